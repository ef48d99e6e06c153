"""Owns the start of Pelican as a program, in this process: its arguments and its exit code."""

from __future__ import annotations

import json
import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run_pelican(content: Path, output: Path, extra: dict[str, object], conf: str) -> int:
    """Run `pelican -s conf content -o output -e KEY=value …`; return its exit code."""
    settings = [f"{key}={json.dumps(value)}" for key, value in extra.items() if value]
    words = [str(content), "-s", str(ROOT / conf), "-o", str(output), "-q", *(("-e", *settings) if settings else ())]
    kept = sys.argv
    sys.argv = ["pelican", *words]
    try:
        runpy.run_module("pelican", run_name="__main__")
    except SystemExit as ended:
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
            return 1
        return int(ended.code or 0)
    finally:
        sys.argv = kept
    return 0
