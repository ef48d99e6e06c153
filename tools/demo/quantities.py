"""Owns the figures of an issue: drawn once for a story, so that title and body say the same, and parts fit their wholes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from portal.text.numbers import format_number
from tools.demo.issues import Issue
from tools.demo.prose import rounded

SPAN = r"(\d+(?:\.\d+)?)\.\.(\d+(?:\.\d+)?)"
RANGE = re.compile(rf"{SPAN}(?:/(\d+))?$")
PART = re.compile(rf"{SPAN}% of (\w+)$")
TIMES = re.compile(rf"(\w+) \* {SPAN}$")
SHARE = re.compile(r"(\w+) / (\w+)$")
SEASON = re.compile(r"season (\w+)$")
SLOW = 0.94  # of all, at most, is done on the last day of a season


def draw(issue: Issue, rng: Random, scale: float, share: float) -> dict[str, str]:
    """The words of an issue's figures; a starred one grows with the territory (`scale` old communes), `share` is the season's progress."""
    drawing = Drawing(rng, share)
    words: dict[str, str] = {}
    for name, spec in issue.figures:
        key = name.rstrip("*")
        drawing.times = scale * rng.uniform(0.85, 1.1) if name.endswith("*") and scale > 1 else 1.0
        words[key] = drawing.word(key, spec)
    return words


@dataclass(slots=True)
class Drawing:
    """The figures of one story: what is known of them so far, and how often the next range is multiplied (`times`)."""

    rng: Random
    share: float
    times: float = 1.0
    known: dict[str, float] = field(default_factory=dict)

    def word(self, key: str, spec: str) -> str:
        """The word of one figure. Raises ValueError for an unknown form."""
        for pattern, read in FORMS:
            if found := pattern.match(spec):
                return read(self, key, found)
        if "|" not in spec:
            raise ValueError(f"no figure: {key} {spec}")
        return self.rng.choice(spec.split("|")).strip()

    def range(self, key: str, found: re.Match[str]) -> str:
        """A figure of a range "3..9", by steps "100..900/50"; decimal if the range is."""
        if "." in found[1]:
            value = round(self.rng.uniform(float(found[1]), float(found[2])) * self.times, 1)
            self.known[key] = value
            return f"{value:.1f}".replace(".", ",").removesuffix(",0")
        step = int(found[3] or 1)
        return self._whole(key, self.rng.randrange(int(found[1]), int(found[2]) + 1, step) * self.times)

    def part(self, key: str, found: re.Match[str]) -> str:
        """A share of another figure: "10..20% of ho"."""
        return self._whole(key, self.known[found[3]] * self.rng.uniform(float(found[1]), float(found[2])) / 100)

    def multiple(self, key: str, found: re.Match[str]) -> str:
        """Another figure so many times: "ho * 3..4"."""
        return self._whole(key, self.known[found[1]] * self.rng.uniform(float(found[2]), float(found[3])))

    def percentage(self, key: str, found: re.Match[str]) -> str:
        """One figure of another in percent: "a / b"."""
        text = f"{100 * self.known[found[1]] / self.known[found[2]]:.1f}".replace(".", ",").removesuffix(",0")
        return f"{text}%"

    def season(self, key: str, found: re.Match[str]) -> str:
        """What is done of another figure at this time of the season."""
        done = min(SLOW, max(0.04, self.share + self.rng.uniform(-0.06, 0.04)))
        return self._whole(key, self.known[found[1]] * done)

    def _whole(self, key: str, value: float) -> str:
        whole = max(1, rounded(round(value)))
        self.known[key] = whole
        return format_number(whole)


Reader = Callable[[Drawing, str, re.Match[str]], str]
FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (RANGE, Drawing.range), (PART, Drawing.part), (TIMES, Drawing.multiple), (SHARE, Drawing.percentage), (SEASON, Drawing.season),
)  # fmt: skip
