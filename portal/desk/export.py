"""`portal export --results ket-qua.xlsx`: the open targets as a form that staff fill in and return."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from portal.desk import clock
from portal.desk.reporting.form import FormChoice, form_rows
from portal.desk.services import Services
from portal.source.load import load_portal


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    tree(parser)
    parser.add_argument("--results", type=Path, required=True, metavar="TỆP", help="tệp .xlsx hoặc .csv sẽ được ghi")
    parser.add_argument("--unit", default="", help="chỉ các chỉ tiêu của đơn vị này")
    parser.add_argument("--plan", default="", help="chỉ các chỉ tiêu của kế hoạch này")
    parser.add_argument("--all", action="store_true", help="cả các chỉ tiêu đã có kết luận")
    parser.add_argument("--article", default="", help="điền sẵn các kết quả mà bài này nêu, ví dụ tin/2020/07/ket-qua")


def run(given: argparse.Namespace, services: Services) -> int:
    """Write the form; return 1 if there is nothing to ask for."""
    if given.results.suffix.lower() not in (".xlsx", ".csv"):
        print(f"Tên tệp phải kết thúc bằng .xlsx hoặc .csv: {given.results}", file=sys.stderr)
        return 2
    from portal.desk.reporting.sheet import write_sheet  # openpyxl, which no other command needs

    portal = load_portal(given.content, clock.as_of(os.environ)).portal
    if portal is None:
        print("Không đọc được danh mục; chạy `portal check` để biết lỗi.", file=sys.stderr)
        return 1
    article = given.article.removeprefix("content/").removesuffix(".md").strip("/")
    rows = form_rows(portal, FormChoice(given.unit, given.plan, given.all), article)
    if not rows:
        print("Không có chỉ tiêu nào để hỏi.", file=sys.stderr)
        return 1
    write_sheet(given.results, rows)
    print(f"{given.results}: {len(rows)} dòng.")
    return 0
