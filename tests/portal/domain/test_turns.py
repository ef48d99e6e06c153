"""The turns in the life of a target: one for each thing that became known, in order, with ids that never change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from portal.domain.plan import Plan, Result, Stage, StageEntry, State, Target, TargetChange
from portal.domain.reckoning import DatedResults, day_known, latest_turns, newest_day, turns_of
from portal.domain.turn import Turn, TurnKind
from portal.domain.window import LENGTH
from tests.portal.domain.promises import result, said, target

ID, PLAN = "de-an-1", Plan("de-an", "đề án", "Đề án")
ARTICLE, REPORT, FINAL = "tin/2016/11/dat-ra", "tin/2018/01/so-ket", "tin/2019/02/tong-ket"
PROMISE = target("80")
OVER = replace(PROMISE, standing=replace(PROMISE.standing, over=True))
CHANGE = TargetChange(said("90"), PROMISE.statement, date(2018, 6, 14), "tin/2018/06/doi")
DRAFT = replace(PLAN, stages=(StageEntry(Stage.CONSULTATION, date(2016, 11, 28)),), draft=True)
ISSUED = replace(PLAN, stages=(*DRAFT.stages, StageEntry(Stage.ISSUED, date(2017, 3, 1))))


def reported(day: date, value: str = "70", article: str = REPORT, **fields: object) -> tuple[date, Result]:
    made = result(day, value, as_of=day)
    return day, replace(made, id=f"{article}#{day}", article=article, **fields)  # type: ignore[arg-type] # fields of a Result


def told(turns: Sequence[Turn]) -> list[tuple[str, str, str]]:
    return [(turn.id.removeprefix(f"{ID}/"), f"{turn.day}", turn.after.value) for turn in turns]


HALF, FULL = reported(date(2018, 1, 5)), reported(date(2019, 2, 1), "85", FINAL)
SET = ("set", "2016-11-28", "running")


@pytest.mark.parametrize(
    ("promise", "plan", "dated", "expected"),
    [
        (PROMISE, PLAN, [], [SET]),
        (replace(PROMISE, day=None), PLAN, [HALF], []),
        (OVER, PLAN, [], [SET, ("due/2020-12-31", "2021-01-01", "silent")]),
        (OVER, PLAN, [FULL], [SET, (f"reported/{FINAL}/1", "2019-02-01", "exceeded"), ("due/2020-12-31", "2021-01-01", "exceeded")]),
        (
            PROMISE, PLAN, [HALF, reported(date(2018, 1, 6)), FULL],
            [
                SET, (f"reported/{REPORT}/1", "2018-01-05", "running"), (f"reported/{REPORT}/2", "2018-01-06", "running"),
                (f"reported/{FINAL}/1", "2019-02-01", "exceeded"),
            ],
        ),
        (PROMISE, PLAN, [reported(date(2018, 1, 5), article="")], [SET, ("reported/ke-hoach/1", "2018-01-05", "running")]),
        (PROMISE, PLAN, [reported(date(2018, 1, 5), ahead=True)], [SET]),
        (PROMISE, PLAN, [HALF, reported(date(2018, 1, 7), part_of=HALF[1].id)], [SET, (f"reported/{REPORT}/1", "2018-01-05", "running")]),
        (PROMISE, PLAN, [reported(date(2016, 11, 27))], [SET]),  # known before the promise was
        (
            replace(PROMISE, changes=(CHANGE, replace(CHANGE, day=date(2018, 7, 1)))), PLAN, [],
            [SET, ("changed/1", "2018-06-14", "running"), ("changed/2", "2018-07-01", "running")],
        ),
        (PROMISE, DRAFT, [], [("set", "2016-11-28", "draft")]),
        (OVER, DRAFT, [], [("set", "2016-11-28", "draft")]),  # what was never issued is never due
        (PROMISE, replace(PLAN, stages=ISSUED.stages[1:]), [], [SET]),  # nobody here saw it as a draft
        (PROMISE, replace(ISSUED, draft=False), [], [("set", "2016-11-28", "draft"), ("issued", "2017-03-01", "running")]),
        (
            OVER, replace(ISSUED, draft=False, stages=(*DRAFT.stages, StageEntry(Stage.ISSUED, date(2021, 1, 1)))), [],
            [("set", "2016-11-28", "draft"), ("issued", "2021-01-01", "silent"), ("due/2020-12-31", "2021-01-01", "silent")],
        ),
        (  # issued after its deadline: it was never due as a promise
            OVER, replace(ISSUED, draft=False, stages=(*DRAFT.stages, StageEntry(Stage.ISSUED, date(2021, 1, 2)))), [],
            [("set", "2016-11-28", "draft"), ("issued", "2021-01-02", "silent")],
        ),
        (PROMISE, replace(PLAN, ended=date(2018, 3, 1)), [], [SET, ("ended", "2018-03-01", "unknown")]),
        (PROMISE, replace(PLAN, ended=date.min), [], [("set", "2016-11-28", "unknown")]),  # it ended on a day nobody knows
    ],
)  # fmt: skip
def test_each_thing_that_became_known_is_a_turn(
    promise: Target, plan: Plan, dated: DatedResults, expected: list[tuple[str, str, str]]
) -> None:
    turns = turns_of(promise, plan, dated)

    assert told(turns) == expected
    assert [turn.before for turn in turns] == [None, *(turn.after for turn in turns)][: len(turns)]
    assert all(turn.target == ID and turn.id.split("/")[1] == turn.kind for turn in turns)
    newest = newest_day(promise, plan, dated)
    assert newest is None if promise.day is None else newest and newest >= turns[-1].day


def test_a_turn_names_what_it_tells_of() -> None:
    promise = replace(PROMISE, changes=(replace(CHANGE, day=date(2017, 1, 1)),))
    first, changed, one, two = turns_of(promise, PLAN, [HALF, reported(date(2018, 1, 6))])

    assert (first.kind, first.article, first.place, first.result) == (TurnKind.SET, ARTICLE, 0, "")
    assert (changed.kind, changed.article, changed.place) == (TurnKind.CHANGED, "tin/2018/06/doi", 0)
    assert [(turn.kind, turn.article, turn.place, turn.result) for turn in (one, two)] == [
        (TurnKind.REPORTED, REPORT, 0, f"{REPORT}#2018-01-05"), (TurnKind.REPORTED, REPORT, 1, f"{REPORT}#2018-01-06"),
    ]  # fmt: skip


@pytest.mark.parametrize(("published", "known"), [(None, 5), (date(2018, 1, 4), 5), (date(2018, 1, 5), 5), (date(2018, 1, 9), 9)])
def test_a_figure_is_known_from_its_article_on_and_never_before_its_own_day(published: date | None, known: int) -> None:
    assert day_known(HALF[1], published) == date(2018, 1, known)


@pytest.mark.parametrize(
    ("promise", "plan", "dated", "newest"),
    [
        (PROMISE, PLAN, [], date(2016, 11, 28)),
        (replace(PROMISE, changes=(CHANGE,)), PLAN, [HALF], date(2018, 6, 14)),
        (PROMISE, PLAN, [HALF, reported(date(2030, 1, 1), ahead=True)], date(2018, 1, 5)),
        (PROMISE, replace(PLAN, stages=(StageEntry(Stage.FINAL, date(2019, 1, 1)), StageEntry(Stage.INTERIM))), [HALF], date(2019, 1, 1)),
        (PROMISE, replace(PLAN, ended=date(2019, 3, 1)), [HALF], date(2019, 3, 1)),  # another plan replaced it: its own log is silent
        (PROMISE, replace(PLAN, ended=date.min), [HALF], date(2018, 1, 5)),
        (OVER, PLAN, [HALF], date(2021, 1, 1)),
        (replace(OVER, statement=said("80")), PLAN, [HALF], date(2018, 1, 5)),
    ],
)
def test_the_latest_day_on_which_a_target_can_have_had_a_turn(promise: Target, plan: Plan, dated: DatedResults, newest: date) -> None:
    assert newest_day(promise, plan, dated) == newest


def test_the_latest_turns_of_all_are_found_without_computing_the_rest() -> None:
    asked: list[str] = []

    def turns(id: str) -> list[Turn]:
        asked.append(id)
        day = date(2020, 1, int(id))
        return [
            Turn(f"{id}/set", TurnKind.SET, id, date(2016, 1, 1), State.RUNNING),
            Turn(f"{id}/due", TurnKind.DUE, id, day, State.SILENT),
        ]

    found = latest_turns([(date(2020, 1, day), f"{day:02}") for day in range(1, 32)], turns)

    assert [turn.id for turn in found] == [f"{day:02}/due" for day in range(31, 31 - LENGTH, -1)]
    assert len(asked) == LENGTH
