"""Owns the records of an import: findings, their certainty, and what was left out. It finds nothing itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from portal.record import dataclass

if TYPE_CHECKING:
    from bs4.element import Tag

ABOVE = "trên tiêu đề"  # reason for leaving out a page's breadcrumb
CERTAIN, LIKELY, POSSIBLE = 1.0, 0.7, 0.4  # only certain findings are written into the article


class NotImported(Exception):
    """A file that cannot become an article; the text says why and what to do, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One finding from a source: its field, its value in the field's form, its certainty, and the words it is based on.

    `confidence` is between 0 and 1. `basis` names the rule or the markup in Vietnamese ("JSON-LD", "dòng ghi công").
    """

    field: str
    value: str
    confidence: float
    quote: str
    basis: str = ""

    @property
    def certain(self) -> bool:
        """Return whether it may be written into the article without review by a person."""
        return self.confidence >= CERTAIN


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words of the source that are not in the article, and the reason: "trình đơn", "khối quốc hiệu", "chữ ẩn" …"""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class ImportedMedia:
    """A file that belongs to a source: its name there and its bytes."""

    name: str
    data: bytes


@dataclass(slots=True)
class Material:
    """What a reader extracted from one source, before it is interpreted.

    `blocks` are the block elements of the body in reading order. `files` loads what `src` and `href` name; None if it is missing. `facts`
    come from the source itself, outside the body (metadata, letterhead, labels).
    """

    origin: str
    blocks: list[Tag]
    facts: list[Evidence] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    media: dict[str, ImportedMedia] = field(default_factory=dict)
    files: Callable[[str], ImportedMedia | None] = lambda address: None
    address: str = ""  # address of the page on the old site, "" for none
    aliases: list[str] = field(default_factory=list)
    words: Counter[str] | None = None  # the words of the source, if its reader counted them; otherwise those of the blocks
    written: bool = False  # whether it is a written document (Word, text) and not a page of a site


@dataclass(slots=True)
class Imported:
    """One article ready to be written: its text, its path below the content folder, its files.

    `findings` holds everything found; uncertain ones are suggestions. `doubts` are sentences in Vietnamese.
    """

    origin: str
    path: str
    text: str
    title: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    findings: list[Evidence] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)  # words of the body that the article lacks
    address: str = ""
