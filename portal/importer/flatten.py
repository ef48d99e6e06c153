"""Owns the way from any HTML to a flat list of blocks: paragraphs, headings, lists, tables, quotes and pictures, in reading order.

Boxes that only arrange (div, section, layout tables) are opened; nothing that a reader sees is dropped here.
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
    new,
    text_of,
    told,
)
from portal.importer.found import NotImported

DEEPEST = 180  # elements within each other
BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
ITALIC = re.compile(r"font-style\s*:\s*italic", re.I)
RAISED = re.compile(r"vertical-align\s*:\s*(super|sub)", re.I)
CENTRED = re.compile(r"text-align\s*:\s*(center|right)", re.I)
BULLET = re.compile(r"^[\s\xa0]*[·•●▪■◆➢✓o§Øüv\-–+\uf0a7\uf0b7\uf0d8\uf0fc][\s\xa0]*$")
SENTENCE_END = re.compile(r"[.!?…:;”\"/)]\s*$")
PARTED, PARAGRAPHS = WHOLE | BOXES, WHOLE - {"img"} | {"div"}
BREAKS, BREAK = frozenset({"img", "br"}), frozenset({"br"})
ITEM, LISTED = frozenset({"li"}), frozenset({"li", "ul", "ol"})
LATER = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-image")
LONG = 60  # letters: from here a line that ends as a sentence is a paragraph


def parsed(html: str) -> BeautifulSoup:
    """A page as a tree. Raises NotImported for one nested as no page is."""
    try:
        soup = BeautifulSoup(html, "lxml")
    except (RecursionError, ValueError, AssertionError):
        raise NotImported("Trang HTML bị hỏng: không đọc được.") from None
    if any(depth > DEEPEST for depth in _depths(soup)):
        raise NotImported("Trang HTML lồng nhau quá sâu: không đọc được.")
    return soup


def _depths(soup: Tag) -> Iterator[int]:
    level, depth = [soup], 0
    while level:
        yield (depth := depth + 1)
        if depth > DEEPEST:
            return
        level = [child for tag in level for child in tag.children if isinstance(child, Tag)]


def blocks_of(html: str) -> list[Tag]:
    """The blocks of a piece of HTML."""
    soup = parsed(html)
    return flat(soup.body or soup)


def flat(root: Tag) -> list[Tag]:
    """The blocks below an element; the element itself is used up."""
    for odd in root.find_all(string=lambda text: isinstance(text, PreformattedString)):
        odd.extract()
    for tag in root.find_all(UNSEEN):
        tag.decompose()
    for picture in root.find_all("img"):
        _find_source(picture)
    _write_styles(root)
    return [block for block in _blocks(root) if block.name in ("img", "hr") or told(block)]


def _find_source(picture: Tag) -> None:
    """Where a picture really is, when a script was to put it in its place later."""
    later = next((str(picture[name]) for name in LATER if picture.get(name)), "")
    if later:
        picture["src"] = later
    elif not picture.get("src") and picture.get("srcset"):
        picture["src"] = str(picture["srcset"]).split(",")[-1].split()[0]


def _write_styles(root: Tag) -> None:
    """Looks that styles give become elements, and paragraphs that Word's clipboard calls items become items."""
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
    """Blocks below a box; runs of words between them become paragraphs."""
    line: list[PageElement] = []
    centred = [name for name in ("centred", "right", "caption") if has_class(root, name)] or (["centred"] if root.name == "center" else [])
    for child in list(root.children):
        if isinstance(child, Tag) and _is_block(child):
            yield from _paragraphs(line, centred)
            line = []
            yield from _block(child)
        else:
            line.append(child)
    yield from _paragraphs(line, centred)


def _is_block(tag: Tag) -> bool:
    return tag.name in WHOLE or tag.name in BOXES or holds(tag, PARTED)


def _block(tag: Tag) -> Iterator[Tag]:
    if tag.name in ("ul", "ol", "dl", "hr", "img", "pre"):
        yield from _list(tag)
    elif tag.name == "table":
        yield from _table(tag)
    elif tag.name == "blockquote":
        inner = list(_blocks(tag))
        yield from [new("blockquote", inner)] if inner else []
    elif tag.name == "p" or tag.name in HEADINGS:
        yield from _paragraph(tag)
    else:
        yield from _blocks(tag)


def _list(tag: Tag) -> Iterator[Tag]:
    """A list as it stands; one that only holds boxes of a page (pictures, tables) is opened."""
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


