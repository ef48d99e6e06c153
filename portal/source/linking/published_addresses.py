"""Owns dia-chi-da-dang.jsonl: every address that was ever published, so that none is lost unnoticed.

Only `portal publish` adds to it, and records which article now has a lost one; `portal remove` records deliberate removals. An address
without a page is reported (W133 to W135), and gets a page that says what became of it. One address per line: JSON. No file is read or
written here.
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
LEAST = 40  # letters of a first paragraph that identifies a text


@dataclass(frozen=True, slots=True)
class Listed:
    """One address: its article, marks that identify the article's text, and when and why it was removed."""

    address: str
    id: str
    signs: tuple[str, ...] = ()
    removed: str = ""
    note: str = ""


def read_listed(root: Path, tree: ContentTree, problems: list[Problem]) -> dict[str, Listed]:
    """Return the list of a content folder by address; a broken line is reported (R130)."""
    text = read_text(root, PUBLISHED, problems) if tree.published else ""
    listed, wrong = parse(text or "")
    problems += [problem("R130", PUBLISHED, number, number) for number in wrong]
    return listed


def parse(text: str) -> tuple[dict[str, Listed], list[int]]:
    """Return the list by address, and the numbers of the lines that are not entries."""
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


def text_of(listed: Iterable[Listed]) -> str:
    """Return the text of the list, in alphabetical order."""
    rows = (
        {"địa chỉ": one.address, "bài": one.id, "dấu": " ".join(one.signs), "gỡ": one.removed, "lý do": one.note}
        for one in sorted(listed, key=lambda one: one.address)
    )
    return "".join(json.dumps({key: value for key, value in row.items() if value}, ensure_ascii=False) + "\n" for row in rows)


def signs_of(draft: Draft) -> tuple[str, ...]:
    """Return what identifies a text in another file: its head, and its first paragraph."""
    words = (draft.head, draft.lead if len(draft.lead) >= LEAST else "")
    return tuple(blake2b(word.encode(), digest_size=8).hexdigest() for word in words if word)


def find_lost(listed: Mapping[str, Listed], rows: Mapping[str, Row], shown: Mapping[str, str], groups: Groups, signs: Signs) -> Groups:
    """Return the addresses without a page: ("lost",) → addresses, and a record of each.

    ("lost", address) → (article it is now, day removed, why, file that is not published). `rows`: of every file; `shown`: published
    article → its address; `signs`: of a file, see `signs_of`.
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
    """Yield W133, W134, W135: published pages that are missing and were not removed on purpose; held files are already reported.

    `path_of`: published article → its file; `held`: held files with their old addresses as written.
    """
    before = {urls.old(one) for aliases in held.values() for one in aliases}  # the previous addresses of held files
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
