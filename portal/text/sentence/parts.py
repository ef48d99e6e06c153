"""Owns sentences that say several things: "trồng 350 ha; che phủ 62,3%", "70% …, trong đó 35% …", "12.500 con (trâu …, bò …)".

Each part is read as a sentence of its own, with the words it shares with the others. Refuses a sentence of which a part cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from portal.record import dataclass
from portal.text.sentence.grammar import Reading, read_statement
from portal.text.sentence.nouns import COUNTED
from portal.text.sentence.roles import lead_off, split_subject
from portal.text.sentence.surface import surface
from portal.text.sentence.times import find_times
from portal.text.statement import Statement

MOST = 12  # parts of one sentence
_TWO = "Hai con số"
_WITHIN = re.compile(r"\s*[,;(]?\s*(?=trong (?:đó|số đó|số này)(?!\w))", re.IGNORECASE)
_NONE = re.compile(r"\s*(?:,|;|,? và)\s+(?=(?:không (?:có|còn|để|xảy ra|phát sinh)|chấm dứt|xóa bỏ)(?!\w))", re.IGNORECASE)
_SEMICOLON = re.compile(r"\s*;\s*(?:và\s+)?")
_STOP = re.compile(r"(?<=\w{2})\.\s+(?=[^\W\d_a-zà-ỹđ])")
_COMMA = re.compile(r"\s*(?:,\s+(?:và\s+)?|\s(?:và|còn)\s+(?!vượt)|\s[-–]\s+(?=[^\W\d]))")
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]*\d[^()]*)\)")
_SHARE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_ITEM = re.compile(rf"(?P<name>[^\d]*?)[\s:]*(?:là|có|đạt|gồm)?\s*(?P<figure>{_SHARE})\s*(?P<rest>\D*)")
_APART = re.compile(r"tương ứng|lần lượt", re.IGNORECASE)
_QUALIFIES = re.compile(
    r"(?:có thu nhập|có diện tích|có quy mô|có vốn|với|từ|gồm|bao gồm|kể cả|cho|cách|tại|ở|thuộc|để|nhằm|qua đó|chiếm|bằng|tương đương"
    r"|đạt tỷ lệ|so với|tức|nâng|đưa|mỗi (?!năm|tháng|quý|tuần)\w+)(?!\w)",
    re.IGNORECASE,
)


_TOTAL = re.compile(r"\s*(?:trong|trên)(?: tổng)?(?: số)? \d[\d.]*(?: [^\W\d]+){1,4}$", re.IGNORECASE)
_CHANGING = frozenset({"giảm", "tăng", "tăng thêm", "giảm được", "cắt giảm", "tinh giản"})
_PLACING = re.compile(r"(?:trong|trên|tại|ở|có|còn|đã có)(?: (?:tổng )?số)?", re.IGNORECASE)
_PERCENT = re.compile(r"[^\d%]*\d[\d.,]*\s*%\s*")
_COLON = re.compile(r"(?P<head>[^\d:;]*[^\W\d][^\d:;]*:)\s")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a sentence says; `letter` tells it apart ("" for a lone one), `within` is the place of its whole among the parts."""

    reading: Reading
    letter: str = ""
    within: int = -1


def read_parts(text: str, *, role: str, before: Sequence[Statement] = (), reference: date | None = None) -> tuple[Part, ...]:
    """Everything a sentence says, in order; a single refused Part when it cannot be read."""
    reader = _Reader(role, tuple(before), reference)
    whole = reader.read(text)
    several = whole.statement is None and whole.fault.startswith(_TWO)
    found = reader.parts(text) if several or _NONE.search(text) else ()
    return _lettered(found) if found else (Part(whole),)


def _lettered(parts: Sequence[Part]) -> tuple[Part, ...]:
    """A whole with its parts keeps the number; of things side by side each has a letter."""
    lone = sum(part.within < 0 for part in parts) == 1
    letters = iter("abcdeghiklmn")
    return tuple(part if lone and part.within < 0 else replace(part, letter=next(letters)) for part in parts)


