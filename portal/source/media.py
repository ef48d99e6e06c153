"""Owns the looking at files that go with articles: what pictures and attachments are, and why one cannot be published.

Every picture is decoded once, so that whatever is wrong with it is told here and not met while a page is built.
"""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from PIL import Image

from portal.domain.identity import StaticPage
from portal.domain.media import Attachment, PictureFile
from portal.domain.portal import Facts
from portal.domain.problem import Problem
from portal.source.faults import problem
from portal.source.link import Linked
from portal.source.tree import ATTACHMENTS, PICTURES

RECIPE = b"1"  # the way pictures are derived: another one gives derived files other names
READABLE = ("JPEG", "MPO", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
SUFFIXES = {
    ".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".gif": "GIF", ".bmp": "BMP", ".tif": "TIFF",
    ".tiff": "TIFF", ".avif": "AVIF",
}  # fmt: skip
OFFERED = frozenset({
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "txt", "csv", "zip", "rar", "7z",
    "jpg", "jpeg", "png", "tif", "tiff", "mp3", "mp4", "json", "geojson",
})  # fmt: skip
MEGAPIXELS = 60  # more than any layout needs, and than a small machine decodes at ease
ORIENTATION = 0x0112
SIDEWAYS = frozenset({5, 6, 7, 8})
NAMED = re.compile(r'\s(?:href|src)="/(anh|tep)/([^"#]+)"')


@dataclass(frozen=True, slots=True)
class Seen:
    """What looking at one file gave: a record, or none, and what there is to tell."""

    record: PictureFile | Attachment | None
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Media:
    """All files that published articles and pages name."""

    pictures: dict[str, PictureFile] = field(default_factory=dict)
    attachments: dict[str, Attachment] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, file: str, seen: Seen) -> None:
        """Enter one file."""
        self.problems += seen.problems
        if isinstance(seen.record, PictureFile):
            self.pictures[file] = seen.record
        elif seen.record:
            self.attachments[file] = seen.record


def named_files(shown: Iterable[Linked], facts: Facts) -> frozenset[str]:
    """The files below content/ that published articles, documents and pages name: nobody else's file is published."""
    found = {document.file for document in facts.documents.values()}
    for item in shown:
        article = facts.articles.get(item.article.id)
        if article and not article.withdrawn:
            found |= {picture.file for picture in article.images}
            found |= {file for link in item.draft.links if (file := file_behind(link))}
    found |= {file for page in facts.pages.values() for file in _of_page(page)}
    return frozenset(found - {""})


def _of_page(page: StaticPage) -> set[str]:
    return {file_behind(f"/{folder}/{rest}") for folder, rest in NAMED.findall(page.html)}


def file_behind(link: str) -> str:
    """The content file a site address stands for: "/tep/a.pdf" → "van-ban/a.pdf"; "" for no file."""
    if link.startswith("/tep/"):
        return f"{ATTACHMENTS}/{link.removeprefix('/tep/')}"
    return link.lstrip("/") if link.startswith(f"/{PICTURES}/") else ""


def look(root: Path, file: str) -> Seen:
    """What a file below the content folder is. Never raises on any bytes."""
    try:
        data = (root / file).read_bytes()
    except OSError as error:
        return Seen(None, (problem("F100", file, 0, str(error.strerror)),))
    return look_at_picture(file, data) if file.startswith(f"{PICTURES}/") else look_at_attachment(file, data)


def look_at_attachment(file: str, data: bytes) -> Seen:
    """An attachment; kinds of files that a browser would run are not offered."""
    form = PurePosixPath(file).suffix.lower().removeprefix(".")
    if form not in OFFERED:
        return Seen(None, (problem("P106", file, 0, f".{form}"),))
    return Seen(Attachment(file, len(data), hashlib.sha256(data).hexdigest(), form.upper()))


def look_at_picture(file: str, data: bytes) -> Seen:
    """A picture, with its faults; None for one that cannot be shown."""
    told: list[Problem] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            width, height = _decoded(file, data, told)
    except Image.DecompressionBombError:
        told.append(problem("P102", file, 0, f"hơn {MEGAPIXELS}"))
        return Seen(None, tuple(told))
    except Exception as error:  # noqa: BLE001 - a damaged or hostile file may make a decoder raise anything
        told.append(problem("P101", file, 0, type(error).__name__))
        return Seen(None, tuple(told))
    if not width:
        return Seen(None, tuple(told))
    digest = hashlib.blake2b(RECIPE + data, digest_size=8).hexdigest()
    return Seen(PictureFile(file, digest, width, height), tuple(told))


def _decoded(file: str, data: bytes, told: list[Problem]) -> tuple[int, int]:
    """Width and height as seen, after decoding the whole; (0, 0) when there are too many pixels for that."""
    with Image.open(io.BytesIO(data), formats=READABLE) as image:
        width, height = image.size
        if width * height > MEGAPIXELS * 10**6:
            told.append(problem("P102", file, 0, round(width * height / 10**6)))
            return 0, 0
        told += _remarks(file, image)
        sideways = image.getexif().get(ORIENTATION) in SIDEWAYS
        image.draft(None, (width // 8, height // 8))  # a JPEG is read whole, but into an eighth of the pixels
        image.load()
    return (height, width) if sideways else (width, height)


def _remarks(file: str, image: Image.Image) -> list[Problem]:
    """What staff should know of a picture that can be shown."""
    found = []
    form = (image.format or "").replace("MPO", "JPEG")
    expected = SUFFIXES.get(PurePosixPath(file).suffix.lower(), "")
    if form != expected:
        found.append(problem("P103", file, 0, form, expected or PurePosixPath(file).suffix))
    if form != "JPEG" and getattr(image, "is_animated", False):
        found.append(problem("P104", file, 0))
    if image.mode == "CMYK":
        found.append(problem("P105", file, 0))
    return found
