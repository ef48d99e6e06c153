"""Owns the register of plans: /ke-hoach/ and its parts by stage, kind, issuer, topic and year, each with an address of its own."""

from __future__ import annotations

from collections.abc import Iterable

from portal import urls
from portal.domain.plan import Stage
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.collate import sort_key
from portal.text.numbers import format_number
from portal.text.slug import slug
from portal.views.card import crumbs
from portal.views.filters import choice_group, year_text
from portal.views.head import PageHeader
from portal.views.parts import Link, Meta
from portal.views.periods import ListPart, parts, period_text, period_trail
from portal.views.programme import STAGES, capital, plan_row
from portal.views.rows import ChoiceGroup, FilterChoice, PlanRow
from portal.views.titles import unit_title

TITLE = "Chương trình, đề án, kế hoạch"
WHOLE = 60  # plans that the first page shows completely
LATEST = 30  # otherwise this many, those with the latest news
LONG = 100  # plans of one page above which each is one line
FACETS = {"stage": "buoc", "kind": "loai", "issuer": "co-quan", "year": "nam", "topic": "chu-de"}
OF_TOPIC = 20  # plans that a topic's own page shows; with more they have their own list
NAMED = ("issuer", "topic")  # facets whose values are names


@dataclass(frozen=True)
class PlansView:
    """A list of plans with its filters."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    parts: tuple[ListPart[PlanRow], ...]  # one if the list is not long
    compact: bool  # names and stages only
    filters: tuple[ChoiceGroup, ...]
    all: Link | None


def plans_view(portal: Portal, origin: str = "") -> PlansView:
    """Return the page /ke-hoach/."""
    total = portal.count("plans")
    shown = rows(portal, portal.latest(WHOLE if total <= WHOLE else LATEST, "plans"))
    lede = (
        f"{format_number(total)} chương trình, đề án, kế hoạch, nghị quyết được nêu trên trang này."
        if total
        else "Trang này chưa nêu chương trình, đề án, kế hoạch nào."
    )
    heading = "" if total <= WHOLE else f"{LATEST} chương trình, đề án, kế hoạch có tin mới nhất"
    found = (ListPart(heading, "moi-nhat", shown),) if shown else ()
    return _view(portal, PageHeader(TITLE, urls.PLANS, crumbs(Link(TITLE)), lede, origin), found, urls.PLANS)


def plans_by_view(portal: Portal, facet: str, value: str, period: tuple[str, ...] = (), origin: str = "") -> PlansView:
    """Return the plans of one stage, kind, issuer, topic or year (`facet` as in FACETS), or of one year of a long list of them."""
    key, home = ("plans", facet, value, *period), plans_url(facet, value)
    url = urls.period(home, *period)
    name = unit_title(portal, value) if facet == "issuer" else facet_name(portal, facet, value)
    title = f"{TITLE}: {name if facet in NAMED else name[:1].lower() + name[1:]}"
    if period:
        title += f", {period_text(*period).lower()}"
    trail = crumbs(Link(TITLE, urls.PLANS), *period_trail(name, home, period))
    noun = "chương trình, đề án, kế hoạch"
    header = PageHeader(title, url, trail, f"{format_number(portal.count(*key))} {noun}.", origin)
    return _view(portal, header, parts(portal, key, url, rows, noun), home)


def rows(portal: Portal, ids: Iterable[str]) -> tuple[PlanRow, ...]:
    """Return plans in order."""
    return tuple(plan_row(portal, id) for id in ids)


def _view(portal: Portal, header: PageHeader, found: tuple[ListPart[PlanRow], ...], choice: str) -> PlansView:
    """Return a list of plans. `choice` is the filter of the page."""
    return PlansView(
        meta=header.meta,
        breadcrumb=header.trail,
        title=header.title,
        lede=header.lede,
        parts=found,
        compact=sum(len(part.rows) for part in found) > LONG,
        filters=plan_filters(portal, choice),
        all=Link("Tất cả chương trình, đề án, kế hoạch", urls.PLANS) if header.url != urls.PLANS else None,
    )


def plans_url(facet: str, value: str) -> str:
    """Return where the plans of one stage, kind, issuer or year are listed."""
    return urls.plans_by(FACETS[facet], slug(STAGES[Stage(value)]) if facet == "stage" else slug(value) if facet == "kind" else value)


def facet_name(portal: Portal, facet: str, value: str) -> str:
    """Return a filter's value in words."""
    if facet == "stage":
        return STAGES[Stage(value)]
    if facet == "issuer":
        return portal.unit(value).name
    if facet == "topic":
        return portal.topic(value).name
    if facet == "year":
        return year_text(value)
    return capital(value)


def listed(portal: Portal, facet: str) -> tuple[str, ...]:
    """Return the values of a facet that have a list."""
    values = portal.group("plans", f"{facet}s")
    return tuple(value for value in values if facet != "topic" or portal.count("plans", facet, value) > OF_TOPIC)


def plan_filters(portal: Portal, current: str) -> tuple[ChoiceGroup, ...]:
    """Return Theo bước, theo loại, theo cơ quan, theo năm.

    They are counted on the first page only: otherwise one new plan would change every list.

    A topic's own page leads to its plans.
    """
    labels = (("stage", "Theo bước"), ("kind", "Theo loại"), ("issuer", "Theo cơ quan ban hành"), ("year", "Theo năm"))
    return tuple(group for facet, label in labels for group in _facet(portal, facet, label, current))


def _facet(portal: Portal, facet: str, label: str, current: str) -> tuple[ChoiceGroup, ...]:
    choices = []
    for value in portal.group("plans", f"{facet}s"):
        url = plans_url(facet, value)
        count = portal.count("plans", facet, value) if current == urls.PLANS else 0
        choices.append(FilterChoice(facet_name(portal, facet, value), url, count, url == current))
    if facet in ("kind", "issuer"):
        choices.sort(key=lambda choice: sort_key(choice.text))
    return choice_group(label, f"theo-{FACETS[facet]}", choices)
