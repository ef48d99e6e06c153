"""Owns what is counted of a text: words kept, furniture let through, and the parts of a Word file that stand in its Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from portal.importer.completeness import words
from portal.importer.found import Imported
from portal.source.reading.fields.frontmatter import split
from portal.source.reading.markdown.body import render
from portal.text.plain import plain
from tests.portal.importer.dress import Piece
from tests.portal.importer.office_files import Kept


def recall_and_precision(text: str, piece: Piece) -> tuple[float, float]:
    """(share of the body's words that are there, share of the words there that are of the article)."""
    wanted = words(" ".join(piece.paragraphs))
    mine = wanted + words(
        " ".join([piece.title, piece.author, *(caption for _, caption in piece.pictures.values()), piece.day, piece.section])
    )
    found = words(text)
    extra = found - mine
    return 1 - _size(wanted - found) / _size(wanted), 1 - _size(extra) / max(_size(found), 1)


def _size(counts: Counter[str]) -> int:
    return sum(counts.values())


def shown(made: Imported) -> str:
    """What a reader of the article sees of its body."""
    return plain(render(split(made.text).body).html.replace("<br>", "\n"))


def parts(markdown: str) -> Counter[str]:
    """Headings, tables, cells, pictures and notes of a text in Markdown."""
    html = render(markdown).html
    return Counter(
        headings=len(re.findall(r"<h[1-6][ >]", html)), tables=html.count("<table"), cells=len(re.findall(r"<t[hd][ >]", html)),
        pictures=len(re.findall(r"!\[[^\]]*\]\([^)]|<img ", markdown)), notes=len(re.findall(r'<li id="fn-', html)),
    )  # fmt: skip


def kept(found: Counter[str], wanted: Kept) -> list[str]:
    """What is not there as often as it should be."""
    names = ("headings", "tables", "cells", "pictures", "notes")
    return [f"{name} {found[name]}/{getattr(wanted, name)}" for name in names if found[name] != getattr(wanted, name)]


def missing(text: str, wanted: Iterable[str]) -> list[str]:
    """The words that are not there; a peer may break its lines anywhere."""
    whole = " ".join(text.split())
    return [one for one in wanted if " ".join(one.split()) not in whole]
