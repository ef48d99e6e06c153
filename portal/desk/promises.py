"""Owns what is written into the content folder after a publication: what was promised to readers, and what units were called.

Nobody else writes those two files. They appear by rename, and only when something is new in them.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from portal.domain.portal import Portal
from portal.source.published import FILE, published_promises
from portal.source.published_addresses import Listed, parse, signs_of, told
from portal.source.published_names import FILE as NAMED
from portal.source.published_names import published_names
from portal.source.tree import PUBLISHED
from portal.store.sources import Sources
from portal.store.stamps import memory_of


def keep_promises(content: Path, day: date, state: Path) -> list[str]:
    """Write the files of a content folder as published on `day`; those that changed. A site without promises gets no list of them.

    `state` is the .portal folder, which remembers the content as it was just built.
    """
    sources = Sources(memory_of(state, content.resolve()), content.resolve())
    known = sources.reload(day)
    portal = (known.loaded() if known else sources.load(day)).portal
    if portal is None:
        return []
    files = [*_files(content, portal, day), (PUBLISHED, _addresses(content, portal, sources))]
    return [file for file, text in files if _write(content / file, text)]


def _addresses(content: Path, portal: Portal, sources: Sources) -> str:
    """The list of addresses with those that are new in it; one that is broken stays as it is."""
    before = _text(content / PUBLISHED)
    listed, wrong = parse(before)
    for id, (address, _) in portal.facts.places.items():
        known = listed.get(address)
        if known is None or known.removed or known.id != id:
            draft = sources.draft(portal.article(id).path)
            listed[address] = Listed(address, id, signs_of(draft) if draft else ())
    return before if wrong else told(listed.values())


def _files(content: Path, portal: Portal, day: date) -> list[tuple[str, str]]:
    promised = published_promises(portal, _text(content / FILE), day)
    units = [portal.unit(id) for id in portal.ids("units")]
    found = [(NAMED, published_names(units, _text(content / NAMED)))]
    return found + ([(FILE, promised)] if _text(content / FILE) or "\n- " in promised else [])


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _write(file: Path, text: str) -> bool:
    if text == _text(file):
        return False
    spare = file.with_name(f".{file.name}.tmp")
    spare.write_text(text, encoding="utf-8")
    os.replace(spare, file)
    return True
