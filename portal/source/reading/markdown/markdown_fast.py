"""Owns the fast conversion of Markdown to HTML: paragraphs, headings, lists, quotations, tables, links, images, emphasis.

It returns the exact bytes of python-markdown (in the dialect of portal/source/reading/markdown/office/dialect.py), and rejects whatever it
is not sure of: `html_of` then returns None and the caller uses python-markdown. Nothing is guessed: each pattern here accepts only text on
which no other rule of python-markdown can act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, zip_longest

# Backslashes, code, entities and tags have rules of their own, and so has any blank that is neither space nor newline.
_FOREIGN = re.compile(
    "[\x00-\x09\x0b-\x1f\\\\`&<\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff\ufdda-\ufdef\ufffe\uffff]"
)
_BLANK_LINE = re.compile(r"(?<=\n) +\n")
_GAP = re.compile(r"\n{2,}")
# The beginning of a line that python-markdown may read as something other than text.
_MARKED = r"(?:[ #>:=+|~]|-(?:[ -]|$)|\*(?:[ ]|$|\*(?:[ *]|$))|\d+\.(?: |$)|$)"
_MARK = re.compile(_MARKED)
_MARK_INSIDE = re.compile(rf"\n{_MARKED}", re.M)
_HEADING = re.compile(r"(#{1,6})([^#\n]+)(?:\n|$)")
_BULLET = re.compile(r"[-*+] +(?=[^ \n])")
_NUMBER = re.compile(r"([0-9]+)\. +(?=[^ \n])")
_SEPARATOR = frozenset(":- ")

# An underscore between letters or digits is a letter; every other one may be emphasis.
_ACTIVE = re.compile(r"[*\[\]>|]|(?<![^\W_])_|_(?![^\W_])")
_LABEL = r"(?! *\])([^\[\]*_>|!^][^\[\]*_>|!]*)"
# An address that cleaning leaves unchanged: of this site, or with a scheme that is allowed.
_PLACE = r"\(((?:https?://|mailto:|tel:|(?![/\\]{2}|[^/#?)]*:))[\w\-./:%#?=,+@]+)\)"
_SOURCE = r"\(((?![/\\]{2}|[^/#?)]*:)[\w\-./:%#?=,+@]+)\)"
_TOKEN = re.compile(
    rf'!\[([^\[\]*_>|!"\n]+)\]{_SOURCE}|\[(?<!!\[){_LABEL}\]{_PLACE}'
    r"|(\*(?<!\*\*)\*?)(?![\s*])([^\[\]*_>|!]*[^\s\[\]*_>|!])\5(?!\*)"
)


class _Unknown(Exception):
    """This text holds something that only python-markdown can judge."""


def html_of(text: str) -> str | None:
    """Return the HTML of `text` as python-markdown writes it, or None if only python-markdown can convert it."""
    return None if is_foreign(text) else written(text)


def is_foreign(text: str) -> bool:
    """Return whether it holds a letter that only python-markdown, or the HTML parsing before it, can judge."""
    return bool(_FOREIGN.search(text))


def written(text: str) -> str | None:
    """Return the HTML like `html_of`, for a text without such a letter."""
    if "\n " in text:
        text = _BLANK_LINE.sub("\n", text)
    try:
        return "\n".join(_elements(text.strip("\n")))
    except _Unknown:
        return None


def _elements(text: str) -> Iterator[str]:
    # Adjacent lists of one kind are one loose list, adjacent quotations one quotation.
    for kind, run in groupby(_blocks(text), _kind):
        if kind in ("ul", "ol"):
            yield _list(kind, list(run))
        elif kind == ">":
            yield _quotation(run)
        else:
            yield from map(_WRITERS[kind], run)


def _blocks(text: str) -> Iterator[str]:
    """Yield the blocks separated by blank lines, and the text right below a heading."""
    for part in text.split("\n\n"):
        block = part.strip("\n")
        while heading := _HEADING.match(block):
            yield heading[0].rstrip("\n")
            block = block[heading.end() :]
        if block:
            yield block


def _kind(block: str) -> str:
    first = block[0]
    if first.isalpha():
        return ""
    if first in "#>|":
        return first
    if _BULLET.match(block):
        return "ul"
    return "ol" if _NUMBER.match(block) else ""


def _paragraph(block: str) -> str:
    return f"<p>{_inline(_lines(block))}</p>"


def _lines(block: str) -> str:
    """Return the block itself, if each of its lines begins as text does."""
    if (not block[:1].isalpha() and _MARK.match(block)) or ("\n" in block and _MARK_INSIDE.search(block)):
        raise _Unknown
    return block


def _heading(block: str) -> str:
    found = _HEADING.match(block)
    if not found or not (words := found[2].strip()):
        raise _Unknown
    level = len(found[1])
    return f"<h{level}>{_inline(words)}</h{level}>"


def _list(kind: str, blocks: list[str]) -> str:
    """Return a list; an item is a paragraph if a blank line separates it from its neighbour."""
    mark = _BULLET if kind == "ul" else _NUMBER
    rows = []
    numbers: list[int] = []
    for place, block in enumerate(blocks):
        items = [_inline(_lines(item)) for item in _items(block, mark, numbers)]
        loose = {0} if place else set()
        loose |= {len(items) - 1} if place < len(blocks) - 1 else set()
        rows += [f"<li>\n<p>{item}</p>\n</li>" if at in loose else f"<li>{item}</li>" for at, item in enumerate(items)]
    start = f' start="{numbers[0]}"' if numbers and numbers[0] != 1 else ""
    if numbers and numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        rows = list(_numbered(rows, numbers))
    return f"<{kind}{start}>\n" + "\n".join(rows) + f"\n</{kind}>"


def _numbered(rows: list[str], numbers: list[int]) -> Iterator[str]:
    """Yield the items, with their number if it is not the next one."""
    yield rows[0]
    for row, number, above in zip(rows[1:], numbers[1:], numbers, strict=False):
        yield row if number == above + 1 else f'<li value="{number}"{row[3:]}'


def _items(block: str, mark: re.Pattern[str], numbers: list[int]) -> list[str]:
    """Return the text of each item; a line without a mark continues the item above. `numbers` receives those of an ordered list."""
    items: list[str] = []
    for line in block.split("\n"):
        if found := mark.match(line):
            items.append(line[found.end() :])
            if mark is _NUMBER:
                numbers.append(int(found[1]))
        else:
            items[-1] += "\n" + _lines(line)
    return items


def _quotation(blocks: Iterator[str]) -> str:
    paragraphs = [_paragraph(text) for block in blocks for text in _GAP.split(_unquoted(block))]
    return "<blockquote>\n" + "\n".join(paragraphs) + "\n</blockquote>"


def _unquoted(block: str) -> str:
    lines = [line[2 if line[1:2] == " " else 1 :] if line[:1] == ">" else _lines(line) for line in block.split("\n")]
    if not lines[0] or not lines[-1]:
        raise _Unknown
    return "\n".join(lines)


def _table(block: str) -> str:
    lines = [line.strip(" ") for line in block.split("\n")]
    if len(lines) < 3 or len(lines[0]) < 2 or not lines[0].endswith("|"):
        raise _Unknown
    titles, rule, *rows = map(_cells, lines)
    if len(titles) < 2 or len(rule) != len(titles) or not _SEPARATOR.issuperset("".join(rule)):
        raise _Unknown
    styles = [_alignment(cell.strip(" ")) for cell in rule]
    head = _row("th", titles, styles)
    body = "\n".join(_row("td", row, styles) for row in rows)
    return f"<table>\n<thead>\n{head}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _cells(line: str) -> list[str]:
    return line.removeprefix("|").removesuffix("|").split("|")


def _alignment(rule: str) -> str:
    left, right = rule.startswith(":"), rule.endswith(":")
    side = "center" if left and right else "left" if left else "right" if right else ""
    return f' style="text-align: {side};"' if side else ""


def _row(tag: str, cells: list[str], styles: list[str]) -> str:
    pairs = zip_longest(styles, cells[: len(styles)], fillvalue="")
    return "<tr>\n" + "".join(f"<{tag}{style}>{_inline(cell.strip(' '))}</{tag}>\n" for style, cell in pairs) + "</tr>"


def _inline(text: str) -> str:
    html = _marked(text)
    return html.replace("  \n", "<br>\n") if "  \n" in html else html


def _marked(text: str) -> str:
    # "in" scans a text ten times as fast as a pattern does.
    if not ("[" in text or "*" in text or "_" in text or "]" in text or ">" in text or "|" in text):
        return text
    made, end = "", 0
    for token in _TOKEN.finditer(text):
        made += _bare(text[end : token.start()]) + _element(token)
        end = token.end()
    return made + _bare(text[end:])


def _bare(text: str) -> str:
    """Return the text between links and emphasis, if it has no markup. An underscore at its edge is uncertain."""
    if _ACTIVE.search(text):
        raise _Unknown
    return text


def _element(token: re.Match[str]) -> str:
    alt, source, label, place, stars, words = token.groups()
    if source:
        return f'<img alt="{alt}" src="{source}">'
    if place:
        return f'<a href="{place}">{label}</a>'
    tag = "em" if stars == "*" else "strong"
    return f"<{tag}>{words}</{tag}>"


_WRITERS = {"": _paragraph, "#": _heading, "|": _table}
