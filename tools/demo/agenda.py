"""Owns the list of all stories: which, when, by whom, under which title and at which address.

Made in one pass in the order of time, so that titles and addresses are unique and links point back; refuses to write bodies.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from portal.text.slug import slug
from tools.demo import calendar, dates, places, titles, units
from tools.demo.choosing import Choice
from tools.demo.lexicon import Subject, lexicon
from tools.demo.moments import Moment
from tools.demo.schemes import Scheme
from tools.demo.setting import Occasion, make_setting
from tools.demo.story import Story
from tools.demo.units import Body

SPECIAL_HOSTS = {
    "ky-hop": ("hdnd",), "tiep-xuc": ("hdnd",), "doi-thoai": ("ubnd", "huyen-uy"), "van-ban": ("ubnd",), "gop-y": ("ubnd",),
    "giam-sat": ("hdnd", "mttq", "uy-ban-kiem-tra", "ubnd"), "thong-bao": ("ubnd", "van-phong-ubnd"),
}  # fmt: skip
CIVIC = frozenset({"ky-hop", "tiep-xuc", "doi-thoai"})
INNER = frozenset({"cong-tac-can-bo", "xay-dung-dang", "kiem-tra-giam-sat"})  # topics that are no matter of voters
FIRST_HALF = date(2026, 1, 1)
COMMUNE_ARMS = {"ky-hop": "hd", "tiep-xuc": "hd", "doi-thoai": "ub", "van-ban": "ub", "gop-y": "ub", "giam-sat": "hd", "thong-bao": "ub"}


@dataclass(slots=True)
class Agenda:
    """The stories so far, and what keeps them apart."""

    seed: int
    titles: set[str] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    latest: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # topic → (title, url) of published ones
    choice: Choice = field(default_factory=Choice)

    def story(self, number: int, subject: Subject, occasion: Occasion, told: Moment | None = None) -> Story:
        """A story without its title."""
        kind, day, body = occasion.kind, occasion.day, occasion.body
        rng = Random(f"{self.seed}/story/{number}")
        issue, turn = self.choice.take(subject.id, kind, day, body, rng)
        spoken_of = calendar.reporting_year(kind, day)
        setting = make_setting(rng, issue, occasion, spoken_of, self.seed)
        published = self._published(kind, day, setting.session, rng)
        period = calendar.period(kind, day)
        story = Story(
            number, kind, published, day, issue.topic, body.id, body.name, issue.id, turn, setting, period=period, moment=told
        )  # fmt: skip
        setting.words.update(dates.words(day, spoken_of) | {"ngay": dates.on(day, setting.session, rng)})
        titles.figure(story, self.seed)
        return story

    def _published(self, kind: str, day: date, session: str, rng: Random) -> datetime:
        """The same day, when it is over, or one of the next two; what asks or announces appears at once."""
        asks = kind.startswith(("plan.consultation", "thong-bao", "gop-y"))
        last = day < places.MERGER <= day + timedelta(days=2)
        lag = 0 if asks or last else rng.choice((0, 0, 1, 1, 2))
        after = 8 if lag or asks else 11 if session == "sáng" else 17
        return calendar.moment(day + timedelta(days=lag), rng, after)

    def name(self, story: Story) -> None:
        """Give a story a title and an address nobody else has."""
        if not story.title:
            story.title = titles.title_of(story, self.seed, self.titles)
        self.titles.add(slug(story.title, 400))
        stem = slug(story.title, 70)
        folder = f"tin/{story.published:%Y/%m}"
        path, copy = f"{folder}/{stem}.md", 2
        while path in self.paths:
            path, copy = f"{folder}/{stem}-{copy}.md", copy + 1
        self.paths.add(path)
        story.path = path

    def remember(self, story: Story) -> None:
        """Let later stories link to this one, and it to one before."""
        known = self.latest.setdefault(story.subject, [])
        if known and story.link is None:
            story.link = known[-1 - story.number % min(len(known), 4)]
        known.append((story.title.replace("[", "(").replace("]", ")"), story.url))
        del known[:-6]


def body_for(subject: Subject, kind: str, day: date, rng: Random) -> Body:
    """Who tells a story: the district's bodies while there was a district, a commune's otherwise and in between."""
    local = {"tin-ngan": 0.75, "phan-anh": 0.35, "guong": 0.3, "doi-thoai": 0.5, "ky-hop": 0.3}.get(kind, 0.12)
    if day >= places.MERGER or rng.random() < local:
        return commune_body(subject, kind, day, rng)
    hosts = SPECIAL_HOSTS.get(kind) or tuple(subject.lists["hosts"][0].split())
    found = units.heir(rng.choice(hosts), day)
    return found or units.bodies()["ubnd"]


def commune_body(subject: Subject, kind: str, day: date, rng: Random) -> Body:
    """A body of one of the communes; after the merger the seat of the old district tells half of all."""
    living = places.communes_on(day)
    commune = next((c for c in living if c.id == places.SEAT), None) if rng.random() < 0.45 else None
    commune = commune or rng.choice(living)
    arm = COMMUNE_ARMS.get(kind) or units.ARMS[subject.lists["arm"][0]]
    return units.bodies()[f"{commune.id}-{arm}"]


def ordinary(agenda: Agenda, count: int, first: int, span: tuple[date, date], schemes: list[Scheme]) -> list[Story]:
    """The stories of everyday, spread over the days from the first to the last of a span."""
    rng = Random(f"{agenda.seed}/agenda")
    subjects = list(lexicon().subjects.values())
    stories = []
    for place, day in enumerate(calendar.days(count, *span, rng)):
        subject = rng.choice(subjects)
        table = calendar.weights(day.month)
        kind = rng.choices(list(table), list(table.values()))[0]
        if kind in CIVIC and subject.id in INNER:
            kind = "giao-ban"
        if kind == "so-ket" and places.MERGER <= day < FIRST_HALF:  # new communes have no half-year to look back on
            kind = "giao-ban"
        story = agenda.story(first + place, subject, Occasion(kind, body_for(subject, kind, day, rng), day))
        if rng.random() < 0.35 and kind != "thong-bao":
            story.plan = running_plan(schemes, lexicon().subjects[story.subject], day)
        stories.append(story)
    return stories


def running_plan(schemes: list[Scheme], subject: Subject, day: date) -> tuple[str, str] | None:
    """A plan of the topic that is being carried out on a day."""
    found = [s for s in schemes if s.subject.id == subject.id and s.number and s.issue < day and day.year <= s.period[1]]
    found = [scheme for scheme in found if bool(scheme.commune) == (day >= places.MERGER)]
    return (found[0].full, found[0].kind) if found else None


def of_moments(agenda: Agenda, moments: list[Moment], first: int) -> list[Story]:
    """The stories that tell the life of plans."""
    found = []
    for place, told in enumerate(moments):
        body = units.bodies()[told.scheme.unit]
        found.append(agenda.story(first + place, told.scheme.subject, Occasion(f"plan.{told.stage}", body, told.day), told))
    return found
