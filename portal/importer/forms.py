"""Owns the detection of file types: by the first bytes, and by the name only if those are inconclusive."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import PurePosixPath

from portal.importer.archive import BROKEN

WORD, OLD, PAGE, TEXT, FEED, ARCHIVE, OTHER = "docx", "doc", "html", "txt", "feed", "mhtml", ""
NAMES = {
    ".docx": WORD, ".docm": WORD, ".dotx": WORD, ".doc": OLD, ".rtf": OLD, ".odt": OLD, ".wps": OLD, ".html": PAGE,
    ".htm": PAGE, ".xhtml": PAGE,
    ".aspx": PAGE, ".php": PAGE, ".jsp": PAGE, ".txt": TEXT, ".xml": FEED, ".rss": FEED,
    ".atom": FEED, ".mht": ARCHIVE, ".mhtml": ARCHIVE,
}  # fmt: skip
FEED_MARK = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
PAGE_MARK = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|table|span|meta)[\s>]", re.I)
WORD_PART = re.compile(r"^word/document\d*\.xml$")  # Word on the web numbers it
HEAD = 4096
QUERY = re.compile(r"\.(?:aspx?|php|jsp|html?|do)[?@]", re.I)  # wget and HTTrack keep the query in the name


def form_of(data: bytes, name: str) -> str:
    """Return the type of a file by its content."""
    head = data[:HEAD]
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if head.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        return OLD
    if head[:5] in (b"%PDF-", b"\x89PNG\r") or head.startswith((b"\xff\xd8\xff", b"GIF8", b"Rar!", b"MZ")):
        return OTHER
    flat = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if FEED_MARK.search(flat):
        return FEED
    if flat[:13].lower() == b"mime-version:" or b"multipart/related" in flat[:1000].lower():
        return ARCHIVE
    if PAGE_MARK.search(flat):
        return PAGE
    named = named_form(name)
    return named if named in (TEXT, PAGE) else TEXT if named == OTHER and PurePosixPath(name).suffix == "" else OTHER


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist()[:5000])
    except BROKEN:
        return WORD  # a damaged one: its reader reports that
    if any(WORD_PART.match(name) for name in names):
        return WORD
    return OLD if "content.xml" in names and "mimetype" in names else OTHER


def named_form(name: str) -> str:
    """Return the type of a file by its name, "" for one that an import ignores."""
    path = PurePosixPath(name)
    if QUERY.search(path.name):
        return PAGE
    return NAMES.get(path.suffix.lower(), OTHER)
