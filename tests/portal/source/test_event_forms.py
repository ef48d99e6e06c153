"""The days and hours of an event reach record, page, JSON-LD and calendar, or are reported and printed as written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import orjson
import pytest

from plugins.feeds.ical import event as ical
from portal.domain.event import EventReport, EventState
from portal.source.load import Loaded
from portal.views.article import article_view
from portal.views.calendar import appointment, calendar_events
from portal.views.meeting import when
from portal.views.naming import held_name
from tests.tinysite import article, load_site

PLACE = "tin/2024/05/tin.md"
ID = PLACE.removesuffix(".md")


def told(tmp_path: Path, *lines: str, published: str = "02/5/2024", **keys: str) -> Loaded:
    given = "".join(f"\n  {line}" for line in ("tên: Hội thảo rừng", *lines))
    return load_site(tmp_path, {PLACE: article(ngày_đăng=published, sự_kiện=given, **keys)})


def event_of(loaded: Loaded) -> EventReport:
    assert loaded.portal and not loaded.held, loaded.problems
    event = loaded.portal.article(ID).event
    assert event
    return event


def shown(loaded: Loaded) -> tuple[str, dict[str, str], str]:
    """The time as the article's page has it, its Event as JSON-LD, and the calendar."""
    assert loaded.portal
    view = article_view(loaded.portal, ID)
    fact = next((fact for fact in view.facts if fact.label == "Thời gian"), None)
    graph = orjson.loads(view.meta.json_ld)["@graph"]
    ld = next((thing for thing in graph if thing["@type"] == "Event"), {})
    return fact.values[0].text if fact else "", ld, calendar_of(loaded)


def calendar_of(loaded: Loaded) -> str:
    """The events of lich.ics."""
    assert loaded.portal
    return b"".join(ical(one) for id in calendar_events(loaded.portal) if (one := appointment(loaded.portal, id, ""))).decode()


def codes(loaded: Loaded) -> set[str]:
    return {problem.code for problem in loaded.problems} - {"W115"}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("25-26/5", "2024-05-25", "2024-05-26"),
        ("25 - 26/5/2024", "2024-05-25", "2024-05-26"),
        ("30/4 - 02/5", "2024-04-30", "2024-05-02"),
        ("từ 25 đến 26/5/2024", "2024-05-25", "2024-05-26"),
        ("25, 26/5", "2024-05-25", "2024-05-26"),
        ("25/5 và 27/5", "2024-05-25", "2024-05-27"),
        ("28/12/2024 - 03/01/2025", "2024-12-28", "2025-01-03"),
    ],
)
def test_several_days_reach_every_place(text: str, first: str, last: str, tmp_path: Path) -> None:
    loaded = told(tmp_path, f"ngày: {text}")
    event = event_of(loaded)
    assert (str(event.day), str(event.end_day)) == (first, last)
    page, ld, calendar = shown(loaded)
    assert "đến ngày" in page
    assert (ld["startDate"], ld["endDate"]) == (first, last)
    after = date.fromordinal(date.fromisoformat(last).toordinal() + 1)
    assert f"DTSTART;VALUE=DATE:{first.replace('-', '')}" in calendar
    assert f"DTEND;VALUE=DATE:{after:%Y%m%d}" in calendar
    assert ("N152" in codes(loaded)) == ("27/5" in text)


@pytest.mark.parametrize(
    "text", ["25/5", "sáng 25/5/2024", "thứ Bảy 25/5", "Thứ Bảy, ngày 25/5", "25 tháng 5", "2024-05-25", "25/5/2024, 8 giờ"]
)
def test_one_day_reaches_every_place(text: str, tmp_path: Path) -> None:
    loaded = told(tmp_path, f"ngày: {text}")
    event = event_of(loaded)
    page, ld, calendar = shown(loaded)
    assert (event.day, event.end_day) == (date(2024, 5, 25), None)
    assert "25/5/2024" in page and ld["startDate"].startswith("2024-05-25") and "20240525" in calendar
    assert codes(loaded) <= {"N151"}


