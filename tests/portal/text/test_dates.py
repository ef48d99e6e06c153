from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.text.dates import TZ, read_date, read_moment

NOVEMBER_28 = date(2016, 11, 28)


@pytest.mark.parametrize(
    "text",
    [
        "28/11/2016",
        "28-11-2016",
        "28.11.2016",
        "28 - 11 - 2016",
        "2016-11-28",
        "2016/11/28",
        "2016.11.28",
        "28/11/2016.",
        " (28/11/2016) ",
        "ngày 28 tháng 11 năm 2016",
        "Thứ Hai, 28 tháng 11, 2016",
        "Thứ Hai, ngày 28/11/2016",
        "Ngày đăng: 28/11/2016",
        "Cập nhật ngày: 28/11/2016 04:16:00",
    ],
)
def test_a_day_is_read_in_every_spelling(text: str) -> None:
    assert read_date(text) == NOVEMBER_28


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("28/11/2016", "2016-11-28T00:00:00"),
        ("28/11/2016 14:30", "2016-11-28T14:30:00"),
        ("8h30' 28/11/2016", "2016-11-28T08:30:00"),
        ("28/11/2016 8h30 sáng", "2016-11-28T08:30:00"),
        ("2 giờ chiều ngày 28/11/2016", "2016-11-28T14:00:00"),
        ("1 giờ trưa 28/11/2016", "2016-11-28T13:00:00"),
        ("12 giờ trưa 28/11/2016", "2016-11-28T12:00:00"),
        ("28/11/2016 7 giờ buổi tối", "2016-11-28T19:00:00"),
        ("28/11/2016 14:30 (GMT+7)", "2016-11-28T14:30:00"),
        ("14:30 28/11/2016", "2016-11-28T14:30:00"),
        ("23/06/2014 04:16:00", "2014-06-23T04:16:00"),
        ("02/10/2020 08:20 SA", "2020-10-02T08:20:00"),
        ("02/10/2020 08:20 CH", "2020-10-02T20:20:00"),
        ("02/10/2020 12:20 SA", "2020-10-02T00:20:00"),
        ("02/10/2020 12:20 CH", "2020-10-02T12:20:00"),
        ("10:8, Thứ Tư, 3-4-2024", "2024-04-03T10:08:00"),
        ("Ngày đăng 24/03/2025 | 07:09", "2025-03-24T07:09:00"),
        ("Gửi lúc: 05/12/2013 15:42:27", "2013-12-05T15:42:27"),
        ("28/11/2016 14 giờ 30 phút", "2016-11-28T14:30:00"),
        ("28/11/2016 14h", "2016-11-28T14:00:00"),
        ("2016-11-28T14:30:00+07:00", "2016-11-28T14:30:00"),
        ("2016-11-28T07:30:00Z", "2016-11-28T14:30:00"),
        ("2016-11-28 23:30:00 -0500", "2016-11-29T11:30:00"),
    ],
)
def test_a_moment_is_read_in_vietnamese_time(text: str, moment: str) -> None:
    assert read_moment(text) == datetime.fromisoformat(moment).replace(tzinfo=TZ)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("30/2/2019", "Tháng 2 năm 2019 không có ngày 30"),
        ("29/02/2019", "Tháng 2 năm 2019 không có ngày 29"),
        ("31/4/2016", "Tháng 4 năm 2016 không có ngày 31"),
        ("11/28/2016", "Không có tháng 28: viết ngày trước, tháng sau (28/11)"),
        ("2016-13-01", "Không có tháng 13: viết ngày trước, tháng sau (13/1)"),
        ("40/50/2016", "Không có tháng 50"),
        ("0/1/2020", "Tháng 1 năm 2020 không có ngày 0"),
        ("28/11/16", "Năm phải viết đủ bốn chữ số, không viết “16”"),
        ("28/11/0216", "Năm 0216 không hợp lý (cần từ 1800 đến 2199)"),
        ("12 giờ tối 28/11/2016", "Không rõ “12 giờ tối” là giờ nào: viết theo 24 giờ"),
        ("25:10 28/11/2016", "Không có giờ “25:10”"),
    ],
)
def test_an_impossible_date_says_what_is_impossible(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as raised:
        read_date(text)
    assert str(raised.value) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hôm qua",
        "2016",
        "11/2016",
        "28/11",
        "hội nghị 28/11/2016",
        "1.000.000",
        "192.168.1.1",
        "28/11/2016 và 29/11/2016",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)))
def test_a_written_day_reads_back(day: date) -> None:
    assert read_date(f"{day.day}/{day.month}/{day.year:04d}") == day
    assert read_date(day.isoformat()) == day


@given(st.datetimes(datetime(1800, 1, 2), datetime(2199, 12, 30), timezones=st.just(UTC)))
def test_a_moment_in_iso_reads_back(moment: datetime) -> None:
    assert read_moment(moment.isoformat(timespec="seconds")) == moment.replace(microsecond=0)


@given(st.integers(0, 32), st.integers(0, 13), st.integers(1700, 2300), st.integers(0, 25), st.integers(0, 61), st.sampled_from(["", "0"]))
@settings(max_examples=400, deadline=None)
def test_a_plain_date_is_read_as_one_among_other_blanks(day: int, month: int, year: int, hour: int, minute: int, nought: str) -> None:
    """A blank before it forces the slow path."""

    def told(text: str) -> object:
        try:
            return read_moment(text)
        except ValueError as error:
            return str(error)

    for text in (f"{nought}{day}/{month}/{year}", f"{day}/{nought}{month}/{year} {hour}:{minute:02}"):
        assert told(text) == told(f" {text}")
