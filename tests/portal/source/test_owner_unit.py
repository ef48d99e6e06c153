"""The owner of a portal is named as units are named everywhere: by its id or any of its names, and a wrong name is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tinysite import IDENTITY, load_site


@pytest.mark.parametrize(("written", "id"), [("huyen-uy-thu", "huyen-uy-thu"), ("Huyện ủy Thử", "huyen-uy-thu"), ("Huyện ủy Khác", "")])
def test_the_owner_is_found_by_any_name(tmp_path: Path, written: str, id: str) -> None:
    loaded = load_site(tmp_path, {"du-lieu/co-quan.yml": f"{IDENTITY}đơn vị quản lý: {written}\n"})
    assert loaded.portal and loaded.portal.identity().owner_unit == id
    told = [one.message for one in loaded.problems if one.path == "du-lieu/co-quan.yml" and one.severity == "error"]
    assert told == ([] if id else ["Không có đơn vị «Huyện ủy Khác»"])
