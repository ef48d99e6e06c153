"""Owns titles: short ones mostly, none twice. A title that is taken is tried again with other words, then with other figures."""

from __future__ import annotations

from random import Random

from portal.text.slug import slug
from tools.demo import quantities, voices
from tools.demo.lexicon import lexicon
from tools.demo.places import communes_on
from tools.demo.setting import place_of, scale_of
from tools.demo.story import LED, Story
from tools.demo.units import bodies
from tools.demo.wording import slots_of

OFTEN = 0.35  # how often a meeting is headed by what was told there
OWN = {
    "so-ket": OFTEN, "tong-ket": OFTEN, "giao-ban": 0.6, "trien-khai": OFTEN, "giam-sat": OFTEN, "toa-dam": 0.2,
    "tin-ngan": 0.9, "thong-bao": 1.0, "phan-anh": 0.4, "anh": 0.2, "guong": 0.0, "van-ban": 0.0, "gop-y": 0.0,
}  # fmt: skip
SHORT, LONG = 70, 150
TRIES = 80


def title_of(story: Story, seed: int, taken: set[str]) -> str:
    """A title nobody has (`taken` holds slugs); the story's figures become those the title tells."""
    title = ""
    for attempt in range(TRIES):
        rng = Random(f"{seed}/title/{story.number}/{attempt}")
        if attempt % 4 == 0:
            figure(story, seed, attempt)
        title = _drawn(story, rng)
        if _good(title, rng) and slug(title, 400) not in taken:
            return title
    return f"{title} ({story.setting.words['thon']}, {story.published:%d/%m/%Y})"


def figure(story: Story, seed: int, attempt: int = 0) -> None:
    """Draw the figures of a story's issue into its words."""
    issue, day = lexicon().issue(story.issue), story.happened
    scale = scale_of(place_of(bodies()[story.unit], day))
    rng = Random(f"{seed}/figures/{story.number}/{attempt}")
    story.setting.words.update(quantities.draw(issue, rng, min(scale, len(communes_on(day))), issue.share(day) or 0.5))


def _drawn(story: Story, rng: Random) -> str:
    voice = voices.make_voice(rng, story, slots_of(story), titled=True)
    voice.turns = None
    issue = lexicon().issue(story.issue)
    own = [title for title in issue.lists["title"] if issue.tellers(issue.drawn(title), story.kind in LED)]
    raw = rng.choice(own) if rng.random() < OWN.get(story.kind, 0.0) and own else rng.choice(voice.frames[f"{story.kind}.title"])
    said, story.headed = voice.say(raw), issue.drawn(raw)
    return said[0].upper() + said[1:]


def _good(title: str, rng: Random) -> bool:
    return len(title) <= SHORT or (len(title) <= LONG and rng.random() < 0.2)
