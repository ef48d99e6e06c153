"""Owns what a text suggests about its occasion: who attended, the step of a plan it reports, its topics. A person decides on all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from portal.importer.found import CERTAIN, LIKELY, POSSIBLE, Evidence
from portal.source.linking.plan_names import KIND
from portal.source.reading.fields.vocabulary import VOCABULARIES, label
from portal.source.reading.registries.registry import Registries

ATTENDED = re.compile(
    r"(?:^|[.;]\s+)(?P<all>(?:Cùng\s+)?(?:[Tt]ham dự|[Tt]ham gia|Dự|Đến dự|Cùng dự|dự)\b(?:\s+(?:và chỉ đạo|và chủ trì|cùng))?"
    r"(?:\s+(?i:hội nghị|hội thảo|buổi lễ|buổi làm việc|lễ|kỳ họp|phiên họp|cuộc họp|đại hội|tọa đàm)[^,.;:]{0,60}?)?,?"
    r"\s*(?:còn\s+)?(?:có|gồm(?: có)?)\b\s*:?\s*(?P<who>[^.]{8,600}))"
)
PLAN = rf"(?:{KIND.pattern.lstrip('^')})"
STEPS = {
    word: stage
    for stage in ("consultation", "issued", "launched", "interim", "final")
    for word in (words.lower() for words in VOCABULARIES["stage"][stage])
    if word not in ("đánh giá", "thông qua")
}
STEP = re.compile(rf"(?<!\w)(?P<step>{'|'.join(sorted(STEPS, key=len, reverse=True))})\s[^.;“”]{{0,80}}?(?P<plan>{PLAN})", re.I)
FIRST = 2  # paragraphs that say what an article is about


def read_attendees(paragraphs: Iterable[str]) -> list[Evidence]:
    """Return who attended, as the text says it: «các đồng chí …; đại diện các phòng, ban»; certain if only one sentence does."""
    found = [match for text in paragraphs for match in ATTENDED.finditer(text)]
    sure = CERTAIN if len(found) == 1 else LIKELY
    return [Evidence("attendees", one["who"].strip(" ,"), sure, one["all"].strip(), "lời văn") for one in found]


def read_step(title: str, paragraphs: Sequence[str]) -> list[Evidence]:
    """Return the step of a plan that the title or the beginning reports, if it is one: «triển khai Đề án …»."""
    said: dict[str, str] = {}
    for text in (title, *paragraphs[:FIRST]):
        for found in STEP.finditer(text):
            said.setdefault(STEPS[found["step"].lower()], f"{found[0]} …")
    return [Evidence("stage", label("stage", stage), LIKELY, quote, "lời văn") for stage, quote in said.items()] if len(said) == 1 else []


def read_topics(named: Iterable[str], title: str, paragraphs: Sequence[str], registries: Registries) -> list[Evidence]:
    """Return the topics that a source names, and those whose whole name stands in the title or the beginning."""
    found: dict[str, Evidence] = {}
    for name in named:
        ids = registries.topic_names.find(name).ids
        known = registries.topics[ids[0]].name if len(ids) == 1 else name
        found.setdefault(known, Evidence("topics", known, LIKELY if len(ids) == 1 else POSSIBLE, name, "nguồn"))
    beginning = " ".join((title, *paragraphs[:FIRST]))
    for topic in registries.topics.values():
        at = re.search(rf"(?<!\w){re.escape(topic.name)}(?!\w)", beginning, re.I) if " " in topic.name else None
        if at:
            found.setdefault(topic.name, Evidence("topics", topic.name, LIKELY, at[0], "lời văn"))
    return list(found.values())
