"""Owns the output tree: whole files by rename, only if bytes differ; files that are no longer named are removed.

Temporary files are next to the output, never in it. A folder that is neither empty nor ours is refused.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from portal.store.workers import still_wanted
from portal.text.path import is_below

MARK = ".portal-output"
MARK_TEXT = "Thư mục này do `portal` dựng; mọi tệp lạ trong đây có thể bị xóa.\n"


class ForeignOutput(Exception):
    """The output folder holds files that are not ours: pruning would delete them."""


class OutsideOutput(OSError):
    """A path outside the output folder, or behind a symbolic link: nothing is written or removed there."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(errno.EPERM, reason, path)


class OutputTree:
    """One output folder. A write is a rename, so a reader never sees half a file; a tree that was not `known` before has no readers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._spare = root.parent / f".{root.name}.tmp"
        self._top = str(root)
        self._folders: set[str] = set()
        self.known = (root / MARK).is_file()

    def claim(self) -> None:
        """Claim the folder as ours. Raises ForeignOutput if it belongs to something else."""
        if not self.known and self.root.is_dir() and any(self.root.iterdir()):
            raise ForeignOutput(str(self.root))
        self.root.mkdir(parents=True, exist_ok=True)
        if self._spare.is_symlink():
            self._spare.unlink()
        self._spare.mkdir(parents=True, exist_ok=True)
        for left in self._spare.iterdir():
            left.unlink()
        if not self.known:
            (self.root / MARK).write_text(MARK_TEXT, encoding="utf-8")

    def release(self) -> None:
        """Remove the folder for temporary files."""
        if self._spare.is_dir():
            for left in self._spare.iterdir():
                left.unlink()
            self._spare.rmdir()

    def write(self, path: str, content: bytes) -> bool:
        """Put a file in place unless it exists with these bytes; return whether it was written."""
        if not self.known:
            return self.add(path, content)
        return self._exchange(path, content)

    def _exchange(self, path: str, content: bytes) -> bool:
        target = self._target(path)
        if not self._make_folder(os.path.dirname(target)) and _size(target) == len(content) and self.read(path) == content:
            return False
        spare = os.path.join(self._spare, f"{os.getpid()}")
        with open(spare, "wb") as file:
            file.write(content)
        still_wanted()  # the next build removes all temporary files before it writes: newer bytes are never replaced by older ones
        os.replace(spare, target)
        return True

    def add(self, path: str, content: bytes) -> bool:
        """Put a file in place that is needed only after the build ends: its name identifies its bytes, or the tree is new.

        If a build of a new tree is interrupted, the next one removes its files.
        """
        target = self._target(path)
        self._make_folder(os.path.dirname(target))
        still_wanted()
        try:
            with open(target, "xb", buffering=0) as file:
                file.write(content)
        except FileExistsError:
            return self._exchange(path, content)
        return True

    def _target(self, path: str) -> str:
        """Return where a file of the site lies. Raises OutsideOutput."""
        if not is_below(path):
            raise OutsideOutput(path, "đường dẫn ra ngoài thư mục kết quả")
        return os.path.join(self.root, path)

    def _make_folder(self, folder: str) -> bool:
        """Create a missing folder; return whether it was missing: then it is empty. Raises OutsideOutput at a symbolic link."""
        if folder in self._folders or len(folder) <= len(self._top):
            return False
        self._make_folder(os.path.dirname(folder))
        try:
            os.mkdir(folder)
            fresh = True
        except FileExistsError:
            fresh = False
            if stat.S_ISLNK(os.lstat(folder).st_mode):
                raise OutsideOutput(folder, "liên kết tượng trưng trong thư mục kết quả, hãy xóa rồi dựng lại với --verify") from None
        self._folders.add(folder)
        return fresh

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file, None if there is none."""
        if not is_below(path):
            return None
        try:
            with open(os.path.join(self.root, path), "rb") as file:
                return file.read()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    def prune(self, paths: Iterable[str]) -> int:
        """Remove files, and the folders they leave empty; return how many files there were."""
        count = 0
        folders: set[str] = set()
        for path in paths:
            if not self._is_ours(path):
                continue
            try:
                os.unlink(os.path.join(self.root, path))
                count += 1
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError):
                if os.path.isfile(os.path.join(self.root, path)):
                    raise
            folders.add(os.path.dirname(path))
        for folder in sorted(folders, reverse=True):
            self._prune_folder(folder)
        return count

    def _is_ours(self, path: str) -> bool:
        """Return whether a path lies in the tree, and not behind a symbolic link."""
        return is_below(path) and not any(map(os.path.islink, self._above(path)))

    def _above(self, path: str) -> Iterator[str]:
        folder = os.path.dirname(path)
        while folder:
            yield os.path.join(self.root, folder)
            folder = os.path.dirname(folder)

    def _prune_folder(self, folder: str) -> None:
        """Remove empty folders, upwards: one that is not empty cannot be removed."""
        try:
            while folder:
                os.rmdir(os.path.join(self.root, folder))
                self._folders.discard(os.path.join(self.root, folder))
                folder = os.path.dirname(folder)
        except OSError:
            return

    def files(self) -> set[str]:
        """Return every file below the root."""
        found: set[str] = set()
        for folder, _, names in os.walk(self.root):
            prefix = os.path.relpath(folder, self.root).replace(os.sep, "/")
            found.update(name if prefix == "." else f"{prefix}/{name}" for name in names)
        return found - {MARK}


def _size(path: str) -> int:
    """Return the size of a plain file, -1 for anything else: we never write symbolic links."""
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return -1
    return found.st_size if stat.S_ISREG(found.st_mode) else -1
