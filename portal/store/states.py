"""Owns how a State is kept in the snapshot, and how it is read again: histories of plans one by one, the rest in a few parts."""

from __future__ import annotations

import sqlite3
from typing import Any

from portal.source.folding.settling import Settled
from portal.source.folding.state import State
from portal.source.folding.telling import Told
from portal.store.snapshot import Snapshot, Tables

TABLES = ("histories", "rehearsals")


def tables_of(state: State) -> Tables:
    """What is kept record by record beside the Facts."""
    told = state.settled.told
    return {"histories": told.histories, "rehearsals": told.rehearsals}


def parts_of(state: State) -> dict[str, Any]:
    """What is kept whole."""
    settled = state.settled
    told = settled.told
    return {
        "registries": state.registries, "answers": state.answers, "faults": state.faults, "stamp": state.stamp,
        "seen": told.seen, "figures": told.figures, "told faults": told.faults,
        "settled": (settled.references, settled.held, settled.away, settled.faults, settled.at, state.as_of),
    }  # fmt: skip


def kept_state(snapshot: Snapshot) -> State:
    """The state as it was kept. Raises DatabaseError where a part is missing."""
    try:
        return _kept(snapshot)
    except (KeyError, TypeError, ValueError) as error:
        raise sqlite3.DatabaseError(f"{type(error).__name__}: {error}") from error


def _kept(snapshot: Snapshot) -> State:
    get = snapshot.remembered
    references, held, away, faults, at, as_of = get("settled")
    histories: Any = {name: snapshot.table(name) for name in TABLES}
    told = Told(get("seen"), histories["histories"], histories["rehearsals"], get("figures"), get("told faults"))
    settled = Settled(snapshot.rows(), references, told, held, away, faults, at)
    return State(get("registries"), as_of, snapshot.facts(), settled, get("answers"), get("faults"), stamp=get("stamp"))
