"""Owns the rows of tables as lines of CSV and of JSON, kept between builds: a row is written anew only when what it took changed.

A cache that may be deleted at any time; another engine or address voids it.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from plugins.opendata.csv import csv_lines
from plugins.opendata.json import json_line
from portal.domain.portal import Portal
from portal.domain.witness import Witness
from portal.store.conditions import engine_digest
from portal.store.ledger import key, name_of
from portal.views.data.table import Table

FEW = 20  # rows that are sooner made again than all are kept anew

Name = tuple[Any, ...]
Line = tuple[bytes, bytes, tuple[int, ...]]  # CSV, JSON, the places of what it took in `Lines.answers`


@dataclass(slots=True)
class Lines:
    """All rows of one table in order, and every look-up their making took with the digest of its answer."""

    rows: dict[str, Line] = field(default_factory=dict)
    taken: list[Name] = field(default_factory=list)
    answers: list[bytes] = field(default_factory=list)
    version: str = ""  # of the content they were made of

    @property
    def csv(self) -> bytes:
        """All rows as CSV, without a header."""
        return b"".join([line[0] for line in self.rows.values()])

    @property
    def json(self) -> bytes:
        """All rows as JSON objects."""
        return b",\n".join([line[1] for line in self.rows.values()])


class Desk:
    """The tables of one build, each made once. `origin`: see Table.rows.

    `version` names the content; `since` tells which look-ups may be answered otherwise since an older one, None for any.
    """

    def __init__(
        self, folder: Path, origin: str, version: str = "", since: Callable[[str], Collection[Name] | None] = lambda version: None
    ) -> None:
        self._folder = folder
        self._origin = origin
        self._version = version
        self._since = since
        self._made: dict[str, Lines] = {}

    def lines(self, portal: Portal, table: Table) -> Lines:
        """The rows of a table; what they took is noted for whoever asks."""
        ids = tuple(table.ids(portal))
        found = self._made.get(table.name)
        if found is None:
            found = self._made[table.name] = self._lines(portal, table, ids)
        portal.note(found.taken)
        return found

    def _lines(self, portal: Portal, table: Table, ids: Iterable[str]) -> Lines:
        known = self._read(table)
        among = self._since(known.version) if known.version else None
        answers = list(known.answers)
        changed: set[int] = set()
        for place, name in enumerate(known.taken):
            if among is None or name in among:
                answers[place] = portal.digest(name)
                if answers[place] != known.answers[place]:
                    changed.add(place)
        places = {name: place for place, name in enumerate(known.taken)}
        rows: dict[str, Line] = {}
        made = 0
        for id in ids:
            line = known.rows.get(id)
            good = line is not None and changed.isdisjoint(line[2])
            rows[id] = line if line and good else self._line(portal, table, id, places)
            made += not good
        answers += [portal.digest(name) for name in list(places)[len(answers) :]]
        now = Lines(rows, list(places), answers, self._version)
        if made > FEW or among is None:
            self._keep(table, now)
        return now

    def _line(self, portal: Portal, table: Table, id: str, places: dict[Name, int]) -> Line:
        witness = Witness(portal)
        row = next(table.rows(witness, self._origin, [id]))
        taken = tuple([_place(places, name_of(name)) for name in sorted(map(key, witness.taken))])
        return csv_lines([row]), json_line(table.columns, row), taken

    def _file(self, table: Table) -> Path:
        return self._folder / f"{table.name}-{sha256(self._origin.encode()).hexdigest()[:8]}.rows"

    def _condition(self) -> str:
        return f"{engine_digest()} {self._origin}"

    def _read(self, table: Table) -> Lines:
        try:
            condition, *told = marshal.loads(self._file(table).read_bytes())
            known = Lines(*told)
        except (OSError, ValueError, EOFError, TypeError):
            return Lines()
        return known if condition == self._condition() else Lines()

    def _keep(self, table: Table, lines: Lines) -> None:
        file = self._file(table)
        file.parent.mkdir(parents=True, exist_ok=True)
        spare = file.with_name(f".{file.name}.{os.getpid()}")
        spare.write_bytes(marshal.dumps((self._condition(), lines.rows, lines.taken, lines.answers, lines.version)))
        os.replace(spare, file)


def _place(places: dict[Name, int], name: Name) -> int:
    return places.setdefault(name, len(places))
