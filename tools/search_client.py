"""Makes the search client anew, `python -m tools.search_client`: theme/js/search in one file."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.search.script import BUNDLE, heading
from tools.bundle import ROOT, bundled, write

MODULES = ROOT / "theme" / "js" / "search"
# Names of properties between our modules, in no file and no answer: they are shortened.
INTERNAL = (
    "positions|readings|fitness|impacts|pieces|phrase|stems|pairs|rests|lists|spent|light|question|promise|reads|mended|surplus|isKnown"
    "|reading|stem|others|worth|left|late|near|weight|chain|links|cover|choices|inUse|likely|whole|offer|knows|held"
)


def made() -> dict[Path, bytes]:
    """The bundle of the modules as they are. Raises CalledProcessError, FileNotFoundError."""
    return {
        MODULES / BUNDLE: bundled(
            heading(MODULES), MODULES / "client.mjs", "--external:node:*", "--charset=utf8", f"--mangle-props=^({INTERNAL})$"
        )
    }


if __name__ == "__main__":
    sys.exit(write(made))
