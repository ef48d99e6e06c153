"""Owns the two web fonts: their letters, how they are cut, and fallback fonts with equal metrics.

The source is Source Sans Pro (SIL OFL 1.1) from the PyPI package font-source-sans-pro. "Source" is a reserved font name, so the cut fonts
have a different one. The same letters and tools give the same bytes. It writes only to its cache.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from portal.store.conditions import installed

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FAMILY = "Portal Sans"
WEIGHTS = {400: "Regular", 700: "Bold"}
FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk", "pnum", "case")

# Every letter of Vietnamese with every tone, both cases (Unicode 16, Latin-1, Latin Extended-A/B and Additional).
VIETNAMESE = (*range(0xC0, 0x100), *map(ord, "ĂăĐđĨĩŨũƠơƯư"), *range(0x1EA0, 0x1EFA))
MARKS = (0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323)  # a decomposed name is still shown in one font
SIGNS = tuple(map(ord, " ¡§©«®°±²³´·»¼½¾¿–—‘’‚“”„†•…‰′″‹›€№₫™←→↑↓−×÷≈≠≤≥✓"))
CHARACTERS = frozenset((*range(0x20, 0x7F), *VIETNAMESE, *MARKS, *SIGNS))

# Advance width of Source Sans Pro over the width of the local font, for letters as frequent as in Vietnamese news.
LOCAL_WIDTHS = {
    "Arial": {400: 0.925, 700: 0.908},
    "Roboto": {400: 0.938, 700: 0.971},
}


@dataclass(frozen=True, slots=True)
class Font:
    """One weight as woff2. `ascent` and `descent` are parts of the em."""

    weight: int
    data: bytes
    ascent: float
    descent: float


def fonts(cache_folder: Path) -> tuple[Font, ...]:
    """Return Regular and Bold, cut once and then read from `cache_folder` (created if missing, may be deleted at any time)."""
    return tuple(_font(weight, cache_folder) for weight in WEIGHTS)


def license_text() -> bytes:
    """Return the OFL, which accompanies the fonts."""
    return (_source() / "LICENSE.txt").read_bytes()


def faces(made: tuple[Font, ...], href: dict[int, str]) -> str:
    """Return the @font-face rules: the fonts at their addresses, and local fonts scaled to their metrics.

    `optional` never swaps a font on a displayed page: a font that loads late is used on the next page.
    """
    return "".join(_face(font, href[font.weight]) for font in made)


def _face(font: Font, href: str) -> str:
    web = f'@font-face{{font-family:"{FAMILY}";font-weight:{font.weight};font-display:optional;src:url("{href}") format("woff2")}}'
    return web + "".join(_stand_in(font, name, widths[font.weight]) for name, widths in LOCAL_WIDTHS.items())


def _stand_in(font: Font, name: str, width: float) -> str:
    bold = " Bold" if font.weight == 700 else ""
    return (
        f'@font-face{{font-family:"{FAMILY} {name}";font-weight:{font.weight};src:local("{name}{bold}");'
        f"size-adjust:{width:.1%};ascent-override:{font.ascent / width:.1%};"
        f"descent-override:{font.descent / width:.1%};line-gap-override:0%}}"
    )


def _source() -> Path:
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("font-source-sans-pro")
    return Path(spec.origin).parent / "files"


def _font(weight: int, cache_folder: Path) -> Font:
    source = (_source() / f"SourceSansPro-{WEIGHTS[weight]}.ttf").read_bytes()
    kept = cache_folder / f"portal-sans-{weight}-{_key(source)}.woff2"
    measures = kept.with_suffix(".txt")
    if not (kept.exists() and measures.exists()):
        _keep(measures, " ".join(map(repr, _metrics(source))).encode())
        _keep(kept, _cut(source, weight))
    ascent, descent = map(float, measures.read_text().split())
    return Font(weight, kept.read_bytes(), ascent, descent)


def _key(source: bytes) -> str:
    recipe = [installed("fonttools"), installed("brotli"), FAMILY, *FEATURES, *map(str, sorted(CHARACTERS))]
    return hashlib.sha256(source + "\n".join(recipe).encode()).hexdigest()[:16]


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    unfinished.write_bytes(data)
    unfinished.replace(path)


def _metrics(source: bytes) -> tuple[float, float]:
    from fontTools.ttLib import TTFont  # its import takes half a second: only where a font is cut

    font = TTFont(BytesIO(source), lazy=True)
    em = font["head"].unitsPerEm
    return font["hhea"].ascent / em, -font["hhea"].descent / em


def _cut(source: bytes, weight: int) -> bytes:
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(source), recalcTimestamp=False)
    options = Options(hinting=False, layout_features=list(FEATURES), name_IDs=[0, 1, 2, 4, 6, 13, 14], notdef_outline=True)
    cutter = Subsetter(options)
    cutter.populate(unicodes=sorted(CHARACTERS & set(font.getBestCmap())))
    cutter.subset(font)
    _rename(font, weight)
    font.flavor = "woff2"
    made = BytesIO()
    font.save(made)
    return made.getvalue()


def _rename(font: TTFont, weight: int) -> None:
    style = WEIGHTS[weight]
    full = {1: FAMILY, 4: f"{FAMILY} {style}", 6: f"PortalSans-{style}"}
    for record in font["name"].names:
        if record.nameID in full:
            record.string = full[record.nameID]
