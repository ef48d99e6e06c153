"""Owns the trial run of `portal check`: every page, feed and calendar is made in memory, and failures are reported.

Nothing is rendered, written or stored. Search, pictures, cards and tables of open data are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, cast

from plugins.builder import failures
from plugins.builder.registration import modules, register
from plugins.builder.run import Run
from plugins.builder.settings import typed
from plugins.incremental.artifact import Artifact, Producer
from plugins.incremental.renderer import Failure, in_words, make_view, trail_of
from portal import urls
from portal.domain.portal import Portal
from portal.domain.problem import Problem
from portal.source.load import Loaded
from portal.store.sources import Sources
from portal.store.workers import share_out


def tried(raw: Mapping[str, Any], loaded: Loaded, only: Collection[str] = ()) -> list[Problem]:
    """Return what could not be made of the loaded content, of all pages or of those of `only` some articles (paths)."""
    portal, settings = loaded.portal, typed(raw)
    if portal is None:
        return []
    register(modules(raw))
    run = Run(settings, loaded, cast(Sources, None), trial=True)  # a trial stores nothing
    found: list[Failure] = []
    wanted = {urls.file_of(portal.article(id).url) for id in portal.ids("articles") if portal.article(id).path in only}
    artifacts = [one for one in _artifacts(run, portal, found) if not only or one.path in wanted]
    found += [failure for failure in share_out(artifacts, lambda one: _try(one, portal), settings.workers) if failure]
    held = failures.held_by(found, portal)
    loaded.held = sorted({*loaded.held, *held})
    own = {urls.file_of(portal.article(id).url) for id in portal.ids("articles")} if held else set()
    return [*held.values(), *failures.problems_of([failure for failure in found if failure.path not in own], portal)]


def _artifacts(run: Run, portal: Portal, found: list[Failure]) -> Iterator[Artifact]:
    for producer in run.producers():
        if not producer.last:
            yield from _of_producer(producer, portal, found)


def _of_producer(producer: Producer, portal: Portal, found: list[Failure]) -> list[Artifact]:
    try:
        return list(producer.artifacts(portal))
    except Exception as error:  # noqa: BLE001 - reported, as in a build
        found.append(Failure(producer.name, in_words(error)))
        return []


def _try(artifact: Artifact, portal: Portal) -> Failure | None:
    try:
        make_view(artifact, portal)
    except Exception as error:  # noqa: BLE001 - reported, as in a build
        return Failure(artifact.path, in_words(error), trail_of(artifact, portal))
    return None
