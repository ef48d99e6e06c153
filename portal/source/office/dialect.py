"""Owns python-markdown as this portal speaks it: its extensions, numbers of items as typed, no code by indent.

It reads what portal/source/office/layout.py has laid out; portal/source/markdown_fast.py promises the same bytes.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.treeprocessors import Treeprocessor


def converter() -> Markdown:
    """A converter of the dialect."""
    return Markdown(
        extensions=["tables", "footnotes", "sane_lists", "def_list", "fenced_code", Office()],
        extension_configs={"footnotes": {"BACKLINK_TITLE": "Trở lại chỗ chú thích {} trong bài", "SEPARATOR": "-"}},
        output_format="html",
    )


class Office(Extension):
    """What differs from the Markdown of others."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register it."""
        md.parser.blockprocessors.deregister("code")
        md.parser.blockprocessors.register(NumberedList(md.parser), "olist", 40)
        md.treeprocessors.register(Numbers(md), "numbers", 25)  # before the inline patterns


class NumberedList(SaneOListProcessor):
    """An ordered list whose items keep their numbers."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Note the number of each item before the list is made, then give them to the items it made."""
        numbers = [found[1].rstrip(".") for line in blocks[0].split("\n") if (found := self.CHILD_RE.match(line))]
        sibling = self.lastChild(parent)
        into = sibling if sibling is not None and sibling.tag == "ol" else parent if parent.tag in ("ol", "ul") else None
        before = 0 if into is None else len(into)
        super().run(parent, blocks)
        made = parent[-1] if into is None else into
        for item, number in zip(made[before:], numbers, strict=False):
            if made.tag == "ol":
                item.set("value", number)


class Numbers(Treeprocessor):
    """Writes a number only where it is not the one that follows; the first is the list's."""

    def run(self, root: Element) -> None:
        """All ordered lists of the tree."""
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
