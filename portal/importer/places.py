"""Owns the sources that a path denotes: a file, the files of a folder, the pages of a saved site; and the files next to a page.

Nothing outside the given folder is read: symbolic links, and addresses that climb, lead nowhere.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import SplitResult, unquote, urlsplit

from portal.importer.forms import OTHER, named_form
from portal.importer.found import ImportedMedia
from portal.importer.reading import ImportSource

MOST = 100_000_000  # bytes of a file next to a page
SKIPPED = re.compile(r"^(?:~\$|\.|Thumbs\.db$|desktop\.ini$)|(?:_files|\.files|-filer)$", re.I)
HOST = re.compile(r"^(?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|edu|gov|example)(?::\d+)?$", re.I)
KEPT_QUERY = re.compile(r"^(?P<name>[^?@]+\.(?:aspx?|php|jsp|html?|do))[?@](?P<query>.+?)(?:\.html?)?$", re.I)


def sources(path: Path, without: Path) -> Iterator[tuple[str, Path]]:
    """Yield (origin, file) of everything to import, in the order of names, except below `without`: the content folder itself.

    The origin is the path below the given folder.
    """
    if path.is_file():
        yield path.name, path
        return
    for file in _files(path, without):
        if named_form(file.name) != OTHER:
            yield file.relative_to(path).as_posix(), file


def passed_over(path: Path, without: Path) -> Counter[str]:
    """Return the endings of the files that `sources` leaves aside, as often as they occur: pictures, tables, what cannot be read."""
    files = () if path.is_file() else _files(path, without)
    return Counter(file.suffix.lower() or file.name for file in files if named_form(file.name) == OTHER)


def _files(path: Path, without: Path) -> Iterator[Path]:
    for folder, names, files in os.walk(path, followlinks=False):
        names[:] = sorted(name for name in names if not SKIPPED.search(name) and Path(folder, name).resolve() != without)
        for name in sorted(files):
            file = Path(folder, name)
            if not SKIPPED.search(name) and not file.is_symlink() and file.is_file():
                yield file


def source_of(root: Path, origin: str, file: Path) -> ImportSource:
    """Return a file with its address on its site, as far as its folder shows it, and a loader of the files next to it."""
    folder = root if root.is_dir() else root.parent
    return ImportSource(origin, file.read_bytes(), saved_address(origin), loader_of(folder, file))


def saved_address(origin: str) -> str:
    """Return where a mirrored page was: "host/path/x.aspx@id=5.html" → "http://host/path/x.aspx?id=5"; "" if no folder is a host."""
    parts = PurePosixPath(origin).parts
    place = next((number for number, part in enumerate(parts[:-1]) if HOST.match(part)), None)
    if place is None:
        return ""
    *folders, name = parts[place:]
    if found := KEPT_QUERY.match(name):
        name = f"{found['name']}?{found['query']}"
    return f"http://{'/'.join([*folders, name])}"


def loader_of(root: Path, page: Path) -> Callable[[str], ImportedMedia | None]:
    """Return a loader of what a page names: files of the same folder tree, by relative address or by the path on the old host."""
    base = root.resolve()

    def load(address: str) -> ImportedMedia | None:
        parts = urlsplit(address)
        if parts.scheme not in ("", "http", "https", "file") or "\x00" in address:
            return None
        for place in _candidates(base, page, parts):
            try:
                found = place.resolve()
                if found.is_relative_to(base) and found.is_file() and found.stat().st_size <= MOST:
                    return ImportedMedia(found.name, found.read_bytes())
            except (OSError, ValueError):
                continue
        return None

    return load


def _candidates(base: Path, page: Path, address: SplitResult) -> Iterator[Path]:
    path, query = unquote(address.path), address.query
    if not path or len(path) > 1000:
        return
    bare = path.lstrip("/")
    if address.scheme in ("", "file") and not path.startswith("/"):
        yield page.parent / path
        if query:
            yield page.parent / f"{path}?{query}"
            yield page.parent / f"{path}@{query}"
    if address.netloc:
        yield base / address.netloc / bare
    relative = page.relative_to(base).parts if page.is_relative_to(base) else page.parts[-1:]
    for number, part in enumerate(relative[:-1]):
        if HOST.match(part):
            yield base.joinpath(*relative[: number + 1]) / bare
    yield base / bare
