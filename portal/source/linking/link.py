"""Owns the linking of drafts: names become ids, missing values are inferred, and faults that depend on other files are reported.

The Articles lack their plans' targets and results (`plans` adds those). No file is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from portal import urls
from portal.domain.article import Article, ArticleKind, Card, Change, DateBasis, Picture, Status
from portal.domain.event import EventReport
from portal.domain.problem import Problem, holding
from portal.domain.unit import Unit
from portal.source.linking.article_parts import changes_of, clock_of, consultation_of, credits_of, images_of, source_of
from portal.source.linking.bodies import body_id, check_issuers
from portal.source.linking.event_reports import ReportContext, read_event, read_people
from portal.source.reading.draft import Draft
from portal.source.reading.faults import Report
from portal.source.reading.fields.node import Name
from portal.source.reading.fields.values import Entries
from portal.source.reading.privacy import digits
from portal.source.reading.registries.registry import Registries, resolve
from portal.text.dates import TZ, format_day, read_date
from portal.text.plain import truncate

NOTICE = re.compile(r"^thông báo\b", re.I)
CONSULT = re.compile(r"^(thông báo )?(v/v |về việc )?lấy ý kiến\b", re.I)
ANY_DATE = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|ngày \d+ tháng \d+ năm \d{4}")
SUMMARY = 320  # characters of an inferred summary


@dataclass(slots=True)
class Linked:
    """A linked article, with the parts of its draft that later steps need."""

    article: Article
    draft: Draft
    report: Report
    day: date


def link_article(draft: Draft, registries: Registries, authority: str) -> tuple[Linked | None, Report]:
    """Link one draft. Returns None if it must be held; its report says why, and which of its names are unknown: all faults at once."""
    report = Report(draft.path, draft.head, _asked(draft.problems, registries))
    entries = draft.entries
    moment, basis = _dates(entries, report)
    unit = _unit(entries, moment.date() if moment else basis.day if basis else None, registries, report)
    at = moment or datetime.combine(basis.day, time(), TZ) if basis else moment
    if unit is None or at is None:
        _given_section(entries, registries, report)
        _topics(entries, registries, report)
        return None, report
    article = _Linking(draft, registries, report, unit, at, moment is not None).article(basis, authority)
    if not draft.sound or holding(report.problems):
        return None, report
    return Linked(article, draft, report, at.date()), report


def _asked(problems: tuple[Problem, ...], registries: Registries) -> list[Problem]:
    """Return the problems of a draft, except questions about numbers that belong to an office of the registries."""
    return [fault for fault in problems if fault.code != "W190" or digits(fault.mark) not in registries.phones]


def _dates(entries: Entries, report: Report) -> tuple[datetime | None, DateBasis | None]:
    moment = entries.values.get("date")
    given = entries.entries("date_basis")
    basis = _basis(given, report) if given else None
    if moment is None and given is None and entries.lines.keys().isdisjoint(("date", "date_basis")) and not _unread(entries, report):
        report.add("T110", entries.line, field="ngày đăng")
    return (moment.replace(tzinfo=TZ) if isinstance(moment, datetime) else None), basis


def _unread(entries: Entries, report: Report) -> bool:
    """Return whether the front matter could not be read at all, so that nothing counts as missing."""
    return not entries.lines and any(fault.code.startswith("F") for fault in holding(report.problems))


def _basis(given: Entries, report: Report) -> DateBasis | None:
    text = given.text("text")
    try:
        day = given.day("date") or next((read_date(found[0]) for found in ANY_DATE.finditer(text)), None)
    except ValueError as error:
        report.add("T106", given.line, text, error, field="căn cứ ngày", mark=text)
        return None
    if day is None:
        report.add("T107", given.line, text, field="căn cứ ngày")
        return None
    return DateBasis(text, day, bool(given.values.get("inferred")))


def _unit(entries: Entries, day: date | None, registries: Registries, report: Report) -> Unit | None:
    name = entries.name("unit")
    if name is None:
        return None
    return registries.units.get(body_id(name, day, registries, report))


@dataclass(frozen=True, slots=True)
class _Linking:
    """One draft whose unit and moment are known; `dated`: the moment is the article's own date, not its basis."""

    draft: Draft
    registries: Registries
    report: Report
    unit: Unit
    at: datetime
    dated: bool

    def article(self, basis: DateBasis | None, authority: str) -> Article:
        draft, registries, report, unit, at = self.draft, self.registries, self.report, self.unit, self.at
        entries = draft.entries
        _check_life(unit, at.date(), entries, registries, report)
        context = ReportContext(at.date(), basis.text if basis and not self.dated else "", draft.lead)
        event = read_event(entries, registries, unit.id, context, report)
        images = images_of(entries, report)
        card = self._card(event, images)
        own = entries.text("id") or draft.path.removesuffix(".md")
        withdrawn = entries.entries("withdrawn")
        topics = _topics(entries, registries, report)
        check_issuers(entries, at.date(), registries, report)
        article = Article(
            card=card,
            path=draft.path,
            feed_id=f"tag:{authority}:{own}",
            basis=basis,
            topics=topics,
            event=event,
            people=event.people if event else read_people(entries),
            consultation=consultation_of(entries, card.id),
            images=images,
            credits=credits_of(entries),
            source=source_of(entries),
            changes=changes_of(entries),
            withdrawn=Change(withdrawn.values["date"], withdrawn.text("note")) if withdrawn and withdrawn.values.get("date") else None,
            starts=entries.day("starts"),
            starts_at=clock_of(entries, "starts"),
            expires=entries.day("expires"),
            expires_at=clock_of(entries, "expires"),
            featured_until=entries.day("featured"),
            aliases=entries.texts("aliases"),
            lang=entries.values.get("lang", "vi"),
            stale=draft.stale,
        )
        return without_content(article) if card.status is Status.WITHDRAWN else article

    def _card(self, event: EventReport | None, images: tuple[Picture, ...]) -> Card:
        draft, entries, unit, report = self.draft, self.draft.entries, self.unit, self.report
        title = entries.text("title")
        if title.isupper() and len(title) > 12:
            report.add("W116", entries.line_of("title"), field="tiêu đề")
        section = _section(entries, self.registries, unit, report)
        status = Status.WITHDRAWN if "withdrawn" in entries.values else Status(entries.values.get("status", "published"))
        kind = _kind(entries, title, event)
        summary = entries.text("summary") or truncate(draft.lead, SUMMARY)
        first = next((image for image in images if image.file), None)
        id = entries.text("id") or draft.path.removesuffix(".md")
        day = event.day if event else None
        return Card(
            id, urls.article(draft.path), title, summary, self.at, self.dated, unit.id, section, kind, status,
            entries.text("kicker"), first, day,
        )  # fmt: skip


