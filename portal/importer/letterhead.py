"""Owns the two blocks that frame an official document: the letterhead (quốc hiệu, issuer, number, place and day) and the signature.

They are recognised, removed from the body and parsed (NĐ 30/2020/NĐ-CP, annex I). A file of templates, with several letterheads, stays
whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bs4.element import Tag

from portal.importer.blocks import lines_of, text_of
from portal.importer.found import CERTAIN, LIKELY, Dropped, Evidence, Material
from portal.record import dataclass
from portal.source.linking.plan_names import NUMBER
from portal.text.dates import format_day, read_date
from portal.text.fold import fold
from portal.text.letters import SMALL

STATE = "cong hoa xa hoi chu nghia viet nam"
PARTY = "dang cong san viet nam"
MOTTO = re.compile(r"cộng\s+h(?:oà|òa)\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam|độc\s+lập\s*[-–—]\s*tự\s+do\s*[-–—]\s*hạnh\s+phúc"
                   r"|đảng\s+cộng\s+sản\s+việt\s+nam", re.I)  # fmt: skip
RULE = re.compile(r"^[\s_*\-–—=.·…o0]*$")
NUMBERED = re.compile(r"^\s*Số\s*[:：.]?\s*(?P<number>[\d\s]*[\d\s./…-]*\S*)", re.I)
ABOUT = re.compile(r"^\s*(?:V/v|Về việc)\s*[:：]?\s*(?P<about>.+)", re.I)
PLACE_DAY = re.compile(
    r"^(?P<place>[^\d,]{2,40}),?\s*(?P<day>ngày\s+[\d.… ]{1,6}\s*tháng\s+[\d.… ]{1,6}\s*năm\s+[\d.… ]{2,6})\s*\.?$", re.I
)
PLACE = re.compile(r"(?:huyen|xa|tinh|phuong|thi xa|thi tran|thanh pho|quan) (?!uy\b|doi\b|doan\b)")
ACTS = re.compile(
    r"\b(?:TỔ CHỨC|TRIỂN KHAI|HỘI NGHỊ|HỘI THẢO|HỌP|TỔNG KẾT|SƠ KẾT|THỰC HIỆN|TĂNG CƯỜNG|CÔNG TÁC|PHÁT ĐỘNG|RA MẮT|KHAI MẠC)\b"
)
HEAD_BLOCKS, FRAME_LINE = 12, 140
AUTHORITY = re.compile(r"^(?:TM|T/M|KT|TL|TUQ|TUQ|Q|PHÓ|THỪA)\b[.\s]|^(?:TM|KT|TL|TUQ)\.", re.I)
RECIPIENTS = re.compile(r"^\s*(?:\*\s*)?Nơi\s+(?:nhận|gửi)\s*[:：]?", re.I)
POST = re.compile(
    r"^(?:PHÓ\s+|Q\.\s*|QUYỀN\s+)?(?:CHỦ TỊCH|CHỦ NHIỆM|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG|CHÁNH|THỦ TƯỚNG|BỘ TRƯỞNG|HIỆU TRƯỞNG|VIỆN TRƯỞNG|CỤC "
    r"TRƯỞNG|TỔNG|THỦ TRƯỞNG"
    r"|THỨ TRƯỞNG|TRƯỞNG BAN|ỦY VIÊN|THƯỜNG TRỰC)\b", re.I
)  # fmt: skip
SIGNED = re.compile(r"^[\[\s]*\(?\s*(?:đã\s+ký|ký\s+tên|ký,|chữ\s+ký|đóng\s+dấu)[^)]*\)?$", re.I)
NAME = re.compile(
    rf"^(?:(?:ThS|TS|PGS|GS|BS|CN|KS|Ths|Đại tá|Thượng tá|Trung tá|Thiếu "
    rf"tá)\.?\s*)*(?P<name>[^\W\d_{SMALL}]\w*(?:\s+[^\W\d_{SMALL}]\w*){{1,5}})$"
)
TAIL_BLOCKS, POST_BLOCKS = 45, 4  # of a signature; of one that is a post and a name alone


@dataclass(frozen=True, slots=True)
class LetterFrame:
    """Blocks `first` to `last` (exclusive), as lines."""

    first: int
    last: int
    lines: tuple[str, ...]


def cut_frame(material: Material) -> None:
    """Remove letterhead and signature from a document's blocks; their content becomes facts."""
    heads = [place for place, block in enumerate(material.blocks) if _has_motto(text_of(block))]
    if not heads or len(heads) > 3 or heads[0] > HEAD_BLOCKS:
        if not heads:
            _cut_signature(material)
        return
    head = _head(material.blocks, heads[0])
    if head is None:
        return
    material.facts += _read_head(head.lines)
    material.dropped.append(Dropped("khối quốc hiệu", " · ".join(head.lines)))
    del material.blocks[head.first : head.last]
    _cut_signature(material)


