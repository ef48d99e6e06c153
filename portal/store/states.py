"""Owns how a BuildState is stored in the snapshot and read again: histories of plans one by one, the rest in a few parts."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

from portal.source.folding.due import until
from portal.source.folding.fixpoint import Settled
from portal.source.folding.plan_folding import FoldedPlans
from portal.source.folding.state import BuildState
from portal.source.load import Loaded, Rest
from portal.source.reading.registries.registry import Registries
from portal.store.conditions import engine_to_store
from portal.store.snapshot import Snapshot, Tables

REPORTED_ONCE = frozenset({"W201", "W216"})  # of a deleted file: its last good text is deleted with the build that reports this

TABLES = ("histories", "rehearsals")


def tables_of(state: BuildState) -> Tables:
    """Return what is stored record by record in addition to the Facts."""
    plans = state.settled.plans
    return {"histories": plans.histories, "rehearsals": plans.rehearsals}


def parts_of(state: BuildState) -> dict[str, object]:
    """Return what is stored whole."""
    settled = state.settled
    plans = settled.plans
    return {
        "registries": state.registries, "answers": state.answers, "faults": state.faults, "stamp": state.stamp,
        "seen": plans.seen, "figures": plans.figures, "reported faults": plans.faults,
        "settled": (settled.references, settled.held, settled.away, settled.faults, settled.at, state.as_of),
    }  # fmt: skip


def kept_state(snapshot: Snapshot) -> BuildState:
    """Return the stored state. Raises DatabaseError if a part is missing."""
    try:
        return _kept(snapshot)
    except (KeyError, TypeError, ValueError) as error:
        raise sqlite3.DatabaseError(f"{type(error).__name__}: {error}") from error


def _kept(snapshot: Snapshot) -> BuildState:
    get = snapshot.remembered
    references, held, away, faults, at, as_of = get("settled")
    histories: Any = {name: snapshot.table(name) for name in TABLES}
    plans = FoldedPlans(get("seen"), histories["histories"], histories["rehearsals"], get("figures"), get("reported faults"))
    settled = Settled(snapshot.rows(), references, plans, held, away, faults, at)
    return BuildState(get("registries"), as_of, snapshot.facts(), settled, get("answers"), get("faults"), stamp=get("stamp"))


def conditions_of(loaded: Loaded, as_of: date) -> dict[str, object]:
    """Return what shows whether anything changed since, in plain tuples and strings: reading it imports nothing."""
    coming = loaded.next
    return {
        "engine": engine_to_store(), "problems": [fault for fault in loaded.problems if fault.code not in REPORTED_ONCE],
        "held": loaded.held, "published": loaded.tree.published, "as_of": as_of,
        "until": until(loaded.dues, as_of), "next": coming.words if coming else "",
    }  # fmt: skip


def rest_without_files(loaded: Loaded) -> Rest:
    """Return what there was to report about registries and pages, without these files."""
    assert loaded.rest is not None
    return Rest(Registries(), {}, loaded.rest.problems, loaded.rest.checked)
