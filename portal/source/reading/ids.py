"""Owns the rules for ids: they name pages and files, so each is letters, digits and hyphens, and none is a reserved place.

`mã bài` is a path of such parts. Nothing is looked up.
"""

from __future__ import annotations

import re

from portal import urls
from portal.source.reading.limits import ID

ONE = r"[a-z0-9]+(?:-+[a-z0-9]+)*"
WORD = re.compile(ONE, re.ASCII)
PLACE = re.compile(rf"{ONE}(?:/{ONE})*", re.ASCII)
SERIAL = re.compile(r"[0-9A-Za-z]{1,8}(?:[.-][0-9A-Za-z]{1,4}){0,3}", re.ASCII)
DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # Windows cannot create a file of such a name
LISTS = re.compile(r"tin/\d{4}(?:/\d{2})?", re.ASCII)
TAKEN = frozenset(value.strip("/") for name, value in vars(urls).items() if name.isupper() and isinstance(value, str))


def is_id(text: str) -> bool:
    """Return whether a text is an id: "xa-tan-phu"."""
    return len(text) <= ID.most and WORD.fullmatch(text) is not None


def is_place(text: str) -> bool:
    """Return whether a text is an article's id: "tin/2016/11/x", or a single id."""
    return len(text) <= ID.most * 2 and PLACE.fullmatch(text) is not None


def is_serial(text: str) -> bool:
    """Return whether a text is the number of a target: "4", "4a", "II.2"."""
    return SERIAL.fullmatch(text) is not None


def is_device(text: str) -> bool:
    """Return whether a part of an id cannot name a file or folder on every machine."""
    return any(DEVICES.fullmatch(part) for part in text.split("/"))


def is_reserved(text: str) -> bool:
    """Return whether an article of this id would replace a page or list of the portal."""
    return text in TAKEN or LISTS.fullmatch(text) is not None
