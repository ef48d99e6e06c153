"""Owns tables as offices type and paste them: converted to rows between pipes that every Markdown parser reads as a table.

Rows may have more or fewer cells than the head; the line of dashes may be missing; columns may be separated by tabs.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from portal.source.reading.limits import TABLE_COLUMNS
from portal.source.reading.markdown.office.finding import Finding
from portal.source.reading.markdown.office.lines import BULLETS, is_tabbed_item

_PIPE = re.compile(r"\\.|(`+)(?:(?!\1).)*\1|(\|)")
_DASHES = re.compile(r"[|:+\-–—=\s]*[-–—=][|:+\-–—=\s]*")
_COLUMNS = re.compile(r"\S(?: {3,}|\t+| *\| *)(?=\S)")
_GRID = re.compile(r"\s*\+(?:[-=]+\+)+\s*")
_QUOTED_LINES = 20  # lines of one cell of a spreadsheet, in quotes


class MarkdownTable(NamedTuple):
    """The converted rows, how many lines they had, and the findings."""

    rows: list[str]
    consumed: int
    findings: list[Finding]


def table_at(lines: list[str], place: int) -> MarkdownTable | None:
    """Return the table that begins with this line, if one does."""
    line = lines[place]
    if "|" in line or (_GRID.fullmatch(line) and any("|" in below for below in lines[place + 1 : place + 2])):
        return _piped(lines, place)
    return _tabbed(lines, place) if "\t" in line.strip() else None


def cells_of(row: str) -> list[str]:
    """Return the cells of a row; a pipe in code or after a backslash is a letter."""
    inside = row.strip().removeprefix("|")
    pipes = [found.start() for found in _PIPE.finditer(inside) if found[2]]
    if pipes and pipes[-1] == len(inside) - 1:
        pipes, inside = pipes[:-1], inside[:-1]
    edges = [-1, *pipes, len(inside)]
    return [inside[begin + 1 : end] for begin, end in pairwise(edges)]


def _piped(lines: list[str], place: int) -> MarkdownTable | None:
    end = place
    while end < len(lines) and ("|" in lines[end] or _GRID.fullmatch(lines[end]) or _is_gap(lines, place, end)):
        end += 1
    rows = [line.strip() for line in lines[place:end] if line.strip() and not _GRID.fullmatch(line)]
    ruled = len(rows) > 1 and _is_rule(rows[1])
    if not ruled and not _look_alike(rows):
        return None
    if _is_rule(rows[0]):  # a line of dashes above the head, as in plain text programs
        rows = rows[1:]
        ruled = len(rows) > 1 and _is_rule(rows[1])
    if not rows:
        return None
    findings = [] if ruled else [Finding("N145", place, "|", rows[0])]
    body = [row for row in rows[2 if ruled else 1 :] if not _is_rule(row)]
    return _table(rows[0], rows[1] if ruled else "", body, range(place, end), findings)


def _is_gap(lines: list[str], place: int, end: int) -> bool:
    """Return whether this blank line stands between two rows of a table that has its line of dashes, and no other table begins below it."""
    if lines[end].strip() or end < place + 2 or end + 1 >= len(lines) or not _is_rule(lines[place + 1].strip()):
        return False
    below = lines[end + 1].strip()
    begins = any(_is_rule(line.strip()) for line in lines[end + 2 : end + 3])
    return len(below) > 1 and below[0] == below[-1] == "|" and not begins


def _look_alike(rows: list[str]) -> bool:
    """Return whether rows without a line of dashes form a table: each between pipes, or all of the same three or more cells."""
    counts = {len(cells_of(row)) for row in rows}
    between = all(len(row) > 1 and row[0] == row[-1] == "|" for row in rows)
    return len(rows) > 1 and ((between and len(cells_of(rows[0])) > 1) or (len(counts) == 1 and min(counts) > 2))


def _is_rule(row: str) -> bool:
    return bool(_DASHES.fullmatch(row)) and "|" in row


def _table(head: str, rule: str, body: list[str], lines: range, findings: list[Finding]) -> MarkdownTable:
    """Return the table of some lines, as wide as its widest row."""
    place, consumed = lines.start, len(lines)
    counts = [len(cells_of(row)) for row in (head, *body)]
    width, ruled = max(counts), [_plain_rule(cell) for cell in cells_of(rule)] if rule else []
    if TABLE_COLUMNS.passed(width):
        return MarkdownTable([], consumed, [Finding("F160", place, TABLE_COLUMNS.described(width))])
    if width > counts[0] and body:
        findings = [*findings, Finding("N144", place, f"{counts[0]} → {width}", head)]
    same = len(ruled) == width == counts[0] and set(rule) <= set("|:- ")
    if same:
        return MarkdownTable([head, rule, *body], consumed, findings)
    rules = "|".join((ruled + ["---"] * width)[:width])
    return MarkdownTable([_widened(head, width), f"|{rules}|", *map(_bordered, body)], consumed, findings)


def _plain_rule(cell: str) -> str:
    cell = cell.strip()
    return f"{':' if cell.startswith(':') else ''}---{':' if cell.endswith(':') and len(cell) > 1 else ''}"


def _widened(row: str, width: int) -> str:
    cells = cells_of(row)
    return "|" + "|".join([*cells, *[" "] * (width - len(cells))]) + "|"


def _bordered(row: str) -> str:
    return "|" + "|".join(cells_of(row)) + "|"


def _tabbed(lines: list[str], place: int) -> MarkdownTable | None:
    """Return lines with tabs as a table, as pasted from spreadsheets and Word; a list whose marks are followed by tabs is none."""
    if is_tabbed_item(lines[place]):
        return None
    rows: list[str] = []
    end = place
    while end < len(lines) and _is_tabbed_row(lines, end):
        row, taken = _logical_row(lines, end)
        rows += [_row_of(row.rstrip().split("\t"))] if row.strip() else []
        end += taken
    if len(rows) < 2:
        return None
    found = [Finding("N145", place, "Tab", lines[place].strip().split("\t")[0])]
    return _table(rows[0], "", rows[1:], range(place, end), found)


def _is_tabbed_row(lines: list[str], place: int) -> bool:
    """Return whether this is a row between tabs; its last cells, or all of them, may be empty."""
    line = lines[place].rstrip(" ")
    if not line.strip():
        return "\t" in line and place + 1 < len(lines) and bool(lines[place + 1].strip()) and _is_tabbed_row(lines, place + 1)
    return "\t" in line.lstrip() and not (is_tabbed_item(line) and line.strip()[0] in BULLETS)


def _logical_row(lines: list[str], place: int) -> tuple[str, int]:
    """Return a row and how many lines it takes: spreadsheets put a cell of several lines in quotes."""
    row = ""
    for taken, line in enumerate(lines[place : place + _QUOTED_LINES], 1):
        row = f"{row}<br>{line}" if row else line
        if all(not cell.startswith('"') or cell.count('"') % 2 == 0 for cell in row.split("\t")):
            return (row if taken == 1 else "\t".join(map(_unquoted, row.split("\t")))), taken
    return lines[place], 1


def _unquoted(cell: str) -> str:
    quoted = cell.startswith('"') and cell.rstrip().endswith('"') and "<br>" in cell
    return cell.strip()[1:-1].replace('""', '"') if quoted else cell


def _row_of(cells: list[str]) -> str:
    return "|" + "|".join(cell.strip().replace("|", "\\|") or " " for cell in cells) + "|"


def columns_of(line: str) -> int:
    """Return the number of columns in a line, separated by long blanks."""
    return len(_COLUMNS.findall(line.strip())) + 1
