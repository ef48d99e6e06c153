"""`portal serve`: a local address that rebuilds and reloads on every change."""

from __future__ import annotations

import argparse
from collections.abc import Callable


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """The command's own words."""
    tree(parser, output="output")
    parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định: 8000)")


def run(given: argparse.Namespace) -> int:
    """Serve until interrupted."""
    raise NotImplementedError
