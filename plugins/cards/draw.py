"""Owns the look of a social card: the portal's indigo, white letters in the site's own typeface, a vermilion edge.

Letters are drawn as grey values and become 4-bit colours between ground and white, which makes a card quick to draw and
small. Same words, same libraries, same bytes.
"""

from __future__ import annotations

import io
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from unicodedata import normalize

from PIL import Image, ImageDraw, ImageFont

from plugins.cards.lines import Measure, cut, fitted
from portal.views.social import SIZE, SocialCard

GROUND, PAPER, EDGE = (29, 53, 87), (255, 255, 255), (165, 40, 27)  # --brand, --on-brand and --accent of the theme
STEPS = 15  # shades from ground to white; the sixteenth colour is the edge
SHADES = [round(value * (STEPS - 1) / 255) for value in range(256)]
PALETTE = [round(a + (b - a) * step / (STEPS - 1)) for step in range(STEPS) for a, b in zip(GROUND, PAPER, strict=True)] + list(EDGE)
BRIGHT, SOFT = 255, 205
LEFT, RIGHT = 84, 72
WIDTH = SIZE[0] - LEFT - RIGHT
TITLES = ((96, 2), (78, 3), (66, 4), (54, 5), (42, 7))  # px of a title's letters, and how many such lines there is room for
MIDDLE, ABOVE, BELOW, SMALL = 312, 92, 556, 32  # px: the middle of the title, the base lines above and below it
LEADING = 1.22
EDGE_WIDTH = 24
BLANK = re.compile(r"\s+")
PERIOD = re.compile(r"(?<=\d{4}) ([-–]) (?=\d{4})")


def drawn(card: SocialCard) -> bytes:
    """A card as PNG."""
    grey = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(grey)
    _line(pen, card.above, ABOVE, "Bold")
    _title(pen, drawable(card.title))
    _line(pen, card.below, BELOW, "Regular")
    shades = grey.point(SHADES)
    shades.putpalette(PALETTE)
    shades.paste(STEPS, (0, 0, EDGE_WIDTH, SIZE[1]))
    out = io.BytesIO()
    shades.save(out, "PNG", bits=4, compress_level=4)
    return out.getvalue()


def _line(pen: ImageDraw.ImageDraw, text: str, base: int, weight: str) -> None:
    face = font(weight, SMALL)
    for line in cut(drawable(text), measure(face), WIDTH, 1):
        pen.text((LEFT, base), line, fill=SOFT, font=face, anchor="ls")


def _title(pen: ImageDraw.ImageDraw, title: str) -> None:
    size, lines = laid_out(title)
    face, step = font("Bold", size), size * LEADING
    base = MIDDLE - step * (len(lines) - 1) / 2 + size * 0.33
    for line in lines:
        pen.text((LEFT, round(base)), line, fill=BRIGHT, font=face, anchor="ls")
        base += step


def laid_out(title: str) -> tuple[int, list[str]]:
    """The largest size at which a title has room, and its lines; what has no room at the smallest is cut."""
    for size, most in TITLES:
        if lines := fitted(title, measure(font("Bold", size)), WIDTH, most):
            return size, lines
    size, most = TITLES[-1]
    return size, cut(title, measure(font("Bold", size)), WIDTH, most)


def drawable(text: str) -> str:
    """A text in composed letters, without what the typeface lacks (the pictures in some titles); «2016 - 2020» stays together."""
    known = "".join(letter for letter in normalize("NFC", BLANK.sub(" ", text)) if letter == " " or has(letter))
    return PERIOD.sub("\u00a0\\1\u00a0", BLANK.sub(" ", known).strip())


@cache
def has(letter: str) -> bool:
    """Whether the typeface has a letter: one it lacks looks like every other one it lacks."""
    face = font("Regular", SMALL)
    return letter.isprintable() and bytes(face.getmask(letter)) != bytes(face.getmask("\uffff"))


def measure(face: ImageFont.FreeTypeFont) -> Measure:
    """How wide words are in a typeface."""
    return cache(face.getlength)


@cache
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """The site's typeface. Composed letters need no shaping, so that no other library has a say in the pixels."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("font-source-sans-pro")
    file = Path(spec.origin).parent / "files" / f"SourceSansPro-{weight}.ttf"
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
