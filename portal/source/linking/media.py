"""Owns the files that belong to articles and their examination: what they are, and why one cannot be published."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from html import unescape
from pathlib import Path, PurePosixPath

from portal import urls
from portal.domain.document import Document
from portal.domain.identity import StaticPage
from portal.domain.media import Attachment, PictureFile
from portal.domain.problem import Problem
from portal.record import dataclass
from portal.source.linking.row import Row
from portal.source.reading.faults import problem
from portal.source.reading.tree import PICTURES, located
from portal.text.system import reason

OFFERED = frozenset({
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "txt", "csv", "zip", "rar", "7z",
    "jpg", "jpeg", "png", "tif", "tiff", "mp3", "mp4", "json", "geojson",
})  # fmt: skip
NAMED = re.compile(r'\s(?:href|src)="/(anh|tep)/([^"#]+)"')
PHOTOGRAPHS = frozenset({"jpg", "jpeg", "png", "tif", "tiff"})


@dataclass(frozen=True, slots=True)
class Seen:
    """The result of examining one file: a record or none, and its problems."""

    record: PictureFile | Attachment | None
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class ArticleFiles:
    """All files that published articles and pages name."""

    pictures: dict[str, PictureFile] = field(default_factory=dict)
    attachments: dict[str, Attachment] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, file: str, seen: Seen) -> None:
        """Add one file."""
        self.problems += seen.problems
        if isinstance(seen.record, PictureFile):
            self.pictures[file] = seen.record
        elif seen.record:
            self.attachments[file] = seen.record


def files_of(row: Row) -> set[str]:
    """Return the files that a published article names: its pictures, and those its text links to."""
    return set() if row.withdrawn else {*row.images, *map(urls.file_behind, row.links)} - {""}


def files_of_rest(documents: Iterable[Document], pages: Iterable[StaticPage]) -> Iterator[str]:
    """Yield the files that documents and pages name."""
    yield from (document.file for document in documents if document.file)
    yield from (file for page in pages for file in _of_page(page) if file)


def with_covers(pictures: dict[str, PictureFile], rows: Iterable[Row]) -> dict[str, PictureFile]:
    """Return the pictures, with covers marked: the first picture of each published article that can be shown."""
    covers = {next((file for file in row.images if file in pictures), "") for row in rows if not row.withdrawn}
    return {file: replace(picture, cover=True) if file in covers else picture for file, picture in pictures.items()}


def _of_page(page: StaticPage) -> set[str]:
    return {urls.file_behind(unescape(f"/{folder}/{rest}")) for folder, rest in NAMED.findall(page.html)}


def look_all(root: Path, files: Iterable[str]) -> Iterator[tuple[str, Seen]]:
    """Yield each file with its metadata."""
    return ((file, look(root, file)) for file in files)


def look(root: Path, file: str) -> Seen:
    """Examine a file below the content folder. Never raises, whatever its bytes."""
    try:
        data = located(root, file).read_bytes()
    except OSError as error:
        return Seen(None, (problem("F100", file, 0, reason(error)),))
    if not file.startswith(f"{PICTURES}/"):
        return look_at_attachment(file, data)
    from portal.source.reading.picture import look_at_picture  # builds without new pictures do not import Pillow

    return Seen(*look_at_picture(file, data))


def look_at_attachment(file: str, data: bytes) -> Seen:
    """Examine an attachment; file types that a browser would run are refused, and so are photographs that contain their location."""
    form = PurePosixPath(file).suffix.lower().removeprefix(".")
    if form not in OFFERED:
        return Seen(None, (problem("P106", file, 0, f".{form}" if form else "không có đuôi"),))
    if form in PHOTOGRAPHS and has_location(data):
        return Seen(None, (problem("P108", file, 0),))
    return Seen(Attachment(file, len(data), hashlib.sha256(data).hexdigest(), form.upper()))


def has_location(data: bytes) -> bool:
    """Return whether a photograph contains its location."""
    if b"Exif" not in data and b"eXIf" not in data and data[:2] not in (b"II", b"MM"):
        return False
    from portal.source.reading.picture import has_place

    return has_place(data)
