"""`portal build`: brings an output folder to what the content says, through Pelican."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from portal.desk.pelican_program import run_pelican


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """The command's own words."""
    tree(parser, output="output")
    parser.add_argument("--verify", action="store_true", help="đọc lại mọi tệp đã dựng, sửa tệp bị thay đổi bằng tay")
    parser.add_argument("--workers", type=int, help="số tiến trình")


def run(given: argparse.Namespace) -> int:
    """Build; exit code as the contract says."""
    extra = {"PORTAL_VERIFY": given.verify, "PORTAL_WORKERS": given.workers}
    return build(given.content, given.output, extra)


def build(content: Path, output: Path, extra: dict[str, object], conf: str = "pelicanconf.py") -> int:
    """Build one tree with one of the two configurations."""
    if not content.is_dir():
        print(f"Không có thư mục nội dung: {content}", file=sys.stderr)
        return 1
    return run_pelican(content, output, extra, conf)
