"""Owns the register of plans: /ke-hoach/ and its parts by stage, kind, issuer and year, each with an address of its own."""

from __future__ import annotations

from dataclasses import dataclass

from portal import urls
from portal.domain.plan import Stage
from portal.domain.portal import Portal
from portal.text.collate import sort_key
from portal.text.slug import slug
from portal.views.card import crumbs
from portal.views.filters import choice_group, year_text
from portal.views.head import head
from portal.views.parts import Link, Meta
from portal.views.programme import STAGES, capital, plan_row
from portal.views.rows import Choice, ChoiceGroup, PlanRow

TITLE = "Chương trình, đề án, kế hoạch"
WHOLE = 60  # plans the first page still shows all of
LATEST = 30  # else so many, those with the latest news
FACETS = {"stage": "buoc", "kind": "loai", "issuer": "co-quan", "year": "nam"}


@dataclass(frozen=True, slots=True)
class PlansView:
    """A list of plans with its filters. `heading` says what the rows are where they are not all."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    heading: str
    rows: tuple[PlanRow, ...]
    filters: tuple[ChoiceGroup, ...]
    all: Link | None


def plans_view(portal: Portal, origin: str = "") -> PlansView:
    """The page /ke-hoach/."""
    total = portal.count("plans")
    ids = portal.group("plans") if total <= WHOLE else portal.latest(LATEST, "plans")
    lede = (
        f"{total} chương trình, đề án, kế hoạch, nghị quyết được nêu trên trang này."
        if total
        else "Trang này chưa nêu chương trình, đề án, kế hoạch nào."
    )
    trail = crumbs(Link(TITLE))
    heading = "" if total <= WHOLE else f"{LATEST} chương trình, đề án, kế hoạch có tin mới nhất"
    return _view(portal, TITLE, urls.PLANS, lede, ids, trail, origin, heading)


def plans_by_view(portal: Portal, facet: str, value: str, origin: str = "") -> PlansView:
    """The plans of one stage, kind, issuer or year (`facet` as in FACETS)."""
    ids = portal.group("plans", facet, value)
    name = facet_name(portal, facet, value)
    title = f"{TITLE}: {name[:1].lower() + name[1:] if facet != 'issuer' else name}"
    trail = crumbs(Link(TITLE, urls.PLANS), Link(name))
    return _view(portal, title, plans_url(facet, value), f"{len(ids)} mục.", ids, trail, origin)


def _view(
    portal: Portal, title: str, url: str, lede: str, ids: tuple[str, ...], trail: tuple[Link, ...], origin: str, heading: str = ""
) -> PlansView:
    return PlansView(
        meta=head(title, url, trail, origin, description=lede),
        breadcrumb=trail,
        title=title,
        lede=lede,
        heading=heading,
        rows=tuple(plan_row(portal, id) for id in ids),
        filters=plan_filters(portal, url),
        all=Link("Tất cả chương trình, đề án, kế hoạch", urls.PLANS) if url != urls.PLANS else None,
    )


def plans_url(facet: str, value: str) -> str:
    """Where the plans of one stage, kind, issuer or year are listed."""
    return urls.plans_by(FACETS[facet], slug(STAGES[Stage(value)]) if facet == "stage" else slug(value) if facet == "kind" else value)


def facet_name(portal: Portal, facet: str, value: str) -> str:
    """A filter's value in words."""
    if facet == "stage":
        return STAGES[Stage(value)]
    if facet == "issuer":
        return portal.unit(value).name
    if facet == "year":
        return year_text(value)
    return capital(value)


def plan_filters(portal: Portal, current: str) -> tuple[ChoiceGroup, ...]:
    """Theo bước, theo loại, theo cơ quan, theo năm. Counted on the first page only: else one new plan would change every list."""
    labels = (("stage", "Theo bước"), ("kind", "Theo loại"), ("issuer", "Theo cơ quan ban hành"), ("year", "Theo năm"))
    return tuple(group for facet, label in labels for group in _facet(portal, facet, label, current))


def _facet(portal: Portal, facet: str, label: str, current: str) -> tuple[ChoiceGroup, ...]:
    choices = []
    for value in portal.group("plans", f"{facet}s"):
        url = plans_url(facet, value)
        count = portal.count("plans", facet, value) if current == urls.PLANS else 0
        choices.append(Choice(facet_name(portal, facet, value), url, count, url == current))
    if facet in ("kind", "issuer"):
        choices.sort(key=lambda choice: sort_key(choice.text))
    return choice_group(label, f"theo-{FACETS[facet]}", choices)
