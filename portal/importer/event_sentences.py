"""Owns the facts in the first sentences of a report: which event, on which day, who held it, who chaired, spoke or concluded.

Only unambiguous forms are certain; a year that the text does not give is never invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from portal.importer.found import CERTAIN, LIKELY, Evidence
from portal.source.linking.bodies import bodies_on
from portal.source.linking.event_reports import KINDS
from portal.source.reading.fields.people import HONORIFIC
from portal.source.reading.registries.registry import Registries
from portal.text.dates import make_day
from portal.text.event_date import EventDate, find_event_date
from portal.text.letters import LARGE, SMALL

KIND = "|".join(
    sorted((*KINDS, "buổi lễ", "chương trình", "phiên làm việc", "buổi làm việc", "hội thi", "ngày hội"), key=len, reverse=True)
)
HELD = re.compile(
    rf"(?P<host>[{LARGE}][^.;:“”]{{3,160}}?)\s+(?:đã\s+|vừa\s+)?(?:(?:long trọng|trang trọng)\s+)?(?P<verb>tổ chức|mở|khai mạc|tiến "
    rf"hành|phối hợp\s[^.;]{{3,120}}?\s+tổ chức)"
    rf"\s+(?:thành công\s+|trọng thể\s+|buổi\s+|cuộc\s+|phiên\s+)?(?P<name>(?:{KIND})\b[^.;]*)", re.I
)  # fmt: skip
NAME_ENDS = re.compile(r",?\s+(?:nhằm|với sự|để|dưới sự|do đồng chí|có sự|cho (?:gần|hơn|trên|\d)|tại (?:hội trường|trụ sở|nhà văn "
r"hóa)|vào (?:ngày|sáng|chiều)|trong (?:\d|hai|ba) ngày)\b.*$"
                       r"|,\s+(?:gồm|bao gồm|thành phần|chủ trì|tham dự|dự).*$", re.I)  # fmt: skip
JOINT = re.compile(r"\s+phối hợp\s.*$", re.I)
BEFORE_HOST = re.compile(rf"^.*[,:]\s+(?=[{LARGE}])")
# What may precede the host: a day, a place, an occasion. Anything else may be another host.
CIRCUMSTANCE = re.compile(r"\d|\b(?:tại|nhằm|thực hiện|để|theo|trong|hướng tới|chào mừng|nhân|vừa qua|mới đây|sáng|chiều|tối|hôm)\b", re.I)
FIRST_SENTENCES = 3
WORD = rf"[^\W\d_{SMALL}][^\W\d_]*"
WHO = rf"(?:(?P<honour>[Đđ]ồng chí|[Ôô]ng|[Bb]à|đ/c)\s*:?\s+)(?P<name>{WORD}(?:\s+{WORD}){{1,4}})\s*(?:[-–—]|,)\s*"
POST = rf"(?P<post>(?:[{LARGE}]|nguyên|phó|ủy viên)[^.;:()“”]{{2,160}}?)"
ENDS = (
    r"(?=\s+(?:đã\s+|sẽ\s+|cũng\s+)?(?:chủ trì|phát biểu|kết luận|ghi nhận|đánh giá|yêu cầu|nhấn mạnh|đề nghị|cho biết|chỉ đạo|tham "
    r"dự|dự|làm|thông qua|trình bày|khẳng định"
    r"|trao|báo cáo|biểu dương|mong muốn|cho rằng|lưu ý|bày tỏ|phát động|tặng|thay mặt|thăm|chúc|kiểm tra|giao|quán triệt|triển khai"
    r"|truyền đạt|cùng|thống nhất|đồng chủ trì"
    r"|giải trình|tiếp thu|nêu|phân tích|chia sẻ|gửi|hoan nghênh|điều hành|đến|tới|có mặt|được|là|và (?:các|lãnh đạo|đại diện))\b"
    r"|[.;]|,\s+(?:đồng chí|ông|bà|các)\b|$)"
)  # fmt: skip
PERSON = re.compile(WHO + POST + ENDS)
AFTER = (
    ("chair", re.compile(r"^\s*,?\s*(?:đã\s+)?(?:đồng\s+)?chủ trì\b")),
    ("speakers", re.compile(r"^\s*,?\s*(?:đã\s+)?phát biểu\b(?!\s+(?:kết luận|bế mạc))")),
    ("concluded_by", re.compile(r"^\s*,?\s*(?:đã\s+)?(?:phát biểu\s+)?kết luận\b")),
)
BEFORE = (
    (
        "concluded_by",
        re.compile(r"(?:^|[.;]\s+)(?:Phát biểu\s+)?[Kk]ết luận\s+(?:tại\s+)?(?:[Hh]ội|buổi|phiên|cuộc|kỳ|[Đđ]ại)[^.;]{0,60},\s*$"),
    ),
    ("speakers", re.compile(r"(?:^|[.;]\s+)Phát biểu\s+(?:chỉ đạo\s+|khai mạc\s+)?(?:tại|ở)\s+[^.;]{0,60},\s*$")),
    ("chair", re.compile(r"(?:chủ trì của|do)\s*$")),
)
CHAIRED = re.compile(r"^\s*,?\s*(?:làm\s+)?chủ trì\b")


def read_event(title: str, paragraphs: Sequence[str], published: date | None, registries: Registries) -> list[Evidence]:
    """Return the event of a report: name, kind, day as written and host; [] if it reports on none."""
    lead = " ".join(paragraphs[:1])
    found = HELD.search(lead)
    if not found or len(re.findall(rf"[.!?]\s+[{LARGE}]", lead[: found.start("name")])) >= FIRST_SENTENCES:
        return []
    try:
        when = find_event_date(lead)
    except ValueError:
        when = None
    if when is None or when.span[0] > found.start("name") + len(found["name"]):
        return []
    name = NAME_ENDS.sub("", found["name"]).strip(" ,–-")
    name = name[:1].upper() + name[1:]
    day = event_day(when, published)
    sure = CERTAIN if when.span[0] < 60 and len(name) < 300 else LIKELY
    made = [
        Evidence("event.name", name, sure, found["name"], "câu đầu bài"),
        Evidence("event.date", when.quote.strip(), sure, when.quote, "câu đầu bài"),
    ]
    made += [
        Evidence("event.host", host, CERTAIN if ids else LIKELY, found["host"], "câu đầu bài")
        for host, ids in _hosts(found["host"], day or published, registries)
    ]
    return made


def event_day(when: EventDate, published: date | None) -> date | None:
    """Return the day an event began: the year as written, otherwise the nearest before the publication; None if neither is known."""
    year = when.year
    if year is None:
        if published is None:
            return None
        year = published.year - ((when.month, when.day) > (published.month, published.day))
    try:
        return make_day(when.day, when.month, year)
    except ValueError:
        return None


def _hosts(text: str, day: date | None, registries: Registries) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (name as written, matching units) of the body that held an event: the last one before the verb."""
    words = JOINT.sub("", BEFORE_HOST.sub("", text)).strip(" ,")
    before = text[: text.rfind(words)] if words in text else ""
    ids = bodies_on(words, day, registries) if not before.strip() or CIRCUMSTANCE.search(before) else ()
    yield words, ids if len(ids) == 1 else ()


def read_people(paragraphs: Sequence[str]) -> list[Evidence]:
    """Return who chaired, spoke or concluded, each with the posts in the text: «Đàm Hữu Khanh – Phó Bí thư Thường trực Huyện ủy»."""
    found: dict[tuple[str, str], Evidence] = {}
    for text in paragraphs:
        for person in PERSON.finditer(text):
            post = person["post"].strip(" ,–-")
            if len(post) > 140 or HONORIFIC.match(post):
                continue
            for field in _actions(text, person):
                value = f"{person['name']} – {post}"
                found.setdefault((field, person["name"]), Evidence(field, value, CERTAIN, person[0].strip(), "lời văn"))
    return list(found.values())


def _actions(text: str, person: re.Match[str]) -> Iterator[str]:
    rest, before = text[person.end() : person.end() + 60], text[max(0, person.start() - 90) : person.start()]
    said = {field for field, pattern in AFTER if pattern.match(rest)}
    said |= {field for field, pattern in BEFORE[:2] if pattern.search(before)}
    if BEFORE[2][1].search(before) and (before.rstrip().endswith("chủ trì của") or CHAIRED.match(rest)):
        said.add("chair")
    return iter(sorted(said))
