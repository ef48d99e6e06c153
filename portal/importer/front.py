"""Owns the writing of front matter in the style of staff: Vietnamese keys, one line per value, quoted only if necessary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from portal.text.normalise import one_line

Value = str | Sequence["Value"] | Mapping[str, "Value"]
MARKS = "\"'|>[{#&*!%@`?-"  # first letters that YAML would interpret


def written(pairs: Iterable[tuple[str, Value]]) -> str:
    """Return the front matter with its fences; empty values are left out."""
    lines = [line for key, value in pairs if value for line in _pair(key, value, "")]
    return "\n".join(["---", *lines, "---"]) + "\n"


def _pair(key: str, value: Value, indent: str) -> list[str]:
    if isinstance(value, str):
        return [f"{indent}{key}: {scalar(value)}"]
    if isinstance(value, Mapping):
        inner = [line for name, part in value.items() if part for line in _pair(name, part, f"{indent}  ")]
        return [f"{indent}{key}:", *inner] if inner else []
    if len(value) == 1 and isinstance(value[0], str):
        return [f"{indent}{key}: {scalar(value[0])}"]
    return [f"{indent}{key}:", *(line for part in value for line in _item(part, f"{indent}  "))] if value else []


def _item(value: Value, indent: str) -> list[str]:
    if isinstance(value, Mapping):
        inner = [line for name, part in value.items() if part for line in _pair(name, part, "")]
        return [f"{indent}{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(inner)]
    assert isinstance(value, str)
    return [f"{indent}- {scalar(value, item=True)}"]


def scalar(text: str, *, item: bool = False) -> str:
    """Return a value on its line. An item with a colon would be a mapping, so it is quoted."""
    line = one_line(text)
    if not line or line[0] in MARKS or (item and ":" in line):
        return "'" + line.replace("'", "''") + "'"
    return line
