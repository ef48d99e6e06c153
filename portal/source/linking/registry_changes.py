"""Owns the effect of changed registries: which names resolve differently now, and so which articles are affected."""

from __future__ import annotations

from collections.abc import Callable

from portal.source.reading.registries.names import Names
from portal.source.reading.registries.registry import Asked, Registries


class RegistryChanges:
    """The registries before and now; they may be the same."""

    def __init__(self, before: Registries, now: Registries) -> None:
        self._before = before
        self._now = now
        self._meanings: tuple[Callable[[str], bool], ...] = (self._unit, self._topic, self._section)
        self._known: dict[tuple[int, str], bool] = {}
        self.any = before is not now
        self.names = self.any and (before.units, before.topics, before.sections, before.phones) != (
            now.units, now.topics, now.sections, now.phones,
        )  # fmt: skip
        self.everything = self.any and (before.sections != now.sections or _authority(before) != _authority(now))

    def affects(self, asked: Asked) -> bool:
        """Return whether any name that was looked up resolves differently now."""
        if not self.names:
            return False
        return any(self._resolves_differently(place, text) for place, texts in enumerate(asked) for text in texts)

    def of_plan(self, id: str) -> bool:
        """Return whether a plan's own file, or its published promises, changed."""
        if not self.any:
            return False
        before, now = self._before, self._now
        promised = [[one for one in each.promised.values() if one.plan == id] for each in (before, now)]
        return before.plans.get(id) != now.plans.get(id) or promised[0] != promised[1]

    def _resolves_differently(self, place: int, text: str) -> bool:
        key = (place, text)
        if key not in self._known:
            self._known[key] = self._meanings[place](text)
        return self._known[key]

    def _unit(self, text: str) -> bool:
        ids = _ids(self._before.unit_names, text)
        return ids != _ids(self._now.unit_names, text) or any(self._before.units.get(id) != self._now.units.get(id) for id in ids)

    def _topic(self, text: str) -> bool:
        return _ids(self._before.topic_names, text) != _ids(self._now.topic_names, text)

    def _section(self, text: str) -> bool:
        return _ids(self._before.section_names, text) != _ids(self._now.section_names, text)


def _ids(names: Names, text: str) -> tuple[str, ...]:
    return names.find(text).ids


def _authority(registries: Registries) -> str:
    return registries.identity.feed_authority if registries.identity else ""
