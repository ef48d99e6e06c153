"""`portal remove`: removes an article permanently; its address says so from then on.

What readers should still know about is withdrawn instead («rút bài»).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from portal import urls
from portal.desk import clock
from portal.desk.move import below
from portal.desk.services import Services
from portal.source.linking.published_addresses import parse, told
from portal.source.reading.tree import PUBLISHED, located


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    tree(parser)
    parser.add_argument("article", help="tệp hoặc địa chỉ của bài, ví dụ tin/2016/04/a.md")
    parser.add_argument("--reason", default="", help="lý do, in trên trang ở địa chỉ cũ")


def run(given: argparse.Namespace, services: Services) -> int:
    """Remove the file, and record in the list of addresses that this was deliberate."""
    root: Path = given.content
    path = below(root, given.article)
    address, list_file = urls.article(path), root / PUBLISHED
    listed, wrong = parse(list_file.read_text(encoding="utf-8") if list_file.is_file() else "")
    file = located(root, path)
    if wrong or not (file.is_file() or address in listed):
        fault = f"Không đọc được {PUBLISHED}, dòng {wrong[0]}." if wrong else f"Không có bài {path}, và chưa từng đăng ở {address}."
        print(fault, file=sys.stderr)
        return 1
    if address in listed:
        removed = f"{clock.as_of(os.environ):%Y-%m-%d}"
        listed[address] = replace(listed[address], removed=removed, note=" ".join(given.reason.split()))
        spare = list_file.with_name(f".{list_file.name}.tmp")
        spare.write_text(told(listed.values()), encoding="utf-8")
        os.replace(spare, list_file)
    file.unlink(missing_ok=True)
    print(f"Đã gỡ {path}." + (f" Trang ở {address} sẽ nói rằng bài đã được gỡ." if address in listed else ""))
    return 0
