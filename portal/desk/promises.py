"""Owns the files written into the content folder after a publication: the published promises, names of units and addresses.

Only this module writes them, by rename, and only if they change.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from portal.domain.portal import Portal
from portal.source.linking.published_addresses import Listed, parse, signs_of, text_of
from portal.source.linking.published_names import FILE as NAMED
from portal.source.linking.published_names import published_names
from portal.source.reading.registries.published import FILE, published_promises, read_promises
from portal.source.reading.tree import PUBLISHED
from portal.store.sources import Sources
from portal.store.stamps import memory_of


def keep_promises(content: Path, day: date, state: Path) -> list[str]:
    """Write these files as published on `day`; return those that changed. A site without promises gets no list of them.

    `state` is the .portal folder, which holds the content as it was just built.
    """
    sources = Sources(memory_of(state, content.resolve()), content.resolve())
    portal = sources.load(day).portal
    if portal is None:
        return []
    made: tuple[tuple[str, Callable[[str], str]], ...] = (
        (NAMED, lambda before: published_names([portal.unit(id) for id in portal.ids("units")], before)),
        (FILE, lambda before: _promised(portal, before, day)),
        (PUBLISHED, lambda before: _addresses(before, portal, sources)),
    )
    return [file for file, make in made if _renewed(content / file, make)]


def _renewed(file: Path, make: Callable[[str], str]) -> bool:
    """Rewrite a file from its previous text; one that cannot be read is left alone, since its content would be lost."""
    try:
        before = file.read_text(encoding="utf-8") if file.is_file() else ""
    except (OSError, UnicodeDecodeError):
        print(f"Không đọc được {file}, nên không ghi thêm vào đó: lấy lại tệp ấy từ bản lưu.", file=sys.stderr)
        return False
    return _write(file, before, make(before))


def _promised(portal: Portal, before: str, day: date) -> str:
    """Return the promises; a list with a broken line is left alone until that is corrected: no entry is ever dropped."""
    if read_promises(before)[1]:
        return before
    promised = published_promises(portal, before, day)
    return promised if before or "\n- " in promised else ""


def _addresses(before: str, portal: Portal, sources: Sources) -> str:
    """Return the list of addresses with the new ones; a broken list is left alone."""
    listed, wrong = parse(before)
    for id, (address, _) in portal.facts.places.items():
        known = listed.get(address)
        if known is None or known.removed or known.id != id:
            listed[address] = Listed(address, id, _signs(portal, sources, id))
    for address in portal.facts.groups.get(("lost",), ()):
        heir = portal.facts.groups["lost", address][0]
        if heir and address in listed:  # the new address is listed from now on, so that the text alone would no longer identify it
            listed[address] = replace(listed[address], id=heir, signs=_signs(portal, sources, heir))
    return before if wrong else text_of(listed.values())


def _signs(portal: Portal, sources: Sources, id: str) -> tuple[str, ...]:
    draft = sources.draft(portal.article(id).path)
    return signs_of(draft) if draft else ()


def _write(file: Path, before: str, text: str) -> bool:
    if text == before:
        return False
    spare = file.with_name(f".{file.name}.tmp")
    spare.write_text(text, encoding="utf-8")
    os.replace(spare, file)
    return True
