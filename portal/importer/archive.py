"""Owns the opening of zip containers (docx, xlsx) from untrusted sources: within limits, and without parts that declare entities.

The content of a part is not interpreted.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

from portal.record import dataclass

CHUNK = 1 << 20
XML = (".xml", ".rels", ".vml")
DECLARED = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be"))
BROKEN = (BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError, ZlibError)


class UnsafeArchive(Exception):
    """The base class of errors of a container."""


class TooLarge(UnsafeArchive):
    """It exceeds the limits when unpacked."""


class DeclaresEntities(UnsafeArchive):
    """A part declares a document type or an entity, which no office program writes."""


class Damaged(UnsafeArchive):
    """It is not a zip container, or a part cannot be read."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits of a container: bytes of XML parts and of all parts unpacked, number of parts."""

    xml: int
    unpacked: int
    parts: int


def read_parts(data: bytes, bounds: Bounds) -> dict[str, bytes]:
    """Return all parts of a container by name. Raises TooLarge, DeclaresEntities or Damaged."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            check(archive, bounds)
            return {part.filename: b"".join(_chunks(archive, part)) for part in archive.infolist() if not part.is_dir()}
    except BROKEN:
        raise Damaged from None


def check(archive: ZipFile, bounds: Bounds) -> None:
    """Raise TooLarge or DeclaresEntities; sizes are those of the unpacked parts, whatever the container's directory claims."""
    parts = archive.infolist()
    if len(parts) > bounds.parts or sum(part.file_size for part in parts) > bounds.unpacked:
        raise TooLarge
    if sum(part.file_size for part in parts if is_xml(part.filename)) > bounds.xml:
        raise TooLarge
    for part in parts:
        if is_xml(part.filename) and _declares(archive, part):
            raise DeclaresEntities


def is_xml(name: str) -> bool:
    """Return whether a part is XML by its name."""
    return name.lower().endswith(XML)


def _chunks(archive: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """Yield the bytes of a part; zipfile itself stops at the size in the container's directory."""
    with archive.open(part) as data:
        while chunk := data.read(CHUNK):
            yield chunk


def _declares(archive: ZipFile, part: ZipInfo) -> bool:
    """Return whether a part declares a document type or an entity, in any encoding that XML parsers must support."""
    rest = b""
    for chunk in _chunks(archive, part):
        if any(word in rest + chunk for word in DECLARED):
            return True
        rest = chunk[-32:]
    return False
