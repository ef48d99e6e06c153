"""Owns the body of an article: Markdown to clean HTML, with its headings, links and images extracted.

The Markdown dialect is that of offices (portal/source/reading/markdown/office, docs/markdown.md). If it may hold tags of staff, the HTML is
cleaned; the output of the fast converter needs no cleaning, which tests/portal/source/test_cleaning.py proves.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from html import escape, unescape
from typing import TYPE_CHECKING, NamedTuple

from portal.domain.article import Body, Heading
from portal.source.reading.faults import Report
from portal.source.reading.markdown.links import address, at_home
from portal.source.reading.markdown.markdown_fast import is_foreign, written
from portal.source.reading.markdown.office.emphasis import lettered
from portal.source.reading.markdown.office.excess import SMALL, too_marked, too_much
from portal.source.reading.markdown.office.finding import Finding
from portal.source.reading.markdown.office.layout import lay_out, typed
from portal.source.reading.markdown.office.links import lost_links, lost_notes, notes_once, placed, tidied, unfit_links, with_words
from portal.source.reading.markdown.office.markup import read_markup
from portal.source.reading.markdown.office.standins import escapes, kept_paths, restored, swept
from portal.text.percent import decoded
from portal.text.plain import plain, words_of
from portal.text.slug import slug

if TYPE_CHECKING:
    from markdown import Markdown

LINK = re.compile(r'(<a\b[^>]*?\shref=|<img\b[^>]*?\ssrc=)"([^"]*)"')
HEADING = re.compile(r"<h([1-6])(?:\s[^>]*)?>(.*?)</h\1>", re.S)
ALIGN = re.compile(r' style="text-align: (left|right|center);?"')
ONCE = frozenset({"T112", "F160", "N140", "N142", "N211", "T141"})
# Anchors that the page around a body uses.
PAGE_ANCHORS = [
    "noi-dung", "danh-muc", "muc-luc", "tu-khoa", "dong-su-kien", "cung-chuyen-muc", "chu-viet-tat", "thong-tin", "chi-tieu", "van-ban",
]  # fmt: skip
IMAGE = re.compile(r"<img\b[^>]*>")
ALT = re.compile(r'\salt="([^"]*)"')
SRC = re.compile(r'\ssrc="([^"]*)"')


class Rendered(NamedTuple):
    """The HTML of a body, and its findings."""

    html: str
    findings: list[Finding]


@cache
def _markdown() -> Markdown:
    """Return python-markdown in this portal's dialect. It is imported on demand: plain text does not need it."""
    from portal.source.reading.markdown.office.dialect import converter

    return converter()


def convert(text: str, path: str, first_line: int, report: Report, described: Mapping[str, str] | None = None) -> Body:
    """Return the body of the article at `path`; its first line is `first_line` of the file.

    `described`: description by file of the pictures that the front matter lists; a picture without one in the body has that one,
    and where that is empty too, the fault is the list's.
    """
    text, moved = at_home(text)
    for written_as, file, place in moved:
        report.add("N130", first_line + text.count("\n", 0, place), written_as, file, mark=written_as)
    html, findings = render(text)
    for found in _once(findings):
        report.add(found.code, first_line + found.line, found.detail, mark=found.mark)
    headings: list[Heading] = []
    html = _with_anchors(html, headings)
    links: dict[str, None] = {}
    html = LINK.sub(lambda found: f'{found[1]}"{_address(unescape(found[2]), path, links)}"', html)
    listed = described or {}
    html = IMAGE.sub(lambda found: _with_description(found[0], listed), html) if listed else html
    images = _images(html, text, first_line, report, listed)
    return Body(html, words_of(html), tuple(headings), tuple(links), images, blake2b(html.encode(), digest_size=12).hexdigest())


def _once(findings: list[Finding]) -> list[Finding]:
    """Return the findings in order of lines; those about the whole body only at their first place."""
    seen: set[str] = set()
    first = []
    for found in sorted(findings, key=lambda one: one.line):
        if found.code not in ONCE or found.code not in seen:
            first.append(typed(found))
        seen.add(found.code)
    return first


