"""Owns the writing of da-cong-bo.yml after a publication: what was promised to readers, as it was understood then.

Nobody else writes that file. It appears by rename, and only when something is new in it.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from portal.source.published import FILE, published_promises
from portal.store.sources import Sources
from portal.store.stamps import memory_of


def keep_promises(content: Path, day: date, state: Path) -> bool:
    """Write the file of a content folder as published on `day`; whether it changed. A site without promises gets none.

    `state` is the .portal folder, which remembers the content as it was just built.
    """
    sources = Sources(memory_of(state, content.resolve()), content.resolve())
    known = sources.reload(day)
    portal = (known.loaded() if known else sources.load(day)).portal
    place = content / FILE
    before = place.read_text(encoding="utf-8") if place.is_file() else ""
    after = published_promises(portal, before, day) if portal else before
    if after == before or (not before and "\n- " not in after):
        return False
    spare = place.with_name(f".{place.name}.tmp")
    spare.write_text(after, encoding="utf-8")
    os.replace(spare, place)
    return True
