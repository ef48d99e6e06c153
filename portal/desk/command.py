"""Owns the command line: `portal build | serve | check | publish | demo …`, its words and its exit codes.

0 complete · 3 built or checked, but something is held or has errors · 1 not built · 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from portal.desk import clock
from portal.desk.services import Services
from portal.source.reading.tree import NoContent
from portal.text.system import message_of

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (
    ("build", "Dựng trang", "portal.desk.build"),
    ("check", "Kiểm tra nội dung, không dựng trang", "portal.desk.check"),
    ("serve", "Xem thử trên máy này, tự dựng lại khi tệp thay đổi", "portal.desk.serve"),
    ("publish", "Xuất bản", "portal.desk.publish"),
    ("demo", "Viết và dựng huyện mẫu (hư cấu)", "portal.desk.demo"),
    ("init", "Tạo nội dung ban đầu cho một xã, phường, tỉnh mới dùng portal", "portal.desk.init"),
    ("new", "Tạo một bài mới", "portal.desk.new"),
    ("move", "Đổi chỗ hoặc đổi tên một bài, giữ địa chỉ cũ", "portal.desk.move"),
    ("remove", "Gỡ hẳn một bài; trang ở địa chỉ cũ nói rõ điều đó", "portal.desk.remove"),
    ("suggest", "Gợi ý chỉ tiêu, kết quả từ lời văn của một bài", "portal.desk.suggest"),
    ("report", "Báo cáo cho ban biên tập: sắp đến hạn, im lặng quá lâu", "portal.desk.report"),
    ("export", "Xuất bảng chỉ tiêu để các đơn vị điền kết quả", "portal.desk.export"),
    ("import", "Nhập tệp Word, trang cũ, kênh tin thành bản nháp; bảng kết quả thành một bài", "portal.desk.import_"),
    ("unit", "Đơn vị mới, đổi tên, sáp nhập, chia tách, kết thúc; bài cũ giữ tên cũ", "portal.desk.unit"),
    ("desk", "Mở bàn biên tập: viết, duyệt, đăng bài bằng trình duyệt", "portal.desk.desk"),
    ("search-documents", "Xuất tài liệu cho máy tìm kiếm chung của tỉnh (OpenSearch, Meilisearch)", "portal.desk.search_documents"),
    ("docs", "Viết lại các trang tài liệu lấy từ mã nguồn", "portal.desk.docs"),
)


class Parser(argparse.ArgumentParser):
    """argparse with Vietnamese headings and errors."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "add_help": False})
        self.add_argument("-h", "--help", action="help", help="in phần trợ giúp này rồi thôi")
        self._positionals.title = "lệnh và tham số"
        self._optionals.title = "tùy chọn"

    def format_usage(self) -> str:
        """Return the usage line."""
        return super().format_usage().replace("usage:", "cách dùng:")

    def format_help(self) -> str:
        """Return the whole help."""
        return super().format_help().replace("usage:", "cách dùng:")

    def error(self, message: str) -> NoReturn:
        """Report wrong usage: exit code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: sai cách dùng: {in_vietnamese(message)}\n")


USAGE = (
    # argparse's own sentences
    (r"the following arguments are required: (.*)", r"còn thiếu {0}"),
    (r"unrecognized arguments: (.*)", r"không có tham số {0}"),
    (r"argument lệnh: invalid choice: '(.*)' \(choose from (.*)\)", r"không có lệnh «{0}»; các lệnh: {1}"),
    (r"argument (.*): invalid choice: '(.*)' \(choose from (.*)\)", r"{0} không nhận «{1}»; chọn một trong: {2}"),
    (r"argument (.*): invalid int value: '(.*)'", r"{0} phải là một số, không phải «{1}»"),
    (r"argument (.*): invalid .* value: '(.*)'", r"{0} không nhận «{1}»"),
    (r"argument (.*): expected .* arguments?", r"sau {0} phải có một giá trị"),
    (r"argument (.*): ignored explicit argument '(.*)'", r"{0} không đi kèm giá trị («{1}»)"),
    (r"argument (.*): not allowed with argument (.*)", r"{0} không đi cùng {1}"),
    (r"ambiguous option: (.*) could match (.*)", r"{0} có thể là {1}"),
    (r"argument (.*): (.*)", r"{0}: {1}"),
)


def in_vietnamese(message: str) -> str:
    """Return argparse's error in Vietnamese."""
    for pattern, words in USAGE:
        if found := re.fullmatch(pattern, message, re.S):
            return words.format(*(part.replace("'", "") for part in found.groups()))
    return message


