"""Owns the slots a story has of its kind: the plan it is about, its paper, its meeting. Refuses words of places and people."""

from __future__ import annotations

from random import Random

from tools.demo import calendar, dates
from tools.demo.lexicon import lexicon
from tools.demo.matter import day
from tools.demo.papers import paper_of
from tools.demo.story import Story


def slots_of(story: Story) -> dict[str, str]:
    """The slots of a story's kind, for its title and its body alike."""
    rng = Random(f"counts/{story.number}")
    words = {
        "nguoihop": str(rng.randint(42, 138)), "socau": str(rng.randint(11, 34)), "sodoi": str(rng.randint(8, 18)),
        "soho": str(rng.randint(18, 58)), "sonq": str(rng.randint(6, 15)),
        "suki": lexicon().frames.get(f"{story.kind}.word", ("hội nghị",))[0], "hour": story.setting.hour,
        "kyhop": calendar.session_of_council(story.happened), "ngayky": f"ngày {day(story.happened)}",
    }  # fmt: skip
    places = (story.setting.words["noi0"], *story.setting.others)
    words["giainhat"], words["giainhi"] = rng.sample(places, 2)
    return words | plan_slots(story)


def plan_slots(story: Story) -> dict[str, str]:
    """The slots of the plan a story is about, or may name."""
    if story.moment is None:
        words = {"kehoach": story.plan[0], "kehoach.ngan": story.plan[1]} if story.plan else {}
        return words | _paper(story)
    scheme = story.moment.scheme
    years = max(story.happened.year - scheme.issue.year, 1)
    goals = scheme.subject.lists["goal"]
    return {
        "kehoach": scheme.full, "kehoach.ngan": scheme.kind, "keten": f"{scheme.kind} {scheme.subject.short}",
        "kegd": f"{scheme.period[0]} - {scheme.period[1]}" if not scheme.annual else f"năm {scheme.period[0]}",
        "vanban": f"{scheme.kind} số {scheme.number}" if scheme.number else f"{scheme.kind} này",
        "so": f" (số {scheme.number})" if scheme.number else "", "sonam": "một năm" if years == 1 else f"{years} năm",
        "sochitieu": str(len(scheme.promises)), "goal": goals[story.number % len(goals)],
    }  # fmt: skip


def _paper(story: Story) -> dict[str, str]:
    if story.kind != "van-ban":
        return {}
    paper = paper_of(story)
    return {"vanban": f"{paper['kind']} số {paper['number']}"}


def on(story: Story, rng: Random) -> str:
    """How the day of a story's meeting is written."""
    return dates.on(story.happened, story.setting.session, rng)
