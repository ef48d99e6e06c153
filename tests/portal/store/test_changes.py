"""A load from stored state equals a full load after any edit; and every changed answer is in the change set."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import initialize

from portal.domain.portal import Portal
from portal.source.load import Loaded, load_portal
from portal.store.last_good import LastGood
from portal.store.sources import Sources
from portal.store.states import REPORTED_ONCE
from tests.histories.edits import FILED, Edits
from tests.histories.folder import Folder
from tests.histories.play import Record, play
from tests.tinysite import REGISTRIES, article

AS_OF = date(2026, 11, 21)
COUNTS = frozenset({("latest", 1), ("latest", 2), ("latest", 5), ("latest", 20)})
TABLES = ("articles", "events", "plans", "targets", "results", "documents", "pictures", "attachments")

Answers = dict[tuple[Any, ...], bytes]


def names_of(portal: Portal) -> set[tuple[Any, ...]]:
    """Every query that a page might make of this Portal."""
    names: set[tuple[Any, ...]] = {("ids", table) for table in TABLES} | {("archive",), ("years", "all"), ("names", "years", "all")}
    for id in portal.ids("articles"):
        names |= {(name, id) for name in ("article", "card", "body", "place", "has", "neighbours")}
    names |= {(table.removesuffix("s"), id) for table in TABLES[1:] for id in portal.ids(table)}
    names |= {("has_picture", id) for id in portal.ids("pictures")} | {("turns",)}
    for key in portal.facts.groups:
        names |= {("names", of, *key) for of in ("years", "periods")}
        names |= {(name, *key) for name in ("group", "count", "any", "years", "periods")}
        names |= {("latest", count, *key) for count in (1, 2, 5, 20)}
        if key[0] == "month":
            names |= {("months", key[1][:4]), ("names", "months", key[1][:4])}
    return names


def answers(portal: Portal) -> Answers:
    """All of them with their digests."""
    return {name: portal.digest(name) for name in names_of(portal)}


def groups_of(portal: Portal) -> set[tuple[str, ...]]:
    """Every group that has anything in it."""
    return {key for key in portal.facts.groups if portal.facts.groups[key]}


def keep(sources: Sources, loaded: Loaded, as_of: date = AS_OF) -> None:
    """Store the state of a full build, and the good texts."""
    sources.remember(loaded, workers=1)
    with sources.keeping(loaded, as_of, sources.next_version(), workers=1):
        pass


class Changes(Edits):
    """After each edit, the load from stored state is compared with a full load."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.files = Folder(Path(self.folder.name) / "content")
        self.state = Path(self.folder.name) / "state"
        self.known: Answers = {}
        self.day: date | None = None  # of the last load

    def teardown(self) -> None:
        self.folder.cleanup()

    @initialize()
    def begin(self) -> None:
        self.begin_site()
        self.after()

    def after(self) -> bool:
        """Load with what is remembered and without, compare, and remember."""
        sources = Sources(self.state, self.files.content)
        whole = load_portal(self.files.content, self.as_of, LastGood(self.state / "last-good").read)
        loaded = sources.load(self.as_of)
        self.known = compared(sources, loaded, whole, self.known)
        begun = sources.version() != ""
        assert begun == (self.day is not None and self.day <= self.as_of), "it begins with what was kept, but for an earlier day"
        keep(sources, loaded, self.as_of)
        self.day = self.as_of
        return begun


def compared(sources: Sources, loaded: Loaded, whole: Loaded, known: Answers) -> Answers:
    """Return all answers now. Both loads must agree, and each query whose answer differs from `known` must be in the change set."""
    assert loaded.portal is not None and whole.portal is not None
    assert_same(loaded.portal, whole.portal)
    told = {fault for fault in loaded.problems if fault.code not in REPORTED_ONCE}
    assert not (differ := told ^ set(whole.problems)), sorted(differ)
    assert (loaded.held, loaded.next) == (whole.held, whole.next)
    now, changes = answers(whole.portal), sources.changes(loaded)
    if changes is not None:
        moved = {name for name in known.keys() | now.keys() if known.get(name) != now.get(name)}
        untold = moved - changes.names(COUNTS)
        assert not untold, sorted(untold, key=str)[:12]
    return now


