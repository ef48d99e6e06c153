"""Owns how far the first reading of the content has come."""

from __future__ import annotations

from concurrent.futures import Future, wait


class Waking:
    """The first reading. `done` of `of` articles are read; 0 of 0 before that is known."""

    def __init__(self) -> None:
        self._first: Future[object] | None = None
        self.done = self.of = 0

    def begin(self, first: Future[object]) -> None:
        """It has begun."""
        self._first = first

    def tell(self, phase: str, done: int, of: int) -> None:
        """So much is read."""
        self.done, self.of = done, of

    def is_over(self, patience: float) -> bool:
        """Whether questions are answered without reading everything first; waits that many seconds for it at most."""
        return self._first is None or bool(wait([self._first], patience).done)
