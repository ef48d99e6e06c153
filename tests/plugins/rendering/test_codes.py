"""The code on paper leads to the page it is printed on."""

from __future__ import annotations

import re

import pytest
import zxingcpp
from PIL import Image

from plugins.rendering.codes import QUIET, qr

ADDRESSES = (
    "https://a.example/",
    "https://sonkhe.example/tin/2026/11/lay-y-kien-gop-y-du-thao/",
    "https://son-khe.example/tin/2025/" + "b" * 300 + "/",
    "https://son-khe.example/van-ban/0123456789012345678901234567890123456789/",  # digits are packed in their own way
    "https://son-khe.example/tin/2026/11/b%C3%A0i-1/",
    "otpauth://totp/Son%20Khe:ha?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Son%20Khe",
)


def modules(svg: str) -> set[tuple[int, int]]:
    """Return the dark modules (column, row) that the path of the drawing paints, without the quiet zone."""
    drawn, x, y = set(), 0.0, 0.0
    path = re.search(r' d="([^"]+)"', svg)
    assert path
    for step, words in re.findall(r"([Mmh])([^Mmh]+)", path[1]):
        numbers = [float(number) for number in words.split()]
        if step == "h":
            drawn |= {(int(x) + at - QUIET, int(y) - QUIET) for at in range(int(numbers[0]))}
            x += numbers[0]
        else:
            x, y = (numbers[0], numbers[1]) if step == "M" else (x + numbers[0], y + numbers[1])
    return drawn


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_reader_finds_the_address_in_the_drawing_and_white_around_it(address: str) -> None:
    svg = str(qr(address))
    view = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    assert view
    picture = Image.new("L", (int(view[1]), int(view[2])), 255)
    for column, row in modules(svg):
        picture.putpixel((column + QUIET, row + QUIET), 0)

    assert [found.text for found in zxingcpp.read_barcodes(picture.resize((picture.width * 3, picture.height * 3)))] == [address]
    assert picture.point(lambda shade: 255 - shade).getbbox() == (QUIET, QUIET, picture.width - QUIET, picture.height - QUIET)


def test_the_same_address_gives_the_same_bytes_and_another_another() -> None:
    assert qr(ADDRESSES[0]) == qr(ADDRESSES[0]) != qr(ADDRESSES[1])


def test_nothing_of_the_address_becomes_markup() -> None:
    assert "<script" not in qr("https://a.example/<script>alert(1)</script>/")
