"""Owns the check for a missing content folder that had files at the last build, such as a share that is not mounted.

Nothing is concluded from its absence: nothing is built, and no page is removed.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from portal.source.reading.tree import ATTACHMENTS, PAGES, PICTURES, WAY, NoContent
from portal.store.last_good import LastGood
from portal.store.snapshot import Snapshot
from portal.store.unchanged import FAULTS

CALLED = {PAGES: "trang", PICTURES: "ảnh", ATTACHMENTS: "văn bản"}


def require_known(root: Path, last_good: LastGood, snapshot: Snapshot) -> None:
    """Raise NoContent if the folder of pages, pictures or attachments is gone though it was not empty."""
    gone = [name for name in CALLED if not (root / name).is_dir()]
    if not gone:
        return
    known = {*last_good.paths(PAGES), *_files(snapshot)}
    for name in gone:
        if count := sum(path.startswith(f"{name}/") for path in known):
            place = root / name
            raise NoContent(
                f"Thư mục {place} không còn, mà lần dựng trước có {count} {CALLED[name]} ở đó. {WAY} "
                f"Nếu chủ ý bỏ hết, hãy tạo thư mục trống {place}."
            )


def _files(snapshot: Snapshot) -> Collection[str]:
    """Return the pictures and attachments of the last build, as far as they are stored."""
    try:
        return (snapshot.remembered("stamp") or ((),))[0]
    except FAULTS:
        return ()
