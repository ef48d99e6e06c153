"""Owns references between articles: one replaces another, one corrects another.

An article is named by its file ("tin/2016/11/x.md"), its address, its id, or an old address. A reference to one that is unpublished, or
held for its own fault, is valid: pages do not link to it until it is published.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portal.source.linking.row import Row
from portal.text.fold import fold_name
from portal.text.nearest import nearest

FIELDS = (("replaced_by", "thay bằng"), ("corrects", "đính chính cho"))


def places_of(rows: Iterable[Row | str]) -> dict[str, str]:
    """Return every way to name an article → its id; for an unread file its path."""
    found: dict[str, str] = {}
    for row in rows:
        if isinstance(row, str):
            found.setdefault(place(row), row.removesuffix(".md"))
        else:
            for name in (row.path, row.id, *row.aliases):
                found.setdefault(place(name), row.id)
    return found


def place(name: str) -> str:
    """Return a file, address or id in one form: "tin/2016/11/x"."""
    return name.strip().removeprefix("content/").strip("/").removesuffix(".md").casefold()


def find_reference(name: str, own: str, places: Mapping[str, str]) -> str:
    """Return the id of the article that another one, `own`, names; "" if there is none."""
    id = places.get(place(name), "") if name else ""
    return "" if id == own else id


def hint_on_reference(name: str, own: str, places: Mapping[str, str], rows: Iterable[Row]) -> str:
    """Return which article may be meant: the one with this title, or with the nearest name."""
    titled = [row.path for row in rows if fold_name(row.title) == fold_name(name)]
    near = titled[0] if len(titled) == 1 else nearest(place(name), [known for known in places if places[known] != own])
    return f"«{near}»?" if near else "Ghi tên tệp, ví dụ tin/2016/11/ten-bai.md."
