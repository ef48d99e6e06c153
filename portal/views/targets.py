"""Owns the lists of targets: /chi-tieu/ and its parts by state, unit and deadline, and those due without news.

A list too long for one page shows its years, then its plans: lists are divided by periods, not by page numbers.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from portal import urls
from portal.domain.groups import NO_YEAR
from portal.domain.plan import State
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.collate import sort_key
from portal.text.slug import slug
from portal.views.card import crumbs, plan_link
from portal.views.filters import choice_group, year_text
from portal.views.following import TARGETS, feeds_of, followed
from portal.views.head import PageHeader
from portal.views.parts import Feed, Link, Meta
from portal.views.promise import COUNTED, by_plan, counts_sentence, state_label, target_row
from portal.views.rows import ChoiceGroup, FilterChoice, TargetGroup, TargetRow
from portal.views.titles import unit_title

TITLE = "Chỉ tiêu và kết quả thực hiện"
SILENT_TITLE = "Chỉ tiêu đã đến hạn, chưa có tin về kết quả"
WHOLE = 60  # targets that the first page shows completely
MANY = 100  # rows of one page at most
PLANS = 60  # plans listed on the first page
FRESH = 10
NOT_ACCUSED = "Trang này chỉ nói những gì nó biết: chưa có tin về kết quả không có nghĩa là chỉ tiêu không đạt."
BY_PLAN, BY_YEAR = "Theo kế hoạch", "Theo hạn"
EARLY = "Đã đến hạn, mới có số liệu của thời gian trước hạn"


@dataclass(frozen=True)
class TargetsView:
    """A list of targets: grouped by plan, or, if it is too long, as years or plans with their counts."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    groups: tuple[TargetGroup, ...]
    filters: tuple[ChoiceGroup, ...]
    feeds: tuple[Feed, ...]
    note: str = ""
    fresh: tuple[TargetRow, ...] = ()
    counts_title: str = ""
    counts: tuple[Link, ...] = ()
    early_title: str = EARLY
    early: tuple[TargetGroup, ...] = ()
    silent: Link | None = None


def targets_view(portal: Portal, origin: str = "") -> TargetsView:
    """Return the page /chi-tieu/."""
    total = portal.count("targets")
    long = total > WHOLE
    fresh = portal.latest(FRESH, "targets", "fresh") if long else ()
    ids = () if long else portal.group("targets")
    due = portal.count("targets", "state", State.SILENT.value)
    return replace(
        _view(portal, PageHeader(TITLE, urls.TARGETS, crumbs(Link(TITLE)), _total(portal), origin), ids),
        fresh=tuple(target_row(portal, id, True) for id in fresh),
        counts=_promising(portal) if long else (),
        counts_title=BY_PLAN,
        silent=Link(SILENT_TITLE, urls.SILENT, f"({due})") if due else None,
    )


def _promising(portal: Portal) -> tuple[Link, ...]:
    """Return the plans that have targets, those with the latest news first; the register has all."""
    plans = (portal.plan(id) for id in portal.group("plans"))
    links = ((plan_link(portal, plan.id), len(plan.targets)) for plan in plans if plan.targets)
    return tuple(Link(link.text, f"{link.href}#chi-tieu", f"({count} chỉ tiêu)") for link, count in islice(links, PLANS))


def _total(portal: Portal) -> str:
    counts = {State(state): portal.count("targets", "state", state) for state in portal.group("targets", "states")}
    return counts_sentence(counts) if counts else "Trang này chưa nêu chỉ tiêu nào."


def state_view(portal: Portal, state: str, year: str = "", origin: str = "") -> TargetsView:
    """Return targets of one state, or those of them due in one year; those due without news have a separate page."""
    if state == State.SILENT:
        return silent_view(portal, year, origin)
    key = ("targets", "state", state, year) if year else ("targets", "state", state)
    label = state_label(state)
    title = f"Chỉ tiêu: {_small(label)}" + (f", hạn {year_text(year, 'không rõ').lower()}" if year else "")
    url = urls.targets_by("tinh-trang", slug(label), year)
    lede = f"{portal.count(*key)} chỉ tiêu {COUNTED[State(state)]}."
    return _list(portal, _header(title, url, lede, origin), key, state=state if not year else "")


def silent_view(portal: Portal, year: str = "", origin: str = "") -> TargetsView:
    """Return the page /chi-tieu/chua-co-ket-qua/: due, and no result is known here."""
    key = ("targets", "state", State.SILENT.value, *((year,) if year else ()))
    title = SILENT_TITLE + (f", hạn {year_text(year).lower()}" if year else "")
    count = portal.count(*key)
    lede = (
        f"{count} chỉ tiêu đã đến hạn mà trang này chưa có bài hoặc văn bản nào nêu kết quả."
        if count
        else "Không có chỉ tiêu nào đã đến hạn mà trang này chưa có tin về kết quả."
    )
    url = urls.silent(year) if year else urls.SILENT
    early = () if year else portal.group("targets", "early")
    view = _list(portal, _header(title, url, lede, origin), key, urls.SILENT, "" if year else State.SILENT.value)
    return replace(view, note=NOT_ACCUSED, early=by_plan(portal, early[:MANY]))


