"""A name that an old and a new body share means the one that was there on the day, wherever it is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal.domain.portal import Portal
from portal.source.load import Loaded
from tests.sitekit import codes, news, portal_of, site
from tests.tinysite import UNITS

BODIES = f"""\
{UNITS}- mã: ubnd-cu
  tên: UBND huyện Thử
  tên khác: UBND
  loại: Ủy ban nhân dân
  cấp: Huyện
  thuộc: huyen-thu
  đến ngày: 30/6/2025
- mã: ubnd-moi
  tên: UBND xã Một
  tên khác: [UBND, UBND huyện Thử]
  loại: Ủy ban nhân dân
  cấp: Xã
  thuộc: xa-mot
  từ ngày: 01/7/2025
"""
REGISTRY = {"du-lieu/don-vi.yml": BODIES}
OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)
DAYS = pytest.mark.parametrize(("day", "body"), [(OLD, "ubnd-cu"), (NEW, "ubnd-moi")], ids=["old", "new"])


def told(root: Path, day: date, head: str = "", **files: str) -> Loaded:
    """A site of one article of a day, whose unit is beyond doubt."""
    text = news(f"{day.day:02}/{day.month}/{day.year}", plan="", unit="Xã Một" if day >= NEW else "Huyện ủy Thử", head=head)
    return site(root, text, as_of="2026-06-01", files={**REGISTRY, **files})


def only(portal: Portal, table: str) -> str:
    [id] = portal.ids(table)
    return id


@DAYS
@pytest.mark.parametrize("name", ["UBND", "ubnd", "UBND huyện Thử"])
def test_the_issuer_of_a_document_is_the_body_of_its_day(tmp_path: Path, day: date, body: str, name: str) -> None:
    issued = f"{day.day}/{day.month}/{day.year}"
    head = f"văn bản:\n  - số: 12/QĐ\n    ngày ban hành: {issued}\n    cơ quan ban hành: {name}\n    trích yếu: Quyết định"
    loaded = told(tmp_path, date(2026, 1, 5), head)
    portal = portal_of(loaded)
    assert portal.document(only(portal, "documents")).issuer == body
    assert "C182" not in codes(loaded)


@DAYS
def test_a_document_without_a_date_is_of_the_day_of_its_article(tmp_path: Path, day: date, body: str) -> None:
    head = "văn bản:\n  - số: 12/QĐ-UBND\n    cơ quan ban hành: UBND\n    trích yếu: Quyết định"
    portal = portal_of(told(tmp_path, day, head))
    assert portal.document(only(portal, "documents")).issuer == body


@DAYS
def test_the_host_of_an_event_is_the_body_of_that_day(tmp_path: Path, day: date, body: str) -> None:
    head = f"sự kiện:\n  tên: Hội nghị\n  ngày: {day.day}/{day.month}/{day.year}\n  cơ quan tổ chức: UBND"
    portal = portal_of(told(tmp_path, day, head))
    assert portal.event(only(portal, "events")).report.hosts == (body,)


@DAYS
def test_the_issuer_of_a_plan_and_its_documents_are_the_bodies_of_its_day(tmp_path: Path, day: date, body: str) -> None:
    plan = (
        f"tên: Kế hoạch Thử\nngày: {day.day}/{day.month}/{day.year}\ncơ quan ban hành: UBND\ncơ quan chủ trì: UBND\n"
        "văn bản:\n  - số: 9/KH-UBND\n    cơ quan ban hành: UBND\n    trích yếu: Kế hoạch chi tiết\n"
        "chỉ tiêu:\n  - câu: (1) Đến năm 2030, 90% số xã đạt\n    đơn vị: UBND\n"
    )
    portal = portal_of(told(tmp_path, NEW, **{"du-lieu/ke-hoach/ke-hoach-thu.yml": plan}))
    found = portal.plan("ke-hoach-thu")
    assert (found.issuer, found.drafting_unit, portal.target("ke-hoach-thu-1").unit) == (body, body, body)
    assert [portal.document(id).issuer for id in portal.ids("documents")] == [body]


@DAYS
def test_the_unit_of_a_figure_is_the_body_of_the_day_it_was_told(tmp_path: Path, day: date, body: str) -> None:
    portal = portal_of(told(tmp_path, day, "kết quả:\n  - câu: 86,5% hồ sơ đúng hạn\n    đơn vị: UBND"))
    assert portal.result(only(portal, "results")).unit == body


def test_namesakes_of_one_time_are_told_apart_and_the_name_stands_as_written(tmp_path: Path) -> None:
    head = "văn bản:\n  - số: 12/QĐ-UBND\n    cơ quan ban hành: Xã Trùng\n    trích yếu: Quyết định"
    loaded = told(tmp_path, NEW, head)
    document = portal_of(loaded).document(only(portal_of(loaded), "documents"))
    assert (document.issuer, document.issuer_name) == ("", "Xã Trùng")
    [fault] = [problem for problem in loaded.problems if problem.code == "C182"]
    assert fault.line and "Xã Trùng (Tỉnh Mẫu, mã xa-trung-mau); Xã Trùng (Tỉnh Khác, mã xa-trung-khac)" in fault.message


def test_a_host_among_namesakes_of_one_time_holds_its_article(tmp_path: Path) -> None:
    loaded = told(tmp_path, NEW, "sự kiện:\n  tên: Hội nghị\n  ngày: 01/7/2025\n  cơ quan tổ chức: Xã Trùng")
    assert "T105" in codes(loaded) and len(loaded.held) == 1
