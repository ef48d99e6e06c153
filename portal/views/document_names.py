"""Owns the names of documents: kind and number, and subject, without repetition."""

from __future__ import annotations

import re

from portal.domain.document import Document
from portal.text.dates import format_day

ABOUT = r"(?:về|quy định|ban hành|phê duyệt|công bố|hướng dẫn|triển khai|thực hiện|tổ chức)"
DAY = r"(?:[\s,]*\bngày\s+\d{1,2}(?:\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?"


def named(document: Document) -> str:
    """Return «Nghị quyết 10-NQ/TU», or the kind alone."""
    kind = document.kind[:1].upper() + document.kind[1:]
    return f"{kind} {document.number}".strip()


def beside(document: Document) -> str:
    """Return what stands next to the subject: kind and number, or nothing if the subject begins with it («Báo cáo đánh giá …»)."""
    return "" if f"{matter(document)} ".casefold().startswith(f"{named(document)} ".casefold()) else named(document)


def matter(document: Document) -> str:
    """Return the subject, without the kind, number, day and issuer at the beginning of the title: «Nghị quyết số 10-NQ/TU về …» → «Về …».
    """
    if not document.number or document.number.casefold() not in document.title.casefold():
        return document.title
    begun = rf"\W*{re.escape(document.kind)}\s+(?:số\s*:?\s*)?{re.escape(document.number)}{DAY}"
    issued = rf"(?:[\s,]*\bcủa\s+[^:;]+?(?=\s+{ABOUT}\b|\s*:))?"
    rest = re.sub(rf"^{begun}{issued}[\s,:;.–—-]*", "", document.title, flags=re.I)
    return rest[:1].upper() + rest[1:] if rest and not re.match("của ", rest, re.I) else document.title


def document_name(document: Document) -> str:
    """Return «Nghị quyết 10-NQ/TU: Về nâng cao …»; a title that names the number itself is used alone."""
    about = matter(document)
    repeated = document.number and document.number.casefold() in about.casefold()
    return about if repeated or not document.number else f"{named(document)}: {about}"


def cited(document: Document, issuer: str) -> str:
    """Return a document as others cite it: «Nghị quyết 10-NQ/TU ngày 26/4/2016 của Tỉnh ủy …: Về nâng cao …»."""
    day = f"ngày {format_day(document.day)}" if document.day else ""
    head = " ".join(filter(None, (named(document), day, f"của {issuer}" if issuer else "")))
    about = matter(document)
    return f"{head}: {about}" if about.casefold() != named(document).casefold() else head
