"""Owns the single entry to all readers: bytes of any form become material; a file that is no article raises the reason.

It does not read the disk.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from portal.importer.compose import NOTE
from portal.importer.feed import read_feed
from portal.importer.forms import ARCHIVE, FEED, OLD, PAGE, TEXT, WORD, form_of
from portal.importer.found import Imported, ImportedMedia, Material, NotImported
from portal.importer.mhtml import read_archive
from portal.importer.office import as_docx
from portal.importer.page import read_page
from portal.importer.profile import Profile
from portal.importer.text_file import read_text
from portal.importer.understand import imported
from portal.importer.word import read_word
from portal.record import dataclass
from portal.source.reading.fields.frontmatter import split
from portal.source.reading.registries.registry import Registries

NOT_READ = "Không đọc được dạng tệp này. Nhập được: .docx, .doc, .rtf, .odt (cần LibreOffice), .txt, .html, .mht, kênh tin RSS và Atom."
SUFFIX = re.compile(r"\.[A-Za-z]{1,5}$")


@dataclass(frozen=True, slots=True)
class ImportSource:
    """One file to import: its origin, its bytes, the address of its page, and a loader of files next to it."""

    origin: str
    data: bytes
    address: str = ""
    files: Callable[[str], ImportedMedia | None] = lambda address: None


def read_source(source: ImportSource, profile: Profile | None = None) -> list[Material]:
    """Return the articles of a file: one, or the entries of a feed. Raises NotImported."""
    form = form_of(source.data, source.origin)
    if not source.data.strip(b"\x00 \t\r\n"):
        raise NotImported("Tệp rỗng.")
    if form == WORD:
        return [read_word(source.data, source.origin)]
    if form == OLD:
        return [read_word(as_docx(source.data, _suffix(source)), source.origin)]
    if form == PAGE:
        return [read_page(source.data, source.origin, source.files, profile, source.address)]
    if form == ARCHIVE:
        return [read_archive(source.data, source.origin)]
    if form == FEED:
        return read_feed(source.data, source.origin, source.files)
    if form == TEXT:
        return [read_text(source.data, source.origin)]
    raise NotImported(
        "Chưa đọc được PDF: nhập từ tệp Word gốc, hoặc gắn PDF thành tệp đính kèm của bài." if source.data[:4] == b"%PDF" else NOT_READ
    )


def _suffix(source: ImportSource) -> str:
    if source.data.startswith(b"{\\rtf"):
        return ".rtf"
    if source.data.startswith(b"\xd0\xcf\x11\xe0"):
        return ".doc"
    found = SUFFIX.search(source.origin)
    return found[0].lower() if found else ".odt"


def import_bytes(
    source: ImportSource, registries: Registries, *, profile: Profile | None = None, unit: str = "", hints: bool = True
) -> list[Imported]:
    """Return the drafts of a file, ready to be shown or written. The desk calls this. Raises NotImported.

    `unit`: the unit of sources that name none; `hints`: with the hidden note below the text.
    """
    found = [imported(material, registries, unit=unit, hints=hints) for material in read_source(source, profile)]
    if not any(holds_text(made) for made in found):
        raise NotImported("Tệp không có lời văn nào để thành bài (tệp trống, chỉ có một dòng, hay chỉ có ảnh chụp văn bản).")
    return found


def holds_text(made: Imported) -> bool:
    """Return whether an article has a body: words, or pictures of its own."""
    body = split(made.text).body.partition(NOTE)[0]
    return bool(body.strip())
