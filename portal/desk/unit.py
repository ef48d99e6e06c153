"""`portal unit new | rename | merge | split | end`: units change from a day on, and older articles keep the old names.

A unit's record is never rewritten: it ends the day before, and its successor is a new record with a new id.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from portal.desk.services import Services
from portal.desk.unit_edit import NewUnit, Refused, UnitEdit
from portal.source.reading.fields.schema import choices, key_of
from portal.source.reading.registries.registry import FILES
from portal.text.dates import format_day, read_date

Add = Callable[..., argparse.ArgumentParser]


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    acts = parser.add_subparsers(dest="act", metavar="việc", required=True, parser_class=type(parser))
    new = _act(acts.add_parser, tree, "new", "Thêm một đơn vị mới", new_unit)
    new.add_argument("name", metavar="TÊN", help="tên đầy đủ, trong ngoặc kép")
    new.add_argument("--kind", type=_choice("unit_kind"), required=True, help="loại: Địa bàn, Cơ quan Đảng, UBND, HĐND, Phòng chuyên môn …")
    new.add_argument("--level", type=_choice("level"), required=True, help="cấp: Trung ương, Tỉnh, Huyện, Xã")
    new.add_argument("--parent", default="", help="đơn vị cấp trên: tên hoặc mã")
    rename = _act(acts.add_parser, tree, "rename", "Đổi tên một đơn vị từ một ngày; bài cũ giữ tên cũ", rename_unit)
    rename.add_argument("old", metavar="TÊN_CŨ", help="tên hoặc mã của đơn vị")
    rename.add_argument("name", metavar="TÊN_MỚI", help="tên mới, trong ngoặc kép")
    merge = _act(acts.add_parser, tree, "merge", "Nhập một hay nhiều đơn vị vào một đơn vị", merge_units)
    merge.add_argument("old", nargs="+", metavar="ĐƠN_VỊ", help="các đơn vị kết thúc hoạt động: tên hoặc mã")
    merge.add_argument("--into", required=True, metavar="TÊN", help="đơn vị nhận: đã có trong danh mục, hoặc tên của đơn vị mới")
    merge.add_argument("--fresh", action="store_true", help="đơn vị nhận được thành lập mới, dù trùng tên với đơn vị đã có")
    split = _act(acts.add_parser, tree, "split", "Chia một đơn vị thành nhiều đơn vị", split_unit)
    split.add_argument("old", metavar="ĐƠN_VỊ", help="đơn vị kết thúc hoạt động: tên hoặc mã")
    split.add_argument("--into", required=True, action="append", metavar="TÊN", help="một đơn vị kế tiếp; ghi --into cho từng đơn vị")
    end = _act(acts.add_parser, tree, "end", "Kết thúc một đơn vị, không có đơn vị kế tiếp", end_unit)
    end.add_argument("old", metavar="ĐƠN_VỊ", help="tên hoặc mã của đơn vị")


def _act(add: Add, tree: Callable[..., None], name: str, words: str, run: Callable[..., str]) -> argparse.ArgumentParser:
    parser = add(name, help=words, description=words)
    day, help = ("--on", "ngày hoạt động cuối cùng") if name == "end" else ("--from", "ngày đầu tiên")
    tree(parser)
    parser.add_argument(day, dest="day", type=_day, required=name != "new", metavar="NGÀY", help=f"{help}, ví dụ 01/7/2025")
    parser.add_argument("--basis", default="", metavar="VĂN_BẢN", help="căn cứ pháp lý, ví dụ \"Nghị quyết số 1681/NQ-UBTVQH15\"")
    parser.add_argument("--id", default="", metavar="MÃ", help="mã của đơn vị mới (bỏ trống: theo tên)")
    parser.set_defaults(act_on=run)
    return parser


def _day(text: str) -> date:
    try:
        day = read_date(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if day is None:
        raise argparse.ArgumentTypeError(f"không hiểu ngày «{text}»; viết như 01/7/2025")
    return day


def _choice(vocabulary: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        known = choices(vocabulary)
        if key_of(text) not in known:
            raise argparse.ArgumentTypeError(f"không có «{text}»; xem docs/front-matter.md")
        return known[key_of(text)]

    return read


def run(given: argparse.Namespace, services: Services) -> int:
    """Edit the registry completely, or not at all; return 1 after any obstacle."""
    file: Path = given.content / FILES["units"]
    try:
        edit = UnitEdit(file)
        report = given.act_on(edit, given)
        edit.write()
    except Refused as fault:
        print(f"{fault}\nChưa ghi gì.", file=sys.stderr)
        return 1
    print(f"{report}\nĐã ghi {file}. Chạy «portal check» để xem lại.")
    return 0


def new_unit(edit: UnitEdit, given: argparse.Namespace) -> str:
    """Add a new unit; return the report."""
    edit.fresh_name(given.name, given.day)
    id = edit.new(NewUnit(given.name, given.id, given.day, given.basis), edit.facts(given.kind, given.level, given.parent))
    return f"Đơn vị mới: {given.name} (mã {id})."


def rename_unit(edit: UnitEdit, given: argparse.Namespace) -> str:
    """End the old record; a new one with the same facts follows."""
    old = edit.active(given.old, given.day)
    edit.fresh_name(given.name, given.day)
    id = edit.follow(old, NewUnit(given.name, given.id, given.day, given.basis))
    edit.end(old, given.day - timedelta(days=1), given.basis, "Đổi tên", [id])
    return _report(edit, [old], [given.name], given.day)


def merge_units(edit: UnitEdit, given: argparse.Namespace) -> str:
    """End several units; an existing one, or a new one, follows them all."""
    old = [edit.active(name, given.day) for name in given.old]
    into = "" if given.fresh else edit.known(given.into, given.day)
    if into in old:
        raise Refused(
            f"«{given.into}» cũng là đơn vị được nhập. Nếu đó là đơn vị thành lập mới cùng tên, thêm --fresh; "
            "nếu đơn vị ấy giữ nguyên và nhận thêm, bỏ nó khỏi các đơn vị được nhập."
        )
    into = into or edit.follow(old[0], NewUnit(given.into, given.id, given.day, given.basis))
    for id in old:
        edit.end(id, given.day - timedelta(days=1), given.basis, "Sáp nhập", [into])
    return _report(edit, old, [given.into], given.day)


def split_unit(edit: UnitEdit, given: argparse.Namespace) -> str:
    """End one unit; two or more, existing or new, follow."""
    old = edit.active(given.old, given.day)
    if len(given.into) < 2:
        raise Refused("Chia tách thì có từ hai đơn vị kế tiếp: ghi --into cho từng đơn vị.")
    after = [edit.known(name, given.day) or edit.follow(old, NewUnit(name, "", given.day, given.basis)) for name in given.into]
    edit.end(old, given.day - timedelta(days=1), given.basis, "Chia tách", after)
    return _report(edit, [old], given.into, given.day)


def end_unit(edit: UnitEdit, given: argparse.Namespace) -> str:
    """End one unit without a successor."""
    old = edit.active(given.old, given.day)
    edit.end(old, given.day, given.basis, "Giải thể", [])
    return f"{edit.name(old)} kết thúc hoạt động ngày {format_day(given.day)}.{edit.children_of([old])}"


def _report(edit: UnitEdit, old: list[str], names: list[str], day: date) -> str:
    before, after = (", ".join(f"«{name}»" for name in found) for found in ([edit.name(id) for id in old], names))
    return (
        f"Bài đến hết ngày {format_day(day - timedelta(days=1))} giữ tên {before}; bài từ ngày {format_day(day)} ghi {after}."
        f"{edit.children_of(old)}"
    )
