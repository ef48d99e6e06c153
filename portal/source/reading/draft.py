"""Owns the Draft: one article file as read alone, with unresolved names. Drafts are cached between builds."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from portal.domain.article import Body
from portal.domain.problem import Problem, holding
from portal.record import dataclass
from portal.source.reading.copies import copied, perhaps_copied
from portal.source.reading.faults import Report, unexpected
from portal.source.reading.fields.coherence import check_article
from portal.source.reading.fields.frontmatter import FrontMatter, split
from portal.source.reading.fields.merge import are_apart, second_head
from portal.source.reading.fields.node import Name
from portal.source.reading.fields.statements import StatementLine, read_lines
from portal.source.reading.fields.values import Entries, read_table
from portal.source.reading.filenames import misnamed, renamed
from portal.source.reading.markdown.body import convert
from portal.source.reading.privacy import digits, personal_numbers
from portal.text.invisible import visible
from portal.text.normalise import legacy_encoding
from portal.text.plain import first_paragraph
from portal.text.slug import slug

FOLDER = re.compile(r"^tin/(\d{4})/(\d{2})/[^/]+\.md$")


@dataclass(frozen=True, slots=True)
class Mention:
    """One plan as an article names it, with the targets and results it states."""

    name: Name
    stage: str = ""
    targets: tuple[StatementLine, ...] = ()
    results: tuple[StatementLine, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One file: its entries, its body, the problems found in it, and its head (front matter)."""

    path: str
    entries: Entries
    body: Body | None  # None: stored elsewhere
    lead: str  # the first paragraph
    links: tuple[str, ...]  # internal links of the body
    body_digest: str
    mentions: tuple[Mention, ...]
    results: tuple[StatementLine, ...]  # that belong to no plan
    problems: tuple[Problem, ...]
    head: str  # for excerpts of later problems
    stale: bool = False

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the draft without its body, which is stored separately."""
        return Draft, (
            self.path, self.entries, None, self.lead, self.links, self.body_digest, self.mentions, self.results, self.problems,
            self.head, self.stale,
        )  # fmt: skip

    @property
    def sound(self) -> bool:
        """Return whether nothing in the file itself holds it back."""
        return not holding(self.problems)


# Fields that tell readers something although the article has no text.
SAYS = frozenset({"summary", "images", "documents", "plans", "results", "event", "consultation", "withdrawn"})


def read_draft(path: str, text: str) -> Draft:
    """Read one article. Never raises on any text: an unexpected error becomes a fault of this article alone."""
    try:
        return _read(path, text)
    except Exception as error:  # noqa: BLE001 - one article never keeps the others from being read
        fault = unexpected(path, error)
        return Draft(path, Entries(1), Body(""), "", (), "", (), (), (fault,), "")


def _read(path: str, text: str) -> Draft:
    matter = split(text)
    report = Report(path, matter.text)
    for fault in matter.faults:
        report.add(fault.code, fault.line, fault.detail, mark=fault.detail)
    legible = _check_letters(matter, report)
    entries = read_table(matter.root, "article", report) if matter.root and legible else Entries(1)
    check_article(entries, report)
    for asked in personal_numbers(matter.text, {digits(number) for number in entries.texts("public_numbers")}):
        report.add("W190", matter.text.count("\n", 0, asked.place) + 1, asked.what, asked.written, mark=asked.written)
    if not are_apart(matter.faults) and (other := second_head(matter.body)):
        report.add("F200", matter.body_line + other[0], other[1])
    described = {given.text("file").lstrip("/"): given.text("alt") for given in entries.many("images") if isinstance(given, Entries)}
    body = convert(matter.body, path, matter.body_line, report, described)
    published = entries.values.get("status", "published") == "published"
    if published and not (body.words or body.images or SAYS.intersection(entries.values) or holding(report.problems)):
        report.add("W218", matter.body_line)
    _check_name(path, reference(entries), report)
    mentions = tuple(read_mentions(entries, report))
    results = read_lines(entries.many("results"), "result", reference(entries), report)
    return Draft(
        path, entries, body, first_paragraph(body.html), body.links, body.digest, mentions, results, tuple(report.problems),
        matter.head,
    )  # fmt: skip


def as_seen(draft: Draft, as_of: date) -> Draft:
    """Return the draft as of a day: a withdrawal dated later does not count yet; its day is then `withdrawn_later`."""
    given = draft.entries.entries("withdrawn")
    day = given.day("date") if given else None
    if day is None or day <= as_of:
        return draft
    values = {key: value for key, value in draft.entries.values.items() if key != "withdrawn" and value != "withdrawn"}
    return replace(draft, entries=replace(draft.entries, values={**values, "withdrawn_later": day}))


def reference(entries: Entries) -> date | None:
    """Return the day from which dates without a year in this article are resolved."""
    moment = entries.values.get("date")
    basis = entries.entries("date_basis")
    return moment.date() if isinstance(moment, datetime) else basis.day("date") if basis else None


def read_mentions(entries: Entries, report: Report) -> list[Mention]:
    """Return the plans an article names, in order."""
    found = []
    day = reference(entries)
    for item in entries.many("plans"):
        if isinstance(item, Name):
            found.append(Mention(item))
        elif name := item.name("name"):
            targets = read_lines(item.many("targets"), "target", day, report)
            results = read_lines(item.many("results"), "result", day, report)
            found.append(Mention(name, item.values.get("stage", ""), targets, results, item.text("note")))
    return found


def _check_name(path: str, day: date | None, report: Report) -> None:
    wrong = misnamed(path)
    if not wrong:
        return
    name = path.rpartition("/")[2]
    if original := copied(path):
        report.add("T131", 0, visible(name), original)
    elif wrong != name.removesuffix(".md"):
        report.add("T130", 0, visible(wrong), visible(path), renamed(path, day))
    elif original := perhaps_copied(path):
        report.add("T132", 0, visible(name), f"{slug(wrong)}.md", original)
    else:
        report.add("T113", 0, visible(name), renamed(name, None))


def _check_letters(matter: FrontMatter, report: Report) -> bool:
    """Check that the letters are Unicode; in an old encoding all keys and names would be unknown. Return whether they are."""
    kind = legacy_encoding(matter.head) or legacy_encoding(matter.body)
    if kind:
        report.add("F105", 1, {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "viqr": "VIQR"}.get(kind, "chữ hỏng do sai bảng mã"))
    return not kind
