"""Owns abbreviations both ways: what a text that says CCHC also says, and the other way round. Refuses to guess any.

Done when indexing, so that a query costs no look-up more. Forms are compared with their marks: "nđ" is not "nd".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plugins.search.words import plain, tokeniser, tokens

Token = tuple[str, str]
Sequences = list[list[Token]]


class Abbreviations:
    """The table of one site, made ready for matching against token streams."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self._long: dict[str, Sequences] = {}
        self._short: dict[str, list[tuple[list[str], Token]]] = {}
        known = tokeniser()
        for short, meanings in table.items():
            for meaning in meanings:
                self._add(_words(short, known), _words(meaning, known))

    def _add(self, short: list[Token], meaning: list[Token]) -> None:
        if len(short) != 1 or not meaning:
            return
        self._long.setdefault(short[0][1], []).append(meaning)
        forms = [form for _, form in meaning]
        self._short.setdefault(forms[0], []).append((forms, short[0]))

    def implied(self, stream: list[Token | None]) -> Iterator[list[Token]]:
        """For each abbreviation or long form in the stream, the token sequence that means the same."""
        if not self._long:
            return
        for at, token in enumerate(stream):
            if token is None:
                continue
            yield from self._long.get(token[1], ())
            for forms, short in self._short.get(token[1], ()):
                if _forms(stream[at : at + len(forms)]) == forms:
                    yield [short]


def _words(text: str, known: dict[str, Token | None]) -> list[Token]:
    return [token for token in tokens(plain(text), known) if token]


def _forms(part: list[Token | None]) -> list[str]:
    return [token[1] if token else "" for token in part]
