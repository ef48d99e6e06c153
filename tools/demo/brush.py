"""Owns the means of drawing: skies, ridges, figures, grain. Deterministic from the numbers it is given; refuses words."""

from __future__ import annotations

from math import sin
from random import Random
from typing import TypeAlias

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

Colour: TypeAlias = tuple[int, int, int]
Point = tuple[float, float]  # x, y in px from the upper left corner
SKIES: tuple[tuple[Colour, Colour], ...] = (
    ((96, 154, 208), (222, 235, 240)), ((236, 190, 140), (250, 232, 204)), ((150, 178, 196), (226, 228, 224)),
    ((112, 160, 200), (206, 226, 236)),
)  # fmt: skip
INKS: tuple[tuple[Colour, Colour, Colour], ...] = (  # dark, middle, light: what a picture is printed in
    ((26, 50, 66), (116, 160, 142), (252, 244, 224)), ((48, 44, 58), (180, 144, 110), (253, 243, 220)),
    ((22, 60, 60), (126, 168, 126), (250, 247, 228)), ((34, 48, 78), (140, 160, 178), (252, 245, 232)),
)  # fmt: skip
INKED = 0.54  # how far colours give way to the inks


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two."""
    return (
        round(one[0] + (other[0] - one[0]) * share),
        round(one[1] + (other[1] - one[1]) * share),
        round(one[2] + (other[2] - one[2]) * share),
    )


def gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    """A vertical run from one colour to another."""
    column = Image.new("RGB", (1, 64))
    for row in range(64):
        column.putpixel((0, row), mix(top, bottom, row / 63))
    return column.resize(size, Image.Resampling.BICUBIC)


def sky(size: tuple[int, int], rng: Random) -> Image.Image:
    """A sky with soft clouds."""
    top, bottom = rng.choice(SKIES)
    image = gradient(size, top, bottom)
    clouds = Image.new("L", size, 0)
    draw = ImageDraw.Draw(clouds)
    wide, high = size
    for _ in range(rng.randint(4, 9)):
        x, y, reach = rng.randrange(wide), rng.randrange(max(high // 3, 1)), rng.randint(wide // 12, wide // 5)
        for puff in range(5):
            dx, dy = rng.randint(-reach, reach), rng.randint(-reach // 6, reach // 6)
            draw.ellipse((x + dx - reach // 2, y + dy - reach // 8, x + dx + reach // 2, y + dy + reach // 8), fill=120 + 15 * puff)
    clouds = clouds.filter(ImageFilter.GaussianBlur(wide / 45))
    image.paste((255, 253, 248), (0, 0), clouds)
    return image


def ridge(image: Image.Image, base: float, height: float, colour: Colour, rng: Random) -> None:
    """A line of hills from edge to edge, filled to the bottom."""
    wide, high = image.size
    waves = [(rng.uniform(0.6, 3.5), rng.uniform(0, 6.3), rng.uniform(0.2, 1)) for _ in range(4)]
    total = sum(strength for _, _, strength in waves)
    points: list[tuple[float, float]] = []
    for x in range(0, wide + 8, 8):
        wave = sum(strength * sin(pace * x / wide * 6.3 + start) for pace, start, strength in waves) / total
        points.append((x, high * (base - height * wave)))
    ImageDraw.Draw(image).polygon([*points, (wide, high), (0, high)], fill=colour)


def ranges(image: Image.Image, rng: Random, horizon: float = 0.42, near: Colour = (58, 104, 52)) -> None:
    """Hills behind hills, the farther the paler."""
    far = mix(near, (178, 200, 214), 0.82)
    count = rng.randint(4, 6)
    for place in range(count):
        share = place / (count - 1)
        ridge(image, horizon + 0.32 * share, 0.10 - 0.04 * share, mix(far, near, share), rng)


def person(draw: ImageDraw.ImageDraw, feet: Point, tall: float, shirt: Colour, hat: bool = False) -> None:
    """A small standing figure, seen from afar."""
    x, y = feet
    head = tall * 0.16
    draw.rounded_rectangle((x - tall * 0.14, y - tall * 0.8, x + tall * 0.14, y - tall * 0.3), radius=tall * 0.06, fill=shirt)
    draw.rectangle((x - tall * 0.11, y - tall * 0.36, x - 1, y), fill=(48, 50, 62))
    draw.rectangle((x + 1, y - tall * 0.36, x + tall * 0.11, y), fill=(42, 44, 56))
    draw.ellipse((x - head / 2, y - tall * 0.98, x + head / 2, y - tall * 0.98 + head), fill=(206, 164, 130))
    if hat:
        draw.polygon([(x - head, y - tall * 0.9), (x + head, y - tall * 0.9), (x, y - tall * 1.08)], fill=(226, 208, 160))
    else:
        draw.pieslice((x - head / 2, y - tall * 0.99, x + head / 2, y - tall * 0.99 + head), 180, 360, fill=(30, 26, 24))


def tree(draw: ImageDraw.ImageDraw, x: float, y: float, tall: float, rng: Random) -> None:
    """A tree with a round crown, its foot at (x, y)."""
    draw.rectangle((x - tall * 0.03, y - tall * 0.4, x + tall * 0.03, y), fill=(88, 66, 46))
    for _ in range(7):
        dx, dy, size = rng.uniform(-0.2, 0.2) * tall, rng.uniform(-0.95, -0.4) * tall, rng.uniform(0.14, 0.26) * tall
        draw.ellipse((x + dx - size, y + dy - size, x + dx + size, y + dy + size), fill=mix((40, 88, 40), (92, 140, 62), rng.random()))


def house(draw: ImageDraw.ImageDraw, x: float, y: float, wide: float, roof: Colour) -> None:
    """A house with a pitched roof, its left foot at (x, y)."""
    high = wide * 0.5
    draw.rectangle((x, y - high, x + wide, y), fill=(226, 214, 190))
    draw.polygon(
        [(x - wide * 0.12, y - high), (x + wide * 1.12, y - high), (x + wide * 0.84, y - high * 1.75), (x + wide * 0.16, y - high * 1.75)],
        fill=roof,
    )
    for place in range(3):
        left = x + wide * (0.12 + place * 0.29)
        draw.rectangle((left, y - high * 0.72, left + wide * 0.16, y - high * 0.28), fill=(96, 74, 58))


def finish(image: Image.Image, rng: Random) -> Image.Image:
    """Few inks, grain and a darker rim: a picture that is seen to be printed, not taken."""
    dark, middle, light = rng.choice(INKS)
    inked = ImageOps.colorize(ImageOps.autocontrast(image.convert("L"), cutoff=1), dark, light, middle)
    image = Image.blend(image, inked, INKED)
    wide, high = image.size
    small = (wide // 3, high // 3)
    grain = Image.frombytes("L", small, rng.randbytes(small[0] * small[1])).resize(image.size, Image.Resampling.BILINEAR)
    grain = grain.point([round(128 + (value - 128) * 0.12) for value in range(256)])
    image = ImageChops.overlay(image, Image.merge("RGB", (grain, grain, grain)))
    rim = Image.new("L", (64, 64), 255)
    ImageDraw.Draw(rim).rectangle((0, 0, 63, 63), outline=205, width=5)
    rim = rim.filter(ImageFilter.GaussianBlur(9)).resize(image.size, Image.Resampling.BICUBIC)
    return ImageChops.multiply(image, Image.merge("RGB", (rim, rim, rim)))
