"""Owns suggestions from prose: the likely targets and results in an article's text. They are written nowhere: a person confirms them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from portal.record import dataclass
from portal.text.sentence.bases import find_bases
from portal.text.sentence.clauses import Clause, clauses, sentences
from portal.text.sentence.grammar import LONGEST_SENTENCE, read_statement
from portal.text.sentence.moods import mood_of
from portal.text.sentence.planhints import plan_names
from portal.text.sentence.surface import Surface, surface
from portal.text.sentence.times import find_times
from portal.text.sentence.worth import worth_proposing
from portal.text.statement import Deadline, Statement

_EDGES = " ,;.:-–—…/"
_JOINING = re.compile(r"^(?:và|còn|song|nhưng|,|;|\s)+(?=\s)", re.IGNORECASE)
_NAMING = re.compile(r":[^\w]*$")  # "Tỷ lệ hộ nghèo: 3%": the name before the colon is the indicator
_AFTERTHOUGHT = re.compile(r"\s*(?:,|(?=(?:và|nhằm|để|qua đó|góp phần|từ đó|là (?:cơ sở|địa phương|đơn vị))\b))")
_PART_OF_FIGURE = re.compile(r"\s*,\s*(?:bằng|đạt|vượt|tăng|giảm|chiếm|so với|thị trấn|phường|xã)\b")
_GIFT = re.compile(r"tặng|khen thưởng|trao |giấy khen|bằng khen|thăm hỏi")
_ITEM = re.compile(r"\s*(?:[-–•+*]|\(?\d{1,2}[.)]|\(?[a-zđ]\))\s")
_NUMBERED = re.compile(r"\s*(?:[-–•+*]\s+|\(?\d{1,2}[.)]\s+|\(?[a-zđ]\)\s+|[IVX]+[.)]\s+)")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggested statement: `quote` is exact, `paragraph` the index it is in, `plan_hint` the last plan named before it."""

    quote: str
    paragraph: int
    role: str
    statement: Statement
    plan_hint: str = ""


@dataclass(slots=True)
class _Thread:
    """The context from clause to clause: mood, lines above in the same enumeration, the current plan, a heading's deadline."""

    reference: date | None
    mood: str = "result"
    above: tuple[Statement, ...] = ()
    plan: str = ""
    heading: Deadline | None = None  # of the line above a list
    governing: Deadline | None = None  # stated earlier in the same sentence


def suggest(paragraphs: Sequence[str], *, reference: date | None) -> list[Suggestion]:
    """Targets and results found in the paragraphs of an article dated `reference`, in reading order.

    Counts of people at a meeting, parts of documents, terms, ordinals, durations, gifts and votes are not proposed.
    """
    thread = _Thread(reference)
    found: list[Suggestion] = []
    for index, paragraph in enumerate(paragraphs):
        item = bool(_ITEM.match(paragraph))
        if not item:
            thread.heading, thread.mood = None, "result" if thread.mood == "result" or not _heads_list(paragraphs, index) else thread.mood
        thread.above = ()
        for face in sentences(_NUMBERED.sub("", paragraph, count=1) if item else paragraph):
            for part in _bounded(face):
                found += _in_sentence(part, index, thread)
    return found


def _heads_list(paragraphs: Sequence[str], index: int) -> bool:
    return index > 0 and paragraphs[index - 1].rstrip().endswith(":")


def _bounded(face: Surface) -> Iterator[Surface]:
    """Yield a sentence, or the items of one that runs over pages; an item without end is skipped."""
    if len(face.text) <= LONGEST_SENTENCE:
        yield face
        return
    for piece in re.split(r"(?<=;)\s+", face.text):
        if len(piece) <= LONGEST_SENTENCE:
            yield surface(piece)


def _in_sentence(face: Surface, index: int, thread: _Thread) -> list[Suggestion]:
    if face.text[:1].isupper():
        thread.above, thread.governing = (), None
    names = plan_names(face.text)
    found: list[Suggestion] = []
    for clause in clauses(face):
        for _, name in (n for n in names if n[0] < clause.figure.at):
            thread.plan = name
        found += _in_clause(face, clause, index, thread)
    if names:
        thread.plan = names[-1][1]
    _close(face, thread)
    return found


