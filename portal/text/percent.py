"""Owns percent-encoding: only `encoded` makes a part of a URL from a path, and only `decoded` reads it back."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

PLAIN = re.compile(r"[A-Za-z0-9/._~-]*")  # same in a URL and in a path
RESERVED = "%/?#[]@!$&'()*+,;=:~"
PASTED = re.compile(r"[A-Za-z0-9._\-%/?#\[\]@!$&'()*+,;=:~]*")  # an address that needs no encoding
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def encoded(path: str) -> str:
    """Return a path as part of a URL: all but letters and digits of ASCII, "/", "-", ".", "_", "~" as the bytes of UTF-8."""
    return path if PLAIN.fullmatch(path) else quote(path, safe="/", errors="replace")


def decoded(address: str) -> str:
    """Return the path from a part of a URL; one that is not valid (a single "%", other bytes than UTF-8) is unchanged."""
    if "%" not in address:
        return address
    try:
        path = unquote(address, errors="strict")
    except UnicodeDecodeError:
        return address
    return address if CONTROLS.search(path) else path


def written(address: str) -> str:
    """Return a whole address as people paste it, its blanks and letters of other scripts encoded; a host name is unchanged."""
    if PASTED.fullmatch(address):
        return address
    host = re.match(r"[a-zA-Z][\w+.-]*://[^/?#]*", address)
    start = host[0] if host else ""
    return start + quote(address[len(start) :], safe=RESERVED, errors="replace")