@pytest.mark.parametrize("text", ["15/4 âm lịch", "tháng 5/2024", "mùng 10 tháng Ba", "cuối tháng này", "sau khi có thông báo"])
def test_a_day_that_is_not_understood_is_told_and_printed(text: str, tmp_path: Path) -> None:
    loaded = told(tmp_path, f"ngày: {text}")
    assert event_of(loaded).day is None
    assert codes(loaded) == {"W151"}
    page, ld, calendar = shown(loaded)
    assert page.lower() == text.lower() and not ld and "VEVENT" not in calendar


@pytest.mark.parametrize(
    "text", ["31/4", "32/5/2024", "25/13", "26-25/5", "29/2/2023", "25/5/2024 - 20/5/2024", "25/5/24", "28/12/2022 - 29/2"]
)
def test_an_impossible_day_holds_its_article(text: str, tmp_path: Path) -> None:
    loaded = told(tmp_path, f"ngày: {text}")
    assert (loaded.held, codes(loaded)) == ([PLACE], {"T106"})


@pytest.mark.parametrize(
    ("text", "start", "end", "page"),
    [
        ("8 giờ 30", "2024-05-25T08:30:00+07:00", "", "8 giờ 30, ngày"),
        ("14h30", "2024-05-25T14:30:00+07:00", "", "14 giờ 30, ngày"),
        ("7 rưỡi", "2024-05-25T07:30:00+07:00", "", "7 giờ 30, ngày"),
        ("14.30", "2024-05-25T14:30:00+07:00", "", "14 giờ 30, ngày"),
        ("24 giờ", "2024-05-26T00:00:00+07:00", "", "24 giờ, ngày 25/5"),
        ("8 giờ 30 - 11 giờ", "2024-05-25T08:30:00+07:00", "2024-05-25T11:00:00+07:00", "8 giờ 30 đến 11 giờ, ngày"),
        ("từ 8 giờ đến 10 giờ", "2024-05-25T08:00:00+07:00", "2024-05-25T10:00:00+07:00", "8 giờ đến 10 giờ, ngày"),
        ("20h - 0h30", "2024-05-25T20:00:00+07:00", "2024-05-26T00:30:00+07:00", "20 giờ đến 0 giờ 30, ngày"),
        ("20h - 24h", "2024-05-25T20:00:00+07:00", "2024-05-26T00:00:00+07:00", "20 giờ đến 24 giờ, ngày"),
    ],
)
def test_hours_reach_every_place(text: str, start: str, end: str, page: str, tmp_path: Path) -> None:
    loaded = told(tmp_path, "ngày: 25/5/2024", f"giờ: {text}")
    words, ld, calendar = shown(loaded)
    assert words.startswith(page)
    assert (ld["startDate"], ld.get("endDate", "")) == (start, end)
    assert calendar.count("DTEND:") == bool(end)
    assert codes(loaded) == set()


@pytest.mark.parametrize("text", ["25 giờ", "8 giờ 60", "24 giờ 30", "99:99", "11 giờ - 8 giờ", "8h - 25h"])
def test_an_hour_there_is_none_of_holds_its_article_alone(text: str, tmp_path: Path) -> None:
    held = article(sự_kiện=f"\n  tên: Hội thảo\n  ngày: 25/5/2024\n  giờ: {text}")
    loaded = load_site(tmp_path, {PLACE: held, "tin/2024/05/khac.md": article(sự_kiện="\n  tên: Họp\n  ngày: 25/5/2024\n  giờ: 8h")})
    assert (loaded.held, codes(loaded)) == ([PLACE], {"T106"})
    assert "DTSTART" in calendar_of(loaded)


@pytest.mark.parametrize("text", ["sau lễ chào cờ", "cả ngày", "8", "giờ Ngọ"])
def test_an_hour_that_is_not_understood_is_told_and_printed(text: str, tmp_path: Path) -> None:
    loaded = told(tmp_path, "ngày: 25/5/2024", f"giờ: {text}")
    page, ld, calendar = shown(loaded)
    assert codes(loaded) == {"W151"}
    assert page == f"Ngày 25/5/2024, {text}" and ld["startDate"] == "2024-05-25" and f"Thời gian: {text}" in calendar


