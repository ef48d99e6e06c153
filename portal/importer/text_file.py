"""Owns the reading of a plain text file: its lines are paragraphs, wrapped ones are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4.element import Tag

from portal.importer.blocks import new
from portal.importer.decoding import decode
from portal.importer.found import Material, NotImported
from portal.importer.legacy import is_vietnamese
from portal.source.reading.limits import ARTICLE_BYTES, BODY_LINES

WRAPPED = range(55, 125)  # letters of a line that a program wrapped
ENDED = re.compile(r"[.!?…:;”\"/)*]\s*$")


def read_text(data: bytes, origin: str) -> Material:
    """Return a text file as material. Raises NotImported."""
    if len(data) > 4 * ARTICLE_BYTES.most:  # four bytes per letter at most
        raise NotImported(f"Tệp chữ quá dài: {ARTICLE_BYTES.described(len(data))}.")
    decoded = decode(data)
    if not is_vietnamese(decoded.text):
        raise NotImported("Chữ có dấu của tệp không thành tiếng Việt: có thể là bảng mã VISCII, VPS … Lưu lại mã UTF-8 rồi nhập lại.")
    if len(decoded.text) > ARTICLE_BYTES.most:
        raise NotImported(f"Tệp chữ quá dài: {ARTICLE_BYTES.described(len(decoded.text))}.")
    lines = [
        line.replace("\xa0", " ").replace("\ufeff", "").rstrip()
        for line in decoded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ]
    if BODY_LINES.passed(len(lines)):
        raise NotImported(f"Tệp có {BODY_LINES.described(len(lines))}.")
    blocks: list[Tag] = [new("p", [text]) for text in _paragraphs(lines)]
    return Material(origin, blocks, notes=[decoded.remark] if decoded.remark else [], written=True)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield lines as paragraphs; a wrapped line continues in the next."""
    held = ""
    for line in lines:
        text = line.strip()
        if held and text and len(held.rsplit("\n", 1)[-1]) in WRAPPED and not ENDED.search(held) and (text[0].islower() or _evenly(held)):
            held = f"{held}\n{text}"
            continue
        if held:
            yield held.replace("\n", " ")
        held = text
    if held:
        yield held.replace("\n", " ")


def _evenly(held: str) -> bool:
    """Return whether the previous lines were wrapped at one width."""
    parts = [len(line) for line in held.split("\n")]
    return len(parts) > 2 and max(parts) - min(parts) < 15
