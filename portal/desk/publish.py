"""`portal publish`: a release beside the live one, switched to in one rename."""

from __future__ import annotations

import argparse
from collections.abc import Callable


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """The command's own words."""
    tree(parser, output="output")


def run(given: argparse.Namespace) -> int:
    """Publish."""
    raise NotImplementedError
