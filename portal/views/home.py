"""Owns the front page: the current one, and the archive's if the newest article is over a year old."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from portal import urls
from portal.domain.figure import quotation
from portal.domain.identity import OfficeLink as OutLink
from portal.domain.plan import State as TargetState
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.collate import sort_key
from portal.text.numbers import format_number
from portal.views import consultation
from portal.views.card import article_link, card_view, cards, document_row, plan_link
from portal.views.event import event_row
from portal.views.ground import unit_entry
from portal.views.head import head, page_ld
from portal.views.jsonld import publisher_ld
from portal.views.listing import year_rows
from portal.views.notice import notice_row
from portal.views.parts import Banner, CardPart, CountLink, Feed, Link, Meta, StatementPart
from portal.views.programme import plan_row
from portal.views.promise import COUNTED, result_period
from portal.views.rows import ConsultationRow, DocumentRow, EventRow, NoticeRow, PlanRow, YearRow
from portal.views.section import SectionCards, section_cards
from portal.views.site_view import whole_feeds
from portal.views.statements import sentence_of, state_view
from portal.views.targets import state_url

NEW = 5  # Tin mới
LEADS = 3  # Tin nổi bật
RESULTS = 3
PLANS = 6
PLANS_IN_ARCHIVE = 8
SECTIONS = 6
OF_SECTION = 3
DOCUMENTS = 3
EVENTS = 3
NAMES = 12  # topics listed
UNITS = 8


# Where each block's "all of them" leads.
MORE = {
    "notices": Link("Tất cả thông báo", urls.NOTICES),
    "news": Link("Tất cả tin tức", urls.NEWS),
    "consultations": Link("Tất cả dự thảo", urls.CONSULTATIONS),
    "events": Link("Tất cả hội nghị, hội thảo", urls.EVENTS),
    "targets": Link("Chỉ tiêu và kết quả thực hiện", urls.TARGETS),
    "plans": Link("Tất cả chương trình, đề án, kế hoạch", urls.PLANS),
    "documents": Link("Tất cả văn bản", urls.DOCUMENTS),
    "topics": Link("Tất cả chủ đề", urls.TOPICS),
    "units": Link("Tất cả cơ quan, đơn vị", urls.UNITS),
}


@dataclass(frozen=True)
class HomeView:
    """The front page. An empty block is not printed."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    notice: str  # one line of the identity
    archive: Banner | None
    notices: tuple[NoticeRow, ...]
    tasks: tuple[Link, ...]
    lead: CardPart | None
    featured: tuple[CardPart, ...]
    lead_title: str
    latest: tuple[CardPart, ...]
    consultations: tuple[ConsultationRow, ...]
    events: tuple[EventRow, ...]
    figures: str  # one sentence
    states: tuple[CountLink, ...]  # the number of targets in each state, with links
    results: tuple[StatementPart, ...]
    plans_title: str
    plans: tuple[PlanRow, ...]
    sections: tuple[SectionCards, ...]
    documents: tuple[DocumentRow, ...]
    topics: tuple[Link, ...]
    units: tuple[Link, ...]
    years: tuple[YearRow, ...]
    follow: tuple[Link, ...]
    web_links: tuple[Link, ...]
    more: dict[str, Link]  # by block
    feeds: tuple[Feed, ...]


def home_view(portal: Portal, origin: str = "") -> HomeView:
    """Return the front page, current or archive."""
    identity = portal.identity()
    archive = portal.archive_mode()
    notices, drafts = portal.latest(3, "notice", "current"), () if archive else portal.latest(3, "consultation", "open")
    featured, latest = ((), ()) if archive else _news(portal, {*notices, *drafts})
    running = portal.latest(PLANS, "plans", "running")
    return HomeView(
        meta=replace(
            head(identity.name, urls.HOME, (), origin, description=identity.tagline),
            json_ld=page_ld((), origin, *publisher_ld(identity, origin)),
        ),
        breadcrumb=(),
        title=identity.name,
        notice=identity.notice,
        archive=_archive(portal) if archive else None,
        notices=tuple(notice_row(portal, id) for id in notices),
        tasks=_links(identity.common_tasks),
        lead=card_view(portal, (featured or latest)[0]) if featured or latest else None,
        featured=cards(portal, featured[1:]),
        lead_title="Tin nổi bật" if featured else "",
        latest=cards(portal, latest if featured else latest[1:]),
        consultations=consultation.rows(portal, drafts),
        events=() if archive else tuple(event_row(portal, id) for id in portal.latest(EVENTS, "events", "coming")),
        figures=_figures(portal),
        states=tuple(_states(portal)),
        results=_results(portal),
        plans_title="Chương trình, đề án, kế hoạch đang thực hiện" if running else "Chương trình, đề án, kế hoạch",
        plans=tuple(plan_row(portal, id) for id in running or portal.latest(PLANS_IN_ARCHIVE if archive else PLANS, "plans")),
        sections=_sections(portal, {*featured, *latest}),
        documents=tuple(document_row(portal, id) for id in portal.latest(DOCUMENTS, "documents")),
        topics=_topics(portal),
        units=_units(portal),
        years=year_rows(portal) if archive else (),
        follow=_follow(portal),
        web_links=_links(identity.web_links),
        more=MORE,
        feeds=whole_feeds(identity.name),
    )


