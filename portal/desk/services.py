"""Owns the interface between the commands and the rooms above them: what plugins and tools do for a command.

`portal/__main__.py` fills it in. The core imports no plugin and no tool. A command gets `Services` and calls what it needs; each
callable imports its own modules late, so that a command that needs none of them starts quickly.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:  # a command that needs neither starts without them
    from portal.domain.problem import Problem
    from portal.source.load import Loaded

Configuration = Mapping[str, Any]  # the settings in capitals of pelicanconf.py
Progress = Callable[[str, int, int], None]  # phase, done, of


class Preview(Protocol):
    """Builds again and again in one process."""

    def build(self, changed: Collection[str] = ()) -> str:
        """Build after these paths changed; the faults in words, "" when there are none."""

    def is_due(self) -> bool:
        """Whether something fell due since the last build."""


class WriteDemo(Protocol):
    """Writes the content of the fictional district into an empty folder."""

    def __call__(
        self, root: Path, *, articles: int, years: int, seed: int, as_of: date, faults: bool = False, progress: Progress | None = None
    ) -> None: ...


class Setting(NamedTuple):
    """One typed setting, for docs/settings.md: the configuration's key, the name and type the plugins know it by, what it is."""

    key: str
    name: str
    type: str
    meaning: str


class RenderedPage(NamedTuple):
    """A template and a function that makes its view, for docs/templates.md."""

    template: str
    view: Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Services:
    """What the rooms above do for the commands."""

    build_quickly: Callable[[Configuration], int | None]  # the exit code; None: Pelican has to run
    plugin_files: Callable[[Configuration], list[Path] | None]  # of plugins that are not part of this project; None: not known
    trial: Callable[[Configuration, Loaded, Collection[str]], list[Problem]]  # what could not be made a page of
    preview: Callable[[Configuration], Preview]
    settings: Callable[[], Iterable[Setting]]
    templates: Callable[[], Iterable[RenderedPage]]
    write_demo: WriteDemo
