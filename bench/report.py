"""Owns the table of results: Markdown with the machine named. Refuses to leave out what is unlike between the generators."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

from bench.edits import BODY, NEW, NEW_TOLD, NOTHING, OLD, REMOVED, REMOVED_TOLD, TITLE
from bench.fact_edits import FACT_EDITS
from bench.goals import PUBLISHED, SERVED, Goal, goals_of
from bench.measure import Run, typical
from bench.results import Key, Size

CASES = {
    NOTHING: "nothing changed", BODY: "one body edit (a recent article)", OLD: "one body edit (an old article)",
    TITLE: "title edit (recent)", NEW: "new article (recent)", REMOVED: "removed article (recent)",
    NEW_TOLD: NEW_TOLD, REMOVED_TOLD: REMOVED_TOLD, **{case: case for case in FACT_EDITS},
}  # fmt: skip
METHOD = Path(__file__).parent / "METHOD.md"


def machine() -> str:
    """What all was measured on."""
    cpu = next((line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    memory = next((int(line.split()[1]) // 1024**2 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    tools = ", ".join(f"{name} {_version(name)}" for name in ("pelican", "Markdown", "Jinja2", "hugo"))
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{cpu or platform.machine()}, {os.cpu_count()} cores, {memory} GiB, {system}, {tools}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def written(sizes: Sequence[Size]) -> str:
    """The whole of RESULTS.md, from all sizes kept so far."""
    by_size = {size.articles: size for size in sizes}
    measured = "".join(_section(size, by_size) for size in sizes) or "\nNo size has been measured yet: `make bench`, on a quiet machine.\n"
    return f"# Speed, measured\n\n{METHOD.read_text('utf-8')}{measured}"


def _section(size: Size, sizes: Mapping[int, Size]) -> str:
    load = max(size.loads, default=0.0)
    busy = f" **Busy with other work (load {load:.1f}): only CPU seconds and ratios mean something.**" if load >= 2 else ""
    failed = "".join(f"\n{name} failed: {why}\n" for name, why in size.failed.items())
    head = f"\n## {size.articles:,} articles ({size.common:,} of them in every generator)\n\n{size.machine}. {size.day}. "
    tables = "\n".join((_cold(size), _edits(size), _goals(goals_of(size, sizes)), _wrote(size)))
    return f"{head}Load before the rounds: at most {load:.1f}.{busy}\n\n{tables}{failed}"


def _cold(size: Size) -> str:
    head = "| cold build | wall, s | CPU, s | memory, MB | to Hugo, cold | runs |\n|---|---|---|---|---|---|\n"
    keys = [key for key in size.runs if key[1].startswith(("cold", "first"))]
    return head + "".join(f"| {_named(key)} | {_run(size.runs[key])} | {_to_cold(size, key)} | {len(size.runs[key])} |\n" for key in keys)


def _named(key: Key) -> str:
    name, case = key
    return name if case == "cold" else f"{name}, {case.removeprefix('cold, ')}"


def _edits(size: Size) -> str:
    head = (
        "| after an edit | wall, s | CPU, s | memory, MB | files | Hugo, same case, s | to Hugo, same case | to Hugo, cold | runs |\n"
        "|---|---|---|---|---|---|---|---|---|\n"
    )
    cases = {**CASES, "second publish": "second publish", PUBLISHED: PUBLISHED, SERVED: SERVED}
    return head + "".join(_edit(size, case, words) for case, words in cases.items() if ("portal", case) in size.runs)


def _edit(size: Size, case: str, words: str) -> str:
    mine, hugo = size.runs["portal", case], size.runs.get(("Hugo", case), [])
    same = _said(ratio(mine, hugo)) if hugo else "–"
    theirs = f"{typical(hugo).wall:.2f}" if hugo else "–"
    files = f"{typical(mine).files:,}" if any(run.files for run in mine) else "–"
    return f"| {words} | {_run(mine)} | {files} | {theirs} | {same} | {_to_cold(size, ('portal', case))} | {len(mine)} |\n"


def _run(runs: Sequence[Run]) -> str:
    run = typical(runs)
    return f"{run.wall:.2f} | {f'{run.cpu:.2f}' if run.cpu else '–'} | {run.memory:.0f}"


def _to_cold(size: Size, key: Key) -> str:
    hugo = size.runs.get(("Hugo", "cold"))
    return _said(ratio(size.runs[key], hugo)) if hugo else "–"


def ratio(mine: Sequence[Run], theirs: Sequence[Run]) -> float:
    """Median over rounds of my wall seconds to theirs; of the medians when the rounds are not as many."""
    if len(mine) != len(theirs):
        return typical(mine).wall / typical(theirs).wall
    return median(one.wall / other.wall for one, other in zip(mine, theirs, strict=True))


def _said(value: float) -> str:
    return f"{value:.2f} ×" if value >= 0.5 else f"1/{1 / value:.1f}"


def _goals(goals: Sequence[Goal]) -> str:
    rows = "".join(f"| {goal.what} | {goal.wanted} | {goal.got} | {'✓' if goal.reached else '✗'} |\n" for goal in goals)
    return f"| goal at this size | wanted | measured | |\n|---|---|---|---|\n{rows}" if rows else "No goal is set for this size.\n"


def _wrote(size: Size) -> str:
    head = (
        "| wrote (search index and derived pictures aside) | files | MB | article pages | bytes of an article page, mean | to ours |\n"
        "|---|---|---|---|---|---|\n"
    )
    ours = size.wrote["portal"].article_bytes if "portal" in size.wrote else 0.0
    rows = (
        f"| {name} | {wrote.files:,} | {wrote.megabytes:.0f} | {wrote.articles:,} | {wrote.article_bytes:,.0f} "
        f"| {wrote.article_bytes / ours:.0%} |\n"
        for name, wrote in size.wrote.items()
    )
    return head + "".join(rows) if ours else ""
