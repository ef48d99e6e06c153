"""Owns days: when ordinary articles appear, which kinds a month knows, how a period is named. Refuses the clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

WEIGHTS = {
    "so-ket": 6, "tong-ket": 0, "trien-khai": 8, "tap-huan": 7, "toa-dam": 4, "hoi-thao": 4, "giam-sat": 8, "doi-thoai": 5,
    "tiep-xuc": 3, "ky-hop": 1, "ra-mat": 6, "hoi-thi": 3, "giao-ban": 5, "ky-ket": 2, "tin-ngan": 17, "phan-anh": 11, "guong": 5,
    "van-ban": 5, "gop-y": 1, "anh": 2, "thong-bao": 5,
}  # fmt: skip
PARTY_ONLY = frozenset({"ky-hop", "tiep-xuc"})


def weights(month: int) -> dict[str, int]:
    """How often each kind of article comes in a month."""
    found = dict(WEIGHTS)
    if month in (11, 12, 1):
        found["tong-ket"] = 14
    if month in (6, 7, 9, 10):
        found["so-ket"] = 14
    if month in (7, 12):
        found |= {"ky-hop": 6, "tiep-xuc": 6}
    return found


def working(day: date) -> date:
    """A day, or the Friday before a weekend: offices sign on working days."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def days(count: int, start: date, end: date, rng: Random) -> list[date]:
    """Working days spread evenly over a span, one for each article, in order."""
    span = (end - start).days
    found = []
    for place in range(count):
        day = start + timedelta(days=int((place + rng.random()) / count * span))
        back = day.weekday() - 4 if rng.random() < 0.9 else 0
        found.append(max(start, day - timedelta(days=max(back, 0))))
    return found


def moment(day: date, rng: Random) -> datetime:
    """A time of publication within office hours, often a little later."""
    return datetime.combine(day, time(rng.randint(7, 17), rng.randrange(60)))


def period(kind: str, day: date) -> str:
    """The period an article of a day speaks of: "6 tháng đầu năm 2019", "quý III/2019"."""
    if kind == "so-ket" and day.month in (6, 7):
        return f"6 tháng đầu năm {day.year}"
    if kind == "so-ket" and day.month in (9, 10):
        return f"9 tháng năm {day.year}"
    if kind in ("so-ket", "plan.running"):
        back = day - timedelta(days=80)
        return f"quý {('I', 'II', 'III', 'IV')[(back.month - 1) // 3]}/{back.year}"
    if kind in ("giao-ban", "trien-khai", "giam-sat"):
        return f"tháng {day.month if day.month > 2 else f'0{day.month}'}/{day.year}"
    if kind in ("tin-ngan", "hoi-thao", "toa-dam", "tap-huan"):
        return f"quý {('I', 'II', 'III', 'IV')[(day.month - 1) // 3]}/{day.year}"
    return f"năm {day.year}"


def reporting_year(kind: str, day: date) -> date:
    """The day whose year a story speaks of: a closing conference in January is about the year before."""
    return day.replace(year=day.year - 1, day=28) if kind == "tong-ket" and day.month < 3 else day
