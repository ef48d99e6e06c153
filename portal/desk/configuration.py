"""Owns the reading of pelicanconf.py and publishconf.py as Pelican reads them, without Pelican."""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path
from typing import Any

from portal.store.stamps import configuration_stamp

ROOT = Path(__file__).resolve().parents[2]


def stamp(name: str) -> str:
    """A stamp of the configuration as it is now."""
    return configuration_stamp([ROOT / "pelicanconf.py", ROOT / "publishconf.py", ROOT / name], os.environ)


def read_configuration(name: str, content: Path, output: Path, extra: dict[str, Any]) -> dict[str, Any]:
    """The settings in capitals of a configuration file, for another content and output folder."""
    found = runpy.run_path(str(ROOT / name))
    sys.modules.pop("pelicanconf", None)  # publishconf.py imported it without Pelican; Pelican has to read it anew
    raw = {key: value for key, value in found.items() if key.isupper()}
    return {**raw, "PATH": str(content), "OUTPUT_PATH": str(output), **{k: v for k, v in extra.items() if v}}
