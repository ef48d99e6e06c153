"""Owns what a search engine of a province is fed: the same documents as JSON, analysed here, with a mapping for OpenSearch and Meilisearch.

The engine splits at spaces and folds nothing: keys of words, pairs of neighbours and keys of numbers are ours, so that every portal
and every engine answers alike (docs/search-province.md). Refuses to talk to an engine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from plugins.search.abbreviations import Abbreviations
from plugins.search.document import IndexedDocument
from plugins.search.site import Searchable
from plugins.search.synonyms import Synonyms
from plugins.search.words import number_keys, numbers, plain, tokeniser, tokens
from portal.domain.portal import Portal

INDEX = "cong-thong-tin"
BEARS = 8  # the least rank of a name that leads to its bearer before all
KEYWORDS = ("id", "portal", "url", "kind", "units", "topics", "plans", "section", "called")
SHOWN = ("title", "unit", "body", "sentence", "names", "numbers")
ANALYSED = {"title": 4, "names": 4, "implied": 2, "body": 1}  # field → boost
PAIRS_BOOST = 1.5
SPLIT = {"type": "text", "analyzer": "whitespace", "search_analyzer": "whitespace"}


class Analysis:
    """Words as the engine is to see them: `mất điện` is the words «mat dien» and the pair «mat_dien»."""

    def __init__(self, abbreviations: Abbreviations, synonyms: Synonyms) -> None:
        self._known = tokeniser()
        self._meanings = (abbreviations, synonyms)

    def words(self, text: str) -> str:
        """The keys of all words, and of document numbers with their prefixes."""
        lower = plain(text)
        return " ".join([*(token[0] for token in tokens(lower, self._known) if token), *self.numbers(lower)])

    def numbers(self, lower: str) -> list[str]:
        """The keys of the document numbers in plain text: «10-nq», «10-nq-tu»."""
        return [name for pieces in numbers(lower) for name in number_keys(pieces)]

    def pairs(self, text: str) -> str:
        """The keys of neighbours, joined."""
        stream = tokens(plain(text), self._known)
        return " ".join(f"{one[0]}_{other[0]}" for one, other in pairwise(stream) if one and other)

    def implied(self, text: str) -> str:
        """What a text also says: abbreviations written out and the other way round, words of the same meaning."""
        stream = tokens(plain(text), self._known)
        said = dict.fromkeys(" ".join(key for key, _ in words) for meaning in self._meanings for words in meaning.implied(stream))
        return "\n".join(said)

    def name(self, text: str) -> str:
        """A whole name as one key: «ubnd-xa-son-khe»."""
        return "-".join(token[0] for token in tokens(plain(text), self._known) if token)


def analysis_of(site: Searchable) -> Analysis:
    """The analysis with the abbreviations and synonyms of a site."""
    vocabulary = site.vocabulary()
    return Analysis(Abbreviations(vocabulary.abbreviations), Synonyms(vocabulary.synonyms))


def records(portal: Portal) -> Iterator[dict[str, Any]]:
    """Every page there is to find, as the engine is to keep it."""
    site, identity = Searchable(portal), portal.identity()
    analysis = analysis_of(site)
    host = identity.feed_authority.split(",")[0]
    for entry in site.entries():
        yield _record(site.read(entry.url), host, identity.site_url, analysis)


def _record(document: IndexedDocument, host: str, origin: str, analysis: Analysis) -> dict[str, Any]:
    fields = {name: getattr(document, name) for name in (*SHOWN, "kind", "units", "topics", "plans", "section", "has_targets", "now")}
    names, body = "\n".join((*document.names, *document.numbers)), f"{document.sentence}\n{document.body}"
    texts = {"title": document.title, "names": names, "body": body}
    texts["implied"] = analysis.implied(f"{document.title}\n{texts['body']}")
    called = dict.fromkeys(analysis.name(name) for name, rank, _ in document.keys if rank >= BEARS)
    return {
        "id": hashlib.sha256(f"{host}|{document.url}".encode()).hexdigest()[:32],
        "portal": host,
        "url": urljoin(origin, document.url),
        "date": document.date or None,
        **fields,
        **{f"{name}_words": analysis.words(text) for name, text in texts.items()},
        **{f"{name}_pairs": analysis.pairs(text) for name, text in texts.items()},
        "called": [name for name in called if name],
        "facts": [{"code": code, "label": label, "value": value} for code, label, value in document.facts],
    }


def opensearch_index() -> dict[str, Any]:
    """The body of `PUT /<index>`."""
    properties: dict[str, Any] = {name: {"type": "keyword"} for name in KEYWORDS}
    properties |= {name: {"type": "text", "index": False} for name in SHOWN}
    properties |= {f"{name}_{part}": SPLIT for name in ANALYSED for part in ("words", "pairs")}
    properties |= {"date": {"type": "date"}, "facts": {"type": "object", "enabled": False}}
    properties |= {name: {"type": "boolean"} for name in ("now", "has_targets")}
    return {"settings": {"number_of_shards": 1}, "mappings": {"dynamic": "strict", "properties": properties}}


def opensearch_query(query: str, analysis: Analysis) -> dict[str, Any]:
    """The body of `POST /<index>/_search`: whole names first, what holds or is to come before what has passed."""
    words = [f"{name}_words^{boost}" for name, boost in ANALYSED.items()]
    pairs = [f"{name}_pairs^{boost * PAIRS_BOOST}" for name, boost in ANALYSED.items()]
    held = _match(analysis.words(query), words) | {"minimum_should_match": "60%"}
    liked: list[dict[str, Any]] = [{"term": {"called": {"value": analysis.name(query), "boost": 1000}}}]
    if joined := analysis.pairs(query):
        coming = _match(joined, ["title_pairs", "implied_pairs"]) | {"boost": 8}
        liked += [{"multi_match": _match(joined, pairs)}, {"bool": {"must": [{"term": {"now": True}}, {"multi_match": coming}]}}]
    shown = ["url", "title", "kind", "date", "unit", "portal", "body"]
    return {"query": {"bool": {"must": [{"multi_match": held}], "should": liked}}, "size": 10, "_source": shown}


def _match(query: str, fields: list[str]) -> dict[str, Any]:
    return {"query": query, "fields": fields, "type": "most_fields"}


def meilisearch_settings() -> dict[str, Any]:
    """The body of `PATCH /indexes/<index>/settings`: its own folding is left nothing to do, typos are its own."""
    searched = [f"{name}_{part}" for name in ANALYSED for part in ("pairs", "words")]
    return {
        "searchableAttributes": ["called", *searched],
        "displayedAttributes": ["id", "portal", "url", "kind", "date", *SHOWN, "now", "facts"],
        "filterableAttributes": ["portal", "kind", "units", "topics", "plans", "section", "has_targets", "date", "now"],
        "sortableAttributes": ["date"],
        "nonSeparatorTokens": ["_", "-"],
        "rankingRules": ["words", "typo", "attribute", "proximity", "exactness", "now:desc", "sort", "date:desc"],
    }


def write(portal: Portal, folder: Path) -> int:
    """Write documents, bulk file and mappings into a folder; the number of documents. OSError when it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_json(folder / "opensearch-index.json", opensearch_index())
    _write_json(folder / "meilisearch-settings.json", meilisearch_settings())
    count = 0
    files = (folder / "documents.jsonl", folder / "opensearch-bulk.ndjson")
    with files[0].open("w", encoding="utf-8") as plainly, files[1].open("w", encoding="utf-8") as bulk:
        for record in records(portal):
            line = json.dumps(record, ensure_ascii=False) + "\n"
            plainly.write(line)
            bulk.writelines((json.dumps({"index": {"_index": INDEX, "_id": record["id"]}}) + "\n", line))
            count += 1
    return count


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
