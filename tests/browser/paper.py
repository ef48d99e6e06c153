"""What stands lowest on each sheet of a printed page, and which boxes a sheet ends: reads the tagged PDFs of Chromium, and no others."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
CONTENTS = re.compile(rb"/Type /Page\n.*?/Contents (\d+) 0 R", re.DOTALL)
KIDS = re.compile(rb"/Pg (\d+) 0 R\s*/K (.*)", re.DOTALL)
MARKED = re.compile(rb"/Type /MCR\s*/Pg (\d+) 0 R\s*/MCID (\d+)")
LINKED = re.compile(rb"/URI \(https://box\.invalid/(\d+)/\)")
ANNOTATIONS = re.compile(rb"/Annots \[([^\]]*)\]")
HEADING = re.compile(rb"/S /H[1-6]\b")
PARENT = re.compile(rb"/P (\d+) 0 R")

Matrix = tuple[float, ...]


def lone_headings(pdf: bytes) -> list[int]:
    """The sheets, from 1, on which no text stands below a heading; the last sheet may end as it likes."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    sheets = [number for number, body in objects.items() if CONTENTS.search(body)]
    headed = {mark for body in objects.values() if b"/StructElem" in body and _in_heading(body, objects) for mark in _marks(body)}
    return [place for place, sheet in enumerate(sheets[:-1], 1) if (sheet, _lowest(_content(objects, sheet))) in headed]


SHEET = (673, 986)  # what the margins of print.css leave of A4, in px

# A link at the top and one at the foot of each box: what has a border all around, and a figure. Returns their names and feet.
MARK_BOXES = """() => {
    const SIDES = ['Top', 'Right', 'Bottom', 'Left']
    const named = []
    for (const box of document.querySelectorAll('body *')) {
        const style = getComputedStyle(box)
        const drawn = SIDES.every(side => parseFloat(style[`border${side}Width`]) > 0)
        if (!drawn && !box.matches('figure') || !box.offsetHeight) continue
        const place = box.getBoundingClientRect()
        if (style.position === 'static') box.style.position = 'relative'
        for (const edge of ['top', 'bottom']) {
            const mark = document.createElement('a')
            mark.href = `https://box.invalid/${named.length}/`
            mark.style.cssText = `position: absolute; ${edge}: 0; left: 0; inline-size: 5px; block-size: 5px`
            box.append(mark)
        }
        named.push([box.className || box.localName, scrollY + place.bottom])
    }
    return named
}"""


def broken_boxes(pdf: bytes) -> set[int]:
    """The boxes, as numbered by MARK_BOXES, that begin on one sheet and end on another."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    found: dict[int, set[int]] = {}
    for sheet, body in objects.items():
        notes = ANNOTATIONS.search(body) if CONTENTS.search(body) else None
        for note in re.findall(rb"(\d+) 0 R", notes[1]) if notes else ():
            if box := LINKED.search(objects[int(note)]):
                found.setdefault(int(box[1]), set()).add(sheet)
    return {box for box, sheets in found.items() if len(sheets) > 1}


def _marks(element: bytes) -> Iterator[tuple[int, int]]:
    """The pieces of content of an element: sheet and number."""
    for sheet, piece in MARKED.findall(element):
        yield int(sheet), int(piece)
    if own := KIDS.search(re.sub(rb"<</Type /MCR.*?>>|/K \d+ 0 R", b"", element, flags=re.DOTALL)):
        yield from ((int(own[1]), int(piece)) for piece in re.findall(rb"\d+", re.sub(rb"\d+ 0 R", b"", own[2])))


def _in_heading(element: bytes, objects: dict[int, bytes]) -> bool:
    while not HEADING.search(element):
        parent = PARENT.search(element)
        if parent is None or b"/StructElem" not in objects[int(parent[1])]:
            return False
        element = objects[int(parent[1])]
    return True


def _content(objects: dict[int, bytes], sheet: int) -> bytes:
    named = CONTENTS.search(objects[sheet])
    assert named is not None
    packed = STREAM.search(objects[int(named[1])])
    assert packed is not None
    return zlib.decompress(packed[1])


def _lowest(content: bytes) -> int:
    """The number of the piece whose text stands lowest; -1 if there is no text."""
    found, piece = (float("inf"), -1), -1
    stack: list[Matrix] = []
    now: Matrix = (1, 0, 0, 1, 0, 0)
    for line in content.splitlines():
        words = line.split()
        operator = words[-1] if words else b""
        if operator == b"q":
            stack.append(now)
        elif operator == b"Q":
            now = stack.pop()
        elif operator == b"cm":
            now = _times([*map(float, words[:6])], now)
        elif operator.endswith(b"BDC"):
            piece = int(words[2]) if b"/MCID" in words[1] else piece
        elif operator == b"Tm":
            found = min(found, (_times([*map(float, words[:6])], now)[5], piece))
    return found[1]


def _times(one: list[float], other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
