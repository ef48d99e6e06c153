"""Owns the lines around an article's text that its box lacks: above it (summary, picture, day), and below it (credits, files).

Prose, pictures and files become blocks, labels become facts, the rest is recorded as dropped.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from bs4.element import Tag

from portal.importer.blocks import has_class, holds, is_within, names_of, new, text_of
from portal.importer.captions import OPENING
from portal.importer.flatten import PARTED, flat
from portal.importer.found import CERTAIN, LIKELY, Dropped, Evidence, Material
from portal.importer.furniture import clear, is_file
from portal.importer.headings import is_bold
from portal.importer.labels import credit, day_label, furniture, names_alone
from portal.record import dataclass

PROSE = re.compile(r"[.…!?:;]['”\"’)]*\s*$")
SHORT, LONG, LINKED = 60, 120, 0.5  # letters of prose, with and without an end; the share of letters in links that prose may have
ICON = re.compile(r"icon|logo|print|e?mail|share|rating|button|spacer|dot|arrow|bullet|star|facebook|zalo|\.svg\b|/in\.", re.I)
GLUED = re.compile(r"\d[^\W\d]|[^\W\d]\d|\d\d")  # the letters on both sides of the end of an inline element
SMALL, NEXT = 60, 3  # pixels of an icon; pieces below a text that may name its author
AUTHOR = re.compile(r"(?:^|[\s_-])(?:author|tac-?gia|tg|nguoi-?viet|butdanh)|tacgia|author", re.I)
BESIDE = "dòng quanh bài"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a text: blocks above it and below it."""

    above: list[Tag]
    below: list[Tag]


def read_around(material: Material, title: Tag, box: Tag, taken: Iterable[Tag], summaries: Iterable[Tag] = ()) -> Around:
    """Read what is between a title and its text, and below the text; the pieces leave the page.

    `taken`: elements read elsewhere; `summaries`: elements above the text that belong to it, whatever they hold.
    """
    skipped, whole = {id(tag) for tag in taken}, {id(tag) for tag in summaries}
    start = first_prose(box) if is_within(title, box) else box
    between = _free(_between(title, start), skipped, whole)
    behind = _free(_behind(title, box), skipped | whole)
    known = text_of(box) if start is box else ""
    above = [block for piece in between for block in _above(material, piece, known, whole=id(piece) in whole)]
    return Around(above, list(_below(material, behind)))


def first_prose(box: Tag) -> Tag:
    """Return the first paragraph of a box, the box itself if it has none."""
    return next((tag for tag in box.find_all(True) if _is_paragraph(tag)), box)


def _is_paragraph(tag: Tag) -> bool:
    own = " ".join(str(child) for child in tag.find_all(string=True, recursive=False))
    return is_prose(own.strip()) or (not holds(tag, PARTED) and is_prose(text_of(tag)))


def is_prose(text: str) -> bool:
    """Return whether a line is running text."""
    return (len(text) >= SHORT and PROSE.search(text) is not None) or len(text) >= LONG


def _free(pieces: Iterable[Tag], taken: Collection[int], whole: Collection[int] = ()) -> list[Tag]:
    """Return pieces that were not read; one that holds an element that was, or a summary, is parted."""
    found: list[Tag] = []
    for piece in pieces:
        if id(piece) in taken:
            continue
        if id(piece) not in whole and any(id(tag) in taken or id(tag) in whole for tag in piece.find_all(True)):
            found += _free([child for child in piece.children if isinstance(child, Tag)], taken, whole)
        else:
            found.append(piece)
    return found


def _paths(one: Tag, other: Tag) -> tuple[list[Tag], list[Tag]]:
    """Return the elements from each of two up to, without, what holds both."""
    mine, its = [one, *one.parents], [other, *other.parents]
    shared = {id(tag) for tag in mine} & {id(tag) for tag in its}
    return [tag for tag in mine if id(tag) not in shared], [tag for tag in its if id(tag) not in shared]


def _between(title: Tag, box: Tag) -> Iterator[Tag]:
    mine, its = _paths(title, box)
    if not mine or not its:
        return
    for step in mine[:-1]:
        yield from _tags(step.next_siblings)
    for sibling in mine[-1].next_siblings:
        if sibling is its[-1]:
            break
        if isinstance(sibling, Tag):
            yield sibling
    for step in reversed(its[:-1]):
        yield from reversed(list(_tags(step.previous_siblings)))


