"""Owns the goals of speed, as the issue sets them for single sizes, and whether a measurement reaches them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from bench.edits import BODY, EDITS, NOTHING
from bench.fact_edits import FACT_EDITS, IDENTITY, THEME
from bench.measure import typical
from bench.results import Key, Size

COLD, KEPT, BARE = "cold", "cold, pictures kept", "cold, pictures kept, no search index"
PUBLISHED, SERVED = "publish after one body edit", "serve: body edit on the screen"
ALL = (IDENTITY, THEME)
"""Edits after which every page is made anew."""
PARTS = {20_000: {BODY: 30, **{case: 12 for case in (*EDITS, *FACT_EDITS) if case not in (BODY, NOTHING, *ALL)}}}
"""Articles → case → at most one part in so many of Hugo's time."""
SECONDS = {5_000: {SERVED: 0.3}, 20_000: {NOTHING: 0.4, SERVED: 0.6, PUBLISHED: 4.0}}
TO_HUGO = {5_000: 1.2, 20_000: 1.0}
"""Articles → cold build without search index, at most so many times Hugo's."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal beside its figure, both as words for the table."""

    what: str
    wanted: str
    got: str
    reached: bool


def goals_of(size: Size, sizes: Mapping[int, Size]) -> list[Goal]:
    """The goals of this size for which there are figures."""
    return [*_of_hugo(size), *_of_seconds(size), *_of_all(size), *_cold(size), *_growth(size, sizes)]


def _parts(size: Size, mine: Key, theirs: Key) -> float | None:
    """Median over rounds of my wall seconds to theirs; None when one of them was not run."""
    if mine not in size.runs or theirs not in size.runs:
        return None
    pairs = list(zip(size.runs[mine], size.runs[theirs], strict=False))
    return median(one.wall / other.wall for one, other in pairs)


def _of_hugo(size: Size) -> Iterator[Goal]:
    for case, parts in PARTS.get(size.articles, {}).items():
        got = _parts(size, ("portal", case), ("Hugo", case))
        if got is not None:
            yield Goal(f"{case}, to Hugo in the same case", f"≤ 1/{parts}", f"1/{1 / got:.1f}", got <= 1 / parts)


def _of_seconds(size: Size) -> Iterator[Goal]:
    for case, most in SECONDS.get(size.articles, {}).items():
        if runs := size.runs.get(("portal", case)):
            got = typical(runs).wall
            yield Goal(case, f"≤ {most} s", f"{got:.2f} s", got <= most)


def _of_all(size: Size) -> Iterator[Goal]:
    for case in ALL:
        got = _parts(size, ("portal", case), ("portal", KEPT))
        if size.articles == 20_000 and got is not None:
            yield Goal(f"{case}, to cold with pictures kept", "≤ 0.7 ×", f"{got:.2f} ×", got <= 0.7)


def _cold(size: Size) -> Iterator[Goal]:
    most = TO_HUGO.get(size.articles)
    got = _parts(size, ("portal", BARE), ("Hugo", COLD))
    if most and got is not None:
        yield Goal("cold without search index, to Hugo", f"{'<' if most == 1 else '≤'} {most} ×", f"{got:.2f} ×", got <= most)
    slower = _parts(size, ("Pelican", COLD), ("portal", BARE))
    if size.articles == 20_000 and slower is not None:
        yield Goal("plain Pelican, to cold without search index", "≥ 4 ×", f"{slower:.2f} ×", slower >= 4)


def _growth(size: Size, sizes: Mapping[int, Size]) -> Iterator[Goal]:
    runs = size.runs.get(("portal", KEPT))
    if size.articles != 50_000 or not runs:
        return
    memory = typical(size.runs.get(("portal", COLD), runs)).memory
    yield Goal("memory of a cold build", "≤ 4,096 MB", f"{memory:,.0f} MB", memory <= 4096)
    small = sizes[5_000].runs.get(("portal", KEPT)) if 5_000 in sizes else None
    if small:
        got = (typical(runs).wall / 50_000) / (typical(small).wall / 5_000)
        yield Goal("time per article, to that at 5,000", "≤ 1.2 ×", f"{got:.2f} ×", got <= 1.2)
