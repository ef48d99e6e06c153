"""`portal build`: brings an output folder to what the content says.

A first build goes through Pelican; a later one with the same engine and settings takes the quick way without it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from portal.desk.configuration import read_configuration


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """The command's own words."""
    tree(parser, output="output")
    parser.add_argument("--verify", action="store_true", help="đọc lại mọi tệp đã dựng, sửa tệp bị thay đổi bằng tay")
    parser.add_argument("--workers", type=int, help="số tiến trình")
    parser.add_argument("--pelican", action="store_true", help="luôn chạy qua Pelican")


def run(given: argparse.Namespace) -> int:
    """Build; exit code as the contract says."""
    extra = {"PORTAL_VERIFY": given.verify, "PORTAL_WORKERS": given.workers}
    return build(given.content, given.output, extra, pelican=given.pelican)


def build(
    content: Path, output: Path, extra: dict[str, Any], conf: str = "pelicanconf.py", *, pelican: bool = False
) -> int:
    """Build one tree with one of the two configurations."""
    if not content.is_dir():
        print(f"Không có thư mục nội dung: {content}", file=sys.stderr)
        return 1
    raw = read_configuration(conf, content, output, extra)
    code: int | None = None if pelican else raw["PORTAL_BUILDER"].build_quickly(raw)
    if code is None:
        from portal.desk.pelican_program import run_pelican

        code = run_pelican(content, output, extra, conf)
    return code
