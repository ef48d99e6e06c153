"""Owns a downloadable file as a page shows it: address, format, size, SHA-256. A missing file gives no link."""

from __future__ import annotations

from portal import urls
from portal.domain.portal import Portal
from portal.text.numbers import format_number
from portal.views.rows import FileView

UNITS = ((1 << 20, "MB"), (1 << 10, "KB"))


def file_view(portal: Portal, file: str) -> FileView | None:
    """Return a file of content/van-ban; None if there is none."""
    if not file or not portal.has_attachment(file):
        return None
    known = portal.attachment(file)
    return FileView(urls.attachment(known.file), known.format, size_text(known.size), known.sha256)


def size_text(size: int) -> str:
    """Return a size as readers know it: "1,2 MB", "640 KB", "312 byte"."""
    for unit, name in UNITS:
        if size >= unit:
            tenths = round(size * 10 / unit)
            whole = tenths >= 100 or tenths % 10 == 0
            return f"{format_number(round(tenths / 10))} {name}" if whole else f"{tenths // 10},{tenths % 10} {name}"
    return f"{size} byte"
