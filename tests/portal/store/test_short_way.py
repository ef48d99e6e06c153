"""The short way knows what the long way knows: after any edit, the Facts laid over the snapshot are those of a load of everything."""

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
from tests.histories.edits import Edits
from tests.histories.folder import Folder
from tests.tinysite import REGISTRIES, article

AS_OF = date(2026, 11, 21)
COUNTS = frozenset({("latest", 1), ("latest", 2), ("latest", 5), ("latest", 20)})
TABLES = ("articles", "happenings", "plans", "targets", "results", "documents", "pictures", "attachments")


def names_of(portal: Portal) -> set[tuple[Any, ...]]:
    """Every look-up that a page might make of this Portal."""
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


def answers(portal: Portal) -> dict[tuple[Any, ...], bytes]:
    """All of them with their digests."""
    return {name: portal.digest(name) for name in names_of(portal)}


def groups_of(portal: Portal) -> set[tuple[str, ...]]:
    """Every group that has anything in it."""
    return {key for key in portal.facts.groups if portal.facts.groups[key]}


def keep(sources: Sources, loaded: Loaded, as_of: date = AS_OF) -> None:
    """Remember a build the long way."""
    with sources.keeping(loaded, as_of, sources.next_version(), workers=1):
        pass


class ShortWay(Edits):
    """After each build the short way, where it may be gone, is compared with the long one."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.files = Folder(Path(self.folder.name) / "content")
        self.state = Path(self.folder.name) / "state"

    def teardown(self) -> None:
        self.folder.cleanup()

    @initialize()
    def begin(self) -> None:
        self.begin_site()
        self.go_long()

    def go_long(self) -> None:
        sources = Sources(self.state, self.files.content)
        loaded = sources.load(self.as_of)
        assert loaded.portal is not None
        keep(sources, loaded, self.as_of)
        self.known = answers(loaded.portal)

    def after(self) -> None:
        """Go the short way if it may be gone, and compare; else the long one."""
        sources = Sources(self.state, self.files.content)
        reloaded = sources.reload(self.as_of)
        if reloaded is None:
            return self.go_long()
        loaded = reloaded.loaded()
        whole = load_portal(self.files.content, self.as_of, LastGood(self.state / "last-good").read)
        assert loaded.portal is not None and whole.portal is not None
        assert_same(loaded.portal, whole.portal)
        assert (reloaded.problems, loaded.held) == (whole.problems, whole.held)
        now = answers(whole.portal)
        moved = {name for name in self.known.keys() | now.keys() if self.known.get(name) != now.get(name)}
        untold = moved - reloaded.names(COUNTS)
        assert not untold, sorted(untold, key=str)[:12]
        if reloaded.changed:
            reloaded.version = sources.next_version()
            sources.keep_edits(reloaded)
        self.known = now
        return None


def assert_same(portal: Portal, whole: Portal) -> None:
    """Both answer every look-up alike, and show the same texts."""
    assert [portal.ids(table) for table in TABLES] == [whole.ids(table) for table in TABLES]
    wrong = [name for name, told in answers(whole).items() if portal.digest(name) != told]
    assert not wrong, [(name, portal.find(name), whole.find(name)) for name in wrong[:4]]
    assert groups_of(portal) == groups_of(whole)
    for id in whole.ids("articles"):
        assert (portal.body(id), portal.article(id)) == (whole.body(id), whole.article(id))


QUICK = settings(max_examples=6, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=1000, stateful_step_count=25, deadline=None, derandomize=False, suppress_health_check=list(HealthCheck))

TestShortWay = ShortWay.TestCase
TestShortWay.settings = QUICK


@pytest.mark.long
class TestThousandsOfShortWays(ShortWay.TestCase):
    """Thousands of steps, for `make test-long`."""

    settings = LONG


def test_a_registry_saved_a_moment_before_each_build_is_never_taken_for_the_same(tmp_path: Path) -> None:
    content, state = tmp_path / "content", tmp_path / "state"
    for path, text in {**REGISTRIES, "tin/2024/01/tin.md": article()}.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    sources = Sources(state, content)
    keep(sources, sources.load(AS_OF))
    units = content / "du-lieu/don-vi.yml"
    units.write_text(units.read_text(encoding="utf-8").replace("tên: Xã Một", "tên: Xã Mốt"), encoding="utf-8")
    assert Sources(state, content).reload(AS_OF) is None
