"""Owns how the days around a story are written in it: its own day, deadlines to come, steps that were before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from tools.demo.calendar import working

Makers = dict[str, Callable[[], str]]


def brief(day: date, beside: date) -> str:
    """A day and month, with the year where it is another than that of the day beside: 09/7, 28/12/2023."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}" if day.year == beside.year else f"{day.day:02}/{month}/{day.year}"


def words(day: date, told: date) -> dict[str, str]:
    """What is fixed: `told` is a day of the year the story speaks of."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    begin = day.year if day.month >= 8 else day.year - 1
    own = brief(day, day)
    return {
        "nam": str(told.year), "namsau": str(told.year + 1), "nam3": str(told.year + 3), "thang": f"tháng {month}",
        "thangso": f"{month}/{day.year}", "namhoc": f"{begin} - {begin + 1}", "ngaysau0": f"ngày {own}", "ngayle": own, "homnay": own,
        "homtruoc": brief(day - timedelta(days=2), day), "homsau": brief(day - timedelta(days=1), day),
        "tu": brief(day + timedelta(days=2), day),
    }  # fmt: skip


def makers(day: date, rng: Random) -> Makers:
    """What is drawn anew each time: a deadline, a day some weeks ago, one about a year ago."""
    return {
        "han": lambda: brief(working(day + timedelta(days=rng.randint(11, 48))), day),
        "truoc": lambda: brief(working(day - timedelta(days=rng.randint(5, 34))), day),
        "truocnam": lambda: brief(working(day - timedelta(days=rng.randint(240, 420))), day),
    }


def on(day: date, session: str, rng: Random) -> str:
    """How the day of an event is written: "sáng 12/3", "chiều ngày 12/3/2021"."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    shown = f"{day.day:02}/{month}" + (f"/{day.year}" if rng.random() < 0.6 else "")
    return f"{session} {shown}" if rng.random() < 0.5 else f"{session} ngày {shown}"
