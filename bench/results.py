"""Owns what was measured: one Size per number of articles, kept as JSON so that sizes may be measured on different days."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.measure import Run

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wrote:
    """What a generator wrote: files, MB and article pages with their mean bytes; without the search index and pictures it derived."""

    files: int
    megabytes: float
    articles: int
    article_bytes: float


@dataclass(slots=True)
class Size:
    """All runs at one number of articles: (generator, case) → its runs, in order of rounds. `failed`: generator → why."""

    articles: int
    common: int
    """Articles that every generator builds: all but withdrawn ones."""
    pager: int = 0
    runs: dict[Key, list[Run]] = field(default_factory=dict)
    wrote: dict[str, Wrote] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    loads: list[float] = field(default_factory=list)
    """Load averages (1 min) before each round."""
    machine: str = ""
    day: str = ""


def kept(path: Path) -> list[Size]:
    """All sizes measured so far, smallest first."""
    rows = json.loads(path.read_text("utf-8")) if path.exists() else []
    return sorted((_size(row) for row in rows), key=lambda size: size.articles)


def keep(path: Path, size: Size) -> None:
    """Keep a size in place of an earlier measurement of it; others stay."""
    sizes: Sequence[Size] = [*(other for other in kept(path) if other.articles != size.articles), size]
    path.write_text(json.dumps([_row(one) for one in sizes], ensure_ascii=False, indent=1) + "\n", "utf-8")


def _row(size: Size) -> dict[str, object]:
    row = asdict(size)
    runs = [{"generator": key[0], "case": key[1], "runs": [asdict(run) for run in runs]} for key, runs in size.runs.items()]
    return {**row, "runs": runs}


def _size(row: dict[str, object]) -> Size:
    size = Size(**row)  # type: ignore[arg-type]
    given: list[dict[str, object]] = row["runs"]  # type: ignore[assignment]
    size.runs = {(str(one["generator"]), str(one["case"])): [Run(**run) for run in one["runs"]] for one in given}  # type: ignore[attr-defined]
    size.wrote = {name: Wrote(**wrote) for name, wrote in row["wrote"].items()}  # type: ignore[attr-defined]
    return size
