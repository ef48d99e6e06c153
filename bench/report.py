# ruff: noqa: E501
"""Owns the table of results: Markdown with the machine named. Refuses to leave out what is unlike between the generators."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from bench.measure import Run, typical

NOTES = """Made by `make bench`. Every generator builds the same articles of the demo district in the same run, one after the other, round by round;
a figure is the median of the rounds (memory: the greatest), a ratio is to Hugo's cold build of the same size. Memory is that of
the largest single process. Hugo, Eleventy and Pelican always build the whole site; `portal` builds what changed.

Unlike: the peers write article pages, lists by month and year, section, unit and topic lists (40 a page) and their RSS feeds,
each page in the frame of ours, filled up with idle bytes so that an article page weighs about the same. `portal` also checks the content and writes
what the peers do not have: targets, plans, documents, events, calendars, open data, derived pictures, three kinds of feed and the
search index (whose share is the difference to the row without it). Files and MB tell how much each wrote.
"""


@dataclass(slots=True)
class Size:
    """All runs at one number of articles: (generator, case) → runs; and what each generator wrote: files, MB, bytes of one article page."""

    articles: int
    common: int
    runs: dict[tuple[str, str], list[Run]] = field(default_factory=dict)
    wrote: dict[str, tuple[int, float, int]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    loads: list[float] = field(default_factory=list)


def machine() -> str:
    """What all was measured on."""
    cpu = next((line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    memory = next((int(line.split()[1]) // 1024**2 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    tools = ", ".join(f"{name} {version(name)}" for name in ("pelican", "Markdown", "Jinja2", "hugo"))
    return f"{cpu or platform.machine()}, {os.cpu_count()} cores, {memory} GiB, {platform.system()} {platform.release()}, Python {platform.python_version()}, {tools}"


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def written(machine: str, day: str, sizes: Sequence[Size]) -> str:
    """The whole of RESULTS.md."""
    return f"# Speed, measured\n\n{NOTES}\nMachine: {machine}. {day}.\n" + "".join(map(_section, sizes))


def _section(size: Size) -> str:
    load = max(size.loads, default=0.0)
    busy = f" **The machine was busy with other work (load {load:.1f}): only CPU seconds and ratios mean something.**" if load >= 2 else ""
    head = f"\n## {size.articles:,} articles ({size.common:,} of them in every generator)\n\nLoad before the runs: at most {load:.1f}.{busy}\n\n"
    rows = "".join(_row(key, runs, size.runs) for key, runs in size.runs.items())
    failed = "".join(f"\n{name} did not build: {why}\n" for name, why in size.failed.items())
    return (
        head
        + "| generator | case | wall, s | CPU, s | memory, MB | to Hugo's wall | runs |\n|---|---|---|---|---|---|---|\n"
        + rows
        + _wrote(size.wrote)
        + failed
    )


def _row(key: tuple[str, str], runs: Sequence[Run], all_runs: Mapping[tuple[str, str], Sequence[Run]]) -> str:
    run = typical(runs)
    hugo = all_runs.get(("Hugo", "cold"))
    ratio = _ratio(run.wall / typical(hugo).wall) if hugo else "–"
    return f"| {key[0]} | {key[1]} | {run.wall:.2f} | {run.cpu:.2f} | {run.memory:.0f} | {ratio} | {len(runs)} |\n"


def _ratio(value: float) -> str:
    return f"{value:.2f} ×" if value >= 0.5 else f"1/{1 / value:.1f}"


def _wrote(wrote: Mapping[str, tuple[int, float, int]]) -> str:
    rows = "".join(f"| {name} | {files:,} | {size:.0f} | {page:,} |\n" for name, (files, size, page) in wrote.items())
    return f"\n| generator | files | MB | bytes of one article page |\n|---|---|---|---|\n{rows}"
