"""Owns the word lists of the package's data folder: topics, issues, frames, names. Refuses to choose among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.demo.issues import Issue, read_issues
from tools.demo.prose import Lists

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic: its name, its plans and what they promise."""

    id: str
    lists: Lists

    @property
    def name(self) -> str:
        """The topic's name."""
        return self.lists["name"][0]

    @property
    def short(self) -> str:
        """What its plans are called in a title: "giảm nghèo"."""
        return self.lists["short"][0]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists: by role in a text, by topic, by issue; notices are issues with their own sentences."""

    frames: Lists
    subjects: Mapping[str, Subject]
    issues: Mapping[str, Issue]
    notices: Mapping[str, Issue]

    def issue(self, id: str) -> Issue:
        """An issue or a notice."""
        return self.issues.get(id) or self.notices[id]


def read_lists(path: Path) -> dict[str, tuple[str, ...]]:
    """A file of "[key]" headings with one phrase a line."""
    found: dict[str, list[str]] = {}
    key = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            key = line[1:-1]
            found[key] = []
        elif line:
            found[key].append(line)
    return {key: tuple(lines) for key, lines in found.items()}


@cache
def lexicon() -> Lexicon:
    """The whole lexicon, read once."""
    frames: dict[str, tuple[str, ...]] = {}
    for path in sorted(DATA.glob("*.txt")):
        frames |= read_lists(path)
    subjects = {path.stem: Subject(path.stem, read_lists(path)) for path in sorted((DATA / "topics").glob("*.txt"))}
    return Lexicon(frames, subjects, _issues("issues"), _issues("notices"))


def _issues(folder: str) -> dict[str, Issue]:
    return {id: issue for path in sorted((DATA / folder).glob("*.txt")) for id, issue in read_issues(path).items()}


def rows(lines: tuple[str, ...]) -> list[list[str]]:
    """Lines of fields separated by "|"."""
    return [[field.strip() for field in line.split("|")] for line in lines]
