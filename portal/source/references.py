"""Owns what articles say of other articles: this one is replaced by that one, this one corrects that one.

An article is named by its file ("tin/2016/11/x.md"), its address, its id, or an old address. One that exists and is not
published yet, or is held for a fault of its own, is not a fault: pages do not lead to it until it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from portal.source.draft import Draft
from portal.source.link import Linked
from portal.text.fold import fold_name
from portal.text.nearest import nearest

FIELDS = (("replaced_by", "thay bằng"), ("corrects", "đính chính cho"))
NAMES = frozenset(field for field, _ in FIELDS)


def places_of(drafts: Mapping[str, Draft]) -> dict[str, str]:
    """Every way an article can be named → its id."""
    found: dict[str, str] = {}
    for path, draft in drafts.items():
        id = draft.entries.text("id") or path.removesuffix(".md")
        for name in (path, id, *draft.entries.texts("aliases")):
            found.setdefault(place(name), id)
    return found


def place(name: str) -> str:
    """A file, address or id in one form: "tin/2016/11/x"."""
    return name.strip().removeprefix("content/").strip("/").removesuffix(".md").casefold()


def refer(linked: Iterable[Linked], drafts: Mapping[str, Draft], away: Mapping[str, Draft | None]) -> Iterator[Linked]:
    """Resolve the references of articles; gives those that name an article there is none of, the problem noted. `away`: held ones."""
    naming = [item for item in linked if not NAMES.isdisjoint(item.draft.entries.values)]
    naming = [item for item in naming if any(item.draft.entries.text(field) for field in NAMES)]
    places: dict[str, str] = {}
    if naming:
        held = {path: draft for path, draft in away.items() if draft}
        places = {place(path): path.removesuffix(".md") for path in away} | places_of(held) | places_of(drafts)
    for item in naming:
        before = len(item.report.problems)
        replaced_by, corrects = (_find(item, field, word, places, drafts) for field, word in FIELDS)
        item.article = replace(item.article, replaced_by=replaced_by, corrects=corrects)
        if len(item.report.problems) > before:
            yield item


def _titled(name: str, drafts: Mapping[str, Draft]) -> str:
    """The file of the one article that has this title."""
    found = [path for path, draft in drafts.items() if fold_name(draft.entries.text("title")) == fold_name(name)]
    return found[0] if len(found) == 1 else ""


def _find(item: Linked, field: str, word: str, places: Mapping[str, str], drafts: Mapping[str, Draft]) -> str:
    entries = item.draft.entries
    name = entries.text(field)
    id = places.get(place(name), "")
    if name and (not id or id == item.article.id):
        near = nearest(place(name), [known for known in places if places[known] != item.article.id])
        titled = _titled(name, drafts)
        hint = f"«{titled or near}»?" if titled or near else "Ghi tên tệp, ví dụ tin/2016/11/ten-bai.md."
        item.report.add("L104", entries.line_of(field), name, hint, field=word, mark=name)
        return ""
    return id