def _behind(title: Tag, box: Tag) -> Iterator[Tag]:
    _, its = _paths(title, box)
    for step in its:
        yield from _tags(step.next_siblings)


def _tags(found: Iterable[object]) -> Iterator[Tag]:
    return (one for one in found if isinstance(one, Tag))


def _above(material: Material, piece: Tag, known: str, *, whole: bool) -> Iterator[Tag]:
    """Yield the prose and the pictures of a piece above the text; its labels become facts. `whole`: it is a summary."""
    material.dropped += clear(new("div", [piece.extract()])) if piece.name != "img" else []
    pictured = False
    for block in _flat(piece):
        text = text_of(block)
        if block.name == "img":
            if pictured := whole or _is_photo(block):
                yield block
        elif facts := _labels(block):
            material.facts += facts
        elif pictured and (has_class(block, "caption") or OPENING.match(text) or len(text) < LONG):
            pictured = False
            yield block
        elif _is_data(block):
            yield block
        elif whole or (is_prose(text) and not _is_linked(block) and not furniture(text)):
            if text not in known:
                yield _as_paragraph(block)
        elif text:
            material.dropped.append(Dropped(BESIDE, text))


def _is_data(block: Tag) -> bool:
    """Return whether a block is a table of several rows and columns that leads nowhere else: results, a timetable."""
    rows = [len(row.find_all(["td", "th"])) for row in block.find_all("tr")] if block.name == "table" else []
    return len(rows) > 1 and min(rows) > 1 and not _is_linked(block)


def _flat(piece: Tag) -> list[Tag]:
    box = new("div", [piece])
    for part in box.find_all(["span", "a", "time", "em", "small"]):
        following = part.next_sibling
        if following is not None and GLUED.match(f"{part.get_text()[-1:]}{following.get_text()[:1]}"):
            part.insert_after(" ")  # a style sheet keeps them apart
    return flat(box)


def _labels(block: Tag) -> list[Evidence]:
    """Return the day and the credits that a short line is, or that one of its parts is."""
    text = text_of(block)
    if len(text) > LONG * 2:
        return []
    whole = day_label(text)
    parts = [] if whole else [fact for part in _parts(block) for fact in day_label(part)[:1]]
    return (whole or parts[:1]) or credit(text)


def _parts(block: Tag) -> list[str]:
    return [part for string in block.find_all(string=True) if (part := str(string).strip(" \xa0|–-\r\n\t"))]


def _is_photo(picture: Tag) -> bool:
    sizes = [str(picture.get(name, "")).removesuffix("px") for name in ("width", "height")]
    small = any(size.isdigit() and int(size) <= SMALL for size in sizes)
    return not small and not ICON.search(f"{picture.get('src', '')} {picture.get('class', '')} {picture.get('id', '')}")


def _is_linked(block: Tag) -> bool:
    return sum(len(text_of(link)) for link in block.find_all("a", href=True)) > LINKED * len(text_of(block))


def _as_paragraph(block: Tag) -> Tag:
    """Return a summary without the looks of one: it is the article's first paragraph."""
    if is_bold(block):
        for bold in block.find_all(["b", "strong"]):
            bold.unwrap()
    if block.name not in ("table", "ul", "ol", "blockquote"):
        block.name = "p"
    return block


def _below(material: Material, pieces: Iterable[Tag]) -> Iterator[Tag]:
    """Yield the files below a text; credits and days become facts, up to the first furniture."""
    for number, piece in enumerate(pieces):
        author = bool(AUTHOR.search(names_of(piece)))
        material.dropped += clear(new("div", [piece.extract()])) if piece.name != "img" else []
        for block in _flat(piece):
            text = text_of(block)
            if furniture(text) and not _files(block):
                return
            if facts := _labels(block) or _names(text, number, sure=author or has_class(block, "right")):
                material.facts += facts
            elif files := _files(block):
                yield from files
            elif text:
                material.dropped.append(Dropped(BESIDE, text))


def _names(text: str, number: int, *, sure: bool) -> list[Evidence]:
    """Return the author of a line of names only: certain in a box of that name, or at the right of the first line below the text."""
    return [replace(one, confidence=CERTAIN if sure else LIKELY) for one in names_alone(text)] if number < NEXT else []


def _files(block: Tag) -> list[Tag]:
    """Return the links to files of a block, a paragraph each."""
    links = [*([block] if block.name == "a" else []), *block.find_all("a", href=True)]
    return [new("p", [link]) for link in links if is_file(str(link["href"])) and text_of(link)]
