"""Makes the search client anew, `python -m tools.search_client`: theme/js/search in one file."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.search.script import BUNDLE, heading
from tools.bundle import ROOT, bundled, write

MODULES = ROOT / "theme" / "js" / "search"


def made() -> dict[Path, bytes]:
    """The bundle of the modules as they are. Raises CalledProcessError, FileNotFoundError."""
    return {MODULES / BUNDLE: bundled(heading(MODULES), MODULES / "client.mjs", "--external:node:*")}


if __name__ == "__main__":
    sys.exit(write(made))
