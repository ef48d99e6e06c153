"""Owns the vectors of scoring: what the reference (ranking.py) gives for the village, as tests/vectors/search-scores.json.

`python -m tests.plugins.search.village_scores` writes the file anew after a deliberate change of the ranking.
"""

from __future__ import annotations

import base64
import json
from array import array
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from plugins.search.abbreviations import Abbreviations
from plugins.search.document import entry
from plugins.search.placement import placement
from plugins.search.postings import Analyzer
from plugins.search.shard import IMPACT_BITS, encode
from tests.plugins.search.ranking import lift, positions, scores
from tests.plugins.search.village import DOCUMENTS, VOCABULARY

VECTORS = Path(__file__).parents[2] / "vectors" / "search-scores.json"
QUERIES = [
    "hội thảo", "hoi thao", "hôi thảo", "hooij thaor", "ho65i tha3o", "cải cách hành chính", "kenh thuy loi", "kênh thúy lợi",
    "đường liên xã", "10-NQ/TU", "10-nq giao thông",
    '"hội thảo"', '"hoi thao" xã', '"cải cách hành chính" hoàng văn quý', "lí thị mỹ", "xã",
]  # fmt: skip
TEXTS = [
    ("cải cách xã", "Hội thảo", "Sáng 12/4, xã bàn cải cách hành chính. Xã bên cũng cải tạo ao; cách làm hay."),
    ("cai cach xa", "Cách cải tạo ao ở xã", "Cách làm là cải tạo ao trước, rồi đến xã."),
    ("kênh thủy lợi", "Nạo vét kênh thuỷ lợi", "Kênh dài 2 km, thủy điện có lợi."),
    ("kênh thúy lợi", "Nạo vét kênh thuỷ lợi", "Kênh. Thúy. Lợi."),
    ("xã", "Xã", "Xã."),
]


class Village(NamedTuple):
    """The index of the village as one shard."""

    urls: dict[int, str]
    kinds: dict[int, str]
    blocks: list[list[object]]
    postings: dict[str, dict[int, int]]

    @property
    def now(self) -> list[int]:
        """Every fourth document holds or is to come."""
        return sorted(self.urls)[::4]

    @classmethod
    def made(cls) -> Village:
        """By the rules of the index: document ids from its plan, impacts from its analyzer."""
        plan = placement([entry(document) for document in DOCUMENTS])
        doc_ids = {url: row.doc_id for url, row in plan.locations.items()}
        reader = Analyzer(Abbreviations(VOCABULARY.abbreviations))
        postings: defaultdict[str, dict[int, int]] = defaultdict(dict)
        for document in sorted(DOCUMENTS, key=lambda one: doc_ids[one.url]):
            for term, impact in reader.postings(document).items():
                postings[term][doc_ids[document.url]] = impact
        blocks: list[list[object]] = [[block.kind, block.base] for segment in plan.segments for block in segment.blocks]
        return cls(
            {doc_id: url for url, doc_id in doc_ids.items()}, {doc_ids[one.url]: one.kind for one in DOCUMENTS}, blocks, dict(postings)
        )

    def shard(self) -> bytes:
        """All terms in one shard."""
        return encode(
            {
                term: array("I", [doc_id << IMPACT_BITS | impact for doc_id, impact in held.items()]).tobytes()
                for term, held in self.postings.items()
            }
        )


def vectors() -> dict[str, Any]:
    """What the file holds: the index, and for each query addresses with scores, for each text its lift."""
    village = Village.made()

    def ranked(query: str) -> list[tuple[str, float]]:
        return [
            (village.urls[doc_id], round(score, 4))
            for doc_id, score in scores(positions(query), village.postings, village.kinds, village.now)
        ]

    return {
        "blocks": village.blocks,
        "now": village.now,
        "docs": {url: doc_id for doc_id, url in sorted(village.urls.items())},
        "shard": base64.b64encode(village.shard()).decode(),
        "scores": {query: ranked(query) for query in QUERIES},
        "lifts": [[query, title, body, round(lift(positions(query), title, body), 4)] for query, title, body in TEXTS],
    }


def text() -> str:
    """The file, a line a query and a text."""
    made = vectors()
    ranked = [f"{_json(query)}: {_json(found)}" for query, found in made["scores"].items()]
    parts = [f'"{name}": {_json(made[name])}' for name in ("blocks", "now", "docs", "shard")]
    scored = '"scores": {\n  ' + ",\n  ".join(ranked) + "\n}"
    lifts = '"lifts": [\n  ' + ",\n  ".join(map(_json, made["lifts"])) + "\n]"
    return "{\n" + ",\n".join([*parts, scored, lifts]) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    VECTORS.write_text(text(), "utf-8")
