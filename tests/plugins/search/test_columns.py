"""Facets, dates, suggestions, the model, texts and impacts: what stands beside the postings."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from plugins.search.abbreviations import Abbreviations
from plugins.search.document import IndexedDocument
from plugins.search.facets import dates, facets
from plugins.search.model import Model, common, digest
from plugins.search.naming import name_of, packed
from plugins.search.postings import Analyzer
from plugins.search.stored_fields import LONGEST, compressed, dictionary, stored_fields
from plugins.search.suggestions import LEAF, nodes, replaced, suggested

ANALYZER = Analyzer(Abbreviations({"CCHC": ("cải cách hành chính",)}))


def test_facets_hold_each_document_at_its_number() -> None:
    cards = [
        (0, IndexedDocument("/a/", "A", units=("x",), topics=("t", "u"))),
        (3, IndexedDocument("/b/", "B", units=("y",), has_targets=True)),
    ]
    head, _, planes = facets(cards, 4).partition(b"\n")
    columns = dict(json.loads(head)["columns"])
    assert columns["unit"] == [["x"], ["y"]]
    assert columns["topic"] == [[], ["t", "u"]]
    assert planes[:4] == bytes([1, 0, 0, 2])
    assert len(planes) == 2 * 4 * len(columns)


def test_dates_are_days_and_undated_ones_nought() -> None:
    _, _, planes = dates(
        [
            (0, IndexedDocument("/a/", "A", date="1900-01-01")),
            (1, IndexedDocument("/b/", "B")),
            (2, IndexedDocument("/c/", "C", date="1901-01-01")),
        ],
        3,
    ).partition(b"\n")
    assert [low + 256 * high for low, high in zip(planes[:3], planes[3:], strict=True)] == [1, 0, 366]


def test_stored_fields_continue_a_stream_that_begins_with_the_dictionary() -> None:
    raw = stored_fields(
        IndexedDocument("/tin/2016/04/hop/", "Họp", date="2016-04-05", body="Ủy ban nhân dân xã tổ chức hội nghị triển khai kế hoạch.")
    )
    words = dictionary()
    head = b"\x78\x9c\x00" + len(words).to_bytes(2, "little") + (len(words) ^ 0xFFFF).to_bytes(2, "little")
    assert zlib.decompress(head + words + compressed(raw)) == words + raw
    assert len(compressed(raw)) < len(packed(raw)) / 2


def test_a_long_body_is_cut_at_a_word() -> None:
    shown = json.loads(stored_fields(IndexedDocument("/a/", "A", body="chữ " * LONGEST)))["body"]
    assert len(shown) <= LONGEST + 2
    assert shown.endswith("chữ …")


def test_a_title_weighs_more_than_a_body_and_a_short_text_more_than_a_long_one() -> None:
    title = ANALYZER.postings(IndexedDocument("/a/", "Kênh mương", body="x " * 50))
    body = ANALYZER.postings(IndexedDocument("/a/", "x", body="Kênh mương " + "x " * 50))
    long = ANALYZER.postings(IndexedDocument("/a/", "x", body="Kênh mương " + "x " * 5000))
    assert title["kenh muong"] > body["kenh muong"] > long["kenh muong"]


@given(st.text(max_size=200), st.floats(0.1, 3))
def test_impacts_are_always_one_to_fifteen(text: str, weight: float) -> None:
    assert all(1 <= impact <= 15 for impact in ANALYZER.postings(IndexedDocument("/a/", text, body=text, weight=weight)).values())


def test_neighbours_parted_by_a_comma_are_no_pair() -> None:
    postings = ANALYZER.postings(IndexedDocument("/a/", "cán bộ, hội thảo"))
    assert "can bo" in postings
    assert "bo hoi" not in postings


def test_an_abbreviation_says_what_it_stands_for_and_the_other_way_round() -> None:
    assert "cai cach" in ANALYZER.postings(IndexedDocument("/a/", "Công tác CCHC"))
    assert "cchc =cchc" in ANALYZER.postings(IndexedDocument("/a/", "Công tác cải cách hành chính"))
    assert "cchc =cchc" not in ANALYZER.postings(IndexedDocument("/a/", "Công tác cải cách, hành chính"))


def test_a_number_is_a_term_with_its_beginnings_and_its_kind_first() -> None:
    postings = ANALYZER.postings(IndexedDocument("/a/", "Nghị quyết 10-NQ/TU"))
    assert {"10-nq =10-nq", "10-nq-tu =10-nq-tu", "nq 10", "10 nq"} <= postings.keys()


def test_the_model_keeps_words_pairs_and_words_that_read_as_keys() -> None:
    postings = {"hoi =hôi.": bytes(40), "hoi =hoi": bytes(4), "hoi thao": bytes(16), "data =data": bytes(4), "10-nq =10-nq": bytes(4)}
    model = Model.of([digest(postings, 1)])
    assert model.text().decode().splitlines() == ["data1", "hoi1 hôi.4\tthao3"]
    assert model.mistakable == ["data"]
    assert common(model, 44) == ["hoi"]


def test_a_full_node_keeps_the_best_and_opens_longer_beginnings() -> None:
    documents = [
        IndexedDocument(f"/{number:03}/", f"Tin {'xyz'[number % 3]} số {number}", date="2019-01-01") for number in range(LEAF + 30)
    ]
    made = nodes(suggested([*documents, IndexedDocument("/chu-de/tin/", "Tin học", kind="topic")]))
    assert {"", "t", "ti", "tin", "tin ", "tin x", "tin y", "tin z"} <= made.keys()
    assert json.loads(made["tin"])[0][0] == "Tin học"
    assert all(len(json.loads(node)) <= LEAF for node in made.values())


def test_a_changed_tree_of_suggestions_is_the_one_made_anew() -> None:
    old = [
        IndexedDocument(f"/{number:03}/", f"Tin {'xyz'[number % 3]} số {number}", date=f"2019-01-{number % 28 + 1:02}")
        for number in range(3 * LEAF)
    ]
    named = {prefix: name_of(raw) for prefix, raw in nodes(suggested(old)).items() if isinstance(raw, bytes)}
    for gone, come in (
        (old[5:6], [replace(old[5], title="Hội thảo")]),
        ([], [IndexedDocument("/moi/", "Tin x mới", date="2020-01-01")]),
        (old[10:200], []),
        ([], [IndexedDocument(f"/nua/{number}/", f"Tin y nữa {number}") for number in range(LEAF)]),
    ):
        rows, touched = replaced(suggested(old), gone, come)
        anew = suggested([*(one for one in old if one not in gone), *come])
        made = nodes(rows, named, touched)
        assert rows == anew
        assert {prefix: raw if isinstance(raw, str) else name_of(raw) for prefix, raw in made.items()} == {
            prefix: name_of(raw) for prefix, raw in nodes(anew).items() if isinstance(raw, bytes)
        }
    rows, touched = replaced(suggested(old), [], [IndexedDocument("/a/", "Tin x a")])
    assert sum(isinstance(raw, bytes) for raw in nodes(rows, named, touched).values()) <= 10
