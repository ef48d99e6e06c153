"""What is shown at a moment, and when the next change is due."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from portal.desk import clock
from portal.domain.article import Status
from portal.domain.asof import AsOf, ends, holds, moment
from portal.domain.event import Event, EventReport, EventState
from portal.domain.plan import Plan, State, YearSpan
from portal.domain.unit import Level, Unit, UnitKind
from portal.source.folding.due import WORDS, Due, dues_of, nearest, next_of, until
from portal.source.load import Loaded
from portal.text.dates import TZ
from portal.views.article import article_view
from portal.views.consultation import consultation_row
from portal.views.notice import notice_row
from tests.portal.domain.promises import target
from tests.tinysite import article, load_site

PLACE = "tin/2026/11/tin.md"
ID = PLACE.removesuffix(".md")


def at(text: str) -> AsOf:
    return clock.read(text)


def seen(tmp_path: Path, when: str, **keys: str) -> Loaded:
    unit = {"đơn_vị": "Xã Một", "ngày_đăng": "20/11/2026"}
    return load_site(tmp_path, {PLACE: article(**{**unit, **keys})}, at(when))


@pytest.mark.parametrize(
    ("given", "day", "hour"),
    [
        ("2026-11-21", "2026-11-21", "23:59:59"),
        ("2026-11-21T11:00", "2026-11-21", "11:00:00"),
        ("2026-11-21 11:00", "2026-11-21", "11:00:00"),
        ("2026-11-21T11:00:30", "2026-11-21", "11:00:30"),
        ("2026-11-21T23:00:00+00:00", "2026-11-22", "06:00:00"),
        ("2026-11-21T11:00Z", "2026-11-21", "18:00:00"),
    ],
)
def test_the_moment_of_a_build_is_given_as_a_day_or_an_hour(given: str, day: str, hour: str) -> None:
    found = clock.as_of({"PORTAL_AS_OF": given})
    assert (found.isoformat(), f"{moment(found):%H:%M:%S}") == (day, hour)
    assert pickle.loads(pickle.dumps(found)) == found and moment(pickle.loads(pickle.dumps(found))) == moment(found)


@pytest.mark.parametrize("given", ["hôm nay", "21/11/2026", "2026-13-01", "2026-11-21T25:00", "2026-11-2", ""])
def test_another_form_of_the_moment_is_refused(given: str) -> None:
    with pytest.raises(ValueError):
        clock.read(given)


def test_without_one_the_present_moment_is_taken() -> None:
    assert abs(moment(clock.as_of({})) - datetime.now(TZ)) < timedelta(minutes=1)


def test_a_day_reckoned_from_a_moment_is_a_plain_day() -> None:
    later = at("2026-11-21T11:00") + timedelta(days=1)
    assert moment(later) == moment(date(2026, 11, 22))
    assert pickle.loads(pickle.dumps(later)) == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "when", "shown"),
    [
        ("29/11/2026 23:00", "2026-11-29T11:00", False),
        ("29/11/2026 23:00", "2026-11-29T22:59", False),
        ("29/11/2026 23:00", "2026-11-29T23:00", True),
        ("29/11/2026 23:00", "2026-11-29", True),
        ("29/11/2026", "2026-11-29T00:00", True),
        ("29/11/2026", "2026-11-28", False),
        ("29/11/2026 23 giờ", "2026-11-29T22:00", False),
    ],
)
def test_an_article_is_due_at_its_hour(written: str, when: str, shown: bool, tmp_path: Path) -> None:
    loaded = seen(tmp_path, when, ngày_đăng=written)
    assert loaded.portal and loaded.portal.has_article(ID) == shown
    assert ("N192" in {problem.code for problem in loaded.problems}) != shown


@pytest.mark.parametrize(
    ("when", "expired", "pending"),
    [
        ("2026-11-24T07:59", False, True),
        ("2026-11-24T08:00", False, False),
        ("2026-11-25T16:59", False, False),
        ("2026-11-25T17:00", True, False),
    ],
)
def test_a_notice_begins_and_ends_at_its_hours(when: str, expired: bool, pending: bool, tmp_path: Path) -> None:
    loaded = seen(tmp_path, when, loại_bài="Thông báo", có_hiệu_lực_từ="8h00 24/11/2026", hết_hạn="25/11/2026 17 giờ")
    assert loaded.portal
    found = loaded.portal.article(ID)
    assert (found.expired, found.pending) == (expired, pending)
    assert loaded.portal.group("notice", "past" if expired else "current") == (ID,)


def test_a_day_without_an_hour_lasts_to_its_end(tmp_path: Path) -> None:
    for when, expired in (("2026-11-25T23:59", False), ("2026-11-26T00:00", True)):
        loaded = seen(tmp_path / when.replace(":", ""), when, hết_hạn="25/11/2026")
        assert loaded.portal and loaded.portal.article(ID).expired == expired


@pytest.mark.parametrize(
    ("when", "open"), [("2026-11-24T07:59", False), ("2026-11-24T08:00", True), ("2026-11-25T16:59", True), ("2026-11-25T17:00", False)]
)
def test_a_consultation_opens_and_closes_at_its_hours(when: str, open: bool, tmp_path: Path) -> None:
    loaded = seen(tmp_path, when, lấy_ý_kiến="từ 8 giờ 24/11/2026 đến 17 giờ ngày 25/11/2026")
    assert loaded.portal
    asked = loaded.portal.article(ID).consultation
    assert asked and asked.open == open


def test_an_update_and_a_withdrawal_of_a_later_day_wait_for_it(tmp_path: Path) -> None:
    keys = {"cập_nhật": "25/11/2026: sửa số liệu", "rút_bài": "28/11/2026: số liệu sai"}
    for when, changes, status in (("2026-11-24", 0, "published"), ("2026-11-25", 1, "published"), ("2026-11-28", 0, "withdrawn")):
        loaded = seen(tmp_path / when, when, **keys)
        assert loaded.portal
        found = loaded.portal.article(ID)
        assert (len(found.changes), found.card.status, bool(found.withdrawn)) == (changes, Status(status), status == "withdrawn")
        assert found.last_update <= moment(at(when))


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"ngày_đăng": "29/11/2026 23:00"}, "29/11/2026 23:00, 1 bài lên trang"),
        ({"ngày_đăng": "29/11/2026"}, "29/11/2026 00:00, 1 bài lên trang"),
        ({"ngày_đăng": "29/11/2026 23:00", "trạng_thái": "Bản nháp"}, ""),
        ({"hết_hạn": "25/11/2026 17:00"}, "25/11/2026 17:00, 1 bài hết hạn"),
        ({"hết_hạn": "25/11/2026"}, "26/11/2026 00:00, 1 bài hết hạn"),
        ({"hết_hạn": "24 giờ ngày 25/11/2026"}, "26/11/2026 00:00, 1 bài hết hạn"),
        ({"hết_hạn": "đến 24h00, ngày 25/11/2026"}, "26/11/2026 00:00, 1 bài hết hạn"),
        ({"hết_hạn": "25/11/2026 24:00"}, "26/11/2026 00:00, 1 bài hết hạn"),
        ({"lấy_ý_kiến": "đến 24 giờ 00 phút ngày 25/11/2026"}, "26/11/2026 00:00, 1 đợt lấy ý kiến hết hạn"),
        ({"có_hiệu_lực_từ": "25/11/2026"}, "25/11/2026 00:00, 1 thông báo bắt đầu"),
        ({"nổi_bật_đến": "25/11/2026"}, "26/11/2026 00:00, 1 tin thôi nổi bật"),
        ({"sự_kiện": "Hội thảo, ngày 25/11/2026"}, "26/11/2026 00:00, 1 sự kiện qua ngày"),
        ({"sự_kiện": "Hội thảo, ngày 25 - 27/11/2026"}, "28/11/2026 00:00, 1 sự kiện qua ngày"),
        ({"sự_kiện": "Hội thảo, ngày 19/11/2026"}, ""),
        ({"lấy_ý_kiến": "đến 25/11/2026"}, "26/11/2026 00:00, 1 đợt lấy ý kiến hết hạn"),
        ({"cập_nhật": "25/11/2026: sửa"}, "25/11/2026 00:00, 1 bài có cập nhật"),
        ({"rút_bài": "25/11/2026: sai"}, "25/11/2026 00:00, 1 bài rút"),
        (
            {"kế_hoạch": "\n  - tên: Đề án Nước\n    chỉ tiêu:\n      - (1) Đến 25/11/2026, 90% số hộ có nước sạch"},
            "26/11/2026 00:00, 1 chỉ tiêu đến hạn",
        ),
        ({}, ""),
    ],
)
def test_the_next_change_is_told(keys: dict[str, str], words: str, tmp_path: Path) -> None:
    loaded = seen(tmp_path, "2026-11-21T11:00", **keys)
    assert (loaded.next.words if loaded.next else "") == words


def test_what_falls_due_together_is_counted_together(tmp_path: Path) -> None:
    files = {f"tin/2026/11/{number}.md": article(đơn_vị="Xã Một", ngày_đăng="29/11/2026 23:00") for number in range(3)}
    ending = {"tin/2026/11/x.md": article(đơn_vị="Xã Một", ngày_đăng="20/11/2026", hết_hạn="29/11/2026 23:00")}
    loaded = load_site(tmp_path, {**files, **ending}, at("2026-11-21T11:00"))
    assert loaded.next and loaded.next.words == "29/11/2026 23:00, 3 bài lên trang, 1 bài hết hạn"
    assert until(loaded.dues, at("2026-11-29T11:00")) == datetime(2026, 11, 29, 23, tzinfo=TZ)
    assert until((), at("2026-11-29T11:00")) == ends(date(2026, 11, 29))
    assert next_of(()) is None and set(WORDS) >= {due.what for due in loaded.dues}


@pytest.mark.parametrize(
    ("when", "kept"),
    [
        ("2026-11-21T10:59:59", False),
        ("2026-11-21T11:00", True),
        ("2026-11-21T16:59:59", True),
        ("2026-11-21T17:00", False),
        ("2026-11-21", False),
    ],
)
def test_what_was_computed_holds_until_something_falls_due(when: str, kept: bool) -> None:
    assert holds(at("2026-11-21T11:00"), moment(at("2026-11-21T17:00")), at(when)) is kept


DAY = date(2026, 12, 1)
CALLED = EventReport("hội nghị", state=EventState.PLANNED, day=DAY)
OFF = replace(CALLED, day=None, old_day=DAY, state=EventState.POSTPONED)
PROMISE = target("80", due=date(2026, 12, 31))
PLAN = Plan("a", "đề án", "Đề án A", period=YearSpan(2021, 2026))
UNIT = Unit("x", "Xã Một", UnitKind.TERRITORY, Level.COMMUNE, valid_to=DAY)


def called(report: EventReport) -> Event:
    return Event("h", report, (), "Hội nghị")


@pytest.mark.parametrize(
    ("table", "record", "at"),
    [
        ("events", called(CALLED), "2026-12-02"), ("events", called(replace(CALLED, end_day=date(2026, 12, 3))), "2026-12-04"),
        ("events", called(replace(CALLED, state=EventState.HELD)), ""), ("events", called(OFF), "2027-06-03"),
        ("events", called(replace(OFF, state=EventState.CANCELLED)), ""), ("events", called(replace(OFF, old_day=None)), ""),
        ("events", called(replace(OFF, day=DAY)), "2026-12-02"),
        ("targets", PROMISE, "2027-01-01"), ("targets", replace(PROMISE, standing=replace(PROMISE.standing, state=State.MET)), ""),
        ("targets", target("80", due=None), ""),
        ("plans", PLAN, "2027-01-01"), ("plans", replace(PLAN, draft=True), ""), ("plans", replace(PLAN, period=None), ""),
        ("plans", replace(PLAN, period=YearSpan(2021, 9999)), ""),
        ("units", UNIT, "2026-12-02"), ("units", replace(UNIT, valid_to=None), ""),
    ],
)  # fmt: skip
def test_a_record_falls_due_once_at_the_beginning_of_a_day(table: str, record: object, at: str) -> None:
    before, on = date(2026, 11, 30), date.fromisoformat(at) if at else DAY
    expected = [(ends(on - timedelta(1)), table, "id")] if at else []

    assert [(due.at, due.table, due.id) for due in dues_of(table, [("id", record)], before)] == expected
    assert list(dues_of(table, [("id", record)], on)) == []


def test_what_falls_due_first_is_counted_by_kind() -> None:
    dues = [Due(ends(DAY), what, "t", id) for id, what in (("b", "unit"), ("c", "target"), ("a", "target"))]
    late = Due(ends(DAY + timedelta(1)), "event", "t", "d")
    found = next_of([late, *dues])

    assert found and found.words == "02/12/2026 00:00, 2 chỉ tiêu đến hạn, 1 đơn vị kết thúc"
    assert [due.id for due in nearest([late, *dues])] == ["a", "c", "b"]


@pytest.mark.parametrize(
    ("written", "code"), [("29/11/2062", "W155"), ("29/11/1906", "W156"), ("29/11/2027", "W155"), ("20/11/2027", ""), ("29/11/1996", "")]
)
def test_a_day_of_publication_far_away_is_told(written: str, code: str, tmp_path: Path) -> None:
    found = [problem for problem in seen(tmp_path, "2026-11-21", ngày_đăng=written).problems if problem.code in ("W155", "W156")]
    assert [problem.code for problem in found] == ([code] if code else [])
    assert all(problem.line and problem.excerpt for problem in found)


@pytest.mark.parametrize(
    ("keys", "row", "banner"),
    [
        ({"hết_hạn": "20/11/2026 17 giờ"}, ("2026-11-20T17:00:00+07:00", "đến 17 giờ ngày"), "đến 17 giờ ngày 20/11/2026"),
        ({"hết_hạn": "20/11/2026"}, ("2026-11-20", "đến hết ngày"), "đến hết ngày 20/11/2026"),
    ],
)
def test_the_hour_of_a_limit_is_printed(keys: dict[str, str], row: tuple[str, str], banner: str, tmp_path: Path) -> None:
    loaded = seen(tmp_path, "2026-11-21T11:00", loại_bài="Thông báo", **keys)
    assert loaded.portal
    until = notice_row(loaded.portal, ID).until
    assert until and (until.iso, until.label) == row
    assert banner in article_view(loaded.portal, ID).banners[0].text


def test_what_has_not_begun_says_so(tmp_path: Path) -> None:
    keys = {"có_hiệu_lực_từ": "8 giờ 25/11/2026", "lấy_ý_kiến": "từ 8 giờ 25/11/2026 đến 17 giờ ngày 30/11/2026, gửi về a@b.vn"}
    loaded = seen(tmp_path, "2026-11-21T11:00", loại_bài="Thông báo", **keys)
    assert loaded.portal
    notice, asked = notice_row(loaded.portal, ID), consultation_row(loaded.portal, ID)
    assert notice.state and notice.state.label == "Chưa đến ngày hiệu lực"
    assert asked and (asked.state.label, asked.where) == ("Chưa đến ngày góp ý", "a@b.vn")
    assert loaded.portal.group("consultation", "open") == (ID,)
    texts = [banner.text for banner in article_view(loaded.portal, ID).banners]
    assert "Nhận góp ý từ 8 giờ ngày 25/11/2026 đến 17 giờ ngày 30/11/2026. Gửi góp ý về: a@b.vn." in texts


@pytest.mark.parametrize(("written", "told"), [("20/11/2026", 0), ("21/11/2026", 0), ("22/11/2026", 1), ("22/11/2062", 1)])
def test_a_change_of_a_day_to_come_is_told_since_no_reader_sees_it(tmp_path: Path, written: str, told: int) -> None:
    found = [problem for problem in seen(tmp_path, "2026-11-21", cập_nhật=f"{written} sửa số liệu").problems if problem.code == "W202"]
    assert [problem.line for problem in found] == [5] * told


@pytest.mark.parametrize(("written", "told"), [("20/11/2026", 0), ("21/11/2026", 0), ("22/11/2026", 1), ("22/11/2062", 1)])
def test_a_withdrawal_of_a_day_to_come_is_told_since_readers_still_see_the_article(tmp_path: Path, written: str, told: int) -> None:
    found = [problem for problem in seen(tmp_path, "2026-11-21", rút_bài=f"{written}: số liệu sai").problems if problem.code == "W217"]
    assert [problem.line for problem in found] == [5] * told
