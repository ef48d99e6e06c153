"""Owns the table of page types: which kinds of page the site has, and how readers and search engines reach them.

The menu, the footer, the site map page, sitemap.xml, the kinds of search results and the modules of `plugins/pages` are read from it, in
its order. A plugin adds rows of its own (`Run.page_types`). A row without links has to say why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from importlib import import_module

from portal import urls
from portal.domain.portal import Portal
from portal.views.parts import Link

Entry = tuple[str, str]  # address, day of the last change or ""
Entries = Callable[[Portal], Iterable[Entry]]


class Place(Enum):
    """A place for links to page types."""

    MENU = auto()
    MORE = auto()  # the second line of the menu
    FOOTER = auto()
    NEWS = auto()  # «Tin tức» on the site map page
    RECORDS = auto()  # «Chương trình, chỉ tiêu, văn bản» there
    ABOUT = auto()  # «Về trang này» there


def always(portal: Portal) -> bool:
    """Return True: the page exists whatever the content is."""
    return True


@dataclass(frozen=True, slots=True)
class PageType:
    """One kind of page. Raises ValueError if nothing leads to it and no reason is given."""

    name: str
    url: str = ""  # of the page that links lead to
    links: Mapping[Place, str] = field(default_factory=dict)  # the places of its links, and their words
    note: str = ""  # next to a link on the site map page
    shown: Callable[[Portal], bool] = always  # whether there is anything to link to
    in_menu: Callable[[Portal], bool] = always  # an additional condition for the menu, which has room for what staff have written
    entries: Entries | None = None  # the addresses in sitemap.xml
    kind: str = ""  # of search results; "" if search does not find single pages of this type
    address: Callable[[str], str] | None = None  # of the page of one record by its id, if `kind` is given
    module: str = ""  # of plugins/pages, which makes the pages; "": named like the type; "-": another plugin makes them
    unlinked: str = ""  # why no page links to it
    unindexed: str = ""  # why it is not in sitemap.xml

    def __post_init__(self) -> None:
        if not self.links and not self.unlinked:
            raise ValueError(f"{self.name}: say where links to it stand, or why none does")
        if self.links and not self.url:
            raise ValueError(f"{self.name}: say where its links lead")
        if self.entries is None and not self.unindexed:
            raise ValueError(f"{self.name}: say which addresses sitemap.xml names, or why none")
        if bool(self.kind) != bool(self.address):
            raise ValueError(f"{self.name}: a kind of search results needs the addresses of its pages, and these a kind")


def _entries(name: str) -> Entries:
    """Return a function of sitemap_entries.py; its module, which knows all lists, is imported when sitemap.xml is made."""

    def entries(portal: Portal) -> Iterable[Entry]:
        found: Iterable[Entry] = getattr(import_module("portal.views.sitemap_entries"), name)(portal)
        return found

    return entries


def _fixed(*addresses: str) -> Entries:
    return lambda portal: ((url, "") for url in addresses)


def _page(id: str) -> Callable[[Portal], bool]:
    return lambda portal: id in portal.ids("pages")


def _plans(portal: Portal) -> bool:
    return bool(portal.ids("plans"))


def _consultations(portal: Portal) -> bool:
    return portal.has_group("consultation", "open") or portal.has_group("consultation", "closed")


def _notices(portal: Portal) -> bool:
    return portal.has_group("notice", "current") or portal.has_group("notice", "past")


MENU, MORE, FOOTER, NEWS, RECORDS, ABOUT = Place
PAGE_TYPES = (
    PageType("home", entries=_entries("home"), unlinked="the name of the portal leads to it"),
    PageType(
        "about", urls.ABOUT, dict.fromkeys((MENU, ABOUT), "Giới thiệu"), in_menu=_page("gioi-thieu"), entries=_fixed(urls.ABOUT),
        module="static",
    ),
    PageType("lists", urls.NEWS, {MENU: "Tin tức", NEWS: "Tin tức, bài mới nhất"}, entries=_entries("news")),
    PageType("articles", entries=_entries("articles"), kind="article", address=urls.article, unlinked="lists name them"),
    PageType("sections", entries=_entries("sections"), unlinked="the site map page names each"),
    PageType(
        "units", urls.UNITS, dict.fromkeys((MORE, FOOTER), "Cơ quan, đơn vị"), entries=_entries("units"), kind="unit",
        address=urls.unit,
    ),
    PageType("topics", urls.TOPICS, dict.fromkeys((MORE, FOOTER), "Chủ đề"), entries=_entries("topics"), kind="topic", address=urls.topic),
    PageType(
        "plans", urls.PLANS, dict.fromkeys((MENU, RECORDS), "Chương trình, đề án, kế hoạch"), shown=_plans, entries=_entries("plans"),
        kind="plan", address=urls.plan,
    ),
    PageType(
        "targets", urls.TARGETS, dict.fromkeys((MORE, FOOTER, RECORDS), "Chỉ tiêu và kết quả thực hiện"),
        shown=lambda portal: portal.has_group("targets"), entries=_entries("targets"), kind="target", address=urls.target,
    ),
    PageType(
        "silent", urls.SILENT, {RECORDS: "Chỉ tiêu đã đến hạn, chưa có tin về kết quả"}, module="targets",
        shown=lambda portal: portal.has_group("targets", "state", "silent"), entries=_fixed(urls.SILENT),
    ),
    PageType(
        "documents", urls.DOCUMENTS, dict.fromkeys((MENU, RECORDS), "Văn bản"), shown=lambda portal: portal.has_group("documents"),
        entries=_entries("documents"), kind="document", address=urls.document,
    ),
    PageType(
        "events", urls.EVENTS, dict.fromkeys((MORE, FOOTER, RECORDS), "Hội nghị, hội thảo"), shown=Portal.has_events,
        entries=_entries("events"),
    ),
    PageType(
        "consultations", urls.CONSULTATIONS, {MENU: "Góp ý dự thảo", RECORDS: "Lấy ý kiến góp ý dự thảo"}, shown=_consultations,
        entries=_entries("consultations"),
    ),
    PageType("notices", urls.NOTICES, dict.fromkeys((MORE, FOOTER, RECORDS), "Thông báo"), shown=_notices, entries=_entries("notices")),
    PageType(
        "contact", urls.CONTACT, dict.fromkeys((MENU, ABOUT), "Liên hệ"), in_menu=_page("lien-he"), entries=_fixed(urls.CONTACT),
        module="static",
    ),
    PageType("static", entries=_entries("static"), unlinked="the site map page names each"),
    PageType("search", urls.SEARCH, {ABOUT: "Tìm kiếm"}, unindexed="a form, and its results are the reader's own"),
    PageType("site-map", urls.SITE_MAP, {FOOTER: "Sơ đồ trang"}, entries=_fixed(urls.SITE_MAP), module="directory"),
    PageType("feeds", urls.FEEDS, dict.fromkeys((FOOTER, ABOUT), "Kênh RSS"), entries=_entries("feeds")),
    PageType(
        "calendar", urls.CALENDAR, {ABOUT: "Lịch hội nghị, hội thảo"}, "tệp iCalendar", Portal.has_events, module="-",
        unindexed="a file, not a page",
    ),
    PageType("data", urls.DATA, dict.fromkeys((FOOTER, ABOUT), "Dữ liệu mở"), entries=_fixed(urls.DATA)),
    PageType(
        "accessibility", urls.ACCESSIBILITY, dict.fromkeys((FOOTER, ABOUT), "Khả năng tiếp cận"), entries=_fixed(urls.ACCESSIBILITY)
    ),
    PageType("english", urls.ENGLISH, {ABOUT: "English"}, entries=_fixed(urls.ENGLISH, urls.ENGLISH_CONTACTS)),
    PageType("error", unlinked="servers show it", unindexed="it stands for pages that are not there"),
    PageType("sitemap", unlinked="robots.txt names it", unindexed="a file, not a page"),
    PageType("news_sitemap", unlinked="robots.txt names it", unindexed="a file, not a page"),
    PageType("robots", unlinked="robots know where it is", unindexed="a file, not a page"),
)  # fmt: skip


def links(portal: Portal, place: Place, types: Iterable[PageType] = PAGE_TYPES) -> Iterator[Link]:
    """Yield the links of one place, to non-empty pages."""
    for type in types:
        if place in type.links and type.shown(portal) and (place is not Place.MENU or type.in_menu(portal)):
            yield Link(type.links[place], type.url, type.note)
