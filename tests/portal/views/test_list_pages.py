"""Lists of articles by time: complete, walkable from one period to the next, and short where there is too much."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.domain.portal import Portal
from portal.views import listing
from portal.views.listing import month_view, news_view, year_links, year_view, yearly_view
from portal.views.rows import PeriodNav
from tests.sitekit import portal_of, site
from tests.tinysite import article


def of_days(root: Path, *days: str) -> Portal:
    """One article a day ("10/5/2024"), titled by it."""
    files = {}
    for place, text in enumerate(days):
        _, month, year = text.split("/")
        files[f"tin/{year}/{int(month):02}/tin-{place}.md"] = article(tiêu_đề=f"Tin {text}", ngày_đăng=text)
    return portal_of(site(root, as_of="2026-11-21", files=files))


def ways(nav: PeriodNav) -> list[str]:
    return [link.href if link else "" for link in (nav.newer, nav.older, nav.all)]


def test_the_news_page_has_the_newest_the_sections_and_all_years_with_their_months(tmp_path: Path) -> None:
    view = news_view(of_days(tmp_path, "10/5/2024", "09/4/2024", "01/12/2022"))

    assert [card.title for card in view.groups[0].cards] == ["Tin 10/5/2024", "Tin 09/4/2024", "Tin 01/12/2022"]
    assert [link.href for link in view.sections] == ["/chuyen-muc/xay-dung-dang/"]
    assert [(row.year.text, row.year.count, [(m.text, m.href) for m in row.months]) for row in view.years] == [
        ("Năm 2024", 2, [("Tháng 5", "/tin/2024/05/"), ("Tháng 4", "/tin/2024/04/")]),
        ("Năm 2022", 1, [("Tháng 12", "/tin/2022/12/")]),
    ]


def test_a_site_without_articles_has_a_news_page_without_lists(tmp_path: Path) -> None:
    view = news_view(of_days(tmp_path))

    assert (view.groups, view.sections, view.years) == ((), (), ())


def test_a_year_tells_all_its_articles_by_month_and_leads_to_the_years_beside_it(tmp_path: Path) -> None:
    view = year_view(of_days(tmp_path, "10/5/2024", "02/3/2022", "01/3/2022", "05/1/2022", "10/5/2018"), "2022")

    assert [(group.heading, len(group.cards), group.more) for group in view.groups] == [("Tháng 3", 2, None), ("Tháng 1", 1, None)]
    assert view.count == "3 tin, bài"
    assert ways(view.nav) == ["/tin/2024/", "/tin/2018/", "/tin/#cac-nam"]


def test_months_are_walked_over_the_turn_of_the_year_and_over_months_without_news(tmp_path: Path) -> None:
    portal = of_days(tmp_path, "10/5/2024", "03/2/2022", "01/1/2022", "31/12/2018")

    assert ways(month_view(portal, "2022-02").nav) == ["/tin/2024/05/", "/tin/2022/01/", "/tin/2022/"]
    assert ways(month_view(portal, "2022-01").nav) == ["/tin/2022/02/", "/tin/2018/12/", "/tin/2022/"]
    assert ways(month_view(portal, "2018-12").nav) == ["/tin/2022/01/", "", "/tin/2018/"]


def test_a_long_list_is_told_by_titles_and_a_huge_year_by_the_newest_of_each_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal = of_days(tmp_path, *(f"{day:02}/5/2024" for day in range(1, 9)))
    monkeypatch.setattr(listing, "LONG", 7)
    assert (year_view(portal, "2024").compact, month_view(portal, "2024-05").compact) == (True, True)
    assert len(year_view(portal, "2024").groups[0].cards) == 8

    monkeypatch.setattr(listing, "HUGE", 7)
    (month,) = year_view(portal, "2024").groups
    assert len(month.cards) == listing.SOME
    assert month.more and (month.more.text, month.more.href) == ("Tất cả 8 tin tháng 5", "/tin/2024/05/")
    assert len(month_view(portal, "2024-05").groups[0].cards) == 8


def test_a_unit_has_years_of_its_own_once_its_page_cannot_show_all(tmp_path: Path) -> None:
    ten = of_days(tmp_path / "ten", *(f"{day:02}/5/2024" for day in range(1, 11)))
    eleven = of_days(tmp_path / "eleven", *(f"{day:02}/5/2024" for day in range(1, 11)), "10/5/2022")

    assert year_links(ten, "unit", "huyen-uy-thu") == ()
    assert [(link.text, link.href, link.note) for link in year_links(eleven, "unit", "huyen-uy-thu")] == [
        ("Năm 2024", "/don-vi/huyen-uy-thu/2024/", "(10)"), ("Năm 2022", "/don-vi/huyen-uy-thu/2022/", "(1)"),
    ]  # fmt: skip
    year = yearly_view(eleven, "unit", "huyen-uy-thu", ("2022",))
    assert (year.title, [card.title for card in year.groups[0].cards]) == ("Huyện ủy Thử: tin năm 2022", ["Tin 10/5/2022"])
    assert ways(year.nav) == ["/don-vi/huyen-uy-thu/2024/", "", "/don-vi/huyen-uy-thu/"]
