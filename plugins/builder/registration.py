"""Owns which plugins a build has: lets them connect to the signals, and knows those that are not part of this project.

A plugin is a module with `register()`, as everywhere in Pelican. One that is a package may hold a folder `templates`.
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
    """The plugins of a configuration that are given as modules; Pelican finds those that are given by name."""
    return tuple(plugin for plugin in raw["PLUGINS"] if isinstance(plugin, ModuleType))


def register(plugins: Iterable[ModuleType]) -> None:
    """Let these plugins, and no others, take part in the builds that follow."""
    signals.disconnect_all()
    for plugin in plugins:
        plugin.register()


def registered_without_pelican(raw: Mapping[str, Any]) -> bool:
    """Let the plugins connect if none of them needs Pelican: one that is given by name, or that waits for a signal of Pelican's, does."""
    plugins = modules(raw)
    if len(plugins) < len(raw["PLUGINS"]):
        return False
    register(plugins)
    return not any(signal.receivers for signal in blinker.default_namespace.values())


def foreign(plugins: Iterable[ModuleType]) -> Iterator[ModuleType]:
    """The plugins that are not part of this project."""
    return (plugin for plugin in plugins if not plugin.__name__.startswith(OWN))


def files(plugins: Iterable[ModuleType]) -> list[Path]:
    """Every file of the plugins that are not part of this project: a build that knows other ones is made anew."""
    return sorted({file for plugin in foreign(plugins) for file in _files(plugin)})


def _files(plugin: ModuleType) -> Iterator[Path]:
    folders = [Path(folder) for folder in getattr(plugin, "__path__", ())]
    for folder in folders:
        yield from (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    if not folders and plugin.__file__:
        yield Path(plugin.__file__)


def stamp(plugins: Iterable[ModuleType]) -> str:
    """A digest of these files in hex, "" where there are none."""
    found = files(plugins)
    return hashlib.sha256(b"\x00".join(file.read_bytes() for file in found)).hexdigest() if found else ""


def template_folders(plugins: Sequence[ModuleType]) -> list[Path]:
    """The folders `templates` of plugins that are not part of this project; those of the theme come before them."""
    folders = [Path(folder) / "templates" for plugin in foreign(plugins) for folder in getattr(plugin, "__path__", ())]
    return [folder for folder in folders if folder.is_dir()]
