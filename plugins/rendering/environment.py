"""Owns the template environment: autoescape on, an unknown name is an error, compiled templates are cached between builds.

Templates are compiled by compiler.py if Jinja and MarkupSafe have the versions it was written for, otherwise by Jinja alone, which takes
longer and prints the same. PORTAL_PLAIN_TEMPLATES selects plain Jinja.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from plugins.rendering.codes import qr
from plugins.rendering.languages import Languages, catalogues, translator
from plugins.rendering.periods import unbroken, unbroken_text
from portal.store.conditions import installed

WRITTEN_FOR = {"jinja2": "3.1.", "markupsafe": "3.0."}


def _kind(plain: bool) -> type[Environment]:
    if plain or not all(installed(name).startswith(version) for name, version in WRITTEN_FOR.items()):
        return Environment
    from plugins.rendering.compiler import Templates

    return Templates


def _stamp(kind: type[Environment]) -> str:
    """Return what compiled templates depend on besides their own source: this room, and Jinja."""
    ours = b"".join(file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py")))
    return blake2b(ours + f"{kind.__name__} {installed('jinja2')} {installed('markupsafe')}".encode(), digest_size=6).hexdigest()


def environment(theme: Path, cache: Path | None = None, more: Sequence[Path] = (), *, plain: bool = False) -> Environment:
    """Return the environment of one theme folder: templates/ by name, components/<name>/<name>.html by path, both in each language.

    `more` folders of templates are searched after the theme's. `plain`: compiled by Jinja alone.
    """
    kept, kind = None, _kind(plain)
    if cache:
        folder = cache / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        kept = FileSystemBytecodeCache(str(folder), f"{_stamp(kind)}-%s.cache")
    known = catalogues(theme)
    made = kind(
        loader=Languages(FileSystemLoader([str(folder) for folder in (theme / "templates", theme, *more)]), known),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=unbroken,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=kept,
        auto_reload=False,
        cache_size=-1,
    )
    made.filters["t"] = translator(known)
    made.filters["qr"] = qr
    made.filters["unbroken"] = unbroken_text
    return made
