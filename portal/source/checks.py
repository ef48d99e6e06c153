"""Owns the rules across files that need no linking: stray files, succession. The rest is told while reading and linking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from portal.domain.problem import Problem
from portal.domain.unit import Ending, Unit
from portal.source.faults import problem
from portal.source.registry import FILES, Registries
from portal.source.tree import Tree
from portal.source.vocabulary import label

STRAYS = (
    (re.compile(r"\.md\.txt$|\.txt$"), "Windows có thể đang giấu đuôi tệp: đổi tên để tệp kết thúc bằng .md."),
    (re.compile(r"(^|/)~\$"), "Đây là tệp tạm của Word: đóng Word rồi xóa."),
    (re.compile(r"\.docx?$|\.rtf$|\.odt$"), "Đây là tệp Word: chép nội dung sang tệp .md, hoặc đặt vào van-ban/ nếu là văn bản đính kèm."),
    (re.compile(r"\.(jpe?g|png|webp|gif|heic)$", re.I), "Đặt ảnh vào thư mục anh/."),
    (re.compile(r"\.pdf$", re.I), "Đặt văn bản vào thư mục van-ban/."),
)
ONE = frozenset({Ending.RENAMED, Ending.MERGED, Ending.REPLACED})


def check_strays(tree: Tree) -> list[Problem]:
    """Files that are not what their folder is for, an article outside year/month folders too; and what was not read at all."""
    found = [problem("C105", path, 0, PurePosixPath(path).name, _advice(path)) for path in tree.strays]
    return found + [problem(code, path, 0, detail) for path, code, detail in tree.odd]


def _advice(path: str) -> str:
    return next((advice for pattern, advice in STRAYS if pattern.search(path)), "Xóa, hoặc chuyển ra ngoài thư mục nội dung.")


def check_registries(registries: Registries) -> list[Problem]:
    """Succession cardinality among units."""
    path = FILES["units"]
    return [fault for unit in registries.units.values() for fault in _succession(unit, path)]


def _succession(unit: Unit, path: str) -> Iterator[Problem]:
    if unit.ending is None:
        return
    count = len(unit.successors)
    if unit.ending in ONE and count != 1:
        wanted = "đúng một đơn vị kế tiếp"
    elif unit.ending is Ending.SPLIT and count < 2:
        wanted = "từ hai đơn vị kế tiếp trở lên"
    else:
        return
    yield problem("C104", path, unit.line, unit.name, label("ending", unit.ending).lower(), wanted, count or "không")
