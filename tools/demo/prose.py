"""Owns the grammar: frames with slots become sentences, and nothing is said twice in one text.

Refuses to know districts: every slot is a word, a list of phrases or a question put to the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from random import Random
from typing import TypeAlias

from portal.text.numbers import format_number

Lists: TypeAlias = Mapping[str, tuple[str, ...]]
SLOT = re.compile(r"\{([^{}]+)\}")
SPREAD = re.compile(r"([#%.])(\d+)-(\d+)$")


class Voice:
    """One text being written: its words are fixed, its phrases are drawn without putting them back."""

    def __init__(
        self,
        rng: Random,
        frames: Lists,
        phrases: Lists,
        words: Mapping[str, str],
        makers: Mapping[str, Callable[[], str]] | None = None,
    ) -> None:
        self.rng = rng
        self.frames = frames
        self.phrases = phrases
        self.words = words
        self.makers = makers or {}
        self._decks: dict[tuple[bool, str], list[str]] = {}

    def _draw(self, lists: Lists, key: str) -> str:
        """The next entry of a list, raw; the list is shuffled anew when it is used up."""
        place = (lists is self.frames, key)
        deck = self._decks.get(place)
        if not deck:
            deck = self._decks[place] = list(lists[key])
            self.rng.shuffle(deck)
        return deck.pop()

    def phrase(self, key: str) -> str:
        """The next phrase of the topic, filled."""
        return self.say(self._draw(self.phrases, key))

    def left(self, key: str) -> bool:
        """Whether a role, and the topic's phrases of the same name, have something not said yet."""
        return all(key not in lists or self._decks.get((lists is self.frames, key), [""]) for lists in (self.frames, self.phrases))

    def say(self, frame: str) -> str:
        """A frame with every slot filled."""
        pieces = _split(frame)
        if len(pieces) == 1:
            return frame
        return "".join(self._fill(piece) if place % 2 else piece for place, piece in enumerate(pieces))

    def tell(self, key: str) -> str:
        """A sentence after the next frame of a role."""
        return self.say(self._draw(self.frames, key))

    def _fill(self, slot: str) -> str:
        spread = SPREAD.match(slot)
        if spread:
            return self._number(spread[1], int(spread[2]), int(spread[3]))
        name = slot.lstrip("^").lower()
        filled = self._word(name)
        return capital(filled) if slot[0] == "^" or slot[0].isupper() else filled

    def _word(self, name: str) -> str:
        if name in self.words:
            return self.words[name]
        if name in self.makers:
            return self.makers[name]()
        return self.phrase(name)

    def _number(self, kind: str, low: int, high: int) -> str:
        if kind == "#":
            return format_number(rounded(self.rng.randint(low, high)))
        tenths = self.rng.randint(low * 10 + 1, high * 10 - 1)
        return f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)


@lru_cache(maxsize=8192)
def _split(frame: str) -> tuple[str, ...]:
    return tuple(SLOT.split(frame))


def rounded(value: int) -> int:
    """A count as a report gives it: large ones end in noughts."""
    return value if value < 200 else value - value % 10 if value < 2000 else value - value % 50


def capital(text: str) -> str:
    """The text with its first letter a capital, also behind an opening quotation mark."""
    for place, letter in enumerate(text):
        if letter.isalpha():
            return text[:place] + letter.upper() + text[place + 1 :]
        if letter.isdigit():
            return text
    return text
