"""Owns the block elements of a body: their words, lines and classes. It does not arrange them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4.element import AttributeValueList, Comment, NavigableString, PageElement, Tag


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
WHOLE = _words("p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre hr img")  # elements that are blocks
BOXES = _words(
    "html body div section article main center header footer aside nav form fieldset details summary figure figcaption address hgroup"
    " td th tr tbody thead tfoot li dd dt caption legend label object noscript picture"
)
UNSEEN = _words(
    "script style template head title meta link base noscript iframe object embed applet svg math canvas audio video select option datalist"
    " input button textarea"
)
INLINE = _words("span a b strong i em u font sup sub br small abbr time mark")
PICTURE = frozenset({"img"})
SPACES = re.compile(r"\s+")


def text_of(tag: Tag) -> str:
    """Return the words of an element on one line; blocks and breaks within it separate words."""
    parts: list[str] = []
    for child in tag.descendants:
        if isinstance(child, NavigableString):
            if not isinstance(child, Comment):
                parts += [" ", child] if _follows_block(child) else [child]
        elif isinstance(child, Tag) and (child.name == "br" or child.name in WHOLE or child.name in BOXES):
            parts.append(" ")
    return SPACES.sub(" ", "".join(parts)).strip()


def _follows_block(string: NavigableString) -> bool:
    before = string.previous_sibling
    return isinstance(before, Tag) and (before.name in WHOLE or before.name in BOXES)


def lines_of(tag: Tag) -> list[str]:
    """Return the lines of an element: its paragraphs and the parts separated by <br>, without empty ones."""
    parts: list[str] = []
    for child in tag.descendants:
        if isinstance(child, NavigableString) and not isinstance(child, Comment):
            parts += ["\n" if _follows_block(child) else "", SPACES.sub(" ", child)]
        elif isinstance(child, Tag) and (child.name == "br" or child.name in WHOLE or child.name in BOXES):
            parts.append("\n")
    return [line for line in map(str.strip, "".join(parts).split("\n")) if line]


def is_visible(block: Tag) -> bool:
    """Return whether a block shows anything."""
    return holds(block, PICTURE) or bool(text_of(block))


def block_around(tag: Tag) -> Tag:
    """Return the nearest block element of a piece of text."""
    while tag.parent is not None and tag.name in INLINE:
        tag = tag.parent
    return tag


def is_within(tag: PageElement, box: Tag) -> bool:
    """Return whether an element is inside another; `in` would compare what they hold, which takes long and takes twins for one."""
    return any(parent is box for parent in tag.parents)


def holds(tag: Tag, names: frozenset[str]) -> bool:
    """Return whether an element contains any of these; many times faster than BeautifulSoup's search for several names."""
    return any(isinstance(child, Tag) and child.name in names for child in tag.descendants)


def new(name: str, children: Iterable[PageElement | str] = (), **attributes: str) -> Tag:
    """Return a new element; children are moved out of their old place."""
    tag = Tag(name=name, attrs=dict(attributes), can_be_empty_element=name in ("img", "hr", "br"))
    for child in list(children):
        tag.append(child)
    return tag


def classes_of(tag: Tag) -> list[str]:
    """Return the classes of an element."""
    found = tag.get("class")
    return list(found) if isinstance(found, list) else [found] if isinstance(found, str) else []


def names_of(tag: Tag) -> str:
    """Return the classes and the id of an element, as one text."""
    return " ".join([*classes_of(tag), str(tag.get("id", ""))])


def add_class(tag: Tag, *names: str) -> None:
    """Add a class to an element."""
    tag["class"] = AttributeValueList([*classes_of(tag), *names])


def has_class(tag: Tag, name: str) -> bool:
    """Return whether an element has a class."""
    return name in classes_of(tag)
