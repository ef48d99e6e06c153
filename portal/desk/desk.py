"""`portal desk`: the desk in the browser, on this machine for whoever sits at it, or on the office's server for people with accounts.

Owns the words of the command only; what it opens is the room `webdesk/`, which the core does not import.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from portal.desk import clock
from portal.desk.progress import bar
from portal.desk.services import DemoContent, DeskOptions, Services
from portal.source.reading.tree import require

ROOT = Path(__file__).resolve().parents[2]
DEMO_ARTICLES = 120


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """The command's own words."""
    tree(parser)
    parser.add_argument("--public", type=Path, metavar="THƯ_MỤC", help="thư mục công bố (mặc định: public)")
    parser.add_argument("--data", type=Path, metavar="THƯ_MỤC", help="nơi giữ người dùng, các bản sửa, nhật ký (mặc định: .bien-tap)")
    parser.add_argument("--port", type=int, default=8010, help="cổng (mặc định: 8010)")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ mạng để nghe (mặc định: chỉ máy này)")
    parser.add_argument("--server", action="store_true", help="cho cả cơ quan: mỗi người một tài khoản")
    words = "tên miền của máy chủ biên tập, ví dụ bientap.xa.gov.vn"
    parser.add_argument("--name", action="append", default=[], metavar="TÊN_MIỀN", help=words)
    parser.add_argument("--plain", action="store_true", help="máy chủ nội bộ chưa có TLS (https)")
    parser.add_argument("--demo", action="store_true", help="dùng thử: huyện mẫu và bốn người, đăng nhập bằng một lần bấm")
    parser.add_argument("--init", action="store_true", help="chuẩn bị nơi giữ dữ liệu và tài khoản quản trị đầu tiên rồi thôi")
    words = "mở trang nhận góp ý dự thảo cho người dân (tiến trình và tên miền riêng), không mở bàn biên tập"
    parser.add_argument("--gop-y", dest="comments", action="store_true", help=words)
    words = "ghi một gói sao lưu (nội dung, người dùng, nhật ký) vào thư mục này rồi thôi; giữ 30 gói mới nhất"
    parser.add_argument("--backup", type=Path, metavar="THƯ_MỤC", help=words)
    parser.add_argument("--restore", type=Path, metavar="TỆP", help="đưa lại mọi thứ từ một gói sao lưu lên máy còn trống rồi thôi")
    parser.add_argument("--no-browser", action="store_true", help="không tự mở trình duyệt")


def run(given: argparse.Namespace, services: Services) -> int:
    """Open the desk and serve it until interrupted."""
    own = ROOT / ".portal" / "desk-demo" if given.demo else ROOT
    content = own / "content" if given.demo and given.content == ROOT / "content" else given.content
    if given.demo and not content.exists() and not given.restore:
        print("Viết nội dung huyện mẫu (hư cấu) …", flush=True)
        services.write_demo(content, DemoContent(DEMO_ARTICLES, years=3, seed=1, as_of=clock.as_of(os.environ)), bar(sys.stderr))
    if not given.restore:
        require(content)
    return services.desk(
        DeskOptions(
            content=content, public=given.public or own / "public", data=given.data or own / ".bien-tap", host=given.host,
            port=given.port, server=given.server or given.demo, demo=given.demo, init=given.init, names=tuple(given.name),
            plain=given.plain or given.demo, browser=not given.no_browser, comments=given.comments, backup=given.backup,
            restore=given.restore,
        )
    )  # fmt: skip
