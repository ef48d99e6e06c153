"""Every group that is made or asked for is of a kind that the table names; a misspelt key is refused."""

from __future__ import annotations

from typing import cast

import pytest

from portal.domain.facts import Facts
from portal.domain.groups import GROUPS, UnknownGroupError, is_group
from portal.domain.identity import Identity
from portal.domain.portal import Portal
from portal.source.folding.patch import Patch


def portal() -> Portal:
    return Portal(Facts(identity=cast("Identity", None), articles={}, bodies={}, body_digests={}))


@pytest.mark.parametrize(
    "key",
    [
        ("all",), ("year", "2016"), ("unit", "a"), ("unit", "a", "2016"), ("unit", "a", "2016", "04"), ("unit", "a", "2016", "periods"),
        ("plans",), ("plans", "periods"), ("plans", "khong-ro"), ("plans", "2016"), ("plans", "stage", "final", "2016"),
        ("targets", "state", "met", "2020", "04"), ("events", "year", "khong-ro"), ("consultation", "2026"),
        ("kind", "notice", "2026", "11"), ("lost",), ("lost", "/tin/a/"), ("feed", "unit", "a"),
    ],
)  # fmt: skip
def test_keys_of_the_table_are_known(key: tuple[str, ...]) -> None:
    assert is_group(key)
    assert portal().group(*key) == ()


@pytest.mark.parametrize(
    "key",
    [
        (), ("",), ("alls",), ("unit",), ("units",), ("unit", "a", "newest"), ("events", "comming"), ("event", "coming"), ("feed", "al"),
        ("consultation", "opne"), ("plans", "stag", "final"), ("targets", "state"), ("notice", "2026"), ("year", "this"),
        ("featured", "a"),
    ],
)  # fmt: skip
def test_a_misspelt_key_is_refused_by_every_question(key: tuple[str, ...]) -> None:
    asked = portal()
    for question in (asked.group, asked.has_group, asked.count, asked.periods):
        with pytest.raises(UnknownGroupError):
            question(*key)
    with pytest.raises(UnknownGroupError):
        asked.latest(3, *key)
    with pytest.raises(UnknownGroupError):
        asked.names("periods", *key)


@pytest.mark.parametrize(
    "key", [("consultations",), ("month", "2016-04"), ("events",), ("notice",), ("targets", "states"), ("unit", "a", "b")]
)
def test_years_are_asked_only_of_groups_that_are_kept_by_years(key: tuple[str, ...]) -> None:
    asked = portal()
    assert asked.years("all") == asked.years("consultation") == asked.years("unit", "a") == ()
    with pytest.raises(UnknownGroupError):
        asked.years(*key)
    with pytest.raises(UnknownGroupError):
        asked.names("years", *key)


def test_a_group_of_no_kind_is_not_kept() -> None:
    with pytest.raises(UnknownGroupError):
        Patch().group({}, {("topics", "a"): ("b",)}, [("topics", "a")])


def test_every_kind_says_what_it_holds() -> None:
    assert all(GROUPS.values())
    assert not [line for line in GROUPS if not is_group(tuple(line.replace("YEAR", "2016").removesuffix(" …").lower().split()))]