def _put_in_items(tag: Tag) -> None:
    """What stands in a list beside its items becomes one: editors leave such lists behind."""
    for child in list(tag.children):
        stray = isinstance(child, Tag) and child.name not in LISTED
        if stray or (isinstance(child, NavigableString) and child.strip()):
            child.wrap(new("li"))


def _is_whole(tag: Tag) -> bool:
    """Whether all words of a table stand in its cells."""
    strings = [string for string in tag.find_all(string=True) if string.strip()]
    return all(string.find_parent(["td", "th", "caption"]) is not None for string in strings)


def _table(tag: Tag) -> Iterator[Tag]:
    """A table of figures stays; one of a single cell, or one that arranges pictures or a page, is opened."""
    cells = [cell for cell in tag.find_all(["td", "th"]) if cell.find_parent("table") is tag]
    filled = [cell for cell in cells if told(cell)]
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
    """The cells of a row of pictures, each with the cell of words below it; [] for any other table."""
    cells = [row.find_all(["td", "th"], recursive=False) for row in rows]
    if len(cells) != 2 or len(cells[0]) != len(cells[1]):
        return []
    pairs = list(zip(*cells, strict=True))
    fits = all(holds(above, PICTURE) and not text_of(above) and not holds(below, PICTURE) for above, below in pairs)
    return pairs if fits else []


def _arranges(cells: list[Tag]) -> bool:
    """Whether one cell holds nearly all that its table holds."""
    sizes = [len(text_of(cell)) for cell in cells]
    return max(sizes) * 10 >= sum(sizes) * 8


def _paragraph(tag: Tag) -> Iterator[Tag]:
    if holds(tag, PARAGRAPHS):
        yield from _blocks(tag)
        return
    name = tag.name if tag.name in HEADINGS else "p"
    classes = classes_of(tag)
    for piece in _pieces(list(tag.children)):
        if isinstance(piece, Tag):
            yield piece
        else:
            yield from _one(name, piece, classes)


def _one(name: str, children: list[PageElement], classes: list[str]) -> Iterator[Tag]:
    block = new(name, children)
    if classes:
        add_class(block, *classes)
    if text_of(block):
        yield block


def _paragraphs(children: list[PageElement], classes: list[str]) -> Iterator[Tag]:
    for piece in _pieces(children):
        if isinstance(piece, Tag):
            yield piece
        else:
            yield from _one("p", piece, classes)


def _pieces(children: list[PageElement]) -> Iterator[Tag | list[PageElement]]:
    """Runs of words, and the pictures between them; two breaks, or one behind a whole sentence, part paragraphs."""
    line: list[PageElement] = []
    for child in _opened(children):
        if isinstance(child, Tag) and child.name == "img":
            yield line
            yield child.extract()
            line = []
        elif isinstance(child, Tag) and child.name == "br" and _ends(line):
            yield line
            line = []
        else:
            line.append(child)
    yield line


def _opened(children: list[PageElement]) -> Iterator[PageElement]:
    """The children of a paragraph, with what holds pictures or breaks opened."""
    for child in children:
        if isinstance(child, Tag) and child.name not in ("img", "br") and holds(child, BREAKS):
            if child.name == "a" and not holds(child, BREAK) and not text_of(child):
                yield from _opened(list(child.children))
                continue
            for inner in list(_opened(list(child.children))):
                keeps = isinstance(inner, Tag) and inner.name in ("img", "br")
                yield inner if keeps or child.name in ("span", "font") else _like(child, inner)
        else:
            yield child


def _like(tag: Tag, child: PageElement) -> Tag:
    attributes = {key: str(value) for key, value in tag.attrs.items() if key in ("href", "title")}
    made = new(tag.name, [child])
    made.attrs.update(attributes)
    return made


def _ends(line: list[PageElement]) -> bool:
    """Whether a break parts paragraphs: a break stands before it, or a whole sentence."""
    last = next((child for child in reversed(line) if isinstance(child, Tag) or str(child).strip()), None)
    if last is None or (isinstance(last, Tag) and last.name == "br"):
        return True
    text = ""
    for child in reversed(line):
        if isinstance(child, Tag) and child.name == "br":
            break
        text = (child.get_text() if isinstance(child, Tag) else str(child)) + text
    return len(text.strip()) >= LONG and SENTENCE_END.search(text) is not None
