"""The README's pictures show the page that tells most, and are small whatever is on them."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from PIL import Image

from tools.pictures import LARGEST, PICTURES, small, telling


def page(site: Path, address: str, *parts: str) -> None:
    file = site / address.strip("/") / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(parts), encoding="utf-8")


def test_the_page_with_most_marks_is_shown_however_long_the_others_are(tmp_path: Path) -> None:
    page(tmp_path, "/ke-hoach/")
    page(tmp_path, "/ke-hoach/dai/", "Vượt", "chữ " * 900)
    page(tmp_path, "/ke-hoach/du/", "Vượt", "<svg>")
    page(tmp_path, "/chi-tieu/khac/", "Vượt", "<svg>", "Đạt")
    assert telling(tmp_path, "ke-hoach/*", ("Vượt", "<svg", "Đạt")) == "/ke-hoach/du/"


def test_of_several_that_tell_as_much_the_one_of_middle_length_is_shown(tmp_path: Path) -> None:
    for length in (10, 500, 20_000):
        page(tmp_path, f"/chi-tieu/{length}/", "<svg>", "x" * length)
    assert telling(tmp_path, "chi-tieu/*", ("<svg",)) == "/chi-tieu/500/"


def test_a_site_without_such_a_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="tin"):
        telling(tmp_path, "tin/*/*/*", ())


def test_a_picture_is_small_even_of_noise() -> None:
    noise = Image.frombytes("RGB", (400, 300), random.Random(1).randbytes(400 * 300 * 3))
    data = small(noise)
    assert len(data) <= LARGEST
    assert Image.open(io.BytesIO(data)).size == (400, 300)


def test_every_picture_has_a_name_of_its_own() -> None:
    assert len({picture.name for picture in PICTURES}) == len(PICTURES)