@dataclass(frozen=True, slots=True)
class _Reader:
    """How the parts are read: with the lines above the sentence, then with each other."""

    role: str
    before: tuple[Statement, ...]
    reference: date | None

    def read(self, text: str, *said: Statement) -> Reading:
        return read_statement(text, role=self.role, before=(*self.before, *said), reference=self.reference)

    def parts(self, text: str) -> tuple[Part, ...]:
        """The parts of a sentence by the first way of cutting it that leaves nothing unread; () when there is none."""
        for way in (self._bracketed, self._within, self._none, self._cut(_STOP), self._cut(_SEMICOLON), self._cut(_COMMA)):
            if found := way(text):
                return found if len(found) <= MOST else ()
        return ()

    def _all(self, text: str) -> tuple[Part, ...]:
        """A piece: one thing, or several again."""
        reading = self.read(text)
        if reading.statement and not _NONE.search(text):
            return (Part(reading),)
        return self.parts(text) or ((Part(reading),) if reading.statement else ())

    def _bracketed(self, text: str) -> tuple[Part, ...]:
        """ "12.500 con (trâu 3.200, bò 9.300)": what is counted together, and of what it consists."""
        found = _BRACKET.search(text)
        if not found:
            return ()
        whole = self.read(text[: found.start()] + text[found.end() :]).statement
        if whole is None or whole.value is None:
            return ()
        inside = found["inside"].removeprefix("trong đó").strip(" :,")
        items = [_ITEM.fullmatch(item.strip()) for item in re.split(r"[;,]\s+|\s+và\s+", inside)]
        parts = [self._item(item, whole) for item in items if item]
        if len(parts) < len(items) or not all(parts) or not _fits(whole, [part for part in parts if part]):
            return ()
        return (Part(Reading(whole, "")), *(Part(Reading(part, ""), within=0) for part in parts if part))

    def _item(self, item: re.Match[str], whole: Statement) -> Statement | None:
        """ "trâu 3.200": counted as the whole is, unless it says otherwise."""
        name, rest = item["name"].strip(" :"), item["rest"].strip()
        if not (name or rest):
            return None
        words = f"trong đó {name} {item['figure']} {rest or whole.measure}"
        said = self.read(words, whole).statement
        if said is None and rest:  # "3.200 trâu": the word behind is no measure
            said = self.read(f"trong đó {rest} {item['figure']} {whole.measure}", whole).statement
        return replace(said, quote=f"trong đó {item.group().strip()}") if said else None

    def _within(self, text: str) -> tuple[Part, ...]:
        """ "70% …, trong đó 35% …": a whole, and parts of it."""
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
        """What stands behind "trong đó": one part, or several beside each other."""
        assert whole.reading.statement is not None
        said = self.read(tail, whole.reading.statement)
        if said.statement:
            yield Part(said)
            return
        lead = re.match(r"trong (?:đó|số đó|số này)[\s,:]*", tail, re.IGNORECASE)
        assert lead is not None
        pieces = [self.read(f"trong đó {piece}", whole.reading.statement) for piece in _pieces(tail[lead.end() :], _SEMICOLON, _COMMA)]
        if all(piece.statement for piece in pieces):
            yield from map(Part, pieces)

    def _none(self, text: str) -> tuple[Part, ...]:
        """ "90% …, không có tổ chức yếu kém": the second thing is promised too."""
        found = _NONE.search(text)
        if not found:
            return ()
        left, right = self._all(text[: found.start()]), self._all(text[found.end() :])
        return (*left, *_joined(right, left)) if left and right else ()

    def _cut(self, sign: re.Pattern[str]):  # type: ignore[no-untyped-def]
        return lambda text: self._beside(text, sign)

    def _beside(self, text: str, sign: re.Pattern[str]) -> tuple[Part, ...]:
        """Things side by side, cut at a sign."""
        pieces = list(_pieces(text, sign))
        if len(pieces) < 2 or _APART.search(text) or any(_QUALIFIES.match(piece) for piece in pieces[1:]):
            return ()
        found: list[Part] = []
        for piece in _shared(pieces):
            said = [part.reading.statement for part in found if part.reading.statement]
            parts = _Reader(self.role, (*self.before, *said), self.reference)._all(piece)
            if not parts:
                return ()
            found += _joined(parts, found)
        found = _completed(found)
        return tuple(found) if sign is _SEMICOLON or all(_says(part.reading.statement) for part in found) else ()


def _joined(parts: Sequence[Part], left: Sequence[Part]) -> Iterator[Part]:
    """Parts behind others: places shift, and the deadline of the first holds for those that name none."""
    first = next((part.reading.statement for part in left if part.reading.statement), None)
    for part in parts:
        said = part.reading.statement
        assert said is not None
        if first and first.by and first.by.source == "stated" and (said.by is None or said.by.source != "stated"):
            part = replace(part, reading=replace(part.reading, statement=replace(said, by=first.by)))
        yield replace(part, within=part.within + len(left) if part.within >= 0 else -1)


def _completed(parts: list[Part]) -> list[Part]:
    """A part that only says when and how much speaks of what the first, or else the last, speaks of: "năm 2022 còn 6,5%"."""
    named = [said for part in parts if (said := part.reading.statement) and (said.indicator or said.scope)]
    if not named:
        return parts
    source = named[0] if named[0] is parts[0].reading.statement else named[-1]
    return [_of_subject(part, source) for part in parts]


