"""Owns the reading of pelicanconf.py and publishconf.py as Pelican reads them, without Pelican."""

from __future__ import annotations

import json
import os
import runpy
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from portal.store.stamps import configuration_stamp

ROOT = Path(__file__).resolve().parents[2]
NOTED = ROOT / ".portal" / "plugins.json"


def stamp(name: str) -> str:
    """Return a stamp of the current configuration, including the files of third-party plugins that it named last.

    "" if these are not known: the configuration may then differ every time.
    """
    noted = _noted()
    if noted is None:
        return ""
    files = [ROOT / "pelicanconf.py", ROOT / "publishconf.py", ROOT / name, *map(Path, noted)]
    return configuration_stamp([file for file in files if file.is_file()], os.environ)


def note_plugins(files: Iterable[Path] | None) -> None:
    """Store the files of third-party plugins, which `stamp` needs before any plugin is imported; None: not known."""
    found = None if files is None else sorted(map(str, files))
    if found != _noted():
        NOTED.parent.mkdir(exist_ok=True)
        NOTED.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def _noted() -> list[str] | None:
    try:
        found: list[str] | None = json.loads(NOTED.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return found


def read_configuration(name: str, content: Path, output: Path, extra: dict[str, Any]) -> dict[str, Any]:
    """Return the settings in capitals of a configuration file, for another content and output folder."""
    found = runpy.run_path(str(ROOT / name))
    sys.modules.pop("pelicanconf", None)  # publishconf.py imported it without Pelican; Pelican has to read it again
    raw = {key: value for key, value in found.items() if key.isupper()}
    return {**raw, "PATH": str(content), "OUTPUT_PATH": str(output), **{k: v for k, v in extra.items() if v}}
