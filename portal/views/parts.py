"""Owns the small frozen parts that page views consist of and components print.

Every text is finished Vietnamese (dates, figures and labels already worded), every address already resolved. There are no records of the
domain, no as-of date, and no HTML (except `json_ld`, a finished JSON text). Components name in their .yml file which of these parts they
accept.
"""

from __future__ import annotations

from portal.record import dataclass


@dataclass(frozen=True)
class Link:
    """A text that leads somewhere; with `href` "" it is printed as plain text. `note` follows it, subdued.

    `lang` is the text's language if it differs from the page's.
    """

    text: str
    href: str = ""
    note: str = ""
    lang: str = ""


@dataclass(frozen=True)
class CountLink:
    """A link with the number of things behind it ("Tháng 4", 12)."""

    text: str
    href: str
    count: int


@dataclass(frozen=True)
class DateView:
    """A date as printed ("28/11/2016") and in machine-readable form ("2016-11-28", or with time and +07:00)."""

    text: str
    iso: str = ""
    label: str = ""  # "Ngày đăng", "Hạn" …


@dataclass(frozen=True)
class Feed:
    """A feed named in the head and under the page; `type` is its media type."""

    title: str
    href: str
    type: str = "application/rss+xml"


@dataclass(frozen=True)
class FeedAddress:
    """One format of a feed: its name, its purpose, its address, and the full address to be copied."""

    name: str
    note: str
    href: str
    whole: str


@dataclass(frozen=True)
class DocumentSearch:
    """The search field of the register: its page, the file it searches, and the available filters."""

    page: str
    list: str
    kinds: tuple[str, ...]
    issuers: tuple[str, ...]


@dataclass(frozen=True)
class SourcePart:
    """One format of a picture in its widths, for <source>: its media type ("image/avif") and srcset."""

    type: str
    srcset: str


@dataclass(frozen=True)
class PicturePart:
    """A picture ready for <img>. `srcset` and `sizes` may be empty, width and height (px) never 0."""

    src: str
    width: int
    height: int
    alt: str
    srcset: str = ""
    sizes: str = ""
    caption: str = ""
    credit: str = ""
    large: str = ""  # address of the largest form, where a gallery leads
    sources: tuple[SourcePart, ...] = ()  # better formats, the best first, each for a <source>


@dataclass(frozen=True)
class Meta:
    """The content of the head. `canonical` is site-relative ("/tin/2016/11/x/"); `kind` is "article" or "website"."""

    title: str
    canonical: str
    description: str = ""
    kind: str = "website"
    feeds: tuple[Feed, ...] = ()
    json_ld: str = ""  # finished JSON, "<" escaped as \u003c
    robots: str = ""  # "" = indexed
    image: PicturePart | None = None
    lang: str = "vi"
    published: str = ""  # ISO with +07:00
    modified: str = ""


@dataclass(frozen=True)
class StatePart:
    """A state shown as word, sign and colour. `state` is a code the badge knows (see state-badge.yml)."""

    state: str
    label: str
    sentence: str = ""
    tags: tuple[str, ...] = ()  # "Đã điều chỉnh", "Dừng thực hiện"


@dataclass(frozen=True)
class CardPart:
    """An article in a list. `flags` are words that must be visible there: "Đã rút", "Đã đính chính"."""

    title: str
    href: str
    summary: str = ""
    date: DateView | None = None
    unit: Link | None = None
    section: Link | None = None
    kicker: str = ""
    picture: PicturePart | None = None
    flags: tuple[str, ...] = ()
    kind: str = ""  # of the article, in words ("Hội nghị"), "" for plain news


@dataclass(frozen=True)
class Fact:
    """One line of a definition list; several values are printed one below the other."""

    label: str
    values: tuple[Link, ...]
    iso: str = ""  # if the single value is a date


@dataclass(frozen=True)
class PersonPart:
    """A person with posts and their part in an event ("chủ trì") or how to reach them."""

    name: str
    roles: tuple[str, ...] = ()
    action: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class StatementPart:
    """A target or result that an article reports, as a sentence with its state and its page; `parts` are its "trong đó"."""

    text: str
    href: str = ""
    kind: str = ""  # "Chỉ tiêu" | "Kết quả" | ""
    state: StatePart | None = None
    note: str = ""
    plan: Link | None = None
    parts: tuple[StatementPart, ...] = ()
    later: str = ""  # what became of it afterwards


@dataclass(frozen=True)
class Banner:
    """A notice above the text. `kind`: correction | withdrawn | expired | ended | archive | draft | held | info."""

    kind: str
    title: str
    text: str = ""
    links: tuple[Link, ...] = ()
    links_label: str = ""  # printed before the links ("Địa bàn nay thuộc:")
    date: DateView | None = None
    tail: str = ""  # printed after the last link ("tỉnh Thái Nguyên")


@dataclass(frozen=True)
class SectionPart:
    """A heading with its anchor and the target of "xem tất cả"; for blocks whose words vary."""

    heading: str
    anchor: str
    more: Link | None = None


@dataclass(frozen=True)
class Toc:
    """A heading of a long text; level 2 or 3."""

    text: str
    anchor: str
    level: int = 2
