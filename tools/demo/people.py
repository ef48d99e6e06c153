"""Owns invented people: names of villagers and who held which post when. Refuses real ones."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from random import Random

from tools.demo.lexicon import lexicon

TERMS = (date(2015, 8, 15), date(2020, 8, 15), date(2025, 7, 1))
TITLES = {"m": ("ông", "anh"), "f": ("bà", "chị")}


def name(rng: Random, sex: str = "") -> str:
    """A full name: family, middle, given."""
    frames = lexicon().frames
    sex = sex or rng.choice("mmf")
    return " ".join((rng.choice(frames["family"]), rng.choice(frames[f"middle.{sex}"]), rng.choice(frames[f"given.{sex}"])))


def villager(rng: Random) -> str:
    """Somebody with the word for their sex and age before the name: "bà Nông Thị Sen"."""
    sex = rng.choice("mf")
    return f"{rng.choice(TITLES[sex])} {name(rng, sex)}"


def term(day: date) -> int:
    """Which term of office a day falls in."""
    return sum(day >= start for start in TERMS)


@lru_cache(maxsize=4096)
def holder(seed: int, post: str, day_term: int) -> str:
    """Who holds a post in a term: always the same person for the same seed."""
    return name(Random(f"{seed}/post/{post}/{day_term}"))
