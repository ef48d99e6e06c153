"""The dictionary of stored fields: what saves most, without the names of one corpus."""

from __future__ import annotations

from bench.search.queries import Record
from tools.search_dictionary import dictionary, phrases


def corpus_of(*bodies: str) -> list[Record]:
    return [{"title": "", "body": body} for body in bodies]


def test_the_phrases_that_save_most_come_last_and_once() -> None:
    counts = phrases(corpus_of(*["tổ chức hội nghị"] * 9, *["thôn xóm"] * 4))
    assert dictionary([counts]).decode() == "thôn xóm tổ chức hội nghị"


def test_a_name_is_taken_only_if_every_corpus_has_it() -> None:
    shared = ["Ủy ban nhân dân"] * 4
    counts = [phrases(corpus_of(*shared, *["huyện Sơn Khê"] * 9)), phrases(corpus_of(*shared))]
    assert dictionary(counts).decode() == "huyện Ủy ban nhân dân"


def test_it_keeps_its_size() -> None:
    assert dictionary([phrases(corpus_of(*["tổ chức hội nghị"] * 9, *["thôn xóm"] * 4))], 30) == "tổ chức hội nghị".encode()
