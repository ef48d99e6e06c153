"""Which way is better is data or fixed by the words; where it is open, nothing is guessed."""

from __future__ import annotations

import pytest

from portal.domain.direction import direction
from tests.portal.domain.promises import Comparator, target


@pytest.mark.parametrize(
    ("comparator", "way"),
    [(Comparator.GE, "higher"), (Comparator.GT, "higher"), (Comparator.LE, "lower"), (Comparator.LT, "lower")],
)
def test_a_floor_and_a_cap_say_their_direction(comparator: Comparator, way: str) -> None:
    assert direction(target("5", quote="hộ nghèo", comparator=comparator)) == (way, "word")


def test_data_decides_where_the_comparator_does_not() -> None:
    assert direction(target("5", quote="Giảm tỷ lệ hộ nghèo còn 5%", better="lower")) == ("lower", "data")
    assert direction(target("85", quote="85% hộ có nước sạch", better="lower")) == ("lower", "data")


def test_of_nothing_less_is_better_and_of_all_only_all() -> None:
    assert direction(target("0", "vụ", quote="0 vụ cháy rừng")) == ("lower", "none")
    assert direction(target("100", quote="100% vụ vi phạm được xử lý")) == ("higher", "whole")
    assert direction(target("23", "xã", of="23", quote="23/23 xã")) == ("higher", "whole")


def test_a_level_to_be_reached_is_better_when_higher() -> None:
    assert direction(target("15", quote="15% có trình độ sau đại học")) == ("higher", "level")


@pytest.mark.parametrize(
    "quote",
    ["Tỷ lệ hộ nghèo còn 5%", "Giảm 20% số đầu mối", "85% vụ vi phạm bị xử lý", "Thời gian giải quyết 15 ngày", "30% cán bộ còn yếu"],
)
def test_words_that_leave_it_open_give_no_direction(quote: str) -> None:
    assert direction(target("5", quote=quote)) == ("", "")


@pytest.mark.parametrize(
    "quote", ["85% đường được bê tông hóa, hạ tầng đồng bộ", "500 ha rừng trồng mới", "85% dân được chăm sóc sức khỏe"]
)
def test_words_that_only_look_like_doubtful_ones_do_not_count(quote: str) -> None:
    assert direction(target("85", quote=quote)) == ("higher", "level")
