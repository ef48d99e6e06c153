"""The table of speed: ratios go round by round, goals stand beside their figures, and sizes measured on other days stay."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.edits import BODY, NOTHING
from bench.fact_edits import IDENTITY, THEME
from bench.goals import BARE, COLD, KEPT, SERVED, goals_of
from bench.measure import Run, typical
from bench.report import ratio, written
from bench.results import Size, Wrote, keep, kept


def runs(*walls: float, memory: float = 100.0) -> list[Run]:
    return [Run(wall, wall * 1.5, memory) for wall in walls]


def size(articles: int = 20_000, **cases: list[Run]) -> Size:
    """`hugo_…` and `ours_…` are cases of Hugo and of ours."""
    names = {
        "body": BODY,
        "nothing": NOTHING,
        "cold": COLD,
        "bare": BARE,
        "kept": KEPT,
        "serve": SERVED,
        "theme": THEME,
        "identity": IDENTITY,
    }
    who = {"hugo": "Hugo", "ours": "portal", "pelican": "Pelican"}
    given = {(who[key.split("_")[0]], names[key.split("_")[1]]): value for key, value in cases.items()}
    return Size(articles, articles - 4, runs=given, machine="Máy thử", day="2026-11-22", loads=[0.5])


def row(text: str, start: str) -> list[str]:
    """The cells of the table row that begins with these words."""
    line = next(line for line in text.splitlines() if line.startswith(f"| {start} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_ratio_is_the_median_of_the_rounds_ratios() -> None:
    assert ratio(runs(1, 10, 3), runs(10, 20, 15)) == pytest.approx(0.2)


def test_ratio_of_unlike_many_rounds_is_that_of_the_medians() -> None:
    assert ratio(runs(1, 2, 3), runs(20)) == pytest.approx(0.1)


def test_typical_run_has_median_seconds_and_greatest_memory() -> None:
    assert typical([Run(1, 2, 300), Run(5, 6, 100), Run(2, 3, 200)]) == Run(2, 3, 300)


def test_edit_is_divided_by_hugos_same_edit_and_by_its_cold_build() -> None:
    text = written([size(1_000, hugo_cold=runs(4, 4), hugo_body=runs(6, 6), ours_body=runs(0.5, 0.5))])
    assert row(text, "one body edit (a recent article)") == [
        "one body edit (a recent article)", "0.50", "0.75", "100", "–", "6.00", "1/12.0", "1/8.0", "2",
    ]  # fmt: skip


def test_files_that_a_build_says_it_wrote_stand_beside_its_time() -> None:
    told = [replace(run, files=files) for run, files in zip(runs(0.5, 0.5, 0.5), (1_200, 90, 1_300), strict=True)]
    assert row(written([size(1_000, ours_body=told)]), "one body edit (a recent article)")[4] == "1,200"


def test_peer_that_was_not_run_leaves_a_dash() -> None:
    assert row(written([size(1_000, ours_body=runs(0.5))]), "one body edit (a recent article)")[4:8] == ["–", "–", "–", "–"]


@pytest.mark.parametrize(("hugo", "mark"), [(31.0, "✓"), (29.0, "✗")])
def test_body_edit_at_twenty_thousand_is_to_take_a_thirtieth_of_hugos_time(hugo: float, mark: str) -> None:
    text = written([size(hugo_body=runs(hugo), ours_body=runs(1.0))])
    assert row(text, "one body edit, to Hugo in the same case")[1:] == ["≤ 1/30", f"1/{hugo}", mark]


@pytest.mark.parametrize(
    ("articles", "wall", "reached"),
    [(5_000, 0.29, True), (5_000, 0.31, False), (20_000, 0.59, True), (20_000, 0.61, False)],
)
def test_serve_has_a_goal_of_its_size(articles: int, wall: float, reached: bool) -> None:
    assert [goal.reached for goal in goals_of(size(articles, ours_serve=runs(wall)), {})] == [reached]


def test_growth_is_judged_against_the_smaller_size_measured_earlier() -> None:
    large, small = size(50_000, ours_kept=runs(110), ours_cold=runs(120, memory=4_000)), size(5_000, ours_kept=runs(10))
    assert [(goal.got, goal.reached) for goal in goals_of(large, {5_000: small})] == [("4,000 MB", True), ("1.10 ×", True)]


def test_an_edit_of_all_pages_is_judged_by_our_own_cold_build() -> None:
    got = {goal.what: goal.reached for goal in goals_of(size(ours_kept=runs(20), ours_theme=runs(13), ours_identity=runs(15)), {})}
    assert got == {f"{THEME}, to cold with pictures kept": True, f"{IDENTITY}, to cold with pictures kept": False}


def test_size_without_goals_says_so() -> None:
    assert "No goal is set for this size." in written([size(1_000, ours_body=runs(1.0))])


def test_nothing_measured_is_said() -> None:
    assert "No size has been measured yet" in written([])


def test_busy_machine_is_told() -> None:
    assert "Busy with other work (load 6.5)" in written([replace(size(), loads=[0.2, 6.5])])


def test_failed_peer_is_told_in_the_table() -> None:
    assert "Eleventy failed: not installed" in written([replace(size(), failed={"Eleventy": "not installed"})])


def test_size_is_kept_when_another_one_is_measured_later(tmp_path: Path) -> None:
    first, second = size(5_000, ours_body=runs(1, 2)), size(1_000, hugo_cold=runs(3))
    first.wrote["portal"] = Wrote(10, 1.5, 3, 23_000.0)
    for one in (first, second):
        keep(tmp_path / "results.json", one)
    assert kept(tmp_path / "results.json") == [second, first]


def test_size_measured_again_replaces_the_earlier_one(tmp_path: Path) -> None:
    for wall in (9, 1):
        keep(tmp_path / "results.json", size(1_000, ours_body=runs(wall)))
    assert [one.runs["portal", BODY][0].wall for one in kept(tmp_path / "results.json")] == [1]
