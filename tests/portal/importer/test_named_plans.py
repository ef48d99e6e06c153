"""Plans named in a text: certain if their name tells them from all others, suggested if another body may have one of that name."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.importer.named import read_plans
from portal.source.load import no_last_good
from portal.source.reading.registries.files import read_registries
from portal.source.reading.registries.registry import Registries
from portal.source.reading.tree import walk
from tests import tinysite

PLAN = "tên: Kế hoạch thi tuyển công chức cấp xã trên địa bàn huyện\nloại: kế hoạch\ncơ quan ban hành: Huyện ủy Thử\n"


@pytest.fixture
def with_plan(tmp_path: Path) -> Registries:
    """Registries with one plan of a name that any district may use."""
    content = tinysite.write_site(tmp_path / "content", {"du-lieu/ke-hoach/thi-tuyen.yml": PLAN})
    return read_registries(content, walk(content), no_last_good, [])


def told(text: str, registries: Registries) -> list[tuple[str, bool]]:
    return [(one.value, one.certain) for one in read_plans("", [text], registries)]


@pytest.mark.parametrize(("text", "name"), [
    ("Hội nghị quán triệt Nghị quyết Đại hội đại biểu huyện Thử lần thứ XXVI, nhiệm kỳ 2020 – 2025; gắn với việc", "Nghị quyết Đại hội đại biểu huyện Thử lần thứ XXVI, nhiệm kỳ 2020 – 2025"),
    ("Thực hiện nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX, các xã", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX"),
])  # fmt: skip
def test_the_resolution_of_a_congress_is_told_by_its_number(text: str, name: str) -> None:
    assert told(text, Registries()) == [(name, True)]


def test_a_name_that_any_body_may_use_is_only_suggested(with_plan: Registries) -> None:
    text = "Huyện xây dựng kế hoạch thi tuyển công chức cấp xã trên địa bàn huyện để bảo đảm dân chủ."
    assert told(text, with_plan) == [("Kế hoạch thi tuyển công chức cấp xã trên địa bàn huyện", False)]