def _moment(text: str) -> str:
    try:
        return clock.checked(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"không hiểu ngày giờ «{text}»; viết như 2026-11-21 hoặc 2026-11-21T11:00") from None


def add_tree(parser: argparse.ArgumentParser, output: str = "") -> None:
    """Add the arguments of every command that reads a content folder, and optionally writes an output folder."""
    parser.add_argument("--content", type=Path, metavar="THƯ_MỤC", default=ROOT / "content", help="thư mục nội dung (mặc định: content)")
    if output:
        parser.add_argument("--output", type=Path, metavar="THƯ_MỤC", default=ROOT / output, help=f"thư mục kết quả (mặc định: {output})")
    words = "nhìn từ ngày này (đến hết ngày), hoặc lúc này: 2026-11-21, 2026-11-21T11:00"
    parser.add_argument("--as-of", type=_moment, metavar="NGÀY", help=words)


def parser(wanted: str = "") -> argparse.ArgumentParser:
    """Return the command line; only the wanted command's module is imported, so that a short command starts quickly."""
    top = Parser(prog="portal", description="Cổng tin tức dựng từ các tệp văn bản.")
    commands = top.add_subparsers(dest="command", metavar="lệnh", required=True, parser_class=Parser)
    for name, words, module in COMMANDS:
        sub = commands.add_parser(name, help=words, description=words)
        sub.set_defaults(module=module)
        if name == wanted:
            import_module(module).arguments(sub, add_tree)
    return top


def main(arguments: Sequence[str], services: Services) -> int:
    """Run one command with the services of the rooms above; return its exit code."""
    words = list(arguments)
    wanted = next((word for word in words if not word.startswith("-")), "")
    given = parser(wanted).parse_args(words)
    if getattr(given, "as_of", None):
        os.environ["PORTAL_AS_OF"] = given.as_of
    try:
        clock.as_of(os.environ)
    except ValueError:
        print(f"Không hiểu PORTAL_AS_OF={os.environ['PORTAL_AS_OF']}; viết như 2026-11-21 hoặc 2026-11-21T11:00.", file=sys.stderr)
        return 2
    run: Callable[[argparse.Namespace, Services], int] = import_module(given.module).run
    try:
        return run(given, services)
    except KeyboardInterrupt:
        return 1
    except BrokenPipeError:  # the reader of the output has gone
        return 1
    except NoContent as failure:
        print(failure, file=sys.stderr)
        return 1
    except OSError as failure:
        print(f"{message_of(failure)}.", file=sys.stderr)
        return 1
    except Exception as error:  # noqa: BLE001 - staff are told in their language; who mends the program finds all in the file
        print(surprised(error), file=sys.stderr)
        return 1


def surprised(error: Exception) -> str:
    """Return the message for an unexpected error; its trace is written to a file if possible."""
    import traceback  # only needed here

    message = f"Lỗi bất ngờ của phần mềm, chưa làm xong: {type(error).__name__}: {error}\nNội dung và trang đã công bố không đổi."
    place = ROOT / ".portal" / "loi-bat-ngo.txt"
    try:
        place.parent.mkdir(exist_ok=True)
        place.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="backslashreplace")
    except OSError:
        return message
    return f"{message}\nGửi tệp {place} cho người phụ trách phần mềm."
