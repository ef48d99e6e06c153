"""Owns the segmentation of prose: paragraphs into sentences, sentences into clauses of one figure each. It does not interpret them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.record import dataclass
from portal.text.sentence.bases import Base, find_bases
from portal.text.sentence.choice import choose
from portal.text.sentence.figure import Figure
from portal.text.sentence.figures import find_figures
from portal.text.sentence.innocents import blot_documents, blot_ordinals
from portal.text.sentence.surface import Surface, surface
from portal.text.sentence.times import find_times

_STOP = re.compile(r"(?:\.\.\.|…\.?|[.!?])(?P<behind>\s*)(?P<next>\S|$)")
_ABBREVIATED = re.compile(r"(?:\b(?:TP|TT|TX|Tp|ThS|TS|PGS|GS|BS|KS|CN|Th|St|số|Số|đ/c|v\.v|[A-ZĐ]))\.$")
_JOINT = re.compile(r";|,|\s[-–]\s|\(|(?<!\w)(?:và|còn|trong đó|song|nhưng|tuy nhiên)(?!\w)|:")
_OPENER = re.compile(
    r"\s*(?:và |trong đó |có )?(?:tỷ lệ|số|tổng|sản lượng|thu nhập|diện tích|giá trị|mức|giải quyết|xây dựng|kết nạp|thu ngân sách|tốc độ"
    r"|năng suất|độ che phủ|bình quân|cơ cấu|tỷ trọng|thu cân đối|chi ngân sách|doanh thu|dư nợ|toàn|tạo việc làm"
    r"|đào tạo|hằng năm|mỗi năm)\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence with one measured figure: offsets in the sentence's surface."""

    start: int
    end: int
    figure: Figure


def sentences(paragraph: str) -> Iterator[Surface]:
    """Yield the sentences of a paragraph. "TP. Cao Bằng" and "86.5" end none; "…Do vậy" does."""
    text = surface(paragraph).text
    start = 0
    for stop in _STOP.finditer(text):
        if not _ends(text, stop, start):
            continue
        if piece := text[start : stop.start("behind")].strip():
            yield surface(piece)
        start = stop.start("next")
    if piece := text[start:].strip():
        yield surface(piece)


def _ends(text: str, stop: re.Match[str], start: int) -> bool:
    """Return whether the sign ends a sentence: a capital, a figure or a list mark follows, and no abbreviation precedes."""
    sign, behind, following = text[stop.start()], stop["behind"], stop["next"]
    if not following:
        return True
    if not (following.isupper() or (behind and (following.isdigit() or following in '-–•+“"'))):
        return False
    if sign != ".":
        return bool(behind) or sign == "…"
    numbered = text[start : stop.start()].strip().isdigit()
    return bool(behind) and not numbered and not _ABBREVIATED.search(text[max(0, stop.start() - 6) : stop.start() + 1])


def clauses(face: Surface) -> list[Clause]:
    """Return clauses of one figure (with its share, its total, its comparison) each, from left to right."""
    low, bases = _blotted(face.low)
    groups = _grouped(list(find_figures(low)), low, bases)
    found: list[Clause] = []
    for place, group in enumerate(groups):
        start = found[-1].end if found else 0
        if place and not _JOINT.search(low, groups[place - 1][-1].end, group[0].at):
            continue  # "700 xã không đạt 50% tiêu chí": no clause of its own
        following = groups[place + 1] if place + 1 < len(groups) else None
        end = _cut(low, group[-1].end, following[0].start) if following else len(low)
        halt = low.find(";", group[-1].end, end)
        end = halt if halt >= 0 else end
        found.append(Clause(start, end, group[0]))
    return found


def _blotted(low: str) -> tuple[str, list[Base]]:
    bases, low = find_bases(blot_documents(low, []))
    _, low = find_times(low, reference=None, forward=False)
    return blot_ordinals(low, []), bases


def _grouped(figures: list[Figure], low: str, bases: list[Base]) -> list[list[Figure]]:
    groups: list[list[Figure]] = []
    for figure in figures:
        if (
            groups
            and ";" not in low[groups[-1][-1].end : figure.start]
            and not choose([*groups[-1], figure], low, bases, yearly=False).flaw
        ):
            groups[-1].append(figure)
        else:
            groups.append([figure])
    return groups


def _cut(low: str, after: int, before: int) -> int:
    """Return where the clause of a figure that ends at `after` is separated from that of the figure at `before`."""
    joints = list(_JOINT.finditer(low, after, before))
    if not joints:
        return before
    for sign in (";", "trong đó"):
        if strong := [j for j in joints if j.group().strip() == sign]:
            return strong[-1].start()
    if not re.search(r"\w", low[joints[-1].end() : before].replace("\ue000", "")):
        return _leftmost(low, joints, before)
    opening = [j for j in joints if _OPENER.match(low, j.end())]
    return (opening or joints)[-1].start() if not opening else opening[0].start()


def _leftmost(low: str, joints: list[re.Match[str]], before: int) -> int:
    """Return the first sign of ", trong đó có" or ", và" directly before a figure."""
    cut = joints[-1]
    for joint in reversed(joints[:-1]):
        if re.search(r"\w", low[joint.end() : cut.start()].replace("\ue000", "")):
            break
        cut = joint
    return cut.start()
