"""Owns the conversion of material to an article: it removes the ends, finds headings and captions, and parses the facts.

The result is checked against its source. The same material and registries give the same article. No file is read or written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bs4.element import Tag

from portal.importer import named
from portal.importer.blocks import HEADINGS, text_of
from portal.importer.captions import with_captions
from portal.importer.completeness import lost, words_of
from portal.importer.compose import ArticleFacts, DraftForm, composed, day_of
from portal.importer.ends import cut_head, cut_tail
from portal.importer.event_sentences import event_day, read_event, read_people
from portal.importer.found import ABOVE, CERTAIN, LIKELY, Dropped, Evidence, Imported, Material, NotImported
from portal.importer.headings import with_headings
from portal.importer.letterhead import cut_frame
from portal.importer.occasions import read_attendees, read_step, read_topics
from portal.source.reading.limits import BODY_LINE, BODY_LINES
from portal.source.reading.registries.registry import Registries
from portal.text.event_date import find_event_date
from portal.text.letters import LARGE, SMALL

ABOUT = "Về|V/v|VỀ|Ban hành|BAN HÀNH|Phê duyệt|Quy định|QUY ĐỊNH|Kết quả|Sơ kết|Tổng kết|Triển khai|Thực hiện"
KIND_WORDS = re.compile(rf"^(?P<kind>[{LARGE} ]{{4,24}}?)\s*(?:[:–-]\s*)?(?P<title>(?:(?:{ABOUT})\b|[{SMALL}]).*)$")
LETTERS, READ = 600_000, 20_000  # of an article: two hundred pages; of a paragraph that is read for facts
STEP = re.compile(r"\s*[»›>/|]\s*")
PROSE = ("p", "ul", "ol", "blockquote", "table")


def imported(material: Material, registries: Registries, *, unit: str = "", hints: bool = True) -> Imported:
    """Return the draft of a source. `unit`: the name of a unit for sources that name none; `hints`: with the hidden note."""
    before = material.words if material.words is not None else words_of(material.blocks)
    _check_length(material.blocks)
    if material.written:
        cut_frame(material)
    material.blocks = with_captions(material)
    cut_head(material, registries)
    cut_tail(material, registries)
    material.blocks = with_headings(material.blocks)
    facts = ArticleFacts(list(material.facts))
    day = _read(material, facts, registries)
    left_out = [drop.text for drop in material.dropped] + [one.quote for one in facts.findings]
    form = DraftForm(unit, hints=hints)
    made = composed(material, facts, day, form)
    missing = lost(before, made.text, left_out)
    if missing:
        other = composed(material, facts, day, replace(form, emphasis=False))
        fewer = lost(before, other.text, left_out)
        made, missing = (other, fewer) if len(fewer) < len(missing) else (made, missing)
    if missing:
        doubt = f"{len(missing)} chữ của nguồn không có trong bài: {' '.join(missing[:20])}"
        return replace(made, lost=missing, doubts=[*made.doubts, doubt])
    return made


def _check_length(blocks: Sequence[Tag]) -> None:
    """Raise NotImported for a text that is longer than an article may be, in all or in one paragraph."""
    lengths = [len(text_of(block)) for block in blocks]
    if sum(lengths) > LETTERS:
        raise NotImported(f"Văn bản dài {sum(lengths)} chữ, một bài nhiều nhất {LETTERS}: chia thành nhiều tệp rồi nhập lại.")
    if BODY_LINES.passed(len(blocks)):
        raise NotImported(f"Văn bản quá dài: {BODY_LINES.described(len(blocks))}.")
    lines = [length for length, block in zip(lengths, blocks, strict=True) if block.name == "p" and BODY_LINE.passed(length)]
    if lines:
        raise NotImported(f"Có đoạn quá dài: {BODY_LINE.described(lines[0])}.")


def _read(material: Material, facts: ArticleFacts, registries: Registries) -> date | None:
    """Add the facts of the text; return the day of the event, if its year is known."""
    paragraphs = _paragraphs(material.blocks)
    _official(facts, registries)
    _section(facts, material.dropped, registries)
    published = day_of(facts.one("published")) or day_of(facts.one("updated"))
    title = facts.one("title")
    event = read_event(title, paragraphs, published, registries)
    day = _day_of_event(event, published)
    at = published or day or day_of(facts.one("signed"))
    facts.findings += event
    captions = [one.value for one in facts.findings if one.field == "caption"]
    facts.findings += read_people([*paragraphs, *captions])
    facts.findings += named.read_plans(title, paragraphs, registries)
    facts.findings += named.read_papers(paragraphs)
    facts.findings += named.read_abbreviations(paragraphs, registries)
    facts.findings += named.read_statements(paragraphs, at)
    _occasion(facts, title, paragraphs, registries)
    _unit(facts, title, paragraphs, at, registries)
    if not event:
        _loosen_people(facts)
    return day


def _occasion(facts: ArticleFacts, title: str, paragraphs: Sequence[str], registries: Registries) -> None:
    """Add suggestions: who attended an event, the step of the one plan that is named, topics."""
    named_topics = [one.value for one in facts.findings if one.field == "topics" and not one.certain]
    facts.findings = [one for one in facts.findings if one.field != "topics" or one.certain]
    facts.findings += read_topics(named_topics, title, paragraphs, registries)
    if facts.one("event.name"):
        facts.findings += read_attendees(paragraphs)
    if sum(one.field == "plans" for one in facts.findings) == 1:
        facts.findings += read_step(title, paragraphs)


def _paragraphs(blocks: Sequence[Tag]) -> list[str]:
    """Return the running text, item by item, without headings and pictures."""
    found: list[str] = []
    for block in blocks:
        if block.name in ("ul", "ol"):
            found += [text_of(item) for item in block.find_all("li")]
        elif block.name in PROSE and block.name != "table" and block.name not in HEADINGS:
            found.append(text_of(block))
    return [text[:READ] for text in found if text]


def _day_of_event(event: Sequence[Evidence], published: date | None) -> date | None:
    quote = next((one.quote for one in event if one.field == "event.date"), "")
    found = find_event_date(quote) if quote else None
    return event_day(found, published) if found else None


def _official(facts: ArticleFacts, registries: Registries) -> None:
    """Add the facts of an official letterhead; the issuer is certain if the registry knows it."""
    day = day_of(facts.one("signed"))
    for one in [fact for fact in facts.findings if fact.field == "issuer"]:
        if id := named.known_unit(one.value, day, registries):
            facts.findings.append(Evidence("issuer", registries.units[id].name, CERTAIN, one.quote, "khối quốc hiệu, danh mục đơn vị"))
    title = facts.one("title")
    subject = next((fact.value for fact in facts.findings if fact.field == "subject"), "")
    if not title and subject:
        facts.findings.append(Evidence("title", subject[:1].upper() + subject[1:], CERTAIN, subject, "trích yếu (V/v)"))
        facts.findings.append(Evidence("paper.title", subject, CERTAIN, subject, "trích yếu (V/v)"))
    elif facts.one("number") and (found := KIND_WORDS.match(title)):
        kind = found["kind"].strip().capitalize()
        about = found["title"]
        if about != about.upper():  # the kind is a known word: its capitals are style
            facts.findings.insert(0, Evidence("title", f"{kind} {about[0].lower()}{about[1:]}", CERTAIN, title, "tên loại và trích yếu"))
        facts.findings.append(Evidence("paper.kind", kind.lower(), CERTAIN, title, "tên loại văn bản"))
        facts.findings.append(Evidence("paper.title", found["title"], CERTAIN, title, "trích yếu"))


def _section(facts: ArticleFacts, dropped: Sequence[Dropped], registries: Registries) -> None:
    """Add the section that a page names; it is certain if this site has one of that name."""
    above = [part.strip() for drop in dropped if drop.reason == ABOVE for part in STEP.split(drop.text)]
    crumbs = [Evidence("section", part, LIKELY, part, "đường dẫn trên tiêu đề") for part in reversed(above) if part]
    for one in [fact for fact in [*facts.findings, *crumbs] if fact.field == "section" and not fact.certain]:
        ids = registries.section_names.find(one.value).ids
        if len(ids) == 1 and not facts.one("section"):
            facts.findings.append(replace(one, value=registries.sections[ids[0]].name, confidence=CERTAIN))


def _unit(facts: ArticleFacts, title: str, paragraphs: Sequence[str], day: date | None, registries: Registries) -> None:
    """Add the article's unit: the event's host, the document's issuer, the name above the title; others are only likely."""
    if facts.one("unit"):
        return
    for name, basis in (
        ("unit", "trang nguồn"),
        ("event.host", "cơ quan tổ chức"),
        ("issuer", "cơ quan ban hành"),
        ("kicker", "dòng trên tiêu đề"),
    ):
        for one in facts.findings:
            if one.field == name and (id := named.known_unit(one.value, day, registries)):
                facts.findings.append(Evidence("unit", registries.units[id].name, CERTAIN, one.quote, basis))
                return
    for id in named.units_in(" ".join([title, *paragraphs[:2]]), day, registries)[:3]:
        facts.findings.append(Evidence("unit", registries.units[id].name, LIKELY, registries.units[id].name, "nêu ở đầu bài"))


def _loosen_people(facts: ArticleFacts) -> None:
    """Make people suggestions if there is no event: then "chaired" may mean something else."""
    acted = ("chair", "speakers", "concluded_by")
    facts.findings = [replace(one, confidence=LIKELY) if one.field in acted else one for one in facts.findings]
