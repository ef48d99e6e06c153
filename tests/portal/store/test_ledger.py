"""The ledger finds the dependents of a query, and never confuses two queries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from portal.store.ledger import Ledger
from portal.store.ledger_records import LedgerUpdate, OutputRecord
from portal.store.query_numbers import DependencyNotes, QueryKey, QueryNumbers

HOME = OutputRecord("pages", b"", b"", b"1", 10)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(tmp_path / "ledger" / "x.sqlite")
    yield made
    made.close()


def answer(name: QueryKey) -> bytes:
    return repr(name).encode()


def save(ledger: Ledger, taken: Mapping[str, set[QueryKey]], gone: tuple[str, ...] = ()) -> None:
    notes, process = DependencyNotes(), QueryNumbers(ledger.query_numbers._salt)
    for who, names in taken.items():
        notes.add(who, process.dependencies(names))
    ledger.save(LedgerUpdate(dict.fromkeys(taken, HOME), notes, gone, {}), answer, {})


def test_whoever_took_a_look_up_is_found_in_a_first_build_and_after_an_edit(ledger: Ledger) -> None:
    save(ledger, {"a.html": {("unit", "x"), ("latest", 9, "all")}, "b.html": {("unit", "x")}})
    assert ledger.dependents(['["unit","x"]']).files == {"a.html", "b.html"}
    save(ledger, {"b.html": {("unit", "y")}, "c.html": {("unit", "x")}}, gone=("a.html",))
    assert ledger.dependents(['["unit","x"]']).files == {"c.html"}
    assert ledger.dependents(['["unit","y"]']).files == {"b.html"}
    assert ledger.dependents(['["latest",9,"all"]']).files == frozenset()
    assert ledger.counts() == {("latest", 9)}


def test_only_a_look_up_that_is_answered_otherwise_has_changed(ledger: Ledger) -> None:
    save(ledger, {"a.html": {("unit", "x"), ("unit", "y")}})
    assert ledger.changed(lambda name: b"new" if name == ("unit", "y") else answer(name)) == {'["unit","y"]': b"new"}
    assert ledger.changed(lambda name: b"new", [("unit", "x"), ("unit", "z")]) == {'["unit","x"]': b"new"}


def test_two_look_ups_of_one_number_are_found_and_another_salt_parts_them(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(QueryNumbers, "number", lambda self, text: 7)
        with pytest.raises(sqlite3.DatabaseError, match="one number"):
            save(ledger, {"a.html": {("unit", "x"), ("unit", "y")}})
        save(ledger, {"a.html": {("unit", "x")}})
        with pytest.raises(sqlite3.DatabaseError, match="one number"):
            save(ledger, {"b.html": {("unit", "y")}})
    assert QueryNumbers(b"1" * 8).number("x") != QueryNumbers(b"2" * 8).number("x")


def test_every_process_gives_a_name_the_same_number(ledger: Ledger) -> None:
    one, other = QueryNumbers(ledger.query_numbers._salt), QueryNumbers(ledger.query_numbers._salt)
    assert one.dependencies([("unit", "x"), ("unit", "y")]).numbers == other.dependencies([("unit", "x"), ("unit", "y")]).numbers
    assert one.dependencies([("unit", "x")]).fresh == [], "a key is reported once"
