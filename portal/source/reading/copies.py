"""Owns the recognition of copies that programs make of a file: OneDrive, Dropbox, Google Drive, Syncthing, Windows, macOS.

Such a file should be compared with its original and removed; a new name would publish one article twice. Contents are not compared here.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from portal.text.normalise import nfc

CERTAIN = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?P<base>.+?)[ _.-]*\([^()]*(?:\b(?:conflict|conflicted|copy|duplicate)\b|bản sao|xung đột|sao chép)[^()]*\)",
        r"(?P<base>.+?)[ _.-]*\(\d{1,3}\)",
        r"(?P<base>.+?)[ _-]+(?:copy|bản sao|sao chép|ban sao|sao chep)(?:[ _-]*\(?\d{1,3}\)?)?",
        r"(?:copy of|bản sao của|ban sao cua)[ _-]+(?P<base>.+)",
        r"(?P<base>.+?)\.sync-conflict-\d{8}-\d{6}(?:-\w+)?",
        r"(?P<base>.+?)[ _-]+(?:DESKTOP|LAPTOP|WIN|MACBOOK)[-_ ][A-Z0-9-]+(?:-\d+)?",
        r"(?P<base>.+?)[ _-]+conflict(?:ed)?(?:[ _-].*)?",
        r"(?P<base>.+?)\.(?:orig|bak|old|backup)",
    )
)
MACHINE = re.compile(r"(?P<base>.+?)-(?P<host>[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*)")  # OneDrive appends the machine's name


def copied(path: str) -> str:
    """Return the file that a path is clearly a copy of, by its name alone; "" if it is none."""
    return _named(path, *CERTAIN)


def perhaps_copied(path: str) -> str:
    """Return the file that a path would be a copy of, if its last words in capitals are the name of a machine."""
    return _named(path, MACHINE)


def _named(path: str, *patterns: re.Pattern[str]) -> str:
    place = PurePosixPath(nfc(path))
    for pattern in patterns:
        if found := pattern.fullmatch(place.stem):
            base = copied(f"{found['base']}{place.suffix}") or f"{found['base']}{place.suffix}"
            return PurePosixPath(base).name
    return ""