def test_the_session_tells_the_half_of_the_day(tmp_path: Path) -> None:
    event = event_of(told(tmp_path, "ngày: 25/5/2024", "buổi: Chiều", "giờ: 2 giờ - 4 giờ 30"))
    assert (event.time, event.end_time, event.session) == ("14:00", "16:30", "chiều")


@pytest.mark.parametrize(
    ("line", "day", "end"),
    [
        ("Hội thảo rừng, sáng 25/5", "2024-05-25", "None"),
        ("Hội thảo rừng, 25-26/5", "2024-05-25", "2024-05-26"),
        ("Hội thảo rừng (25/5)", "2024-05-25", "None"),
        ("Hội thảo rừng, từ ngày 25 đến ngày 26/5/2024", "2024-05-25", "2024-05-26"),
        ("Hội thảo rừng - 25/5", "2024-05-25", "None"),
        ("Hội thảo 10/16 mục tiêu, ngày 25/5", "2024-05-25", "None"),
    ],
)
def test_the_day_at_the_end_of_one_line_is_read(line: str, day: str, end: str, tmp_path: Path) -> None:
    event = event_of(load_site(tmp_path, {PLACE: article(ngày_đăng="02/5/2024", sự_kiện=line)}))
    assert (str(event.day), str(event.end_day)) == (day, end)


def test_what_looks_like_a_day_in_one_line_is_asked_about_and_printed(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(sự_kiện="Hội thảo rừng 25/5")})
    assert codes(loaded) == {"W152"}
    assert "25/5" in shown(loaded)[0]


def test_days_with_hours_between_are_asked_about_and_printed_whole(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(sự_kiện="Hội nghị, từ 7h30 ngày 20 đến 11h30 ngày 21/5/2024 tại Hội trường")})
    assert codes(loaded) == {"W152"}
    assert event_of(loaded).said == "từ 7h30 ngày 20 đến 11h30 ngày 21/5/2024"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Lễ hội đền, ngày 15/4 âm lịch", "ngày 15/4 âm lịch"),
        ("Lễ hội đình làng, ngày 15 tháng 8 âm lịch", "ngày 15 tháng 8 âm lịch"),
        ("Giỗ Tổ - mùng 10/3 (âm lịch)", "mùng 10/3 (âm lịch)"),
    ],
)
def test_a_day_of_the_moon_in_one_line_is_told_and_printed_whole(line: str, words: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(sự_kiện=line)})
    assert codes(loaded) == {"W151"}
    assert shown(loaded)[0].casefold() == words.casefold()
    assert event_of(loaded).said == words


@pytest.mark.parametrize(
    ("line", "day", "end"),
    [
        ("Hội nghị sơ kết, 20 - 21/5/2024 tại Hội trường huyện", "2024-05-20", "2024-05-21"),
        ("Hội thảo rừng, 25-26/5 tại nhà văn hóa", "2024-05-25", "2024-05-26"),
    ],
)
def test_a_place_behind_the_day_does_not_hide_it(line: str, day: str, end: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(sự_kiện=line)})
    event = event_of(loaded)
    assert (str(event.day), str(event.end_day)) == (day, end)


@pytest.mark.parametrize(
    ("published", "day", "keys", "expected"),
    [
        ("02/5/2024", "25/5", {"tiêu_đề": "Sắp có hội thảo rừng"}, "2024-05-25"),
        ("02/5/2024", "25/5", {}, "2024-05-25"),
        ("28/5/2024", "25/5", {"body": "Hội thảo đã diễn ra sáng 25/5. Thời gian tới, huyện sẽ trồng rừng."}, "2024-05-25"),
        ("02/01/2024", "28/12", {}, "2023-12-28"),
        ("20/12/2023", "05/01", {"tiêu_đề": "Giấy mời họp"}, "2024-01-05"),
        ("20/12/2023", "05/01", {}, "2024-01-05"),
        ("02/5/2024", "20/9", {"body": "Huyện dự kiến tổ chức hội thảo ngày 20/9."}, "2024-09-20"),
        ("02/5/2024", "01/12", {}, "2023-12-01"),
        ("02/5/2024", "thứ Hai 25/12", {}, "2023-12-25"),
        ("28/5/2024", "25/5", {"tiêu_đề": "Thông báo kết quả hội thảo"}, "2024-05-25"),
        ("01/3/2024", "29/2", {}, "2024-02-29"),
        ("01/3/2023", "29/2", {}, "2024-02-29"),
    ],
)
def test_a_year_that_is_not_written_is_looked_for_where_the_text_looks(
    published: str, day: str, keys: dict[str, str], expected: str, tmp_path: Path
) -> None:
    assert str(event_of(told(tmp_path, f"ngày: {day}", published=published, **keys)).day) == expected


