"""Owns the plans of the fictional district: which there are, who issued them, what they promise, what replaced what.

Refuses dates of articles (moments) and prose.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from math import log
from random import Random

from portal.text.slug import slug
from tools.demo import places, promises, units
from tools.demo.calendar import working
from tools.demo.lexicon import Subject, lexicon, rows
from tools.demo.places import MERGER
from tools.demo.promises import OF_COMMUNE, PERIODS, PlanSeries, Promise

CODES = {
    "Đề án": "ĐA", "Nghị quyết": "NQ", "Chương trình": "CTr", "Chương trình hành động": "CTr", "Kế hoạch": "KH", "Phương án": "PA",
}  # fmt: skip
ISSUE = (date(2016, 9, 5), date(2021, 1, 10), date(2025, 10, 6))
SPREAD = (330, 300, 300)  # days over which the plans of a period are issued


@dataclass(slots=True)
class Scheme:
    """One plan."""

    id: str
    kind: str
    name: str  # without the kind
    subject: Subject
    unit: str
    commune: str  # "" for the district's own
    period: tuple[int, int]
    issue: date
    number: str
    of: int  # communes, or villages of a commune
    promises: list[Promise] = field(default_factory=list)
    replaces: str = ""
    replaced_by: str = ""
    aliases: list[str] = field(default_factory=list)
    fate: str = ""  # "drafting" | "consultation" | "dropped" | "bare"; "" runs its course
    annual: bool = False

    @property
    def full(self) -> str:
        """Kind and name, as articles write it."""
        return f"{self.kind} {self.name}"

    @property
    def coso(self) -> str:
        """What its lower units are called."""
        return "thôn, tổ dân phố" if self.commune else "xã, thị trấn"

    @property
    def territory(self) -> str:
        """The place it is for."""
        return f"xã {places.DISTRICT}" if self.commune else f"huyện {places.DISTRICT}"


def wanted(articles: int) -> int:
    """How many plans a portal of that size has: they grow with the logarithm."""
    return max(8, round(8 + 13.7 * log(max(articles, 24) / 24)))


def make_schemes(articles: int, seed: int, start: date, as_of: date) -> list[Scheme]:
    """All plans, those of one topic being each other's successors."""
    subjects = list(lexicon().subjects.values())
    Random(f"{seed}/plans").shuffle(subjects)
    count = wanted(articles)
    chains = [_chain(_series(subject, place, seed), start, as_of, count) for place, subject in enumerate(subjects)]
    found = _by_turns(chains, count)
    years = range(max(start.year, 2017), min(as_of.year, 2025) + 1)
    annual = [_annual(subject, year, seed) for year in reversed(years) for subject in subjects]
    found += annual[: max(0, count - len(found))]
    _number([scheme for scheme in found if scheme.issue <= as_of + timedelta(days=200)])
    return [scheme for scheme in found if scheme.issue <= as_of or scheme.fate in ("drafting", "consultation")]


def _by_turns(chains: list[list[Scheme]], count: int) -> list[Scheme]:
    """Whole chains first where plans are few, so that predecessors and successors are both there."""
    flat = [scheme for chain in chains for scheme in chain]
    kept = flat[:count]
    ids = {scheme.id for scheme in kept}
    for scheme in kept:
        scheme.replaces = scheme.replaces if scheme.replaces in ids else ""
        scheme.replaced_by = scheme.replaced_by if scheme.replaced_by in ids else ""
    return kept


def _series(subject: Subject, place: int, seed: int) -> PlanSeries:
    return PlanSeries(subject, place, Random(f"{seed}/plan/{subject.id}"))


def _chain(series: PlanSeries, start: date, as_of: date, count: int) -> list[Scheme]:
    place = series.place
    chain = [_scheme(series, period) for period in range(len(PERIODS))]
    _fates(chain, place, as_of)
    chain = [s for s in chain if s.period[1] >= start.year - 1 and (s.period[0] <= as_of.year + 1)]
    if count < 12:
        chain = chain[-2:] if place < 2 else chain[-1:]
    for old, new in pairwise(chain):
        if new.fate not in ("drafting", "consultation", "bare") and old.fate != "dropped":
            old.replaced_by, new.replaces = new.id, old.id
    return chain