def without_content(article: Article) -> Article:
    """Return the rest of a withdrawn article: its title and place. Nothing of its text is published any more."""
    card = article.card
    return Article(
        replace(card, summary="", kicker="", picture=None, event_day=None), article.path, article.feed_id, article.basis, article.topics,
        withdrawn=article.withdrawn, aliases=article.aliases, lang=article.lang, stale=article.stale,
    )  # fmt: skip


def _section(entries: Entries, registries: Registries, unit: Unit, report: Report) -> str:
    if entries.name("section"):
        return _given_section(entries, registries, report)
    return next((id for id, section in registries.sections.items() if unit.kind in section.kinds), "")


def _given_section(entries: Entries, registries: Registries, report: Report) -> str:
    name = entries.name("section")
    return resolve(name, "chuyên mục", "chuyên mục", registries.section_names, report) if name else ""


def _kind(entries: Entries, title: str, event: EventReport | None) -> ArticleKind:
    given = entries.values.get("kind")
    if given:
        return ArticleKind(given)
    if "consultation" in entries.values or CONSULT.match(title):
        return ArticleKind.CONSULTATION
    if NOTICE.match(title):
        return ArticleKind.NOTICE
    if "corrects" in entries.values:
        return ArticleKind.CORRECTION
    return ArticleKind.EVENT if event else ArticleKind.NEWS


def _topics(entries: Entries, registries: Registries, report: Report) -> tuple[str, ...]:
    names: list[Name] = []
    for name in entries.names("topics"):
        known = registries.topic_names.find(name.text).ids
        names += [name] if known else [Name(part.strip(), name.line) for part in name.text.split(",")]
    ids = (resolve(name, "chủ đề", "chủ đề", registries.topic_names, report) for name in names)
    return tuple(dict.fromkeys(id for id in ids if id))


def _check_life(unit: Unit, day: date, entries: Entries, registries: Registries, report: Report) -> None:
    if unit.valid_to and day > unit.valid_to:
        after = ", ".join(registries.units[id].name for id in unit.successors if id in registries.units)
        hint = f"Địa bàn nay thuộc: {after}." if after else "Kiểm tra lại đơn vị hoặc ngày của bài."
        report.add("C101", entries.line_of("unit"), unit.name, format_day(unit.valid_to), hint, field="đơn vị")
