"""Owns the reading of people and credits: "Lương Văn Lành – Bí thư Huyện ủy, Chủ tịch HĐND huyện", "Thu Trang (Đài TT-TH)"."""

from __future__ import annotations

import re

from portal.domain.article import Credit
from portal.domain.event import Person
from portal.domain.unit import Leader

HONORIFIC = re.compile(r"^(đồng chí|đ/c|ông|bà)(?:\s*:\s*|\s+)", re.I)
DASH = re.compile(r"\s*[–—]\s*|\s+-\s+|-\s+|\s+-")
POST = re.compile(
    r",\s+(?=(?:Bí thư|Phó|Chủ tịch|Chủ nhiệm|Trưởng|Ủy viên|Giám đốc|Hiệu trưởng|Chánh|Chỉ huy|Thường trực|Đại biểu"
    r"|Tổng|Thư ký|Viện trưởng|Cục|Hội trưởng|nguyên)\b)",
    re.I,
)
CONTACT = re.compile(r"(?:\s*[–—,;-])?\s*(?:^|(?<=[\s–—,;-]))(?P<contact>[\w.+-]+@[\w.-]+\w|\+?\d[\d. ()]{5,}\d)(?=\s*(?:[–—,;-]|$))")
BRACKETED = re.compile(r"([^-–—,()]+?)\s*\(([^()]+)\)")  # the whole post in brackets: its dashes are letters of it
ORG = re.compile(r"^(.*?)\s*\(([^()]+)\)$")


def read_person(text: str, action: str) -> Person:
    """A name and its posts as written; posts joined by commas are told apart where a new title begins."""
    name, _, rest = _parted(HONORIFIC.sub("", text.strip()))
    return Person(name, tuple(post.strip() for post in POST.split(rest) if post.strip()), action)


def read_leader(text: str) -> Leader:
    """«Họ tên – chức vụ – điện thoại – thư điện tử»; a dash within a post is a letter of it."""
    told = [found["contact"] for found in CONTACT.finditer(text)]
    person = read_person(CONTACT.sub("", text), "")
    phone = next((one for one in told if "@" not in one), "")
    return Leader(person.name, ", ".join(person.roles), phone, next((one for one in told if "@" in one), ""))


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
    """A credit line, with the organisation in brackets if any."""
    found = ORG.match(text.strip())
    return Credit(role, found[1], found[2]) if found else Credit(role, text.strip())
