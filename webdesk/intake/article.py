"""Owns what the importer makes of a Word file, a page or a clipping, as a form: values, body, files, and what a person is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from portal.importer.captions import with_captions
from portal.importer.completeness import lost, words_of
from portal.importer.compose import NAMES, ArticleFacts, DraftForm, composed
from portal.importer.found import Evidence, Imported, NotImported
from portal.importer.headings import with_headings
from portal.importer.letterhead import cut_frame
from portal.importer.reading import ImportSource, holds_text, import_bytes, read_source
from portal.source.reading.registries.registry import Registries
from webdesk.intake.apart import Unfit, apart
from webdesk.sheet.accepting import ACCEPTED
from webdesk.sheet.article import Sheet, opened

SECONDS = 15  # of work, for one file
UNSEEN = re.compile(r"(?is)<(script|style|noscript|template)\b.*?</\1\s*>")  # of a page around the words
NO_ARTICLES = (  # files people try, by their names: what to do with them instead
    (re.compile(r"(?i)\.pages$"), "là tệp của Pages trên máy Mac: trong Pages chọn Tệp › Xuất sang › Word, rồi đưa tệp .docx ấy vào đây."),
    (
        re.compile(r"(?i)\.(jpe?g|png|gif|webp|hei[cf]|xlsx?|ods|pptx?|zip|rar|7z|mp[34]|pdf)$"),
        "không phải bài viết: bắt đầu viết bài, rồi thả tệp này vào ô «Ảnh, PDF, tệp đính kèm»; bài thì đưa tệp Word gốc.",
    ),
)
FRAGMENT = '<html><body><span class="docs-internal-guid">{}</span></body></html>'  # the importer reads all that such a mark encloses


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something found that a person may accept: the field, its value in the form's words, the words of the source, how it was found.

    `reading`: how a target or result is understood.
    """

    field: str
    name: str
    value: str
    quote: str
    basis: str = ""
    reading: str = ""


@dataclass(slots=True)
class Arrived:
    """What came in: a form's values and body, files by their wished place, and what is told of it."""

    origin: str
    sheet: Sheet
    files: Mapping[str, bytes] = field(default_factory=dict)
    suggestions: list[Suggestion] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)  # why, what
    doubts: list[str] = field(default_factory=list)
    published: bool = False  # whether the source says when it was published


def read_article(origin: str, data: bytes, registries: Registries) -> Arrived:
    """What a file says. Raises Unfit."""
    for names, words in NO_ARTICLES:
        if names.search(origin):
            raise Unfit(f"«{origin}» {words}")
    return arrived(apart(imported_alone, origin, data, registries, makes=Imported, seconds=SECONDS))


def imported_alone(origin: str, data: bytes, registries: Registries) -> Imported:
    """The first article of a file; done apart. Raises Unfit."""
    try:
        return import_bytes(ImportSource(origin, data), registries, hints=False)[0]
    except NotImported as why:
        return _lines_alone(origin, data, str(why))


def _lines_alone(origin: str, data: bytes, why: str) -> Imported:
    """A file of a few short lines, none of which reads as an article's text: all of them. Raises Unfit."""
    try:
        made = fragment_alone(origin, data)
    except NotImported:
        raise Unfit(f"«{origin}»: {why}") from None
    if not holds_text(made):
        raise Unfit(f"«{origin}»: {why}")
    return made


def fragment_alone(origin: str, data: bytes) -> Imported:
    """A piece of text as it is, with no line taken for a title: only a letterhead is taken out. Raises NotImported."""
    material = read_source(ImportSource(origin, data))[0]
    before = words_of(material.blocks)
    cut_frame(material)
    material.blocks = with_headings(with_captions(material))
    made = composed(material, ArticleFacts([]), None, DraftForm(hints=False))
    missing = lost(before, made.text, [drop.text for drop in material.dropped])
    return replace(made, doubts=[f"{len(missing)} chữ của nguồn không có trong bài: {' '.join(missing[:20])}"] if missing else [])


def clipped_alone(origin: str, data: bytes) -> Imported:
    """What was pasted; done apart. Raises Unfit."""
    try:
        return fragment_alone(origin, clipping(data))
    except NotImported as why:
        raise Unfit(str(why)) from None


def read_clipping(origin: str, html: bytes) -> Arrived:
    """What pasted HTML says. Raises Unfit."""
    return arrived(apart(clipped_alone, origin, html, makes=Imported, seconds=SECONDS))


def arrived(made: Imported) -> Arrived:
    """The importer's article as a form. Raises Unfit."""
    sheet = opened(made.text)
    if sheet is None:
        raise Unfit(f"«{made.origin}»: không ghép được thành bài; chép phần chữ rồi dán vào ô nội dung.")
    facts = ArticleFacts(list(made.findings))
    dropped = [(one.reason, one.text) for one in made.dropped if one.text.strip()]
    return Arrived(
        made.origin, sheet, made.files, [_suggestion(one) for one in facts.doubtful() if one.field in ACCEPTED], dropped,
        [_of_the_desk(doubt) for doubt in made.doubts if "portal move" not in doubt and "căn cứ ngày" not in doubt],
        published=bool(facts.one("published")),
    )  # fmt: skip


def _of_the_desk(doubt: str) -> str:
    """A doubt without what only matters where files are written by hand."""
    return doubt.replace(": ghi «", ": điền ô «")


def _suggestion(one: Evidence) -> Suggestion:
    return Suggestion(one.field, NAMES.get(one.field, one.field), one.value, one.quote, one.basis)


def clipping(html: bytes) -> bytes:
    """Pasted HTML as a piece of text: what somebody selected is wanted, all of it."""
    return FRAGMENT.format(UNSEEN.sub("", html.decode("utf-8", "replace"))).encode()
