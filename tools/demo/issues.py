"""Owns issues: strands of work a topic's news is about, each with season, figures and sentences. Refuses to choose words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tools.demo.almanac import Season, read_seasons
from tools.demo.prose import Lists, slots_in

HEADING = re.compile(r"\[([a-z/-]+)\]\s*(@xa)?\s*(.*)$")
SIGNS = {
    "t:": "title", "l:": "lead", "- ": "fact", "! ": "lack", "? ": "ask", "> ": "do", '" ': "say", "~ ": "scene", "@ ": "item",
    "viec:": "work", "mo:": "model",
}  # fmt: skip
SPLIT = frozenset({"work", "model"})  # several on one line
OF_THE_DAY = frozenset({"ngay", "ngayle"})  # slots of a lead that tells of the day itself
BARE = frozenset({"ask", "do", "say"})  # parts of a sentence: no full stop of their own


@dataclass(frozen=True, slots=True)
class Issue:
    """One strand of work. `wide`: its places are communes or areas, never villages; `figures`: name and how it is drawn."""

    id: str  # "topic/name"
    seasons: tuple[Season, ...]
    wide: bool
    figures: tuple[tuple[str, str], ...]
    lists: Lists

    def drawn(self, frame: str) -> frozenset[str]:
        """The figures of the issue that a frame names."""
        return slots_in(frame) & {name.rstrip("*") for name, _ in self.figures}

    def tellers(self, figures: frozenset[str], own: bool) -> tuple[str, ...]:
        """The sentences that tell all the figures: leads, if a text begins with its `own` ones; else facts, and leads without a day."""
        facts = () if own else self.lists["fact"]
        leads = (line for line in self.lists["lead"] if own or not slots_in(line) & OF_THE_DAY)
        return tuple(line for line in (*facts, *leads) if figures <= slots_in(line))

    @property
    def topic(self) -> str:
        """The id of its topic."""
        return self.id.split("/")[0]

    def share(self, day: date) -> float | None:
        """How far its season has come on a day, None out of season; an issue without one is always half-way."""
        if not self.seasons:
            return 0.5
        return next((share for season in self.seasons if (share := season.share(day)) is not None), None)


def read_issues(path: Path) -> dict[str, Issue]:
    """The issues of a file: headings "[name] @xa season", lines of figures ("$ha* 60..90/5") and sentences, told apart by their signs."""
    found: dict[str, Issue] = {}
    for heading, lines in _parts(path.read_text("utf-8")):
        name, wide, seasons = heading
        id = name if "/" in name else f"{path.stem}/{name}"
        figures = [line[1:].split(" ", 1) for line in lines if line.startswith("$")]
        pairs = tuple((name, spec.removeprefix("= ")) for name, spec in figures)
        found[id] = Issue(id, read_seasons(seasons), bool(wide), pairs, _lists(lines))
    return found


def _parts(text: str) -> list[tuple[tuple[str, str, str], list[str]]]:
    found: list[tuple[tuple[str, str, str], list[str]]] = []
    for line in filter(None, text.splitlines()):
        if heading := HEADING.match(line):
            found.append(((heading[1], heading[2] or "", heading[3]), []))
        else:
            found[-1][1].append(line)
    return found


def _lists(lines: list[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {role: [] for role in SIGNS.values()}
    for line in lines:
        sign = next((sign for sign in SIGNS if line.startswith(sign)), "")
        if not sign and not line.startswith("$"):
            raise ValueError(f"a line without a sign: {line}")
        if sign:
            found[SIGNS[sign]] += _entries(SIGNS[sign], line[len(sign) :].strip())
    return {role: tuple(entries) for role, entries in found.items()}


def _entries(role: str, text: str) -> list[str]:
    if role in SPLIT:
        return [part.strip() for part in text.split("|")]
    return [text.rstrip(".")] if role in BARE else [text]
