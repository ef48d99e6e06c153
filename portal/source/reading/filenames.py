"""Owns the names of files as staff write them: what a name means, which file it is, and which it was probably meant to be.

`plain` needs no folder: it decodes full paths of Windows and of browsers, backslashes and "%20". `FileNames` knows the existing files: a
name in another case or form leads to the one file it can mean. No file is read.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from portal.text.fold import fold
from portal.text.invisible import without_invisible
from portal.text.nearest import nearest
from portal.text.normalise import nfc
from portal.text.percent import decoded
from portal.text.slug import slug

FOLDERS = "tin|anh|van-ban|trang"
LOCAL = re.compile(r"^(?:file:/+|[A-Za-z]:[\\/]|\\\\|~/|/(?:Users|home|Volumes|mnt|media)/)", re.I)
WITHIN = re.compile(rf"(?:^|/)(?:content/)?((?:{FOLDERS})/.*)$", re.I | re.S)
CONTENT = re.compile(r"^/?content/", re.I)
ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")


def plain(name: str) -> str:
    """Return a file's name relative to the content folder, however it was written; a name that cannot be resolved is unchanged."""
    if "\\" in name or ":" in name or name.startswith(("/", "~")):
        local = LOCAL.match(name)
        name = name.replace("\\", "/")
        within = WITHIN.search(name) if local else None
        name = within[1] if within else name
    name = nfc(decoded(name))
    name = CONTENT.sub("/" if name.startswith("/") else "", name)
    return name.removeprefix("./")


def field(name: str) -> str:
    """Return the file that a field of the front matter names, relative to the content folder."""
    return re.sub(r"^tep/", "van-ban/", plain(name).lstrip("/"))


def is_within(file: str) -> bool:
    """Return whether a file's name begins with a folder of the content."""
    return WITHIN.match(file) is not None


def is_local(name: str) -> bool:
    """Return whether a name is a full path on somebody's own machine."""
    return LOCAL.match(name) is not None


def ends_as_file(name: str) -> bool:
    """Return whether a name has the ending of a file."""
    return ENDING.search(name) is not None


def misnamed(path: str) -> str:
    """Return the first part of an article's path that is not valid in an address; "" if all are."""
    *folders, name = path.split("/")
    return next((step for step in (*folders, name.removesuffix(".md")) if step != slug(step, 200)), "")


def renamed(path: str, day: date | None) -> str:
    """Return a valid path for an article: in the folder of its month, its name in plain letters."""
    *folders, name = path.split("/")
    steps = ["tin", f"{day.year:04}", f"{day.month:02}"] if day else [slug(step) or "muc" for step in folders]
    return "/".join([*steps, f"{slug(name.removesuffix('.md')) or 'bai'}.md"])


class FileNames:
    """The existing pictures and attachments, found by what people write."""

    def __init__(self, files: Collection[str]) -> None:
        self._files = files

    def find(self, name: str) -> str:
        """Return the file of this name, or the only one that differs in nothing but case, form or encoding; "" for none."""
        if name in self._files:
            return name
        same = self._loose.get(loose(name), ())
        return same[0] if len(same) == 1 else ""

    def suggestion(self, name: str) -> str:
        """Return what to try instead of a name without a file."""
        same = self._loose.get(loose(name), [])
        if len(same) > 1:
            return "Có nhiều tệp gần giống: " + ", ".join(f"«{file}»" for file in same) + "."
        near = self._alike(name)
        return f"«{near}»?" if near else ""

    def fault(self, name: str) -> tuple[str, str, str] | None:
        """Return the fault of a name: (L102, it, what to try) if there is no file, (N130, it, the file) if the file has a different name.
        """
        found = self.find(name)
        if not found:
            near = self.suggestion(name)
            return "L102", name, f"{near} " if near else ""
        return None if found == name else ("N130", name, found)

    def _alike(self, name: str) -> str:
        """Return a file of the same bare name in any folder or with another ending, otherwise one with a similar spelling."""
        for of in (_base, _stem):
            found = [file for file in self._files if of(file) == of(name)]
            if found and of(name):
                return min(found, key=lambda file: (_folder(file) != _folder(name), file))
        folded = {fold(loose(file)): file for file in self._files}
        near = nearest(fold(loose(name)), list(folded))
        return folded[near] if near else ""

    @cached_property
    def _loose(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for file in sorted(self._files):
            found.setdefault(loose(file), []).append(file)
        return found


def loose(name: str) -> str:
    """Return a name without what machines and programs vary: case, form of letters, "%20", runs of spaces."""
    return " ".join(without_invisible(nfc(decoded(name)))[0].casefold().split())


def _base(name: str) -> str:
    return fold(loose(PurePosixPath(name).name))


def _stem(name: str) -> str:
    """Return the bare name without ending; spaces and hyphens are the same."""
    return re.sub(r"[\W_]+", "-", fold(loose(PurePosixPath(name).stem))).strip("-")


def _folder(name: str) -> str:
    return name.partition("/")[0]
