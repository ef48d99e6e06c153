"""Owns the list of all stories: which, when, by whom, under which title and at which address.

Made in one pass in the order of time, so that titles and addresses are unique and links point back; refuses to write bodies.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from portal.text.slug import slug
from tools.demo import calendar, places, units
from tools.demo.bodies import plan_words
from tools.demo.lexicon import Subject, lexicon
from tools.demo.moments import Moment
from tools.demo.schemes import Scheme
from tools.demo.setting import make_setting, make_voice
from tools.demo.story import Story
from tools.demo.units import Body

SPECIAL_HOSTS = {
    "ky-hop": ("hdnd",), "tiep-xuc": ("hdnd",), "doi-thoai": ("ubnd", "huyen-uy"), "van-ban": ("ubnd",), "gop-y": ("ubnd",),
    "giam-sat": ("hdnd", "mttq", "uy-ban-kiem-tra", "ubnd"), "thong-bao": ("ubnd", "van-phong-ubnd"),
}  # fmt: skip
COMMUNE_ARMS = {"ky-hop": "hd", "tiep-xuc": "hd", "doi-thoai": "ub", "van-ban": "ub", "gop-y": "ub", "giam-sat": "hd", "thong-bao": "ub"}


@dataclass(slots=True)
class Agenda:
    """The stories so far, and what keeps them apart."""

    seed: int
    titles: set[str] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    latest: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # topic → (title, url) of published ones

    def story(self, number: int, kind: str, day: date, subject: Subject, body: Body, told: Moment | None = None) -> Story:
        """A story without its title."""
        rng = Random(f"{self.seed}/story/{number}")
        lag = (
            0
            if day < places.MERGER <= day + timedelta(days=2) or kind.startswith(("plan.consultation", "thong-bao", "gop-y"))
            else rng.choice((0, 0, 1, 1, 2))
        )
        period = calendar.period(kind, day)
        setting = make_setting(rng, subject, body, calendar.reporting_year(kind, day), self.seed, kind, period)
        published = calendar.moment(day + timedelta(days=lag), rng)
        story = Story(number, kind, published, day, subject.id, body.id, body.name, setting, period=period, moment=told)
        story.setting.words["ngay"] = _on(story, rng)
        return story

    def name(self, story: Story, day: date | None = None) -> None:
        """Give a story a title and an address nobody else has, and a link to an earlier one of its topic."""
        subject = lexicon().subjects[story.subject]
        if not story.title:
            story.title = self._title(story, subject)
        self.titles.add(slug(story.title, 400))
        stem = slug(story.title, 70)
        folder = f"tin/{story.published:%Y/%m}"
        path, copy = f"{folder}/{stem}.md", 2
        while path in self.paths:
            path, copy = f"{folder}/{stem}-{copy}.md", copy + 1
        self.paths.add(path)
        story.path = path

    def _title(self, story: Story, subject: Subject) -> str:
        for attempt in range(60):
            rng = Random(f"{self.seed}/title/{story.number}/{attempt}")
            title = make_voice(rng, subject, story.setting, plan_words(story)).tell(f"{story.kind}.title")
            title = title[0].upper() + title[1:]
            if attempt > 8:
                title = f"{title} ({story.setting.words['thon'].split(',')[0]}, {story.period})"
            if slug(title, 400) not in self.titles and len(title) < 230:
                return title
        return f"{title}, bài {story.number}"

    def remember(self, story: Story) -> None:
        """Let later stories link to this one, and it to one before."""
        known = self.latest.setdefault(story.subject, [])
        if known and story.link is None:
            story.link = known[-1 - story.number % min(len(known), 4)]
        known.append((story.title.replace("[", "(").replace("]", ")"), story.url))
        del known[:-6]


def _on(story: Story, rng: Random) -> str:
    """How the day of an event is written, from the year of the day itself."""
    day = story.happened
    shown = f"{day.day:02}/{day.month if day.month > 2 else f'0{day.month}'}"
    shown = f"{shown}/{day.year}" if rng.random() < 0.6 else shown
    session = story.setting.session
    return f"{session} {shown}" if session and rng.random() < 0.4 else f"{session} ngày {shown}".strip()


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


def ordinary(agenda: Agenda, count: int, first: int, start: date, end: date, schemes: list[Scheme]) -> list[Story]:
    """The stories of everyday, spread over the years."""
    rng = Random(f"{agenda.seed}/agenda")
    subjects = list(lexicon().subjects.values())
    stories = []
    for place, day in enumerate(calendar.days(count, start, end, rng)):
        subject = rng.choice(subjects)
        table = calendar.weights(day.month)
        kind = rng.choices(list(table), list(table.values()))[0]
        story = agenda.story(first + place, kind, day, subject, body_for(subject, kind, day, rng))
        if rng.random() < 0.35:
            story.plan = running_plan(schemes, subject, day)
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
        found.append(agenda.story(first + place, f"plan.{told.stage}", told.day, told.scheme.subject, body, told))
    return found
