"""Owns the scenes of the demo's pictures, one function each. Photo-like enough to fill a page; refuses flags, emblems, words."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from PIL import Image, ImageDraw

from tools.demo.brush import Colour, Point, finish, gradient, house, mix, person, ranges, ridge, sky, tree

Size = tuple[int, int]
SHIRTS: tuple[Colour, ...] = ((232, 232, 230), (96, 130, 160), (168, 96, 76), (92, 132, 110), (206, 184, 128), (70, 92, 120))
HAIR: Colour = (58, 50, 50)
ROOFS: tuple[Colour, ...] = ((160, 74, 52), (120, 82, 60), (92, 96, 104))


def hills(size: Size, rng: Random) -> Image.Image:
    """Ranges of hills."""
    image = sky(size, rng)
    ranges(image, rng)
    draw = ImageDraw.Draw(image)
    for _ in range(rng.randint(3, 7)):
        tree(draw, rng.uniform(0, size[0]), size[1] * rng.uniform(0.88, 1.02), size[1] * rng.uniform(0.12, 0.24), rng)
    return image


def terraces(size: Size, rng: Random) -> Image.Image:
    """Terraced fields below hills."""
    image = sky(size, rng)
    ranges(image, rng, 0.3)
    draw = ImageDraw.Draw(image)
    ripe = rng.choice(((206, 184, 70), (120, 164, 60), (150, 176, 72)))
    for step in range(14):
        share = step / 13
        colour = mix(mix(ripe, (70, 110, 50), 0.35 * (step % 2)), ripe, share)
        ridge(image, 0.5 + 0.48 * share, 0.045, colour, rng)
    _workers(draw, size, rng, rng.randint(2, 5))
    return image


def _workers(draw: ImageDraw.ImageDraw, size: Size, rng: Random, count: int) -> None:
    for _ in range(count):
        y = size[1] * rng.uniform(0.74, 0.96)
        person(draw, (rng.uniform(0.1, 0.9) * size[0], y), size[1] * 0.13 * y / size[1], rng.choice(SHIRTS), hat=True)


def road(size: Size, rng: Random) -> Image.Image:
    """A concrete road into the hills."""
    image = sky(size, rng)
    ranges(image, rng, 0.36)
    wide, high = size
    draw = ImageDraw.Draw(image)
    end, foot = wide * rng.uniform(0.4, 0.6), wide * rng.uniform(0.3, 0.7)
    draw.polygon(
        [(end - wide * 0.01, high * 0.56), (end + wide * 0.01, high * 0.56), (foot + wide * 0.3, high), (foot - wide * 0.3, high)],
        fill=(188, 184, 176),
    )
    for place in range(9):
        share = (place / 9) ** 1.6
        y = high * (0.58 + 0.42 * share)
        for side in (-1, 1):
            x = end + (foot - end) * share + side * wide * (0.03 + 0.34 * share)
            tree(draw, x, y, high * (0.06 + 0.22 * share), rng)
    person(draw, (end + (foot - end) * 0.5, high * 0.82), high * 0.16, rng.choice(SHIRTS), hat=rng.random() < 0.5)
    return image


def hall(size: Size, rng: Random) -> Image.Image:
    """A meeting room seen from the back row."""
    wide, high = size
    image = gradient(size, (214, 196, 164), (236, 226, 206))
    draw = ImageDraw.Draw(image)
    curtain = rng.choice(((150, 34, 38), (34, 70, 120), (120, 28, 44)))
    for fold in range(24):
        left = wide * (0.14 + 0.72 * fold / 24)
        draw.rectangle((left, high * 0.08, left + wide * 0.03, high * 0.46), fill=mix(curtain, (0, 0, 0), 0.22 * (fold % 2)))
    draw.rectangle((wide * 0.1, high * 0.46, wide * 0.9, high * 0.5), fill=(120, 84, 54))
    draw.rectangle((wide * 0.26, high * 0.39, wide * 0.74, high * 0.47), fill=rng.choice(((232, 232, 226), (40, 90, 150))))
    for seat in range(rng.randint(3, 5)):
        _back(draw, (wide * (0.33 + seat * 0.085), high * 0.36), wide * 0.022, rng, face=True)
    for row in range(5):
        y, reach = high * (0.56 + row * 0.115), wide * (0.022 + row * 0.009)
        for seat in range(12 - row):
            _back(draw, (wide * (0.04 + (seat + 0.5 * (row % 2)) / (11.4 - row)), y), reach, rng)
    return image


def _back(draw: ImageDraw.ImageDraw, head: Point, reach: float, rng: Random, face: bool = False) -> None:
    """Somebody seated, seen from behind, or facing the room; `head` is its middle."""
    x, y = head
    draw.rounded_rectangle((x - reach * 1.7, y + reach * 0.9, x + reach * 1.7, y + reach * 4.6), radius=reach, fill=rng.choice(SHIRTS))
    draw.ellipse((x - reach, y - reach, x + reach, y + reach * 1.2), fill=(204, 162, 130) if face else HAIR)
    if face:
        draw.pieslice((x - reach, y - reach * 1.1, x + reach, y + reach), 180, 360, fill=HAIR)


def school(size: Size, rng: Random) -> Image.Image:
    """A school building with its yard."""
    image = sky(size, rng)
    ranges(image, rng, 0.3)
    wide, high = size
    draw = ImageDraw.Draw(image)
    wall = rng.choice(((240, 214, 140), (226, 232, 220), (236, 200, 160)))
    draw.rectangle((wide * 0.08, high * 0.34, wide * 0.92, high * 0.72), fill=wall)
    draw.polygon(
        [(wide * 0.05, high * 0.35), (wide * 0.95, high * 0.35), (wide * 0.88, high * 0.25), (wide * 0.12, high * 0.25)],
        fill=rng.choice(ROOFS),
    )
    for floor in range(2):
        for window in range(9):
            left, top = wide * (0.11 + window * 0.09), high * (0.39 + floor * 0.17)
            draw.rectangle((left, top, left + wide * 0.055, top + high * 0.1), fill=(92, 128, 150), outline=(250, 250, 246), width=3)
    draw.rectangle((0, high * 0.72, wide, high), fill=(206, 196, 176))
    for _ in range(rng.randint(9, 18)):
        y = high * rng.uniform(0.78, 0.98)
        person(draw, (wide * rng.uniform(0.06, 0.94), y), high * 0.11 * y / high, rng.choice(SHIRTS))
    tree(draw, wide * rng.choice((0.06, 0.95)), high * 0.86, high * 0.5, rng)
    return image


def village(size: Size, rng: Random) -> Image.Image:
    """Houses on a slope."""
    image = sky(size, rng)
    ranges(image, rng, 0.34)
    wide, high = size
    draw = ImageDraw.Draw(image)
    for row in range(4):
        for _ in range(4 - row // 2):
            scale = 0.08 + 0.045 * row
            house(draw, wide * rng.uniform(0, 0.88), high * (0.6 + row * 0.11), wide * scale, rng.choice(ROOFS))
            tree(draw, wide * rng.random(), high * (0.63 + row * 0.11), high * (0.1 + 0.04 * row), rng)
    return image


def bridge(size: Size, rng: Random) -> Image.Image:
    """A bridge over a stream."""
    image = sky(size, rng)
    ranges(image, rng, 0.34)
    wide, high = size
    draw = ImageDraw.Draw(image)
    draw.polygon([(wide * 0.3, high * 0.6), (wide * 0.7, high * 0.6), (wide, high), (0, high)], fill=(122, 164, 176))
    for wave in range(16):
        y = high * (0.62 + 0.37 * wave / 16)
        left = rng.uniform(0.15, 0.7) * wide
        draw.line((left, y, left + wide * rng.uniform(0.05, 0.2), y), fill=(196, 220, 224), width=2 + wave // 5)
    draw.rectangle((0, high * 0.55, wide, high * 0.61), fill=(172, 170, 166))
    for post in range(18):
        x = wide * post / 17
        draw.line((x, high * 0.47, x, high * 0.56), fill=(210, 208, 204), width=4)
    draw.line((0, high * 0.48, wide, high * 0.48), fill=(210, 208, 204), width=5)
    for _ in range(rng.randint(2, 6)):
        person(draw, (wide * rng.random(), high * 0.565), high * 0.12, rng.choice(SHIRTS))
    return image


def counter(size: Size, rng: Random) -> Image.Image:
    """A public service counter."""
    wide, high = size
    image = gradient(size, (228, 234, 238), (206, 212, 214))
    draw = ImageDraw.Draw(image)
    for window in range(4):
        left = wide * (0.05 + window * 0.24)
        draw.rectangle((left, high * 0.1, left + wide * 0.19, high * 0.46), fill=(176, 204, 220), outline=(250, 250, 250), width=6)
        _back(draw, (left + wide * 0.095, high * 0.42), wide * 0.024, rng, face=True)
    draw.rectangle((0, high * 0.52, wide, high * 0.7), fill=(150, 108, 72))
    draw.rectangle((0, high * 0.5, wide, high * 0.54), fill=(186, 142, 100))
    draw.rectangle((0, high * 0.7, wide, high), fill=(186, 180, 172))
    for visitor in range(rng.randint(3, 6)):
        person(draw, (wide * (0.12 + visitor * 0.15 + rng.uniform(-0.03, 0.03)), high * 0.97), high * 0.5, rng.choice(SHIRTS))
    return image


def market(size: Size, rng: Random) -> Image.Image:
    """Stalls under awnings."""
    image = sky(size, rng)
    wide, high = size
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, high * 0.5, wide, high), fill=(198, 182, 156))
    for stall in range(5):
        left, colour = wide * (stall * 0.2), rng.choice(((196, 60, 50), (40, 110, 150), (220, 160, 50), (70, 140, 80)))
        for stripe in range(4):
            x = left + wide * 0.05 * stripe
            draw.polygon(
                [(x, high * 0.36), (x + wide * 0.05, high * 0.36), (x + wide * 0.06, high * 0.5), (x - wide * 0.01, high * 0.5)],
                fill=colour if stripe % 2 else (244, 240, 230),
            )
        draw.rectangle((left + wide * 0.01, high * 0.66, left + wide * 0.19, high * 0.8), fill=(132, 98, 66))
        for good in range(12):
            x = left + wide * (0.02 + 0.013 * good)
            draw.ellipse(
                (x, high * 0.62, x + wide * 0.018, high * 0.67),
                fill=rng.choice(((190, 40, 40), (230, 150, 40), (90, 150, 60), (220, 200, 90))),
            )
    for _ in range(rng.randint(6, 11)):
        y = high * rng.uniform(0.84, 1.0)
        person(draw, (wide * rng.random(), y), high * 0.26, rng.choice(SHIRTS), hat=rng.random() < 0.4)
    return image


def chart(size: Size, rng: Random) -> Image.Image:
    """A plain graphic: bars that grow."""
    wide, high = size
    image = Image.new("RGB", size, (250, 250, 247))
    draw = ImageDraw.Draw(image)
    colour = rng.choice(((32, 92, 140), (46, 120, 84), (150, 70, 50)))
    value = rng.uniform(0.2, 0.4)
    for line in range(5):
        draw.line((wide * 0.08, high * (0.12 + line * 0.17), wide * 0.95, high * (0.12 + line * 0.17)), fill=(222, 222, 216), width=2)
    for bar in range(7):
        left = wide * (0.11 + bar * 0.12)
        draw.rectangle(
            (left, high * (0.8 - 0.68 * value), left + wide * 0.075, high * 0.8), fill=mix(colour, (255, 255, 255), 0.45 - bar * 0.07)
        )
        value = min(0.98, value + rng.uniform(-0.02, 0.14))
    draw.line((wide * 0.08, high * 0.8, wide * 0.95, high * 0.8), fill=(60, 60, 60), width=4)
    return image


SCENES: dict[str, Callable[[Size, Random], Image.Image]] = {
    "doi-nui": hills, "ruong-bac-thang": terraces, "duong-be-tong": road, "hoi-truong": hall, "truong-hoc": school, "lang-ban": village,
    "cau-dan-sinh": bridge, "mot-cua": counter, "cho-phien": market, "bieu-do": chart,
}  # fmt: skip


def draw_scene(scene: str, size: Size, rng: Random) -> Image.Image:
    """A picture of a scene in a size; a graphic stays clean, the others get grain."""
    half = (size[0] // 2, size[1] // 2) if size[0] > 1400 else size
    image = SCENES[scene](half, rng)
    image = image if scene == "bieu-do" else finish(image, rng)
    return image if half == size else image.resize(size, Image.Resampling.BICUBIC)
