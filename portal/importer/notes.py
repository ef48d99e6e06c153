"""Owns footnotes as Word, Google Docs and this portal's own pages write them: which element is a note's mark, text or back link."""

from __future__ import annotations

import re

from bs4.element import Tag

TO_NOTE = re.compile(r"#(?:_?(?:ftn|(?P<end>edn))|ftnt|fn-|footnote-|(?P<last>endnote-))(?P<number>c?\d{1,4})$")
TO_MARK = re.compile(r"#(?:_?(?:ftn|(?P<end>edn))ref|ftnt_ref|fnref\d*-|footnote-ref-|(?P<last>endnote-ref-))(?P<number>c?\d{1,4})$")
NOTE = re.compile(r"^(?:_?(?:ftn|(?P<end>edn))|ftnt|fn-|footnote-|(?P<last>endnote-))(?P<number>c?\d{1,4})$")


def note_number(tag: Tag, *, back: bool = False) -> str | None:
    """Return the number of the note whose mark or text an element is, None for any other; `back`: of the note it links back from."""
    if back:
        found = TO_MARK.search(str(tag.get("href", "")))
    elif tag.name == "a":
        found = TO_NOTE.search(str(tag.get("href", "")))
    elif tag.name == "sup":
        inner = tag.find("a")
        return note_number(inner) if isinstance(inner, Tag) and inner.get_text(strip=True) == tag.get_text(strip=True) else None
    else:
        found = NOTE.match(str(tag.get("id", "")))
    at_end = found is not None and (found["end"] or found["last"])
    return f"{'c' if at_end else ''}{found['number']}" if found else None  # notes at the end have numbers of their own


def lift_notes(root: Tag) -> None:
    """Convert the boxes that hold notes to a list of notes, like Markdown's own."""
    for box in root.find_all("div", id=NOTE):
        box.name = "li"
        if box.parent is not None and box.parent.name not in ("ul", "ol"):
            box.wrap(Tag(name="ol"))
