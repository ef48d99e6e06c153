"""The code on paper leads to the page it is printed on."""

from __future__ import annotations

import re

import pytest
import segno

from plugins.rendering.codes import QUIET, qr

ADDRESSES = (
    "https://a.example/",
    "https://sonkhe.example/tin/2026/11/lay-y-kien-gop-y-du-thao/",
    "https://son-khe.example/tin/2025/" + "b" * 300 + "/",
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
def test_the_drawing_has_every_module_of_the_code_and_its_quiet_zone(address: str) -> None:
    code = segno.make_qr(address, error="l", mask=0)
    wanted = {(column, row) for row, line in enumerate(code.matrix) for column, dark in enumerate(line) if dark}
    svg = str(qr(address))

    assert modules(svg) == wanted
    assert f'viewBox="0 0 {len(code.matrix) + 2 * QUIET} {len(code.matrix) + 2 * QUIET}"' in svg


def test_the_same_address_gives_the_same_bytes_and_another_another() -> None:
    assert qr(ADDRESSES[0]) == qr(ADDRESSES[0]) != qr(ADDRESSES[1])


def test_nothing_of_the_address_becomes_markup() -> None:
    assert "<script" not in qr("https://a.example/<script>alert(1)</script>/")