@pytest.mark.parametrize(("state", "day"), [("Sẽ diễn ra", "2024-11-25"), ("Đã diễn ra", "2023-11-25")])
def test_a_state_tells_the_year(state: str, day: str, tmp_path: Path) -> None:
    assert str(event_of(told(tmp_path, "ngày: 25/11", f"tình trạng: {state}")).day) == day


def test_a_year_in_doubt_is_told_as_it_was_read(tmp_path: Path) -> None:
    loaded = told(tmp_path, "ngày: 25/11", published="02/5/2024")
    (note,) = [problem for problem in loaded.problems if problem.code == "N151"]
    assert "25/11/2023" in note.message and note.line


def test_an_event_to_come_is_planned(tmp_path: Path) -> None:
    assert event_of(told(tmp_path, "ngày: 25/5")).state is EventState.PLANNED


def test_a_weekday_that_is_another_is_told(tmp_path: Path) -> None:
    assert codes(told(tmp_path, "ngày: thứ Sáu 25/5/2024")) == {"W153"}
    assert codes(told(tmp_path, "ngày: thứ Bảy 25/5/2024")) == set()


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"có_hiệu_lực_từ": "25/5/2024", "hết_hạn": "20/5/2024"}, "T153"),
        ({"có_hiệu_lực_từ": "8h00 25/5/2024", "hết_hạn": "7h00 25/5/2024"}, "T153"),
        ({"lấy_ý_kiến": "từ 1/6/2024 đến 20/5/2024"}, "T153"),
        ({"hết_hạn": "25/5/2023"}, "W154"),
        ({"nổi_bật_đến": "25/5/2023"}, "W154"),
        ({"lấy_ý_kiến": "đến 1/5/2023"}, "W154"),
        ({"cập_nhật": "1/12/2016: sửa"}, "W154"),
        ({"rút_bài": "1/12/2016: sai"}, "W154"),
        ({"nổi_bật_đến": "25/5/2024 17:00"}, "W150"),
        ({"có_hiệu_lực_từ": "8h00 25/5"}, "T163"),
        ({"hết_hạn": "25/5/2024 25 giờ"}, "T106"),
        ({"thành_phần_dự": "Các xã"}, "W158"),
    ],
)
def test_days_that_do_not_fit_each_other_are_told(keys: dict[str, str], code: str, tmp_path: Path) -> None:
    found = load_site(tmp_path, {PLACE: article(**keys)})
    assert codes(found) == {code}
    assert all(problem.line for problem in found.problems)


@pytest.mark.parametrize(
    "text", ["25/5/2024 17 giờ", "17h 25/5/2024", "đến 17 giờ ngày 25/5/2024", "hết 25/5/2024", "đến hết ngày 25/5/2024", "25/5/2024 17:00"]
)
def test_the_hour_of_a_limit_is_kept(text: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(hết_hạn=text)})
    assert loaded.portal and not loaded.held
    found = loaded.portal.article(ID)
    assert (found.expires, found.expires_at) == (date(2024, 5, 25), "17:00" if "17" in text else "")


UNIT = "- mã: xa-ba\n  tên: Xã Ba\n  loại: Địa bàn\n  cấp: Xã\n  từ ngày: 1/7/2025\n  đến ngày: 30/6/2025\n"


