"""Lists with nothing, with one, with twenty and with many entries: each is told, and each stays small enough for one page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from plugins.pages import consultations, documents, events, notices, plans, sections, topics, units
from portal.domain.portal import Portal
from portal.views.consultation import consultations_of_view, consultations_view
from portal.views.document import documents_by_view
from portal.views.event import events_of_view, events_view
from portal.views.listing import yearly_view
from portal.views.notice import notices_of_view, notices_view
from portal.views.register import plans_by_view
from tests.sitekit import news, portal_of, site

SETTINGS = Settings(Path(), Path(), Path(), Path(), date(2026, 1, 1))
MOST = 130  # entries on one page, unless each is a line: a whole list, or some of each of twelve months
EACH = 65


def told(count: int) -> Iterator[str]:
    """Of each kind so many, in March and in April 2021: meetings, documents, notices, drafts."""
    for month in (3, 4):
        for number in range(count):
            day = f"{number % 28 + 1:02}/{month}/2021"
            name = f"{month}/{number}"
            yield news(day, plan="", title=f"Họp {name}", head=f"sự kiện:\n  loại: hội nghị\n  tên: Họp {name}\n  ngày: {day}")
            paper = f"số: {month}{number:03}-BC/HU\n    loại: báo cáo\n    ngày ban hành: {day}\n    trích yếu: Báo cáo {number}"
            yield news(day, plan="", title=f"Báo cáo {name}", head=f"văn bản:\n  - {paper}")
            yield news(day, plan="", title=f"Thông báo cắt nước {name}", head="loại: Thông báo\nhết hạn: 01/5/2021")
            yield news(
                day, plan=f"Kế hoạch {name} năm 2021", stage="lấy ý kiến", title=f"Góp ý {name}",
                head="lấy ý kiến:\n  hạn góp ý: 30/6/2021\n  nơi nhận: x@mau.example",
            )  # fmt: skip


def of(root: Path, count: int) -> Portal:
    return portal_of(site(root, *told(count), as_of="2021-12-31"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    return of(tmp_path_factory.mktemp("many"), EACH)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    return of(tmp_path_factory.mktemp("few"), 10)


def artifacts(portal: Portal) -> list[Artifact]:
    kinds = (consultations, documents, events, notices, plans, sections, topics, units)
    return [artifact for kind in kinds for artifact in kind.artifacts(portal, SETTINGS)]


def test_a_long_year_shows_some_of_each_month_and_leads_to_all_of_it(many: Portal) -> None:
    year = events_of_view(many, "2021")

    assert [(part.heading, len(part.rows), part.more and (part.more.text, part.more.href)) for part in year.months] == [
        ("Tháng 4", 5, ("Tất cả 65 hội nghị, hội thảo tháng 4", "/su-kien/2021/04/")),
        ("Tháng 3", 5, ("Tất cả 65 hội nghị, hội thảo tháng 3", "/su-kien/2021/03/")),
    ]
    month = events_of_view(many, "2021", "03")
    assert [len(part.rows) for part in month.months] == [EACH]
    assert (month.title, month.lede) == ("Hội nghị, hội thảo tháng 3 năm 2021", "65 hội nghị, hội thảo.")
    assert [(link.text, link.href) for link in month.breadcrumb[2:]] == [("Năm 2021", "/su-kien/2021/"), ("Tháng 3", "")]
    assert month.nav.newer is not None
    assert (month.nav.newer.href, month.nav.older, month.nav.all and month.nav.all.href) == ("/su-kien/2021/04/", None, "/su-kien/2021/")


def test_the_drafts_that_are_over_grow_by_years_and_months(many: Portal) -> None:
    view = consultations_view(many)

    assert (len(view.closed), [(link.text, link.href, link.note) for link in view.years]) == (20, [("Năm 2021", "/gop-y/2021/", "(130)")])
    assert [part.more and part.more.href for part in consultations_of_view(many, "2021").parts] == ["/gop-y/2021/04/", "/gop-y/2021/03/"]
    assert [len(part.rows) for part in consultations_of_view(many, "2021", "04").parts] == [EACH]


def test_notices_documents_and_news_of_a_unit_part_alike(many: Portal) -> None:
    assert [part.heading for part in notices_of_view(many, "2021").past] == ["Tháng 4", "Tháng 3"]
    assert [part.heading for part in documents_by_view(many, "kind", "báo cáo").parts] == ["Năm 2021"]
    assert [part.heading for part in documents_by_view(many, "kind", "báo cáo", ("2021",)).parts] == ["Tháng 4", "Tháng 3"]
    assert [part.heading for part in documents_by_view(many, "year", "2021").parts] == ["Tháng 4", "Tháng 3"]
    assert [group.heading for group in yearly_view(many, "unit", "huyen-uy-thu", ("2021",)).groups] == ["Tháng 4", "Tháng 3"]
    assert yearly_view(many, "unit", "huyen-uy-thu", ("2021", "03")).title == "Huyện ủy Thử: tin tháng 3 năm 2021"


def test_a_year_of_plans_stays_whole_and_is_told_in_lines(many: Portal) -> None:
    year = plans_by_view(many, "year", "2021")

    assert ([len(part.rows) for part in year.parts], year.compact) == ([2 * EACH], True)
    assert [(part.heading, part.more and part.more.href) for part in plans_by_view(many, "stage", "consultation").parts] == [
        ("Năm 2021", "/ke-hoach/buoc/lay-y-kien/2021/")
    ]


def test_no_page_holds_more_than_one_page_can(many: Portal) -> None:
    for artifact in artifacts(many):
        view = artifact.make(many, *artifact.args)
        for name in ("parts", "months", "past", "groups", "closed", "current"):
            held = sum(len(getattr(part, "rows", getattr(part, "cards", ()))) for part in getattr(view, name, ()))
            assert held <= MOST or view.compact, (artifact.path, name, held)


def test_every_way_that_a_list_offers_leads_to_a_page(many: Portal) -> None:
    made = {f"/{artifact.path.removesuffix('index.html')}" for artifact in artifacts(many)}
    offered = {
        part.more.href
        for artifact in artifacts(many)
        for name in ("parts", "months", "past", "groups")
        for part in getattr(artifact.make(many, *artifact.args), name, ())
        if getattr(part, "more", None)
    }

    assert len(offered) >= 12
    assert offered <= made


def test_twenty_of_each_need_no_parts(few: Portal) -> None:
    assert [part.heading for part in documents_by_view(few, "kind", "báo cáo").parts] == [""]
    assert [part.heading for part in events_of_view(few, "2021").months] == ["Tháng 4", "Tháng 3"]
    assert consultations_view(few).years == ()
    assert not [artifact.path for artifact in artifacts(few) if artifact.path.startswith("gop-y/2")]


def test_lists_without_entries_say_so(tmp_path: Path) -> None:
    empty = portal_of(site(tmp_path, as_of="2021-12-31"))

    assert events_view(empty).lede == "Trang này chưa có tin về hội nghị, hội thảo nào."
    assert consultations_view(empty).lede == "Trang này chưa có dự thảo nào được đưa ra lấy ý kiến."
    assert notices_view(empty).lede == "Trang này chưa có thông báo nào."
