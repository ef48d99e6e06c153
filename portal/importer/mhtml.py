"""Owns the page archives that Word and browsers save (.mht): one page, with its pictures in the same file."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from email.policy import default

from portal.importer.found import ImportedMedia, Material, NotImported
from portal.importer.page import read_page

MOST, PARTS = 60_000_000, 2_000


def read_archive(data: bytes, origin: str) -> Material:
    """Return a page archive as material. Raises NotImported."""
    if len(data) > MOST:
        raise NotImported(f"Tệp lớn hơn {MOST // 10**6} MB: không đọc.")
    if data.count(b"\n--") > 2 * PARTS:
        raise NotImported(f"Tệp .mht có hơn {PARTS} phần: không đọc.")
    message = message_from_bytes(data, policy=default)
    parts = [part for _, part in zip(range(PARTS), message.walk(), strict=False) if not part.is_multipart()]
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if page is None:
        raise NotImported("Tệp .mht này không có trang HTML nào.")
    media = {name: ImportedMedia(name, _bytes(part)) for part in parts if part is not page for name in _names(part)}
    return read_page(
        _bytes(page), origin, lambda address: media.get(address) or media.get(address.rpartition("/")[2]), None, _address(page)
    )


def _bytes(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _names(part: Message) -> list[str]:
    place, id = str(part.get("Content-Location", "")), str(part.get("Content-ID", "")).strip("<>")
    return [name for name in (place, place.rpartition("/")[2], f"cid:{id}" if id else "") if name]


def _address(page: Message) -> str:
    place = str(page.get("Content-Location", ""))
    return place if place.startswith("http") else ""
