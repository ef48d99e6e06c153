"""What a page says, in a few lines that people can read and compare: its head, then its blocks in order.

Long lists keep their first entries and how many there are; long paragraphs their beginning. Refuses to judge.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from bs4 import BeautifulSoup, Tag

LONGEST = 160  # letters of a line
SHOWN = 3  # entries of a list
HEADINGS = {"h1": "#", "h2": "##", "h3": "###", "h4": "####"}
LINES = {"p": "", "figcaption": "[chú thích] ", "blockquote": "> ", "summary": "[mở] ", "label": "[nhãn] ", "caption": "[bảng] "}
ALONE = {"li", "tr", "dt", "dd", "img", "a", "button", "svg", "canvas", *HEADINGS, *LINES}


def outline(page: Path) -> str:
    """The outline of an HTML file, one line for each thing, ending in a newline."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
    lines = [*_head(soup)]
    for part in (soup.select_one("nav.breadcrumb"), soup.main):
        lines += [_short(line) for line in _lines(part)] if part else []
    return "\n".join(lines) + "\n"


def _head(soup: BeautifulSoup) -> Iterator[str]:
    yield f"<title> {soup.title.get_text() if soup.title else ''}"
    for name in ("description", "robots"):
        if tag := soup.find("meta", {"name": name}):
            yield _short(f"<{name}> {tag['content']}")
    for feed in soup.select("link[rel=alternate]"):
        yield f"<feed> {feed['href']}"


def _lines(tag: Tag) -> Iterator[str]:
    for name, group in groupby(_children(tag), key=lambda child: child.name):
        members = list(group)
        several = name in ("li", "tr", "article", "figure") and len(members) > SHOWN + 1
        for member in members[:SHOWN] if several else members:
            yield from _of(member)
        if several:
            yield f"… ({len(members)})"


def _of(tag: Tag) -> Iterator[str]:
    if tag.name in HEADINGS:
        yield f"{HEADINGS[tag.name]} {_text(tag)}"
    elif tag.name == "li":
        yield f"- {_text(tag)}"
    elif tag.name == "tr":
        yield "| " + " | ".join(_text(cell) for cell in _children(tag))
    elif tag.name in ("dt", "dd"):
        yield f"{'' if tag.name == 'dt' else '  '}{_text(tag)}"
    elif tag.name == "img":
        yield f"[ảnh] {tag.get('alt', '')}"
    elif tag.name in ("a", "button"):
        yield f"[{_text(tag)}]"
    elif tag.name in LINES:
        yield LINES[tag.name] + _text(tag)
    elif tag.name not in ("svg", "canvas"):
        yield from _lines(tag)


def _children(tag: Tag) -> list[Tag]:
    return [child for child in tag.children if isinstance(child, Tag)]


def _text(tag: Tag) -> str:
    words = re.sub(r"\s+", " ", tag.get_text(" ")).strip()
    return re.sub(r" ([,.;:)])", r"\1", words)


def _short(line: str) -> str:
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()} …"
