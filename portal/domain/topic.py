"""Owns topics (chủ đề), sections (chuyên mục), abbreviations (viết tắt) and synonyms: the small vocabularies of the registries."""

from __future__ import annotations

from dataclasses import field

from portal.record import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject heading following SKOS: preferred and alternative labels, broader and related topics."""

    id: str
    name: str
    alt_names: tuple[str, ...] = ()
    description: str = ""
    broader: str = ""
    related: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every label."""
        return (self.name, *self.alt_names)


@dataclass(frozen=True, slots=True)
class Section:
    """An entry in the menu of news; two levels. `kinds`: unit kinds whose articles are filed here if none is given."""

    id: str
    name: str
    parent: str = ""
    description: str = ""
    aliases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name of the section."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and its meaning ("CCHC", "cải cách hành chính")."""

    short: str
    long: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words with one meaning ("mất điện", "tạm ngừng cấp điện"): search finds what is written with any of them.

    `procedure`: they name a paper or a procedure that citizens apply for.
    """

    words: tuple[str, ...]
    procedure: bool = False
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Law:
    """A law or standard the portal cites, with the dates it is in force."""

    id: str
    name: str
    number: str = ""
    effective_from: str = ""
    effective_to: str = ""
    note: str = ""
    line: int = field(default=0, compare=False)
