"""`portal demo`: writes the content of the fictional district Sơn Khê as staff would, and builds it."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from portal.desk import clock
from portal.desk.build import build
from portal.desk.progress import bar
from portal.desk.services import DemoContent, Services

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / ".portal" / "demo"
MARK = ".huyen-mau"


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    parser.add_argument("--output", type=Path, default=ROOT / "output-demo", help="thư mục kết quả (mặc định: output-demo)")
    parser.add_argument("--content", type=Path, default=ROOT / ".portal" / "demo", help="nơi viết nội dung mẫu")
    parser.add_argument("--articles", type=int, default=600, help="số bài (mặc định: 600)")
    parser.add_argument("--years", type=int, default=10, help="số năm (mặc định: 10)")
    parser.add_argument("--seed", type=int, default=1, help="hạt giống: cùng số thì cùng nội dung")
    parser.add_argument("--faults", action="store_true", help="rải lỗi vào nội dung, để thử phần báo lỗi")
    parser.add_argument("--only-write", action="store_true", help="chỉ viết nội dung, không dựng trang")
    parser.add_argument("--as-of", help="nhìn từ ngày này, ví dụ 2026-11-21")


def run(given: argparse.Namespace, services: Services) -> int:
    """Write the content again, and build it."""
    if not may_replace(given.content):
        print(f"Thư mục {given.content} có tệp không phải của huyện mẫu; chọn thư mục khác bằng --content.", file=sys.stderr)
        return 2
    shutil.rmtree(given.content, ignore_errors=True)
    content = DemoContent(given.articles, given.years, given.seed, clock.as_of(os.environ), given.faults)
    services.write_demo(given.content, content, bar(sys.stderr))
    (given.content / MARK).write_text("Huyện mẫu (hư cấu) do `portal demo` viết; lần sau sẽ được viết lại từ đầu.\n", encoding="utf-8")
    return 0 if given.only_write else build(given.content, given.output, {"PORTAL_ALLOW_REMOVALS": True}, services)


def may_replace(folder: Path) -> bool:
    """Return whether the folder may be replaced: it is missing, empty, or written by this command; the folder's name does not count."""
    if not folder.exists():
        return True
    return folder.is_dir() and (not any(folder.iterdir()) or (folder / MARK).is_file() or folder.resolve() == OWN)