def _has_motto(text: str) -> bool:
    folded = fold(text[:600])
    return STATE in folded or (PARTY in folded and len(text) < FRAME_LINE * 3 and text.upper().count("ĐẢNG CỘNG SẢN VIỆT NAM") > 0)


def _head(blocks: Sequence[Tag], place: int) -> LetterFrame | None:
    """Return the letterhead around the block with the motto."""
    first = last = place
    while first > 0 and _is_head_line(text_of(blocks[first - 1])):
        first -= 1
    last += 1
    if blocks[place].name != "table":
        while last < min(len(blocks), place + HEAD_BLOCKS) and _is_head_line(text_of(blocks[last])):
            last += 1
    elif last < len(blocks) and PLACE_DAY.match(text_of(blocks[last])):
        last += 1
    lines = tuple(line for block in blocks[first:last] for line in _cells(block))
    return LetterFrame(first, last, lines) if all(len(line) < FRAME_LINE for line in lines) else None


def _is_head_line(text: str) -> bool:
    if len(text) > FRAME_LINE:
        return False
    heads = (MOTTO.search, NUMBERED.match, PLACE_DAY.match, RULE.match, ABOUT.match)
    return any(test(text) for test in heads) or is_body_name(text)


def is_body_name(text: str) -> bool:
    """Return whether it is a name such as «UBND HUYỆN SƠN KHÊ»: capitals that begin like the name of a body."""
    starts = (
        "ubnd",
        "uy ban",
        "hdnd",
        "hoi dong",
        "dang uy",
        "huyen uy",
        "tinh uy",
        "thanh uy",
        "so ",
        "phong ",
        "ban ",
        "van phong",
        "bo ",
        "chinh phu",
        "trung tam",
        "cong an",
        "dang bo",
        "tinh ",
        "huyen ",
        "xa ",
        "phuong ",
        "thi ",
        "chi cuc",
        "cuc ",
        "mttq",
        "uy ban",
    )
    return text == text.upper() and fold(text).startswith(starts) and len(text.split()) <= 9 and not ACTS.search(text)


def _cells(block: Tag) -> list[str]:
    """Return the lines of a block; a table column by column, so that a name over two lines stays together."""
    if block.name != "table":
        return [part for line in lines_of(block) for part in _parted(line)]
    rows = [row.find_all(["td", "th"], recursive=False) for row in block.find_all("tr")]
    width = max(map(len, rows), default=0)
    return [line for column in range(width) for row in rows if column < len(row) for line in lines_of(row[column])]


def _parted(line: str) -> list[str]:
    """Split a line typed in two columns: the motto and what is next to it."""
    found = MOTTO.search(line)
    if not found:
        return [line]
    return [part.strip() for part in (line[: found.start()], found[0], line[found.end() :]) if part.strip()]


def _read_head(lines: Sequence[str]) -> list[Evidence]:
    facts: list[Evidence] = []
    names: list[str] = []
    for place, line in enumerate(lines):
        if MOTTO.search(line) or RULE.match(line):
            continue
        if NUMBERED.match(line):
            number = NUMBER.search(re.sub(r"\s|[-_=]{3,}", "", line))
            facts += [Evidence("number", number[0].rstrip("-_"), CERTAIN, line, "khối quốc hiệu")] if number else []
        elif found := ABOUT.match(line):
            facts.append(Evidence("subject", _with_next(found["about"], lines, place), LIKELY, line, "khối quốc hiệu"))
        elif found := PLACE_DAY.match(line):
            facts += _day_of(found["day"], line)
        elif line == line.upper() and not any(fact.field == "number" for fact in facts):
            names.append(line)
    if names:
        facts.append(Evidence("issuer", issuer_of(names), LIKELY, " / ".join(names), "khối quốc hiệu"))
    return facts


