"""Owns the pictures and attachments under amendment: those that changed articles name now, and those that nobody names any more.

What comes out must be what looking at the files of all articles would give. None sends the build the long way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from portal.domain.article import Article
from portal.domain.facts import Facts
from portal.domain.media import PictureFile
from portal.domain.problem import Problem
from portal.source.media import Media, Seen, cover_of, files_of, files_of_rest

Named = tuple[Article, tuple[str, ...]]  # an article, and its links


@dataclass(slots=True)
class FileUse:
    """How many articles and other content name each file, and with how many articles each begins."""

    named: Counter[str] = field(default_factory=Counter)
    covers: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, articles: Iterable[Named], facts: Facts) -> FileUse:
        """Those of all content."""
        shown = cls(Counter(files_of_rest(facts)))
        for article, links in articles:
            shown.named.update(files_of(article, links))
            shown.covers[cover_of(article, facts.pictures)] += 1
        return shown

    def moved(
        self, facts: Facts, before: list[Named], after: list[Named], there: Container[str], look: Callable[[str], Seen]
    ) -> FilesLaid | None:
        """What is another when articles changed; None when one names a file that is not `there`."""
        was, now = ([file for one in articles for file in files_of(*one)] for articles in (before, after))
        if not all(file in there for file in now):
            return None
        named = self.named + Counter(now)
        named.subtract(was)
        media = Media()
        for file in {file for file in now if not self.named[file]}:
            media.take(file, look(file))
        gone = {file for file in was if not named[file]}
        pictures = {file: one for file, one in {**facts.pictures, **media.pictures}.items() if file not in gone}
        changed = {*was, *now}
        covers = self.covers + Counter(cover_of(article, pictures) for article, _ in after)
        covers.subtract(cover_of(article, facts.pictures) for article, _ in before)
        moved = FilesLaid(FileUse(+named, +covers), gone, media.problems)
        moved.lay("pictures", facts.pictures, {file: _covering(one, covers) for file, one in pictures.items() if file in changed}, gone)
        moved.lay("attachments", facts.attachments, media.attachments, gone)
        return moved


def _covering(picture: PictureFile, covers: Counter[str]) -> PictureFile:
    cover = covers[picture.file] > 0
    return picture if picture.cover == cover else replace(picture, cover=cover)


@dataclass(slots=True)
class FilesLaid:
    """What lies over the files of the Facts now."""

    shown: FileUse
    gone: set[str]
    problems: list[Problem]
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def lay(self, table: str, before: Mapping[str, Any], now: Mapping[str, Any], gone: Iterable[str]) -> None:
        """Note what is another in one table, which is in alphabetical order."""
        records = {file: record for file, record in now.items() if before.get(file) != record}
        records |= dict.fromkeys(file for file in gone if file in before)
        if records:
            self.records[table] = records
        if records.keys() - before.keys() or None in records.values():
            self.ids[table] = tuple(sorted(file for file in {**before, **records} if records.get(file, file) is not None))