def _close(face: Surface, thread: _Thread) -> None:
    """Apply a sentence that ends in a colon to the list below it."""
    marks, _ = find_times(face.low, reference=thread.reference, forward=True)
    thread.mood = mood_of(face.low, marks, reference=thread.reference, current=thread.mood)
    last = next((m for m in marks if m.kind in ("by", "stretch") and m.last), None)
    if face.text.rstrip().endswith(":"):
        thread.heading = Deadline(last.last, last.precision, "inherited") if last and last.last and thread.mood == "target" else None


def _in_clause(face: Surface, clause: Clause, index: int, thread: _Thread) -> list[Suggestion]:
    heads_list = face.text[clause.end : clause.end + 1] == ":"
    clause = _without_tail(face, _without_head(face, clause, thread))
    low = face.low[clause.start : clause.end]
    _listen(low, thread, governs=heads_list)
    quote = _quote(face.text[clause.start : clause.end])
    reading = read_statement(quote, role=thread.mood, before=thread.above, reference=thread.reference)
    if reading.statement is None:
        return []
    statement = _named(reading.statement, thread)
    if thread.mood == "target" and statement.by is None:
        statement = replace(statement, by=thread.governing or thread.heading)
    thread.above = (*thread.above, statement)
    if _apart(face.low[: clause.figure.at], statement) or not _proposable(statement, low, clause, wanted=thread.mood == "target"):
        return []
    return [Suggestion(quote, index, thread.mood, statement, thread.plan)]


def _listen(low: str, thread: _Thread, *, governs: bool) -> None:
    """Record the mood of some words, and their deadline if they govern what follows them."""
    marks, _ = find_times(find_bases(low)[1], reference=thread.reference, forward=True)
    thread.mood = mood_of(low, marks, reference=thread.reference, current=thread.mood)
    last = next((m for m in marks if m.kind in ("by", "stretch") and m.last), None)
    if governs and last and last.last and thread.mood == "target":
        thread.governing = Deadline(last.last, last.precision, "inherited")


def _proposable(statement: Statement, low: str, clause: Clause, *, wanted: bool) -> bool:
    start, at, end = (offset - clause.start for offset in (clause.figure.start, clause.figure.at, clause.figure.end))
    if not (statement.indicator or statement.scope):
        return False
    return worth_proposing(statement, low[:start], low[start:at], low[end:], wanted=wanted)


def _without_head(face: Surface, clause: Clause, thread: _Thread) -> Clause:
    """Return the clause after its last ";" or ":"; what precedes sets the mood and the deadline and is not quoted."""
    head = face.text[clause.start : clause.figure.start]
    cut = max(head.rfind(";"), head.rfind(": ") if not _NAMING.search(head) else -1)
    if cut < 0 or head[:cut].lower().rstrip(" :").endswith("trong đó"):
        return clause
    _listen(face.low[clause.start : clause.start + cut], thread, governs=True)
    return replace(clause, start=clause.start + cut + 1)


def _apart(before: str, statement: Statement) -> bool:
    """Return whether a person must split it: "tương ứng là 44% và 28%"; "tặng Giấy khen cho 5 tập thể và 9 cá nhân" is no result."""
    stretch = before[before.rfind(";") + 1 :]
    gift = statement.measure != "%" and _GIFT.search(stretch) is not None
    return gift or re.search(r"tương ứng|lần lượt", stretch) is not None


def _named(statement: Statement, thread: _Thread) -> Statement:
    """Return the statement with the previous clause's subject: "…, lũy kế 10 tháng đạt 131 tỷ đồng"."""
    if statement.indicator or statement.scope or not statement.period or not thread.above:
        return statement
    last = thread.above[-1]
    return replace(statement, indicator=last.indicator, scope=last.scope) if last.measure == statement.measure else statement


def _without_tail(face: Surface, clause: Clause) -> Clause:
    """Return the clause up to a comma directly after the figure, unless a time or a part of the figure follows."""
    rest = face.low[clause.figure.end : clause.end]
    comma = _AFTERTHOUGHT.match(rest)
    if not comma or clause.figure.at == clause.start or not re.search(r"\w", face.low[clause.start : clause.figure.start]):
        return clause
    marks, _ = find_times(rest, reference=None, forward=True)
    if marks or re.search(r"\d", rest) or _PART_OF_FIGURE.match(rest):
        return clause
    return replace(clause, end=clause.figure.end)


def _quote(text: str) -> str:
    """Return the clause without its joints; a bracket is kept whole or not at all."""
    words = _JOINING.sub("", text.strip(_EDGES)).strip(_EDGES)
    if words.count("(") > words.count(")"):
        words = words + ")" if text.rstrip(_EDGES).endswith(")") else words.lstrip("(")
    return words
