"""Owns one statement among several of a sentence: its letter, its whole, and what it shares with the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from portal.record import dataclass
from portal.text.fold import fold_name
from portal.text.sentence.grammar import Reading
from portal.text.sentence.nouns import COUNTED
from portal.text.statement import Statement

_GOES_ON = re.compile(r"(?:đến|năm|hết|cuối|đạt|còn|lên|xuống|bình quân|ước)(?!\w)", re.IGNORECASE)
_OTHER_TIME = re.compile(r"lũy kế|cộng dồn|cả năm|đến nay|hiện|ước|từ đầu|tổng số|nâng|đưa", re.IGNORECASE)
_REMAINS = re.compile(r"còn(?!\w)", re.IGNORECASE)  # the remainder is not part of what is subtracted
_REMOVES = re.compile(
    r"(?:sáp nhập|hợp nhất|giải thể|sắp xếp|xóa bỏ|xóa|xoá|bỏ|cắt giảm|tinh giản|thanh lý|thu hồi)\s+(?=\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Part:
    """One statement of a sentence; `letter` distinguishes it ("" for a single one), `within` is the index of its whole among the parts."""

    reading: Reading
    letter: str = ""
    within: int = -1


def lettered(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts with letters: a whole with its parts keeps the number; independent ones have a letter each."""
    lone = sum(part.within < 0 for part in parts) == 1
    letters = iter("abcdeghiklmn")
    return tuple(part if lone and part.within < 0 else replace(part, letter=next(letters)) for part in parts)


def joined(parts: Sequence[Part], left: Sequence[Part]) -> Iterator[Part]:
    """Yield parts after others: indexes shift, and the deadline of the first applies to those without one."""
    first = next((part.reading.statement for part in left if part.reading.statement), None)
    for part in parts:
        said = part.reading.statement
        assert said is not None
        if first and first.by and first.by.source == "stated" and (said.by is None or said.by.source != "stated"):
            part = replace(part, reading=replace(part.reading, statement=replace(said, by=first.by)))
        elif first and first.period and not (said.period or said.as_of or said.by or _OTHER_TIME.search(said.quote)):
            part = replace(part, reading=replace(part.reading, statement=replace(said, period=first.period)))
        yield replace(part, within=part.within + len(left) if part.within >= 0 else -1)


def completed(parts: list[Part]) -> list[Part]:
    """Complete a part that only says when and how much ("năm 2022 còn 6,5%") from the first part, or otherwise the last."""
    named = [said for part in parts if (said := part.reading.statement) and (said.indicator or said.scope)]
    if not named:
        return parts
    source = named[0] if named[0] is parts[0].reading.statement else named[-1]
    return [_of_subject(part, source) for part in parts]


def _of_subject(part: Part, source: Statement) -> Part:
    said = part.reading.statement
    if said is None or said.indicator or said.scope or not _may_share(said, source):
        return part
    indicator = _REMOVES.sub("", source.indicator) if _REMAINS.match(said.quote) else source.indicator
    subject = " ".join(filter(None, (source.scope, indicator)))
    quote = said.quote if f" {fold_name(subject)} " in f" {fold_name(said.quote)} " else f"{subject}: {said.quote}"
    named = replace(said, indicator=indicator, scope=source.scope, quote=quote)
    return replace(part, reading=replace(part.reading, statement=named))


def all_say(parts: Sequence[Part]) -> bool:
    """Return whether each part says what it measures: in words, or by a countable different from the others'."""
    said = [part.reading.statement for part in parts]
    cores = [one.measure.split("/")[0] for one in said if one]
    return all(map(_says, said)) or (len(set(cores)) == len(parts) and all(core in COUNTED for core in cores))


def _may_share(said: Statement, source: Statement) -> bool:
    return said.measure == source.measure or (said.measure != "%" and _GOES_ON.match(said.quote) is not None)


def _says(said: Statement | None) -> bool:
    """Return whether a part says what it measures or when, not only how much."""
    return said is not None and bool(said.indicator or said.scope or said.period or said.as_of or (said.by and said.by.source == "stated"))
