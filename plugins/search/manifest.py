"""Owns the one file that names all others: what a client loads first. Refuses anything that is not needed by every query."""

from __future__ import annotations

import json
from collections.abc import Mapping

from plugins.search.asking import asks
from plugins.search.document import KINDS, Vocabulary
from plugins.search.model import Model, common
from plugins.search.naming import FORMAT, NAME_LENGTH
from plugins.search.placement import Placement, Segment
from plugins.search.store import Store
from plugins.search.stored_fields import dictionary


def manifest(store: Store, plan: Placement, chunks: Mapping[str, list[str]], vocabulary: Vocabulary, model: Model) -> bytes:
    """The uncompressed manifest (docs/search-format.md)."""
    documents = sum(segment.documents for segment in plan.segments)
    named = _pieces(store)
    content = {
        "format": FORMAT,
        "documents": documents,
        "kinds": KINDS,
        "segments": [_segment(store, one, chunks[one.name], named) for one in plan.segments if one.documents],
        "labels": named["site", "labels"],
        "model": named["site", "model"],
        "dictionary": dictionary().decode(),
        "abbreviations": vocabulary.abbreviations,
        "asks": asks(),
        "common": " ".join(common(model, documents)),
        "words": " ".join(model.mistakable),
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _pieces(store: Store) -> dict[tuple[str, str], str]:
    return {(segment, kind): name for segment, kind, _, name in store.pieces() if kind != "suggest"}


def _segment(store: Store, segment: Segment, chunks: list[str], named: Mapping[tuple[str, str], str]) -> dict[str, object]:
    parts = store.part_names(segment.name)
    return {
        "name": segment.name,
        "documents": segment.documents,
        "maxDoc": segment.max_doc,
        "now": store.value(f"now.{segment.name}") or [],
        "blocks": [[KINDS.index(block.kind), block.year, block.base] for block in segment.blocks],
        "splits": store.splits(segment.name),
        "parts": "".join(name for bucket in range(segment.buckets) for name in parts[bucket]),
        "chunks": "".join(name or "." * NAME_LENGTH for name in chunks),
        **{kind: named[segment.name, kind] for kind in ("facets", "dates", "prefixes")},
    }
