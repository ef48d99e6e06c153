"""Owns how the days around a story are written in it: its own day, deadlines to come, steps that were before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from tools.demo.calendar import working

Makers = dict[str, Callable[[], str]]


def brief(day: date, beside: date) -> str:
    """A day and month, with the year where it is another than that of the day beside: 09/7, 28/12/2023."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}" if day.year == beside.year else f"{day.day:02}/{month}/{day.year}"


def begins(day: date) -> date:
    """The first working day from the second after a day on: what is announced begins then."""
    first = day + timedelta(days=2)
    return next(then for then in (first + timedelta(days=more) for more in range(30)) if working(then) == then)


def ends(day: date, number: int) -> date:
    """The last day of what a story announces."""
    return working(begins(day) + timedelta(days=(7, 10, 14)[number % 3]))


def words(day: date, told: date) -> dict[str, str]:
    """What is fixed: `told` is a day of the year the story speaks of."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    begin = day.year if day.month >= 8 else day.year - 1
    own = brief(day, day)
    return {
        "nam": str(told.year), "namsau": str(told.year + 1), "nam3": str(told.year + 3), "thang": f"tháng {month}",
        "thangso": f"{month}/{day.year}", "namhoc": f"{begin} - {begin + 1}", "ngaysau0": f"ngày {own}", "ngayle": own, "homnay": own,
        "homtruoc": brief(day - timedelta(days=2), day), "homsau": brief(day - timedelta(days=1), day),
        "tu": brief(begins(day), day),
    }  # fmt: skip


def makers(day: date, rng: Random) -> Makers:
    """What is drawn anew each time: a deadline, later than those before it; a day while opinions are asked for, one after that; some weeks
    ago; about a year ago."""
    deadlines = _deadlines(rng)
    return {
        "han": lambda: brief(working(day + timedelta(days=next(deadlines))), day),
        "trongky": lambda: brief(working(day + timedelta(days=rng.randint(9, 26))), day),
        "sauky": lambda: brief(working(day + timedelta(days=rng.randint(35, 52))), day),
        "truoc": lambda: brief(working(day - timedelta(days=rng.randint(5, 34))), day),
        "truocnam": lambda: brief(working(day - timedelta(days=rng.randint(240, 420))), day),
    }


def _deadlines(rng: Random) -> Iterator[int]:
    """Days ahead: what is checked in the end is due before."""
    days = rng.randint(11, 22)
    while True:
        yield days
        days += rng.randint(1, 8)


def on(day: date, session: str, rng: Random) -> str:
    """How the day of an event is written: "sáng 12/3", "chiều ngày 12/3/2021"."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    shown = f"{day.day:02}/{month}" + (f"/{day.year}" if rng.random() < 0.6 else "")
    return f"{session} {shown}" if rng.random() < 0.5 else f"{session} ngày {shown}"
