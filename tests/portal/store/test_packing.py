"""Records cross to files and processes and come back as they were."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from portal.domain.article import ArticleKind, DateBasis
from portal.domain.problem import Problem, Severity
from portal.store.packing import pack


@dataclass(frozen=True, slots=True)
class Lone:
    """A record of one value, which is a tuple."""

    values: tuple[int, ...]


@dataclass
class Counted:
    """One that makes something of its values, and is therefore left to pickle."""

    text: str
    size: int = field(init=False)

    def __post_init__(self) -> None:
        self.size = len(self.text)


THINGS = [
    DateBasis("ngày họp", date(2016, 4, 12)), Lone((1, 2)), Lone(()), Counted("chữ"), ArticleKind.NEWS, ArticleKind, date(2026, 11, 21),
    {"a": [DateBasis("x", date(2016, 1, 1)), None]}, frozenset({1, 2}), "chữ", b"\x00",
]  # fmt: skip


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: type(thing).__name__)
def test_a_thing_comes_back_as_it_was(thing: object) -> None:
    back = pickle.loads(pack(thing))
    assert back == thing
    assert type(back) is type(thing)


def test_a_record_named_twice_comes_back_as_one() -> None:
    basis = DateBasis("ngày họp", date(2016, 4, 12))
    one, two = pickle.loads(pack((basis, basis)))
    assert one is two


def test_a_record_is_packed_smaller_than_pickle_does_it() -> None:
    problem = Problem("tin/2024/02/tin.md", 4, "C101", Severity.WARNING, "Đơn vị đã kết thúc")
    problems = [replace(problem, line=line) for line in range(100)]
    assert len(pack(problems)) < len(pickle.dumps(problems, pickle.HIGHEST_PROTOCOL))
