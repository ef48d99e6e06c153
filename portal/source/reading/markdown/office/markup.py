"""Owns the meaning of "<" in a body: a tag of HTML, a comment, or a letter ("<Họ và tên>", "<5%", "a<b").

What is no tag becomes text; comments and declarations are removed. cleaning.py cleans the HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from portal.source.reading.limits import BODY_DEPTH
from portal.source.reading.markdown.office.finding import Finding
from portal.source.reading.markdown.office.standins import GONE, LESS
from portal.source.reading.markdown.office.tags import (
    ACTIVE,
    APART,
    ATTRIBUTES,
    FLAGS,
    KNOWN,
    LOOSE,
    OFFICE,
    OPTIONAL_END,
    TAGS,
    VOID,
)

_ATTRIBUTE = r"""[A-Za-z_:@][\w:.@-]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>`=]++))?"""
_TAG = re.compile(rf"<(/?)([A-Za-z][A-Za-z0-9]*+(?:[:-][A-Za-z0-9]++)*)((?:[\s/]*+{_ATTRIBUTE})*)[\s/]*+>", re.A)
_ONE = re.compile(r"""([A-Za-z_:@][\w:.@-]*+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'<>`=]++))?""", re.A)
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*://[^<>\s]*|[^<>\s!@]+@[^@<>\s]+)>")
_CLOSING = re.compile(r"</([A-Za-z][A-Za-z0-9]*)", re.A)
_WORD_MARK = re.compile(r"<!--\[if[^\]]*\]>\s*<!-->|<!--\s*<!\[endif\]-->|<!\[(?:if|endif)[^\]>]*\]>", re.I)
_HIDDEN_BLOCK = re.compile(r"<!--\[if[^\]]*\]>.*?<!\[endif\]-->", re.I | re.S)
_EDGE = re.compile(r"<!--|--!?>")
_DECLARED = re.compile(r"<!\[CDATA\[.*?\]\]>|<\?[A-Za-z].*?\?>|<![A-Za-z][^<>]*>", re.S)
_BROKEN = re.compile(r"<!\[CDATA\[|<\?(?:xml|php)\b", re.I)
_ACTIVE = re.compile(rf"</?(?:{'|'.join(sorted(ACTIVE))})(?![\w-])|<[a-z][^<>]*?[\s/\"'`]on[a-z]{{3,}}\s*=", re.I | re.A)


@dataclass(slots=True)
class _Reading:
    """One body while it is scanned."""

    text: str
    made: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    dropped: dict[str, int] = field(default_factory=dict)  # what pages do not use → its first place
    open: list[str] = field(default_factory=list)
    deepest: int = 0
    ends: dict[str, int] = field(default_factory=dict)  # the last place of each closing tag

    def report(self, code: str, place: int, detail: str) -> None:
        self.findings.append(Finding(code, self.text.count("\n", 0, place), detail, detail.split("\n")[0]))


def read_markup(text: str) -> tuple[str, list[Finding]]:
    """Return the text with tags of HTML only where staff meant them, and the findings."""
    reading = _Reading(text, ends={found[1].lower(): found.start() for found in _CLOSING.finditer(text)})
    reading.findings += active(text)
    place = 0
    while (at := text.find("<", place)) >= 0:
        reading.made.append(text[place:at])
        place = _step(reading, at)
    reading.made.append(text[place:])
    reading.findings += _dropped_findings(reading)
    return "".join(reading.made), reading.findings


def active(text: str) -> Iterator[Finding]:
    """Yield tags that run or load something, or ask readers for something, and event handlers."""
    if found := _ACTIVE.search(text):
        mark = found[0].strip()[-60:]
        yield Finding("T112", text.count("\n", 0, found.start()), mark, mark)


def _step(reading: _Reading, at: int) -> int:
    """Read what begins with the "<" at this place; return where to continue."""
    text = reading.text
    if text.startswith(("<!", "<?"), at):
        return _declaration(reading, at)
    tag = _TAG.match(text, at)
    if tag and _is_markup(reading, tag):
        _note_tag(reading, tag)
        reading.made.append(_written(tag))
        return tag.end()
    if tag and tag[2].lower() in LOOSE:
        reading.dropped.setdefault(f"<{tag[2].lower()}>", at)
        reading.made.append("<br>" if text[text.rfind("\n", 0, at) + 1 : at].strip() else "")
        return tag.end()
    if (link := _AUTOLINK.match(text, at)) or text.startswith("](", max(at - 2, 0)):
        reading.made.append(link[0] if link else "<")
        return link.end() if link else at + 1
    reading.made.append(LESS)
    return at + 1


def _written(tag: re.Match[str]) -> str:
    """Return a tag for the Markdown parser: a block that pages do not use still separates its neighbours."""
    if ":" in tag[2]:
        return ""
    return f"<{tag[1]}div>" if tag[2].lower() in APART else tag[0]


def _is_markup(reading: _Reading, tag: re.Match[str]) -> bool:
    """Return whether it is a tag that HTML knows, with valid attributes, and an end if it needs one."""
    name = tag[2].lower()
    if ":" in name:
        return name.partition(":")[0] in OFFICE
    if name not in KNOWN or any(not value and key.lower() not in FLAGS for key, value in _ONE.findall(tag[3])):
        return False
    return bool(tag[1]) or name in VOID or name in OPTIONAL_END or reading.ends.get(name, -1) > tag.start()


def _note_tag(reading: _Reading, tag: re.Match[str]) -> None:
    """Count its depth, and record what of it no page shows."""
    name = tag[2].lower()
    if tag[1] and name in reading.open:
        del reading.open[len(reading.open) - 1 - reading.open[::-1].index(name) :]
    elif not tag[1] and name not in VOID and len(reading.open) <= 2 * BODY_DEPTH.most:
        reading.open.append(name)
        reading.deepest = max(reading.deepest, len(reading.open))
    if name not in TAGS:
        if name not in ACTIVE:
            reading.dropped.setdefault(f"<{name}>", tag.start())
        return
    for key, value in _ONE.findall(tag[3]):
        low = key.lower()
        if low.startswith("on"):
            reading.report("T112", tag.start(), f"{key}={value[:40]}")
        elif low not in ATTRIBUTES.get(name, ()) and low not in ATTRIBUTES["*"]:
            reading.dropped.setdefault(low, tag.start())


def _dropped_findings(reading: _Reading) -> Iterator[Finding]:
    if reading.deepest > BODY_DEPTH.most:
        yield Finding("F160", 0, BODY_DEPTH.described(reading.deepest))
    if reading.dropped:
        first = min(reading.dropped.values())
        words = ", ".join(sorted(reading.dropped)[:8])
        yield Finding("N142", reading.text.count("\n", 0, first), words)


def _declaration(reading: _Reading, at: int) -> int:
    """Remove comments, marks of Word, CDATA, <?…?>, <!DOCTYPE …>; an unclosed one holds the article."""
    text = reading.text
    if block := _WORD_MARK.match(text, at) or _HIDDEN_BLOCK.match(text, at):
        return _drop(reading, at, block.end())
    if text.startswith("<!--", at):
        return _comment(reading, at)
    if found := _DECLARED.match(text, at):
        reading.report("W143", at, found[0].split("\n")[0][:60])
        return _drop(reading, at, found.end())
    if _BROKEN.match(text, at):
        reading.report("T141", at, text[at : at + 12].split("\n")[0])
    reading.made.append(LESS)
    return at + 1


def _comment(reading: _Reading, at: int) -> int:
    text = reading.text
    end = _comment_end(text, at)
    if not end and text.startswith(("<!-->", "<!--->"), at):
        end = text.index(">", at) + 1
    if not end:
        reading.report("T141", at, "<!--")
        return _drop(reading, at, len(text))
    if not any(finding.code == "N140" for finding in reading.findings):
        reading.report("N140", at, text[at : min(end, at + 60)].split("\n")[0])
    return _drop(reading, at, end)


def _comment_end(text: str, at: int) -> int:
    """Return where a comment ends, including nested ones; 0 if it never does."""
    depth = 0
    for edge in _EDGE.finditer(text, at):
        if edge.start() < at + 4 and edge.start() > at:
            continue  # "<!-->" opens
        depth += 1 if edge[0] == "<!--" else -1
        if not depth:
            return edge.end()
    return 0


def _drop(reading: _Reading, at: int, end: int) -> int:
    """Remove a part, with the lines that held nothing else."""
    text = reading.text
    gone = text.count("\n", at, end)
    before = text.rfind("\n", 0, at) + 1
    after = text.find("\n", end)
    if not text[before:at].strip() and after >= 0 and not text[end:after].strip():
        gone, end = gone + 1, after + 1
    apart = gone and not text[max(at - 1, 0)].isspace() and text[end : end + 1].strip()  # a line ended here
    reading.made.append(" " * bool(apart) + GONE * gone)
    return end
