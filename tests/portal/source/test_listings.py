"""Every list of plans, targets, documents, events and units, by its values: who is in it, in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.domain.document import Document
from portal.domain.event import Event, EventReport, EventState
from portal.domain.facts import Groups
from portal.domain.plan import Plan, Result, Stage, Standing, State, Target, YearSpan
from portal.domain.unit import Level, Unit, UnitKind
from portal.source.folding.listings import FRESH, group_documents, group_plans, group_targets
from portal.source.folding.merged_events import EventGroups
from portal.source.folding.relations import QUIET, coming_by_topic, cross_documents, cross_plans, runs
from portal.source.folding.unit_groups import group_units
from tests.portal.domain.promises import result, target

AS_OF = date(2024, 6, 30)
PLANS = {
    "a": Plan("a", "đề án", "Đề án A", issuer="huyen-uy", day=date(2021, 5, 1), stage=Stage.FINAL, topics=("nuoc",)),
    "b": Plan("b", "kế hoạch", "Kế hoạch B", drafting_unit="xa-mot", stage=Stage.ISSUED, fact_day=date(2024, 1, 2), topics=("dat", "nuoc")),
    "c": Plan("c", "kế hoạch", "Kế hoạch C", issuer="xa-mot", stage=Stage.CONSULTATION, draft=True),
    "d": Plan("d", "kế hoạch", "Kế hoạch D", issuer="xa-mot", day=date(2021, 5, 1), fact_day=date(2023, 9, 1), drafting_unit="xa-mot"),
}


def test_plans_are_listed_latest_fact_first_under_each_of_their_values() -> None:
    assert group_plans(PLANS) == {
        ("plans",): ("b", "d", "c", "a"),
        ("plans", "stage", "issued"): ("b",),
        ("plans", "stage", "running"): ("d",),
        ("plans", "stage", "consultation"): ("c",),
        ("plans", "stage", "final"): ("a",),
        ("plans", "kind", "kế hoạch"): ("b", "d", "c"),
        ("plans", "kind", "đề án"): ("a",),
        ("plans", "issuer", "xa-mot"): ("d", "c"),
        ("plans", "issuer", "huyen-uy"): ("a",),
        ("plans", "year", "2024"): ("b",),
        ("plans", "year", "2021"): ("d", "a"),
        ("plans", "year", "khong-ro"): ("c",),
        ("plans", "stages"): ("consultation", "issued", "running", "final"),
        ("plans", "kinds"): ("kế hoạch", "đề án"),
        ("plans", "issuers"): ("huyen-uy", "xa-mot"),
        ("plans", "years"): ("2024", "2021", "khong-ro"),
    }


def test_plans_under_way_and_those_of_a_topic_and_of_a_unit() -> None:
    assert cross_plans(PLANS, {}, AS_OF) == {
        ("plans", "running"): ("b", "d"),
        ("plans", "topic", "dat"): ("b",),
        ("plans", "topic", "nuoc"): ("b", "a"),
        ("plans", "unit", "xa-mot"): ("b", "d", "c"),
        ("plans", "unit", "huyen-uy"): ("a",),
        ("plans", "topics"): ("dat", "nuoc"),
        ("results",): (),
    }


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"fact_day": AS_OF - timedelta(QUIET)}, True), ({"fact_day": AS_OF - timedelta(QUIET + 1)}, False),
        ({"fact_day": None}, False), ({"draft": True}, False), ({"stage": Stage.FINAL}, False), ({"stage": Stage.INTERIM}, True),
        ({"period": YearSpan(2020, 2024), "fact_day": None}, True), ({"period": YearSpan(2020, 2023)}, False),
    ],
)  # fmt: skip
def test_a_plan_is_under_way_until_its_period_ends_or_it_falls_silent(changed: dict[str, object], expected: bool) -> None:
    assert runs(replace(PLANS["b"], **changed), AS_OF) is expected  # type: ignore[arg-type] # fields of a Plan


def promise(id: str, state: State, due: int | None, **fields: object) -> Target:
    """A target in a state, with a deadline in a year."""
    own = {name: fields.pop(name) for name in ("early", "fact_day", "result") if name in fields}
    standing = replace(Standing(state, "", ""), **own)  # type: ignore[arg-type] # fields of a Standing
    made = target("80", due=date(due, 12, 31) if due else None)
    return replace(made, id=id, plan=id.rpartition("-")[0], standing=standing, **fields)  # type: ignore[arg-type] # fields of a Target


def test_targets_are_listed_in_the_order_of_plans_under_each_of_their_values() -> None:
    promises = [
        promise("b-1", State.MET, 2020, unit="xa-mot", result="r", fact_day=date(2020, 5, 1)),
        promise("a-1", State.UNKNOWN, 2020, early=True),
        promise("a-2", State.RUNNING, 2025, unit="huyen-uy", result="s", fact_day=date(2021, 5, 1)),
        promise("a-3", State.RUNNING, None, fact_day=date(2022, 5, 1)),
    ]
    assert group_targets({one.id: one for one in promises}) == {
        ("targets",): ("b-1", "a-1", "a-2", "a-3"),
        ("targets", "state", "met"): ("b-1",),
        ("targets", "state", "met", "2020"): ("b-1",),
        ("targets", "state", "unknown"): ("a-1",),
        ("targets", "state", "unknown", "2020"): ("a-1",),
        ("targets", "state", "running"): ("a-2", "a-3"),
        ("targets", "state", "running", "2025"): ("a-2",),
        ("targets", "state", "running", "khong-ro"): ("a-3",),
        ("targets", "due", "2020"): ("b-1", "a-1"),
        ("targets", "due", "2025"): ("a-2",),
        ("targets", "due", "khong-ro"): ("a-3",),
        ("targets", "unit", "xa-mot"): ("b-1",),
        ("targets", "unit", "huyen-uy"): ("a-2",),
        ("targets", "early"): ("a-1",),
        ("targets", "fresh"): ("a-2", "b-1"),
        ("targets", "stamps"): ("2020-05-01 b-1", " a-1", "2021-05-01 a-2", "2022-05-01 a-3"),
        ("targets", "states"): ("running", "met", "unknown"),
        ("targets", "units"): ("huyen-uy", "xa-mot"),
        ("targets", "dues"): ("2025", "2020", "khong-ro"),
    }


def test_the_freshest_targets_are_few_and_at_most_two_of_a_plan() -> None:
    days = [date(2024, 1, day) for day in range(1, 4)]
    promises = [promise(f"{plan:02}-{day.day}", State.MET, 2020, result="r", fact_day=day) for plan in range(15) for day in days]
    fresh = group_targets({one.id: one for one in promises})["targets", "fresh"]

    assert len(fresh) == FRESH
    assert fresh[:15] == tuple(f"{plan:02}-3" for plan in reversed(range(15)))
    assert fresh[15:] == tuple(f"{plan:02}-2" for plan in range(14, 9, -1))


DOCUMENTS = {
    "x": Document("x", "báo cáo", "Báo cáo X", issuer="xa-mot", day=date(2024, 3, 1), articles=("tin-1", "tin-2")),
    "y": Document("y", "nghị quyết", "Nghị quyết Y", day=date(2021, 3, 1), plan="b", articles=("tin-1",)),
    "z": Document("z", "báo cáo", "Báo cáo Z"),
}
TOPICS = {"tin-1": ("rung",), "tin-2": ("rung", "dat")}


def test_documents_are_listed_under_each_of_their_values() -> None:
    assert group_documents(DOCUMENTS) == {
        ("documents",): ("x", "y", "z"),
        ("documents", "kind", "báo cáo"): ("x", "z"),
        ("documents", "kind", "nghị quyết"): ("y",),
        ("documents", "issuer", "xa-mot"): ("x",),
        ("documents", "year", "2024"): ("x",),
        ("documents", "year", "2021"): ("y",),
        ("documents", "year", "khong-ro"): ("z",),
        ("documents", "kinds"): ("báo cáo", "nghị quyết"),
        ("documents", "issuers"): ("xa-mot",),
        ("documents", "years"): ("2024", "2021", "khong-ro"),
        ("documents", "stamps"): ("2024-03-01 x", "2021-03-01 y", " z"),
    }


def test_a_document_has_the_topics_of_its_plan_or_else_of_the_articles_that_name_it() -> None:
    assert cross_documents(DOCUMENTS, PLANS, lambda id: TOPICS[id]) == {
        ("documents", "topic", "rung"): ("x",),
        ("documents", "topic", "dat"): ("x", "y"),
        ("documents", "topic", "nuoc"): ("y",),
        ("documents", "topics"): ("rung", "dat", "nuoc"),
    }


def test_the_latest_figures_begin_with_one_of_each_plan_and_leave_out_what_is_sensitive_or_a_part() -> None:
    days = {"a1": 9, "a2": 8, "b1": 7, "b2": 6}
    shown = {id: replace(result(date(2024, 5, day), "80"), id=id, plan=id[0]) for id, day in days.items()}
    latest = replace(shown["a1"], day=date(2024, 6, 1))
    hidden: list[Result] = [
        replace(latest, id="p", plan=""), replace(latest, id="s", sensitive=True), replace(latest, id="t", part_of="a1"),
        replace(latest, id="f", article=""),
    ]  # fmt: skip
    assert cross_plans({}, {**shown, **{one.id: one for one in hidden}}, AS_OF)["results",] == ("a1", "b1", "a2", "b2")


def meeting(id: str, day: date | None, *, coming: bool = False, time: str = "", old_day: date | None = None) -> Event:
    state = EventState.PLANNED if coming or day is None else EventState.HELD
    return Event(id, EventReport("hội nghị", day=day, time=time, old_day=old_day, state=state), (f"tin-{id}",), id, coming)


MEETINGS = [
    meeting("late", date(2024, 7, 9), coming=True), meeting("soon", date(2024, 7, 1), coming=True, time="14:00"),
    meeting("first", date(2024, 7, 1), coming=True, time="08:00"), meeting("open", None, coming=True),
    meeting("june", date(2024, 6, 5)), meeting("may", date(2024, 5, 5), time="08:00"), meeting("noon", date(2024, 5, 5), time="12:00"),
    meeting("old", date(2021, 5, 5)), meeting("put off", None, old_day=date(2024, 5, 20)), meeting("never", None),
]  # fmt: skip
EVENTS = {item.id: item for item in MEETINGS}


def event_groups(before: Groups, changes: dict[str, tuple[Event | None, Event | None]]) -> Groups:
    return {key: ids for key, ids in EventGroups(before, changes, EVENTS.__getitem__).made().items() if ids}


def test_events_to_come_begin_with_the_next_and_past_ones_with_the_latest() -> None:
    assert event_groups({}, {id: (None, item) for id, item in EVENTS.items()}) == {
        ("events", "coming"): ("open", "first", "soon", "late"),
        ("events", "past"): ("june", "noon", "may", "old", "put off", "never"),
        ("events", "year", "2024"): ("june", "put off", "noon", "may"),
        ("events", "year", "2021"): ("old",),
        ("events", "year", "khong-ro"): ("never",),
        ("events", "years"): ("2024", "2021", "khong-ro"),
    }


def test_the_last_event_of_a_year_takes_the_year_with_it() -> None:
    before: Groups = {("events", "year", "2021"): ("old",), ("events", "years"): ("2024", "2021"), ("events", "past"): ("june", "old")}
    after = EventGroups(before, {"old": (EVENTS["old"], None)}, EVENTS.__getitem__).made()

    assert (after["events", "past"], after["events", "year", "2021"], after["events", "years"]) == (("june",), (), ())


def test_events_to_come_about_a_topic_begin_with_the_next() -> None:
    coming = [item for item in EVENTS.values() if item.coming]
    assert coming_by_topic(coming, lambda id: ("dat", "rung") if id == "tin-late" else ("dat",)) == {
        ("coming", "topic", "dat"): ("first", "soon", "late", "open"),
        ("coming", "topic", "rung"): ("late",),
    }


def test_units_that_ended_and_units_below_others() -> None:
    ends = {"a": date(2024, 6, 29), "b": AS_OF, "c": None}
    parents = {"a": "", "b": "a", "c": "a"}
    units = {id: Unit(id, id, UnitKind.TERRITORY, Level.COMMUNE, valid_to=ends[id], parent=parents[id]) for id in ends}

    assert group_units(units, AS_OF) == {("ended", "a"): ("a",), ("units", "parent", "a"): ("b", "c")}