def assert_same(portal: Portal, whole: Portal) -> None:
    """Check that both answer every query alike, and show the same texts."""
    assert [portal.ids(table) for table in TABLES] == [whole.ids(table) for table in TABLES]
    wrong = [name for name, told in answers(whole).items() if portal.digest(name) != told]
    assert not wrong, [(name, portal.find(name), whole.find(name)) for name in wrong[:4]]
    assert groups_of(portal) == groups_of(whole)
    for id in whole.ids("articles"):
        assert (portal.body(id), portal.article(id)) == (whole.body(id), whole.article(id))


QUICK = settings(max_examples=6, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck))

TestChanges = Changes.TestCase
TestChanges.settings = QUICK


@pytest.mark.long
@pytest.mark.parametrize("part", range(20))
def test_hundreds_of_changes(part: int, first_seed: int, record_property: Record) -> None:
    play(Changes, histories=35, edits=25, seeded=first_seed + part, record=record_property)


def put(files: Folder, texts: dict[str, str]) -> None:
    """Write files; those of pictures are painted."""
    for path, text in texts.items():
        files.write(path, text) if text else files.paint(path, 1)


def showing(picture: str, day: int) -> str:
    """An article with one picture."""
    return article(ảnh=f"\n  - tệp: {picture}\n    mô tả: Một ảnh", ngày_đăng=f"{day}/1/2024")


@pytest.mark.parametrize("came", ["anh/le-hoi.png", "anh/Le-hoi-2.png", "anh/LE-HOI-2.png"])
@pytest.mark.parametrize("name", ["anh/le-hoi-2.PNG", "anh/le-hoi-1.png", "anh/le-hoi-2.png"])
def test_a_picture_that_comes_where_a_name_was_told_of(tmp_path: Path, name: str, came: str) -> None:
    files, state = Folder(tmp_path / "content"), tmp_path / "state"
    put(files, {"tin/2024/01/mot.md": showing(name, 15), "anh/le-hoi-2.png": ""})
    known: Answers = {}
    for texts in ({}, {"tin/2024/01/hai.md": showing(came, 16), came: ""}):
        put(files, texts)
        sources = Sources(state, files.content)
        loaded = sources.load(AS_OF)
        known = compared(sources, loaded, load_portal(files.content, AS_OF, LastGood(state / "last-good").read), known)
        keep(sources, loaded)


def test_a_registry_saved_a_moment_before_each_build_is_never_taken_for_the_same(tmp_path: Path) -> None:
    content, state = tmp_path / "content", tmp_path / "state"
    for path, text in {**REGISTRIES, "tin/2024/01/tin.md": article()}.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    sources = Sources(state, content)
    keep(sources, sources.load(AS_OF))
    units = content / "du-lieu/don-vi.yml"
    units.write_text(units.read_text(encoding="utf-8").replace("tên: Xã Một", "tên: Xã Mốt"), encoding="utf-8")
    loaded = Sources(state, content).load(AS_OF)
    assert loaded.portal is not None and "Xã Mốt" in {loaded.portal.unit(id).name for id in loaded.portal.ids("units")}


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [("du-lieu/ke-hoach/duong.yml", FILED, "W201"), ("trang/gioi-thieu.md", "---\ntiêu đề: Giới thiệu\n---\nLời giới thiệu.\n", "W216")],
)
def test_that_a_file_is_gone_is_told_by_one_build_only(tmp_path: Path, path: str, text: str, code: str) -> None:
    files, state = Folder(tmp_path / "content"), tmp_path / "state"
    put(files, {path: text, "tin/2024/01/mot.md": article(ngày_đăng="15/1/2024")})
    told = []
    for gone in (False, True, True):
        if gone and not told[-1]:
            files.remove(path)
        sources = Sources(state, files.content)
        loaded = sources.load(AS_OF)
        told.append([fault.code for fault in loaded.problems])
        keep(sources, loaded)
    assert told == [[], [code], []]


def test_a_load_of_everything_forgets_the_rows_of_files_that_are_gone(tmp_path: Path) -> None:
    files, state = Folder(tmp_path / "content"), tmp_path / "state"
    put(files, {f"tin/2024/01/{name}.md": article(ngày_đăng="15/1/2024") for name in ("mot", "hai")})
    for day, gone in ((AS_OF, False), (date(2025, 1, 1), True), (AS_OF, False), (AS_OF, False)):
        if gone:
            files.remove("tin/2024/01/hai.md")
        sources = Sources(state, files.content)
        loaded = sources.load(day)
        keep(sources, loaded, day)
        assert loaded.portal is not None
    assert sources.version(), "the last two began with what was kept"
    assert loaded.portal.ids("articles") == ("tin/2024/01/mot",)
