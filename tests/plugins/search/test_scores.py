"""Scoring: the plain reference, and the vectors that bind the client to it (tests/js/search-scores.test.mjs)."""

from __future__ import annotations

import json

import pytest

from tests.plugins.search.ranking import lift, positions
from tests.plugins.search.village_scores import VECTORS, text

RANKED: dict[str, list[tuple[str, float]]] = json.loads(VECTORS.read_text("utf-8"))["scores"]


def test_the_vectors_are_what_the_reference_gives_for_the_village() -> None:
    assert text() == VECTORS.read_text("utf-8")


@pytest.mark.parametrize("typed", ["hoi thao", "hôi thảo", "hooij thaor", "ho65i tha3o"])
def test_however_it_is_typed_the_same_documents_rank_alike(typed: str) -> None:
    assert [url for url, _ in RANKED[typed]] == [url for url, _ in RANKED["hội thảo"]]


def test_raw_keys_score_as_marked_words_and_missing_or_wrong_marks_score_less() -> None:
    best = {typed: RANKED[typed][0][1] for typed in ("hội thảo", "hooij thaor", "ho65i tha3o", "hoi thao", "hôi thảo")}
    assert best["hooij thaor"] == best["ho65i tha3o"] == best["hội thảo"] > best["hoi thao"] > best["hôi thảo"]


def test_one_sentence_in_the_order_of_the_query_lifts_more_than_scattered_words() -> None:
    query = positions("thôn hiến đất")
    whole = lift(query, "", "Thôn ta đã hiến nhiều đất.")
    turned = lift(query, "", "Đất được hiến nhiều bởi thôn.")
    parted = lift(query, "", "Thôn ta. Đã hiến. Nhiều đất.")
    assert whole > turned
    assert whole > parted
