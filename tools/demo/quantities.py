"""Owns the figures of an issue: drawn once for a story, so that title and body say the same, and parts fit their wholes."""

from __future__ import annotations

import re
from collections.abc import Callable
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
    known: dict[str, float] = {}
    words: dict[str, str] = {}
    for name, spec in issue.figures:
        key = name.rstrip("*")
        times = scale * rng.uniform(0.85, 1.1) if name.endswith("*") and scale > 1 else 1.0
        words[key] = _drawn(key, spec, rng, times, share, known)
    return words


def _drawn(key: str, spec: str, rng: Random, times: float, share: float, known: dict[str, float]) -> str:
    for pattern, read in FORMS:
        if found := pattern.match(spec):
            return read(key, found, rng, times, share, known)
    if "|" not in spec:
        raise ValueError(f"no figure: {key} {spec}")
    return rng.choice(spec.split("|")).strip()


def _range(key: str, found: re.Match[str], rng: Random, times: float, share: float, known: dict[str, float]) -> str:
    if "." in found[1]:
        value = round(rng.uniform(float(found[1]), float(found[2])) * times, 1)
        known[key] = value
        return f"{value:.1f}".replace(".", ",").removesuffix(",0")
    step = int(found[3] or 1)
    return _whole(key, rng.randrange(int(found[1]), int(found[2]) + 1, step) * times, known)


def _part(key: str, found: re.Match[str], rng: Random, times: float, share: float, known: dict[str, float]) -> str:
    return _whole(key, known[found[3]] * rng.uniform(float(found[1]), float(found[2])) / 100, known)


def _times(key: str, found: re.Match[str], rng: Random, times: float, share: float, known: dict[str, float]) -> str:
    return _whole(key, known[found[1]] * rng.uniform(float(found[2]), float(found[3])), known)


def _share(key: str, found: re.Match[str], rng: Random, times: float, share: float, known: dict[str, float]) -> str:
    text = f"{100 * known[found[1]] / known[found[2]]:.1f}".replace(".", ",").removesuffix(",0")
    return f"{text}%"


def _season(key: str, found: re.Match[str], rng: Random, times: float, share: float, known: dict[str, float]) -> str:
    done = min(SLOW, max(0.04, share + rng.uniform(-0.06, 0.04)))
    return _whole(key, known[found[1]] * done, known)


def _whole(key: str, value: float, known: dict[str, float]) -> str:
    whole = max(1, rounded(round(value)))
    known[key] = whole
    return format_number(whole)


Reader = Callable[[str, re.Match[str], Random, float, float, dict[str, float]], str]
FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (RANGE, _range), (PART, _part), (TIMES, _times), (SHARE, _share), (SEASON, _season),
)  # fmt: skip
