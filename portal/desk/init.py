"""`portal init THƯ_MỤC`: the content of a new site: its own name and bodies, no articles of others."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from portal.desk import clock
from portal.desk.beginning import PROVINCES, Office, content_of
from portal.desk.services import Services
from portal.desk.telling import overview
from portal.source.load import load_portal
from portal.text.system import reason

ASKED = (
    ("name", "Tên địa bàn, ví dụ «Xã Sơn Khê» hoặc «Tỉnh Hạ Lam»"),
    ("province", "Thuộc tỉnh, thành phố nào, ví dụ «Tỉnh Hạ Lam»"),
    ("address", "Địa chỉ trụ sở"),
    ("phone", "Điện thoại cơ quan"),
    ("email", "Thư điện tử công vụ"),
    ("person", "Người chịu trách nhiệm nội dung: họ tên – chức vụ"),
    ("site", "Địa chỉ của cổng khi đăng, bắt đầu bằng https://"),
)


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    parser.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="thư mục nội dung sẽ được tạo; phải chưa có, hoặc trống")
    for name, words in ASKED:
        parser.add_argument(f"--{name}", default="", metavar="…", help=words)


def run(given: argparse.Namespace, services: Services) -> int:
    """Write the whole folder; missing data is asked for on a terminal, otherwise marked as to be filled in."""
    folder: Path = given.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(f"{folder} đã có và không trống; chọn một thư mục mới.", file=sys.stderr)
        return 1
    try:
        body = _body(given)
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 2
    try:
        _write(folder, content_of(body, clock.as_of(os.environ)))
    except OSError as error:
        print(f"Không ghi được {error.filename}: {reason(error)}.", file=sys.stderr)
        return 1
    return _report(folder)


def _body(given: argparse.Namespace) -> Office:
    """Return the body's data. Raises ValueError with what is missing."""
    said = {name: " ".join(getattr(given, name).split()) for name, _ in ASKED}
    for name, words in ASKED:
        if not said[name] and sys.stdin.isatty() and not (name == "province" and _is_province(said["name"])):
            said[name] = " ".join(input(f"{words}: ").split())
    place = said.pop("name")
    if not place:
        raise ValueError("Cần có tên địa bàn: --name \"Xã …\".")
    if " " not in place:
        raise ValueError(f"Tên địa bàn ghi cả loại: «Xã {place}», «Phường {place}», «Tỉnh {place}» …")
    if not said["province"] and not _is_province(place):
        raise ValueError("Cần có tỉnh, thành phố: --province \"Tỉnh …\".")
    if said["site"] and not said["site"].startswith(("https://", "http://")):
        raise ValueError(f"Địa chỉ cổng viết đầy đủ, bắt đầu bằng https://, không phải «{said['site']}».")
    return Office(capital(place), **{**said, "province": capital(said["province"])})


def capital(name: str) -> str:
    """Return a name with a capital first letter; the rest as typed."""
    return name[:1].upper() + name[1:]


def _is_province(place: str) -> bool:
    return place.lower().startswith(PROVINCES)


def _write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def _report(folder: Path) -> int:
    loaded = load_portal(folder, clock.as_of(os.environ))
    print(f"Đã tạo nội dung ban đầu trong {folder}:")
    print(overview(loaded.problems))
    print("Việc tiếp theo: xem lại du-lieu/co-quan.yml và du-lieu/don-vi.yml; dựng thử bằng «make CONTENT=" + str(folder) + "».")
    return loaded.code
