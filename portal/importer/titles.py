"""Owns the choice of the element that shows a page's title: what the page names itself first, then the heading nearest above the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from portal.importer.blocks import is_within, names_of, text_of
from portal.importer.furniture import HIDDEN
from portal.importer.labels import day_label, furniture
from portal.text.letters import LARGE

HEADS = ("h1", "h2", "h3")
MAY_HOLD = (*HEADS, "h4", "h5", "div", "span", "p", "strong", "b", "font", "td")
NAMED = re.compile(r"title|tieu-?de|head(?:line|ing)", re.I)
SITE_BOX = re.compile(
    r"(?:^|\s)(?:(?:site|page|top|main)[_-]?)?(?:header|head|logo|banner|masthead|brand|top|name|footer|sidebar)(?:$|\s)", re.I
)
SITE_NAME = re.compile(
    r"^(?i:(?:cổng|trang)\s+(?:thông\s+tin|tin)|(?:ubnd|ủy ban nhân dân|đảng bộ)\s+(?:huyện|xã|tỉnh|thành phố|phường|thị trấn|thị xã))"
    rf"(?:\s+(?:[{LARGE}]\w*|[–-]|(?i:điện tử|huyện|xã|tỉnh|phường|của))){{0,8}}$"
)
SHORTEST, LONGEST, WORDS, CANDIDATES, SHORT = 10, 300, 3, 3000, 60
BOLD, NEAR = ("b", "strong", "big"), 30  # elements, and how many of them before the text
SPACES = re.compile(r"\s+")


def title_tag(soup: BeautifulSoup, titles: Iterable[str], first: Tag) -> Tag | None:
    """Return the element of the title of the text that begins with `first`; None if the page shows none.

    `titles`: what the page's metadata calls it.
    """
    found = [tag for tag in soup.find_all(MAY_HOLD, limit=CANDIDATES) if _may_be(tag)]
    wanted = {_plain(title) for title in titles if title}
    above = [tag for tag in found if is_above(tag, first)]
    for tags in (above, found):
        if exact := [tag for tag in tags if _plain(text_of(tag)) in wanted]:
            return exact[-1] if tags is above else exact[0]
    page = _plain(text_of(soup.title)) if soup.title else ""
    named = [tag for tag in above if _plain(text_of(tag)) in page]
    near = [tag for tag in above if tag.name == "h1"] or [tag for tag in above if tag.name in HEADS or NAMED.search(names_of(tag))]
    return max(named, key=lambda tag: len(text_of(tag))) if named else near[-1] if near else _bold(first)


def _bold(first: Tag) -> Tag | None:
    """Return the bold or large line right above a text, or first in it: the title of pages older than headings."""
    earlier = [tag for tag in first.find_all_previous(BOLD, limit=NEAR) if is_title(tag) and is_above(tag, first)]
    return next((tag for tag in earlier if tag.find_parent("a") is None and tag.find("a") is None), None)


def is_above(tag: Tag, first: Tag) -> bool:
    """Return whether an element is earlier than the text, and not in a menu or the head of the site."""
    if tag is first or is_within(first, tag) or any(parent.name in ("nav", "aside", "li") for parent in tag.parents):
        return False
    mine, its = [tag, *tag.parents], [first, *first.parents]
    places = {id(one): number for number, one in enumerate(its)}
    number, shared = next((number, one) for number, one in enumerate(mine) if id(one) in places)
    if shared is first:  # its words stand beside the title's element
        return not any(
            len(string.strip()) >= SHORT
            for step in mine[:number]
            for string in step.previous_siblings
            if isinstance(string, NavigableString)
        )
    there = its[places[id(shared)] - 1]
    earlier = number > 0 and any(sibling is there for sibling in mine[number - 1].next_siblings)
    return earlier and not any(SITE_BOX.search(names_of(parent)) for parent in mine[:number])


def _may_be(tag: Tag) -> bool:
    return (tag.name in HEADS or NAMED.search(names_of(tag)) is not None) and is_title(tag)


def is_title(tag: Tag) -> bool:
    """Return whether an element may show a title: visible, not the site's own name, no furniture and no day."""
    text = text_of(tag)
    hidden = any(HIDDEN & set(names_of(one).split()) for one in (tag, *tag.parents))
    right = SHORTEST <= len(text) < LONGEST and len(text.split()) >= WORDS
    return right and not hidden and not SITE_NAME.match(text) and not furniture(text) and not day_label(text)


def _plain(text: str) -> str:
    return SPACES.sub(" ", text).strip().casefold()
