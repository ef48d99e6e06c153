"""Owns the walk of the content folder: which files are articles, pages, registries, attachments, and strays."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from portal.source.reading.limits import PATH
from portal.text.normalise import nfc
from portal.text.system import reason

PUBLISHED = "du-lieu/dia-chi-da-dang.jsonl"  # see published_addresses
ARTICLES, PAGES, PICTURES, ATTACHMENTS, REGISTRY = "tin", "trang", "anh", "van-ban", "du-lieu"
NEEDED = (ARTICLES, REGISTRY)
WAY = "Chưa dựng gì, chưa bỏ trang nào. Kiểm tra ổ mạng đã kết nối chưa, đường dẫn và quyền đọc, rồi chạy lại."


class NoContent(Exception):
    """The content folder, or a folder of it, cannot be read. Nothing is concluded from its absence: nothing is built or removed."""


class Stat(NamedTuple):
    """The stat of a file, which shows a change without reading it."""

    mtime_ns: int
    size: int
    inode: int


@dataclass(slots=True)
class ContentTree:
    """Paths below the content folder with their stats, each kind in alphabetical order."""

    articles: dict[str, Stat] = field(default_factory=dict)
    pages: dict[str, Stat] = field(default_factory=dict)
    registries: dict[str, Stat] = field(default_factory=dict)
    files: dict[str, Stat] = field(default_factory=dict)  # pictures and attachments
    strays: list[str] = field(default_factory=list)
    odd: list[tuple[str, str, str]] = field(default_factory=list)  # entries that are not read: path, code of the fault, detail
    published: Stat | None = None  # the list of published addresses

    def unreadable(self, table: dict[str, Stat]) -> list[str]:
        """Return entries named like files of a kind that are not files: a broken link, a folder, a pipe."""
        return [path for path, _, _ in self.odd if self.kind_of(path) is table and path not in table]

    def is_refused(self, path: str) -> bool:
        """Return whether an entry that is not a regular file was already reported as an error."""
        return any(odd == path and code.startswith("F") for odd, code, _ in self.odd)

    def kind_of(self, path: str) -> dict[str, Stat] | None:
        """Return the table a path belongs in, None for a stray."""
        top = path.split("/", 1)[0]
        if top == ARTICLES:
            return self.articles if path.endswith(".md") and not path.rsplit("/", 1)[-1].startswith(("~", ".")) else None
        if top == PAGES:
            return self.pages if path.endswith(".md") else None
        if top == REGISTRY:
            return self.registries if path.endswith(".yml") else None
        return self.files if top in (PICTURES, ATTACHMENTS) else None


def walk(root: Path) -> ContentTree:
    """Return the content folder as it is now, names in NFC. One stat per file; hidden folders are skipped.

    Entries that cannot be content are reported. Raises NoContent if one of its folders cannot be read.
    """
    tree = ContentTree()
    for path, _, entry in sorted((nfc(raw), raw, entry) for raw, entry in _entries(str(root), tree.odd)):
        table = tree.kind_of(path)
        if table is None and path != PUBLISHED:
            tree.strays.append(path)
            continue
        if table and path in table:
            tree.odd.append((path, "C132", path))
            continue
        try:
            stat = entry.stat()
        except FileNotFoundError:  # it disappeared after its folder was read
            continue
        if table is None:
            tree.published = Stat(stat.st_mtime_ns, stat.st_size, stat.st_ino)
        else:
            table[path] = Stat(stat.st_mtime_ns, stat.st_size, stat.st_ino)
    tree.odd.sort()
    return tree


def located(root: Path, path: str) -> Path:
    """Return where a file of the tree is on disk: macOS may have written its name in decomposed letters (NFD)."""
    place = root / path
    if path.isascii() or os.path.lexists(place):
        return place
    place = root
    for step in path.split("/"):
        place = place / _step(place, step)
    return place


def _step(folder: Path, name: str) -> str:
    """Return the name on disk that equals this one in NFC; the name itself if there is none."""
    if os.path.lexists(folder / name):
        return name
    try:
        return next((found for found in sorted(os.listdir(folder)) if nfc(found) == name), name)
    except OSError:
        return name


def require(root: Path) -> None:
    """Raise NoContent if the folder has no articles or registries: a share that is not mounted, a mistyped path."""
    if not root.is_dir():
        raise NoContent(f"Không có thư mục nội dung: {root}")
    for name in NEEDED:
        place = root / name
        if place.is_symlink() or not place.is_dir():
            why = "là liên kết tượng trưng, không phải thư mục thật" if place.is_symlink() else "không có, hoặc không phải thư mục"
            raise NoContent(f"Thư mục {place} {why}. {WAY} Nếu trang chưa có bài nào, hãy tạo thư mục trống {place}.")


def _read_folder(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []  # it disappeared after its parent folder was read
    except OSError as error:
        raise NoContent(f"Không đọc được thư mục {folder}: {reason(error)}. {WAY}") from error


def _entries(root: str, odd: list[tuple[str, str, str]]) -> list[tuple[str, os.DirEntry[str]]]:
    found: list[tuple[str, os.DirEntry[str]]] = []
    folders = [(root, "")]
    while folders:
        folder, prefix = folders.pop()
        for entry in _read_folder(folder):
            if entry.name.startswith("."):
                continue
            path = prefix + entry.name
            if fault := _oddity(root, path, entry):
                odd.append(fault)
            elif entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, f"{path}/"))
                if path.endswith((".md", ".yml")):
                    odd.append((path, "W162", entry.name))
            else:
                found.append((path, entry))
    return found


def _oddity(root: str, path: str, entry: os.DirEntry[str]) -> tuple[str, str, str] | None:
    """Return why an entry is neither a regular file nor a folder; None if it is one."""
    if not path.isascii() and (shown := _shown(path)) != path:
        return shown, "F162", _shown(entry.name)
    if len(path) > PATH.most // 4 and PATH.passed(len(path.encode())):
        return path, "F160", PATH.described(len(path.encode()))
    if entry.is_symlink():
        return _led_astray(root, path, entry)
    if not (entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)):
        return path, "F163", "không phải tệp thường (ống dẫn, ổ cắm hoặc thiết bị)"
    return None


def _led_astray(root: str, path: str, entry: os.DirEntry[str]) -> tuple[str, str, str] | None:
    """Return why a symbolic link is not followed; None for one to a file within the content folder."""
    try:
        if entry.is_dir():
            return path, "F163", "liên kết tượng trưng đến một thư mục"
        if not entry.is_file():
            return path, "F163", "liên kết tượng trưng không dẫn đến tệp nào"
    except OSError as error:
        return path, "F163", f"liên kết tượng trưng không mở được ({reason(error)})"
    inside = os.path.join(os.path.realpath(root), "")
    return None if os.path.realpath(entry.path).startswith(inside) else (path, "F163", "liên kết tượng trưng ra ngoài thư mục nội dung")


def _shown(path: str) -> str:
    """Return a path with its bytes that are not UTF-8 escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
