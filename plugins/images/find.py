"""Owns the selection of files to publish: those the Portal knows, because published content names them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from pathlib import Path

from plugins.images.cache import Cache
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.media import PictureFile
from portal.domain.portal import Portal
from portal.source.reading.tree import located
from portal.views.pictures import forms


def wanted(portal: Portal) -> Iterator[PictureFile]:
    """Yield every picture that is shown; two files with the same bytes are one, a cover if either is."""
    found: dict[str, PictureFile] = {}
    for file in portal.ids("pictures"):
        picture = portal.picture(file)
        if picture.digest not in found or picture.cover:
            found[picture.digest] = picture
    yield from found.values()


def missing(portal: Portal, cache: Cache) -> list[PictureFile]:
    """Return the pictures that lack a derived form."""
    return [picture for picture in wanted(portal) if not cache.holds(picture)]


def without(portal: Portal, files: Container[str]) -> Portal:
    """Return the portal without these pictures and those with the same bytes: no page shows a missing picture."""
    gone = {portal.picture(file).digest for file in portal.ids("pictures") if file in files}
    kept = {file: picture for file, picture in portal.facts.pictures.items() if picture.digest not in gone}
    return Portal(replace(portal.facts, pictures=kept))


def pictures(portal: Portal, cache: Cache) -> Iterator[Artifact]:
    """Yield every form of every picture that is shown; a file that is already in the output is not read."""
    for picture in wanted(portal):
        for width, form in forms(picture):
            place = str(cache.place(picture.digest, width, form))
            yield Artifact(urls.file_of(urls.picture(picture.digest, width, form)), read_derived, (place,))


def read_derived(portal: Portal, place: str) -> bytes:
    """Return the bytes of a derived file, which its name identifies."""
    with open(place, "rb") as file:
        return file.read()


def attachments(portal: Portal, content: Path) -> Iterator[Artifact]:
    """Yield every published attachment, byte for byte, once, however many names articles use for it."""
    offered = {known.file: known for known in map(portal.attachment, portal.ids("attachments"))}
    for file, known in sorted(offered.items()):
        yield Artifact(urls.file_of(urls.attachment(file)), read, (str(located(content, file)), known.sha256))


def read(portal: Portal, place: str, digest: str) -> bytes:
    """Return the bytes of a file; `digest` makes a file with changed bytes a changed artifact."""
    return Path(place).read_bytes()
