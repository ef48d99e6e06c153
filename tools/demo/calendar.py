"""Owns days: when ordinary articles appear, which kinds a month knows, how a period is named. Refuses the clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from tools.demo.almanac import feast

WEIGHTS = {
    "so-ket": 6, "tong-ket": 0, "trien-khai": 8, "tap-huan": 7, "toa-dam": 4, "hoi-thao": 4, "giam-sat": 8, "doi-thoai": 5,
    "tiep-xuc": 0, "ky-hop": 0, "ra-mat": 6, "hoi-thi": 3, "giao-ban": 5, "ky-ket": 2, "tin-ngan": 19, "phan-anh": 11, "guong": 5,
    "van-ban": 5, "gop-y": 1, "anh": 2, "thong-bao": 5,
}  # fmt: skip
HOLIDAYS = ((1, 1), (4, 30), (5, 1), (9, 1), (9, 2))
TET = (-2, 5)  # days around the first of the lunar year on which no office works


def weights(month: int) -> dict[str, int]:
    """How often each kind of article comes in a month."""
    found = dict(WEIGHTS)
    if month in (11, 12, 1):
        found["tong-ket"] = 14
    if month in (6, 7, 9, 10):
        found["so-ket"] = 14
    if month in (7, 12):
        found["ky-hop"] = 7
    if month in (6, 7, 11, 12):
        found["tiep-xuc"] = 8
    return found


def open_day(day: date) -> bool:
    """Whether offices do not keep a feast on a day."""
    return (day.month, day.day) not in HOLIDAYS and not TET[0] <= (day - feast("tet", day.year)).days <= TET[1]


def working(day: date) -> date:
    """A day, or the last working day before a weekend or a feast: offices sign on working days."""
    while day.weekday() > 4 or not open_day(day):
        day -= timedelta(days=1)
    return day


def days(count: int, start: date, end: date, rng: Random) -> list[date]:
    """Working days spread evenly over a span, one for each article, in order; one in ten may be of a weekend, none of a feast."""
    span = (end - start).days
    found = []
    for place in range(count):
        day = start + timedelta(days=int((place + rng.random()) / count * span))
        day = working(day) if rng.random() < 0.9 or not open_day(day) else day
        found.append(max(start, day))
    return found


def moment(day: date, rng: Random, after: int = 7) -> datetime:
    """A time of publication, from an hour on: a meeting is told when it is over."""
    return datetime.combine(day, time(rng.randint(after, max(17, after + 2)), rng.randrange(60)))


def quarter(day: date) -> str:
    """The quarter of a day: "quý III/2019"."""
    return f"quý {('I', 'II', 'III', 'IV')[(day.month - 1) // 3]}/{day.year}"


def period(kind: str, day: date) -> str:
    """The period an article of a day speaks of: "6 tháng đầu năm 2019", "quý III/2019"."""
    if kind == "so-ket" and day.month in (6, 7):
        return f"6 tháng đầu năm {day.year}"
    if kind == "so-ket" and day.month in (9, 10):
        return f"9 tháng năm {day.year}"
    if kind in ("so-ket", "plan.running"):
        return quarter(day - timedelta(days=80))
    if kind in ("giao-ban", "giam-sat"):
        return f"tháng {day.month if day.month > 2 else f'0{day.month}'}/{day.year}"
    if kind in ("trien-khai", "tin-ngan", "hoi-thao", "toa-dam", "tap-huan", "van-ban"):
        return quarter(day)
    return f"năm {reporting_year(kind, day).year}"


def session_of_council(day: date) -> str:
    """Which of the two yearly sessions of a council a day is near."""
    return f"giữa năm {day.year}" if day.month < 9 else f"cuối năm {day.year}"


def reporting_year(kind: str, day: date) -> date:
    """The day whose year a story speaks of: a closing conference in January is about the year before."""
    return day.replace(year=day.year - 1, day=28) if kind == "tong-ket" and day.month < 3 else day
