"""Makes the dictionary of stored fields anew, `python -m tools.search_dictionary <corpus.jsonl[.gz]>… > plugins/search/dictionary.txt`.

A corpus is JSON lines with `title` and `body`. The dictionary is the phrases of up to four words that save the most bytes in texts
of such offices, the best at the end, where references to them are shortest. Names stay out: a phrase with a capital is taken only if
every corpus has it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.search.queries import Record, corpus

SIZE = 31_000  # bytes; DEFLATE looks back 32 KiB, and the text itself wants some of it
LONGEST = 4  # words
LEAST = 4  # occurrences
REFERENCE = 2.5  # bytes of a reference to a phrase
SAMPLE = 2500  # texts of each corpus, evenly spread
_PARTS = re.compile(r'[\n.;:()"“”]+')


def phrases(records: Iterable[Record]) -> Counter[str]:
    """How often each phrase occurs."""
    return Counter(
        phrase for record in records for part in _PARTS.split(f"{record['title']}\n{record['body']}") for phrase in _runs(part.split())
    )


def _runs(words: list[str]) -> Iterator[str]:
    for length in range(1, LONGEST + 1):
        yield from (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


def dictionary(counts: list[Counter[str]], size: int = SIZE) -> bytes:
    """The phrases of all corpora in at most so many bytes."""
    weights = [1e6 / count.total() for count in counts]
    values = {phrase: _value(phrase, counts, weights) for phrase in set().union(*counts)}
    chosen: list[str] = []
    text, room = " ", size
    for phrase in sorted((one for one in values if values[one] > 0), key=lambda one: (-values[one], one)):
        if phrase in text:
            continue
        room -= len(phrase.encode()) + 1
        if room < 0:
            break
        chosen.append(phrase)
        text += phrase + " "
    return " ".join(reversed(chosen)).encode()


def _value(phrase: str, counts: list[Counter[str]], weights: list[float]) -> float:
    found = [count[phrase] for count in counts]
    if sum(found) < LEAST or (phrase != phrase.lower() and not all(found)):
        return 0
    return (len(phrase.encode()) - REFERENCE) * sum(count * weight for count, weight in zip(found, weights, strict=True))


def main(sources: list[Path]) -> None:
    """Print the dictionary."""
    counts = []
    for source in sources:
        records = list(corpus(source))
        counts.append(phrases(records[:: max(1, len(records) // SAMPLE)]))
    sys.stdout.buffer.write(dictionary(counts))


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
