"""The digest of an answer covers all of it: any change in a record or a list changes the digest."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

import pytest

from portal.domain import article, document, event, identity, media, plan, topic, turn, unit
from portal.domain.answers import LOOKUPS
from portal.domain.article import Neighbours
from portal.domain.change_set import RECORD_LOOKUPS, ChangeSet
from portal.domain.dependency_tracker import WHOLE
from portal.domain.event import Event, EventReport, EventState, Person
from portal.domain.facts import Facts, digest_of
from portal.domain.plan import Result
from portal.domain.portal import Portal
from portal.store.snapshot import BIG, SMALL
from portal.text import statement
from portal.text.statement import Statement

TOLD = Statement("Đến năm 2020, 86,5% hộ dùng nước sạch", value=Decimal("86.5"), also=(Statement("tăng 5%", value=Decimal(5)),))
RESULT = Result("r-1", TOLD, "tin/2020/01/a.md", date(2020, 1, 2))
MEETING = Event("h-1", EventReport("hội nghị", day=date(2020, 1, 2), people=(Person("Lò Thị A", ("Chủ tịch",)),)), ("a",), "Hội nghị")
NEAR = Neighbours("a", "b", (("c",), ("d", "e")), (), ("f",), (), ())
MODULES = (article, document, event, identity, media, plan, statement, topic, turn, unit)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RESULT, replace(RESULT, day=date(2020, 1, 3))),
        (RESULT, replace(RESULT, note="?")),
        (RESULT, replace(RESULT, statement=replace(TOLD, value=Decimal("86.50")))),
        (RESULT, replace(RESULT, statement=replace(TOLD, value=None))),
        (RESULT, replace(RESULT, statement=replace(TOLD, also=()))),
        (MEETING, replace(MEETING, report=replace(MEETING.report, state=EventState.POSTPONED))),
        (MEETING, replace(MEETING, report=replace(MEETING.report, people=(Person("Lò Thị A", ("Bí thư",)),)))),
        (NEAR, NEAR._replace(newer="x")),
        (NEAR, NEAR._replace(plans=(("c", "d"), ("e",)))),
        (("a", "b"), ("a,b",)),
        (("a", "b"), ("b", "a")),
        ((("2016", 1),), (("2016", 2),)),
        (True, 1),
        ((), ""),
        (None, ""),
    ],
)
def test_other_answers_have_other_digests(one: Any, other: Any) -> None:
    assert digest_of(one) != digest_of(other)


def test_the_same_answer_has_the_same_digest() -> None:
    assert digest_of(RESULT) == digest_of(replace(RESULT, statement=replace(TOLD, value=Decimal("86.5"))))
    assert digest_of(NEAR) == digest_of(Neighbours(*NEAR))


def test_no_field_of_a_record_is_named_so_that_its_json_would_leave_it_out() -> None:
    kinds = records()
    assert len(kinds) > 30
    assert not [(kind.__name__, field.name) for kind in kinds for field in fields(kind) if field.name.startswith("_")]


def records() -> list[Any]:
    return [kind for module in MODULES for kind in vars(module).values() if hasattr(kind, "__dataclass_fields__")]


@pytest.mark.parametrize("kind", records(), ids=lambda kind: kind.__name__)
def test_each_field_of_each_record_is_a_part_of_its_digest(kind: Any) -> None:
    record = kind(**{field.name: f"{field.name} 1" for field in fields(kind) if field.init})
    told = digest_of(record)
    assert not [field.name for field in fields(kind) if field.init and digest_of(replace(record, **{field.name: "khác"})) == told]


def test_what_a_change_of_a_record_touches_is_told_of_every_look_up() -> None:
    lists = {"identity", "archive", "abbreviations", "synonyms", "ids", "table", "turns", "group", "count", "any", "latest"}
    derived = {"years", "months", "periods", "names", "neighbours"}
    assert LOOKUPS.keys() == WHOLE.keys() | lists | derived, "say in `touched` when a new look-up is answered otherwise"
    told = {name for names in RECORD_LOOKUPS.values() for name in names}
    assert told == WHOLE.keys()
    assert {*BIG, *SMALL} - {"article_digests"} <= RECORD_LOOKUPS.keys(), "what lies over a snapshot must be told"


KEY = ("unit", "a")


@pytest.mark.parametrize(
    "changed",
    [{"records": {"plans": ("a",)}}, {"ids": ("plans",)}, {"groups": (KEY,)}, {"scalars": ("turns",)}],
    ids=lambda changed: next(iter(changed)),
)
def test_any_difference_makes_a_change_set(changed: dict[str, Any]) -> None:
    assert ChangeSet({}).empty
    assert not ChangeSet(**{"records": {}, **changed}).empty


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (ChangeSet({"plans": ("a",)}), {("plan", "a"), ("table", "plans")}),
        (
            ChangeSet({"articles": ("a",)}),
            {("article", "a"), ("card", "a"), ("has", "a"), ("table", "articles"), ("neighbours", "a")},
        ),
        (ChangeSet({"body_digests": ("a",)}), {("body", "a"), ("table", "bodies")}),
        (
            ChangeSet({}, ids=("plans",), scalars=("archive",), near=("b",), moved=("c",)),
            {("ids", "plans"), ("archive",), ("neighbours", "b"), ("moved", "c")},
        ),
        (
            ChangeSet({}, groups=(KEY,)),
            {(name, *KEY) for name in ("group", "count", "any", "years", "periods")}
            | {("latest", 3, *KEY), ("periods", "unit"), ("years", "unit")}
            | {("names", "years", *KEY), ("names", "periods", *KEY), ("names", "periods", "unit"), ("names", "years", "unit")},
        ),
        (ChangeSet({}, by_years=(KEY,)), {("years", *KEY), ("names", "years", *KEY)}),
    ],
)
def test_a_change_names_every_query_that_may_have_a_new_answer(change: ChangeSet, names: set[tuple[Any, ...]]) -> None:
    assert change.names([("latest", 3), ("years", 5)]) == names


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (("corrects", "a"), ("neighbours", "a")), (("month", "2024-05"), ("months", "2024")),
        (("month", "2024-05"), ("names", "months", "2024")),
        (("year", "2024"), ("years", "all")), (("years",), ("years", "all")),
    ],
)  # fmt: skip
def test_a_list_that_others_are_made_of_names_them(key: tuple[str, ...], name: tuple[str, ...]) -> None:
    assert name in ChangeSet({}, groups=(key,)).names(())
    assert name not in ChangeSet({}, groups=(KEY,)).names(())


def whole(table: str, **tables: Any) -> bytes:
    facts = Facts(cast("identity.Identity", None), **{"articles": {}, "bodies": {}, "body_digests": {}, **tables})
    return Portal(facts).digest(("table", table))


@pytest.mark.parametrize(
    ("table", "held", "one", "other"),
    [
        ("results", "results", RESULT, replace(RESULT, note="?")),
        ("articles", "article_digests", "1", "2"),
        ("places", "places", ("/a/", "1"), ("/b/", "1")),
    ],
)
def test_the_digest_of_a_table_covers_each_of_its_records_and_their_ids_and_no_other_table(
    table: str, held: str, one: Any, other: Any
) -> None:
    known = whole(table, **{held: {"a": one, "b": one}})

    assert known == whole(table, **{held: {"b": one, "a": one}}, events={"h-1": MEETING})
    assert (
        len(
            {
                known,
                whole(table),
                *(whole(table, **{held: changed}) for changed in ({"a": one}, {"a": one, "b": other}, {"a": one, "c": one})),
            }
        )
        == 5
    )


def test_names_that_were_not_given_are_no_names() -> None:
    assert plan.Plan("a", "đề án", "Đề án A", aliases=("A",)).names == ("Đề án A", "A")
    assert unit.Unit("x", "Xã Một", unit.UnitKind.TERRITORY, unit.Level.COMMUNE).names == ("Xã Một",)
