"""Owns the built assets as a whole: file names with fingerprints, and the addresses that pages print.

It only reads the theme and keeps cut fonts in a cache. The engine writes the output.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from plugins.assets import css, fonts, modules
from portal import urls

FOLDER = "assets"


@dataclass(frozen=True, slots=True)
class Assets:
    """`files` by path below the output; every address is root-relative. `csp` is for a <meta> or a server's header."""

    files: dict[str, bytes]
    css_href: str
    fonts: tuple[str, ...]  # Regular, Bold: worth preloading
    modules: dict[str, str]  # name → address
    import_map: str
    scripts: tuple[str, ...]  # entry points, type="module"
    early: str
    icon: str
    csp: str


class _Files(dict[str, bytes]):
    """A collection of files; `add` fingerprints one and returns its address."""

    def add(self, name: str, suffix: str, data: bytes) -> str:
        path = f"{FOLDER}/{name}-{hashlib.sha256(data).hexdigest()[:12]}{suffix}"
        self[path] = data
        return f"/{path}"


def build_assets(theme: Path, cache: Path) -> Assets:
    """Return everything under /assets/ from the theme folder; cut fonts are cached in `cache`/fonts.

    Raises FileNotFoundError if the theme or the font package lacks a file, ValueError on two modules of one name.
    """
    files = _Files()
    cut = fonts.fonts(cache / "fonts")
    font_href = {font.weight: files.add(f"portal-sans-{font.weight}", ".woff2", font.data) for font in cut}
    files[f"{FOLDER}/portal-sans-OFL.txt"] = fonts.license_text()
    files[urls.file_of(urls.FEED_STYLE)] = css.squeezed((theme / "static" / "kenh-tin.css").read_text(encoding="utf-8")).encode()
    sheet = css.stylesheet(theme, fonts.faces(cut, {w: Path(href).name for w, href in font_href.items()}))
    named = {name: files.add(name, ".mjs", file.read_bytes()) for name, file in modules.module_files(theme).items()}
    mapping = modules.import_map({name: href for name, href in named.items() if name != "init"})
    return Assets(
        files=files,
        css_href=files.add("site", ".css", sheet.encode()),
        fonts=tuple(font_href.values()),
        modules=named,
        import_map=mapping,
        scripts=(named["init"],) if "init" in named else (),
        early=files.add("early", ".js", squeezed_script((theme / "js" / "early.js").read_text(encoding="utf-8"))),
        icon=files.add("favicon", ".svg", (theme / "static" / "favicon.svg").read_bytes()),
        csp=policy(modules.csp_hash(mapping)),
    )


def squeezed_script(text: str) -> bytes:
    """Return the blocking script without indentation; the script is written so that line ends may be removed too."""
    return "".join(line.strip() for line in text.splitlines()).encode()


def policy(*script_sources: str) -> str:
    """Return the Content-Security-Policy of every page: this origin alone, no inline style, inline scripts by hash only."""
    scripts = " ".join(("'self'", *script_sources))
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self'; font-src 'self'; "
        "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
    )
