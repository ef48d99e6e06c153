"""Owns the letters of a page whose parts differ: a text of the nineties within a portal of today, or letters written as entities.

Each paragraph is judged by its own letters; short lines follow the paragraphs that are certain. What stays unclear is told.
"""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString

from portal.importer.blocks import block_around
from portal.importer.legacy import NAMES, Uncertain, fits, mended, to_unicode
from portal.text.charset import legacy_encoding

LEAST = 12  # letters of a line that is judged
SHOWN = ("alt", "title", "content")  # attributes that may become words of an article
UNREAD = frozenset({"script", "style"})


def mend_letters(soup: BeautifulSoup) -> str:
    """Convert the texts of a page that are not Unicode. Return a remark for the editor, "" if all were."""
    lines = _lines(soup)
    kinds: dict[str, int] = {}
    for line in lines:
        whole = "".join(line)
        kind = legacy_encoding(whole) if len(whole) >= LEAST else None
        if kind and _convert(line, whole, kind):
            kinds[kind] = kinds.get(kind, 0) + len(whole)
    if not kinds:
        return ""
    main = max(kinds, key=lambda kind: kinds[kind])
    for line in _lines(soup):
        if fits(whole := "".join(line), main):
            _convert(line, whole, main)
    for tag in soup.find_all(True):
        for name in SHOWN:
            if isinstance(value := tag.get(name), str) and fits(value, main):
                tag[name] = to_unicode(value, main)
    names = ", ".join(NAMES[kind] for kind in kinds)
    return f"Đã chuyển {sum(kinds.values())} chữ của trang từ bảng mã {names} sang Unicode; xem lại vài dòng."


def _lines(soup: BeautifulSoup) -> list[list[NavigableString]]:
    """Return the strings of each block, in order."""
    found: dict[int, list[NavigableString]] = {}
    for string in soup.find_all(string=True):
        if string.parent is not None and string.parent.name not in UNREAD and not isinstance(string, PreformattedString) and string.strip():
            found.setdefault(id(block_around(string.parent)), []).append(string)
    return list(found.values())


def _convert(line: list[NavigableString], whole: str, kind: str) -> bool:
    """Convert the strings of a line if it becomes Vietnamese by it."""
    try:
        mended(whole)
    except Uncertain:
        return False
    for string in line:
        string.replace_with(NavigableString(to_unicode(string, kind)))
    return True
