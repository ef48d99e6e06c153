"""Owns the stamps by which a change is noticed, and where a content folder's memory is. Light: nothing else is imported."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.source.reading.tree import ContentTree, Stat, located

MAPPED = "pragma mmap_size = 2000000000"  # bytes of a database that are read without asking the kernel for each page
ROOMY = "pragma page_size = 16384"  # bytes, of a new database: most records of it fit into a page, where those of 4,096 would not
RACY = 2_000_000_000  # ns: a file changed this shortly before it was read may have changed again within its mtime


def at_once(script: str) -> str:
    """Statements of SQL as one transaction: each by itself would wait for the disk three times."""
    return f"begin;{script};commit;"


def name_of(folder: Path) -> str:
    """A short name for a folder by its path."""
    return hashlib.sha256(str(folder).encode()).hexdigest()[:16]


def memory_of(state: Path, content: Path) -> Path:
    """Where a content folder's memory is: .portal itself for the content of the checkout, apart for any other."""
    return state if content == state.parent / "content" else state / "trees" / name_of(content)


def sources_file(memory: Path, content: Path) -> Path:
    """The database of what was read."""
    return memory / "sources" / f"{name_of(content)}.sqlite"


def ledger_file(state: Path, output: Path) -> Path:
    """The database of what was written."""
    return state / "ledger" / f"{name_of(output)}.sqlite"


@dataclass(frozen=True, slots=True)
class Others:
    """A stamp of every file that is not an article: by stats, and by bytes those that may change again within their mtime."""

    stats: str  # of registries and pages
    files: str  # of pictures and attachments
    doubtful: tuple[tuple[str, str], ...]  # path, SHA-256


def others_stamp(folder: Path, tree: ContentTree, now: int) -> Others:
    """The stamp of a tree that was walked at `now` (ns) and not read since."""
    stats = {**tree.registries, **tree.pages, **tree.files}
    doubtful = sorted(path for path, stat in stats.items() if now - stat.mtime_ns < RACY)
    return Others(_rest(tree), _told(tree.files, []), tuple((path, sha_of(located(folder, path))) for path in doubtful))


def others_same(kept: Others, folder: Path, tree: ContentTree) -> bool:
    """Whether no file that is not an article changed since it was stamped."""
    return kept.files == _told(tree.files, []) and rest_same(kept, folder, tree)


def rest_same(kept: Others, folder: Path, tree: ContentTree) -> bool:
    """The same, but for pictures and attachments: one that came, went or has another stat is another matter."""
    return kept.stats == _rest(tree) and all(sha_of(located(folder, path)) == sha for path, sha in kept.doubtful)


def _rest(tree: ContentTree) -> str:
    return _told({**tree.registries, **tree.pages}, [*tree.strays, *map(repr, tree.odd)])


def _told(stats: Mapping[str, Stat], strays: list[str]) -> str:
    return hashlib.sha256(repr((sorted(stats.items()), strays)).encode()).hexdigest()


def sha_of(file: Path) -> str:
    """The SHA-256 of a file in hex, "" when it cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def folder_stamp(folder: Path) -> str:
    """A stamp of all files of a folder by their stats, in hex."""
    found = []
    for place, _, names in os.walk(folder):
        for name in names:
            stat = os.stat(os.path.join(place, name))
            found.append((place, name, stat.st_mtime_ns, stat.st_size))
    return hashlib.sha256(repr(sorted(found)).encode()).hexdigest()


def configuration_stamp(files: list[Path], environment: Mapping[str, str]) -> str:
    """A stamp of the configuration files and of the environment they read."""
    parts = [file.read_bytes() for file in files] + [environment.get("SITE_URL", "").encode()]
    return hashlib.sha256(b"\x00".join(parts)).hexdigest()
