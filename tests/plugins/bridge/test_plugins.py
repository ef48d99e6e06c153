"""Any plugin takes part in a build through the signals of the bridge; if one is left out, its files disappear."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import blinker
import pytest

from plugins import assets, cards, feeds, images, opendata, pages, search
from plugins.bridge import signals
from plugins.builder import registration
from plugins.builder.registration import register, registered_without_pelican
from tests.plugins.incremental.histories import Life, tree
from tests.tinysite import article

OURS = [assets, cards, images, feeds, opendata, pages, search]
PLUGIN = '''
"""Jobs: a page, a file and a feed of somebody else's."""
from plugins.bridge import signals
from plugins.incremental.artifact import Artifact, Producer
from portal import urls
from portal.record import dataclass
from portal.views.card import crumbs
from portal.views.head import head
from portal.views.page_types import PageType, Place
from portal.views.parts import Link, Meta

@dataclass(frozen=True)
class JobsView:
    meta: Meta
    breadcrumb: tuple[Link, ...]
    count: int

JOBS = PageType("jobs", "/viec-lam/", {Place.MENU: "Việc làm"}, entries=lambda portal: [("/viec-lam/", "")])

def register():
    signals.content_read.connect(prepare)
    signals.get_producers.connect(producers)

def prepare(run):
    run.page_types += (JOBS,)

def producers(run):
    yield Producer("jobs", artifacts)

def artifacts(portal):
    yield Artifact("viec-lam/index.html", jobs_view, (), "jobs.html")
    yield Artifact("viec-lam.txt", text)
    yield Artifact("viec-lam/rss.xml", feed)

def jobs_view(portal):
    trail = crumbs(Link("Việc làm"))
    return JobsView(head("Việc làm", "/viec-lam/", trail, ""), trail, len(portal.group("all")))

def text(portal):
    return f"{portal.identity().name}\\n"

def feed(portal):
    return b"<rss/>"
