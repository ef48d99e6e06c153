"""Owns the parsing of people and credits: "Lương Văn Lành – Bí thư Huyện ủy, Chủ tịch HĐND huyện", "Thu Trang (Đài TT-TH)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from portal.domain.article import Credit
from portal.domain.event import Person
from portal.domain.unit import Leader
from portal.source.reading.fields.node import Name
from portal.text.letters import SMALL

HONORIFIC = re.compile(r"^(đồng chí|đ/c|ông|bà)(?:\s*:\s*|\s+)", re.I)
DASH = re.compile(r"\s*[–—]\s*|\s+-\s+|-\s+|\s+-")
POST = re.compile(
    r",\s+(?=(?:Bí thư|Phó|Chủ tịch|Chủ nhiệm|Trưởng|Ủy viên|Giám đốc|Hiệu trưởng|Chánh|Chỉ huy|Thường trực|Đại biểu"
    r"|Tổng|Thư ký|Viện trưởng|Cục|Hội trưởng|nguyên)\b)",
    re.I,
)
CONTACT = re.compile(r"(?:\s*[–—,;-])?\s*(?:^|(?<=[\s–—,;-]))(?P<contact>[\w.+-]+@[\w.-]+\w|\+?\d[\d. ()]{5,}\d)(?=\s*(?:[–—,;-]|$))")
SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trịnh|Mai|Đào|Lương|Hà|Cao|Lưu|Tô|Tạ|Chu|Triệu|Nông|Ma|Hứa"
    "|Quách|Sùng|Giàng|Vàng|Lò|Tòng|Cà|Quàng|Lường|Bế|Phùng|Thái|Kiều|Tống|La|Thân|Tăng|Châu|Lâm|Vi|Thào|Bàn|Đàm|Lục|Lại|Trương|Nghiêm|Vương|Tòng|Hầu"
)
_WORD = rf"[^\W\d{SMALL}_][^\W\d_]*"
FULL_NAME = re.compile(rf"(?:{SURNAMES})(?:\s+{_WORD}){{2,4}}")
ANOTHER = re.compile(
    rf"\s*[,;]?\s+(?:và\s+)?(?=(?:Ông|Bà|Đồng chí|Đ/c)\s*:?\s+{_WORD})|(?:\s*,|\s+và)\s+(?=(?:ông|bà|đồng chí|đ/c)\s+{_WORD})"
    rf"|\s*,\s+(?=(?:(?:GS|PGS|TS|ThS|BS|BSCK[I]+|KS|CN|Bác sĩ|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy)\.?\s*)*"
    rf"(?:{SURNAMES})(?:\s+{_WORD}){{1,4}}\s*(?:[–—(]|-\s|\s-))"
)
NUMBERED = re.compile(r"\d{1,2}\s*[.)/]\s+")
BRACKETED = re.compile(r"([^-–—,()]+?)\s*\(([^()]+)\)")  # the whole post in brackets: its dashes are part of it
ORG = re.compile(r"^(.*?)\s*\(([^()]+)\)$")


def lines_of(names: Iterable[Name]) -> Iterator[str]:
    """Yield the lines that name people: a post alone after a semicolon belongs to the person before it, in the same line."""
    lines: list[Name] = []
    for name in names:
        if lines and lines[-1].line == name.line and _goes_on(lines[-1].text, name.text):
            lines[-1] = name._replace(text=f"{lines[-1].text}, {name.text}")
        else:
            lines.append(name)
    return (name.text for name in lines)


def _goes_on(before: str, text: str) -> bool:
    """Return whether a text is a further post of the person before it, or the rest of posts in brackets."""
    is_post = POST.match(f", {text}") and not FULL_NAME.search(text) and _is_named(before)
    return bool(is_post) or before.count("(") > before.count(")")


def _is_named(text: str) -> bool:
    """Return whether it names a person and not only a post."""
    return bool(HONORIFIC.match(text)) or not POST.match(f", {text}")


def people_of(line: str) -> list[str]:
    """Return the people of one line: «Ông A – Chủ tịch, bà B – Phó Chủ tịch» are two, each with their own post."""
    line = NUMBERED.sub("", line.strip(), count=1) if NUMBERED.match(line.strip()) else line.strip()
    names = [part.strip() for part in line.split(",")]
    if len(names) > 1 and all(map(FULL_NAME.fullmatch, names)):
        return names
    return [part for part in ANOTHER.split(line) if part.strip()]


def read_person(text: str, action: str) -> Person:
    """Return a name and its posts as written; posts joined by commas are separated where a new title begins."""
    name, _, rest = _parted(HONORIFIC.sub("", text.strip()))
    return Person(name, tuple(post.strip() for post in POST.split(rest) if post.strip()), action)


def read_leader(text: str) -> Leader:
    """«Họ tên – chức vụ – điện thoại – thư điện tử»; a dash within a post is part of it."""
    contacts = [found["contact"] for found in CONTACT.finditer(text)]
    person = read_person(CONTACT.sub("", text), "")
    phone = next((one for one in contacts if "@" not in one), "")
    return Leader(person.name, ", ".join(person.roles), phone, next((one for one in contacts if "@" in one), ""))


def _parted(text: str) -> tuple[str, str, str]:
    bracketed = BRACKETED.fullmatch(text)
    if bracketed:
        return bracketed[1], "(", bracketed[2]
    dash, post = DASH.search(text), POST.search(text)
    if dash and not (post and post.start() < dash.start()):
        return text[: dash.start()].strip(), dash[0], text[dash.end() :]
    name, comma, rest = text.partition(",")
    return name.strip(), comma, rest


def read_credit(text: str, role: str) -> Credit:
    """Return a credit line, with the organisation in brackets if any."""
    found = ORG.match(text.strip())
    return Credit(role, found[1], found[2]) if found else Credit(role, text.strip())
