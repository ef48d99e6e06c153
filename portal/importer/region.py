"""Owns the location of an article on a page without a profile: the smallest common box of the paragraphs that jusText classifies as prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from copy import copy

import justext
from bs4 import BeautifulSoup
from bs4.element import Tag

from portal.importer.blocks import names_of, text_of
from portal.importer.flatten import flat
from portal.importer.labels import furniture

LEAST, SHORT, SHARE = 200, 80, 0.6  # letters of prose on a page that is an article, and near a title; share of it in the box
SUMMARY, TEASED, OF_ALL = 60, 3, 0.6  # a list of news: letters of a summary, how many are below links, out of how many
WIDEST = 2.5  # the maximum length of the box around title and text, in lengths of the text
TITLES = ("h1", "h2", "h3")
MAY_HOLD = [*TITLES, "div", "span", "p", "strong", "b", "font", "td", "h4", "h5"]
TITLED = re.compile(r"title|tieu-?de|headline", re.I)
SPACES = re.compile(r"\s+")


def prose_of(html: str) -> list[str]:
    """Return the paragraphs of a page that jusText classifies as prose, by length, density of links and common words of Vietnamese."""
    try:
        paragraphs = justext.justext(
            html.encode("utf-8"), justext.get_stoplist("Vietnamese"), encoding="utf-8", length_low=50, length_high=140
        )
    except Exception:  # noqa: BLE001 - lxml raises whatever a broken page made it raise
        return []
    texts = [SPACES.sub(" ", one.text).strip() for one in paragraphs if not one.is_heading and _is_prose(one)]
    return [text for text in texts if not furniture(text)]


def _is_prose(paragraph: justext.core.Paragraph) -> bool:
    """Return whether a paragraph is among others of its kind, or long enough alone: a short article has no long ones next to it."""
    return not paragraph.is_boilerplate or paragraph.cf_class in ("good", "neargood")


def find_region(soup: BeautifulSoup, prose: Iterable[str], title: Tag | None) -> Tag | None:
    """Return the box of the article's text, with its title and the lines between if they are close; None for a page without prose."""
    weights = _weights(soup, prose)
    total = sum(weight for _, weight in weights.values())
    if total < (LEAST if title is None else SHORT):
        return None
    sums: Counter[int] = Counter()
    boxes: dict[int, Tag] = {}
    for tag, weight in weights.values():
        for parent in tag.parents:
            if isinstance(parent, Tag):
                sums[id(parent)] += weight
                boxes[id(parent)] = parent
    if not sums:
        return None
    held = [boxes[key] for key, weight in sums.items() if weight >= SHARE * total]
    box = max(held, key=lambda tag: len(list(tag.parents)))
    return _with_title(box, title)


def _weights(soup: BeautifulSoup, prose: Iterable[str]) -> dict[int, tuple[Tag, int]]:
    """Return the smallest elements that hold each paragraph, with its length."""
    wanted = Counter(text[:80] for text in prose)
    found: dict[int, tuple[Tag, int]] = {}
    wanted.pop("", None)
    for string in soup.find_all(string=True):
        parent = string.parent
        if parent is None or parent.name in ("script", "style", "title", "option", "textarea") or len(string.strip()) < 2:
            continue
        block = _block(parent)
        if id(block) in found:
            continue
        text = text_of(block)
        if len(text) >= 50 and any(text.startswith(start) or start in text for start in _starts(text, wanted)):
            found[id(block)] = (block, len(text))
    around = {id(parent) for block, _ in found.values() for parent in block.parents}
    return {key: one for key, one in found.items() if key not in around}


def _starts(text: str, wanted: Counter[str]) -> Iterable[str]:
    if text[:80] in wanted:
        return (text[:80],)
    return [start for start in wanted if start in text] if len(text) > 80 and len(wanted) < 200 else ()


def _block(tag: Tag) -> Tag:
    """Return the nearest block element of a piece of text."""
    while tag.parent is not None and tag.name in (
        "span",
        "a",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "font",
        "sup",
        "sub",
        "br",
        "small",
        "abbr",
        "time",
        "mark",
    ):
        tag = tag.parent
    return tag


def _with_title(box: Tag, title: Tag | None) -> Tag:
    """Return the box enlarged to hold the title, unless that includes half a page."""
    if title is None:
        return box
    parents = list(title.parents)
    near = next((parent for parent in [box, *box.parents] if parent in parents), None)
    if near is None or near.name in ("html", "body", "[document]", "form"):
        return box
    return near if len(text_of(near)) <= WIDEST * len(text_of(box)) else box


def is_list(box: Tag) -> bool:
    """Return whether a box is a list of news: most of its prose is below links of its own, as summaries are."""
    blocks = flat(copy(box))
    linked = [_is_link(block) for block in blocks]
    texts = [len(text_of(block)) >= SUMMARY and not link for block, link in zip(blocks, linked, strict=True)]
    teased = sum(text and any(linked[max(0, place - 2) : place]) for place, text in enumerate(texts))  # a day may be in between
    items = [item for block in blocks if block.name in ("ul", "ol") for item in block.find_all("li")]
    teased += sum(1 for item in items if _teases(item))
    return teased >= TEASED and teased >= OF_ALL * (sum(texts) + len(items))


def _is_link(block: Tag) -> bool:
    text = text_of(block)
    return len(text) >= 15 and sum(len(text_of(link)) for link in block.find_all("a", href=True)) >= 0.8 * len(text)


def _teases(item: Tag) -> bool:
    link = item.find("a", href=True)
    return link is not None and len(text_of(item)) - len(text_of(link)) >= SUMMARY


def title_tag(soup: BeautifulSoup, titles: Iterable[str]) -> Tag | None:
    """Return the heading with one of the titles, otherwise the only <h1> with words."""
    wanted = {SPACES.sub(" ", title).strip().casefold() for title in titles if title}
    headings = [tag for tag in soup.find_all(MAY_HOLD, limit=3000) if tag.name in TITLES or _may_be_title(tag)]
    for tag in headings:
        if text_of(tag).casefold() in wanted:
            return tag
    first = [tag for tag in headings if tag.name == "h1" and 10 < len(text_of(tag)) < 300]
    if len(first) == 1:
        return first[0]
    named = [
        tag for tag in headings if tag.name not in TITLES and 20 < len(text_of(tag)) < 300 and tag.find_parent(["li", "nav", "a"]) is None
    ]
    return named[0] if len(named) == 1 and not first else None


def _may_be_title(tag: Tag) -> bool:
    return bool(TITLED.search(names_of(tag))) and len(text_of(tag)) < 300
