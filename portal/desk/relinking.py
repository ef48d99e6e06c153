"""Owns the links of an article that moves: relative ones are rewritten so that they keep their targets.

Only targets of relative links change, none that begins at the top ("tin/…", "/tin/…", "https://…").
"""

from __future__ import annotations

import re

from portal.source.reading.filenames import is_local
from portal.source.reading.markdown.links import OUTSIDE, TOPS, parted
from portal.text.percent import encoded

TARGETS = re.compile(
    r"(?P<before>\]\(\s*)(?P<inline><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"|(?P<mark>^[ ]{0,3}\[[^\]\n]+\]:\s*)(?P<reference><[^<>\n]*>|\S+)"
    r"|(?P<name>\b(?:href|src)\s*=\s*)(?P<quoted>\"[^\"\n]*\"|'[^'\n]*')",
    re.M | re.I,
)


def relinked(body: str, old: str, new: str) -> str:
    """Return the body of the article that moves from `old` to `new`."""
    return TARGETS.sub(lambda found: _rewritten(found, old, new), body)


def _rewritten(found: re.Match[str], old: str, new: str) -> str:
    before = found["before"] or found["mark"] or found["name"]
    written = found["inline"] or found["reference"] or found["quoted"] or ""
    opening, target, closing = _bare(written)
    if not target or not _is_relative(target):
        return found[0]
    place, tail = parted(target, old)
    path = place.lstrip("/")
    path = new if path == old else path
    return f"{before}{opening}{path if opening == '<' else encoded(path)}{tail}{closing}"


def _bare(written: str) -> tuple[str, str, str]:
    """Return a target without the brackets or quotes around it, and these."""
    if written[:1] in ("<", '"', "'") and len(written) > 1:
        return written[0], written[1:-1], written[-1]
    return "", written, ""


def _is_relative(target: str) -> bool:
    if OUTSIDE.match(target) or target[0] in "#/\\{" or is_local(target) or re.match(r"[a-z][\w+.-]*:", target, re.I):
        return False
    return target.replace("\\", "/").split("/")[0] not in TOPS
