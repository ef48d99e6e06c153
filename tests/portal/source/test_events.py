"""An event through its articles: announced, postponed with the reason and the old day, held, reported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal.domain.event import Event, EventState
from tests.sitekit import news, portal_of, site


def event(
    day: str, *, told: str, state: str = "", reason: str = "", old: str = "", id: str = "", name: str = "Hội thảo nước sạch", more: str = ""
) -> str:
    """An article published on `told` about the event of `day`."""
    lines = [("tên", name), ("ngày", day), ("tình trạng", state), ("lý do", reason), ("ngày cũ", old), ("mã", id)]
    written = "\n".join(f"  {key}: {value}" for key, value in lines if value)
    return news(told, plan="", title=f"Tin ngày {told}", head=f"sự kiện:\n{written}\n{more}")


def only(root: Path, *articles: str, as_of: str) -> Event:
    portal = portal_of(site(root, *articles, as_of=as_of))
    (id,) = portal.ids("events")
    return portal.event(id)


CALLED = event("20/11/2025", told="10/11/2025")
MOVED = event("02/12/2025", told="18/11/2025", state="Hoãn", reason="mưa lũ", old="20/11/2025")
HELD = event("02/12/2025", told="03/12/2025")


def test_an_event_told_of_before_its_day_is_still_to_come(tmp_path: Path) -> None:
    found = only(tmp_path, CALLED, as_of="2025-11-11")

    assert (found.report.state, found.coming, found.reported) == (EventState.PLANNED, True, False)


def test_an_event_told_of_after_its_day_was_held(tmp_path: Path) -> None:
    found = only(tmp_path, HELD, as_of="2025-12-05")

    assert (found.report.state, found.coming, found.reported) == (EventState.HELD, False, True)


def test_the_articles_of_one_event_are_one_happening_with_the_old_day_and_the_reason(tmp_path: Path) -> None:
    found = only(tmp_path, CALLED, MOVED, HELD, as_of="2025-12-05")

    assert found.articles == ("tin/2025/12/tin-3", "tin/2025/11/tin-2", "tin/2025/11/tin-1")
    assert (found.report.day, found.report.old_day, found.report.reason) == (date(2025, 12, 2), date(2025, 11, 20), "mưa lũ")
    assert (found.report.state, found.sequence) == (EventState.HELD, 2)


def test_its_id_is_the_first_article_so_that_calendars_update_it(tmp_path: Path) -> None:
    assert only(tmp_path / "a", CALLED, as_of="2025-11-11").id == only(tmp_path / "b", CALLED, MOVED, as_of="2025-11-19").id


def test_events_of_one_name_on_other_days_are_other_events(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, CALLED, event("20/11/2026", told="21/11/2026"), as_of="2026-11-30"))

    assert len(portal.ids("events")) == 2


def test_put_off_without_a_new_day_an_event_waits_with_its_old_one(tmp_path: Path) -> None:
    put_off = event("20/11/2025", told="18/11/2025", state="Hoãn", reason="mưa lũ", id="nuoc-sach")
    called = event("20/11/2025", told="10/11/2025", id="nuoc-sach")
    found = only(tmp_path, called, put_off, as_of="2025-12-31")

    assert (found.report.day, found.report.old_day, found.coming) == (None, date(2025, 11, 20), True)
    assert not only(tmp_path / "b", called, put_off, as_of="2026-11-21").coming


def test_a_cancelled_event_stands_among_the_coming_until_its_day(tmp_path: Path) -> None:
    off = event("20/11/2025", told="18/11/2025", state="Hủy", reason="mưa lũ")

    assert only(tmp_path / "a", CALLED, off, as_of="2025-11-20").coming
    assert not only(tmp_path / "b", CALLED, off, as_of="2025-11-21").coming


def test_a_later_article_may_leave_out_what_an_earlier_one_said(tmp_path: Path) -> None:
    called = event("20/11/2025", told="10/11/2025", more="  địa điểm: Hội trường huyện\n  giờ: 8 giờ 30")
    found = only(tmp_path, called, event("20/11/2025", told="21/11/2025"), as_of="2025-12-01")

    assert (found.report.place, found.report.time, found.report.state) == ("Hội trường huyện", "08:30", EventState.HELD)


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [("", "", []), ("Lò Thị A", "", ["Lò Thị A"]), ("Lò Thị A", "Vàng Văn B", ["Vàng Văn B"]), ("", "Vàng Văn B", ["Vàng Văn B"])],
)
def test_the_people_of_an_event_are_those_last_named(tmp_path: Path, first: str, second: str, people: list[str]) -> None:
    told = [
        event("20/11/2025", told=day, more=f"  người dự:\n    - {name}\n" if name else "")
        for day, name in (("10/11/2025", first), ("21/11/2025", second))
    ]
    assert [person.name for person in only(tmp_path, *told, as_of="2025-12-05").report.people] == people


CONCLUSION = "nội dung kết luận:\n{0}  - Mở rộng mô hình\n"


@pytest.mark.parametrize("more", [CONCLUSION.format(""), "  " + CONCLUSION.format("  ")], ids=["of the article", "of the event"])
def test_conclusions_stand_in_the_article_or_with_the_event(tmp_path: Path, more: str) -> None:
    assert only(tmp_path, event("20/11/2025", told="21/11/2025", more=more), as_of="2025-12-05").report.conclusions == ("Mở rộng mô hình",)
