"""Owns one article, or static page, as a form: opened from its text, and written back into it. Whatever was not changed keeps its bytes.

Nothing is written unless the new text, read again, says what the form said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.source.reading.fields.frontmatter import mend, split
from portal.source.reading.fields.schema import TABLES
from webdesk.sheet.lines import Entry, File, cut
from webdesk.sheet.values import AT, Value, cleaned, is_empty, of_pairs
from webdesk.sheet.writing import pairs

EMPTY = "---\n---\n\n"
WAY = "Xóa chữ lạ trong ô ấy (gõ lại thay vì dán), rồi lưu lại."


class NotWritten(Exception):
    """What the form says cannot be written so that it would be read as it was meant; the article stays as it was."""


@dataclass(slots=True)
class Sheet:
    """What a form shows: the values by the fields' English names, and the body without the blank lines around it."""

    values: dict[str, Value] = field(default_factory=dict)
    body: str = ""


def opened(text: str, table: str = "article") -> Sheet | None:
    """A text as a form of a table; None where its front matter cannot be read."""
    file = cut(text, table)
    if file is None or file.matter.root is None:
        return None
    return Sheet(of_pairs(file.matter.root.pairs or [], table), plain(file.matter.body))


def plain(body: str) -> str:
    """A body as a file is read: one sort of line end, letters composed, nothing invisible; no blank lines around it."""
    return mend(body)[0].strip("\n")


def changed(text: str, values: Mapping[str, Value], body: str | None = None, table: str = "article") -> str:
    """The text with these values for those it had; fields that are not named, and a body of None, stay as they are.

    Raises NotWritten.
    """
    file = cut(text, table)
    if file is None or file.matter.root is None:
        raise NotWritten("Không đọc được phần đầu của bài.")
    before = of_pairs(file.matter.root.pairs or [], table)
    wanted = {**before, **{name: cleaned(value) for name, value in values.items()}}
    made = _head(file, before, wanted) + _body(file, body)
    if unsaid := _unsaid(made, wanted, body, table):
        raise NotWritten(f"Ô «{', '.join(unsaid)}» có chữ mà cổng không ghi lại được đúng như đã gõ; các ô khác không sao. {WAY}")
    return made


def begun(values: Mapping[str, Value], body: str, table: str = "article") -> str:
    """A new text. Raises NotWritten."""
    lines = pairs(table, [], {name: cleaned(value) for name, value in values.items()}, "")
    return "\n".join(["---", *lines, "---", "", *([plain(body), ""] if plain(body) else [""])])


def _head(file: File, before: Mapping[str, Value], wanted: dict[str, Value]) -> str:
    """All up to the closing fence, that fence included, with its line end."""
    start = file.entries[0].line - 1 if file.entries else file.end
    lines = file.lines[start : file.end]
    if wanted != before:
        lines = [_ended(line, file) for line in _ordered(file, wanted)]
    return "".join(f"{line}\n" for line in [*file.lines[:start], *lines]) + file.lines[file.end]


def _ended(line: str, file: File) -> str:
    return line if line.endswith("\r") or not file.ending else line + file.ending


def _ordered(file: File, wanted: dict[str, Value]) -> list[str]:
    """The old entries in their order; each new one behind the last that stands before it in the field table."""
    known = {entry.field.name for entry in file.entries if entry.field}
    new = [item for item in TABLES[file.table] if item.name not in known and not is_empty(wanted.get(item.name))]
    if not new:
        return pairs(file.table, file.entries, wanted, "")
    order = {item.name: place for place, item in enumerate(TABLES[file.table])}
    blocks: list[tuple[int, list[str]]] = []
    for entry in file.entries:
        blocks.append((order[entry.field.name] if entry.field else -1, _one(file, entry, wanted)))
    for item in new:
        place = max((n for n, (rank, _) in enumerate(blocks) if rank < order[item.name]), default=-1)
        blocks.insert(place + 1, (order[item.name], pairs(file.table, [], {item.name: wanted[item.name]}, "")))
    return [line for _, lines in blocks for line in lines]


def _one(file: File, entry: Entry, wanted: dict[str, Value]) -> list[str]:
    """An old entry by itself; only the first of two lines for one field follows the form."""
    if entry.field and entry is not next(one for one in file.entries if one.field == entry.field):
        return entry.lines
    return pairs(file.table, [entry], {entry.field.name: wanted.get(entry.field.name, "")} if entry.field else {}, "")


def _body(file: File, body: str | None) -> str:
    """All below the closing fence, with the line end before it."""
    raw = "\n".join(file.lines[file.end + 1 :])
    if body is None or plain(body) == plain(file.matter.body):
        return f"\n{raw}" if len(file.lines) > file.end + 1 else ""
    blank = raw[: len(raw) - len(raw.lstrip("\r\n"))]
    text = plain(body).replace("\n", f"{file.ending}\n")
    return f"\n{blank}{text}{file.ending}\n"


def _unsaid(text: str, wanted: Mapping[str, Value], body: str | None, table: str) -> list[str]:
    """The names of boxes that the text does not say as they were meant."""
    made = opened(text, table)
    if made is None:
        return [item.vi for item in TABLES[table] if not is_empty(wanted.get(item.name))]
    told, meant = ({name: stripped(value) for name, value in one.items() if not is_empty(value)} for one in (made.values, wanted))
    found = [item.vi for item in TABLES[table] if told.get(item.name) != meant.get(item.name)]
    return [*found, *(["nội dung"] if body is not None and made.body != plain(split(f"---\n---\n{body}").body) else [])]


def stripped(value: Value | Mapping[str, Value]) -> object:
    """A value without places, empty parts and needless space, to be compared."""
    if isinstance(value, Mapping):
        return {key: stripped(part) for key, part in value.items() if key != AT and not is_empty(part)}
    if isinstance(value, list):
        return [stripped(part) for part in value if not is_empty(part)]
    return " ".join(str(value).split())
