"""Owns the names in a text: units, plans (two wordings of one are one), documents with their numbers, abbreviations, targets and results.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from portal.importer.found import CERTAIN, LIKELY, POSSIBLE, Evidence
from portal.record import dataclass
from portal.source.linking.plan_names import KIND, NUMBER, bare, kind_of, period_of, spellings
from portal.source.reading.registries.names import Names
from portal.source.reading.registries.registry import Registries
from portal.text.dates import format_day, read_date
from portal.text.fold import fold
from portal.text.letters import LARGE
from portal.text.sentence.planhints import plan_names
from portal.text.sentence.suggest import suggest

WORDS = 4  # of a plan's name that is looked for wherever it stands
ALIKE = 0.75  # share of words that two wordings of one plan have in common
QUOTED = re.compile(r"[“\"](?P<name>[^”\"]{8,300})[”\"]")
PAPER = re.compile(
    r"(?P<kind>Nghị quyết|Quyết định|Chỉ thị|Kết luận|Kế hoạch|Chương trình|Thông báo|Thông tư|Nghị định|Luật|Công văn|Hướng dẫn|Quy "
    r"định|Báo cáo|Tờ trình|Công điện|Đề án)"
    rf"\s+(?:số\s*:?\s*)(?P<number>\d+(?:/\d{{4}})?[-/][{LARGE}][\w/-]*)"
    rf"(?:,?\s+ngày\s+(?P<day>\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}|\d{{1,2}} tháng "
    r"\d{1,2} năm \d{4}))?"
    rf"(?:,?\s+của\s+(?P<issuer>[{LARGE}][^,;.“”]{{2,90}}?)(?=\s+(?:về|ban hành|quy định|phê duyệt)\b|\s*[,;.“”()]|$))?"
    r"(?:\s+(?P<title>(?:về|ban hành|quy định|phê duyệt)\s+[^,;.“”]{8,240}))?"
)
CONGRESS = re.compile(  # the resolution of a congress has its number and its term instead of a subject
    r"[Nn]ghị quyết (?P<name>Đại hội [^,;.“”]{3,80}? lần thứ [IVXLC\d]+(?:,? nhiệm kỳ \d{4}\s*[-–]\s*\d{4})?)"
)
ANOTHER = re.compile(r"\s+và\s+(?=(?:[Đđ]ề án|[Nn]ghị quyết|[Cc]hương trình|[Kk]ế hoạch|Quyết định|Chỉ thị)\b)")
DEFINED = re.compile(rf"\((?P<short>[{LARGE}][{LARGE}&/-]{{1,11}})\)")
LETTER = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class NamedPlan:
    """A plan that a text names, with all wordings; `known`: it is in the register."""

    name: str
    quotes: tuple[str, ...]
    known: bool


def read_plans(title: str, paragraphs: Sequence[str], registries: Registries) -> list[Evidence]:
    """Return the plans named in a text. Those of the register, and those in quotation marks with a period, are certain."""
    known = _register(registries)
    plans = list(_common(" \n".join([title, *paragraphs]), known))
    for text in [*paragraphs, title]:
        for name, quote in _named(text):
            ids = known.find(name).ids
            full_name = known.ids[ids[0]] if len(ids) == 1 else name
            _merge(plans, NamedPlan(full_name, (quote,), len(ids) == 1))
    return [_finding(plan) for plan in plans]


def _common(text: str, known: Names) -> Iterator[NamedPlan]:
    """Yield plans of the register whose name stands in a text but tells no number or period: another body may have one like it."""
    lower = text.lower()
    found: set[str] = set()
    for name, ids in known.exact.items():
        if len(ids) > 1 or ids[0] in found or len(name.split()) < WORDS or not KIND.match(name) or NUMBER.search(name) or period_of(name):
            continue
        at = lower.find(name.lower())
        if at >= 0 and not (lower[at - 1 : at].isalnum() or lower[at + len(name) : at + len(name) + 1].isalnum()):
            found.add(ids[0])
            yield NamedPlan(known.ids[ids[0]], (text[at : at + len(name)],), known=False)


def _named(text: str) -> Iterator[tuple[str, str]]:
    """Yield (name, words) of each plan that a paragraph names with a name of its own."""
    for congress in CONGRESS.finditer(text):
        yield f"Nghị quyết {congress['name'].strip()}", congress[0]
    for place, found in plan_names(text):
        for words in ANOTHER.split(found):
            at = text.find(words, place)
            kind = KIND.match(words)
            if not kind or at < 0:
                continue
            quoted = QUOTED.match(text, at + kind.end())
            core = quoted["name"] if quoted else bare(words)
            number = NUMBER.search(core)
            if number and not quoted and core.startswith("số"):
                core = f"số {number[0]}"
            if number or len(core.split()) >= 3:
                yield f"{kind[1].capitalize()} {core}", text[at : quoted.end()] if quoted else words


def _finding(plan: NamedPlan) -> Evidence:
    quoted = any(QUOTED.search(quote) for quote in plan.quotes)
    numbered = any(CONGRESS.search(quote) for quote in plan.quotes)
    dated = period_of(plan.name) is not None
    sure = CERTAIN if plan.known or numbered or (quoted and dated) else LIKELY if quoted or dated else POSSIBLE
    basis = "có trong danh mục kế hoạch" if plan.known else "tên trong ngoặc kép" if quoted else "lời văn"
    return Evidence("plans", plan.name, sure, " | ".join(plan.quotes), basis)


def _merge(plans: list[NamedPlan], new: NamedPlan) -> None:
    for place, plan in enumerate(plans):
        if _are_one(plan.name, new.name):
            kept = new if new.known and not plan.known else plan
            quotes = tuple(dict.fromkeys((*plan.quotes, *new.quotes)))
            plans[place] = NamedPlan(kept.name, quotes, kept.known)
            return
    plans.append(new)


def _are_one(one: str, other: str) -> bool:
    """Return whether two names are wordings of one plan: the same kind, not two periods, and nearly all words of the shorter in the longer.
    """
    if kind_of(one) != kind_of(other):
        return False
    first, second = period_of(one), period_of(other)
    if first and second and first != second:
        return False
    words, more = (set(LETTER.findall(fold(bare(name)))) for name in (one, other))
    numbers = [NUMBER.findall(name) for name in (one, other)]
    if all(numbers) and numbers[0] != numbers[1]:
        return False
    shared = len(words & more) / max(min(len(words), len(more)), 1)
    return (shared >= 0.95 and min(len(words), len(more)) >= 4) or len(words & more) / max(len(words | more), 1) >= ALIKE


def _register(registries: Registries) -> Names:
    names = Names()
    for id, (_, entries) in registries.plans.items():
        name = entries.text("name")
        kind = entries.text("kind") or kind_of(name)
        names.add(id, [name, *(spelling for spelling in spellings(name, kind) if spelling != name), *entries.texts("aliases")])
        names.ids[id] = name
    return names


def read_papers(paragraphs: Iterable[str]) -> list[Evidence]:
    """Return documents cited with their numbers; the end of a title is never certain."""
    found: dict[str, Evidence] = {}
    for text in paragraphs:
        for paper in PAPER.finditer(text):
            parts = [paper["kind"], f"số {paper['number']}"]
            day = _day(paper["day"])
            parts += [f"ngày {day}"] if day else []
            parts += [f"của {paper['issuer'].strip()}"] if paper["issuer"] else []
            parts += [paper["title"].strip()] if paper["title"] else []
            known = found.get(paper["number"])
            if known is None or len(" ".join(parts)) > len(known.value):
                found[paper["number"]] = Evidence("documents", " ".join(parts), LIKELY, paper[0].strip(), "lời văn")
    return list(found.values())


def _day(text: str | None) -> str:
    try:
        day = read_date(text) if text else None
    except ValueError:
        return ""
    return format_day(day) if day else ""


def read_abbreviations(paragraphs: Iterable[str], registries: Registries) -> list[Evidence]:
    """Return abbreviations that a text writes out: the initials of the words before the bracket are those in it."""
    known = {one.short for one in registries.abbreviations}
    found: dict[str, Evidence] = {}
    for text in paragraphs:
        for mark in DEFINED.finditer(text):
            long = _written_out(text[: mark.start()], mark["short"])
            if long:
                basis = "đã có trong viet-tat.yml" if mark["short"] in known else "lời văn"
                value = f"{mark['short']}: {long}"
                found.setdefault(mark["short"], Evidence("abbreviation", value, CERTAIN, f"{long} ({mark['short']})", basis))
    return list(found.values())


def _written_out(before: str, short: str) -> str:
    letters = [letter for letter in short if letter.isalpha()]
    words = list(LETTER.finditer(before))[-len(letters) :]
    initials = "".join(word[0][0] for word in words).upper()
    return before[words[0].start() :].strip() if len(words) == len(letters) and initials == "".join(letters) else ""


def read_statements(paragraphs: Sequence[str], day: date | None) -> list[Evidence]:
    """Return targets and results as suggestions: a person confirms them with `portal suggest`."""
    fields = {"target": "targets", "result": "results"}
    return [Evidence(fields[one.role], one.quote, LIKELY, one.quote, one.plan_hint) for one in suggest(list(paragraphs), reference=day)]


def units_in(text: str, day: date | None, registries: Registries) -> list[str]:
    """Return the units that a text names in full, the longest name at each place; namesakes by the day."""
    words = text.split()
    found: dict[str, None] = {}
    place = 0
    while place < len(words):
        for length in range(min(12, len(words) - place), 1, -1):
            if not words[place].lstrip('(“"')[:1].isupper():
                break
            name = " ".join(words[place : place + length]).strip(' ,.;:()“”"')
            ids = registries.unit_names.find(name).ids
            valid = tuple(id for id in ids if registries.units[id].valid_on(day))
            if len(ids) == 1 or len(valid) == 1:
                found[(valid or ids)[0]] = None
                place += length - 1
                break
        place += 1
    return list(found)


def known_unit(name: str, day: date | None, registries: Registries) -> str:
    """Return the one unit that a name means on a day; "" for none or several."""
    ids = registries.unit_names.find(name).ids
    if len(ids) > 1:
        ids = tuple(id for id in ids if registries.units[id].valid_on(day)) if day else ()
    return ids[0] if len(ids) == 1 else ""
