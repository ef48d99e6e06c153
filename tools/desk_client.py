"""Makes the desk's scripts anew, `python -m tools.desk_client`: its editor as one file by the locked esbuild, and htmx as it comes.

Only who edits `webdesk/js` or the npm lock runs it (`make client`), and commits what it writes: to open the desk needs no Node.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "webdesk" / "js" / "editor"
STATIC = ROOT / "webdesk" / "static" / "webdesk"
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
HTMX = ROOT / "node_modules" / "htmx.org" / "dist" / "htmx.min.js"
OPTIONS = ("--bundle", "--format=esm", "--minify", "--target=es2022", "--legal-comments=none")


def heading() -> str:
    """The first line of the bundle: what it was made of, so that one which was not made anew is seen without Node."""
    parts = sorted(MODULES.glob("*.mjs"))
    digest = hashlib.sha256(b"\0".join(part.read_bytes() for part in parts)).hexdigest()[:16]
    return f"// Made of webdesk/js/editor by `make client` ({digest}); ProseMirror and markdown-it are MIT."


def made() -> dict[str, bytes]:
    """Each file of `webdesk/static/webdesk` that is made. Raises CalledProcessError with esbuild's words, FileNotFoundError."""
    bundle = subprocess.run([ESBUILD, MODULES / "main.mjs", *OPTIONS], capture_output=True, check=True)
    return {"editor.js": heading().encode() + b"\n" + bundle.stdout, "htmx.js": HTMX.read_bytes()}


def main() -> int:
    """Write them; 1 when esbuild is not there or finds a fault."""
    try:
        for name, data in made().items():
            (STATIC / name).write_bytes(data)
    except FileNotFoundError:
        print("Không có esbuild; chạy `make client` (no esbuild: node_modules is not set up).", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as fault:
        print(fault.stderr.decode(errors="replace"), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
