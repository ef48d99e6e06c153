"""What a province's engine is fed: every line fits the mapping, and text and query are analysed alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plugins.search.engines import ANALYSED, analysis_of, meilisearch_settings, opensearch_index, opensearch_query, write
from plugins.search.site import Searchable
from portal.domain.portal import Portal
from tests.plugins.district import district

NOTICE = """\
---
tiêu đề: Thông báo tạm ngừng cấp điện
ngày đăng: 20/6/2020
đơn vị: Huyện ủy Suối Ngàn
loại: thông báo
hết hạn: 10/8/2020
---

Theo Công văn số 64/2007/CV-ĐL, hòa lưới chậm.
"""
SOME = {"keyword": (str, list), "text": (str, list), "boolean": (bool,), "date": (str, type(None)), "object": (list,)}


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    return district(tmp_path / "content", {"tin/2020/06/dien.md": NOTICE})


@pytest.fixture
def folder(portal: Portal, tmp_path: Path) -> Path:
    write(portal, tmp_path / "out")
    return tmp_path / "out"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_every_document_fits_the_mapping_and_fills_it(folder: Path) -> None:
    properties = opensearch_index()["mappings"]["properties"]
    for record in lines(folder / "documents.jsonl"):
        assert record.keys() == properties.keys()
        for name, value in record.items():
            assert isinstance(value, SOME[properties[name]["type"]]), name


def test_the_bulk_file_is_an_action_and_a_document_in_turn(folder: Path) -> None:
    bulk, plainly = lines(folder / "opensearch-bulk.ndjson"), lines(folder / "documents.jsonl")
    assert bulk[1::2] == plainly
    assert [one["index"]["_id"] for one in bulk[::2]] == [one["id"] for one in plainly]
    assert len({one["id"] for one in plainly}) == len(plainly) > 5
    assert (folder / "opensearch-bulk.ndjson").read_bytes().endswith(b"\n")


def test_the_settings_of_meilisearch_name_fields_there_are(folder: Path) -> None:
    known = lines(folder / "documents.jsonl")[0].keys()
    settings = meilisearch_settings()
    for name in ("searchableAttributes", "displayedAttributes", "filterableAttributes", "sortableAttributes"):
        assert set(settings[name]) <= known, name


def test_text_and_query_are_analysed_alike(portal: Portal, folder: Path) -> None:
    (notice,) = [one for one in lines(folder / "documents.jsonl") if one["title"].startswith("Thông báo tạm")]
    assert {"64-2007", "64-2007-cv-dl", "hoa"} <= set(notice["body_words"].split())
    assert "tam_ngung" in notice["title_pairs"].split() and "mat_dien" in notice["implied_pairs"].split()
    assert notice["now"] is True and notice["portal"] == "suoi-ngan.example" and notice["url"].startswith("https://suoi-ngan.example/tin/")
    analysis = analysis_of(Searchable(portal))
    for typed in ("hoà lưới", "hòa lưới", "hoa luoi", "HÒA LƯỚI"):
        assert analysis.pairs(typed) == "hoa_luoi"


@pytest.mark.parametrize(
    ("typed", "title"), [
        ("mất điện", "Thông báo tạm ngừng cấp điện"), ("cup dien", "Thông báo tạm ngừng cấp điện"),
        ("huyện ủy suối ngàn", "Huyện ủy Suối Ngàn"),
        ("64/2007", "Thông báo tạm ngừng cấp điện"), ("công tác cán bộ", "Công tác cán bộ"),
    ],
)  # fmt: skip
def test_a_plain_scorer_over_these_fields_answers(portal: Portal, folder: Path, typed: str, title: str) -> None:
    query = opensearch_query(typed, analysis_of(Searchable(portal)))["query"]["bool"]
    ranked = sorted(lines(folder / "documents.jsonl"), key=lambda one: -_score(one, query))
    assert ranked[0]["title"] == title


def _score(record: dict[str, Any], query: dict[str, Any]) -> float:
    """Shared words by the boost of their field, as an engine weighs them but for rarity and length."""
    held = query["must"][0]["multi_match"]
    liked = query["should"]
    named = 1000 if liked[0]["term"]["called"]["value"] in record["called"] else 0
    clauses = [held, *(clause["multi_match"] for clause in liked[1:] if "multi_match" in clause)]
    found = _shared(record, held)
    return named + sum(_shared(record, clause) for clause in clauses) if found else 0


def _shared(record: dict[str, Any], clause: dict[str, Any]) -> float:
    total = 0.0
    for field in clause["fields"]:
        name, _, boost = field.partition("^")
        assert name.rsplit("_", 1)[0] in ANALYSED
        total += float(boost or 1) * len(set(clause["query"].split()) & set(record[name].split()))
    return total
