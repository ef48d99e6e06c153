"""Owns the symbols of Word's picture fonts (Symbol, Wingdings, Webdings): their private letters become those of Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from mammoth.docx.dingbats import dingbats

from portal.importer.word_xml import Styles, W, runs

PRIVATE = re.compile("[\uf020-\uf0ff]")  # where Word keeps the letters of fonts that are no letters
BASE, USUAL = 0xF000, "Symbol"


def mend_symbols(trees: Iterable[Element], styles: Styles) -> int:
    """Convert the symbols of all texts. Return how many letters no known font explains; they stay as they are."""
    unknown = 0
    for tree in trees:
        for paragraph, run in runs(tree):
            for text in run.iter(f"{W}t"):
                if text.text and PRIVATE.search(text.text):
                    text.text = mended(text.text, styles.font(run, paragraph))
                    unknown += len(PRIVATE.findall(text.text))
    return unknown


def mended(text: str, font: str) -> str:
    """Return a text with its private letters as those of a font, or of the usual one if that has none."""
    return PRIVATE.sub(lambda found: _letter(found[0], font), text)


def _letter(private: str, font: str) -> str:
    code = ord(private) - BASE
    letter = dingbats.get((font, code)) or dingbats.get((USUAL, code))
    return chr(letter) if letter else private
