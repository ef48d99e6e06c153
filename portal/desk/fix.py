"""Owns `portal check --fix vi|en`: the keys and chosen words of articles and static pages in one language's spelling.

Not a single other byte changes. A file whose meaning would change, or that cannot be read, is left alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from portal.source.reading.draft import read_draft
from portal.source.reading.faults import Report
from portal.source.reading.fields.field import Field
from portal.source.reading.fields.frontmatter import split
from portal.source.reading.fields.node import Name, Node
from portal.source.reading.fields.schema import key_of, keys
from portal.source.reading.fields.values import read_table
from portal.source.reading.fields.vocabulary import VOCABULARIES
from portal.source.reading.tree import located, walk
from portal.text.normalise import nfc

LANGUAGES = ("vi", "en")
BREAK = re.compile(r"(\r\n|\r|\n)")
PAIR = re.compile(r'^(?P<before>[\s\ufeff-]*"?)(?P<key>[^":]+?)(?P<colon>"?\s*:\s*["\']?)(?P<value>.*?)(?P<after>["\']?\s*)$')


def fix(root: Path, language: str, chosen: Collection[str] = ()) -> list[str]:
    """Rewrite every article and static page below a content folder, or only those in `chosen`; return the paths of those that changed."""
    tree = walk(root)
    tables = dict.fromkeys(tree.articles, "article") | dict.fromkeys(tree.pages, "page")
    wanted = {path: table for path, table in tables.items() if not chosen or path in chosen}
    return [path for path, table in wanted.items() if _fix_file(root, path, table, language)]


def _fix_file(root: Path, path: str, table: str, language: str) -> bool:
    file = located(root, path)
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False  # `check` reports it
    made = respelled(text, table, language)
    if made == text or not same_meaning(text, made, table):
        return False
    spare = file.with_name(f".{file.name}.tmp")
    spare.write_bytes(made.encode())
    spare.chmod(file.stat().st_mode)
    os.replace(spare, file)
    return True


def same_meaning(old: str, new: str, table: str) -> bool:
    """Return whether two texts are read alike: the same entries, and as many faults of the same kinds."""
    return _read(old, table) == _read(new, table)


def _read(text: str, table: str) -> tuple[object, ...]:
    if table == "article":
        draft = read_draft("tin/2000/01/a.md", text)
        return draft.entries, draft.mentions, draft.results, [problem.code for problem in draft.problems]
    report = Report("")
    matter = split(text)
    entries = read_table(matter.root, table, report) if matter.root else None
    return entries, matter.faults, [problem.code for problem in report.problems]


def respelled(text: str, table: str, language: str) -> str:
    """Return the text with the keys of its front matter, and words of closed vocabularies, in one language's spelling."""
    matter = split(text)
    if matter.root is None:
        return text
    parts = BREAK.split(text)  # lines at even places, their ends between them
    for key, value, item in _entries(matter.root, table):
        place = 2 * (key.line - 1)
        parts[place] = _line(parts[place], key, value, item, language)
    return "".join(parts)


def _entries(node: Node, table: str) -> Iterator[tuple[Name, Node, Field]]:
    """Yield every pair of a tree whose key the field table knows, with the key's field."""
    known = keys(table)
    for key, value in node.pairs or ():
        if item := known.get(key_of(key.text)):
            yield key, value, item
            if item.type in ("map", "maps", "statements"):
                for part in value.items if value.items is not None else [value]:
                    yield from _entries(part, item.of)


def _line(line: str, key: Name, value: Node, item: Field, language: str) -> str:
    found = PAIR.match(line)
    if not found or key_of(nfc(found["key"])) != key_of(key.text):
        return line
    word = found["value"]
    if item.type == "choice" and value.text and key_of(nfc(word)) == key_of(value.text):
        word = spelling(value.text, item.of, language) or word
    return found["before"] + (item.vi if language == "vi" else item.name) + found["colon"] + word + found["after"]


def spelling(word: str, vocabulary: str, language: str) -> str:
    """Return a word of a vocabulary in a language's spelling; "" if it is in that language already, or unknown.

    A Vietnamese synonym of the label ("thí điểm", "Đang thực hiện") stays as staff wrote it.
    """
    for value, words in VOCABULARIES[vocabulary].items():
        vietnamese = {key_of(name): name for name in words}
        if key_of(word) == key_of(value) and language == "vi":
            return "" if key_of(value) in vietnamese else words[0]
        if key_of(word) in vietnamese and language == "en":
            return "" if key_of(word) == key_of(value) else value
    return ""
