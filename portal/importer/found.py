"""Owns the records of an import: what was found, how sure that is, and what was left out. Refuses to find anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from portal.record import dataclass

if TYPE_CHECKING:
    from bs4.element import Tag

ABOVE = "trên tiêu đề"  # why the way to a page was left out
CERTAIN, LIKELY, POSSIBLE = 1.0, 0.7, 0.4  # only what is certain is written into the article


class NotImported(Exception):
    """A file that cannot become an article; the text says why and what to do, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing read from a source: the field it is for, its value as the field takes it, how sure, and the words it rests on.

    `confidence` is between 0 and 1. `basis` names the rule or the markup in Vietnamese ("JSON-LD", "dòng ghi công").
    """

    field: str
    value: str
    confidence: float
    quote: str
    basis: str = ""

    @property
    def certain(self) -> bool:
        """Whether it may stand in the article without a person looking at it."""
        return self.confidence >= CERTAIN


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words of the source that are not in the article, and why: "trình đơn", "khối quốc hiệu", "chữ ẩn" …"""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class ImportedMedia:
    """A file that came with a source: its name there and its bytes."""

    name: str
    data: bytes


@dataclass(slots=True)
class Material:
    """What a reader made of one source, before it is understood.

    `blocks` are the block elements of the body in reading order. `files` loads what `src` and `href` name; None for what is not there.
    `facts` were told by the source itself, outside the body (metadata, letterhead, labels).
    """

    origin: str
    blocks: list[Tag]
    facts: list[Evidence] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    media: dict[str, ImportedMedia] = field(default_factory=dict)
    files: Callable[[str], ImportedMedia | None] = lambda address: None
    address: str = ""  # where the page was on the old site, "" for none
    aliases: list[str] = field(default_factory=list)
    written: bool = False  # whether it is one person's document (Word, text) and no page of a site


@dataclass(slots=True)
class Imported:
    """One article ready to be written: its text, its path below the content folder, the files that go with it.

    `findings` holds everything read; those that are not certain are suggestions. `doubts` are sentences in Vietnamese.
    """

    origin: str
    path: str
    text: str
    title: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    findings: list[Evidence] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)  # words of the body that the article does not hold
    address: str = ""
