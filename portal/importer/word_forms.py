"""Owns the forms of a .docx that programs other than Word for Windows write, and rare ones of its own: they become the usual form.

The strict namespaces, a main part of another name, wrappers around words, tables of contents, large first letters, headings by level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from portal.importer.word_xml import DOCUMENT, Styles, W, attribute, text_of, with_parents

STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
XML = (".xml", ".rels")
ROOT, TYPES = "_rels/.rels", "[Content_Types].xml"
MAIN = re.compile(rb'Target="/?word/(?P<name>document\d+\.xml)"')
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WRAPPERS = frozenset(f"{W}{name}" for name in ("fldSimple", "smartTag", "customXml", "dir", "bdo"))
PROPERTIES = (f"{W}smartTagPr", f"{W}customXmlPr", f"{W}fldData")
CONTENTS = re.compile(r"^(?:toc \d|toc heading|table of figures)$", re.I)
HEADING = re.compile(r"^(?:heading|đầu đề|tiêu đề|đề mục)\s*([1-9])$", re.I)
DEEPEST = 6
OWN = "CapDe"  # the beginning of the ids of styles made here


def usual_parts(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a document with the usual namespaces and the usual name of its main part."""
    made = {name: _transitional(data) if name.endswith(XML) else data for name, data in parts.items()}
    found = MAIN.search(made.get(ROOT, b""))
    if found and DOCUMENT not in made:
        name = found["name"].decode()
        renamed = {f"word/{name}": DOCUMENT, f"word/_rels/{name}.rels": "word/_rels/document.xml.rels"}
        made = {renamed.get(part, part): data for part, data in made.items()}
        made |= {part: made[part].replace(found["name"], b"document.xml") for part in (ROOT, TYPES) if part in made}
    return made


def _transitional(data: bytes) -> bytes:
    if b"purl.oclc.org" in data[:20_000]:
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
    return data


def simplify(tree: Element, styles: Styles) -> str:
    """Unwrap words, join large first letters. Return the words of the table of contents, which is removed."""
    _unwrap(tree)
    contents = "\n".join(_without_contents(tree, styles))
    _join_first_letters(tree)
    return contents


def mark_headings(tree: Element, styles: Styles) -> None:
    """Give headings the style of one, last: fonts, numbers and hidden words are those of their own styles."""
    for paragraph in tree.iter(f"{W}p"):
        _mark_heading(paragraph, styles)


def _unwrap(tree: Element) -> None:
    """Replace wrappers by what they hold, and what has two forms by the one that older programs read, if it says anything."""
    for parent, child in with_parents(tree):
        if child.tag in WRAPPERS:
            inner = [one for one in child if one.tag not in PROPERTIES]
        elif child.tag == f"{COMPATIBLE}AlternateContent":
            forms = [form for name in ("Fallback", "Choice") if (form := child.find(f"{COMPATIBLE}{name}")) is not None]
            inner = list(next((form for form in forms if len(form)), ()))
        else:
            continue
        place = list(parent).index(child)
        parent[place : place + 1] = inner


def _without_contents(tree: Element, styles: Styles) -> Iterator[str]:
    """Remove the lines of tables of contents, and yield their words: the site makes a table of its own."""
    for parent, child in with_parents(tree):
        gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery") if child.tag == f"{W}sdt" else None
        name = styles.name(attribute(child.find(f"{W}pPr/{W}pStyle"), "val")) if child.tag == f"{W}p" else ""
        if attribute(gallery, "val") == "Table of Contents" or CONTENTS.match(name):
            parent.remove(child)
            yield text_of(child)


def _join_first_letters(tree: Element) -> None:
    """Move a large first letter, which stands in a frame of its own, to the beginning of its word."""
    for parent in list(tree.iter()):
        children = list(parent)
        for child, following in pairwise(children):
            frame = child.find(f"{W}pPr/{W}framePr") if child.tag == f"{W}p" else None
            if attribute(frame, "dropCap") in ("drop", "margin") and following.tag == f"{W}p":
                place = 1 if following.find(f"{W}pPr") is not None else 0
                following[place:place] = list(child.iter(f"{W}r"))
                parent.remove(child)


def _mark_heading(paragraph: Element, styles: Styles) -> None:
    """Give a paragraph that has a level of the outline, or a style named as a heading's in Vietnamese, the style of a heading."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        return
    style = properties.find(f"{W}pStyle")
    named = HEADING.match(styles.name(attribute(style, "val")))
    level = int(named[1]) if named else styles.outline(paragraph)
    if level and level <= DEEPEST and text_of(paragraph):
        style = style if style is not None else SubElement(properties, f"{W}pStyle")
        style.set(f"{W}val", f"{OWN}{level}")


def add_heading_styles(tree: Element) -> None:
    """Add the styles of headings that `mark_headings` gives."""
    for level in range(1, DEEPEST + 1):
        style = SubElement(tree, f"{W}style", {f"{W}type": "paragraph", f"{W}styleId": f"{OWN}{level}"})
        SubElement(style, f"{W}name", {f"{W}val": f"heading {level}"})
