"""Every HTML page of the portal, with its redirects, site map and robots file."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import partial
from importlib import import_module
from types import ModuleType

from plugins.bridge import signals
from plugins.builder.run import Run
from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact, Offer
from plugins.incremental.fingerprint import digest
from portal.domain.portal import Portal

# Modules of this folder, each with `artifacts(portal, settings)`; one is imported when it is asked. Articles stand apart.
KINDS = (
    "home", "lists", "sections", "units", "topics", "plans", "targets", "events", "documents", "consultations", "notices",
    "static", "accessibility", "english", "error", "sitemap", "robots",
)  # fmt: skip


def register() -> None:
    """Take part in a build."""
    signals.get_offers.connect(offers)


def offers(run: Run) -> Iterator[Offer]:
    """All pages; old addresses last, since they give way to every page there is."""
    for kind in KINDS:
        yield Offer(f"pages.{kind}", partial(_artifacts, kind, settings=run.settings))
    for year, places in _by_year(run.portal).items():
        key = digest("\n".join([f"{id} {url}" for id, url in places]).encode()).hex()
        yield Offer(f"pages.articles.{year}", partial(_articles, places, run.settings), key=key)
    yield Offer("pages.redirects", partial(_redirects, run.settings), last=True)


def _artifacts(kind: str, portal: Portal, settings: Settings) -> Iterator[Artifact]:
    found: Iterator[Artifact] = module(kind).artifacts(portal, settings)
    return found


def _by_year(portal: Portal) -> dict[str, list[tuple[str, str]]]:
    """(id, address) of the articles of each year."""
    found: dict[str, list[tuple[str, str]]] = {}
    for id, (url, day) in portal.facts.places.items():
        found.setdefault(day[:4], []).append((id, url))
    return found


def _articles(places: list[tuple[str, str]], settings: Settings, portal: Portal) -> Iterator[Artifact]:
    found: Iterator[Artifact] = module("articles").artifacts(portal, settings, places)
    return found


def _redirects(settings: Settings, portal: Portal, paths: Container[str]) -> Iterator[Artifact]:
    found: Iterator[Artifact] = module("redirects").artifacts(portal, settings, paths)
    return found


def module(kind: str) -> ModuleType:
    """The module of one kind of pages."""
    return import_module(f"plugins.pages.{kind}")
