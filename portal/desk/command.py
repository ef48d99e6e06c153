"""Owns the command line: `portal build | serve | check | publish | demo …`, its words and its exit codes.

0 whole · 3 built or checked, but something is held or has errors · 1 not built · 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Parser(argparse.ArgumentParser):
    """argparse with Vietnamese headings."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, add_help=False, **kwargs)  # type: ignore[arg-type]
        self.add_argument("-h", "--help", action="help", help="in phần trợ giúp này rồi thôi")
        self._positionals.title = "lệnh và tham số"
        self._optionals.title = "tùy chọn"

    def format_usage(self) -> str:
        """The usage line."""
        return super().format_usage().replace("usage:", "cách dùng:")

    def format_help(self) -> str:
        """The whole help."""
        return super().format_help().replace("usage:", "cách dùng:")


def _tree(parser: argparse.ArgumentParser, output: str = "") -> None:
    parser.add_argument("--content", type=Path, default=ROOT / "content", help="thư mục nội dung (mặc định: content)")
    if output:
        parser.add_argument("--output", type=Path, default=ROOT / output, help=f"thư mục kết quả (mặc định: {output})")
    parser.add_argument("--as-of", type=date.fromisoformat, help="nhìn từ ngày này, ví dụ 2026-11-21")


def parser() -> argparse.ArgumentParser:
    """The whole command line; each command names the module of desk that does it."""
    top = Parser(prog="portal", description="Cổng tin tức dựng từ các tệp văn bản.")
    commands = top.add_subparsers(dest="command", metavar="lệnh", required=True, parser_class=Parser)
    for name, words, module in COMMANDS:
        sub = commands.add_parser(name, help=words, description=words)
        import_module(module).arguments(sub, _tree)
        sub.set_defaults(module=module)
    return top


COMMANDS = (
    ("build", "Dựng trang", "portal.desk.build"),
    ("check", "Kiểm tra nội dung, không dựng trang", "portal.desk.check"),
    ("serve", "Xem thử trên máy này, tự dựng lại khi tệp thay đổi", "portal.desk.serve"),
    ("publish", "Xuất bản", "portal.desk.publish"),
)


def main(arguments: Sequence[str]) -> int:
    """Run one command; its exit code."""
    given = parser().parse_args(list(arguments))
    if getattr(given, "as_of", None):
        os.environ["PORTAL_AS_OF"] = given.as_of.isoformat()
    run: Callable[[argparse.Namespace], int] = import_module(given.module).run
    try:
        return run(given)
    except KeyboardInterrupt:
        return 1