def _with_next(text: str, lines: Sequence[str], place: int) -> str:
    after = lines[place + 1] if place + 1 < len(lines) else ""
    goes_on = after[:1].islower() and not PLACE_DAY.match(after)
    return f"{text} {after}" if goes_on else text


def _day_of(text: str, line: str) -> list[Evidence]:
    try:
        day = read_date(re.sub(r"\s+", " ", text))
    except ValueError:
        return []
    return [Evidence("signed", format_day(day), CERTAIN, line, "khối quốc hiệu")] if day else []


def issuer_of(names: Sequence[str]) -> str:
    """Return the body itself: of a body and the one above it, the lower; a name over two lines («ỦY BAN NHÂN DÂN / XÃ MẪU») is one."""
    last = names[-1]
    return f"{names[-2]} {last}" if len(names) > 1 and PLACE.match(fold(last)) else last


def _cut_signature(material: Material) -> None:
    """Remove the last table or run of lines with the signature and the distribution list."""
    blocks = material.blocks
    for place in range(len(blocks) - 1, max(-1, len(blocks) - TAIL_BLOCKS), -1):
        if blocks[place].name == "table" and (lines := _cells(blocks[place])) and _is_signature(lines):
            _cut(material, place, place + 1)
            return
    begins = [place for place in range(max(0, len(blocks) - TAIL_BLOCKS), len(blocks)) if _begins_signature(text_of(blocks[place]))]
    begins = begins[:1] or [place for place in range(max(0, len(blocks) - POST_BLOCKS), len(blocks)) if _is_post(text_of(blocks[place]))]
    if begins and place_ends(blocks, begins[0]):
        _cut(material, begins[0], len(blocks))


def place_ends(blocks: Sequence[Tag], first: int) -> bool:
    """Return whether all blocks from `first` on are lines of a signature: short ones, with an authority or a post and a name."""
    lines = [line for block in blocks[first:] for line in lines_of(block)]
    return bool(lines) and all(len(line) < FRAME_LINE for line in lines) and _is_signature(lines)


def _is_post(text: str) -> bool:
    return POST.match(text) is not None and text == text.upper()


def _begins_signature(text: str) -> bool:
    return bool(RECIPIENTS.match(text) or (AUTHORITY.match(text) and text == text.upper()))


def _is_signature(lines: Sequence[str]) -> bool:
    if any(len(line) > FRAME_LINE for line in lines):
        return False
    given = any(RECIPIENTS.match(line) for line in lines)
    by = any(AUTHORITY.match(line) or _is_post(line) for line in lines)
    return by and (given or any(SIGNED.match(line) for line in lines) or any(NAME.match(line) for line in lines[-2:]))


def _cut(material: Material, first: int, last: int) -> None:
    lines = [line for block in material.blocks[first:last] for line in _cells(block)]
    material.dropped.append(Dropped("khối chữ ký, nơi nhận", " · ".join(lines)))
    material.facts += _signers(lines)
    del material.blocks[first:last]


def _signers(lines: Sequence[str]) -> list[Evidence]:
    """Return names below a post, with that post: «Nguyễn Văn A – Phó Chủ tịch»."""
    facts: list[Evidence] = []
    posts: list[str] = []
    for line in lines:
        if AUTHORITY.match(line) or (POST.match(line) and line == line.upper()):
            posts.append(line)
        elif posts and (found := NAME.match(line)) and line != line.upper():
            facts.append(
                Evidence("signer", f"{found['name']} – {posts[-1].capitalize()}", CERTAIN, " / ".join([*posts, line]), "khối chữ ký")
            )
            posts = []
    return facts
