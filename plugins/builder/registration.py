"""Owns the plugins of a build: it connects them to the signals, and knows those that are not part of this project.

A plugin is a module with `register()`, as usual in Pelican. A plugin that is a package may have a folder `templates`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import blinker

from plugins.builder import signals

OWN = "plugins."  # the modules of this project, which `engine_digest` knows


def modules(raw: Mapping[str, Any]) -> tuple[ModuleType, ...]:
    """Return the plugins of a configuration that are given as modules; Pelican finds those given by name."""
    return tuple(plugin for plugin in raw["PLUGINS"] if isinstance(plugin, ModuleType))


def register(plugins: Iterable[ModuleType]) -> None:
    """Connect these plugins, and no others, for the builds that follow."""
    signals.disconnect_all()
    for plugin in plugins:
        plugin.register()


def registered_without_pelican(raw: Mapping[str, Any]) -> bool:
    """Connect the plugins unless one needs Pelican: one given by name, or one that waits for a signal of Pelican.

    Return whether they were connected.
    """
    plugins = modules(raw)
    if len(plugins) < len(raw["PLUGINS"]):
        return False
    register(plugins)
    return not any(signal.receivers for signal in blinker.default_namespace.values())


def foreign(plugins: Iterable[ModuleType]) -> Iterator[ModuleType]:
    """Yield the plugins that are not part of this project."""
    return (plugin for plugin in plugins if not plugin.__name__.startswith(OWN))


def files(plugins: Iterable[ModuleType]) -> list[Path]:
    """Return every file of the plugins that are not part of this project: if they change, everything is built again."""
    return sorted({file for plugin in foreign(plugins) for file in _files(plugin)})


def _files(plugin: ModuleType) -> Iterator[Path]:
    folders = [Path(folder) for folder in getattr(plugin, "__path__", ())]
    for folder in folders:
        yield from (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    if not folders and plugin.__file__:
        yield Path(plugin.__file__)


def stamp(plugins: Iterable[ModuleType]) -> str:
    """Return a digest of these files in hex, "" if there are none."""
    found = files(plugins)
    return hashlib.sha256(b"\x00".join(file.read_bytes() for file in found)).hexdigest() if found else ""


def template_folders(plugins: Sequence[ModuleType]) -> list[Path]:
    """Return the folders `templates` of plugins that are not part of this project; those of the theme precede them."""
    folders = [Path(folder) / "templates" for plugin in foreign(plugins) for folder in getattr(plugin, "__path__", ())]
    return [folder for folder in folders if folder.is_dir()]
