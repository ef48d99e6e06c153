"""What is suggested while a name is typed: of namesakes the one of today by its name, the others so that people can tell them apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tinysite import GOOD, UNITS, load_site
from webdesk.newsroom.names import suggested

PARTY = "  tên: Đảng ủy xã Một\n  loại: Cơ quan Đảng\n  cấp: Xã\n  thuộc: tinh-mau\n"
NAMESAKES = f"{UNITS}- mã: mot-cu\n{PARTY}  đến ngày: 30/6/2025\n- mã: mot-moi\n{PARTY}  từ ngày: 01/7/2025\n"


def test_of_namesakes_the_one_of_today_is_written_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_AS_OF", "2026-11-21T09:00")
    loaded = load_site(tmp_path, {"tin/2024/05/tin.md": GOOD, "du-lieu/don-vi.yml": NAMESAKES})
    found = suggested(loaded, "unit", "đảng ủy xã một")
    assert [(one.name, one.beside) for one in found] == [("Đảng ủy xã Một", ""), ("mot-cu", "Đảng ủy xã Một, đến 30/06/2025")]


def test_two_of_one_name_today_are_written_by_their_ids_beside_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_AS_OF", "2026-11-21T09:00")
    both = NAMESAKES.replace("  đến ngày: 30/6/2025\n- mã: mot-moi", "- mã: mot-moi")
    loaded = load_site(tmp_path, {"tin/2024/05/tin.md": GOOD, "du-lieu/don-vi.yml": both})
    found = {one.name: one.beside for one in suggested(loaded, "unit", "đảng ủy xã một")}
    assert found == {"mot-cu": "Đảng ủy xã Một", "mot-moi": "Đảng ủy xã Một"}
