"""Owns words of one meaning: what a text that says «tạm ngừng cấp điện» also says («mất điện»). Refuses to guess any.

Done when indexing, as with abbreviations. A single syllable is implied by others but implies nothing: «lạc» is in «câu lạc bộ» too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from plugins.search.words import plain, tokeniser, tokens

EVERYDAY = Path(__file__).with_name("everyday.txt")
MOST_TITLES = 4

Token = tuple[str, str]
Group = tuple[tuple[str, ...], bool]  # its words, and whether they name a procedure


def everyday() -> list[Group]:
    """The groups of everyday.txt."""
    lines = (line.strip() for line in EVERYDAY.read_text("utf-8").splitlines())
    return [_group(line) for line in lines if line and not line.startswith("#")]


def _group(line: str) -> Group:
    return tuple(word.strip() for word in line.lstrip("*").split(";")), line.startswith("*")


class Synonyms:
    """The groups of one site, made ready for matching against words."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._known = tokeniser()
        self._groups = [[(word, self._words(word)) for word in group] for group in groups]
        self._by_first: dict[str, list[tuple[list[str], int]]] = {}
        for number, group in enumerate(self._groups):
            for _, words in group:
                if len(words) > 1:
                    self._by_first.setdefault(words[0][1], []).append(([form for _, form in words], number))
        for found in self._by_first.values():
            found.sort(key=lambda one: -len(one[0]))

    def _words(self, text: str) -> list[Token]:
        return [token for token in tokens(plain(text), self._known) if token]

    def implied(self, stream: list[Token | None]) -> Iterator[list[Token]]:
        """For each group a text has words of, its other words, once."""
        words = [token for token in stream if token]
        found: dict[int, set[tuple[str, ...]]] = {}
        for _, forms, number in self._matches(words):
            found.setdefault(number, set()).add(tuple(forms))
        for number, said in found.items():
            for _, other in self._groups[number]:
                if tuple(form for _, form in other) not in said:
                    yield other

    def _matches(self, words: list[Token]) -> Iterator[tuple[int, list[str], int]]:
        """(place, forms, group) of the longest words of each group at each place."""
        for at, (_, form) in enumerate(words):
            seen: set[int] = set()
            for forms, number in self._by_first.get(form, ()):
                if number not in seen and [form for _, form in words[at : at + len(forms)]] == forms:
                    seen.add(number)
                    yield at, forms, number

    def titles(self, title: str) -> tuple[str, ...]:
        """The title with its words put otherwise, in lower case."""
        spelled = [word for word in plain(title).split() if any(letter.isalnum() for letter in word)]
        words = self._words(" ".join(spelled))
        if len(words) != len(spelled):
            return ()
        found: dict[str, None] = {}
        for at, forms, number in self._matches(words):
            for other, parts in self._groups[number]:
                if [form for _, form in parts] != forms:
                    found[" ".join([*spelled[:at], plain(other), *spelled[at + len(forms) :]])] = None
        return tuple(found)[:MOST_TITLES]

    def same(self, name: str) -> Iterator[str]:
        """The other words of the groups a whole name is a word of."""
        own = self._words(name)
        for group in self._groups:
            if any(words == own for _, words in group):
                yield from (word for word, words in group if words != own)
