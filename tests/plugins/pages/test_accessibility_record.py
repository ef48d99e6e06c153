"""The record of the last accessibility check, as the statement page reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.pages.accessibility import RECORD, recorded
from tests.theme.example_site import THEME


def test_the_record_is_read_as_plain_values(tmp_path: Path) -> None:
    file = tmp_path / RECORD
    file.write_text("checked: 22/11/2026\nprogram: axe-core 4.12.1\npages: 40\nviolations:\n- '/tin/: region (dark, 360 px)'\n")

    assert recorded(file) == ("22/11/2026", "axe-core 4.12.1", 40, ("/tin/: region (dark, 360 px)",))


def test_a_theme_without_a_record_has_none(tmp_path: Path) -> None:
    assert recorded(tmp_path / RECORD) == ("", "", 0, ())


def test_half_a_record_is_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / RECORD).write_text("checked: 22/11/2026\n")

    with pytest.raises(KeyError):
        recorded(tmp_path / RECORD)


def test_the_theme_has_a_record_of_real_pages() -> None:
    day, program, pages, _ = recorded(THEME / RECORD)

    assert (len(day), program.split()[0]) == (10, "axe-core")
    assert pages > 30
