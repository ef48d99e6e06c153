"""Owns how long a warm query takes: python -m bench.search.latency <corpus.jsonl[.gz]> <work folder> [queries a kind].

Puts its row into the corpus's section of RESULTS.md and leaves every other figure, for a machine that is quiet now. The index is
built if the folder has none.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from statistics import median

from bench.search import browser
from bench.search.queries import corpus, queries

RESULTS = Path(__file__).parent / "RESULTS.md"
COUNT = 90
HEAD = "| warm query in Chromium at 4× CPU throttle | n | median, ms | p95, ms | worst, ms | load of the machine before |"
_KEY = re.compile(r"Client:|(?:\| [^|\d]+ (?=\|))+\|")  # what stands before the figures


def sample(made: list[str]) -> list[str]:
    """The queries that are asked in Chromium: some of all kinds and forms, always the same."""
    return [query for *_, query in random.Random(3).sample(browser.flat(made), COUNT)]


def made_of(source: Path, count: int) -> list[str]:
    """The queries of the test half, a JSON line each."""
    return [json.dumps(query, ensure_ascii=False) for query in queries(list(corpus(source)), count, "test")]


def row(index: Path, asked: list[str]) -> str:
    """The row of the table, measured now."""
    load = os.getloadavg()[0]
    times = sorted(browser.warm(index, asked))
    figures = [median(times), times[int(len(times) * 0.95)], times[-1]]
    return f"| ours, warm | {len(times)} | " + " | ".join(f"{ms:.0f}" for ms in figures) + f" | {load:.1f} of {os.cpu_count()} cores |"


def replaced(results: str, name: str, fresh: list[str]) -> str:
    """The text of RESULTS.md with these rows in the section of the corpus, each for the one of its name; KeyError if there is none."""
    before, mark, rest = results.partition(f"## {name}:")
    section, *others = re.split(r"(?m)^(?=## )", rest)
    lines = section.split("\n")
    for row in fresh:
        lines[{key_of(line): at for at, line in enumerate(lines)}[key_of(row)]] = row
    return before + mark + "\n".join(lines) + "".join(others)


def key_of(line: str) -> str:
    """What a row is called: its cells before the first figure. Empty if it is no row of ours or others."""
    found = _KEY.match(line)
    return found[0] if found else ""


def main(source: Path, work: Path, count: int) -> None:
    """Measures and replaces."""
    index = work / "ours"
    if not (index / "client.mjs").exists():
        subprocess.run([sys.executable, "-m", "bench.search.build", source, index], check=True, cwd=RESULTS.parents[2])
    fresh = row(index, sample(made_of(source, count)))
    RESULTS.write_text(replaced(RESULTS.read_text("utf-8"), source.name, [fresh]), "utf-8")
    print(fresh)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 300)
