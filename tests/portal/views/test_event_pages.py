"""Pages of events: what is to come by date, what became of the rest."""

from __future__ import annotations

from pathlib import Path

from portal.views.event import events_of_view, events_view
from tests.portal.source.test_events import CALLED, HELD, MOVED, event
from tests.sitekit import portal_of, site


def test_coming_events_stand_by_date_with_their_leaf(tmp_path: Path) -> None:
    later = event("05/12/2025", told="10/11/2025", name="Hội nghị tổng kết", more="  giờ: 8 giờ 30\n  địa điểm: Hội trường huyện")
    view = events_view(portal_of(site(tmp_path, later, CALLED, as_of="2025-11-11")))

    assert [(row.day, row.month, row.year, row.state and row.state.label) for row in view.coming] == [
        ("20", "Tháng 11", "2025", "Sắp diễn ra"), ("05", "Tháng 12", "2025", "Sắp diễn ra"),
    ]  # fmt: skip
    assert (view.coming[1].time, view.coming[1].place) == ("8 giờ 30", "Hội trường huyện")


def test_every_row_has_the_id_that_search_leads_to(tmp_path: Path, mini_site: Path) -> None:
    portal = portal_of(site(tmp_path, CALLED, as_of="2025-11-11"))
    assert [row.id for row in events_view(portal).coming] == list(portal.group("events", "coming"))
    page = (mini_site / "su-kien/index.html").read_text(encoding="utf-8")
    assert page.count('class="event-row"') == page.count('class="event-row" id="') > 2


def test_a_postponement_shows_its_reason_and_both_days(tmp_path: Path) -> None:
    (row,) = events_view(portal_of(site(tmp_path, CALLED, MOVED, as_of="2025-11-19"))).coming

    assert row.day == "02"
    assert row.state is not None
    assert (row.state.label, row.state.sentence) == ("Hoãn", "Mưa lũ, đã định ngày 20/11/2025, chuyển sang ngày 02/12/2025.")


def test_an_event_held_after_all_says_that_it_had_been_put_off(tmp_path: Path) -> None:
    (row,) = events_view(portal_of(site(tmp_path, CALLED, MOVED, HELD, as_of="2025-12-05"))).latest

    assert row.state is None
    assert row.note == "Đã hoãn từ ngày 20/11/2025: mưa lũ."
    assert row.href == "/tin/2025/12/tin-3/"


def test_a_cancellation_says_why(tmp_path: Path) -> None:
    off = event("20/11/2025", told="18/11/2025", state="Hủy", reason="trùng lịch kỳ họp")
    (row,) = events_view(portal_of(site(tmp_path, CALLED, off, as_of="2025-11-19"))).off

    assert row.state is not None
    assert (row.state.label, row.state.sentence) == ("Hủy", "Trùng lịch kỳ họp.")


def test_only_what_will_take_place_is_counted_as_to_come(tmp_path: Path) -> None:
    off = event("20/11/2025", told="18/11/2025", state="Hủy", reason="trùng lịch kỳ họp")
    other = event("05/12/2025", told="10/11/2025", name="Hội nghị tổng kết")

    assert events_view(portal_of(site(tmp_path / "a", CALLED, off, other, as_of="2025-11-19"))).lede == (
        "1 hội nghị, hội thảo sắp tới, 1 cuộc đã hủy."
    )
    assert events_view(portal_of(site(tmp_path / "b", CALLED, off, as_of="2025-11-19"))).lede == "1 cuộc đã hủy."


def test_an_event_nobody_told_of_again_says_so_and_no_more(tmp_path: Path) -> None:
    (row,) = events_view(portal_of(site(tmp_path, CALLED, as_of="2026-01-01"))).latest

    assert row.state is not None
    assert row.state.label == "Trang này chưa có tin sau ngày dự kiến"


def test_a_past_year_stands_by_months_newest_first_and_leads_on(tmp_path: Path) -> None:
    articles = [
        event(f"05/{month}/{year}", told=f"06/{month}/{year}", name=f"Hội nghị {month}")
        for year, month in ((2024, 3), (2025, 3), (2025, 7))
    ]
    portal = portal_of(site(tmp_path, *articles, as_of="2026-01-01"))
    view = events_of_view(portal, "2025")

    assert [month.heading for month in view.months] == ["Tháng 7", "Tháng 3"]
    assert view.nav.older is not None
    assert view.nav.older.href == "/su-kien/2024/"
    assert [(link.text, link.note) for link in events_view(portal).years] == [("Năm 2025", "(2)"), ("Năm 2024", "(1)")]


def test_without_events_the_page_is_one_sentence(tmp_path: Path) -> None:
    view = events_view(portal_of(site(tmp_path, as_of="2026-01-01")))

    assert (view.coming, view.latest, view.years) == ((), (), ())
    assert view.lede == "Trang này chưa có tin về hội nghị, hội thảo nào."
