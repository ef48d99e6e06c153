"""Owns the checks of a workbook before it is opened: its unpacked size, and that none of its parts declares entities.

Its content is not interpreted.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from portal.importer.archive import BROKEN, Bounds, DeclaresEntities, TooLarge, check
from portal.text.numbers import format_number

MEGABYTE = 1_000_000
MOST, UNPACKED, PARTS = 10 * MEGABYTE, 40 * MEGABYTE, 1_000  # bytes of the file, of all its parts, how many parts
NO_WORKBOOK = "Không mở được tệp: lưu lại dạng .xlsx hoặc CSV UTF-8."
TOO_LARGE = f"Tệp mở ra quá lớn (hơn {UNPACKED // MEGABYTE} MB): chép riêng biểu sang một tệp mới."
ENTITIES = "Tệp có khai báo DTD hay thực thể XML, thứ mà Excel không bao giờ ghi: lưu lại bằng Excel hoặc LibreOffice."


class UnreadableSheet(Exception):
    """A file that is no form; the text says why, in Vietnamese."""


def check_size(file: Path) -> None:
    """Raise UnreadableSheet for a file too large for a form."""
    if file.stat().st_size > MOST:
        raise UnreadableSheet(f"Tệp lớn hơn {format_number(MOST // MEGABYTE)} MB: chỉ để lại trang có biểu, bỏ ảnh, rồi lưu lại.")


def check_archive(file: Path) -> None:
    """Raise UnreadableSheet for a workbook that would exhaust the memory, or that declares entities."""
    try:
        with ZipFile(file) as archive:
            check(archive, Bounds(UNPACKED, UNPACKED, PARTS))
    except TooLarge:
        raise UnreadableSheet(TOO_LARGE) from None
    except DeclaresEntities:
        raise UnreadableSheet(ENTITIES) from None
    except BROKEN:
        raise UnreadableSheet(NO_WORKBOOK) from None
