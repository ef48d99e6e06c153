"""Owns corpora whose queries come from what was never indexed, as an author's abstract is: one sentence of each text is kept back.

python -m bench.search.held <corpus.jsonl[.gz]> <held.jsonl>: the same records, the sentence as their `abstract`. Always the same one.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.search.queries import Record, corpus, words_of

LEAST_WORDS, LEAST_SENTENCES = 10, 4
_PARTS = re.compile(r"(?<=[.;:!?\n])")


def held(records: Iterator[Record], seed: int = 11) -> Iterator[Record]:
    """Every record; those of some length without one sentence, which is told apart."""
    for record in records:
        parts = _PARTS.split(record["body"])
        long = [at for at, part in enumerate(parts) if len(words_of(part)) >= LEAST_WORDS]
        if len(long) < LEAST_SENTENCES:
            yield record
            continue
        at = random.Random(f"{seed}{record['url']}").choice(long)
        yield {**record, "abstract": parts[at].strip(), "body": "".join([*parts[:at], *parts[at + 1 :]])}


def main(source: Path, target: Path) -> None:
    """Writes the corpus."""
    lines = [json.dumps(record, ensure_ascii=False) for record in held(corpus(source))]
    target.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
