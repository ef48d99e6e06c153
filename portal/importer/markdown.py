"""Owns the conversion of blocks to this portal's Markdown (docs/markdown.md): when parsed again it shows the same words.

Tables that Markdown cannot express become clean HTML (`tables`). What belongs to the article is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from portal.importer.blocks import HEADINGS
from portal.importer.notes import note_number
from portal.importer.tables import is_plain, table_html
from portal.text.invisible import without_invisible
from portal.text.normalise import nfc

SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
MARKS = re.compile(r"[\\`*_\[\]]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~~")
STARTS = re.compile(r"^(?:#{1,6}(?=\s|\S)|>|\||={3,}\s*$|`{3}|~{3}|:::)")
RULE = re.compile(r"^[\s_*\-–—=.·…]*$")
ITEM = re.compile(r"^(?:[-+•–*]\s)")
EMPHASIS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
LINES = (*HEADINGS, "p", "div", "dt", "dd", "dl", "td", "tr", "section", "blockquote", "pre")  # of an item
KEPT = frozenset({"sub", "sup", "del", "ins", "mark", "code", "kbd", "q", "abbr", "s", "u"})
LINKED = re.compile(r"^(?:https?://|mailto:|tel:|/|\.\./|[\w./-]+\.(?:md|html?|pdf|docx?|xlsx?)(?:[?#]|$))", re.I)
UNSAFE = re.compile(r"[\x00-\x20]+")

Address = Callable[[str], str]  # address in the source → address in the article, "" to remove it


class Writer:
    """Writes blocks. `link` and `picture` map addresses; `emphasis` False leaves bold and italic out."""

    def __init__(self, link: Address, picture: Address, *, emphasis: bool = True) -> None:
        self._link, self._picture, self._emphasis = link, picture, emphasis
        self._notes: list[str] = []

    def write(self, blocks: Iterable[Tag]) -> str:
        """Return the body: blocks separated by blank lines, footnotes at the end."""
        made = [text for block in blocks if (text := self._block(block))]
        lines = [made[0]] if made else []
        for before, text in pairwise(made):
            close = ITEM.match(before) and ITEM.match(text) and "\n" not in before
            lines.append(("\n" if close else "\n\n") + text)
        notes = "\n\n".join(self._notes)
        body = "".join(lines)
        return (f"{body}\n\n{notes}" if notes else body) + "\n" if body or notes else ""

    def _block(self, block: Tag) -> str:
        name = block.name
        if name in HEADINGS:
            text = self._line(block, plain=True)
            return f"{'#' * min(int(name[1]) + 1, 6)} {text}" if text else ""
        if name == "p":
            return self._paragraph(block)
        if name in ("ul", "ol"):
            return self._list(block, 0)
        if name == "table":
            return table_html(block, self._link) if not is_plain(block) else self._table(block)
        if name == "blockquote":
            inner = "\n\n".join(text for child in block.find_all(True, recursive=False) if (text := self._block(child)))
            return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        others = {"img": self._image, "hr": lambda tag: "---", "dl": self._terms, "pre": self._verbatim}
        return others[name](block) if name in others else ""

    def _paragraph(self, block: Tag) -> str:
        text = self._inline(block.children)
        lines = [self._begun(SPACES.sub(" ", line).strip()) for line in text.split("\n")]
        lines = [line for line in lines if line and not RULE.match(line)]
        return "  \n".join(lines)

    def _line(self, block: Tag, *, plain: bool = False) -> str:
        """Return one line; headings need no emphasis."""
        kept, self._emphasis = self._emphasis, self._emphasis and not plain
        text = SPACES.sub(" ", self._inline(block.children)).strip()
        self._emphasis = kept
        return text

    @staticmethod
    def _begun(line: str) -> str:
        """Return a line escaped if its beginning would be markup."""
        return f"\\{line}" if STARTS.match(line) else line

    def _list(self, block: Tag, level: int) -> str:
        """Return items, four spaces per level; an ordered list keeps its numbers."""
        lines, number = [], _number(str(block.get("start", "1")))
        for item in block.find_all(["li", "ul", "ol"], recursive=False):
            if item.name != "li":
                lines.append(self._list(item, level + 1))
                continue
            if (note := note_number(item)) is not None:
                self._note(note, item)
                continue
            number = _number(str(item.get("value", str(number))))
            lines += self._item(item, f"{number}. " if block.name == "ol" else "- ", level)
            number += 1
        return "\n".join(line for line in lines if line)

    def _item(self, item: Tag, mark: str, level: int) -> Iterable[str]:
        inner = [child.extract() for child in item.find_all(["ul", "ol"]) if child.find_parent(["ul", "ol"]) is item.parent]
        for box in item.find_all(LINES):
            box.insert_before("\n") if box.find_previous_sibling() or box.previous_sibling else None
            box.unwrap()
        text = SPACES.sub(" ", self._inline(item.children)).strip()
        yield f"{'    ' * level}{mark}{text}" if text else ""
        yield from (self._list(child, level + 1) for child in inner)

    def _note(self, number: str, item: Tag) -> None:
        for back in item.find_all("a"):
            if note_number(back, back=True) is not None:
                back.decompose()
        text = SPACES.sub(" ", " ".join(self._inline(item.children).split("\n"))).strip()
        if text:
            self._notes.append(f"[^{number}]: {text}")

    def _terms(self, block: Tag) -> str:
        lines = [self._line(child) for child in block.find_all(["dt", "dd"])]
        return "\n\n".join(f"- {line}" for line in lines if line)

    def _verbatim(self, block: Tag) -> str:
        lines = [escaped(line.strip()) for line in block.get_text().split("\n")]
        return "  \n".join(line for line in lines if line)

    def _table(self, block: Tag) -> str:
        rows = [[self._cell(cell) for cell in row.find_all(["td", "th"])] for row in block.find_all("tr")]
        rows = [row for row in rows if any(row)]
        if not rows:
            return ""
        width = max(map(len, rows))
        filled = [row + [""] * (width - len(row)) for row in rows]
        head, *rest = [f"| {' | '.join(row)} |" for row in filled]
        return "\n".join([head, "|" + "---|" * width, *rest])

    def _cell(self, cell: Tag) -> str:
        lines = [SPACES.sub(" ", line).strip() for line in self._inline(cell.children, apart=True).split("\n")]
        return "<br>".join(line for line in lines if line).replace("|", "\\|").replace("\\\\|", "\\|")

    def _image(self, tag: Tag) -> str:
        source = self._picture(str(tag.get("src", "")))
        if not source:
            return ""
        alt = escaped(SPACES.sub(" ", str(tag.get("alt", ""))).strip())
        title, credit = (SPACES.sub(" ", str(tag.get(name, ""))).strip() for name in ("title", "data-credit"))
        if credit:
            title = f"{title.rstrip('.')}. Ảnh: {credit}" if title else f"Ảnh: {credit}"
        title = title.replace('"', "&quot;")
        return f'![{alt}]({_linked(source)} "{title}")' if title else f"![{alt}]({_linked(source)})"

    def _inline(self, children: Iterable[PageElement], *, apart: bool = False) -> str:
        """Return words with their marks; "\\n" is a line break. `apart`: paragraphs are lines (cells)."""
        parts: list[str] = []
        for child in list(children):
            if isinstance(child, NavigableString):
                if not isinstance(child, PreformattedString):
                    parts.append(escaped(SPACES.sub(" ", nfc(without_invisible(str(child))[0]))))
            elif isinstance(child, Tag):
                text = self._element(child, apart)
                parts.append(f"\n{text}\n" if apart and child.name in ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6") else text)
        return _joined("".join(parts))

    def _element(self, tag: Tag, apart: bool) -> str:
        if tag.name == "br":
            return "\n"
        if (number := note_number(tag)) is not None and tag.name in ("a", "sup"):
            return f"[^{number}]"
        text = self._inline(tag.children, apart=apart)
        if tag.name in EMPHASIS and self._emphasis:
            return _marked(text, EMPHASIS[tag.name])
        if tag.name == "a":
            return self._anchor(tag, text)
        if tag.name in ("sub", "sup") and text.strip():
            words = text.strip()
            place = text.index(words)
            return f"{text[:place]}<{tag.name}>{words}</{tag.name}>{text[place + len(words) :]}"
        return text

    def _anchor(self, tag: Tag, text: str) -> str:
        address = self._link(str(tag.get("href", "")))
        if not address or not text.strip() or "\n" in text or "[" in text.replace("\\[", ""):
            return text
        words = text.strip()
        place = text.index(words)
        return f"{text[:place]}[{words}]({_linked(address)}){text[place + len(words) :]}"


def escaped(text: str) -> str:
    """Return letters with those escaped that would be markup."""
    return MARKS.sub(lambda found: {"<": "&lt;", "&": "&amp;", "~~": "\\~~"}.get(found[0], f"\\{found[0]}"), text)


def _marked(text: str, mark: str) -> str:
    """Return words in bold or italic, their blanks outside; every line separately."""
    lines = []
    for line in text.split("\n"):
        words = line.strip()
        bare = not words or not re.search(r"\w", words) or (mark in words)
        at = line.find(words)
        lines.append(line if bare else f"{line[:at]}{mark}{words}{mark}{line[at + len(words) :]}")
    return "\n".join(lines)


def _joined(text: str) -> str:
    """Join bold text that directly continues."""
    return text.replace("****", "") if "****" in text else text


def _linked(address: str) -> str:
    """Return an address in the form for brackets."""
    safe = UNSAFE.sub("%20", address.strip())
    return safe.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E").replace('"', "%22")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
