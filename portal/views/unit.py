"""Owns the page of one unit: its names, what became of it, how to reach it, its promises and its articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal import urls
from portal.domain.portal import Portal
from portal.domain.unit import Level, Unit, UnitKind
from portal.record import dataclass
from portal.text.collate import sort_key
from portal.text.dates import format_day
from portal.views.card import KEPT_SHORT, cards, crumbs, document_row, more_link, unit_link
from portal.views.following import feeds_of, followed
from portal.views.ground import ended_banner, ended_note, unit_entry
from portal.views.head import head, page_ld
from portal.views.jsonld import organization
from portal.views.listing import year_links
from portal.views.parts import Banner, CardPart, Fact, Feed, Link, Meta, PersonPart
from portal.views.programme import plan_row
from portal.views.promise import by_plan
from portal.views.rows import DocumentRow, PlanRow, TargetGroup
from portal.views.titles import unit_title

LEVELS = {Level.CENTRAL: "Trung ương", Level.PROVINCE: "Cấp tỉnh", Level.DISTRICT: "Cấp huyện", Level.COMMUNE: "Cấp xã"}
KINDS = {
    UnitKind.TERRITORY: "Đơn vị hành chính",
    UnitKind.PARTY: "Cơ quan Đảng",
    UnitKind.COUNCIL: "Hội đồng nhân dân",
    UnitKind.COMMITTEE: "Ủy ban nhân dân",
    UnitKind.OFFICE: "Cơ quan chuyên môn",
    UnitKind.FRONT: "Mặt trận, đoàn thể",
    UnitKind.SERVICE: "Đơn vị sự nghiệp",
    UnitKind.VERTICAL: "Cơ quan ngành dọc",
}
CODES = {"gso": "Mã đơn vị hành chính"}
SHOWN = 10
DESCRIPTION = "tin, bài, chương trình, đề án, chỉ tiêu và thông tin liên hệ."


@dataclass(frozen=True)
class UnitView:
    """Everything on a unit's page."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    kicker: str
    banner: Banner | None
    function: str
    facts: tuple[Fact, ...]
    leaders: tuple[PersonPart, ...]
    below: tuple[Link, ...]
    plans: tuple[PlanRow, ...]
    plans_more: Link | None  # all of them, if the page shows some
    targets: tuple[TargetGroup, ...]
    targets_more: Link | None
    latest_title: str
    latest: tuple[CardPart, ...]
    years: tuple[Link, ...]
    documents: tuple[DocumentRow, ...]
    documents_more: Link | None
    feeds: tuple[Feed, ...]
    empty: str  # printed if the unit has no articles here


def unit_view(portal: Portal, id: str, origin: str = "") -> UnitView:
    """Return the page of one unit."""
    unit = portal.unit(id)
    trail = crumbs(Link("Cơ quan, đơn vị", urls.UNITS), *_above(portal, unit), Link(unit.name))
    own = portal.latest(KEPT_SHORT, "unit", id)
    latest = own or _latest_below(portal, id)
    return UnitView(
        meta=replace(
            head(unit_title(portal, id), urls.unit(id), trail, origin, description=unit.function or DESCRIPTION),
            feeds=feeds_of(portal, ("unit", id)),
            json_ld=page_ld(trail, origin, organization(unit, origin)),
        ),
        breadcrumb=trail,
        title=unit.name,
        kicker=f"{KINDS[unit.kind]} · {LEVELS[unit.level]}",
        banner=ended_banner(portal, id),
        function=unit.function,
        facts=tuple(_facts(portal, unit)),
        leaders=tuple(PersonPart(leader.name, (leader.role,), "", leader.phone, leader.email) for leader in unit.leaders),
        below=_below(portal, id),
        plans=tuple(plan_row(portal, plan) for plan in portal.latest(SHOWN, "plans", "unit", id)),
        plans_more=more_link(portal, SHOWN, "chương trình, đề án, kế hoạch", urls.plans_by("co-quan", id), "plans", "issuer", id),
        targets=by_plan(portal, portal.latest(SHOWN, "targets", "unit", id)),
        targets_more=more_link(portal, SHOWN, "chỉ tiêu", urls.targets_by("don-vi", id), "targets", "unit", id),
        latest_title="Tin mới nhất" if own else "Tin mới nhất của các đơn vị trực thuộc",
        latest=cards(portal, latest),
        years=year_links(portal, "unit", id),
        documents=tuple(document_row(portal, document) for document in portal.latest(SHOWN, "documents", "issuer", id)),
        documents_more=more_link(portal, SHOWN, "văn bản", urls.documents_by("co-quan", id), "documents", "issuer", id),
        feeds=followed(portal, ("unit", id)),
        empty="" if latest else "Trang này chưa có tin, bài của đơn vị.",
    )


