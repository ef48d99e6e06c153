"""Owns what is asked of a workbook before it is opened: its size when unpacked, and that none of its parts declares entities.

Refuses to understand any of it.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from portal.text.numbers import format_number

MEGABYTE = 1_000_000
MOST, UNPACKED, PARTS = 10 * MEGABYTE, 40 * MEGABYTE, 1_000  # bytes of the file, of all its parts, how many parts
CHUNK = 1 << 20
NO_WORKBOOK = "Không mở được tệp: lưu lại dạng .xlsx hoặc CSV UTF-8."
TOO_LARGE = f"Tệp mở ra quá lớn (hơn {UNPACKED // MEGABYTE} MB): chép riêng biểu sang một tệp mới."
ENTITIES = "Tệp có khai báo DTD hay thực thể XML, thứ mà Excel không bao giờ ghi: lưu lại bằng Excel hoặc LibreOffice."
DECLARED = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be"))


class UnreadableSheet(Exception):
    """A file that is no form; the text says why, in Vietnamese."""


def check_size(file: Path) -> None:
    """Raises UnreadableSheet for a file that no form is as large as."""
    if file.stat().st_size > MOST:
        raise UnreadableSheet(f"Tệp lớn hơn {format_number(MOST // MEGABYTE)} MB: chỉ để lại trang có biểu, bỏ ảnh, rồi lưu lại.")


def check_archive(file: Path) -> None:
    """Raises UnreadableSheet for a workbook that would fill the memory, or that declares entities."""
    try:
        with ZipFile(file) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise UnreadableSheet(TOO_LARGE)
            if any(_declares(archive, part) for part in parts if part.filename.lower().endswith((".xml", ".rels", ".vml"))):
                raise UnreadableSheet(ENTITIES)
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        raise UnreadableSheet(NO_WORKBOOK) from None


def _declares(archive: ZipFile, part: ZipInfo) -> bool:
    """Whether a part holds a document type or an entity, in any code that XML has to know."""
    rest = b""
    with archive.open(part) as data:
        while chunk := data.read(CHUNK):
            if any(word in rest + chunk for word in DECLARED):
                return True
            rest = chunk[-32:]
    return False
