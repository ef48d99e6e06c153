"""Owns python-markdown in this portal's dialect: its extensions, numbers of items and notes as typed, no code by indent.

It reads what layout.py has prepared; markdown_fast.py returns the same bytes.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.treeprocessors import Treeprocessor

BACK = "Trở lại chỗ chú thích {} trong bài"
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")


def converter() -> Markdown:
    """Return a converter of the dialect."""
    return Markdown(
        extensions=["tables", "footnotes", "sane_lists", "def_list", "fenced_code", OfficeDialect()],
        extension_configs={"footnotes": {"BACKLINK_TITLE": BACK, "SEPARATOR": "-", "USE_DEFINITION_ORDER": False}},
        output_format="html",
    )


class OfficeDialect(Extension):
    """The differences from standard Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the extension."""
        md.parser.blockprocessors.deregister("code")
        md.parser.blockprocessors.register(NumberedList(md.parser), "olist", 40)
        md.treeprocessors.register(ItemNumbers(md), "numbers", 25)  # before the inline patterns
        md.treeprocessors.register(Footnotes(md), "notes", 18)  # after them, before "footnote-duplicate"


class NumberedList(SaneOListProcessor):
    """An ordered list whose items keep their numbers."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Record the number of each item before the list is built, then assign them to its items."""
        numbers = [found[1].rstrip(".") for line in blocks[0].split("\n") if (found := self.CHILD_RE.match(line))]
        sibling = self.lastChild(parent)
        into = sibling if sibling is not None and sibling.tag == "ol" else parent if parent.tag in ("ol", "ul") else None
        before = 0 if into is None else len(into)
        super().run(parent, blocks)
        made = parent[-1] if into is None else into
        for item, number in zip(made[before:], numbers, strict=False):
            if made.tag == "ol":
                item.set("value", number)


class ItemNumbers(Treeprocessor):
    """Writes a number only if it is not the next one; the first is the list's."""

    def run(self, root: Element) -> None:
        """Process all ordered lists of the tree."""
        for made in root.iter("ol"):
            number = 1
            for place, item in enumerate(made):
                typed = int(item.get("value", number))
                if not place and "value" in item.keys():  # noqa: SIM118 - an Element is no dict
                    made.attrib.pop("start", None)
                    if typed != 1:
                        made.set("start", str(typed))
                if not place or typed == number:
                    item.attrib.pop("value", None)
                number = typed + 1


class Footnotes(Treeprocessor):
    """Numbers notes as typed, if all of them are numbers: "15[^5]" is note 5, in its words too."""

    def run(self, root: Element) -> None:
        """Process the list of notes, and the links to and from it."""
        made = next((part.find("ol") for part in root.iter("div") if part.get("class") == "footnote"), None)
        if made is None or not all(_NUMBER.fullmatch(_label(item.get("id"))) for item in made):
            return
        made[:] = sorted(made, key=lambda item: int(_label(item.get("id"))))
        for place, item in enumerate(made):
            number = int(_label(item.get("id")))
            if number != (int(_label(made[place - 1].get("id"))) + 1 if place else 1):
                item.set("value", str(number))
        for link in root.iter("a"):
            if link.get("class") == "footnote-ref":
                link.text = _label(link.get("href"))
            elif link.get("class") == "footnote-backref":
                link.set("title", BACK.format(_label(link.get("href"))))


def _label(name: str | None) -> str:
    """Return the name of a note: "5" of "fn-5", "#fn-5", "#fnref2-5"."""
    return (name or "").partition("-")[2]