def test_a_unit_that_ends_before_it_begins_is_told(tmp_path: Path) -> None:
    from tests.tinysite import UNITS

    found = load_site(tmp_path, {PLACE: article(), "du-lieu/don-vi.yml": UNITS + UNIT})
    assert "T153" in codes(found)


def test_missing_files_and_names_of_documents_and_plans_are_told(tmp_path: Path) -> None:
    plan = (
        "tên: Đề án Nước sạch\nchủ đề: Chủ đề lạ\nthay thế: Đề án Không có\n"
        "quá trình:\n  - ngày: 1/3/2024\n    bước: Ban hành\n    bài: tin/x.md\n"
    )
    paper = "\n  - trích yếu: Về nước\n    tệp: van-ban/khong-co.pdf\n    kế hoạch: Đề án Lạ"
    plan += "văn bản:\n  - trích yếu: Về đất\n    tệp: van-ban/mat.pdf\n"
    found = load_site(tmp_path, {PLACE: article(văn_bản=paper), "du-lieu/ke-hoach/nuoc-sach.yml": plan})
    told_of = sorted((problem.code, problem.path.rsplit("/", 1)[-1], problem.line) for problem in found.problems)
    assert told_of == [
        ("L102", "nuoc-sach.yml", 10), ("L102", "tin.md", 7), ("W157", "nuoc-sach.yml", 2), ("W157", "nuoc-sach.yml", 3),
        ("W157", "nuoc-sach.yml", 7), ("W157", "tin.md", 8),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("30/4 - 02/5", "2024-04-30", "2024-05-02"),
        ("25-26/5", "2024-05-25", "2024-05-26"),
        ("25/5", "2024-05-25", ""),
        ("Lễ ra quân 26/4-26/5", "2024-04-26", "2024-05-26"),
        ("Ngày hội 8-9/5", "2024-05-08", "2024-05-09"),
        ("Lễ 30/4 và 1/5", "2024-04-30", "2024-05-01"),
        ("Hội nghị sáng 25/5, chiều 26/5", "2024-05-25", "2024-05-26"),
        ("Hội chợ 28/5/2024 đến hết ngày 02/6/2024", "2024-05-28", "2024-06-02"),
        ("Hội nghị A, 8h, 25/5 - 26/5/2024", "2024-05-25", "2024-05-26"),
        ("Kỳ họp thứ 15, 25/5", "2024-05-25", ""),
        ("Kỳ họp thứ 15 - 25/5", "2024-05-25", ""),
    ],
)
def test_a_stretch_of_days_at_the_end_of_one_line_is_read_whole(tmp_path: Path, line: str, first: str, last: str) -> None:
    event = event_of(load_site(tmp_path, {PLACE: article(ngày_đăng="02/5/2024", sự_kiện=line)}))
    assert (event.day and event.day.isoformat(), event.end_day.isoformat() if event.end_day else "") == (first, last)


@pytest.mark.parametrize("line", ["Hội nghị A, ngày 25/5/24", "Hội nghị A – hoãn đến 30/5/2024", "Hội trường 20/10"])
def test_a_day_in_one_line_that_is_not_sure_is_asked_about(tmp_path: Path, line: str) -> None:
    assert "W152" in codes(load_site(tmp_path, {PLACE: article(ngày_đăng="02/5/2024", sự_kiện=line)}))


SESSIONS = {
    "sáng và chiều 25/5": "Sáng và chiều ngày 25/5/2024",
    "sáng 25/5, chiều 26/5": "Sáng ngày 25/5/2024 đến chiều ngày 26/5/2024",
    "sáng 25/5 đến hết chiều 26/5": "Sáng ngày 25/5/2024 đến chiều ngày 26/5/2024",
    "25~26/5": "Ngày 25/5/2024 đến ngày 26/5/2024",
    "25÷26/5": "Ngày 25/5/2024 đến ngày 26/5/2024",
    "T7, 25/5": "Ngày 25/5/2024",
    "CN 26/5": "Ngày 26/5/2024",
    "2024/05/25": "Ngày 25/5/2024",
    "2024-05-25T08:00": "8 giờ, ngày 25/5/2024",
    "ngày 25/5 năm 2024": "Ngày 25/5/2024",
}


