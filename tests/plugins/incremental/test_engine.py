"""The engine by itself, on a few producers: what is made, written, removed and reported, and what is left alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from jinja2 import DictLoader, Environment

from plugins.incremental.artifact import Artifact, Producer
from plugins.incremental.engine import Engine, Summary
from plugins.incremental.fingerprint import Closures
from plugins.incremental.renderer import Renderer
from plugins.incremental.scheduler import AHEAD
from plugins.incremental.writer import OutputTree
from portal.domain.facts import Facts, Groups
from portal.domain.identity import Identity
from portal.domain.portal import Portal
from portal.store.ledger import Ledger

A, B = ("group", "plan", "a"), ("group", "plan", "b")
BEFORE: Groups = {("plan", "a"): ("1",), ("plan", "b"): ("2",)}
AFTER: Groups = {**BEFORE, ("plan", "a"): ("3",)}
TEMPLATES = {"page.html": "{{ site }}: {{ view }}"}


class Site:
    """An output tree with its ledger."""

    def __init__(self, root: Path) -> None:
        self.tree, self.ledger, self.made = OutputTree(root / "output"), Ledger(root / "ledger.sqlite"), [""]
        self.tree.claim()
        self.templates, self.site = dict(TEMPLATES), "site"

    def build(self, producers: Iterable[Producer], groups: Groups = BEFORE, changes: Collection[Any] | None = None, **more: Any) -> Summary:
        """Build once; `changes`: the queries with new answers, None if that is not known."""
        self.made.clear()
        portal = Portal(Facts(cast("Identity", None), {}, {}, {}, groups=groups))
        environment = Environment(loader=DictLoader(self.templates))
        renderer = Renderer(portal, environment, Closures(environment), self.site, self.site.encode(), self.tree, self.ledger.query_numbers)
        conditions = {"theme": repr(self.templates)}
        return Engine(renderer, self.ledger, conditions, **more).emit(producers, changes)

    def files(self) -> dict[str, str]:
        return {path: (self.tree.read(path) or b"").decode() for path in sorted(self.tree.files())}

    def text(self, portal: Portal, id: str) -> str:
        """A file with the entries of one plan."""
        self.made.append(id)
        return " ".join(portal.group("plan", id))

    def broken(self, portal: Portal, id: str) -> str:
        return f"{1 // (self.text(portal, id) != '3')}"

    def producer(self, name: str, *ids: str, make: Callable[..., Any] | None = None, **more: Any) -> Producer:
        """A producer of one file per plan."""
        return Producer(name, lambda portal: [Artifact(f"{id}.txt", make or self.text, (id,)) for id in ids], **more)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    yield made
    made.ledger.close()


def test_only_what_depends_on_a_new_answer_is_made(site: Site) -> None:
    both = site.producer("plans", "a", "b")
    first = site.build([both])
    assert (first.made, first.written, first.artifacts, first.before, site.files()) == (
        2,
        ["a.txt", "b.txt"],
        2,
        None,
        {"a.txt": "1", "b.txt": "2"},
    )

    idle = site.build([both], changes=set())
    assert (idle.made, idle.written, idle.artifacts, idle.before is None, site.made) == (0, [], 2, False, [])
    edit = site.build([both], AFTER, {A})
    assert (edit.made, edit.written, site.made, site.files()) == (1, ["a.txt"], ["a"], {"a.txt": "3", "b.txt": "2"})
    false_alarm = site.build([both], AFTER, {A, B})
    assert (false_alarm.made, site.made) == (0, [])
    unknown = site.build([both], BEFORE)
    assert (unknown.written, site.files()) == (["a.txt"], {"a.txt": "1", "b.txt": "2"})


def test_files_that_nothing_names_any_more_are_removed(site: Site) -> None:
    other = Producer("other", lambda portal: [Artifact("deep/c.txt", site.text, ("b",))])
    site.build([site.producer("plans", "a", "b", key="1"), other])
    assert site.build([site.producer("plans", "a", key="2"), other], changes=set()).removed == 1
    assert set(site.files()) == {"a.txt", "deep/c.txt"}
    assert site.build([site.producer("plans", "a", key="2")], changes=set()).removed == 1
    assert set(site.files()) == {"a.txt"} and not (site.tree.root / "deep").exists()
    assert site.build([site.producer("plans", "a", key="2")], changes=set()).removed == 0


def test_a_file_that_another_producer_names_now_stays(site: Site) -> None:
    site.build([site.producer("one", "a"), site.producer("two", key="1")])
    moved = site.build([site.producer("two", "a", key="2")], changes=set())
    assert (moved.removed, site.files(), moved.failures) == (0, {"a.txt": "1"}, [])
    site.build([site.producer("two", "a", key="2")], AFTER, {A})
    assert site.files() == {"a.txt": "3"}


def test_a_producer_runs_again_when_its_key_or_its_answer_changes_or_always(site: Site) -> None:
    asked: list[str] = []

    def named(name: str) -> Callable[[Portal], list[Artifact]]:
        return lambda portal: asked.append(name) or [Artifact(f"{name}-{id}.txt", site.text, (id,)) for id in portal.group("plan", "a")]  # type: ignore[func-returns-value]

    def producers(key: str) -> list[Producer]:
        return [
            Producer("answer", named("answer")),
            Producer("key", named("key"), key=key),
            Producer("always", named("always"), always=True),
        ]

    expected = [("1", BEFORE, set(), ["always"]), ("2", BEFORE, set(), ["key", "always"]), ("2", AFTER, {A}, ["answer", "key", "always"])]
    site.build(producers("1"))
    for key, groups, changes, names in expected:
        asked.clear()
        site.build(producers(key), groups, changes)
        assert asked == names
    assert set(site.files()) == {"answer-3.txt", "key-3.txt", "always-3.txt"}


def test_a_file_whose_arguments_change_is_made_again_unless_its_name_says_it_all(site: Site) -> None:
    def producers(args: str, named: bool) -> list[Producer]:
        return [Producer("one", lambda portal: [Artifact("x.txt", lambda portal, word: word, (args,), named=named)], always=True)]

    site.build(producers("1", False))
    assert site.build(producers("1", False), changes=set()).made == 0
    assert (site.build(producers("2", False), changes=set()).made, site.files()) == (1, {"x.txt": "2"})
    assert (site.build(producers("3", True), changes=set()).made, site.files()) == (0, {"x.txt": "2"})


def test_a_page_is_rendered_again_when_its_view_its_template_or_its_frame_changes(site: Site) -> None:
    page = Producer("pages", lambda portal: [Artifact("a.html", site.text, ("a",), "page.html"), Artifact("b.txt", site.text, ("b",))])
    assert site.build([page]).rendered == 1
    assert site.files() == {"a.html": "site: 1", "b.txt": "2"}
    site.templates["page.html"] = "{{ view }}!"
    assert (site.build([page]).rendered, site.files()["a.html"]) == (1, "1!")
    site.site = "frame"
    framed = site.build([page])
    assert (framed.made, framed.rendered, framed.written, site.made) == (1, 1, [], ["a"])
    assert (site.build([page], AFTER).rendered, site.files()["a.html"]) == (1, "3!")
    assert site.build([page], AFTER).rendered == 0


def failures(summary: Summary) -> list[tuple[str, str]]:
    return [(failure.path, failure.reason.split(":")[0]) for failure in summary.failures]


def test_of_two_producers_of_one_file_the_first_makes_it_and_the_second_is_told(site: Site) -> None:
    found = site.build([site.producer("one", "a"), Producer("two", lambda portal: [Artifact("a.txt", site.text, ("b",))])])
    assert (failures(found), site.files()) == ([("a.txt", "hai phần cùng dựng một tệp")], {"a.txt": "1"})


def test_a_file_that_cannot_be_made_stays_and_is_made_again_each_time(site: Site) -> None:
    good, bad = site.producer("plans", "a", "b"), site.producer("plans", "a", "b", make=site.broken)
    site.build([good])
    found = site.build([bad], AFTER, {A})
    assert (failures(found), site.files(), found.written) == ([("a.txt", "ZeroDivisionError")], {"a.txt": "1", "b.txt": "2"}, [])
    assert found.failures[0].trail == (A,)
    assert failures(site.build([bad], AFTER)) == failures(found)
    mended = site.build([good], AFTER)
    assert (mended.failures, mended.written, site.files()["a.txt"]) == ([], ["a.txt"], "3")


def test_the_files_of_a_producer_that_fails_stay(site: Site) -> None:
    site.build([site.producer("plans", "a"), site.producer("more", "b")])
    broken = Producer("plans", lambda portal: [Artifact("n.txt", site.text, ("a",)), 1 // 0], always=True)  # type: ignore[list-item]
    slow = Producer("slow", lambda portal: (), more=lambda: iter([site.producer("more", "b"), 1 // 0]))  # type: ignore[list-item]
    found = site.build([broken, site.producer("more", "b")], changes=set())
    assert (failures(found), site.files(), found.removed) == ([("plans", "ZeroDivisionError")], {"a.txt": "1", "b.txt": "2"}, 0)
    assert failures(site.build([site.producer("plans", "a"), slow], changes=set())) == [("slow", "ZeroDivisionError")]


@pytest.mark.parametrize("path", ["../x.txt", "/x.txt", "a/../../x.txt"])
def test_a_file_outside_the_output_is_told_and_not_written(site: Site, path: str) -> None:
    found = site.build([Producer("one", lambda portal: [Artifact(path, site.text, ("a",))]), site.producer("two", "b")])
    assert ([failure.path for failure in found.failures], site.files()) == ([path], {"b.txt": "2"})
    assert not (site.tree.root.parent / "x.txt").exists()


def test_a_last_producer_knows_the_other_files_and_runs_when_these_change(site: Site) -> None:
    asked: list[list[bool]] = []

    def listed(portal: Portal, paths: Collection[str]) -> list[Artifact]:
        asked.append([path in paths for path in ("a.txt", "b.txt", "list.txt", "none.txt")])
        return [Artifact("list.txt", lambda portal: "list")]

    last = Producer("list", listed, last=True)
    for ids in ("a", "a", "ab", "b"):
        site.build([last, site.producer("plans", *ids, key=ids)], changes=set() if asked else None)
    assert asked == [[True, False, False, False], [True, True, False, False], [False, True, False, False]]


def test_slow_producers_run_after_the_others_and_their_files_are_theirs(site: Site) -> None:
    slow = Producer("slow", lambda portal: (), more=lambda: [site.producer("more", "b")])
    site.build([slow, site.producer("plans", "a")])
    assert (site.files(), site.build([slow, site.producer("plans", "a")], changes=set()).removed) == ({"a.txt": "1", "b.txt": "2"}, 0)
    assert (site.build([site.producer("plans", "a")], changes=set()).removed, site.files()) == (1, {"a.txt": "1"})


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("many", [AHEAD - 1, AHEAD, 70])
def test_more_processes_make_the_same_files(site: Site, many: int, workers: int) -> None:
    ids = [f"{number:02}" for number in range(many)]
    plans = Producer(
        "plans",
        lambda portal: [
            Artifact(f"{id}.txt", lambda portal, id: f"{id} {portal.group('plan', 'a')}", (id,), alone=id == "00") for id in ids
        ],
    )
    slow = Producer("slow", lambda portal: (), more=lambda: [site.producer("more", "a")])
    gone: list[Collection[str]] = []
    site.build([plans, slow], workers=workers)
    found = site.build([plans, slow], AFTER, {A}, workers=workers, leave=gone.append)
    assert (found.made, len(found.written), found.failures, gone) == (many + 1, many + 1, [], [[]])
    assert site.files() == {"a.txt": "3", **{f"{id}.txt": f"{id} ('3',)" for id in ids}}
    assert site.build([plans, slow], AFTER, set(), workers=workers).made == 0


def test_a_build_that_may_not_remove_files_writes_none(site: Site) -> None:
    site.build([site.producer("plans", "a", "b", key="1")])

    def leave(paths: Collection[str]) -> None:
        assert list(paths) == ["b.txt"]
        raise PermissionError

    with pytest.raises(PermissionError):
        site.build([site.producer("plans", "a", key="2")], AFTER, {A}, leave=leave)
    assert site.files() == {"a.txt": "1", "b.txt": "2"}


def test_what_a_build_wrote_before_it_was_broken_off_is_made_good_by_the_next(site: Site, tmp_path: Path) -> None:
    def breaks(portal: Portal, id: str) -> str:
        if id == "b":
            raise sqlite3.OperationalError
        return site.text(portal, id)

    both, edit = site.producer("plans", "a", "b"), {("plan", "a"): ("3",), ("plan", "b"): ("4",)}
    site.build([both])
    with pytest.raises(sqlite3.OperationalError):
        site.build([site.producer("plans", "a", "b", make=breaks)], edit, {A, B})
    assert site.files() == {"a.txt": "3", "b.txt": "2"}
    site.ledger.close()
    site.ledger = Ledger(tmp_path / "ledger.sqlite")
    assert site.build([both]).failures == []  # the edit was taken back
    assert site.files() == {"a.txt": "1", "b.txt": "2"}
