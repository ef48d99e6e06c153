"""Words, and the vectors that bind them to theme/js/search/words.mjs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.search.words import form, key, number_keys, numbers, plain, reading, tokeniser, tokens

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "search-words.json").read_text("utf-8"))


@pytest.mark.parametrize("text, expected", VECTORS["tokens"])
def test_tokens_are_those_of_the_vectors(text: str, expected: list[list[str] | None]) -> None:
    found = [list(token) if token else None for token in tokens(plain(text), tokeniser())]
    assert found == expected


@pytest.mark.parametrize("text, expected", VECTORS["numbers"])
def test_document_numbers_are_those_of_the_vectors(text: str, expected: list[list[str]]) -> None:
    assert list(numbers(plain(text))) == expected


@pytest.mark.parametrize("word, expected", VECTORS["readings"])
def test_raw_keys_read_as_the_vectors_say(word: str, expected: str | None) -> None:
    assert reading(word) == expected


def test_both_tone_placements_are_one_form() -> None:
    assert form("hoà") == form("hòa") == "hoa`"
    assert form("thuỷ") == form("thủy") == "thuy?"


def test_keys_make_i_and_y_one_and_drop_leading_noughts() -> None:
    assert (key("quý"), key("quí"), key("kỹ"), key("05"), key("0")) == ("qui", "qui", "ki", "5", "0")
    assert key("thúy") == "thuy"


def test_a_number_is_found_by_its_beginnings() -> None:
    assert number_keys(["64", "2007", "nd", "cp"]) == ["64-2007", "64-2007-nd", "64-2007-nd-cp"]
