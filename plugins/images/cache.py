"""Owns the cache of derived pictures, named by digest, width and format. It may be deleted at any time."""

from __future__ import annotations

import os
from pathlib import Path

from portal.domain.media import PictureFile
from portal.views.pictures import forms


class Cache:
    """Derived pictures below `folder`, of originals below `content`."""

    def __init__(self, folder: Path, content: Path) -> None:
        self._folder = folder
        self._content = content
        folder.mkdir(parents=True, exist_ok=True)

    def place(self, digest: str, width: int, form: str) -> Path:
        """Return where a derived file is stored."""
        return self._folder / f"{digest}-{width}.{form}"

    def holds(self, picture: PictureFile) -> bool:
        """Return whether every form of a picture is present."""
        return all(self.place(picture.digest, *form).is_file() for form in forms(picture))

    def length(self, digest: str, width: int, form: str) -> int:
        """Return the length of a derived file in bytes, 0 if it is missing."""
        try:
            return self.place(digest, width, form).stat().st_size
        except FileNotFoundError:
            return 0

    def derive(self, picture: PictureFile) -> tuple[str, str]:
        """Make every form of a picture. Returns (its file, the error or "")."""
        from plugins.images.derive import derived  # Pillow: most builds have nothing to derive

        try:
            data = (self._content / picture.file).read_bytes()
            for form, made in derived(data, forms(picture)).items():
                self._put(self.place(picture.digest, *form), made)
        except Exception as error:  # noqa: BLE001 - a damaged or hostile file may make a codec raise anything
            return picture.file, type(error).__name__
        return picture.file, ""

    def _put(self, place: Path, data: bytes) -> None:
        spare = place.with_name(f".{place.name}.{os.getpid()}")
        spare.write_bytes(data)
        os.replace(spare, place)
