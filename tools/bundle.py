"""Owns how the committed scripts of the browser are made by the locked esbuild, and written. Refuses to know what is in them.

Only who edits modules or the npm lock runs it (`make client`), and commits what it writes: no build and no desk needs Node.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
OPTIONS = ("--bundle", "--format=esm", "--minify", "--target=es2022", "--legal-comments=none")


def bundled(heading: str, entry: Path, *more: str) -> bytes:
    """A module and all it imports as one file below a first line. Raises CalledProcessError with esbuild's words, FileNotFoundError."""
    made = subprocess.run([ESBUILD, entry, *OPTIONS, *more], capture_output=True, check=True)
    return heading.encode() + b"\n" + made.stdout


def write(made: Callable[[], Mapping[Path, bytes]]) -> int:
    """Write files; 1 when esbuild is not there or finds a fault."""
    try:
        for path, data in made().items():
            path.write_bytes(data)
    except FileNotFoundError:
        print("Không có esbuild; chạy `make client` (no esbuild: node_modules is not set up).", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as fault:
        print(fault.stderr.decode(errors="replace"), file=sys.stderr)
        return 1
    return 0