def _news(portal: Portal, shown: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (featured, latest) article ids without overlap, and but for the lead without those `shown` elsewhere on the page."""
    chosen = portal.latest(LEADS, "featured")
    featured = tuple(id for id in chosen if id == chosen[0] or id not in shown)
    latest = (id for id in portal.latest(NEW + LEADS + 1 + len(shown), "all") if id not in {*chosen, *shown})
    return featured, tuple(latest)[: NEW if featured else NEW + 1]


def _archive(portal: Portal) -> Banner:
    newest = portal.latest(1, "all")[0]
    link = article_link(portal, newest)
    return Banner("archive", "Trang lưu trữ", links=(Link(link.text, link.href, f"ngày {link.note}"),), links_label="Tin mới nhất:")


def _figures(portal: Portal) -> str:
    total = portal.count("targets")
    return f"Trang này theo dõi {format_number(total)} chỉ tiêu đã nêu trong các chương trình, đề án, kế hoạch." if total else ""


def _states(portal: Portal) -> Iterator[CountLink]:
    """Yield the number of targets in each non-empty state, with a link to them."""
    for state in TargetState:
        count = portal.count("targets", "state", state.value)
        if count:
            yield CountLink(COUNTED[state], state_url(state.value), count)


def _results(portal: Portal) -> tuple[StatementPart, ...]:
    """Return the latest results, those of one plan together, in the order of each plan's latest."""
    results = [_result(portal, id) for id in portal.latest(RESULTS, "results")]
    order = {plan: place for place, plan in reversed([*enumerate(statement.plan for statement in results)])}
    return tuple(sorted(results, key=lambda statement: order[statement.plan]))


def _result(portal: Portal, id: str) -> StatementPart:
    """Return a figure with the article that reported it, and the state of its target."""
    result = portal.result(id)
    target = portal.target(result.target) if result.target else None
    state = replace(state_view(target.standing), sentence="") if target else None
    href = urls.target(target.id) if target else portal.card(result.article).url
    plan = plan_link(portal, result.plan) if result.plan else None
    return StatementPart(sentence_of(quotation(result.statement)), href, "", state, result_period(result), plan)


def _sections(portal: Portal, shown_above: Collection[str]) -> tuple[SectionCards, ...]:
    """The sections told of last, in the order of their registry, without articles told above; a single one shows more of itself."""
    filled = [id for id in portal.ids("sections") if portal.has_group("section", id)]
    newest = sorted(filled, key=lambda id: portal.card(portal.latest(1, "section", id)[0]).at, reverse=True)[:SECTIONS]
    count = OF_SECTION if len(newest) > 1 else NEW
    shown = (id for id in filled if id in newest)
    found = (section_cards(portal, id, count, shown_above) for id in shown)
    return tuple(section for section in found if section.cards)


def _topics(portal: Portal) -> tuple[Link, ...]:
    """Return the topics with most articles, in alphabetical order."""
    counted = sorted(((portal.count("topic", id), id) for id in portal.ids("topics")), key=lambda pair: (-pair[0], pair[1]))
    links = (Link(portal.topic(id).name, urls.topic(id), f"({count})") for count, id in counted[:NAMES] if count)
    return tuple(sorted(links, key=lambda link: sort_key(link.text)))


def _units(portal: Portal) -> tuple[Link, ...]:
    """Return the units with most articles, existing ones before ended ones."""
    found = ((portal.has_ended(id), -portal.count("unit", id), id) for id in portal.ids("units") if portal.has_group("unit", id))
    return tuple(unit_entry(portal, id) for _, _, id in sorted(found)[:UNITS])


def _follow(portal: Portal) -> tuple[Link, ...]:
    """Return RSS · Lịch · Dữ liệu mở."""
    calendar = (Link("Lịch hội nghị, hội thảo", urls.CALENDAR, "tệp iCalendar"),) if portal.has_events() else ()
    return (Link("Kênh RSS", urls.FEEDS), *calendar, Link("Dữ liệu mở", urls.DATA))


def _links(links: tuple[OutLink, ...]) -> tuple[Link, ...]:
    return tuple(Link(link.name, link.url) for link in links)
