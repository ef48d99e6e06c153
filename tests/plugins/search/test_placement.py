"""Segments and numbers depend on the documents alone, and hardly move when one comes or goes."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.doc_ids import CHUNK, blocks, capacity
from plugins.search.document import IndexedDocument, SearchEntry, entry
from plugins.search.placement import placement
from plugins.search.segments import open_since, segment


def dated(*dates: str) -> list[SearchEntry]:
    return [SearchEntry(f"/{at}/", "x", "article", date) for at, date in enumerate(dates)]


def days(*dates: str) -> Counter[str]:
    return Counter(dates)


def test_all_is_open_while_there_is_little() -> None:
    assert open_since(days("2014-05-01", "2020-01-01"), at_most=5) == ""


def test_the_year_of_the_newest_document_is_open() -> None:
    assert open_since(days("2014-05-01", "2015-01-02", "2015-12-31"), at_most=2) == "2015-01-01"


def test_a_full_year_opens_only_its_half_quarter_month_or_day() -> None:
    months = [f"2015-{month:02}-10" for month in range(1, 13)]
    assert open_since(days(*months), at_most=6) == "2015-07-01"
    assert open_since(days(*months), at_most=3) == "2015-10-01"
    assert open_since(days(*months), at_most=1) == "2015-12-01"
    assert open_since(days(*months, "2015-12-11"), at_most=1) == "2015-12-11"


def test_records_without_a_date_are_always_open() -> None:
    assert segment(SearchEntry("/u/", "x", "unit"), "2015-01-01") == "open"
    assert segment(SearchEntry("/a/", "x", "article", "2014-12-31"), "2015-01-01") == "closed"


@given(st.lists(st.text("abc/", min_size=1, max_size=5), unique=True, max_size=80), st.randoms())
def test_numbers_are_unique_lie_in_their_block_and_do_not_depend_on_order(urls: list[str], dice: random.Random) -> None:
    entries = [SearchEntry(url, "x", "article", f"20{len(url):02}-01-01") for url in urls]
    made, doc_ids = blocks(entries)
    dice.shuffle(entries)
    assert blocks(entries) == (made, doc_ids)
    assert len(set(doc_ids.values())) == len(urls)
    for one in entries:
        block = next(block for block in made if block.year == one.date[:4])
        assert block.base <= doc_ids[one.url] < block.base + block.capacity


def test_one_more_document_moves_hardly_any_other() -> None:
    entries = dated(*["2019-03-04"] * 900)
    _, before = blocks(entries)
    moved = []
    for number in range(60):
        _, after = blocks([*entries, SearchEntry(f"/neu/{number}/", "x", "article", "2019-03-04")])
        moved.append(sum(after[url] != doc_id for url, doc_id in before.items()))
    assert sum(moved) / len(moved) < 6


def test_the_newest_document_moves_no_other() -> None:
    entries = dated(*[f"2019-{month:02}-04" for month in range(1, 12) for _ in range(80)])
    _, before = blocks(entries)
    for number in range(60):
        _, after = blocks([*entries, SearchEntry(f"/moi/{number}/", "x", "article", "2019-12-04")])
        assert {url: after[url] for url in before} == before


def test_whoever_moves_stays_on_its_shelf_while_there_is_room() -> None:
    entries = dated(*["2019-03-04"] * 600)
    _, before = blocks(entries)
    _, after = blocks([*entries, *(SearchEntry(f"/cu/{number}/", "x", "article", "2019-01-01") for number in range(3))])
    moved = [url for url, doc_id in before.items() if after[url] != doc_id]
    assert all(after[url] // CHUNK == before[url] // CHUNK for url in moved)


def test_room_grows_in_whole_shelves() -> None:
    assert [capacity(count) for count in (1, 44, 45)] == [CHUNK, CHUNK, 2 * CHUNK]
    assert all(capacity(count) >= count / 0.7 for count in range(1, 3000, 37))


def test_two_documents_of_one_address_are_refused() -> None:
    with pytest.raises(ValueError, match="share an address"):
        placement([entry(IndexedDocument("/a/", "Một")), entry(IndexedDocument("/a/", "Hai"))])


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="kind"):
        IndexedDocument("/a/", "Một", kind="tin")