def _of_subject(part: Part, source: Statement) -> Part:
    said = part.reading.statement
    if said is None or said.indicator or said.scope or said.measure != source.measure:
        return part
    subject = " ".join(filter(None, (source.scope, source.indicator)))
    named = replace(said, indicator=source.indicator, scope=source.scope, quote=f"{subject}: {said.quote}")
    return replace(part, reading=replace(part.reading, statement=named))


def _says(said: Statement | None) -> bool:
    """Whether a part says what it measures or when, not only how much."""
    return said is not None and bool(said.indicator or said.scope or said.period or said.as_of or (said.by and said.by.source == "stated"))


def _pieces(text: str, *signs: re.Pattern[str]) -> list[str]:
    """A text cut at signs, by the first that cuts: each piece with a figure; what has none stays with the piece before it."""
    found: list[str] = []
    for sign in signs:
        found = _grouped(text, sign)
        if len(found) > 1:
            break
    return found


def _grouped(text: str, sign: re.Pattern[str]) -> list[str]:
    cuts = [cut for cut in sign.finditer(text) if not _open(text[: cut.start()])]
    edges = zip([0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text)], strict=True)
    groups: list[tuple[int, int]] = []
    for start, end in edges:
        atom, above = text[start:end], text[slice(*groups[-1])] if groups else ""
        if groups and not (_measured(above) and not _TOTAL.match(above) and (_measured(atom) or _is_time(atom))):
            groups[-1] = groups[-1][0], end
        else:
            groups.append((start, end))
    return [text[start:end].strip() for start, end in groups]


def _is_time(atom: str) -> bool:
    """ "năm 2023": it belongs to what follows."""
    _, low = find_times(surface(atom).low, reference=None, forward=True)
    return re.search(r"\w", low) is None


def _measured(text: str) -> bool:
    """Whether a figure stands there that is no time."""
    _, low = find_times(surface(text).low, reference=None, forward=True)
    return re.search(r"\d", low) is not None


def _open(text: str) -> bool:
    return text.count("(") > text.count(")")


def _shared(pieces: list[str]) -> Iterator[str]:
    """Each piece with the words that stand once for all: "100% thôn | 95% hộ có nước sạch", "Cây lúa: 1.250 ha | 58 tạ/ha"."""
    head, measure = _head(pieces[0])
    tail = _predicate(pieces[-1])
    for place, piece in enumerate(pieces):
        own = piece
        if place and head and ":" not in piece and (head.endswith(":") or _continues(piece, head, measure)):
            own = f"{head} {piece}"
        if tail and place < len(pieces) - 1 and _lacks(own, pieces[-1]):
            own = f"{own} {tail}"
        yield own


def _predicate(piece: str) -> str:
    """What is said of those that are counted: "có nước sạch" of "95% hộ có nước sạch", "đạt chuẩn" of "2 thị trấn đạt chuẩn"."""
    if found := _PERCENT.match(piece):
        return split_subject(piece[found.end() :])[1]
    said = read_statement(piece, role="result").statement if re.match(r"\d", piece) else None
    return said.indicator if said and said.measure in COUNTED and said.indicator != said.measure else ""


def _lacks(piece: str, last: str) -> bool:
    """Whether a piece only names those that are counted, as the last piece counts them."""
    if _PERCENT.match(last):
        return bool(_PERCENT.match(piece)) and not _predicate(piece)
    said = read_statement(piece, role="result").statement
    return bool(re.match(r"\d", piece)) and said is not None and said.measure in COUNTED and said.indicator in ("", said.measure)


def _continues(piece: str, head: str, measure: str) -> bool:
    """Whether a piece begins with its figure, in the measure of the first: "Trồng 100 ha quế | 50 ha hồi"."""
    said = read_statement(piece, role="result").statement
    if said is None or not re.match(r"\d", piece) or not said.measure:
        return False
    return head.lower() in _CHANGING or said.measure.split()[0] == measure.split()[0] != "%"


def _head(piece: str) -> tuple[str, str]:
    """The words that stand before the figure of the first piece and govern all ("Cây lúa:", "Trồng"), and its measure."""
    said = read_statement(piece, role="result").statement
    if said is None:
        return "", ""
    if found := _COLON.match(piece):
        return (found["head"] if lead_off(found["head"]) else ""), said.measure
    face = surface(piece)
    marks, low = find_times(face.low, reference=None, forward=True)
    first = re.search(r"\d", low)
    words = face.text[: first.start()] if first and not marks else ""
    return ("" if _PLACING.fullmatch(words.strip()) else lead_off(words)), said.measure


def _fits(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether the parts do not make more than the whole."""
    same = [part.value for part in parts if part.measure == whole.measure and part.value is not None]
    return whole.measure == "%" or whole.value is None or sum(same) <= whole.value
