"""Owns the body of an article: Markdown to clean HTML, with its headings, links and images read off.

It refuses hostile content (scripts, frames, event handlers), style attributes and a second h1.
"""

from __future__ import annotations

import posixpath
import re
from functools import cache
from hashlib import blake2b
from html import escape, unescape
from typing import TYPE_CHECKING

from portal import urls
from portal.domain.article import Body, Heading
from portal.source.faults import Report
from portal.source.markdown_fast import html_of
from portal.text.plain import plain, words_of
from portal.text.slug import slug

if TYPE_CHECKING:
    from markdown import Markdown

HOSTILE = re.compile(
    r"<\s*/?\s*(script|iframe|object|embed|style|form|input|button|link|meta|base|svg|math)\b|\son\w+\s*=|(javascript|vbscript|data)\s*:\s*[^\s<]{3,}",
    re.I,
)
LINK = re.compile(r'(<a\b[^>]*?\shref=|<img\b[^>]*?\ssrc=)"([^"]*)"')
HEADING = re.compile(r"<h([1-6])(?:\s[^>]*)?>(.*?)</h\1>", re.S)
ALIGN = re.compile(r' style="text-align: (left|right|center);?"')
STYLE = re.compile(r'(<[a-z][^>]*?)\sstyle="[^"]*"')
OUTSIDE = re.compile(r"^(https?:|mailto:|tel:)", re.I)
IMAGE = re.compile(r"<img\b[^>]*>")
ALT = re.compile(r'\salt="([^"]*)"')
SRC = re.compile(r'\ssrc="([^"]*)"')


@cache
def _markdown() -> Markdown:
    return converter()


def converter() -> Markdown:
    """python-markdown as this portal speaks it. Imported when it is asked: plain text does without it."""
    from markdown import Markdown

    return Markdown(
        extensions=["tables", "footnotes", "sane_lists", "def_list", "fenced_code"],
        extension_configs={"footnotes": {"BACKLINK_TITLE": "Trở lại chỗ chú thích {} trong bài", "SEPARATOR": "-"}},
        output_format="html",
    )


def convert(text: str, path: str, first_line: int, report: Report) -> Body:
    """The body of the article at `path`; its first line is `first_line` of the file."""
    _check_safety(text, first_line, report)
    html = render(text)
    headings: list[Heading] = []
    html = _with_anchors(html, headings)
    links: list[str] = []
    html = LINK.sub(lambda found: f'{found[1]}"{_address(unescape(found[2]), path, links)}"', html)
    images = _images(html, text, first_line, report)
    return Body(html, words_of(html), tuple(headings), tuple(links), images, blake2b(html.encode(), digest_size=12).hexdigest())


def render(text: str) -> str:
    """Markdown as HTML without style attributes; tables may scroll by themselves."""
    html = html_of(text)
    if html is None:
        _markdown().reset()
        html = str(_markdown().convert(text))
    if 'style="' in html:
        html = ALIGN.sub(r' class="align-\1"', html)
        html = STYLE.sub(r"\1", html)
    html = html.replace("<table>", '<div class="table-scroll" role="group" tabindex="0" aria-label="Bảng">\n<table>')
    return html.replace("</table>", "</table>\n</div>")


def _check_safety(text: str, first_line: int, report: Report) -> None:
    found = HOSTILE.search(text) if _may_be_hostile(text) else None
    if found:
        line = first_line + text.count("\n", 0, found.start())
        report.add("T112", line, found[0].strip(), mark=found[0].strip())


def _may_be_hostile(text: str) -> bool:
    """Whether the long look is worth its while: a tag, an "=", or a ":" after the last letter of "javascript" or "data"."""
    return "<" in text or "=" in text or any(before.rstrip()[-1:] in "tTaA" for before in text.split(":")[:-1])


def _with_anchors(html: str, headings: list[Heading]) -> str:
    """Headings from h2 on, each with an anchor made of its words."""
    levels = [int(level) for level in re.findall(r"<h([1-6])[\s>]", html)]
    if not levels:
        return html
    shift = 2 - min(levels)
    taken: set[str] = set()

    def anchored(found: re.Match[str]) -> str:
        words = plain(found[2]).strip()
        level = min(int(found[1]) + shift, 6)
        anchor = _free(slug(words) or "muc", taken)
        headings.append(Heading(level, words, anchor))
        return f'<h{level} id="{anchor}">{found[2]}</h{level}>'

    return HEADING.sub(anchored, html)


def _free(anchor: str, taken: set[str]) -> str:
    name, number = anchor, 2
    while name in taken:
        name, number = f"{anchor}-{number}", number + 1
    taken.add(name)
    return name


def _address(href: str, path: str, links: list[str]) -> str:
    """The site address of a link as staff write it: a file beside or above, a path below content/, or an address."""
    if OUTSIDE.match(href) or href.startswith("#"):
        return escape(href)
    target, mark, anchor = href.removeprefix("{filename}").removeprefix("{static}").partition("#")
    if not target.startswith("/"):
        root = target.split("/")[0] in {"tin", "anh", "van-ban", "trang"}
        target = "/" + (target if root else posixpath.normpath(posixpath.join(posixpath.dirname(path), target)))
    target = site_address(posixpath.normpath(target) + ("/" if target.endswith("/") and target != "/" else ""))
    links.append(target)
    return escape(target + mark + anchor)


def site_address(place: str) -> str:
    """Where a file of content/ ("/tin/2016/04/x.md", "/van-ban/a.pdf") stands on the site."""
    if place.startswith("/trang/") and place.endswith(".md"):
        return urls.page(posixpath.basename(place).removesuffix(".md"))
    if place.endswith(".md"):
        return urls.article(place.lstrip("/"))
    if place.startswith("/van-ban/") and "." in posixpath.basename(place):
        return urls.attachment(place.lstrip("/"))
    return place


def _images(html: str, text: str, first_line: int, report: Report) -> tuple[str, ...]:
    files = []
    for tag in IMAGE.findall(html):
        source = SRC.search(tag)
        alt = ALT.search(tag)
        name = unescape(source[1]).lstrip("/") if source else ""
        files.append(name)
        if not alt or not alt[1].strip():
            place = text.find(posixpath.basename(name))
            report.add("L103", first_line + text.count("\n", 0, max(place, 0)), name, mark=posixpath.basename(name))
    return tuple(files)
