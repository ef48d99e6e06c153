"""Owns the ledger of one output tree: what was written, and which look-ups each file was made of.

Every look-up is kept once, with the digest of its answer and the files that took it: so what a change touches is found
without reading the rest. A cache: a foreign, damaged or older one is put aside and begun anew, never trusted.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any

import orjson

from portal.store import underway
from portal.store.damage import unpacked

FORMAT = "2"
TABLES = """
create table if not exists conditions(name text primary key, value text) without rowid;
create table if not exists made(
  id integer primary key, name text unique, offer text, args blob, view blob, content blob, size integer, takes blob);
create table if not exists lookups(id integer primary key, name text unique, answer blob, takers blob);
create index if not exists made_by_offer on made(offer);
"""
COLUMNS = "name, offer, args, view, content, size"
UPSERT = f"""
insert into made({COLUMNS}, takes) values (?, ?, ?, ?, ?, ?, ?)
on conflict(name) do update set offer = excluded.offer, args = excluded.args, view = excluded.view,
  content = excluded.content, size = excluded.size, takes = excluded.takes
"""
MANY = 500  # more look-ups than this are read all at once

Name = tuple[Any, ...]  # a look-up: (method, *arguments)


@dataclass(slots=True)
class Row:
    """What is known of one written file; digests are 16 bytes."""

    offer: str  # which offer named it
    args: bytes  # of its own arguments
    view: bytes  # of the view, the site and the template closure; b"" without a template
    content: bytes  # of the bytes
    size: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What took a look-up: files by path, and offers by name."""

    files: frozenset[str]
    offers: frozenset[str]


