"""Owns sentences with several statements: "trồng 350 ha; che phủ 62,3%", "70% …, trong đó 35% …", "12.500 con (trâu …, bò …)".

Each part is read as a sentence of its own, with the words it shares with the others. A sentence with an unreadable part is rejected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from portal.record import dataclass
from portal.text.sentence.explanation import explain
from portal.text.sentence.grammar import Reading, read_statement
from portal.text.sentence.pairs import raised, with_whom
from portal.text.sentence.part import Part, all_say, completed, joined, lettered
from portal.text.sentence.pieces import pieces_of, shared
from portal.text.statement import Statement

MOST = 12  # parts of one sentence
_TWO = "Hai con số"
_WITHIN = re.compile(r"\s*[,;(]?\s*(?=trong (?:đó|số đó|số này)(?!\w))", re.IGNORECASE)
_NONE = re.compile(r"\s*(?:,|;|,? và)\s+(?=(?:không (?:có|còn|để|xảy ra|phát sinh)|chấm dứt|xóa bỏ)(?!\w))", re.IGNORECASE)
_NONE_FIRST = re.compile(r"(?P<none>[^;,]*?(?<!\w)không (?:còn|có|để|xảy ra|phát sinh)(?!\w)[^;,\d]*)[;,][^\d]*\d", re.IGNORECASE)
_ANY_COMMA = re.compile(r"\s*[;,]\s+(?:và\s+)?")
_DIGIT = re.compile(r"\d")
SPLIT = "Tách thành các dòng, mỗi dòng một ý; phần “trong đó …” là một dòng riêng"
_SEMICOLON = re.compile(r"\s*;\s*(?:và\s+)?")
_STOP = re.compile(r"(?<=\w{2})\.\s+(?=[^\W\d_a-zà-ỹđ])")
_COMMA = re.compile(r"\s*(?:,\s+(?:và\s+)?|\s(?:và|còn)\s+(?!vượt)|\s[-–]\s+(?=[^\W\d]))")
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]*\d[^()]*)\)")
_SHARE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_ITEM = re.compile(rf"(?P<name>[^\d]*?)[\s:]*(?:là|có|đạt|gồm)?\s*(?P<figure>{_SHARE})\s*(?P<rest>\D*)")
_APART = re.compile(r"tương ứng|lần lượt", re.IGNORECASE)
_QUALIFIES = re.compile(
    r"(?:thu nhập (?:từ|trên|đạt từ|đạt trên)|có thu nhập|có diện tích|có quy mô|có vốn|với|từ"
    r"|gồm|bao gồm|kể cả|cho|cách|tại|ở|thuộc|để|nhằm|qua đó|chiếm|bằng|tương đương"
    r"|đạt tỷ lệ|so với|tức|nâng|đưa|mỗi (?!năm|tháng|quý|tuần)\w+)(?!\w)",
    re.IGNORECASE,
)


def read_parts(text: str, *, role: str, before: Sequence[Statement] = (), reference: date | None = None) -> tuple[Part, ...]:
    """Return every statement of a sentence, in order; a single rejected Part if it cannot be read."""
    reader = _Reader(role, tuple(before), reference)
    whole = reader.read(text)
    several = whole.statement is None and whole.fault.startswith(_TWO)
    first = _NONE_FIRST.match(text)
    found = reader.parts(text) if several or first or _NONE.search(text) else ()
    if first and not found and whole.statement and whole.statement.value:
        fault = f"Câu có hai ý: “{first['none'].strip()}” và con số sau đó"
        return (Part(Reading(None, whole.explanation, fault, SPLIT)),)
    return lettered(found) if found else (Part(whole),)


@dataclass(frozen=True, slots=True)
class _Reader:
    """The reading of parts: in the context of the lines above the sentence, then of each other."""

    role: str
    before: tuple[Statement, ...]
    reference: date | None

    def read(self, text: str, *said: Statement) -> Reading:
        return read_statement(text, role=self.role, before=(*self.before, *said), reference=self.reference)

    def parts(self, text: str) -> tuple[Part, ...]:
        """Return the parts of a sentence by the first split that leaves nothing unread; () if there is none."""
        cuts = (self._cut(sign) for sign in (_STOP, _SEMICOLON, _COMMA))
        for way in (self._bracketed, self._within, self._paired, self._none_first, self._none, *cuts):
            if found := way(text):
                return found if len(found) <= MOST else ()
        return ()

    def _all(self, text: str) -> tuple[Part, ...]:
        """Return the parts of a piece: one, or several again."""
        reading = self.read(text)
        if reading.statement and not _NONE.search(text):
            return (Part(reading),)
        return self.parts(text) or ((Part(reading),) if reading.statement else ())

    def _bracketed(self, text: str) -> tuple[Part, ...]:
        """Split "12.500 con (trâu 3.200, bò 9.300)": the total, and its components."""
        found = _BRACKET.search(text)
        if not found:
            return ()
        whole = self.read(text[: found.start()] + text[found.end() :]).statement
        if whole is None or whole.value is None:
            return ()
        inside = found["inside"].removeprefix("trong đó").strip(" :,")
        items = [_ITEM.fullmatch(item.strip()) for item in re.split(r"[;,]\s+|\s+và\s+", inside)]
        parts = [self._item(item, whole) for item in items if item]
        if len(parts) == 1 and parts[0] and parts[0].per != whole.per:  # "(bình quân 300 ha/năm)": the same as a rate
            rate = replace(parts[0], part_of="", scope=whole.scope, indicator=whole.indicator, quote=found["inside"].strip())
            return (Part(Reading(whole, "")), Part(Reading(rate, "")))
        if len(parts) < len(items) or not all(parts) or not _fits(whole, [part for part in parts if part]):
            return ()
        return (Part(Reading(whole, "")), *(Part(Reading(part, ""), within=0) for part in parts if part))

    def _item(self, item: re.Match[str], whole: Statement) -> Statement | None:
        """Return "trâu 3.200" counted like the whole, unless it says otherwise."""
        name, rest = item["name"].strip(" :"), item["rest"].strip()
        if not (name or rest) or item["rest"].strip() in ("%", "phần trăm"):
            return None
        words = f"trong đó {name} {item['figure']} {rest or whole.measure}"
        said = self.read(words, whole).statement
        if said is None and rest:  # "3.200 trâu": the word after it is no measure
            said = self.read(f"trong đó {rest} {item['figure']} {whole.measure}", whole).statement
        return replace(said, quote=f"trong đó {item.group().strip()}") if said else None

    def _within(self, text: str) -> tuple[Part, ...]:
        """Split "70% …, trong đó 35% …": a whole, and parts of it."""
        found = next((f for f in _WITHIN.finditer(text) if f.start()), None)
        if not found:
            return ()
        tail = text[found.end() :]
        if text[found.start() : found.end()].strip().endswith("("):
            tail = tail.replace(")", "", 1)
        wholes = self._all(text[: found.start()])
        if not wholes:
            return ()
        last = len(wholes) - 1 if wholes[-1].within < 0 else wholes[-1].within
        parts = list(self._divided(tail, wholes[last]))
        return (*wholes, *(replace(part, within=last) for part in parts)) if parts else ()

    def _divided(self, tail: str, whole: Part) -> Iterator[Part]:
        """Yield what follows "trong đó": one part, or several adjacent ones."""
        assert whole.reading.statement is not None
        said = self.read(tail, whole.reading.statement)
        if said.statement:
            yield Part(said)
            return
        lead = re.match(r"trong (?:đó|số đó|số này)[\s,:]*", tail, re.IGNORECASE)
        assert lead is not None
        pieces = [self.read(f"trong đó {piece}", whole.reading.statement) for piece in pieces_of(tail[lead.end() :], _SEMICOLON, _COMMA)]
        if all(piece.statement for piece in pieces):
            yield from map(Part, pieces)

    def _paired(self, text: str) -> tuple[Part, ...]:
        """Return two figures that belong together."""
        read = lambda words: self.read(words).statement  # noqa: E731
        found = raised(text, read) or with_whom(text, read)
        parts = [Part(Reading(said, explain(said))) for said in found]
        return (*parts[:1], *joined(parts[1:], parts[:1]))

    def _none(self, text: str) -> tuple[Part, ...]:
        """Split "90% …, không có tổ chức yếu kém": the second is promised too."""
        found = _NONE.search(text)
        if not found:
            return ()
        left, right = self._all(text[: found.start()]), self._all(text[found.end() :])
        return (*left, *joined(right, left)) if left and right else ()

    def _none_first(self, text: str) -> tuple[Part, ...]:
        """Split "Không còn hộ nghèo, giảm 50% hộ cận nghèo": first that there is none of a thing, then another one."""
        if not _NONE_FIRST.match(text):
            return ()
        for cut in _ANY_COMMA.finditer(text):
            left, right = self.read(text[: cut.start()]), self._all(text[cut.end() :]) if _DIGIT.search(text, cut.end()) else ()
            if left.statement and left.statement.value == 0 and right:
                return (Part(left), *joined(right, [Part(left)]))
        return ()

    def _cut(self, sign: re.Pattern[str]):  # type: ignore[no-untyped-def]
        return lambda text: self._independent(text, sign)

    def _independent(self, text: str, sign: re.Pattern[str]) -> tuple[Part, ...]:
        """Split independent statements at a sign."""
        pieces = list(pieces_of(text, sign))
        if len(pieces) < 2 or _APART.search(text) or any(_QUALIFIES.match(piece) for piece in pieces[1:]):
            return ()
        found: list[Part] = []
        for piece in shared(pieces):
            said = [part.reading.statement for part in found if part.reading.statement]
            parts = _Reader(self.role, (*self.before, *said), self.reference)._all(piece)
            if not parts:
                return ()
            found += joined(parts, found)
        found = completed(found)
        return tuple(found) if sign is _SEMICOLON or all_say(found) else ()


def _fits(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether the parts do not exceed the whole."""
    same = [part.value for part in parts if part.measure == whole.measure and part.value is not None]
    return whole.measure == "%" or whole.value is None or sum(same) <= whole.value
