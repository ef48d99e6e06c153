"""Photographs of iPhones are read like any other, upright, and no metadata of the camera is published."""

from __future__ import annotations

import io
import subprocess
import sys
from functools import cache

import pytest
from PIL import Image

from plugins.images.derive import derived
from portal.source.reading.picture import has_place, look_at_picture
from tests.conftest import ROOT

RED, BLUE = (200, 30, 30), (0, 0, 255)


@cache
def photograph(orientation: int = 1, size: tuple[int, int] = (400, 300)) -> bytes:
    """A red picture with a blue band where the camera had its left."""
    import pillow_heif

    pillow_heif.register_heif_opener(thumbnails=False)
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (0, 0, size[0] // 4, size[1]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[1] = "N"
    file = io.BytesIO()
    image.save(file, "HEIF", exif=exif.tobytes())
    return file.getvalue()


@pytest.mark.parametrize(("name", "codes"), [("anh/a.heic", []), ("anh/a.HEIF", []), ("anh/a.jpg", ["P103"]), ("anh/a.JPEG", ["P103"])])
def test_a_photograph_of_an_iphone_is_shown_whatever_its_ending(name: str, codes: list[str]) -> None:
    picture, told = look_at_picture(name, photograph())
    assert picture is not None
    assert (picture.width, picture.height) == (400, 300)
    assert [problem.code for problem in told] == codes


@pytest.mark.parametrize(
    ("orientation", "size", "blue"),
    [(1, (400, 300), (10, 150)), (3, (400, 300), (390, 150)), (6, (300, 400), (150, 10)), (8, (300, 400), (150, 390))],
)
def test_it_is_upright_and_bare(orientation: int, size: tuple[int, int], blue: tuple[int, int]) -> None:
    data = photograph(orientation)
    picture, _ = look_at_picture("anh/a.heic", data)
    assert picture is not None
    assert (picture.width, picture.height) == size
    made = Image.open(io.BytesIO(derived(data, [(size[0], "jpg")])[size[0], "jpg"]))
    assert made.size == size
    pixel = made.convert("RGB").getpixel(blue)
    assert isinstance(pixel, tuple)
    assert pixel[2] > 200 > 60 > pixel[0]
    assert has_place(data)
    assert not dict(made.getexif())


@pytest.mark.parametrize("cut", [16, 40, 200, -100])
def test_half_of_one_is_told_and_not_shown(cut: int) -> None:
    picture, told = look_at_picture("anh/a.heic", photograph()[:cut])
    assert picture is None
    assert [problem.code for problem in told][-1] == "P101"


def test_nothing_of_it_is_a_part_of_a_site_without_one() -> None:
    code = "import io, sys; from PIL import Image; from portal.source.reading.picture import look_at_picture as look; f = io.BytesIO(); "
    code += "Image.new('RGB', (9, 9)).save(f, 'PNG'); assert look('anh/a.png', f.getvalue())[0]; print('pillow_heif' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout == "False\n"
