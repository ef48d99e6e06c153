"""Owns the whole script of a demo: plans, which of their moments become articles, and every story in order of time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from tools.demo import agenda as making
from tools.demo import moments, pictures
from tools.demo.agenda import Agenda
from tools.demo.corners import Corners, feature
from tools.demo.giants import giants
from tools.demo.moments import Moment
from tools.demo.papers import attach
from tools.demo.pictures import Shot
from tools.demo.schemes import Scheme, make_schemes
from tools.demo.story import Story

CONSULTED = 30  # days a draft is open for comments
SMALL = 100  # below this a portal is a miniature: one of everything
ORDER = ("consultation", "final", "issued", "consultation", "interim", "dropped", "drafting", "launched")
SHARE = 0.42  # of all articles, at most, tell the life of plans


@dataclass(slots=True)
class Script:
    """Everything decided before a byte is written."""

    seed: int
    as_of: date
    schemes: list[Scheme]
    stories: list[Story]
    shots: list[Shot] = field(default_factory=list)  # the pictures some story carries
    attached: list[Story] = field(default_factory=list)  # those whose document has a file
    logs: dict[str, list[tuple[Moment, str]]] = field(default_factory=dict)  # plan → its moments, and the article that tells each


def make_script(articles: int, years: int, seed: int, as_of: date) -> Script:
    """Decide on everything."""
    start = as_of - timedelta(days=round(years * 365.25))
    schemes = make_schemes(articles, seed, start, as_of)
    lives = [moment for scheme in schemes for moment in moments.life(scheme, seed, as_of)]
    agenda = Agenda(seed)
    shots = pictures.pool(articles)
    corners = Corners(agenda, as_of, start, articles < SMALL)
    stories = corners.all() + giants(corners, shots)
    room = min(round(articles * SHARE), articles - len(stories) - articles // 20)
    chosen = one_of_each(lives, room, start) if articles < SMALL else choose(lives, room, start)
    stories += making.of_moments(agenda, chosen, len(stories) + 1)
    count = articles - len(stories)
    stories += making.ordinary(agenda, count, len(stories) + 1, (start, as_of - timedelta(days=2)), schemes)
    stories.sort(key=lambda story: (story.published, story.number))
    finish(agenda, stories, as_of)
    pictures.assign(stories, shots, seed)
    attached = attach(stories)
    told = {id(story.moment): story.path for story in stories if story.moment}
    used = {row["file"] for story in stories for row in story.pictures}
    script = Script(seed, as_of, schemes, stories, [shot for shot in shots if shot.file in used], attached)
    for moment in lives:
        script.logs.setdefault(moment.scheme.id, []).append((moment, told.get(id(moment), "")))
    return script


def finish(agenda: Agenda, stories: list[Story], as_of: date) -> None:
    """Titles, addresses and links, in the order of time; what is open and what is featured at the as-of date."""
    for story in stories:
        if not story.path:
            agenda.name(story)
        if story.published.date() <= as_of and "status" not in story.extra:
            agenda.remember(story)
        story.open = story.happened + timedelta(days=CONSULTED) >= as_of
        story.english = story.number % 50 == 7
    feature(stories, as_of)


def one_of_each(lives: list[Moment], room: int, start: date) -> list[Moment]:
    """For a miniature: the newest moment of every stage in turn, as far as there is room."""
    after = sorted((moment for moment in lives if moment.day > start), key=lambda moment: moment.day, reverse=True)
    chosen: list[Moment] = []
    for stage in ORDER:
        chosen += [moment for moment in after if moment.stage == stage and moment not in chosen][:1]
    return chosen[:room]


def choose(lives: list[Moment], room: int, start: date) -> list[Moment]:
    """The moments that become articles: none from before the portal, the weightiest first, plans taking turns."""
    after = [moment for moment in lives if moment.day > start]
    turn: dict[str, int] = {}
    order: list[tuple[int, int, Moment]] = []
    for moment in sorted(after, key=lambda moment: (moment.weight, moment.day, moment.scheme.id)):
        turn[moment.scheme.id] = turn.get(moment.scheme.id, 0) + 1
        order.append((moment.weight + turn[moment.scheme.id] // 2, len(order), moment))
    return [moment for _, _, moment in sorted(order, key=lambda item: item[:2])[:room]]
