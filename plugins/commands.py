"""Owns what the plugins do for the staff's commands: the functions that `portal/__main__.py` hands to them.

Light: a function imports what it needs when it is called.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from portal.desk.services import Configuration, Preview, RenderedPage, Setting

if TYPE_CHECKING:
    from portal.domain.problem import Problem
    from portal.source.load import Loaded


def build_quickly(raw: Configuration) -> int | None:
    """Build without Pelican if that may be; the exit code, or None when Pelican has to run."""
    from plugins.builder import quick

    return quick.build_quickly(raw)


def plugin_files(raw: Configuration) -> list[Path] | None:
    """The files of the plugins that are not part of this project; None where one is given by name, which only Pelican finds."""
    from plugins.builder import registration

    found = registration.modules(raw)
    return registration.files(found) if len(found) == len(raw["PLUGINS"]) else None


def trial(raw: Configuration, loaded: Loaded, only: Collection[str]) -> list[Problem]:
    """What could not be made a page of."""
    from plugins.builder.trial import tried

    return tried(raw, loaded, only)


def preview(raw: Configuration) -> Preview:
    """A builder that builds again and again in one process."""
    from plugins.builder.quick import Workshop

    return Workshop(raw)


def settings() -> Iterator[Setting]:
    """Every typed setting, with the configuration's key it comes from."""
    from plugins.builder.settings import Settings

    for field in fields(Settings):
        yield Setting(field.metadata["key"], field.name, str(field.type), field.metadata["meaning"])


def templates() -> Iterator[RenderedPage]:
    """Every template of a page, with each function that makes its view."""
    from plugins.pages.described import templates as found

    return found()
