"""Owns the writing of imported articles into a content folder, and the memory of what was written from which source.

Later edits are preserved; importing the same source again changes nothing; other files are never overwritten.
"""

from __future__ import annotations

import hashlib
import json
import os
import posixpath
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from portal.importer.found import Imported
from portal.record import dataclass

WRITTEN, SAME, UPDATED, KEPT, GONE = "nhập mới", "không đổi", "cập nhật", "giữ bản đã sửa", "đã xóa hoặc chuyển, không nhập lại"
TAKEN, TWIN = "đã có tệp khác cùng tên, không ghi", "cùng một bài đã nhập"
RECIPE = "2"  # the version of the importer: with a new one all sources are read again


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """What is stored about one article: digests of its source and of its text, and its path."""

    source: str
    path: str
    text: str
    address: str = ""


@dataclass(slots=True)
class Memory:
    """What earlier imports wrote, by origin, stored as lines of JSON. Without it everything is read again, and nothing is overwritten."""

    file: Path
    entries: dict[str, ImportRecord] = field(default_factory=dict)
    _by_file: dict[str, list[str]] = field(default_factory=dict)  # file → keys of its articles
    _by_mark: dict[str, str] = field(default_factory=dict)  # digest of a source, or address of a page → the key of its import
    _paths: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for key, entry in self.entries.items():
            self._index(key, entry)

    def _index(self, key: str, entry: ImportRecord) -> None:
        keys = self._by_file.setdefault(key.partition("#")[0], [])
        if key not in keys:
            keys.append(key)
        for mark in (entry.source, entry.address):
            if mark:
                self._by_mark.setdefault(mark, key)
        self._paths.add(entry.path)

    def put(self, key: str, entry: ImportRecord) -> None:
        """Store one article."""
        self.entries[key] = entry
        self._index(key, entry)

    def of_file(self, key: str) -> list[ImportRecord]:
        """Return the articles of a file, in order."""
        return [self.entries[one] for one in self._by_file.get(key, ())]

    def has_path(self, path: str) -> bool:
        """Return whether an import wrote this article."""
        return path in self._paths

    @classmethod
    def of(cls, file: Path) -> Memory:
        """Read the memory from a file; it is empty if there is none, or none that can be read."""
        entries: dict[str, ImportRecord] = {}
        try:
            for line in file.read_text(encoding="utf-8").splitlines():
                origin, *values = json.loads(line)
                entries[origin] = ImportRecord(*values)
        except (OSError, ValueError, TypeError):
            entries = {}
        return cls(file, entries)

    def save(self) -> None:
        """Write the whole memory, in one rename."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        lines = [
            json.dumps([origin, one.source, one.path, one.text, one.address], ensure_ascii=False)
            for origin, one in sorted(self.entries.items())
        ]
        replace_file(self.file, ("\n".join(lines) + "\n").encode())

    def knows(self, key: str, source: str) -> bool:
        """Return whether a source was imported in its current form, by the current version of the importer."""
        found = self.of_file(key)
        return bool(found) and all(one.source.partition("#")[0] == source for one in found)

    def same(self, key: str, source: str, address: str) -> str:
        """Return the key under which the same source, or a page of the same address, was imported before; otherwise the key itself."""
        if key in self.entries:
            return key
        return self._by_mark.get(source) or (self._by_mark.get(address) if address else None) or key


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


def replace_file(file: Path, data: bytes) -> None:
    """Write a file completely or not at all."""
    spare = file.with_name(f".{file.name}.tmp")
    spare.write_bytes(data)
    os.replace(spare, file)


def keep(root: Path, made: Imported, key: str, source: str, memory: Memory) -> tuple[str, str]:
    """Write one article and return (the outcome, path). `source`: the digest of its source with the recipe."""
    if (other := memory.same(key, source, made.address)) != key:
        return TWIN, memory.entries[other].path
    known = memory.entries.get(key)
    if known is not None:
        return _again(root, made, replace(known, source=source), key, memory)
    path, state = _free(root, made, memory)
    if state == TAKEN:
        return state, path
    record, same = _write(root, made, path, source)
    memory.put(key, record)
    return SAME if same or state == SAME else WRITTEN, path


def _again(root: Path, made: Imported, known: ImportRecord, key: str, memory: Memory) -> tuple[str, str]:
    """Write an article again that was imported as `known`, unless staff moved, deleted or edited it."""
    place = root / known.path
    if not place.is_file():
        return GONE, known.path
    if digest(place.read_bytes()) != known.text:
        memory.put(key, replace(known, address=made.address))
        return KEPT, known.path
    record, same = _write(root, made, known.path, known.source)
    memory.put(key, record)
    return SAME if same else UPDATED, known.path


def _write(root: Path, made: Imported, path: str, source: str) -> tuple[ImportRecord, bool]:
    """Write one article under a path. Return its record, and whether the file had this text already."""
    text, files = renamed(made, path)
    text = _write_files(root, text, files)
    place, data = root / path, text.encode()
    same = place.is_file() and place.read_bytes() == data
    if not same:
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, data)
    return ImportRecord(source, path, digest(data), made.address), same


def _free(root: Path, made: Imported, memory: Memory) -> tuple[str, str]:
    """Return a path for a new article; an existing article that no import wrote is never overwritten."""
    stem, number, path = made.path.removesuffix(".md"), 1, made.path
    while memory.has_path(path):
        number += 1
        path = f"{stem}-{number}.md"
    place = root / path
    if not place.exists():
        return path, WRITTEN
    text, _ = renamed(made, path)
    return path, SAME if place.is_file() and place.read_bytes() == text.encode() else TAKEN


def renamed(made: Imported, path: str) -> tuple[str, Mapping[str, bytes]]:
    """Return text and files of an article that got another name: its pictures are named after it."""
    old, new = _name(made.path), _name(path)
    if old == new:
        return made.text, made.files
    names = {file: file.replace(f"/{old}-", f"/{new}-") if file.startswith("anh/") else file for file in made.files}
    text = made.text
    for file, name in names.items():
        text = text.replace(file, name)
    return text, {names[file]: data for file, data in made.files.items()}


def _name(path: str) -> str:
    return posixpath.basename(path).removesuffix(".md")


def _write_files(root: Path, text: str, files: Mapping[str, bytes]) -> str:
    """Write pictures and attachments unchanged; one whose name is in use gets a number, and the text is adapted."""
    for file, data in files.items():
        stem, form = posixpath.splitext(file)
        name, number = file, 1
        while (place := root / name).exists() and place.read_bytes() != data:
            number += 1
            name = f"{stem}-b{number}{form}"
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            replace_file(place, data)
        text = text.replace(file, name) if name != file else text
    return text
