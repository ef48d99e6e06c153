"""Owns the signals through which a plugin takes part in a build. Plugin authors import them as `plugins.bridge.signals`.

Receivers are called in the order in which they were connected, which is the order of PLUGINS.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blinker import Signal


class Connected(set[object]):
    """A set that keeps the order of its entries: blinker calls receivers in the order of `Signal.set_class`."""

    def __init__(self, entries: Iterable[object] = ()) -> None:
        self._order = dict.fromkeys(entries)
        super().__init__(self._order)

    def add(self, entry: object) -> None:
        """Add at the end; an existing entry keeps its place."""
        self._order.setdefault(entry)
        super().add(entry)

    def discard(self, entry: object) -> None:
        """Remove an entry."""
        self._order.pop(entry, None)
        super().discard(entry)

    def __iter__(self) -> Iterator[object]:
        return iter(self._order)

    def copy(self) -> Connected:
        """Return the same entries in the same order."""
        return Connected(self._order)

    def __or__(self, other: Iterable[object]) -> Connected:
        return Connected([*self, *other])


class Ordered(Signal):
    """A signal that calls its receivers in the order in which they were connected."""

    set_class = Connected


content_read = Ordered(
    "The content was read, nothing is made yet. A receiver gets the Run; it may set `run.assets`, add to `run.files` and `run.page_types`."
)
get_producers = Ordered("The parts of the site are collected. A receiver gets the Run and gives the Producers of its part, as an iterable.")

ALL = (content_read, get_producers)


def disconnect_all() -> None:
    """Disconnect the plugins of other builds in this process."""
    for signal in ALL:
        for receiver in list(signal.receivers_for(None)):
            signal.disconnect(receiver)
