"""The reference and the corpora of the search bench: BM25 as the book has it; what is kept back is never indexed."""

from __future__ import annotations

import json
from pathlib import Path

from bench.search.held import held
from bench.search.judged import Judged, judged, ndcg
from bench.search.queries import Record
from bench.search.reference import Reference
from plugins.search.document import IndexedDocument

SENTENCE = "Câu số {} có ít nhất mười chữ để được coi là một câu dài."


def record(url: str, title: str, body: str) -> Record:
    return {"url": url, "title": title, "body": body, "date": "", "number": "", "abstract": ""}


def test_the_reference_ranks_rare_pairs_in_short_texts_first(tmp_path: Path) -> None:
    rows = [
        record("/a/", "Một", "Xã mở đường, họp dân nhiều lần, bàn nhiều việc khác nhau của xã trong năm qua."),
        record("/b/", "Hai", "Xã mở đường."),
        record("/c/", "Ba", "Đường mở xã."),
    ]
    source = tmp_path / "corpus.jsonl"
    source.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    index = Reference(source)
    assert index.ask("mo duong") == ["/b/", "/a/", "/c/"]
    assert index.ask("không có") == []


def test_one_sentence_is_kept_back_and_no_longer_stands_in_the_text() -> None:
    long = record("/a/", "Dài", "\n".join(SENTENCE.format(number) for number in range(6)))
    short = record("/b/", "Ngắn", "Một câu. Hai câu.")
    first, second = held(iter([long, short]))
    assert first["abstract"] and first["abstract"] in long["body"] and first["abstract"] not in first["body"]
    assert second == short
    assert [*held(iter([long]))] == [first]


def test_gain_is_discounted_and_one_when_nothing_better_can_be_had() -> None:
    assert ndcg([2, 1, 0], [1, 0, 2]) == 1
    assert 0 < ndcg([0, 2], [2]) < ndcg([2, 0], [2]) == 1
    assert ndcg([0] * 5 + [2], [2]) == 0


def test_two_hundred_queries_are_judged_by_patterns_that_are_understood() -> None:
    queries = judged()
    assert len(queries) >= 200 and len({one.query for one in queries}) == len(queries)
    unit = IndexedDocument("/a/", "Ủy ban nhân dân xã Sơn Khê", "unit", keys=(("ubnd", 15, -1),))
    assert Judged("ubnd", "unit/^uy ban nhan dan xa", "", "").grade(unit) == 2
    assert Judged("ubnd", "body/.", "", "").grade(unit) == 2
    assert Judged("ubnd", "page/.", "any/uy ban", "").grade(unit) == 1
    assert Judged("ubnd", "now/.", "topic:y-te", "").grade(unit) == 0
