"""Owns the Markdown within blocks of HTML: a <div> without meaning is removed, elsewhere bold, italics and links are converted.

Code and fenced blocks are left alone.
"""

from __future__ import annotations

import re

from portal.source.reading.markdown.office.emphasis import lettered
from portal.source.reading.markdown.office.tags import ATTRIBUTES, BLOCKS

DEEPEST = 20  # blocks within a block
_WRAPPER = re.compile(r"\s*<div((?:\s[^<>]*)?)>", re.I)
_EDGE = re.compile(r"<(/?)div(?![a-z0-9-])[^<>]*>", re.I)
_SAYS = re.compile(rf"\s(?:{'|'.join(sorted(ATTRIBUTES['*']))})\s*=", re.I)
_PARTS = re.compile(rf"(</?(?:{'|'.join(sorted(BLOCKS))}|br|caption)(?![a-z0-9-])[^<>]*>)", re.I)
_CODE = re.compile(r"<(?:pre|code|kbd|samp)\b|`", re.I)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EM = re.compile(r"(?<![*_])([*_])(?=[^\s*_])([^*_]*?)(?<=\S)\1(?![*_])")
_LINK = re.compile(r"(?<!!)\[([^\[\]<>]+)\]\(([^\s()<>\"]+)\)")


def unwrapped(lines: list[str]) -> list[str] | None:
    """Return the lines of one <div> without its tags, if it has nothing that pages show; None for any other block."""
    text = "\n".join(lines)
    begin = _WRAPPER.match(text)
    end = text.rstrip().lower().rfind("</div>")
    if not begin or _SAYS.search(begin[1]) or end < 0 or text[end + len("</div>") :].strip():
        return None
    inner, depth = text[begin.end() : end], 0
    for edge in _EDGE.finditer(inner):
        depth += -1 if edge[1] else 1
        if depth < 0 or depth > DEEPEST:  # two adjacent blocks, or nesting that people do not write
            return None
    return inner.split("\n")


def worded(lines: list[str]) -> list[str]:
    """Return the lines of a block of HTML, with the Markdown in its words converted to tags."""
    if any(_CODE.search(line) for line in lines):
        return lines
    return ["".join(part if _PARTS.fullmatch(part) else _set(part) for part in _PARTS.split(line)) for line in lines]


def _set(words: str) -> str:
    if "*" not in words and "_" not in words and "](" not in words:
        return words
    tags: list[str] = []

    def aside(tag: str) -> str:
        tags.append(tag)
        return f"\0{len(tags) - 1}\0"

    text = _LINK.sub(lambda found: aside(f'<a href="{found[2]}">') + found[1] + aside("</a>"), words)
    text = re.sub(r"<[^<>]*>", lambda found: aside(found[0]), text)
    text = _EM.sub(r"<em>\2</em>", _STRONG.sub(r"<strong>\2</strong>", lettered(text)))
    return re.sub("\0([0-9]+)\0", lambda found: tags[int(found[1])], text)
