"""Known-item queries from a corpus: three title words, three informative body words, four or five words of a body in a row.

Documents fall into a development and a test half by the hash of their address, before anything is tuned.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.search.keystrokes import forms
from portal.text.fold import fold

_SENTENCE = re.compile(r"[.;:!?\n]+")
_RUN = re.compile(r"[,()“”\"–/…]+|\s-\s")
_WORD = re.compile(r"[^\W\d_]+")

Record = dict[str, str]


def corpus(path: Path, limit: int | None = None) -> Iterator[Record]:
    """Records {url, title, body, date, number, abstract} of a JSON-lines file, gzipped or not. Only title and body are required."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for at, line in enumerate(lines):
            if limit is not None and at >= limit:
                return
            row = json.loads(line)
            fields = {name: str(row.get(name) or "") for name in ("title", "body", "date", "number", "url", "abstract")}
            yield {**fields, "url": fields["url"] or f"/d/{at}/"}


def half(url: str) -> str:
    """ "dev" or "test"."""
    return "dev" if zlib.crc32(url.encode()) % 2 else "test"


def words_of(text: str) -> list[str]:
    """The lower-case words of a stretch of text."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def queries(records: list[Record], count: int, part: str, seed: int = 7) -> Iterator[dict[str, object]]:
    """`count` queries of each kind, each in six forms: {kind, url, forms}. Where records have an abstract, it is asked by that."""
    dice = random.Random(seed)
    seen = Counter(word for record in records for word in set(words_of(fold(record["body"]))))
    titles = Counter(fold(record["title"]) for record in records)
    mine = [record for record in records if half(record["url"]) == part]
    if any(record["abstract"] for record in mine):
        mine = [record for record in mine if record["abstract"]]
    makers: dict[str, Callable[[Record], str]] = {
        "title": lambda record: _title(record, titles, dice),
        "body": lambda record: _body(record, seen, dice),
        "phrase": lambda record: _phrase(record, dice),
    }
    for kind, make in makers.items():
        made = 0
        while made < count:
            record = dice.choice(mine)
            if query := make(record):
                made += 1
                yield {"kind": kind, "url": record["url"], "forms": forms(query, dice)}


def _title(record: Record, titles: Counter[str], dice: random.Random) -> str:
    words = words_of(record["title"])
    if len(words) < 4 or titles[fold(record["title"])] > 1:
        return ""
    at = dice.randrange(len(words) - 2)
    return " ".join(words[at : at + 3])


def _body(record: Record, seen: Counter[str], dice: random.Random) -> str:
    """The three rarest words of one sentence that other documents hold too, in order; of an abstract, two of them in the text as well."""
    sentences = [words_of(sentence) for sentence in _SENTENCE.split(record["abstract"] or record["body"])]
    sentences = [words for words in sentences if len(words) >= 8]
    if not sentences:
        return ""
    words = list(dict.fromkeys(dice.choice(sentences)))
    rare = sorted((word for word in words if seen[fold(word)] >= 2), key=lambda word: seen[fold(word)])[:3]
    held = len(set(rare) & set(words_of(record["body"]))) if record["abstract"] else 3
    return " ".join(word for word in words if word in rare) if len(rare) == 3 and held > 1 else ""


def _phrase(record: Record, dice: random.Random) -> str:
    runs = [words_of(run) for sentence in _SENTENCE.split(record["abstract"] or record["body"]) for run in _RUN.split(sentence)]
    length = dice.choice((4, 5))
    runs = [words for words in runs if len(words) >= length]
    if not runs:
        return ""
    words = dice.choice(runs)
    at = dice.randrange(len(words) - length + 1)
    return " ".join(words[at : at + length])