def render(text: str) -> Rendered:
    """Return a body as safe HTML; tables can scroll on their own. Never raises on any text."""
    source = text
    found = list(too_much(text))
    if found:
        return Rendered("", found)
    foreign = is_foreign(text)
    if foreign:
        text = kept_paths(swept(text))
        escaped = list(escapes(text))
        text, found = read_markup(text) if "<" in text else (text, [])
        found += escaped
    laid = lay_out(text)
    found += laid.findings
    plain = lettered(laid.text) if "*" in laid.text or "_" in laid.text else laid.text
    if len(plain) > SMALL and (much := list(too_marked(plain))):
        return Rendered("", [*found, *much])
    html = None if foreign else written(plain)
    if html is None:
        late = list(unfit_links(laid.text))  # the fast converter writes none
        html = _by_markdown(plain, late)
        return Rendered(_with_tables(html), [*found, *placed(late, source)])
    return Rendered(_with_tables(_aligned(html if plain is text else restored(html))), found)


def _by_markdown(text: str, found: list[Finding]) -> str:
    """Return the HTML of python-markdown, cleaned."""
    from portal.source.reading.markdown.office.cleaning import cleaned

    if "[^" in text:
        text, twice = notes_once(text)
        found += twice
    text, empty = tidied(text)
    found += empty
    try:
        _markdown().reset()
        html = str(_markdown().convert(text))
    except Exception as error:  # noqa: BLE001 - whatever a renderer raises on one text, the site is built
        _markdown.cache_clear()
        found.append(Finding("T149", 0, type(error).__name__))
        return ""
    if "[^" in text:
        found += lost_notes(text)
    clean = cleaned(_aligned(restored(html)))
    if "<a>" in clean:
        found += lost_links(clean, text, found)
    return with_words(clean, found)


def _aligned(html: str) -> str:
    """Mark right-aligned and centred cells with a class: the policy of pages allows no style attribute."""
    return ALIGN.sub(r' class="align-\1"', html) if 'style="' in html else html


def _with_tables(html: str) -> str:
    """Wrap each table in a box that scrolls."""
    if "<table" not in html:
        return html
    html = html.replace("<table>", '<div class="table-scroll" role="group" tabindex="0" aria-label="Bảng">\n<table>')
    return html.replace("</table>", "</table>\n</div>")


def _with_anchors(html: str, headings: list[Heading]) -> str:
    """Return headings from h2 on, each one level below the nearest higher one above, with an anchor made of its words."""
    above: list[int] = []  # the original levels of the enclosing headings
    used = dict.fromkeys(PAGE_ANCHORS, 1)

    def anchored(found: re.Match[str]) -> str:
        words, written = plain(found[2]).strip(), int(found[1])
        while above and above[-1] >= written:
            above.pop()
        level = min(2 + len(above), 6)
        above.append(written)
        anchor = _free(slug(words) or "muc", used)
        headings.append(Heading(level, words, anchor))
        return f'<h{level} id="{anchor}">{found[2]}</h{level}>'

    return HEADING.sub(anchored, html) if "<h" in html else html


def _free(anchor: str, used: dict[str, int]) -> str:
    """Return the anchor, with a number if it is in use; `used` holds the last number of each anchor."""
    name = anchor
    while name in used:
        used[anchor] += 1
        name = f"{anchor}-{used[anchor]}"
    used[name] = 1
    return name


def _address(href: str, path: str, links: dict[str, None]) -> str:
    """Return a link as printed; one that leads to this site is recorded."""
    target, ours = address(href, path)
    if ours:
        links[target.partition("#")[0]] = None
    return escape(target)


def _file(tag: str) -> str:
    source = SRC.search(tag)
    return decoded(unescape(source[1])).lstrip("/") if source else ""


def _is_described(tag: str) -> bool:
    alt = ALT.search(tag)
    return bool(alt and alt[1].strip())


def _with_description(tag: str, listed: Mapping[str, str]) -> str:
    """Return an image with the description that its file has in the front matter, if it has none of its own."""
    words = "" if _is_described(tag) else listed.get(_file(tag), "")
    return ALT.sub("", tag).replace("<img", f'<img alt="{escape(words)}"', 1) if words else tag


def _images(html: str, text: str, first_line: int, report: Report, listed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the files of the images; one without a description is reported, but where the front matter lists it."""
    files = []
    for tag in IMAGE.findall(html):
        files.append(name := _file(tag))
        if name not in listed and not _is_described(tag):
            place = text.find(posixpath.basename(name))
            report.add("L103", first_line + text.count("\n", 0, max(place, 0)), name, mark=posixpath.basename(name))
    return tuple(files)
