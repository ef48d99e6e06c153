import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.text.dates import EventDate, find_event_date
from portal.text.event_date import _BEGINS, _DATE


def event(text: str) -> EventDate:
    found = find_event_date(text)
    assert found
    assert text[slice(*found.span)] == found.quote
    return found


@pytest.mark.parametrize(
    ("text", "day", "month", "year", "session"),
    [
        ("Ngày 25/11, Huyện ủy Định Hóa tổ chức hội nghị", 25, 11, None, ""),
        ("Chiều 09/7, tại hội trường", 9, 7, None, "chiều"),
        ("Sáng ngày 19/11/2020, Hội nghị", 19, 11, 2020, "sáng"),
        ("sáng ngày 4-12-2013", 4, 12, 2013, "sáng"),
        ("Ngày 24-10", 24, 10, None, ""),
        ("Hội nghị triển khai, ngày 25/11", 25, 11, None, ""),
        ("ngày 24 tháng 6 năm 2022", 24, 6, 2022, ""),
        ("Ngày 5 tháng 6, xã họp", 5, 6, None, ""),
        ("Sáng nay (26/4/2016), tại huyện", 26, 4, 2016, ""),
        ("Buổi tối 3/5, đoàn", 3, 5, None, "tối"),
        ("Thực hiện Nghị quyết số 10-NQ/TU ngày 5/6/2014, sáng 26/4/2016, huyện", 26, 4, 2016, "sáng"),
        ("Hội nghị triển khai đề án\n(28/11/2016)\nNgày 25/11, Huyện ủy", 25, 11, None, ""),
        ("Đến ngày 31/12/2018 đạt 86,5%. Chiều 9/1/2019, họp", 9, 1, 2019, "chiều"),
    ],
)
def test_the_day_of_an_event_is_found(text: str, day: int, month: int, year: int | None, session: str) -> None:
    found = event(text)
    assert (found.day, found.month, found.year, found.session) == (day, month, year, session)
    assert found.end is None


@pytest.mark.parametrize(
    ("text", "first", "end"),
    [
        ("Trong 2 ngày 12 và 13/4, tại", (12, 4, None), (13, 4, None)),
        ("Trong 3 ngày 5, 6 và 7/8/2020", (5, 8, 2020), (7, 8, 2020)),
        ("từ ngày 3 đến ngày 5/6/2024", (3, 6, 2024), (5, 6, 2024)),
        ("ngày 12-13/4/2016", (12, 4, 2016), (13, 4, 2016)),
        ("từ 28/12/2019 đến 02/01/2020", (28, 12, 2019), (2, 1, 2020)),
        ("từ ngày 30/12 đến hết ngày 2/1/2020", (30, 12, 2019), (2, 1, 2020)),
    ],
)
def test_several_days_have_a_first_and_a_last(
    text: str, first: tuple[int, int, int | None], end: tuple[int, int, int | None]
) -> None:
    found = event(text)
    assert (found.day, found.month, found.year) == first
    assert found.end == end


@pytest.mark.parametrize(
    ("text", "time", "session"),
    [
        ("8 giờ 30 ngày 5/6/2024", "08:30", ""),
        ("8h30 ngày 5/6", "08:30", ""),
        ("lúc 8:30, ngày 3/5/2020", "08:30", ""),
        ("14 giờ, chiều ngày 3/5", "14:00", "chiều"),
        ("2 giờ chiều ngày 3/5", "14:00", "chiều"),
        ("ngày 3/5/2020, lúc 8 giờ 30 phút", "08:30", ""),
        ("Sáng 3/5, 45 đại biểu", "", "sáng"),
    ],
)
def test_the_time_is_read_beside_the_day(text: str, time: str, session: str) -> None:
    found = event(text)
    assert (found.time, found.session) == (time, session)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "triển khai 6/7 nhóm giải pháp",
        "10/16 mục tiêu không đạt",
        "giai đoạn 2016 - 2020",
        "tính đến ngày 31/12/2018 có 19/23 xã",
        "trước ngày 30/6/2018",
        "Quyết định số 45/QĐ-UBND ngày 3/2/2016",
        "2 kỳ/tháng, mã số 12/15/2020",
        "điện thoại 0280.3.878.453",
        "Cập nhật ngày: 23/06/2014 04:16:00",
        "Trong 9 tháng 10 xã đạt chuẩn",
    ],
)
def test_figures_deadlines_and_dates_of_documents_are_no_event(text: str) -> None:
    assert find_event_date(text) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Ngày 31/4, họp", "Tháng 4 không có ngày 31"),
        ("Sáng 29/2/2019", "Tháng 2 năm 2019 không có ngày 29"),
        ("26 giờ ngày 3/5", "Không có 26 giờ"),
    ],
)
def test_an_impossible_day_of_an_event_is_said(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as raised:
        find_event_date(text)
    assert str(raised.value) == sentence


@pytest.mark.parametrize("part", ["ngày ", "1 ", "1/1 - ", "từ trong vào ", "1, ", "8 giờ ", "sáng "])
def test_a_long_odd_text_is_read_in_no_time(part: str) -> None:
    """A pattern that backtracks repeatedly would take minutes for these."""
    assert find_event_date(part * 20_000) is None


@given(st.integers(0, 32), st.integers(0, 13), st.integers(1700, 2300))
@settings(max_examples=300, deadline=None)
def test_a_date_alone_is_read_as_one_in_a_text(day: int, month: int, year: int) -> None:
    """A blank after it forces the slow path."""
    assert find_event_date(f"{day}/{month}/{year}") == find_event_date(f"{day}/{month}/{year} ")


WORDS = ("vào", "lúc", "8h30", "chiều", "buổi sáng", "từ", "trong", "2", "hai", "ngày", "09/7", "12/4/2016", "12, 13/4", "đến", "tháng 5")


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", "", ", "]))
def test_looking_only_where_a_day_can_begin_finds_every_day(words: list[str], between: str) -> None:
    text = between.join(words)
    everywhere = re.compile(_DATE.pattern.replace(f"(?={_BEGINS})", ""), _DATE.flags)
    assert everywhere.pattern != _DATE.pattern
    assert [found.span() for found in _DATE.finditer(text)] == [found.span() for found in everywhere.finditer(text)]
