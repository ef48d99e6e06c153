"""The calendar as a calendar program reads it."""

import re
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from plugins.feeds.files import make_calendar, make_meeting
from plugins.feeds.ical import WIDTH, escaped, fold
from plugins.incremental.fragments import FragmentCache
from portal.views.calendar import dated_events
from portal.views.event import events_view
from portal.views.jsonld import article_ld
from tests.plugins.district import district

HALL = "Hội trường A, số 1 phố Thử"
VIETNAM = timezone(timedelta(hours=7))
CALL = """\
---
tiêu đề: Sắp họp góp ý đề án
ngày đăng: 01/6/2020
đơn vị: Huyện ủy Suối Ngàn
sự kiện:
  mã: gop-y-de-an
  tên: Hội thảo góp ý đề án, lần một; có mặt các xã
  ngày: 10/7/2020
  giờ: 8 giờ 30
  địa điểm: Hội trường A, số 1 phố Thử
  tình trạng: {state}
{more}
---

Một.
"""


def call(state="Sẽ diễn ra", more=""):
    return CALL.format(state=state, more=more)


def events(root, files):
    made = make_calendar(FragmentCache(root / "cache", ""), district(root, files), "")
    found = Calendar.from_ical(made)
    assert all(len(line) <= WIDTH for line in made.split(b"\r\n"))
    assert not found.errors and not any(event.errors for event in found.walk("VEVENT"))
    return {str(event["UID"]): event for event in found.walk("VEVENT")}


def test_a_called_meeting_has_its_hour_its_place_and_an_id_that_stays(tmp_path):
    event = events(tmp_path, {"tin/2020/06/goi-hop.md": call()})["gop-y-de-an@suoi-ngan.example"]
    assert event["DTSTART"].dt == datetime(2020, 7, 10, 8, 30, tzinfo=VIETNAM)
    assert str(event["SUMMARY"]) == "Hội thảo góp ý đề án, lần một; có mặt các xã"
    assert str(event["LOCATION"]) == "Hội trường A, số 1 phố Thử"
    assert (str(event["STATUS"]), event["SEQUENCE"]) == ("CONFIRMED", 0)
    assert event["DTSTAMP"].dt == datetime(2020, 6, 1, tzinfo=VIETNAM)
    assert str(event["URL"]) == "https://suoi-ngan.example/tin/2020/06/goi-hop/"


def test_a_meeting_without_an_hour_takes_the_whole_day(tmp_path):
    event = events(tmp_path, {"tin/2020/06/goi-hop.md": call().replace("  giờ: 8 giờ 30\n", "")})["gop-y-de-an@suoi-ngan.example"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2020, 7, 10), date(2020, 7, 11))


def test_a_cancelled_meeting_says_so_with_its_reason_and_a_higher_sequence(tmp_path):
    later = call("Hủy", "  lý do: Mưa lũ").replace("01/6/2020", "20/6/2020").replace("Sắp họp", "Hủy họp")
    event = events(tmp_path, {"tin/2020/06/goi-hop.md": call(), "tin/2020/06/huy-hop.md": later})["gop-y-de-an@suoi-ngan.example"]
    assert (str(event["STATUS"]), event["SEQUENCE"]) == ("CANCELLED", 1)
    assert str(event["SUMMARY"]).startswith("Hủy: Hội thảo góp ý")
    assert "Đã hủy. Mưa lũ" in str(event["DESCRIPTION"])
    assert event["LAST-MODIFIED"].dt == datetime(2020, 6, 20, tzinfo=VIETNAM)


def test_a_meeting_put_off_without_a_day_is_tentative_on_its_old_one(tmp_path):
    later = call("Hoãn", "  lý do: Chờ văn bản").replace("01/6/2020", "20/6/2020")
    event = events(tmp_path, {"tin/2020/06/goi-hop.md": call(), "tin/2020/06/hoan-hop.md": later})["gop-y-de-an@suoi-ngan.example"]
    assert str(event["STATUS"]) == "TENTATIVE"
    assert event["DTSTART"].dt == datetime(2020, 7, 10, 8, 30, tzinfo=VIETNAM)
    assert "Hoãn từ ngày 10/7/2020, chưa định ngày mới. Chờ văn bản" in str(event["DESCRIPTION"])


