"""Owns the place where the text of an article begins, below its title and the lines around it."""

from __future__ import annotations

import re

from bs4.element import Tag

from portal.importer.blocks import HEADINGS, text_of
from portal.importer.headings import is_bold
from portal.importer.labels import day_label, furniture
from portal.text.letters import LARGE

PROSE = re.compile(r"[.…!?]['”\"’)]*\s*$|[;:]\s*$")
SENTENCES = re.compile(rf"[.!?…]\s+[{LARGE}]")
SENTENCE_END = re.compile(r"\w['”\"’)]*[.!?…:;]['”\"’)]*$")
ADDRESSED = re.compile(r"\s*Kính (?:gửi|thưa)\b", re.I)  # a letter begins so
LONGEST_TITLE, SHORTEST_SENTENCE = 300, 20


def text_begins(blocks: list[Tag], *, titled: bool) -> int:
    """Return the place of the first block of text, the number of blocks if there is none; short sentences below a title are text, too."""
    first = next((place for place, block in enumerate(blocks) if _is_text(block) or ADDRESSED.match(text_of(block))), len(blocks))
    title = -1 if titled else next((place for place, block in enumerate(blocks[:first]) if _may_be_title(block)), first)
    return next((place for place in range(title + 1, first) if _is_sentence(blocks[place])), first)


def _may_be_title(block: Tag) -> bool:
    text = text_of(block)
    return block.name in ("p", *HEADINGS) and not (day_label(text) or furniture(text) or SENTENCE_END.search(text))


def _is_sentence(block: Tag) -> bool:
    """Return whether a line is a sentence in plain type, or leads to a list: titles have no full stop and no colon at the end."""
    text = text_of(block)
    plain = block.name == "p" and not is_bold(block) and text != text.upper() and not day_label(text) and not furniture(text)
    return plain and len(text) >= SHORTEST_SENTENCE and SENTENCE_END.search(text) is not None


def _is_text(block: Tag) -> bool:
    """Return whether the text of an article has begun."""
    text = text_of(block)
    if block.name in ("ul", "ol", "table") and len(text) > 80:
        return True
    if block.name != "p" or day_label(text):
        return False
    if is_bold(block) and len(text) < LONGEST_TITLE and not SENTENCES.search(text):
        return False
    return (len(text) >= 80 and PROSE.search(text) is not None and text != text.upper()) or (
        len(text) > 160 and SENTENCES.search(text) is not None
    )
