"""Long lists are parted by years and months; what one page can hold stays whole."""

from __future__ import annotations

from portal.source.folding.periods import LONG, parted

Months = dict[str, str]


def many(count: int, *months: str) -> Months:
    """id → month, so many of each."""
    return {f"{month}-{number:03}": month for month in months for number in range(count)}


def test_a_list_that_a_page_can_hold_is_not_parted() -> None:
    days = many(LONG, "2021-04")

    assert parted({("all",): list(days)}, [("all",)], days.__getitem__) == {}


def test_a_long_list_parts_into_years_newest_first_and_a_long_year_into_months() -> None:
    days = many(60, "2021-04", "2021-03", "2020-12")
    groups = parted({("kind", "x"): list(days)}, [("kind", "x")], days.__getitem__)

    assert groups["kind", "x", "periods"] == ("2021", "2020")
    assert groups["kind", "x", "2021", "periods"] == ("04", "03")
    assert ("kind", "x", "2020", "periods") not in groups
    assert [len(groups["kind", "x", *name]) for name in (["2021"], ["2021", "04"], ["2021", "03"], ["2020"])] == [120, 60, 60, 60]


def test_a_year_parts_into_months_at_once() -> None:
    days = many(80, "2021-04", "2021-03")

    assert parted({("year", "2021"): list(days)}, [("year", "2021")], days.__getitem__)["year", "2021", "periods"] == ("04", "03")


def test_what_has_no_year_stands_last() -> None:
    days = many(80, "2021-04", "")

    assert parted({("x",): list(days)}, [("x",)], days.__getitem__)["x", "periods"] == ("2021", "khong-ro")


def test_a_year_whose_months_nobody_knows_stays_whole() -> None:
    days = many(200, "2021")

    assert parted({("year", "2021"): list(days)}, [("year", "2021")], days.__getitem__) == {}


def test_a_month_is_never_parted_however_long() -> None:
    days = many(500, "2021-04")
    groups = parted({("kind", "x"): list(days)}, [("kind", "x")], days.__getitem__)

    assert {key for key in groups if key[-1] == "periods"} == {("kind", "x", "periods"), ("kind", "x", "2021", "periods")}
