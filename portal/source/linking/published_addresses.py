"""Owns dia-chi-da-dang.jsonl: every address that was ever published, so that none is lost unnoticed.

`portal publish` alone adds to it, and notes which article one that was lost leads to; `portal remove` notes what was taken away on
purpose. An address that nothing stands at any more
is told (W133 to W135), and has a page that says what became of it. One address a line: JSON. Refuses to touch files.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from hashlib import blake2b
from pathlib import Path

from portal import urls
from portal.domain.facts import Groups
from portal.domain.problem import Problem
from portal.record import dataclass
from portal.source.linking.row import Row
from portal.source.reading.draft import Draft
from portal.source.reading.faults import problem
from portal.source.reading.files import read_text
from portal.source.reading.tree import PUBLISHED, ContentTree

Signs = Callable[[str], Iterable[str]]
LEAST = 40  # letters of a first paragraph by which a text is known again


@dataclass(frozen=True, slots=True)
class Listed:
    """One address: the article that stood there, signs by which its text is known again, and when and why it was removed."""

    address: str
    id: str
    signs: tuple[str, ...] = ()
    removed: str = ""
    note: str = ""


def read_listed(root: Path, tree: ContentTree, problems: list[Problem]) -> dict[str, Listed]:
    """The list of a content folder by address; a line that somebody broke is told (R130)."""
    text = read_text(root, PUBLISHED, problems) if tree.published else ""
    listed, wrong = parse(text or "")
    problems += [problem("R130", PUBLISHED, number, number) for number in wrong]
    return listed


def parse(text: str) -> tuple[dict[str, Listed], list[int]]:
    """The list by address, and the lines that are none of it."""
    listed: dict[str, Listed] = {}
    wrong: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            row = json.loads(line) if line.strip() else None
            if row is not None:
                address = str(row["địa chỉ"])
                signs = tuple(str(row.get("dấu", "")).split())
                removed = f"{date.fromisoformat(str(row['gỡ']))}" if row.get("gỡ") else ""
                listed[address] = Listed(address, str(row["bài"]), signs, removed, str(row.get("lý do", "")))
        except (ValueError, KeyError, TypeError, AttributeError):
            wrong.append(number)
    return listed, wrong


def told(listed: Iterable[Listed]) -> str:
    """The text of the list, in alphabetical order."""
    rows = (
        {"địa chỉ": one.address, "bài": one.id, "dấu": " ".join(one.signs), "gỡ": one.removed, "lý do": one.note}
        for one in sorted(listed, key=lambda one: one.address)
    )
    return "".join(json.dumps({key: value for key, value in row.items() if value}, ensure_ascii=False) + "\n" for row in rows)


def signs_of(draft: Draft) -> tuple[str, ...]:
    """What a text is known again by in another file: its head, and its first paragraph."""
    words = (draft.head, draft.lead if len(draft.lead) >= LEAST else "")
    return tuple(blake2b(word.encode(), digest_size=8).hexdigest() for word in words if word)


def find_lost(listed: Mapping[str, Listed], rows: Mapping[str, Row], shown: Mapping[str, str], groups: Groups, signs: Signs) -> Groups:
    """("lost",) → the addresses nothing stands at; ("lost", address) → (article it is now, day removed, why, file that is not shown).

    `rows`: of every file; `shown`: article that readers see → its address; `signs`: of a file, see `signs_of`.
    """
    standing = set(shown.values())
    gone = [one for one in listed.values() if one.address not in standing and ("alias", one.address) not in groups]
    if not gone:
        return {}
    paths = {id: urls.article_path(url) for id, url in shown.items() if url not in listed}
    known = {sign: id for id, path in paths.items() for sign in signs(path)}
    found: Groups = {("lost",): tuple(sorted(one.address for one in gone))}
    for one in gone:
        own = () if one.removed else one.signs
        heir = one.id if one.id in shown else next((known[sign] for sign in own if sign in known), "")
        path = urls.article_path(one.address)
        found["lost", one.address] = (heir, one.removed, one.note, path if path in rows and not heir else "")
    return found


def check_lost(groups: Groups, path_of: Callable[[str], str], held: Mapping[str, Iterable[str]]) -> Iterable[Problem]:
    """W133, W134, W135: what was published and is not there, unless it was removed on purpose; a held file is told already.

    `path_of`: an article that readers see → its file; `held`: files that are held, with their old addresses as written.
    """
    before = {urls.old(one) for aliases in held.values() for one in aliases}  # where those stood
    for address in groups.get(("lost",), ()):
        if address in before:
            continue
        heir, removed, _, hidden = groups["lost", address]
        path = urls.article_path(address)
        if heir:
            yield problem("W134", path_of(heir), 0, address, path_of(heir), path)
        elif hidden and path not in held:
            yield problem("W135", path, 0, address)
        elif not hidden and not removed and path not in held:
            yield problem("W133", path, 0, address, path)
