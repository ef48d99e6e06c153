"""Owns the faults scattered on request: what staff get wrong, where, and the code that the desk is expected to tell."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.demo.story import Story

Spoil = Callable[[str], str]
# Without a date these cannot be told from the old communes of the same name: a second fault, not meant.
NAMESAKES = ("minh-khe", "na-phong", "thuong-khe", "phong-linh")
EVERY = 5000  # one more of each fault for so many articles


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in one file: the expected code, and what was done."""

    path: str
    code: str
    what: str


def _line(key: str, value: str) -> Spoil:
    """Replace the value of a head line."""

    def spoil(text: str) -> str:
        lines = text.split("\n")
        place = next(number for number, line in enumerate(lines) if line.startswith(f"{key}: "))
        lines[place] = f"{key}: {value}" if value else ""
        return "\n".join(line for number, line in enumerate(lines) if number != place or value)

    return spoil


def _more(extra: str) -> Spoil:
    """Add lines at the end of the head."""
    return lambda text: text.replace("\n---\n", f"\n{extra}\n---\n", 1)


def _end(extra: str) -> Spoil:
    return lambda text: f"{text.rstrip()}\n\n{extra}\n"


def _capitals(text: str) -> str:
    lines = text.split("\n")
    return "\n".join([lines[0], f"tiêu đề: {lines[1].removeprefix('tiêu đề: ').upper()}", *lines[2:]])


def _twice(text: str) -> str:
    lines = text.split("\n")
    return "\n".join([*lines[:2], *lines[1:]])


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


# TCVN 5712:1993, as its bytes look when read as Latin-1; capitals shared the codes of small letters.
UNICODE = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
TCVN3 = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ®"
OLD = str.maketrans(UNICODE + UNICODE.upper(), TCVN3 * 2)


def _old_letters(text: str) -> str:
    """An article pasted from a file of the nineties: title, summary and body in the letters of an old typesetting font."""
    head, body = text.split("\n---\n", 1)
    lines = head.split("\n")
    kept = [line for line in lines if line.startswith(("ngày đăng", "đơn vị"))]
    summary = " ".join(body.split()[:150]).translate(OLD)
    title = lines[1].removeprefix("tiêu đề: ").translate(OLD)
    return "\n".join(["---", f"tiêu đề: {title}", *kept, f"tóm tắt: {summary}", "---", body.translate(OLD)])


SPOILS: tuple[tuple[str, str, Spoil], ...] = (
    ("T104", "đơn vị không có", _line("đơn vị", "Ban Quản trị Thung Lũng Mây")),
    ("T104", "tên đơn vị gần đúng", _line("đơn vị", "Ủy ban nhân dân xã Sơn Kê")),
    ("T106", "ngày không có thật", _line("ngày đăng", "31/02/2021")),
    ("T107", "ngày không hiểu được", _line("ngày đăng", "hôm thứ Hai tuần trước")),
    ("F103", "dòng không có dấu hai chấm", _more("dòng này quên dấu hai chấm")),
    ("F102", "thiếu dòng --- kết thúc", lambda text: text.replace("\n---\n", "\n", 1)),
    ("T101", "thiếu tiêu đề", _line("tiêu đề", "")),
    ("T102", "khóa lạ", _more("tiêu đề phụ hai: dòng thử")),
    ("F104", "khóa viết hai lần", _twice),
    ("T108", "trạng thái lạ", _more("trạng thái: Gần xong")),
    ("L103", "ảnh thiếu mô tả", _more("ảnh:\n  - tệp: anh/doi-nui-01.jpg\n    chú thích: Một góc thôn")),
    ("L102", "ảnh không có tệp", _more("ảnh:\n  - tệp: anh/khong-co.jpg\n    mô tả: Ảnh chưa gửi")),
    ("L101", "liên kết hỏng", _end("Xem thêm [tin cũ](/tin/2010/01/khong-co-bai-nay/).")),
    ("W105", "chữ tổ hợp NFD", _decomposed),
    ("F105", "bảng mã TCVN3", _old_letters),
    ("W116", "tiêu đề toàn chữ hoa", _capitals),
    ("T112", "mã nhúng không an toàn", _end('<script src="https://quangcao.example/x.js"></script>')),
)  # fmt: skip


def scatter(root: Path, stories: list[Story]) -> list[Fault]:
    """Spoil some plain articles, add stray files, and write the list of it beside the tree."""
    free = iter(_plain(stories))
    found = [_spoil(root, next(free), code, what, spoil) for _ in range(1 + len(stories) // EVERY) for code, what, spoil in SPOILS]
    found += _same_id(root, next(free), next(free))
    found += _strays(root, next(free))
    listed = [{"path": fault.path, "code": fault.code, "what": fault.what} for fault in found]
    beside = root.with_name(f"{root.name}-loi.json")
    beside.write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return found


def _plain(stories: list[Story]) -> list[Story]:
    """Published ordinary articles that nothing else rests on, newest first, then those that others link to."""
    linked = {story.link[1] for story in stories if story.link}
    named = {story.extra.get(key) for story in stories for key in ("replaced_by", "corrects")}
    plain = [s for s in stories if not (s.extra or s.moment or s.pictures or s.english or s.body) and s.path not in named]
    newest_first = [story for story in plain[::-1] if not story.unit.startswith(NAMESAKES)]
    return sorted(newest_first, key=lambda story: story.url in linked)


def _spoil(root: Path, story: Story, code: str, what: str, spoil: Spoil) -> Fault:
    path = root / story.path
    path.write_bytes(spoil(path.read_bytes().decode()).encode())
    return Fault(story.path, code, what)


def _same_id(root: Path, one: Story, other: Story) -> list[Fault]:
    for story in (one, other):
        _spoil(root, story, "C103", "", _more("mã bài: tin/trung-ma"))
    later = max(one, other, key=lambda story: story.path)
    return [Fault(later.path, "C103", "hai bài cùng mã")]


def _strays(root: Path, story: Story) -> list[Fault]:
    folder, name = story.path.rsplit("/", 1)
    text = (root / story.path).read_bytes()
    strays = (
        (f"{folder}/ban-sao.md.txt", "đuôi .md.txt"),
        (f"{folder}/~$tin-moi.docx", "tệp tạm của Word"),
        (f"{folder}/tin-moi.docx", "tệp Word"),
    )
    for path, _ in strays:
        (root / path).write_bytes(text)
    named = f"{folder}/Tin Moi {name}"
    (root / named).write_bytes(
        text.replace(b"\nti\xc3\xaau \xc4\x91\xe1\xbb\x81: ", b"\nti\xc3\xaau \xc4\x91\xe1\xbb\x81: Tin b\xe1\xbb\x95 sung: ", 1)
    )
    return [*(Fault(path, "C105", what) for path, what in strays), Fault(named, "T113", "tên tệp có chữ hoa và dấu cách")]
