"""Owns the rules across files that need no linking: stray files, succession. All others are checked while reading and linking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from portal.domain.problem import Problem
from portal.domain.unit import Ending, Unit
from portal.source.linking.published_names import FILE as NAMED
from portal.source.reading.copies import copied, perhaps_copied
from portal.source.reading.faults import problem
from portal.source.reading.fields.vocabulary import label
from portal.source.reading.filenames import misnamed
from portal.source.reading.registries.published import FILE as PROMISED
from portal.source.reading.registries.registry import FILES, PLAN_FOLDER, Registries
from portal.source.reading.tree import ContentTree
from portal.text.invisible import visible

STRAYS = (
    (re.compile(r"(^|/)~\$"), "Đây là tệp tạm của Word: đóng Word rồi xóa."),
    (re.compile(r"\.md\.txt$|\.txt$"), "Windows có thể đang giấu đuôi tệp: đổi tên để tệp kết thúc bằng .md."),
    (re.compile(r"\.docx?$|\.rtf$|\.odt$"), "Đây là tệp Word: chép nội dung sang tệp .md, hoặc đặt vào van-ban/ nếu là văn bản đính kèm."),
    (re.compile(r"\.(jpe?g|png|webp|gif|heic|heif)$", re.I), "Đặt ảnh vào thư mục anh/."),
    (re.compile(r"\.pdf$", re.I), "Đặt văn bản vào thư mục van-ban/."),
)
ENDINGS = {"tin": ".md", "trang": ".md", "du-lieu": ".yml"}
OTHER = re.compile(r"\.(md|markdown|mdown|mkdn?|ya?ml)$", re.I)
KNOWN = frozenset({*FILES.values(), PROMISED, NAMED})
ONE = frozenset({Ending.RENAMED, Ending.MERGED, Ending.REPLACED})


def check_strays(tree: ContentTree) -> list[Problem]:
    """Return problems of files that do not belong in their folder, of copies that only look like articles, and of files that were not read.
    """
    found = [_stray(path) for path in tree.strays]
    found += [problem("C105", path, 0, PurePosixPath(path).name, _misplaced(path)) for path in tree.registries if _is_odd(path)]
    found += [problem("W131", path, 0, path, original) for path, original in _likely_copies(tree)]
    return found + [problem(code, path, 0, detail) for path, code, detail in tree.odd]


def _stray(path: str) -> Problem:
    place, advice = PurePosixPath(path), next((advice for pattern, advice in STRAYS if pattern.search(path)), "")
    wanted = ENDINGS.get(place.parts[0], "")
    if not advice and wanted and OTHER.search(path):
        original = copied(path)
        if not original:
            return problem("C133", path, 0, visible(place.name), f"{place.stem}{wanted}")
        advice = f"Có thể là bản sao do máy tự tạo: so sánh với «{PurePosixPath(original).stem}{wanted}» rồi xóa."
    elsewhere = "Đặt bài vào thư mục tin/năm/tháng." if path.endswith(".md") else "Xóa, hoặc chuyển ra ngoài thư mục nội dung."
    return problem("C105", path, 0, visible(place.name), advice or elsewhere)


def _is_odd(path: str) -> bool:
    """Return whether a file of a registry folder is one that nothing reads."""
    return path not in KNOWN and not path.startswith(f"{PLAN_FOLDER}/")


def _misplaced(path: str) -> str:
    if original := copied(path) or perhaps_copied(path):
        return f"Có thể là bản sao do máy tự tạo, không được đọc: so sánh với «{original}» rồi xóa."
    known = ", ".join(PurePosixPath(one).name for one in FILES.values())
    return f"Không danh mục nào tên như vậy, nên tệp không được đọc; các danh mục: {known}."


def _likely_copies(tree: ContentTree) -> Iterator[tuple[str, str]]:
    """Yield articles whose valid name is another article's with «copy» or «ban-sao» appended."""
    for path in tree.articles:
        if ("copy" in path or "sao" in path or "conflict" in path) and not misnamed(path) and (original := copied(path)):
            place = path.rpartition("/")[0] + "/" + original
            if place != path and place in tree.articles:
                yield path, original


def check_registries(registries: Registries) -> list[Problem]:
    """Check the number of successors among units."""
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
