"""Owns the reading of people and credits: "Lương Văn Lành – Bí thư Huyện ủy, Chủ tịch HĐND huyện", "Thu Trang (Đài TT-TH)"."""

from __future__ import annotations

import re

from portal.domain.article import Credit
from portal.domain.event import Person

HONORIFIC = re.compile(r"^(đồng chí|đ/c|ông|bà)\s+", re.I)
DASH = re.compile(r"\s*[–—]\s*|\s+-\s+|-\s+|\s+-")
POST = re.compile(
    r",\s+(?=(?:Bí thư|Phó|Chủ tịch|Chủ nhiệm|Trưởng|Ủy viên|Giám đốc|Hiệu trưởng|Chánh|Chỉ huy|Thường trực|Đại biểu"
    r"|Tổng|Thư ký|Viện trưởng|Cục|Hội trưởng|nguyên|[\w.]+@|\d{3}))"
)
ORG = re.compile(r"^(.*?)\s*\(([^()]+)\)$")


def read_person(text: str, action: str) -> Person:
    """A name and its posts; posts joined by commas are told apart where a new title begins."""
    name, _, rest = _parted(HONORIFIC.sub("", text.strip()))
    return Person(name, tuple(post.strip() for part in DASH.split(rest) for post in POST.split(part) if post.strip()), action)


def _parted(text: str) -> tuple[str, str, str]:
    dash = DASH.search(text)
    if dash:
        return text[: dash.start()].strip(), dash[0], text[dash.end() :]
    name, comma, rest = text.partition(",")
    return name.strip(), comma, rest


def read_credit(text: str, role: str) -> Credit:
    """A credit line, with the organisation in brackets if any."""
    found = ORG.match(text.strip())
    return Credit(role, found[1], found[2]) if found else Credit(role, text.strip())