def _fates(chain: list[Scheme], place: int, as_of: date) -> None:
    """What becomes of the plans of a topic: some are still drafts, one never went beyond its name, one was dropped."""
    last = chain[-1]
    last.fate = {3: "drafting", 4: "consultation", 5: "consultation", 9: "drafting", 11: "bare"}.get(place, "")
    if last.fate == "drafting":
        last.issue = working(as_of + timedelta(days=100))
    if last.fate == "consultation":
        last.issue = working(as_of + timedelta(days=75))
    if place in (6, 12):
        chain[1].fate = "dropped"


def _scheme(series: PlanSeries, period: int) -> Scheme:
    subject, rng = series.subject, series.rng
    small = period == OF_COMMUNE
    kind, name = rows(subject.lists["plan"])[period]
    commune = places.SEAT if small else ""
    territory = f"xã {places.DISTRICT}" if small else f"huyện {places.DISTRICT}"
    first, last = PERIODS[period]
    full = f"{name.replace('{huyen}', territory)} giai đoạn {first} - {last}"
    issue = working(ISSUE[period] + timedelta(days=rng.randrange(SPREAD[period])))
    of = len(places.villages(places.SEAT)) if small else len(places.communes_on(issue)) - (period == 0)
    scheme = Scheme(_id(kind, full), kind, full, subject, _issuer(subject, kind, small, issue), commune, (first, last), issue, "", of)
    scheme.promises = promises.make(series, period, of)
    _details(scheme, series.place, rng)
    return scheme


def _issuer(subject: Subject, kind: str, small: bool, day: date) -> str:
    arm = subject.lists["arm"][0]
    if kind in ("Nghị quyết", "Chương trình hành động"):
        arm = "party" if arm != "front" else arm
    if small:
        return f"{places.SEAT}-{units.ARMS[arm]}"
    return {"party": "huyen-uy", "committee": "ubnd", "front": "mttq"}[arm]


def _id(kind: str, name: str) -> str:
    initials = "".join(word[0] for word in slug(kind).split("-"))
    period = name.rsplit(" giai đoạn ", 1)
    tail = slug(period[1]) if len(period) == 2 else ""
    return "-".join(filter(None, (initials, slug(period[0], 44), tail)))


def _details(scheme: Scheme, place: int, rng: Random) -> None:
    """Origins, who is responsible, which are delicate: what only some targets say."""
    for promise in scheme.promises:
        promise.origin = rng.choice(("", "", "Tỉnh giao", "Địa phương đề ra", "Trung ương giao"))
    if place % 3 == 0:
        scheme.aliases.append(scheme.name.split(f" giai đoạn {scheme.period[0]}")[0] + f" ({scheme.period[0]} - {scheme.period[1]})")
    if place % 4 == 1 and not scheme.commune:
        body = units.heir(scheme.subject.lists["hosts"][0].split()[0], scheme.issue)
        for promise in scheme.promises[:1]:
            promise.unit = body.name if body else ""


def _annual(subject: Subject, year: int, seed: int) -> Scheme:
    work = subject.lists["work"][0]
    small = date(year, 2, 1) >= MERGER
    territory = f"xã {places.DISTRICT}" if small else f"huyện {places.DISTRICT}"
    name = f"Thực hiện {work} trên địa bàn {territory} năm {year}"
    issue = working(date(year, 1, 8) + timedelta(days=Random(f"{seed}/annual/{subject.id}/{year}").randrange(60)))
    of = len(places.villages(places.SEAT)) if small else len(places.communes_on(issue))
    id = f"kh-{subject.id}-{year}"
    unit = f"{places.SEAT}-ub" if small else "ubnd"
    return Scheme(id, "Kế hoạch", name, subject, unit, places.SEAT if small else "", (year, year), issue, "", of, annual=True)


def _number(schemes: list[Scheme]) -> None:
    """Numbers rise with the date within a year, issuer and kind, as in a clerk's book."""
    counts: dict[tuple[str, str, int], int] = {}
    for scheme in sorted(schemes, key=lambda scheme: (scheme.issue, scheme.id)):
        if scheme.fate in ("drafting", "consultation", "bare"):
            continue
        code = CODES[scheme.kind]
        slot = (scheme.unit, code, scheme.issue.year)
        counts[slot] = counts.get(slot, 0) + 1 + scheme.issue.timetuple().tm_yday // (60 if code == "NQ" else 9)
        scheme.number = f"{counts[slot]:02}{_suffix(code, scheme.unit)}"


def _suffix(code: str, unit: str) -> str:
    if unit == "huyen-uy":
        return f"-{code}/HU"
    if unit.endswith("-du"):
        return f"-{code}/ĐU"
    return f"/{code}-{'MTTQ' if unit == 'mttq' or unit.endswith('-mt') else 'UBND'}"