class Ledger:
    """Rows by path, read when asked for; `save` writes what changed in one transaction."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._file = file
        try:
            self._open()
        except sqlite3.DatabaseError:
            self._renew()

    def _open(self) -> None:
        self._base = sqlite3.connect(self._file)
        self._base.execute("pragma journal_mode=wal")
        self._base.execute("pragma synchronous=normal")
        self.conditions: dict[str, str] = self._conditions()
        if self.conditions.get("format", FORMAT) != FORMAT:
            raise sqlite3.DatabaseError("a ledger of another format")
        self._base.executescript(TABLES)
        if underway.make_good(self._base):
            self.conditions = self._conditions()
        self._rows: dict[str, Row] | None = None
        self._ids: dict[str, int] = {}  # of look-ups, as far as they were read

    def _conditions(self) -> dict[str, str]:
        found = self._base.execute("select 1 from sqlite_master where name = 'conditions'").fetchone()
        return dict(self._base.execute("select name, value from conditions")) if found else {}

    def _renew(self) -> None:
        self._base.close()
        for name in (self._file, *self._file.parent.glob(f"{self._file.name}-*")):
            Path(name).unlink(missing_ok=True)
        self._open()

    # ---- what was written

    @property
    def rows(self) -> dict[str, Row]:
        """Every file."""
        if self._rows is None:
            self._rows = dict(self._select("offer != ''"))
        return self._rows

    def _select(self, where: str, *values: object) -> Iterator[tuple[str, Row]]:
        for name, *rest in self._base.execute(f"select {COLUMNS} from made where {where}", values):
            yield name, Row(*rest)

    def count(self) -> int:
        """How many files there are."""
        return int(self.conditions["files"]) if "files" in self.conditions else self._count()

    def _count(self) -> int:
        found: int = self._base.execute("select count(*) from made where offer != ''").fetchone()[0]
        return found

    def row(self, path: str) -> Row | None:
        """One file."""
        if self._rows is not None:
            return self._rows.get(path)
        return next((row for _, row in self._select("name = ? and offer != ''", path)), None)

    def of_offer(self, offer: str) -> dict[str, Row]:
        """The files that an offer named."""
        if self._rows is not None:
            return {path: row for path, row in self._rows.items() if row.offer == offer}
        return dict(self._select("offer = ?", offer))

    def counts(self) -> frozenset[int]:
        """How many entries pages ask of lists: the numbers in names of look-ups."""
        return frozenset(map(int, self.conditions.get("counts", "").split()))

    def offers(self) -> dict[str, str]:
        """Every offer that was noted, with its key."""
        return {name: key.decode() for name, key in self._base.execute("select name, args from made where offer = ''")}

    # ---- what it was made of

    def changed(self, digest: Callable[[Name], bytes], among: Collection[Name] | None = None) -> dict[str, bytes]:
        """The look-ups that are answered otherwise now, with the digest of the answer; of all there are, or `among` some."""
        found = {}
        for name, answer in self._answers(None if among is None else [key(one) for one in among]):
            now = digest(name_of(name))
            if now != answer:
                found[name] = now
        return found

    def _answers(self, names: Collection[str] | None) -> Iterator[tuple[str, bytes]]:
        for id, name, answer in self._lookups("id, name, answer", names):
            self._ids[name] = id
            yield name, answer

    def _lookups(self, columns: str, names: Collection[str] | None) -> Iterator[Any]:
        if names is None:
            yield from self._base.execute(f"select {columns} from lookups")
            return
        for name in names:
            yield from self._base.execute(f"select {columns} from lookups where name = ?", (name,))

    def takers(self, names: Collection[str]) -> Taken:
        """Everything that took any of some look-ups."""
        ids: set[int] = set()
        for takers, in self._lookups("takers", names):
            ids.update(_ids(takers))
        found = list(self._made(ids))
        return Taken(frozenset(name for name, offer in found if offer), frozenset(name for name, offer in found if not offer))

    def _made(self, ids: set[int]) -> Iterator[tuple[str, str]]:
        if len(ids) > MANY:
            yield from ((name, offer) for id, name, offer in self._base.execute("select id, name, offer from made") if id in ids)
            return
        for id in ids:
            yield from self._base.execute("select name, offer from made where id = ?", (id,))

    # ---- remembering

    def forget(self) -> None:
        """Begin anew: nothing that was written is known any more."""
        for table in ("made", "lookups", "conditions"):
            self._base.execute(f"delete from {table}")
        self._base.commit()
        self._base.execute("pragma wal_checkpoint(full)")  # not even a power cut may bring it back: a tree that is begun relies on it
        self._rows, self._ids, self.conditions = {}, {}, {}

    def begin(self, paths: Mapping[str, Collection[str]]) -> None:
        """Note which files are about to be written or removed, by their offers; of a build that `save` never ends they are void."""
        if self.count():
            underway.note(self._base, paths)

    def save(
        self, rows: Mapping[str, Row], taken: Mapping[str, Collection[Name]], gone: Collection[str], digest: Callable[[Name], bytes],
        changed: Mapping[str, bytes], conditions: Mapping[str, str],
    ) -> None:  # fmt: skip
        """Write changed rows, what files and offers took (`taken`), and under which conditions; drop those `gone`.

        `changed` are the look-ups whose answers are others than was noted; the digests of new ones are asked for.
        """
        with self._base:
            moved = _Moves()
            ids = self._enter((name for names in taken.values() for name in names), moved, digest)
            self._base.executemany("update lookups set answer = ? where name = ?", [(told, name) for name, told in changed.items()])
            begun = self._base.execute("select 1 from made").fetchone() is not None
            for name, names in taken.items():
                self._write(name, rows[name], array("I", sorted({ids[one] for one in names})), moved, begun)
            for name in gone:
                self._drop(name, moved)
            self._settle(moved)
            underway.settle(self._base)
            self.conditions |= {"format": FORMAT, "counts": self._counted(ids), "files": str(self._count()), **conditions}
            self._base.executemany("insert or replace into conditions values (?, ?)", list(self.conditions.items()))
        if self._rows is not None:
            self._rows.update({name: row for name, row in rows.items() if row.offer})
            for name in gone:
                self._rows.pop(name, None)

    def _enter(self, names: Iterable[Name], moved: _Moves, digest: Callable[[Name], bytes]) -> dict[Name, int]:
        """The ids of look-ups; those not known yet get the next ones."""
        found: dict[Name, int] = {}
        free: int = self._base.execute("select coalesce(max(id), 0) + 1 from lookups").fetchone()[0]
        begun = free > 1  # in a ledger that holds none, none is looked for
        for text, name in sorted(((key(name), name) for name in set(names)), key=itemgetter(0)):  # an index grows quickest in its order
            id = self._ids.get(text) or (self._known(text) if begun else None)
            if id is None:
                id, free = free, free + 1
                moved.fresh[id] = (text, digest(name))
            found[name] = self._ids[text] = id
        return found

    def _counted(self, names: Iterable[Name]) -> str:
        found = {name[1] for name in names if len(name) > 1 and isinstance(name[1], int) and name[1] > 1}
        return " ".join(map(str, sorted(found | self.counts())))

    def _known(self, text: str) -> int | None:
        row = self._base.execute("select id from lookups where name = ?", (text,)).fetchone()
        return row[0] if row else None

    def _write(self, name: str, row: Row, takes: array[int], moved: _Moves, begun: bool) -> None:
        known = self._base.execute("select id, takes from made where name = ?", (name,)).fetchone() if begun else None
        values = (name, row.offer, row.args, row.view, row.content, row.size)
        made = self._base.execute(UPSERT, (*values, takes.tobytes()))
        id = known[0] if known else made.lastrowid or 0
        moved.note(id, set(_ids(known[1])) if known else set(), set(takes))

    def _drop(self, name: str, moved: _Moves) -> None:
        known = self._base.execute("select id, takes from made where name = ?", (name,)).fetchone()
        if known:
            self._base.execute("delete from made where id = ?", (known[0],))
            moved.note(known[0], set(_ids(known[1])), set())

    def _settle(self, moved: _Moves) -> None:
        new = ((id, *told, array("I", moved.come.pop(id)).tobytes()) for id, told in moved.fresh.items())
        self._base.executemany("insert into lookups(id, name, answer, takers) values (?, ?, ?, ?)", new)
        for lookup in moved.come.keys() | moved.gone.keys():
            takers = set(_ids(self._base.execute("select takers from lookups where id = ?", (lookup,)).fetchone()[0]))
            takers = takers.difference(moved.gone.get(lookup, ())).union(moved.come.get(lookup, ()))
            if takers:
                self._base.execute("update lookups set takers = ? where id = ?", (array("I", sorted(takers)).tobytes(), lookup))
            else:
                self._base.execute("delete from lookups where id = ?", (lookup,))

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()


class _Moves:
    """Which files begin and cease to take which look-ups."""

    def __init__(self) -> None:
        self.come: defaultdict[int, list[int]] = defaultdict(list)
        self.gone: defaultdict[int, list[int]] = defaultdict(list)
        self.fresh: dict[int, tuple[str, bytes]] = {}  # look-ups not known before: name, digest of the answer

    def note(self, file: int, before: set[int], after: set[int]) -> None:
        for lookup in after - before:
            self.come[lookup].append(file)
        for lookup in before - after:
            self.gone[lookup].append(file)


def noted(key: str) -> Row:
    """What is known of an offer."""
    return Row("", key.encode(), b"", b"", 0)


def key(name: Name) -> str:
    """A look-up's name as text; members of a vocabulary are their words."""
    return orjson.dumps(name).decode()


def name_of(text: str) -> Name:
    """The look-up that `key` wrote. Raises DatabaseError when something else stands there."""
    return tuple(unpacked(orjson.loads, text.encode()))


def _ids(packed: bytes) -> array[int]:
    found = array("I")
    unpacked(found.frombytes, packed)
    return found