@pytest.mark.parametrize("text", SESSIONS)
@pytest.mark.parametrize("alone", [True, False])
def test_every_part_of_the_days_is_printed(text: str, alone: bool, tmp_path: Path) -> None:
    given = f"\n  tên: Hội thảo rừng\n  ngày: {text}" if alone else f"Hội thảo rừng, {text}"
    loaded = load_site(tmp_path, {PLACE: article(ngày_đăng="02/5/2024", sự_kiện=given)})
    assert loaded.portal and {fault.code for fault in loaded.problems} <= {"N151"}
    event = loaded.portal.article(ID).event
    assert event and when(event) == SESSIONS[text]
    assert held_name(event.name, event) == "Hội thảo rừng"


@pytest.mark.parametrize("text", ["dự kiến ngày 25/5/2024", "25/5/2024 (dự kiến)", "25/5/2024?", "hằng ngày từ 25/5 đến 27/5/2024"])
def test_words_beside_a_day_that_are_not_understood_are_printed(text: str, tmp_path: Path) -> None:
    loaded = told(tmp_path, f"ngày: {text}")
    assert loaded.portal and [fault.code for fault in loaded.problems] == ["N150"]
    event = loaded.portal.article(ID).event
    assert event and event.day == date(2024, 5, 25)
    assert when(event).lower() == text


ASKED = [
    "5-6-24", "5/6/24", "5/VI/2024", "tháng 6/2024", "cuối tháng 6", "quý III/2024", "cuối quý III", "tuần tới", "ngày mai", "chiều nay",
    "hôm qua", "mồng 2 Tết", "dự kiến tháng 6",
]  # fmt: skip


@pytest.mark.parametrize("text", ASKED)
@pytest.mark.parametrize("form", ["Hội thảo rừng, {}", "Hội thảo rừng ({})", "Hội thảo rừng – {}"])
def test_words_about_time_that_name_no_day_are_asked_about(text: str, form: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(ngày_đăng="02/5/2024", sự_kiện=form.format(text))})
    (fault,) = loaded.problems
    assert (fault.code, fault.mark) == ("W152", text)
    assert loaded.portal
    event = loaded.portal.article(ID).event
    assert event and event.day is None and event.said == text


@pytest.mark.parametrize("name", ["Hội nghị giao ban quý III/2024", "Họp sơ kết 6 tháng đầu năm", "Hội nghị tháng 6"])
def test_a_name_may_end_with_a_period(name: str, tmp_path: Path) -> None:
    assert not load_site(tmp_path, {PLACE: article(ngày_đăng="02/5/2024", sự_kiện=name)}).problems


def test_stretches_with_a_gap_between_are_told(tmp_path: Path) -> None:
    loaded = told(tmp_path, "ngày: 5/6-7/6 và 10/6-12/6/2024")
    assert [fault.code for fault in loaded.problems] == ["N152"]


OTHERS = {
    "Hội nghị triển khai Nghị quyết số 10-NQ/TU ngày 5/6/2014": None,
    "Họp về Công văn số 45 ngày 5/6/2024": None,
    "Họp bàn việc nộp hồ sơ trước ngày 5/6/2024": None,
    "Lễ mừng thọ cụ A sinh ngày 5/6/1930": None,
    "Hội nghị triển khai Nghị quyết số 10-NQ/TU ngày 5/6/2014, sáng 25/5": date(2024, 5, 25),
    "Hội nghị triển khai Nghị quyết số 10-NQ/TU, ngày 25/5": date(2024, 5, 25),
    "Hội nghị triển khai Nghị quyết về đất đai ngày 25/5": date(2024, 5, 25),
}


@pytest.mark.parametrize("name", OTHERS)
def test_the_day_of_a_document_in_a_name_is_not_the_events(name: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(ngày_đăng="02/5/2024", sự_kiện=name)})
    assert loaded.portal
    event = loaded.portal.article(ID).event
    assert event and event.day == OTHERS[name]
    assert "10-NQ/TU" not in name or "10-NQ/TU" in held_name(name, event)