def unit_view(portal: Portal, unit: str, origin: str = "") -> TargetsView:
    """Return the targets one unit is responsible for."""
    name = unit_title(portal, unit)
    url = urls.targets_by("don-vi", unit)
    key = ("targets", "unit", unit)
    return _list(portal, _header(f"Chỉ tiêu của {name}", url, f"{portal.count(*key)} chỉ tiêu.", origin), key)


def due_view(portal: Portal, year: str, origin: str = "") -> TargetsView:
    """Return targets due in one year."""
    url = urls.targets_by("han", year)
    key = ("targets", "due", year)
    title = "Chỉ tiêu không nêu hạn" if year == NO_YEAR else f"Chỉ tiêu có hạn năm {year}"
    return _list(portal, _header(title, url, f"{portal.count(*key)} chỉ tiêu.", origin), key)


def _header(title: str, url: str, lede: str, origin: str) -> PageHeader:
    """Return the header of a list below /chi-tieu/."""
    return PageHeader(title, url, crumbs(Link(TITLE, urls.TARGETS), Link(title)), lede, origin)


def _list(portal: Portal, header: PageHeader, key: tuple[str, ...], current: str = "", state: str = "") -> TargetsView:
    """Return a list whole, or by years if it is long and has any. `current` is the filter it belongs to: its own address by default."""
    long = portal.count(*key) > MANY
    counts, counts_title = (_years(portal, state), BY_YEAR) if long and state else ((), "")
    ids = () if counts else portal.group(*key)
    if long and not counts:
        counts, counts_title, ids = _plans(portal, ids), BY_PLAN, ()
    return replace(_view(portal, header, ids, current or header.url), counts=counts, counts_title=counts_title)


def _years(portal: Portal, state: str) -> tuple[Link, ...]:
    found = ((year, portal.count("targets", "state", state, year)) for year in portal.group("targets", "dues"))
    return tuple(Link(_due(year), state_url(state, year), f"({count})") for year, count in found if count)


def _plans(portal: Portal, ids: tuple[str, ...]) -> tuple[Link, ...]:
    counts: dict[str, int] = {}
    for id in ids:
        plan = portal.target(id).plan
        counts[plan] = counts.get(plan, 0) + 1
    links = ((plan_link(portal, plan), count) for plan, count in counts.items())
    return tuple(Link(link.text, f"{link.href}#chi-tieu", f"({count} chỉ tiêu)") for link, count in links)


def state_url(state: str, year: str = "") -> str:
    """Return where the targets of a state are listed."""
    if state == State.SILENT:
        return urls.silent(year) if year else urls.SILENT
    return urls.targets_by("tinh-trang", slug(state_label(state)), year)


def _view(portal: Portal, header: PageHeader, ids: tuple[str, ...], current: str = "") -> TargetsView:
    return TargetsView(
        meta=replace(header.meta, feeds=feeds_of(portal, TARGETS)),
        breadcrumb=header.trail,
        title=header.title,
        lede=header.lede,
        groups=by_plan(portal, ids),
        filters=target_filters(portal, current),
        feeds=followed(portal, TARGETS),
    )


def target_filters(portal: Portal, current: str) -> tuple[ChoiceGroup, ...]:
    """Return Theo tình trạng, theo hạn, theo đơn vị; counted on the two first pages only: otherwise one new target would change every list.
    """

    def counted(*key: str) -> int:
        return portal.count("targets", *key) if current in ("", urls.SILENT) else 0

    states = [(state_label(state), state_url(state), counted("state", state)) for state in portal.group("targets", "states")]
    dues = [(_due(year), urls.targets_by("han", year), counted("due", year)) for year in portal.group("targets", "dues")]
    units = [(portal.unit(id).name, urls.targets_by("don-vi", id), counted("unit", id)) for id in portal.group("targets", "units")]
    units.sort(key=lambda unit: sort_key(unit[0]))
    sorts = (
        ("Theo tình trạng", "theo-tinh-trang", states),
        ("Theo hạn", "theo-han", dues),
        ("Theo đơn vị chịu trách nhiệm", "theo-don-vi", units),
    )
    return tuple(
        group
        for label, anchor, found in sorts
        for group in choice_group(label, anchor, (FilterChoice(text, href, count, href == current) for text, href, count in found))
    )


def _due(year: str) -> str:
    return year_text(year, "Không nêu hạn")


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
