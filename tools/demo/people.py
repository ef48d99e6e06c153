"""Owns invented people: names of villagers and who held which post when. Refuses real ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from random import Random

from tools.demo.lexicon import lexicon

TERMS = (date(2015, 8, 15), date(2020, 8, 15), date(2025, 7, 1))
TITLES = {"m": ("ông", "anh"), "f": ("bà", "chị")}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who holds a post."""

    name: str
    sex: str  # "m" or "f"

    @property
    def polite(self) -> str:
        """The name with the word of respect before it."""
        return f"{TITLES[self.sex][0]} {self.name}"


def name(rng: Random, sex: str = "") -> str:
    """A full name: family, middle, given."""
    frames = lexicon().frames
    sex = sex or rng.choice("mmf")
    return " ".join((rng.choice(frames["family"]), rng.choice(frames[f"middle.{sex}"]), rng.choice(frames[f"given.{sex}"])))


def villager(rng: Random, age: int | None = None) -> str:
    """Somebody with the word for their sex and age before the name: "bà Nông Thị Sen"; `age` 0 is an older person, 1 a younger one."""
    sex = rng.choice("mf")
    return f"{TITLES[sex][rng.randrange(2) if age is None else age]} {name(rng, sex)}"


def age_of(villager: str, rng: Random) -> int:
    """An age that the word before a name allows."""
    return rng.randint(56, 72) if villager.startswith(("ông", "bà")) else rng.randint(34, 46)


def term(day: date) -> int:
    """Which term of office a day falls in."""
    return sum(day >= start for start in TERMS)


@lru_cache(maxsize=8192)
def person(seed: int, post: str, day_term: int) -> Person:
    """Who holds a post in a term: always the same person for the same seed."""
    rng = Random(f"{seed}/post/{post}/{day_term}")
    sex = rng.choice("mmf")
    return Person(name(rng, sex), sex)


def holder(seed: int, post: str, day_term: int) -> str:
    """The name of who holds a post in a term."""
    return person(seed, post, day_term).name
