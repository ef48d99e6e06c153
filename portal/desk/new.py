"""`portal new`: an article file in its place, with the keys staff need, so that nothing has to be looked up."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from portal.desk import clock
from portal.desk.services import Services
from portal.text.dates import format_day
from portal.text.slug import slug

TEXT = """\
---
tiêu đề: {title}
ngày đăng: {day}
đơn vị: {unit}
trạng thái: Bản nháp
---

Viết nội dung ở đây.
"""


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    tree(parser)
    parser.add_argument("title", help="tiêu đề của bài, đặt trong ngoặc kép")
    parser.add_argument("--unit", default="", help="đơn vị của bài")


def run(given: argparse.Namespace, services: Services) -> int:
    """Write the file and print its path."""
    if not given.content.is_dir():
        print(f"Không có thư mục nội dung: {given.content}", file=sys.stderr)
        return 1
    day = clock.as_of(os.environ)
    name = slug(given.title)
    if not name:
        print("Tiêu đề phải có ít nhất một chữ cái hoặc chữ số.", file=sys.stderr)
        return 2
    path: Path = given.content / "tin" / f"{day:%Y}" / f"{day:%m}" / f"{name}.md"
    if path.exists():
        print(f"Đã có tệp {path}: chọn tiêu đề khác, hoặc sửa tệp ấy.", file=sys.stderr)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT.format(title=given.title, day=format_day(day), unit=given.unit), encoding="utf-8")
    print(path)
    return 0
