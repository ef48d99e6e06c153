"""Owns one mapping of front matter as read: values by English key, each with its line. It parses nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from portal.source.reading.fields.node import Name


@dataclass(slots=True)
class Entries:
    """One mapping as read: English key → value, with the line of each key. Missing keys are absent."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Return a text of one or more lines, "" if it is missing."""
        value = self.values.get(key)
        return value.text if isinstance(value, Name) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of lines."""
        names = self.values.get(key)
        return tuple([name.text for name in names]) if names else ()

    def name(self, key: str) -> Name | None:
        """Return a text with its line."""
        value = self.values.get(key)
        return value if isinstance(value, Name) else None

    def names(self, key: str) -> tuple[Name, ...]:
        """Return a list of texts with their lines."""
        return tuple(self.values.get(key, ()))

    def day(self, key: str) -> date | None:
        """Return a date."""
        value = self.values.get(key)
        return value.date() if isinstance(value, datetime) else value

    def clock(self, key: str) -> time | None:
        """Return the hour written with a date, None if there is only a day."""
        value = self.values.get(key)
        return value.time() if isinstance(value, datetime) else None

    def entries(self, key: str) -> Entries | None:
        """Return a nested mapping."""
        value = self.values.get(key)
        return value if isinstance(value, Entries) else None

    def many(self, key: str) -> tuple[Any, ...]:
        """Return a list of mappings, or of mappings and names."""
        return tuple(self.values.get(key, ()))

    def line_of(self, key: str) -> int:
        """Return the line of a key, otherwise the first line of its mapping."""
        return self.lines.get(key, self.line)
