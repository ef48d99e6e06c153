"""Owns the conversion of any HTML to a flat list of blocks: paragraphs, headings, lists, tables, quotes and pictures, in reading order.

Boxes for layout only (div, section, layout tables) are opened; nothing visible is dropped here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from portal.importer.blocks import (
    BOXES,
    HEADINGS,
    PICTURE,
    SPACES,
    UNSEEN,
    WHOLE,
    add_class,
    classes_of,
    has_class,
    holds,
    is_visible,
    is_within,
    new,
    text_of,
)
from portal.importer.found import NotImported
from portal.importer.paragraphs import paragraphs

DEEPEST = 180  # nested elements
BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
ITALIC = re.compile(r"font-style\s*:\s*italic", re.I)
RAISED = re.compile(r"vertical-align\s*:\s*(super|sub)", re.I)
CENTRED = re.compile(r"text-align\s*:\s*(center|right)", re.I)
BULLET = re.compile(r"^[\s\xa0]*[·•●▪■◆➢✓o§Øüv\-–+\uf0a7\uf0b7\uf0d8\uf0fc][\s\xa0]*$")
METADATA = frozenset({"title", "meta", "link", "script", "style", "base", "noscript", "template"})  # what a head may hold
PARTED, PARAGRAPHS = WHOLE | BOXES, (WHOLE | BOXES) - {"img", "label", "legend", "object", "noscript"}
TERMS = frozenset({"dt", "dd"})
ITEM, LISTED = frozenset({"li"}), frozenset({"li", "ul", "ol"})
STAMP = re.compile("location-?stamp|dateline", re.I)  # the place before the first words, kept apart by a style sheet only
CELLS = frozenset({"td", "th", "caption"})
LATER = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-image")


def parsed(html: str) -> BeautifulSoup:
    """Return a page as a tree. Raises NotImported for unreasonable nesting."""
    try:
        soup = BeautifulSoup(html, "lxml")
    except (RecursionError, ValueError, AssertionError):
        raise NotImported("Trang HTML bị hỏng: không đọc được.") from None
    if any(depth > DEEPEST for depth in _depths(soup)):
        raise NotImported("Trang HTML lồng nhau quá sâu: không đọc được.")
    _leave_head(soup)
    return soup


def _leave_head(soup: BeautifulSoup) -> None:
    """Move what is no metadata from the head to the body: the parser leaves it there when a page does not say where its body begins."""
    head, body = soup.head, soup.body
    strays = [tag for tag in head.find_all(True, recursive=False) if tag.name not in METADATA] if head else []
    if head is None or not strays:
        return
    if body is None:
        body = soup.new_tag("body")
        head.insert_after(body)
    for place, tag in enumerate(strays):
        body.insert(place, tag.extract())


def _depths(soup: Tag) -> Iterator[int]:
    level, depth = [soup], 0
    while level:
        yield (depth := depth + 1)
        if depth > DEEPEST:
            return
        level = [child for tag in level for child in tag.children if isinstance(child, Tag)]


def blocks_of(html: str) -> list[Tag]:
    """Return the blocks of a piece of HTML."""
    soup = parsed(html)
    return flat(soup.body or soup)


def flat(root: Tag) -> list[Tag]:
    """Return the blocks below an element; the element itself is consumed."""
    for odd in root.find_all(string=lambda text: isinstance(text, PreformattedString)):
        odd.extract()
    for tag in root.find_all(UNSEEN):
        tag.decompose()
    root.smooth()
    for place in root.find_all("span", class_=STAMP):
        place.append(" – ")
    for picture in root.find_all("img"):
        _find_source(picture)
        if not picture.get("src"):
            picture.decompose()  # a script's place, or a picture that Word only links to
    _write_styles(root)
    return [block for block in _blocks(root) if block.name in ("img", "hr") or is_visible(block)]


def _find_source(picture: Tag) -> None:
    """Find the real address of a picture that a script would insert later."""
    later = next((str(picture[name]) for name in LATER if picture.get(name)), "")
    if later:
        picture["src"] = later
    elif not picture.get("src") and picture.get("srcset"):
        picture["src"] = str(picture["srcset"]).split(",")[-1].split()[0]


def _write_styles(root: Tag) -> None:
    """Convert styles to elements, and paragraphs that Word's clipboard marks as items to items."""
    for tag in root.find_all(style=True):
        style = str(tag["style"])
        if "mso-list" in style.lower() and "ignore" in style.lower():
            mark = tag.get_text()
            tag.replace_with("- " if BULLET.match(mark) else SPACES.sub("", mark.replace("\xa0", "")) + " ")
            continue
        if tag.name in ("span", "font"):
            raised = RAISED.search(style)
            names = [name for name, looks in (("b", BOLD), ("i", ITALIC)) if looks.search(style)] + (
                [raised[1][:3].lower()] if raised else []
            )
            for name in names:
                tag.wrap(new("sup" if name == "sup" else name))
        if found := CENTRED.search(style):
            add_class(tag, "centred" if found[1].lower() == "center" else "right")
    for tag in root.find_all(align=True):
        add_class(tag, {"center": "centred", "right": "right"}.get(str(tag["align"]).lower(), ""))


