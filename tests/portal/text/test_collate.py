import random

import pytest

from portal.text.collate import person_key, sort_key
from tests.portal.text import vectors


def test_names_sort_as_in_cldr() -> None:
    names = vectors.read("order")
    shuffled = names[:]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == names


def test_letters_of_the_whole_name_go_before_tones() -> None:
    names = ["Hải Dương", "Hà Tĩnh", "Hạ Long", "Hà Nội", "Hà Nam", "Hà Giang"]
    assert sorted(names, key=sort_key) == ["Hà Giang", "Hạ Long", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương"]


@pytest.mark.parametrize("order", ["ta tà tả tã tá tạ", "a ă â b c d đ e ê g", "o ô ơ p u ư v", "a A á Á b"])
def test_tones_and_letters_have_their_order(order: str) -> None:
    reversed_words = order.split()[::-1]
    assert sorted(reversed_words, key=sort_key) == order.split()


def test_decomposed_names_sort_as_composed() -> None:
    assert sort_key("ti\u0323nh") == sort_key("tịnh")


def test_people_are_listed_by_given_name() -> None:
    people = ["Trần Văn Bình", "Lê Thị Ánh", "Lê Bình", "Đỗ An", "An"]
    assert sorted(people, key=person_key) == ["An", "Đỗ An", "Lê Thị Ánh", "Lê Bình", "Trần Văn Bình"]


def test_an_empty_name_goes_first() -> None:
    assert sorted(["a", ""], key=person_key) == ["", "a"]
