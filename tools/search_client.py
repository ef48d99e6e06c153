"""Makes the search client anew, `python -m tools.search_client`: theme/js/search in one file, bundled by the locked esbuild.

Only who edits those modules runs it (`make client`), and commits what it writes: to build a site needs no Node.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from plugins.search.script import BUNDLE, heading

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "theme" / "js" / "search"
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
OPTIONS = ("--bundle", "--format=esm", "--minify", "--target=es2022", "--external:node:*", "--legal-comments=none")


def bundled() -> bytes:
    """The bundle of the modules as they are. Raises CalledProcessError with esbuild's words."""
    made = subprocess.run([ESBUILD, MODULES / "client.mjs", *OPTIONS], capture_output=True, check=True)
    return heading(MODULES).encode() + b"\n" + made.stdout


def main() -> int:
    """Write the bundle; 1 when esbuild is not there or finds a fault."""
    try:
        (MODULES / BUNDLE).write_bytes(bundled())
    except FileNotFoundError:
        print("Không có esbuild; chạy `make client` (no esbuild: node_modules is not set up).", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as fault:
        print(fault.stderr.decode(errors="replace"), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
