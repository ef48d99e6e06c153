"""Owns links as staff write them in a text: to a file near or below content/, an address of the site, or of the web.

`address` makes an address of the site of each, URL-encoded. `addresses` checks whether it exists.
"""

from __future__ import annotations

import posixpath
import re

from portal import urls
from portal.source.reading.filenames import ends_as_file, is_local, plain
from portal.text.percent import encoded, written

OUTSIDE = re.compile(r"^(?:https?:|mailto:|tel:|sms:|//)", re.I)
PREVIEW = re.compile(r"^https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?=/|$)", re.I)  # the addresses of `portal serve`
TOPS = frozenset({"tin", "anh", "van-ban", "trang"})
FILES = ("/anh/", "/van-ban/", "/tep/")
MARKDOWN = re.compile(r"\.(?:md|markdown)$", re.I)


OWN_DISK = r"(?:file:/+|[A-Za-z]:[\\/]|\\\\)[^<>()\n\"]*(?:\([^()\n]*\)[^<>()\n\"]*)*"
LOCAL = re.compile(rf"(?P<before>\]\(\s*)<?(?P<path>{OWN_DISK}|[^\s<>()\n\"]*\\[^\W_][^<>()\n\"]*)>?", re.I)


def at_home(text: str) -> tuple[str, list[tuple[str, str, int]]]:
    """Return a body without backslashes and local disk paths in links; each such link with the file it means, and its place."""
    local: list[tuple[str, str, int]] = []
    if "\\" not in text and "file:" not in text.lower() and not re.search(r"\]\(\s*<?[A-Za-z]:", text):
        return text, local

    def replaced(found: re.Match[str]) -> str:
        written = found["path"].strip()
        file = plain(written)
        if is_local(file) or "\\" in file:
            return found[0]
        local.append((written, file.lstrip("/"), found.start()))
        return f"{found['before']}<{file}>{' ' if found['path'].endswith(' ') else ''}"

    return LOCAL.sub(replaced, text), local


def address(href: str, path: str) -> tuple[str, bool]:
    """Return (address, whether it is on this site) of a link in the file at `path`; a file of content/anh becomes `urls.original`."""
    href = PREVIEW.sub("", href.strip())
    if OUTSIDE.match(href) or href.startswith("#"):
        return written(href), False
    place, tail = parted(href.removeprefix("{filename}").removeprefix("{static}"), path)
    return _of_place(place) + written(tail), True


def parted(href: str, path: str) -> tuple[str, str]:
    """Return the place below content/ that a link leads to, and what follows it: a query and an anchor.

    A file's name may contain their marks.
    """
    target = re.split(r"[?#]", href, maxsplit=1)[0]
    whole = _place(href, path)
    if target != href and ends_as_file(href) and not ends_as_file(target) and whole.startswith(FILES):
        return whole, ""
    return _place(target, path), href[len(target) :]


def _place(target: str, path: str) -> str:
    """Return where a target leads, from "/" on."""
    name = plain(target) if is_local(target) else plain(target.replace("\\", "/"))
    if not name.startswith("/"):
        name = "/" + (name if name.split("/")[0] in TOPS else posixpath.normpath(posixpath.join(posixpath.dirname(path), name)))
    folder = name.endswith("/") and name != "/"
    return posixpath.normpath(name).replace("//", "/") + ("/" if folder else "")


def _of_place(place: str) -> str:
    """Return where a file of content/ ("/tin/2016/04/x.md", "/van-ban/a.pdf") or a page ("/tin/2016/04/x") is on the site."""
    if MARKDOWN.search(place):
        bare = MARKDOWN.sub("", place)
        return urls.page(posixpath.basename(bare)) if place.startswith("/trang/") else urls.article(bare.lstrip("/"))
    last = posixpath.basename(place)
    if place.startswith("/van-ban/") and "." in last:
        return urls.attachment(place.lstrip("/"))
    return urls.page_behind(encoded(place))