def _blocks(root: Tag) -> Iterator[Tag]:
    """Yield the blocks below a box; runs of words between them become paragraphs."""
    line: list[PageElement] = []
    centred = [name for name in ("centred", "right", "caption") if has_class(root, name)] or (["centred"] if root.name == "center" else [])
    for child in list(root.children):
        if isinstance(child, Tag) and _is_block(child):
            yield from paragraphs("p", line, centred)
            line = []
            yield from _block(child)
        else:
            line.append(child)
    yield from paragraphs("p", line, centred)


def _is_block(tag: Tag) -> bool:
    return tag.name in WHOLE or tag.name in BOXES or holds(tag, PARTED)


def _block(tag: Tag) -> Iterator[Tag]:
    if tag.name == "dl" and not _is_terms(tag):
        yield from _blocks(tag)
    elif tag.name in ("ul", "ol", "dl", "hr", "img", "pre"):
        yield from _list(tag)
    elif tag.name == "table":
        yield from _table(tag)
    elif tag.name == "blockquote":
        for nested in tag.find_all("blockquote"):
            nested.name = "div"  # old editors indent with them, one in another
        inner = list(_blocks(tag))
        yield from [new("blockquote", inner)] if inner else []
    elif tag.name == "p" or tag.name in HEADINGS:
        yield from _paragraph(tag)
    else:
        yield from _blocks(tag)


def _list(tag: Tag) -> Iterator[Tag]:
    """Yield a list unchanged; one that only holds boxes of a page (pictures, tables) is opened."""
    if tag.name in ("ul", "ol"):
        if tag.find("table") is not None or not holds(tag, ITEM):
            yield from _blocks(tag)
            return
        _put_in_items(tag)
    pictures = tag.find_all("img") if tag.name in ("ul", "ol", "dl") else []
    for picture in pictures:
        picture.extract()
    yield tag
    yield from pictures


def _is_terms(tag: Tag) -> bool:
    """Return whether a list of terms holds nothing else; old pages lay out whole articles with one."""
    strings = [string for string in tag.find_all(string=True) if string.strip()]
    return all(string.find_parent(TERMS) is not None for string in strings) and not any(holds(term, PARTED) for term in tag.find_all(TERMS))


def _put_in_items(tag: Tag) -> None:
    """Move content between the items of a list into items: some editors produce such lists."""
    for child in list(tag.children):
        stray = isinstance(child, Tag) and child.name not in LISTED
        if stray or (isinstance(child, NavigableString) and child.strip()):
            child.wrap(new("li"))


def _is_whole(tag: Tag) -> bool:
    """Return whether all words of a table are in its cells."""
    strings = [string for string in tag.find_all(string=True) if string.strip()]
    return all(any(parent.name in CELLS and is_within(parent, tag) for parent in string.parents) for string in strings)


def _table(tag: Tag) -> Iterator[Tag]:
    """Yield a table of figures unchanged; one of a single cell, or one for the layout of pictures or a page, is opened."""
    cells = [cell for cell in tag.find_all(["td", "th"]) if cell.find_parent("table") is tag]
    filled = [cell for cell in cells if is_visible(cell)]
    rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
    one_column = all(len(row.find_all(["td", "th"], recursive=False)) <= 1 for row in rows)
    pictures = tag.find("img") is not None
    if pictures and (pairs := _captioned(rows)):
        for picture, caption in pairs:
            yield from _blocks(picture)
            add_class(caption, "caption")
            yield from _blocks(caption)
        return
    if not _is_whole(tag):
        yield from _blocks(tag)
        return
    if len(filled) <= 1 or one_column or (pictures and len(filled) <= 4) or (tag.find("table") is not None and _arranges(filled)):
        for cell in filled:
            yield from _blocks(cell)
        return
    yield tag
    for picture in tag.find_all("img") if pictures else ():
        yield picture.extract()


def _captioned(rows: list[Tag]) -> list[tuple[Tag, Tag]]:
    """Return the cells of a row of pictures, each with the cell of words below it; [] for any other table."""
    cells = [row.find_all(["td", "th"], recursive=False) for row in rows]
    if len(cells) != 2 or len(cells[0]) != len(cells[1]):
        return []
    pairs = list(zip(*cells, strict=True))
    fits = all(holds(above, PICTURE) and not text_of(above) and not holds(below, PICTURE) for above, below in pairs)
    return pairs if fits else []


def _arranges(cells: list[Tag]) -> bool:
    """Return whether one cell holds nearly all of a table's content."""
    sizes = [len(text_of(cell)) for cell in cells]
    return max(sizes) * 10 >= sum(sizes) * 8


def _paragraph(tag: Tag) -> Iterator[Tag]:
    if holds(tag, PARAGRAPHS):
        yield from _blocks(tag)
        return
    yield from paragraphs(tag.name if tag.name in HEADINGS else "p", list(tag.children), classes_of(tag))
