"""Owns the pieces of large files, kept between builds: the row of a table, the event of a calendar is made anew only when
what it took changed.

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

from portal.domain.portal import Portal
from portal.domain.witness import Witness
from portal.store.conditions import engine_digest
from portal.store.ledger import key, name_of

FEW = 20  # pieces that are sooner made again than all are kept anew

Name = tuple[Any, ...]
Piece = tuple[tuple[bytes, ...], tuple[int, ...]]  # its texts, the places of what it took in `Pieces.taken`
Make = Callable[[Portal, str], tuple[bytes, ...]]


@dataclass(slots=True)
class Pieces:
    """The pieces of one file by id, in order, and every look-up their making took with the digest of its answer."""

    made: dict[str, Piece] = field(default_factory=dict)
    taken: list[Name] = field(default_factory=list)
    answers: list[bytes] = field(default_factory=list)
    version: str = ""  # of the content they were made of

    def texts(self, number: int = 0) -> list[bytes]:
        """One text of each piece."""
        return [texts[number] for texts, _ in self.made.values()]


class Kept:
    """The pieces of one build's files, each made once. `origin`: "https://host" of addresses in them.

    `version` names the content; `since` tells which look-ups may be answered otherwise since an older one, None for any.
    """

    def __init__(
        self, folder: Path, origin: str, version: str = "", since: Callable[[str], Collection[Name] | None] = lambda version: None
    ) -> None:
        self._folder = folder
        self._origin = origin
        self._version = version
        self._since = since
        self._made: dict[str, Pieces] = {}

    def pieces(self, portal: Portal, name: str, ids: Iterable[str], make: Make) -> Pieces:
        """The pieces of a file; what they took is noted for whoever asks."""
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = self._brought(portal, name, ids, make)
        portal.note(found.taken)
        return found

    def _brought(self, portal: Portal, name: str, ids: Iterable[str], make: Make) -> Pieces:
        known = self._read(name)
        among = self._since(known.version) if known.version else None
        answers, changed = _answered(portal, known, among)
        places = {taken: place for place, taken in enumerate(known.taken)}
        pieces: dict[str, Piece] = {}
        made = 0
        for id in ids:
            piece = known.made.get(id)
            good = piece is not None and changed.isdisjoint(piece[1])
            pieces[id] = piece if piece and good else _piece(portal, id, make, places)
            made += not good
        answers += [portal.digest(taken) for taken in list(places)[len(answers) :]]
        now = Pieces(pieces, list(places), answers, self._version)
        if made > FEW or among is None:
            self._keep(name, now)
        return now

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}-{sha256(self._origin.encode()).hexdigest()[:8]}.pieces"

    def _condition(self) -> str:
        return f"{engine_digest()} {self._origin}"

    def _read(self, name: str) -> Pieces:
        try:
            condition, *told = marshal.loads(self._file(name).read_bytes())
            known = Pieces(*told)
        except (OSError, ValueError, EOFError, TypeError):
            return Pieces()
        return known if condition == self._condition() else Pieces()

    def _keep(self, name: str, pieces: Pieces) -> None:
        file = self._file(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        spare = file.with_name(f".{file.name}.{os.getpid()}")
        spare.write_bytes(marshal.dumps((self._condition(), pieces.made, pieces.taken, pieces.answers, pieces.version)))
        os.replace(spare, file)


def _answered(portal: Portal, known: Pieces, among: Collection[Name] | None) -> tuple[list[bytes], set[int]]:
    """The answers now, and the places of those that are others than they were."""
    answers = list(known.answers)
    changed: set[int] = set()
    for place, name in enumerate(known.taken):
        if among is None or name in among:
            answers[place] = portal.digest(name)
            if answers[place] != known.answers[place]:
                changed.add(place)
    return answers, changed


def _piece(portal: Portal, id: str, make: Make, places: dict[Name, int]) -> Piece:
    witness = Witness(portal)
    texts = make(witness, id)
    return texts, tuple([places.setdefault(name, len(places)) for name in map(name_of, sorted(map(key, witness.taken)))])
