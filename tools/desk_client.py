"""Makes the desk's scripts anew, `python -m tools.desk_client`: its editor as one file, and htmx as it comes."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from tools.bundle import ROOT, bundled, write

MODULES = ROOT / "webdesk" / "js" / "editor"
STATIC = ROOT / "webdesk" / "static" / "webdesk"
HTMX = ROOT / "node_modules" / "htmx.org" / "dist" / "htmx.min.js"


def heading() -> str:
    """The first line of the bundle: what it was made of, so that one which was not made anew is seen without Node."""
    parts = sorted(MODULES.glob("*.mjs"))
    digest = hashlib.sha256(b"\0".join(part.read_bytes() for part in parts)).hexdigest()[:16]
    return f"// Made of webdesk/js/editor by `make client` ({digest}); ProseMirror and markdown-it are MIT."


def made() -> dict[Path, bytes]:
    """Each file of `webdesk/static/webdesk` that is made. Raises CalledProcessError, FileNotFoundError."""
    return {STATIC / "editor.js": bundled(heading(), MODULES / "main.mjs"), STATIC / "htmx.js": HTMX.read_bytes()}


if __name__ == "__main__":
    sys.exit(write(made))
