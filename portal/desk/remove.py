"""`portal remove`: removes an article permanently; its address says so from then on.

What readers should still know about is withdrawn instead («rút bài»).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from portal import urls
from portal.desk import clock
from portal.desk.move import below
from portal.desk.services import Services
from portal.source.linking.published_addresses import Listed, parse, text_of
from portal.source.reading.tree import PUBLISHED, located


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    tree(parser)
    parser.add_argument("article", help="tệp hoặc địa chỉ của bài, ví dụ tin/2016/04/a.md")
    parser.add_argument("--reason", default="", help="lý do, in trên trang ở địa chỉ cũ")


def run(given: argparse.Namespace, services: Services) -> int:
    """Remove the file, and print what its address says from then on."""
    root: Path = given.content
    path = below(root, given.article)
    fault = obstacle(root, path)
    if fault:
        print(fault, file=sys.stderr)
        return 1
    address = urls.article(path) if remove(root, path, given.reason, clock.as_of(os.environ)) else ""
    print(f"Đã gỡ {path}." + (f" Trang ở {address} sẽ nói rằng bài đã được gỡ." if address else ""))
    return 0


def obstacle(root: Path, path: str) -> str:
    """Return why an article cannot be removed, "" when it can."""
    listed, wrong = _listed(root)
    if wrong:
        return f"Không đọc được {PUBLISHED}, dòng {wrong[0]}."
    address = urls.article(path)
    there = located(root, path).is_file() or address in listed
    return "" if there else f"Không có bài {path}, và chưa từng đăng ở {address}."


def remove(root: Path, path: str, reason: str, day: date) -> bool:
    """Remove the file, and record in the list of addresses that this was deliberate; return whether the address was ever published."""
    address, list_file = urls.article(path), root / PUBLISHED
    listed, _ = _listed(root)
    if address in listed:
        listed[address] = replace(listed[address], removed=f"{day:%Y-%m-%d}", note=" ".join(reason.split()))
        spare = list_file.with_name(f".{list_file.name}.tmp")
        spare.write_text(text_of(listed.values()), encoding="utf-8")
        os.replace(spare, list_file)
    located(root, path).unlink(missing_ok=True)
    return address in listed


def _listed(root: Path) -> tuple[dict[str, Listed], list[int]]:
    """Return every published address, and the lines of that list which cannot be read."""
    file = root / PUBLISHED
    return parse(file.read_text(encoding="utf-8") if file.is_file() else "")
