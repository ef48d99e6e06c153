"""Owns which issue a story is about: one of its topic, in season, told least so far. Refuses to write."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from tools.demo.issues import Issue
from tools.demo.lexicon import lexicon
from tools.demo.places import MERGER
from tools.demo.setting import CLOSE, place_of
from tools.demo.units import Body

OF_THE_DAY = frozenset({"tin-ngan", "phan-anh", "anh", "giao-ban", "giam-sat", "trien-khai"})  # kinds that follow the season
EAGER = 1.5  # turns by which what is in season goes first


@dataclass(slots=True)
class Choice:
    """How often each issue was told."""

    turns: dict[str, int] = field(default_factory=dict)
    asked: str = ""  # the issue that the next story has to be about; "": any

    def ask(self, issue: str) -> None:
        """Let the next story be about one issue."""
        self.asked = issue

    def take(self, topic: str, kind: str, day: date, body: Body, rng: Random) -> tuple[Issue, int]:
        """The issue of a story and how many stories of it came before."""
        if self.asked:
            found = [lexicon().issue(self.asked)]
            self.asked = ""
        else:
            found = notices(day) if kind == "thong-bao" else fitting(topic, kind, day, body)
        issue = min(found, key=lambda issue: self._rank(issue, rng))
        turn = self.turns.get(issue.id, 0)
        self.turns[issue.id] = turn + 1
        return issue, turn

    def _rank(self, issue: Issue, rng: Random) -> float:
        return self.turns.get(issue.id, 0) - (EAGER if issue.seasons else 0) + rng.random()


def notices(day: date) -> list[Issue]:
    """The notices of a season."""
    return [issue for issue in lexicon().notices.values() if issue.share(day) is not None]


def fitting(topic: str, kind: str, day: date, body: Body) -> list[Issue]:
    """The issues of a topic that a kind of article may be about on a day, told by a body."""
    commune = place_of(body, day)
    small = commune is not None and commune.start != MERGER
    known = [issue for issue in lexicon().issues.values() if issue.topic == topic and not (small and issue.wide)]
    if commune is None and kind in CLOSE:  # what is told of one commune is told of its villages
        known = [issue for issue in known if not issue.wide] or known
    steady = [issue for issue in known if not issue.seasons]
    if kind == "ra-mat":
        return [issue for issue in steady if issue.lists["model"]]
    if kind not in OF_THE_DAY:
        return steady
    return [issue for issue in known if issue.share(day) is not None]
