"""Owns tables: which can be written with bars; the others become clean HTML with their merged cells. No cell is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from bs4.element import NavigableString, PreformattedString, Tag

from portal.text.invisible import without_invisible
from portal.text.normalise import nfc

SPACES = re.compile(r"\s+")
INLINE = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "sub": "sub", "sup": "sup", "u": "", "s": "del", "del": "del"}
LINES = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "center"})
MOST_COLUMNS = 60


def is_plain(table: Tag) -> bool:
    """Return whether bars can express a table: no merged cells, no list or table in a cell, rows of equal length, a first row of names."""
    cells = table.find_all(["td", "th"])
    if table.find(["table", "ul", "ol"]) or any(_span(cell, "colspan") > 1 or _span(cell, "rowspan") > 1 for cell in cells):
        return False
    rows = [row.find_all(["td", "th"]) for row in table.find_all("tr")]
    widths = {len(row) for row in rows if row}
    if len(widths) != 1 or max(widths) > MOST_COLUMNS or len(rows) < 2:
        return False
    return all(cell.get_text(strip=True) for cell in rows[0])


def _span(cell: Tag, name: str) -> int:
    text = str(cell.get(name, "1")).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1


def table_html(table: Tag, link: Callable[[str], str]) -> str:
    """Return a table as HTML that the portal accepts: spans, bold, italic, links and line breaks."""
    rows = ["<table>"]
    caption = table.find("caption")
    if isinstance(caption, Tag) and caption.get_text(strip=True):
        rows.append(f"<caption>{_inside(caption, link)}</caption>")
    for row in table.find_all("tr"):
        if row.find_parent("table") is table:
            cells = "".join(_cell(cell, row, link) for cell in row.find_all(["td", "th"], recursive=False))
            rows.append(f"<tr>{cells}</tr>" if cells else "")
    return "\n".join(row for row in [*rows, "</table>"] if row)


def _cell(cell: Tag, row: Tag, link: Callable[[str], str]) -> str:
    spans = "".join(f' {name}="{_span(cell, name)}"' for name in ("colspan", "rowspan") if _span(cell, name) > 1)
    name = "th" if cell.name == "th" or (row.parent is not None and row.parent.name == "thead") else "td"
    return f"<{name}{spans}>{_inside(cell, link)}</{name}>"


def _inside(cell: Tag, link: Callable[[str], str]) -> str:
    parts = [part.strip() for part in "".join(_pieces(cell, link)).split("\n")]
    return "<br>".join(part for part in parts if part)


def _pieces(tag: Tag, link: Callable[[str], str]) -> Iterator[str]:
    for child in tag.children:
        if isinstance(child, NavigableString):
            if not isinstance(child, PreformattedString):
                yield escape(SPACES.sub(" ", nfc(without_invisible(str(child))[0])), quote=False)
        elif isinstance(child, Tag):
            yield from _piece(child, link)


def _piece(tag: Tag, link: Callable[[str], str]) -> Iterator[str]:
    inner = "".join(_pieces(tag, link))
    if tag.name == "br":
        yield "\n"
    elif tag.name == "table":
        yield "\n" + " ".join(part for row in tag.find_all("tr") for part in [_row(row, link)]) + "\n"
    elif tag.name == "a" and (address := link(str(tag.get("href", "")))) and inner.strip():
        yield f'<a href="{escape(address)}">{inner}</a>'
    elif INLINE.get(tag.name) and inner.strip() and "\n" not in inner:
        before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        yield f"{before}<{INLINE[tag.name]}>{inner.strip()}</{INLINE[tag.name]}>{after}"
    else:
        yield f"\n{inner}\n" if tag.name in LINES else inner


def _row(row: Tag, link: Callable[[str], str]) -> str:
    return "\n" + " ".join("".join(_pieces(cell, link)).replace("\n", " ") for cell in row.find_all(["td", "th"], recursive=False))
