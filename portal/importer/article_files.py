"""Owns the pictures and attachments of an imported article: under which names they are written, and where its links lead."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urljoin, urlsplit

from portal import urls
from portal.importer.found import ImportedMedia, Material
from portal.importer.pictures import picture_name
from portal.source.linking.media import OFFERED
from portal.text.slug import slug

SAFE = re.compile(r"^(?:https?|mailto|tel|sms):", re.I)
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.I)


class Files:
    """The pictures and attachments of one article: the name of each in the content folder, and its bytes."""

    def __init__(self, material: Material, folder: str, name: str) -> None:
        self._material, self._folder, self._name = material, folder, name
        self._by_address: dict[str, str] = {}  # address in the source → file of the content folder
        self.made: dict[str, bytes] = {}
        self.doubts: list[str] = []

    def picture(self, address: str) -> str:
        """Return the file of a picture, root-relative; "" for one that cannot be shown or is missing."""
        if address not in self._by_address:
            media = self._load(address)
            suffix, why = picture_name(media.data) if media else ("", _missing(address))
            if media and suffix:
                number = sum(file.startswith("anh/") for file in self.made) + 1
                self._by_address[address] = self._keep(f"anh/{self._folder}/{self._name}-{number}{suffix}", media.data)
            else:
                self._by_address[address] = ""
                self.doubts.append(f"Ảnh không đưa vào được: {why}.")
        return f"/{self._by_address[address]}" if self._by_address[address] else ""

    def link(self, address: str) -> str:
        """Return where a link leads: an imported attachment, an address of the web; "" for one that would run something or leads nowhere.
        """
        address = re.sub(r"[\x00-\x1f\x7f]", "", address).strip()
        if not address or address.startswith("#") or (SCHEME.match(address) and not SAFE.match(address)):
            return ""
        form = posixpath.splitext(urlsplit(address).path)[1].lower().removeprefix(".")
        if form in OFFERED and (media := self._load(address)):
            return self._attachment(address, media)
        if SAFE.match(address):
            return address
        whole = urljoin(self._material.address, address) if SAFE.match(self._material.address) else ""
        return whole if SAFE.match(whole) else urls.old(address) if address.startswith("/") else ""

    def _attachment(self, address: str, media: ImportedMedia) -> str:
        if address not in self._by_address:
            stem, form = posixpath.splitext(posixpath.basename(unquote(urlsplit(address).path)))
            self._by_address[address] = self._keep(f"van-ban/{self._folder}/{slug(stem) or self._name}{form.lower()}", media.data)
        return f"/{self._by_address[address]}"

    def _load(self, address: str) -> ImportedMedia | None:
        return self._material.media.get(address) or self._material.files(address)

    def _keep(self, path: str, data: bytes) -> str:
        """Return the path, with a number if another file has it."""
        stem, form = posixpath.splitext(path)
        number = 1
        while self.made.get(path, data) != data:
            number += 1
            path = f"{stem}-{number}{form}"
        self.made[path] = data
        return path


def _missing(address: str) -> str:
    """Return why a picture is missing; of one on the web also what to do, since no import reads from the network."""
    way = " (lệnh nhập không tải từ mạng: tải về thư mục anh/ rồi ghi vào bài, hoặc nhập từ trang đã lưu kèm ảnh)"
    return f"không có tệp ảnh {address[:120]}{way if SCHEME.match(address) else ''}"
