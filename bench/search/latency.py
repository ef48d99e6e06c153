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
_ROW = re.compile(r"^\| ours, warm \|.*$", re.MULTILINE)


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


def replaced(results: str, name: str, fresh: str) -> str:
    """The text of RESULTS.md with this row in the section of the corpus; KeyError if it has none."""
    sections = re.split(r"(?m)^(?=## )", results)
    at = next((at for at, section in enumerate(sections) if section.startswith(f"## {name}:") and _ROW.search(section)), None)
    if at is None:
        raise KeyError(name)
    sections[at] = _ROW.sub(lambda _: fresh, sections[at])
    return "".join(sections)


def main(source: Path, work: Path, count: int) -> None:
    """Measures and replaces."""
    index = work / "ours"
    if not (index / "client.mjs").exists():
        subprocess.run([sys.executable, "-m", "bench.search.build", source, index], check=True, cwd=RESULTS.parents[2])
    fresh = row(index, sample(made_of(source, count)))
    RESULTS.write_text(replaced(RESULTS.read_text("utf-8"), source.name, fresh), "utf-8")
    print(fresh)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 300)
