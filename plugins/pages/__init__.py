"""Every HTML page of the portal, with its redirects, site map and robots file."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date
from functools import partial
from importlib import import_module
from types import ModuleType

from plugins.bridge import signals
from plugins.builder.run import Run
from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact, Producer
from plugins.incremental.fingerprint import digest
from portal.domain.asof import moment
from portal.domain.portal import Portal
from portal.views.page_types import PAGE_TYPES, PageType

SINGLE = ("articles",)  # named by year, each year by its own producer
OF_THE_DAY = ("data",)  # pages that state the day of the site
OF_THE_HOUR = ("news_sitemap",)
OF_TYPES = ("directory", "sitemap")  # pages that name all page types


def modules(types: Iterable[PageType]) -> list[str]:
    """Return the modules of this folder that make the pages of these types, each with `artifacts(portal, settings)`; imported on use."""
    return [name for name in dict.fromkeys(type.module or type.name for type in types) if name not in (*SINGLE, "-")]


def register() -> None:
    """Connect to the signals of a build."""
    signals.get_producers.connect(producers)


def producers(run: Run) -> Iterator[Producer]:
    """Yield the producers of all pages; old addresses last, since any other page has priority over them."""
    for name in modules(PAGE_TYPES):
        given = (run.page_types,) if name in OF_TYPES else ()
        yield Producer(f"pages.{name}", partial(_artifacts, name, run.settings, given), key=_time_of(name, run.settings.as_of))
    for year, places in _by_year(run.portal).items():
        key = digest("\n".join([f"{id} {url}" for id, url in places]).encode()).hex()
        yield Producer(f"pages.articles.{year}", partial(_articles, places, run.settings), key=key)
    yield Producer("pages.redirects", partial(_redirects, run.settings), last=True)


def _time_of(name: str, as_of: date) -> str:
    """Return the day or hour that the pages of a module show, "" for those that show neither."""
    return as_of.isoformat() if name in OF_THE_DAY else f"{moment(as_of):%Y-%m-%dT%H}" if name in OF_THE_HOUR else ""


def _artifacts(name: str, settings: Settings, given: tuple[tuple[PageType, ...], ...], portal: Portal) -> Iterator[Artifact]:
    found: Iterator[Artifact] = module(name).artifacts(portal, settings, *given)
    return found


def _by_year(portal: Portal) -> dict[str, list[tuple[str, str]]]:
    """Return (id, address) of the articles of each year."""
    found: dict[str, list[tuple[str, str]]] = {}
    for id, (url, day) in sorted(portal.facts.places.items()):
        found.setdefault(day[:4], []).append((id, url))
    return found


def _articles(places: list[tuple[str, str]], settings: Settings, portal: Portal) -> Iterator[Artifact]:
    found: Iterator[Artifact] = module("articles").artifacts(portal, settings, places)
    return found


def _redirects(settings: Settings, portal: Portal, paths: Container[str]) -> Iterator[Artifact]:
    found: Iterator[Artifact] = module("redirects").artifacts(portal, settings, paths)
    return found


def module(name: str) -> ModuleType:
    """Return one module of this folder."""
    return import_module(f"plugins.pages.{name}")