def test_a_meeting_put_off_to_another_day_stands_there(tmp_path):
    later = call("Hoãn", "  lý do: Chờ văn bản").replace("01/6/2020", "20/6/2020").replace("ngày: 10/7/2020", "ngày: 24/7/2020")
    event = events(tmp_path, {"tin/2020/06/goi-hop.md": call(), "tin/2020/06/hoan-hop.md": later})["gop-y-de-an@suoi-ngan.example"]
    assert (str(event["STATUS"]), event["SEQUENCE"]) == ("CONFIRMED", 1)
    assert event["DTSTART"].dt == datetime(2020, 7, 24, 8, 30, tzinfo=VIETNAM)
    assert "Hoãn từ ngày 10/7/2020 sang ngày 24/7/2020" in str(event["DESCRIPTION"])


def test_long_ago_is_left_out_by_content_and_not_by_the_clock(tmp_path):
    text = "---\ntiêu đề: Họp {0}\nngày đăng: 09/5/{0}\nđơn vị: Huyện ủy Suối Ngàn\nsự kiện: Hội nghị, ngày 08/5/{0}\n---\n\nMột.\n"
    files = {f"tin/{year}/05/hop.md": text.format(year) for year in range(2010, 2019)}
    assert {event["DTSTART"].dt.year for event in events(tmp_path, files).values()} == {2016, 2017, 2018}


def test_two_readings_give_the_same_bytes(tmp_path):
    files = {"tin/2020/06/goi-hop.md": call()}
    made = [make_calendar(FragmentCache(tmp_path / f"cache-{name}", ""), district(tmp_path / name, files), "") for name in "ab"]
    assert made[0] == made[1]


@given(st.text())
def test_any_text_comes_back_from_a_folded_line(text):
    cache = "".join(letter for letter in text.replace("\r", "") if letter >= " " or letter in "\t\n")
    folded = fold(f"SUMMARY:{escaped(text)}")
    assert all(len(line) <= WIDTH for line in folded.split(b"\r\n"))
    unfolded = folded.replace(b"\r\n ", b"").removesuffix(b"\r\n").decode()
    assert unfolded == f"SUMMARY:{escaped(cache)}"
    back = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n"}
    assert re.sub(r"\\.", lambda found: back[found[0]], unfolded.removeprefix("SUMMARY:")) == cache


def test_each_meeting_is_a_file_of_its_own_with_the_same_words(tmp_path):
    files = {"tin/2020/06/goi-hop.md": call()}
    found = Calendar.from_ical(make_meeting(district(tmp_path / "a", files), "gop-y-de-an", ""))
    (event,) = found.walk("VEVENT")
    assert event.to_ical() == events(tmp_path / "b", files)["gop-y-de-an@suoi-ngan.example"].to_ical()


def test_a_page_leads_to_the_file_of_what_is_to_come_only(tmp_path):
    portal = district(tmp_path, {"tin/2020/06/goi-hop.md": call(), "tin/2020/06/khac.md": call("Hủy").replace("gop-y-de-an", "cuoc-khac")})
    view = events_view(portal, "https://thu.example")
    assert [row.ics for row in view.coming] == ["/su-kien/gop-y-de-an.ics"] and [row.ics for row in view.off] == [""]
    assert set(dated_events(portal)) >= {"gop-y-de-an", "cuoc-khac"}
    assert [link.href for link in view.subscribe] == ["webcal://thu.example/lich.ics", "/lich.ics"]


@pytest.mark.parametrize("state", ["Sẽ diễn ra", "Hoãn", "Hủy"])
@pytest.mark.parametrize(("left_out", "place"), [("", HALL), (f"  địa điểm: {HALL}\n", "Huyện Suối Ngàn")])
def test_search_engines_are_told_where_as_near_as_is_known(tmp_path, state, left_out, place):
    text = call(state, "  lý do: Mưa lũ").replace(left_out or "không có", "")
    portal = district(tmp_path, {"tin/2020/06/goi-hop.md": text})
    article = portal.article("tin/2020/06/goi-hop")
    _, event = article_ld(portal, article, "")
    assert event["location"] == {"@type": "Place", "name": place}
