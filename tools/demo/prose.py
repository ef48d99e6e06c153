"""Owns the grammar: frames with slots and choices become sentences, and nothing is said twice in one text.

Refuses to know districts: every slot is a word, a list of phrases or a question put to the caller.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from random import Random
from typing import TypeAlias

from portal.text.numbers import format_number

Lists: TypeAlias = Mapping[str, tuple[str, ...]]
SLOT = re.compile(r"\{([^{}]+)\}")
CHOICE = re.compile(r"<([^<>]+)>")
SPREAD = re.compile(r"([#%.])(\d+)-(\d+)$")
LOOSE = re.compile(r",(?=[.,:;])")  # the comma behind somebody's post, at the end of what is said
STRIDE = 3  # entries of a list that one text says, mostly: the next text begins behind them


class Voice:
    """One text being written: its words are fixed, its phrases are drawn without putting them back.

    `lists` are frames and phrases. `turns` count the texts before this one: all (for frames), and those of the same matter (for
    phrases). Each begins its lists where the one before may have ended, so that a list is used up before anything of it is said again.
    Without them lists are shuffled.
    """

    def __init__(
        self,
        rng: Random,
        lists: tuple[Lists, Lists],
        words: Mapping[str, str],
        makers: Mapping[str, Callable[[], str]] | None = None,
        turns: tuple[int, int] | None = None,
    ) -> None:
        self.rng = rng
        self.frames, self.phrases = lists
        self.words = words
        self.makers = makers or {}
        self.turns = turns
        self._decks: dict[tuple[bool, str], list[str]] = {}

    def _draw(self, lists: Lists, key: str) -> str:
        """The next entry of a list, raw; the list is shuffled anew when it is used up."""
        place = (lists is self.frames, key)
        deck = self._decks.get(place)
        if not deck:
            turn = None if self.turns is None or place in self._decks else self.turns[not place[0]]
            deck = self._decks[place] = self._deck(lists[key], turn)
        fitting = (at for at in reversed(range(len(deck))) if self._has_matter(deck[at]))
        return deck.pop(next(fitting, -1))

    def _has_matter(self, frame: str) -> bool:
        """Whether a frame asks for no more phrases of a list than are left to say."""
        asked = Counter(slot.lstrip("^").lower() for slot in _split(frame)[1::2])
        left = {name: self._decks.get((False, name)) or self.phrases[name] for name in asked.keys() & self.phrases.keys()}
        return all(asked[name] <= len(phrases) for name, phrases in left.items())

    def _deck(self, entries: tuple[str, ...], turn: int | None) -> list[str]:
        if turn is None:
            return self.rng.sample(entries, len(entries))
        begin = (turn * STRIDE + turn * STRIDE // len(entries)) % len(entries)
        turned = [*entries[begin:], *entries[:begin]]
        return turned[::-1]

    def phrase(self, key: str) -> str:
        """The next phrase of the topic, filled."""
        return self.say(self._draw(self.phrases, key))

    def left(self, key: str) -> bool:
        """Whether a role, and the topic's phrases of the same name, have something not said yet."""
        return all(key not in lists or self._decks.get((lists is self.frames, key), lists[key]) for lists in (self.frames, self.phrases))

    def first(self, key: str, line: str) -> None:
        """Let a line be the first that is drawn from a list of phrases, whether it stands there or not."""
        deck = self._deck(self.phrases[key], self.turns and self.turns[1])
        self._decks[False, key] = [*(entry for entry in deck if entry != line), line]

    def fresh(self, key: str) -> bool:
        """Whether no phrase of a list has been said yet."""
        return (False, key) not in self._decks

    def say(self, frame: str) -> str:
        """A frame with every choice made and every slot filled."""
        if "<" in frame:
            frame = CHOICE.sub(lambda found: self.rng.choice(found[1].split("|")), frame)
        pieces = _split(frame)
        if len(pieces) == 1:
            return frame
        return LOOSE.sub("", "".join(self._fill(piece) if place % 2 else piece for place, piece in enumerate(pieces)))

    def begin(self) -> None:
        """A new sentence begins: who spoke in the one before is forgotten (the maker "begin", where there is one)."""
        self.makers.get("begin", str)()

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
        return self.phrase(name) if name in self.phrases else self.tell(name)

    def _number(self, kind: str, low: int, high: int) -> str:
        if kind == "#":
            return format_number(rounded(self.rng.randint(low, high)))
        tenths = self.rng.randint(low * 10 + 1, high * 10 - 1)
        return f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)


@lru_cache(maxsize=8192)
def _split(frame: str) -> tuple[str, ...]:
    return tuple(SLOT.split(frame))


def slots_in(frame: str) -> frozenset[str]:
    """The names of a frame's slots."""
    return frozenset(piece.lstrip("^").lower() for piece in _split(frame)[1::2])


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
