"""Owns the stamps that detect changes, and where a content folder's caches are. It is light: it imports nothing else."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.source.reading.tree import ContentTree, Stat, located

MAPPED = "pragma mmap_size = 2000000000"  # bytes of a database that are read without a system call for each page
ROOMY = "pragma page_size = 16384"  # bytes, of a new database: most records fit into a page, unlike with 4,096
RACY = 2_000_000_000  # ns: a file changed this shortly before it was read may have changed again without a new mtime


def at_once(script: str) -> str:
    """Wrap SQL statements in one transaction: separately each would wait for the disk three times."""
    return f"begin;{script};commit;"


def name_of(folder: Path) -> str:
    """Return a short name for a folder, from its path."""
    return hashlib.sha256(str(folder).encode()).hexdigest()[:16]


def memory_of(state: Path, content: Path) -> Path:
    """Return where a content folder's caches are: .portal itself for the content of the checkout, a subfolder for any other."""
    return state if content == state.parent / "content" else state / "trees" / name_of(content)


def sources_file(memory: Path, content: Path) -> Path:
    """Return the database of what was read."""
    return memory / "sources" / f"{name_of(content)}.sqlite"


def ledger_file(state: Path, output: Path) -> Path:
    """Return the database of what was written."""
    return state / "ledger" / f"{name_of(output)}.sqlite"


@dataclass(frozen=True, slots=True)
class Others:
    """A stamp of every file that is not an article: by stat, and by bytes for those that may change without a new mtime."""

    stats: str  # of registries and pages
    files: str  # of pictures and attachments
    doubtful: tuple[tuple[str, str], ...]  # path, SHA-256


def others_stamp(folder: Path, tree: ContentTree, now: int) -> Others:
    """Return the stamp of a tree that was walked at `now` (ns) and not read since."""
    stats = {**tree.registries, **tree.pages, **tree.files}
    doubtful = sorted(path for path, stat in stats.items() if now - stat.mtime_ns < RACY)
    return Others(_rest(tree), _stamp_of(tree.files, []), tuple((path, sha_of(located(folder, path))) for path in doubtful))


def others_same(kept: Others, folder: Path, tree: ContentTree) -> bool:
    """Return whether no file that is not an article changed since it was stamped."""
    return kept.files == _stamp_of(tree.files, []) and rest_same(kept, folder, tree)


def rest_same(kept: Others, folder: Path, tree: ContentTree) -> bool:
    """Return the same for registries and pages alone, ignoring pictures and attachments."""
    return kept.stats == _rest(tree) and all(sha_of(located(folder, path)) == sha for path, sha in kept.doubtful)


def _rest(tree: ContentTree) -> str:
    return _stamp_of({**tree.registries, **tree.pages}, [*tree.strays, *map(repr, tree.odd)])


def _stamp_of(stats: Mapping[str, Stat], strays: list[str]) -> str:
    return hashlib.sha256(repr((sorted(stats.items()), strays)).encode()).hexdigest()


def sha_of(file: Path) -> str:
    """Return the SHA-256 of a file in hex, "" if it cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def folder_stamp(folder: Path) -> str:
    """Return a stamp of all files of a folder by their stats, in hex."""
    found = []
    for place, _, names in os.walk(folder):
        for name in names:
            stat = os.stat(os.path.join(place, name))
            found.append((place, name, stat.st_mtime_ns, stat.st_size))
    return hashlib.sha256(repr(sorted(found)).encode()).hexdigest()


def configuration_stamp(files: list[Path], environment: Mapping[str, str]) -> str:
    """Return a stamp of the configuration files and of the environment they read."""
    parts = [file.read_bytes() for file in files] + [environment.get("SITE_URL", "").encode()]
    return hashlib.sha256(b"\x00".join(parts)).hexdigest()
