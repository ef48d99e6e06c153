"""Owns documents with numbers: what an article's paper is called. Refuses to write articles."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from portal.demo import units
from portal.demo.matter import Value
from portal.demo.story import Story


def paper_of(story: Story) -> dict[str, Value]:
    """A document with a number that no other document of its issuer, kind and day can have."""
    rng = Random(f"paper/{story.number}")
    kind, code = rng.choice((("Kế hoạch", "KH"), ("Công văn", "CV"), ("Quyết định", "QĐ"), ("Hướng dẫn", "HD")))
    body = units.bodies()[story.unit]
    day = story.happened
    number = f"{day.timetuple().tm_yday * 3 + story.number % 3:02}/{code}-UBND"
    work = story.setting.words["work"]
    row: dict[str, Value] = {
        "number": number, "kind": kind, "issuer": body.name, "date": day, "title": f"Về {work} trên địa bàn {story.setting.words['huyen']} năm {day.year}",
    }  # fmt: skip
    if kind == "Quyết định":
        row["effective"] = day + timedelta(days=10)
    return row
