"""Owns the look of a social card: the portal's indigo, white letters in the site's own typeface, a vermilion edge; or the
article's photograph, darkened below where the letters stand.

Letters are drawn as grey values and become 4-bit colours between ground and white, which makes a card quick to draw and
small. Same words, same libraries, same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from unicodedata import normalize

from PIL import Image, ImageDraw, ImageFont, ImageOps

from plugins.cards.lines import Measure, cut, fitted
from portal.views.social import SIZE, SocialCard

GROUND, PAPER, EDGE = (29, 53, 87), (255, 255, 255), (165, 40, 27)  # --brand, --on-brand and --accent of the theme
STEPS = 15  # shades from ground to white; the sixteenth colour is the edge
SHADES = [round(value * (STEPS - 1) / 255) for value in range(256)]
PALETTE = [round(a + (b - a) * step / (STEPS - 1)) for step in range(STEPS) for a, b in zip(GROUND, PAPER, strict=True)] + list(EDGE)
BRIGHT, SOFT = 255, 205
LEFT, RIGHT = 84, 72
WIDTH = SIZE[0] - LEFT - RIGHT
TITLES = ((96, 2), (78, 3), (66, 4), (54, 5), (42, 7))  # px of a title's letters, and the maximum number of such lines
MIDDLE, ABOVE, BELOW, SMALL = 312, 92, 556, 32  # px: the middle of the title, the base lines above and below it
LEADING = 1.22
EDGE_WIDTH = 24
ON_PHOTO = ((60, 2), (50, 3), (42, 4))  # sizes and lines of a title on a photograph
DARK, FADE = 222, 130  # of 255: white letters on a white photograph keep a contrast of 8 : 1; px over which the veil begins
PALE = (229, 232, 238)
BLANK = re.compile(r"\s+")
PERIOD = re.compile(r"(?<=\d{4}) ([-–]) (?=\d{4})")


def drawn(card: SocialCard, photo: bytes = b"") -> bytes:
    """Return a card in its format; in the portal's colours if there is no photograph."""
    if photo:
        return jpeg(on_photo(card, photo))
    plain = in_colours(card)
    return jpeg(plain.convert("RGB")) if card.form == "jpg" else png(plain)


def in_colours(card: SocialCard) -> Image.Image:
    """Return the words on the portal's colours, in sixteen shades."""
    grey = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(grey)
    _line(pen, card.above, ABOVE, "Bold")
    _title(pen, drawable(card.title))
    _line(pen, card.below, BELOW, "Regular")
    shades = grey.point(SHADES)
    shades.putpalette(PALETTE)
    shades.paste(STEPS, (0, 0, EDGE_WIDTH, SIZE[1]))
    return shades


def png(shades: Image.Image) -> bytes:
    """Return sixteen shades as a small file."""
    out = io.BytesIO()
    shades.save(out, "PNG", bits=4, compress_level=4)
    return out.getvalue()


def jpeg(image: Image.Image) -> bytes:
    """Return a card of an article as a file."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()


def on_photo(card: SocialCard, photo: bytes) -> Image.Image:
    """Return the words over the lower part of the photograph, whose upper part stays clear."""
    image = ImageOps.fit(Image.open(io.BytesIO(photo)).convert("RGB"), SIZE, Image.Resampling.LANCZOS, centering=(0.5, 0.4))
    size, lines = laid_out(drawable(card.title), ON_PHOTO)
    step = size * LEADING
    top = round(BELOW - SMALL * LEADING - step * len(lines) - SMALL * LEADING)
    image.paste(GROUND, (0, 0, *SIZE), _veil(top - SMALL))
    image.paste(EDGE, (0, 0, EDGE_WIDTH, SIZE[1]))
    pen = ImageDraw.Draw(image)
    _small(pen, card.above, top + SMALL, "Bold")
    for place, line in enumerate(lines, 1):
        pen.text((LEFT, round(top + SMALL + step * place)), line, fill=PAPER, font=font("Bold", size), anchor="ls")
    _small(pen, card.below, BELOW + SMALL, "Regular")
    return image


def _veil(top: int) -> Image.Image:
    """Return the opacity of the background over the photograph, row by row: DARK from `top` on, so that white letters are readable."""
    rows = bytes(min(DARK, max(0, round(DARK * (row - top + FADE) / FADE))) for row in range(SIZE[1]))
    return Image.frombytes("L", (1, SIZE[1]), rows).resize(SIZE)


def _small(pen: ImageDraw.ImageDraw, text: str, base: int, weight: str) -> None:
    face = font(weight, SMALL)
    for line in cut(drawable(text), measure(face), WIDTH, 1):
        pen.text((LEFT, base), line, fill=PALE, font=face, anchor="ls")


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


def laid_out(title: str, sizes: Sequence[tuple[int, int]] = TITLES) -> tuple[int, list[str]]:
    """Return the largest size at which a title fits, and its lines; a title that does not fit at the smallest size is cut."""
    for size, most in sizes:
        if lines := fitted(title, measure(font("Bold", size)), WIDTH, most):
            return size, lines
    size, most = sizes[-1]
    return size, cut(title, measure(font("Bold", size)), WIDTH, most)


def drawable(text: str) -> str:
    """Return a text in composed letters, without characters the typeface lacks (the pictures in some titles); «2016 - 2020» is not split.
    """
    known = "".join(letter for letter in normalize("NFC", BLANK.sub(" ", text)) if letter == " " or has(letter))
    return PERIOD.sub("\u00a0\\1\u00a0", BLANK.sub(" ", known).strip())


@cache
def has(letter: str) -> bool:
    """Return whether the typeface has a letter: all missing letters have the same glyph."""
    face = font("Regular", SMALL)
    return letter.isprintable() and bytes(face.getmask(letter)) != bytes(face.getmask("\uffff"))


def measure(face: ImageFont.FreeTypeFont) -> Measure:
    """Return a function that measures the width of words in a typeface."""
    return cache(face.getlength)


@cache
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """Return the site's typeface. Composed letters need no shaping, so that no other library affects the pixels."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("font-source-sans-pro")
    file = Path(spec.origin).parent / "files" / f"SourceSansPro-{weight}.ttf"
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
