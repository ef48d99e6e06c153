"""Owns the comparison of files in old encodings with their texts, letter by letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from portal.importer.blocks import text_of
from portal.importer.found import NotImported
from portal.importer.reading import ImportSource, read_source


def lines(folder: Path) -> Iterator[str]:
    """The table of letters found, and every difference."""
    yield from ["## Old encodings", "", "| file | letters | found as they should be |", "|---|---|---|"]
    differing: list[str] = []
    for file in sorted([*folder.glob("*.doc"), *folder.glob("*.rtf")]) if folder.is_dir() else ():
        wanted = _letters(file.with_suffix(".txt").read_text("utf-8"))
        try:
            (material,) = read_source(ImportSource(file.name, file.read_bytes()))
        except NotImported as why:
            yield f"| {file.name} | {len(wanted)} | not read: {why} |"
            continue
        found = _letters("\n".join([text_of(block) for block in material.blocks]))
        matcher = SequenceMatcher(None, wanted, found, autojunk=False)
        same = sum(block.size for block in matcher.get_matching_blocks())
        differing += [f"| {file.name} | {before} | {one} | {other} |" for before, one, other in _differences(matcher, wanted, found)]
        yield f"| {file.name} | {len(wanted)} | {same / len(wanted):.5f} |"
    yield from [
        "",
        "Every letter of the references that is not found, and what is found instead:",
        "",
        "| file | after | reference | found |",
        "|---|---|---|---|",
    ]
    yield from [*differing, ""]


def _differences(matcher: SequenceMatcher[str], wanted: str, found: str) -> Iterator[tuple[str, str, str]]:
    """Yield (letters before, letters of the reference, letters found) where one of the reference is missing."""
    for kind, one, end, other, stop in matcher.get_opcodes():
        if kind in ("delete", "replace"):
            yield tuple(part.replace("|", "\\|") for part in (wanted[max(0, one - 25) : one], wanted[one:end], found[other:stop]))  # type: ignore[misc] # three


def _letters(text: str) -> str:
    return re.sub(r"[\s\xad]+", "", unicodedata.normalize("NFC", text)).casefold()
