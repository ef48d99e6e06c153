"""Owns the interface between the commands and the rooms above them: what plugins and tools do for a command.

`portal/__main__.py` provides it. The core imports no plugin and no tool. A command gets `Services` and calls what it needs; each callable
imports its own modules late, so that a command that needs none of them starts quickly.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:  # a command that needs neither starts without them
    from portal.domain.portal import Portal
    from portal.domain.problem import Problem
    from portal.source.load import Loaded

Configuration = Mapping[str, Any]  # the settings in capitals of pelicanconf.py
Progress = Callable[[str, int, int], None]  # phase, done, of


class Preview(Protocol):
    """A builder that builds repeatedly in one process."""

    def build(self, changed: Collection[str] = ()) -> str:
        """Build after these paths changed; return the faults in words, "" if there are none."""

    def is_due(self) -> bool:
        """Return whether something fell due since the last build."""


@dataclass(frozen=True, slots=True)
class DemoContent:
    """Which content of the fictional district is written: `articles` files that reach `years` back from `as_of`; with faults or without.

    The same values give the same bytes.
    """

    articles: int
    years: int
    seed: int
    as_of: date
    faults: bool = False


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """How the desk is opened. Without `server` it is for whoever sits at this machine; `demo`: with people made up, for trying."""

    content: Path
    public: Path
    data: Path  # people, revisions, the log
    host: str = "127.0.0.1"
    port: int = 8010
    server: bool = False
    demo: bool = False
    init: bool = False  # only make the data folder and the first administrator
    names: tuple[str, ...] = ()  # host names that the office's server is reached by
    plain: bool = False  # a server that is reached without TLS
    comments: bool = False  # only the public form of consultations, for a host name of its own
    backup: Path | None = None  # only write an archive into this folder
    restore: Path | None = None  # only bring back what this archive holds
    browser: bool = True  # open the address in this machine's browser


class Setting(NamedTuple):
    """One typed setting, for docs/settings.md: the configuration's key, the plugins' name and type for it, its meaning."""

    key: str
    name: str
    type: str
    meaning: str


class RenderedPage(NamedTuple):
    """A template and a function that makes its view, for docs/templates.md."""

    template: str
    view: Callable[..., object]


@dataclass(frozen=True, slots=True)
class Services:
    """The services of the rooms above for the commands."""

    build_quickly: Callable[[Configuration], int | None]  # the exit code; None: Pelican has to run
    plugin_files: Callable[[Configuration], list[Path] | None]  # of plugins that are not part of this project; None: not known
    trial: Callable[[Configuration, Loaded, Collection[str]], list[Problem]]  # problems of pages that could not be made
    preview: Callable[[Configuration], Preview]
    settings: Callable[[], Iterable[Setting]]
    templates: Callable[[], Iterable[RenderedPage]]
    search_documents: Callable[[Portal, Path], int]  # writes what a search engine is fed; the number of documents
    search_query: Callable[[Portal, str], dict[str, object]]  # the query of OpenSearch for words as typed
    write_demo: Callable[[Path, DemoContent, Progress], None]  # writes the fictional district into an empty folder
    desk: Callable[[DeskOptions], int]  # serves the desk until interrupted; the exit code
