from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text.numbers import format_number, format_value, read_number, roman


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.000", "1000"),
        ("86,5", "86.5"),
        ("1.234.567,89", "1234567.89"),
        ("02", "2"),
        ("0", "0"),
        ("12.5", "12.5"),
        ("0.125", "0.125"),
        ("1.25", "1.25"),
        ("1,000,000", "1000000"),
        ("1,000,000.5", "1000000.5"),
        ("2,345", "2.345"),
        ("-3,5", "-3.5"),
        ("−3,5", "-3.5"),
        ("+7", "7"),
        (" 20 ", "20"),
    ],
)
def test_vietnamese_notation_is_read(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["1.00.0", "1,000", "12,000", "1.000.00", "1,00,000", "", "mười", "5%", "1 000", "٣", "²", "1e3", "."]
)
def test_what_is_no_one_number_is_refused(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("1000", "1.000"),
        ("86.50", "86,5"),
        ("1234567.89", "1.234.567,89"),
        ("1E+3", "1.000"),
        ("-0.0", "0"),
        ("-1500", "-1.500"),
    ],
)
def test_numbers_are_grouped_without_trailing_noughts(value: str, printed: str) -> None:
    assert format_number(Decimal(value)) == printed


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_a_printed_number_reads_back_unless_a_comma_could_mean_thousands(number: Decimal) -> None:
    assert read_number(format_number(number)) == number


def test_a_percent_sign_is_glued_and_a_noun_is_not() -> None:
    assert format_value(Decimal("86.5"), "%") == "86,5%"
    assert format_value(Decimal("2.5"), "%/năm") == "2,5%/năm"
    assert format_value(1000, "đảng viên") == "1.000 đảng viên"
    assert format_value(7, "") == "7"


@pytest.mark.parametrize(("text", "number"), [("XXVI", 26), ("XI", 11), ("IV", 4), ("MCMXC", 1990), ("III", 3)])
def test_roman_numerals_are_read(text: str, number: int) -> None:
    assert roman(text) == number


@pytest.mark.parametrize("text", ["IIII", "VX", "vi", "", "XI.", "ĐI"])
def test_ill_formed_roman_numerals_are_refused(text: str) -> None:
    assert roman(text) is None
