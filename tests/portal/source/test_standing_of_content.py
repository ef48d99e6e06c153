"""The five real articles: the states of their thirteen targets at four days."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from portal.domain.plan import State
from portal.domain.portal import Portal
from portal.source.load import load_portal
from portal.views.plan import plan_view

CONTENT = Path(__file__).parents[3] / "content"
REFORM = "de-an-cai-cach-hanh-chinh-dinh-hoa-2016-2020"
STAFF = "de-an-can-bo-dinh-hoa-2016-2020"
DRAFT = "nghi-quyet-to-chuc-dang-can-bo-bac-kan-2021-2025"
TALLY = "nghi-quyet-10-nq-tu-bac-kan-2016"
RUNNING, SILENT = State.RUNNING, State.SILENT


@cache
def portal(day: str) -> Portal:
    loaded = load_portal(CONTENT, date.fromisoformat(day))
    assert loaded.portal is not None
    return loaded.portal


def states(day: str, plan: str) -> list[State]:
    seen = portal(day)
    return [seen.target(id).standing.state for id in seen.plan(plan).targets] if plan in seen.ids("plans") else []


@pytest.mark.parametrize(
    ("day", "reform", "staff", "draft"),
    [
        ("2014-07-01", [], [], []),
        ("2017-01-01", [RUNNING, RUNNING], [RUNNING] * 3, []),
        ("2021-01-01", [SILENT, SILENT], [SILENT] * 3, []),
        ("2026-11-21", [SILENT, SILENT], [SILENT] * 3, [State.DRAFT] * 8),
    ],
)
def test_targets_stand_as_known_on_that_day(day: str, reform: list[State], staff: list[State], draft: list[State]) -> None:
    assert (states(day, REFORM), states(day, STAFF), states(day, DRAFT)) == (reform, staff, draft)


@pytest.mark.parametrize(("day", "first"), [("2018-12-31", RUNNING), ("2019-01-01", SILENT)])
def test_a_bare_2018_ends_on_its_last_day(day: str, first: State) -> None:
    assert states(day, REFORM) == [first, RUNNING]


def test_there_are_thirteen_targets_and_ten_results_none_of_them_on_a_target() -> None:
    seen = portal("2026-11-21")

    assert len(seen.ids("targets")) == 13
    assert len(seen.ids("results")) == 10
    assert not any(seen.target(id).results for id in seen.ids("targets"))


def test_the_resolution_of_2016_shows_its_tally_with_the_source() -> None:
    view = plan_view(portal("2026-11-21"), TALLY)

    assert [tally.sentence for tally in view.tallies] == ["16 mục tiêu, 10 không đạt."]
    assert view.tallies[0].source is not None
    assert view.tallies[0].source.href == "/tin/2021/07/bac-kan-gop-y-du-thao-nghi-quyet-to-chuc-dang/"
    assert view.progress is None


def test_before_its_evaluation_that_tally_is_unknown() -> None:
    assert plan_view(portal("2021-01-01"), TALLY).tallies == ()