'''
TEMPLATE = '{% extends "base.html" %}\n{% block main %}<h1>Việc làm</h1><p>{{ view.count }} tin</p>{% endblock %}\n'


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    yield
    register([])


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path)
    for month in (1, 2):
        life.write(f"tin/2024/{month:02}/tin.md", article(tiêu_đề=f"Tin {month}", ngày_đăng=f"15/{month}/2024"))
    return life


@pytest.fixture
def jobs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A package outside this project."""
    folder = tmp_path / "elsewhere" / "jobs_of_theirs"
    (folder / "templates").mkdir(parents=True)
    (folder / "__init__.py").write_text(PLUGIN, encoding="utf-8")
    (folder / "templates/jobs.html").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.syspath_prepend(folder.parent)
    monkeypatch.delitem(sys.modules, folder.name, raising=False)
    return import_module(folder.name)


def test_a_plugin_of_somebody_else_adds_a_page_a_file_and_a_feed(life: Life, jobs: ModuleType) -> None:
    life.settings["PLUGINS"] = [*OURS, jobs]
    assert life.build() == 0
    built = tree(life.output)
    page = built["viec-lam/index.html"].decode()
    assert "<p>2 tin</p>" in page and "Trang thông tin điện tử huyện Thử" in page  # in the frame of the site
    assert built["viec-lam.txt"].decode() == "Trang thông tin điện tử huyện Thử\n"
    assert built["viec-lam/rss.xml"] == b"<rss/>"
    assert 'href="/viec-lam/"' in built["index.html"].decode()
    assert b"/viec-lam/</loc>" in built["sitemap.xml"]


def test_its_page_is_as_fresh_as_any_other(life: Life, jobs: ModuleType) -> None:
    life.settings["PLUGINS"] = [*OURS, jobs]
    life.build()
    life.write("tin/2024/03/ba.md", article(tiêu_đề="Tin ba", ngày_đăng="15/3/2024"))
    assert life.build() == 0
    assert life.ways[-1] == "changes"  # without Pelican, and without reading the rest
    assert "<p>3 tin</p>" in tree(life.output)["viec-lam/index.html"].decode()
    assert tree(life.output) == life.clean()


def test_a_plugin_that_is_left_out_takes_its_files_with_it(life: Life, jobs: ModuleType) -> None:
    life.settings["PLUGINS"] = OURS
    life.build()
    without = tree(life.output)
    life.settings["PLUGINS"] = [*OURS, jobs]
    life.build()
    assert 'href="/viec-lam/"' in tree(life.output)["index.html"].decode()
    assert tree(life.output).keys() - without.keys() == {"viec-lam/index.html", "viec-lam.txt", "viec-lam/rss.xml"}
    life.settings["PLUGINS"] = OURS
    life.build()
    assert tree(life.output) == without


@pytest.mark.parametrize(
    ("plugin", "file"),
    [(pages, "index.html"), (feeds, "rss.xml"), (search, "tim-kiem/client.mjs"), (opendata, "du-lieu/tin.csv"), (cards, "anh-chia-se.png")],
    ids=lambda given: given if isinstance(given, str) else given.__name__,
)
def test_one_of_ours_that_is_left_out_takes_its_files_with_it(life: Life, plugin: ModuleType, file: str) -> None:
    life.settings |= {"PLUGINS": OURS, "PORTAL_CARDS": True}
    life.build()
    assert file in tree(life.output)
    life.settings["PLUGINS"] = [one for one in OURS if one is not plugin]
    life.build()
    assert file not in tree(life.output)
    assert tree(life.output) == life.clean()


def test_styles_that_are_left_out_are_named_by_no_page(life: Life) -> None:
    life.settings["PLUGINS"] = [one for one in OURS if one is not assets]
    life.build()
    assert "assets/" not in {path.partition("/")[0] + "/" for path in tree(life.output)}
    assert b'rel="stylesheet"' not in tree(life.output)["index.html"]


def test_a_changed_file_of_somebody_elses_plugin_is_noticed(jobs: ModuleType) -> None:
    before = registration.stamp([*OURS, jobs])
    template = Path(str(jobs.__file__)).parent / "templates/jobs.html"
    template.write_text(TEMPLATE.replace("tin", "bài"), encoding="utf-8")
    assert before and registration.stamp([*OURS, jobs]) != before
    assert registration.stamp(OURS) == ""  # the engine knows its own


def test_pelican_is_needed_where_a_plugin_is_given_by_name_or_waits_for_its_signals() -> None:
    def receiver(sender: Any) -> None: ...

    signal = blinker.signal("pelican_initialized")  # as pelican.signals.initialized has it
    waiting: Any = SimpleNamespace(register=lambda: signal.connect(receiver))
    assert registered_without_pelican({"PLUGINS": OURS})
    assert not registered_without_pelican({"PLUGINS": [*OURS, "sitemap"]})
    module = ModuleType("waiting")
    module.__dict__.update(vars(waiting))
    try:
        assert not registered_without_pelican({"PLUGINS": [*OURS, module]})
    finally:
        signal.disconnect(receiver)


def test_receivers_are_called_in_the_order_of_the_plugins_and_once_each() -> None:
    order: list[int] = []

    def plugin(number: int) -> ModuleType:
        def receiver(run: Any) -> None:
            order.append(number)

        made = ModuleType(f"plugin{number}")
        made.__dict__["register"] = lambda: signals.content_read.connect(receiver, weak=False)
        return made

    numbers = [7, 3, 9, 1, 8, 2, 6, 4, 5, 0]
    plugins = [plugin(number) for number in numbers]
    register(reversed(plugins))
    register(plugins)
    signals.content_read.send(None)
    assert order == numbers


def test_a_trial_asks_for_pages_and_feeds_alone(life: Life, jobs: ModuleType) -> None:
    register([*OURS, jobs])
    run: Any = SimpleNamespace(
        trial=True, page_types=(), settings=SimpleNamespace(cards=True, as_of=date(2026, 11, 21)),
        portal=SimpleNamespace(facts=SimpleNamespace(places={})),
    )
    names = {producer.name.partition(".")[0] for _, producers in signals.get_producers.send(run) for producer in producers}
    assert names == {"pages", "feeds", "jobs"}
