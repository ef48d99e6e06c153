"""Owns the location of an article on a page without a profile: the smallest common box of what jusText classifies as prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from copy import copy

import justext
from bs4 import BeautifulSoup
from bs4.element import PreformattedString, Tag

from portal.importer.blocks import block_around, text_of
from portal.importer.flatten import flat
from portal.importer.labels import furniture
from portal.record import dataclass

LEAST, SHORT, SHARE = 200, 80, 0.6  # letters of prose on a page that is an article, and near a title; share of it in the box
SUMMARY, TEASED, OF_ALL = 60, 3, 0.6  # a list of news: letters of a summary, how many are below links, out of how many
GAIN = 0.5  # the share of prose in what a larger box adds
UNREAD = frozenset({"script", "style", "title", "option", "textarea", "noscript"})
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Region:
    """The box of a text, and the letters of prose on its page."""

    box: Tag
    letters: int


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


def find_region(soup: BeautifulSoup, prose: Iterable[str]) -> Region | None:
    """Return the box of the article's text: the smallest with most of the prose, and what adds mostly prose to it; None for none."""
    weights = _weights(soup, prose)
    total = sum(weight for _, weight in weights.values())
    sums: Counter[int] = Counter()
    boxes: dict[int, Tag] = {}
    for tag, weight in weights.values():
        nests = any(id(inner) in weights for inner in tag.find_all(True))
        for parent in [tag, *tag.parents] if nests else tag.parents:
            if isinstance(parent, Tag):
                sums[id(parent)] += weight
                boxes[id(parent)] = parent
    held = [boxes[key] for key, weight in sums.items() if weight >= SHARE * total]
    if total < SHORT or not held:
        return None
    box = max(held, key=lambda tag: len(list(tag.parents)))
    return Region(_whole(box, sums), total)


def _whole(box: Tag, sums: Counter[int]) -> Tag:
    """Return a box enlarged to those around it whose further text is mostly prose: a summary, or paragraphs that an unclosed tag nests."""
    whole, letters = box, len(text_of(box))
    for parent in box.parents:
        if parent.name in ("html", "body", "[document]"):
            break
        more = len(text_of(parent))
        added = sums[id(parent)] - sums[id(whole)]
        if added > 0 and added >= GAIN * (more - letters):
            whole, letters = parent, more
    return whole


def _weights(soup: BeautifulSoup, prose: Iterable[str]) -> dict[int, tuple[Tag, int]]:
    """Return the elements that hold a paragraph of their own, with its length."""
    wanted = Counter(text[:80] for text in prose)
    wanted.pop("", None)
    blocks: dict[int, Tag] = {}
    own: dict[int, list[str]] = {}
    for string in soup.find_all(string=True):
        parent = string.parent
        if parent is None or parent.name in UNREAD or isinstance(string, PreformattedString) or not string.strip():
            continue
        block = block_around(parent)
        blocks[id(block)] = block
        own.setdefault(id(block), []).append(string)
    texts = {key: SPACES.sub(" ", "".join(parts)).strip() for key, parts in own.items()}
    held = {key: text for key, text in texts.items() if len(text) >= 50 and any(start in text for start in _starts(text, wanted))}
    return {key: (blocks[key], len(text)) for key, text in held.items()}


def _starts(text: str, wanted: Counter[str]) -> Iterable[str]:
    return (text[:80],) if text[:80] in wanted else wanted if len(text) > 80 and len(wanted) < 200 else ()


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
