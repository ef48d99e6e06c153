"""Owns the page of one topic, block by block as pages.md specifies, and the list of all topics A–Z."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from portal import urls
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.collate import sort_key
from portal.text.fold import fold
from portal.views import document, register
from portal.views.card import KEPT_SHORT, cards, crumbs, more_link, topic_link
from portal.views.event import event_row
from portal.views.following import feeds_of, followed
from portal.views.ground import unit_entry
from portal.views.head import head
from portal.views.listing import year_links
from portal.views.parts import CardPart, CountLink, Feed, Link, Meta
from portal.views.programme import plan_row
from portal.views.promise import by_plan
from portal.views.rows import AzGroup, DocumentRow, EventRow, PlanRow, TargetGroup
from portal.views.titles import group_title

TITLE = "Chủ đề"
SHOWN = 10


@dataclass(frozen=True)
class TopicView:
    """Everything on a topic's page."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    tally: tuple[CountLink, ...]
    plans: tuple[PlanRow, ...]
    plans_more: Link | None  # all of them, if the page shows some
    targets: tuple[TargetGroup, ...]
    events: tuple[EventRow, ...]
    latest: tuple[CardPart, ...]
    years: tuple[Link, ...]
    documents: tuple[DocumentRow, ...]
    documents_more: Link | None
    units: tuple[Link, ...]
    near: tuple[Link, ...]
    feeds: tuple[Feed, ...]


@dataclass(frozen=True)
class TopicsView:
    """The page /chu-de/."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    groups: tuple[AzGroup, ...]


def topic_view(portal: Portal, id: str, origin: str = "") -> TopicView:
    """Return the page of one topic."""
    topic = portal.topic(id)
    above = (topic_link(portal, topic.broader),) if topic.broader else ()
    trail = crumbs(Link(TITLE, urls.TOPICS), *above, Link(topic.name))
    plans = portal.group("plans", "topic", id)
    targets = [target for plan in plans for target in portal.plan(plan).targets]
    news = portal.count("topic", id)
    counts = (("tin, bài", "#tin", news), ("chương trình, đề án", "#chuong-trinh", len(plans)), ("chỉ tiêu", "#chi-tieu", len(targets)))
    return TopicView(
        meta=replace(
            head(group_title(portal, "topic", id), urls.topic(id), trail, origin, description=topic.description),
            feeds=feeds_of(portal, ("topic", id)),
        ),
        breadcrumb=trail,
        title=topic.name,
        lede=topic.description,
        tally=tuple(CountLink(text, href, count) for text, href, count in counts if count),
        plans=tuple(plan_row(portal, plan) for plan in plans[:register.OF_TOPIC]),
        plans_more=more_link(portal, register.OF_TOPIC, "chương trình, đề án, kế hoạch", urls.plans_by("chu-de", id), "plans", "topic", id),
        targets=by_plan(portal, targets[:SHOWN]),
        events=tuple(event_row(portal, event) for event in portal.latest(5, "coming", "topic", id)),
        latest=cards(portal, portal.latest(KEPT_SHORT, "topic", id)),
        years=year_links(portal, "topic", id),
        documents=document.rows(portal, portal.latest(document.OF_TOPIC, "documents", "topic", id)),
        documents_more=more_link(portal, document.OF_TOPIC, "văn bản", urls.documents_by("chu-de", id), "documents", "topic", id),
        units=tuple(unit_entry(portal, unit) for unit in portal.latest(SHOWN, "units", "topic", id)),
        near=tuple(topic_link(portal, other) for other in near_topics(portal, id)),
        feeds=followed(portal, ("topic", id)),
    )


def near_topics(portal: Portal, id: str) -> Iterator[str]:
    """Yield the broader topic, the narrower ones, the related ones, each once."""
    topic = portal.topic(id)
    narrower = (other for other in portal.ids("topics") if portal.topic(other).broader == id)
    related = (other for other in portal.ids("topics") if id in portal.topic(other).related)
    found = dict.fromkeys([*([topic.broader] if topic.broader else []), *narrower, *topic.related, *related])
    yield from (other for other in found if other != id)


def topics_view(portal: Portal, origin: str = "") -> TopicsView:
    """Return all topics by their first letter, alternative names among them."""
    entries = sorted(_entries(portal), key=lambda link: sort_key(link.text))
    trail = crumbs(Link(TITLE))
    lede = "Mỗi chủ đề tập hợp tin, bài, chương trình, đề án, chỉ tiêu và văn bản về một việc."
    return TopicsView(
        meta=head(TITLE, urls.TOPICS, trail, origin, description=lede),
        breadcrumb=trail,
        title=TITLE,
        lede=lede,
        groups=az_groups(entries),
    )


def _entries(portal: Portal) -> Iterator[Link]:
    for id in portal.ids("topics"):
        topic = portal.topic(id)
        count = portal.count("topic", id)
        yield Link(topic.name, urls.topic(id), f"({count})" if count else "")
        for other in topic.alt_names:
            yield Link(f"{other[:1].upper()}{other[1:]}", urls.topic(id), f"xem {topic.name}")


def az_groups(links: Iterable[Link]) -> tuple[AzGroup, ...]:
    """Return sorted links under their first letters; Ă, Â, Đ, Ê, Ô, Ơ, Ư are letters of their own."""
    groups: dict[str, list[Link]] = {}
    for link in links:
        groups.setdefault(letter_of(link.text), []).append(link)
    return tuple(AzGroup(letter, _anchor(letter), tuple(entries)) for letter, entries in groups.items())


TONELESS = str.maketrans(
    "ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ",
    "AAAAAĂĂĂĂĂÂÂÂÂÂEEEEEÊÊÊÊÊIIIIIOOOOOÔÔÔÔÔƠƠƠƠƠUUUUUƯƯƯƯƯYYYYY",
)


def letter_of(text: str) -> str:
    """Return the letter of the alphabet a text begins with, without its tone; "#" for anything else."""
    first = text[:1].upper().translate(TONELESS)
    return first if first.isalpha() else "#"


PLACES = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw", "#": "khac"}


def _anchor(letter: str) -> str:
    return f"chu-{PLACES.get(letter, fold(letter))}"