def _latest_below(portal: Portal, id: str) -> tuple[str, ...]:
    """Return what a unit without articles can show: the newest of the units directly below."""
    found = [article for below in portal.group("units", "parent", id) for article in portal.latest(3, "unit", below)]
    return tuple(sorted(found, key=lambda article: portal.card(article).at, reverse=True))[:KEPT_SHORT]


def _above(portal: Portal, unit: Unit) -> Iterator[Link]:
    """Yield the units above, the highest first."""
    found: list[Link] = []
    seen = {unit.id}
    id = unit.parent
    while id and id not in seen:
        seen.add(id)
        link = unit_link(portal, id)
        found += [link] if link else []
        id = portal.unit(id).parent
    return reversed(found)


def _facts(portal: Portal, unit: Unit) -> Iterator[Fact]:
    """Yield Thuộc · Tiền thân · Địa chỉ · Điện thoại … · Thời gian · Căn cứ · Mã."""
    parent = unit_link(portal, unit.parent)
    if parent:
        yield Fact("Thuộc", (parent,))
    before = tuple(_with_end(portal, id) for id in unit.predecessors)
    if before:
        yield Fact("Trên địa bàn trước đây của" if unit.kind is UnitKind.TERRITORY else "Trước đây là", before)
    yield from contact_facts(unit)
    if unit.valid_from:
        yield Fact("Hoạt động từ ngày", (Link(format_day(unit.valid_from)),), unit.valid_from.isoformat())
    if unit.valid_to:
        yield Fact("Hoạt động đến hết ngày", (Link(format_day(unit.valid_to)),), unit.valid_to.isoformat())
    if unit.legal_basis:
        yield Fact("Căn cứ", tuple(Link(text) for text in unit.legal_basis))
    for system, code in unit.codes:
        yield Fact(_code_label(system), (Link(code),))


def _code_label(system: str) -> str:
    """Return «Mã đơn vị hành chính (đến 30/6/2025)»: a code may have been valid for a time only."""
    name, _, rest = system.partition(" ")
    label = CODES.get(name, f"Mã {name}")
    return f"{label} ({rest})" if rest else label


def contact_facts(unit: Unit) -> Iterator[Fact]:
    """Yield address, phone, fax, e-mail, site."""
    if unit.address:
        yield Fact("Địa chỉ", (Link(unit.address),))
    if unit.phone:
        yield Fact("Điện thoại", (Link(unit.phone, phone_href(unit.phone)),))
    if unit.fax:
        yield Fact("Fax", (Link(unit.fax),))
    if unit.email:
        yield Fact("Thư điện tử", (Link(unit.email, f"mailto:{unit.email}"),))
    if unit.site:
        yield Fact("Trang thông tin", (Link(unit.site, unit.site),))


def phone_href(phone: str) -> str:
    """Return «0209.3.800.001» → «tel:02093800001»."""
    return "tel:" + "".join(letter for letter in phone if letter.isdigit() or letter == "+")


def _with_end(portal: Portal, id: str) -> Link:
    unit = portal.unit(id)
    return Link(unit.name, urls.unit(id), ended_note(unit.valid_to))


def _below(portal: Portal, id: str) -> tuple[Link, ...]:
    """Return units directly below, existing ones first, in alphabetical order."""
    found = [(portal.has_ended(below), sort_key(portal.unit(below).name), below) for below in portal.group("units", "parent", id)]
    return tuple(unit_entry(portal, below) for _, _, below in sorted(found))
