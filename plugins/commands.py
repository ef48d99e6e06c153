"""Owns what the plugins provide for the staff's commands: the functions that `portal/__main__.py` passes to them.

It is light: a function imports what it needs when it is called.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from portal.desk.services import Configuration, Preview, RenderedPage, Setting

if TYPE_CHECKING:
    from portal.domain.portal import Portal
    from portal.domain.problem import Problem
    from portal.source.load import Loaded


def build_quickly(raw: Configuration) -> int | None:
    """Build without Pelican if possible. Returns the exit code, or None if Pelican has to run."""
    from plugins.builder import quick

    return quick.build_quickly(raw)


def plugin_files(raw: Configuration) -> list[Path] | None:
    """Return the files of the plugins that are not part of this project; None if one is given by name, which only Pelican finds."""
    from plugins.builder import registration

    found = registration.modules(raw)
    return registration.files(found) if len(found) == len(raw["PLUGINS"]) else None


def trial(raw: Configuration, loaded: Loaded, only: Collection[str]) -> list[Problem]:
    """Return the problems of pages that could not be made."""
    from plugins.builder.trial import tried

    return tried(raw, loaded, only)


def preview(raw: Configuration) -> Preview:
    """Return a builder that builds repeatedly in one process."""
    from plugins.builder.quick import Workshop

    return Workshop(raw)


def settings() -> Iterator[Setting]:
    """Yield every typed setting, with its configuration key."""
    from plugins.builder.settings import Settings

    for field in fields(Settings):
        yield Setting(field.metadata["key"], field.name, str(field.type), field.metadata["meaning"])


def search_documents(portal: Portal, folder: Path) -> int:
    """Write what a search engine of a province is fed; return the number of documents."""
    from plugins.search.engines import write

    return write(portal, folder)


def search_query(portal: Portal, query: str) -> dict[str, object]:
    """Return the query of OpenSearch for words as typed."""
    from plugins.search.engines import analysis_of, opensearch_query
    from plugins.search.site import Searchable

    return opensearch_query(query, analysis_of(Searchable(portal)))


def templates() -> Iterator[RenderedPage]:
    """Yield every page template, with each function that makes its view."""
    from plugins.pages.described import templates as found

    return found()
