"""Owns the voice of a story: which words, figures, people and places fill the slots of its title and its body."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from random import Random

from tools.demo import dates, people
from tools.demo.lexicon import lexicon
from tools.demo.prose import Voice
from tools.demo.setting import Setting
from tools.demo.story import Story

Makers = dict[str, Callable[[], str]]


def make_voice(rng: Random, story: Story, more: dict[str, str] | None = None, titled: bool = False) -> Voice:
    """A voice for a body of the story, or for its title: there a village stands without its commune, and a plan by its short name."""
    setting = story.setting
    words = setting.words | {"ky": story.period} | (more or {})
    long, short = words.pop("kehoach", ""), words.pop("kehoach.ngan", "")
    makers = _places(setting, words, rng, titled) | _chair(setting) | dates.makers(setting.day, rng) | _hero(words, titled)
    if story.kind == "thong-bao":
        makers["han"] = lambda: dates.brief(story.last_day, setting.day)
    plan = iter([long])
    makers["kehoach"] = lambda: next(plan, short)
    lists = (lexicon().frames, lexicon().issue(story.issue).lists)
    return Voice(rng, lists, words, makers, (story.number, story.turn))


class Places:
    """The places a text names, in turn. Who speaks speaks for their own place; a village is named with its commune the first time."""

    def __init__(self, setting: Setting, rng: Random, titled: bool) -> None:
        self.village, self.focus = setting.words["thon"], setting.words["noi0"]
        others = setting.others or (self.focus,)
        self.spots = cycle(rng.sample(others, len(others)))
        self.speakers = cycle(rng.sample(setting.speakers, len(setting.speakers)))
        self.own = ""  # whose place is spoken of in this sentence
        self.placed = titled or self.village == self.focus or not self.focus.startswith(("xã", "thị trấn"))

    def begin(self) -> str:
        """A new sentence."""
        self.own = ""
        return ""

    def noi(self) -> str:
        """The speaker's place, or another one each time."""
        return self.own or next(self.spots)

    def noi0(self) -> str:
        """The place the story dwells on."""
        self.placed = True
        return self.focus

    def thon(self) -> str:
        """Its village."""
        shown, self.placed = self.village if self.placed else f"{self.village} ({self.focus})", True
        return shown

    def daidien(self) -> str:
        """Somebody who answers for another place."""
        speaker, place = next(self.speakers)
        self.own = place
        return speaker


def _places(setting: Setting, words: dict[str, str], rng: Random, titled: bool) -> Makers:
    places = Places(setting, rng, titled)
    del words["thon"], words["noi0"]

    def aged(age: int | None = None) -> str:
        places.own = places.focus
        return f"{people.villager(rng, age)}, {places.thon()}"

    def own() -> str:
        places.own = places.focus
        return places.noi0()

    return {
        "ai": aged, "nguoigia": lambda: aged(0), "nguoitre": lambda: aged(1),
        "odo": own, "begin": places.begin, "noi": places.noi, "noi0": places.noi0, "thon": places.thon, "daidien": places.daidien,
    }  # fmt: skip


def _hero(words: dict[str, str], titled: bool) -> Makers:
    """The person a story keeps coming back to, with their post the first time."""
    name, post = words.pop("nguoi0"), words.pop("nguoi0.vai", "")
    first = iter([f"{name}, {post}," if post and not titled else name])
    return {"nguoi0": lambda: next(first, name)}


def _chair(setting: Setting) -> Makers:
    name, role = setting.chair
    chair = iter([f"đồng chí {name}, {role},"])
    return {"chu": lambda: next(chair, f"đồng chí {name}")}
