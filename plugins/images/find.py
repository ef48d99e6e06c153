"""Owns the finding of files to publish: those the Portal knows, which are those that published content names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.images.cache import Cache
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.media import PictureFile
from portal.domain.portal import Portal


def wanted(portal: Portal) -> Iterator[PictureFile]:
    """Every picture that is shown; two files with the same bytes are one."""
    seen: set[str] = set()
    for file in portal.ids("pictures"):
        picture = portal.picture(file)
        if picture.digest not in seen:
            seen.add(picture.digest)
            yield picture


def missing(portal: Portal, cache: Cache) -> list[PictureFile]:
    """The pictures of which a form has not been derived yet."""
    return [picture for picture in wanted(portal) if not cache.holds(picture)]


def attachments(portal: Portal, content: Path) -> Iterator[Artifact]:
    """Every file that is offered, byte for byte."""
    for file in portal.ids("attachments"):
        known = portal.attachment(file)
        yield Artifact(urls.file_of(urls.attachment(file)), read, (str(content / file), known.sha256))


def read(portal: Portal, place: str, digest: str) -> bytes:
    """The bytes of a file; `digest` is there so that other bytes are another artifact."""
    return Path(place).read_bytes()
