from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text.dates import read_date
from portal.text.day import (
    TZ,
    format_day,
    format_long,
    format_month,
    format_weekday,
    iso,
    months_later,
    resolve_year,
    rfc822,
)

DAYS = st.dates(date(1800, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        ("2016-11-28", "28/11/2016"),
        ("2021-07-09", "09/7/2021"),
        ("2026-02-05", "05/02/2026"),
        ("2016-01-12", "12/01/2016"),
    ],
)
def test_days_and_the_first_two_months_are_padded(day: str, printed: str) -> None:
    assert format_day(date.fromisoformat(day)) == printed


def test_days_print_in_every_style() -> None:
    assert format_long(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert format_long(date(2023, 3, 12)) == "ngày 12 tháng 3 năm 2023"
    assert format_weekday(date(2016, 11, 28)) == "Thứ Hai, ngày 28/11/2016"
    assert format_weekday(date(2016, 11, 27)) == "Chủ Nhật, ngày 27/11/2016"
    assert format_month(2016, 4) == "tháng 4/2016"
    assert format_month(2016, 2) == "tháng 02/2016"


@given(DAYS)
def test_a_printed_day_reads_back(day: date) -> None:
    assert read_date(format_day(day)) == read_date(format_long(day)) == read_date(format_weekday(day)) == day


def test_machines_get_their_own_formats() -> None:
    moment = datetime(2016, 11, 28, 14, 30, tzinfo=TZ)
    assert rfc822(moment) == "Mon, 28 Nov 2016 14:30:00 +0700"
    assert iso(moment) == "2016-11-28T14:30:00+07:00"
    assert iso(datetime(2016, 11, 28, 18, tzinfo=UTC)) == "2016-11-29T01:00:00+07:00"
    assert iso(datetime(2016, 11, 28, 14, 30, 5, 999)) == "2016-11-28T14:30:05+07:00"


@pytest.mark.parametrize(
    ("day", "month", "before", "resolved"),
    [
        (25, 11, "2016-11-28", "2016-11-25"),
        (28, 11, "2016-11-28", "2016-11-28"),
        (29, 11, "2016-11-28", "2015-11-29"),
        (25, 12, "2017-01-03", "2016-12-25"),
        (29, 2, "2019-05-01", "2016-02-29"),
        (29, 2, "1903-05-01", "1896-02-29"),
    ],
)
def test_a_day_without_year_is_the_last_such_day(day: int, month: int, before: str, resolved: str) -> None:
    assert resolve_year(day, month, date.fromisoformat(before)) == date.fromisoformat(resolved)


@given(st.integers(1, 28), st.integers(1, 12), DAYS)
def test_a_resolved_day_is_within_the_year_before(day: int, month: int, before: date) -> None:
    assert 0 <= (before - resolve_year(day, month, before)).days < 366


def test_a_day_no_year_has_is_refused() -> None:
    with pytest.raises(ValueError, match="Tháng 2 không có ngày 30"):
        resolve_year(30, 2, date(2016, 11, 28))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [("2026-12-31", 2, "2027-02-28"), ("2026-12-10", 6, "2027-06-10"), ("2026-01-31", 1, "2026-02-28"), ("2026-12-01", 12, "2027-12-01")],
)
def test_months_later_is_the_same_day_or_the_months_last(day: str, months: int, then: str) -> None:
    assert months_later(datetime.fromisoformat(day).replace(tzinfo=TZ), months).date().isoformat() == then
