"""Owns the pages that explain feeds to readers: one for each feed, and /rss/, which lists them all.

A browser shows a feed as raw text, so pages link to these explanations instead of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal import urls
from portal.domain.identity import Identity
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.collate import sort_key
from portal.views.card import at_view, crumbs
from portal.views.directory import LinkBlock
from portal.views.feed import NOTICES, origin_of
from portal.views.following import DOCUMENTS, TARGETS, URLS, WHOLE, Key, feed_keys, feed_of, feeds_of, name_of, page_of
from portal.views.ground import ended_note
from portal.views.head import head
from portal.views.parts import FeedAddress, Link, Meta
from portal.views.titles import called as unit_called
from portal.views.titles import plan_title, unit_title

TITLE = "Kênh RSS"
LATEST = 5
KINDS = {"section": "chuyên mục", "topic": "chủ đề"}
FORMS = {
    "rss.xml": ("RSS", "hợp với hầu hết ứng dụng"),
    "atom.xml": ("Atom", "cùng nội dung"),
    "feed.json": ("JSON Feed", "cùng nội dung, cho người viết phần mềm"),
}
STEPS = (
    "Chép địa chỉ RSS dưới đây.",
    "Dán vào mục “Thêm kênh tin” của một ứng dụng đọc tin trên điện thoại hoặc máy tính (Thunderbird, Feedly, Inoreader, NetNewsWire …).",
    "Có tin mới, ứng dụng tự báo kèm toàn văn. Không cần đăng ký, không phải để lại tên, số điện thoại hay địa chỉ thư.",
)
ABOUT: dict[Key, str] = {
    WHOLE: "Mọi tin, bài mới của trang.",
    TARGETS: "Mỗi lần một chỉ tiêu được đề ra, điều chỉnh, có kết quả mới, đến hạn hoặc đổi tình trạng.",
    DOCUMENTS: "Mỗi văn bản, dự thảo văn bản mới, kèm số, ký hiệu, ngày, cơ quan ban hành và trích yếu.",
    NOTICES: "Mỗi thông báo mới của trang.",
}
BLOCKS = (
    ("section", "Theo chuyên mục", "chuyen-muc"), ("topic", "Theo chủ đề", "chu-de"), ("unit", "Theo cơ quan, đơn vị", "don-vi"),
    ("plan", "Theo chương trình, đề án, kế hoạch", "ke-hoach"),
)  # fmt: skip


@dataclass(frozen=True)
class FollowView:
    """A feed explained; `blocks` are all others, on the page of the whole portal."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    steps: tuple[str, ...]
    addresses: tuple[FeedAddress, ...]
    ways: tuple[Link, ...]
    latest: tuple[Link, ...]
    blocks: tuple[LinkBlock, ...]
    all: Link | None


def follow_view(portal: Portal, key: Key, origin: str = "") -> FollowView:
    """Return the page of one feed."""
    whole, page = key == WHOLE, page_of(key)
    name = TITLE if whole else f"Theo dõi: {called(portal, key)}"
    trail = crumbs(Link(name)) if whole else crumbs(Link(name_of(portal, key), page), Link("Theo dõi"))
    lede = ABOUT.get(key) or _about(portal, key)
    identity = portal.identity()
    return FollowView(
        meta=replace(
            head(
                TITLE if whole else f"Theo dõi: {_title(portal, key)}", urls.follow(page), trail, origin,
                description=f"{lede} Cách nhận tin mới.",
            ),
            feeds=feeds_of(portal, key),
        ),
        breadcrumb=trail,
        title=name,
        lede=lede,
        steps=STEPS,
        addresses=tuple(_addresses(page, origin_of(identity, origin))),
        ways=tuple(_ways(portal, identity, events=whole)),
        latest=tuple(_latest(portal, key, origin)),
        blocks=tuple(_blocks(portal)) if whole else (),
        all=None if whole else Link("Mọi kênh tin của trang", urls.FEEDS),
    )


def called(portal: Portal, key: Key) -> str:
    """Return the subject of a feed within a sentence: «xã Minh Khê», «chuyên mục Kinh tế»."""
    name = name_of(portal, key)
    if key[0] == "unit":
        return unit_called(portal.unit(key[1]))
    return f"{KINDS[key[0]]} {name}" if key[0] in KINDS and key not in ABOUT else name


def _title(portal: Portal, key: Key) -> str:
    """Return a title that is unique to this feed."""
    if key[0] == "plan":
        return plan_title(portal, portal.plan(key[1]))
    return unit_title(portal, key[1]) if key[0] == "unit" else called(portal, key)


def _about(portal: Portal, key: Key) -> str:
    name = called(portal, key)
    if key[0] == "plan":
        return f"Tin, bài về {name}, mỗi chỉ tiêu mới, kết quả mới và thay đổi tình trạng."
    if key[0] == "unit" and not portal.has_group("feed", *key):
        return f"Tin, bài mới của các đơn vị trực thuộc {name}."
    return f"Tin, bài mới của {name}." if key[0] == "unit" else f"Tin, bài mới về {name}."


def _addresses(page: str, origin: str) -> Iterator[FeedAddress]:
    for form in urls.FEED_FORMS:
        href = urls.feed(page, form)
        yield FeedAddress(*FORMS[form], href, origin + href)


def _ways(portal: Portal, identity: Identity, *, events: bool) -> Iterator[Link]:
    """Yield e-mail and Zalo if the office has them; the calendar on the page of the whole portal."""
    if identity.newsletter:
        yield Link("Thư điện tử", identity.newsletter, "đăng ký nhận tin qua thư; thôi nhận lúc nào cũng được")
    if identity.zalo:
        yield Link("Zalo", identity.zalo, "mở trang Zalo chính thức của cơ quan rồi bấm “Quan tâm”")
    if events and portal.has_events():
        yield Link("Lịch hội nghị, hội thảo", urls.EVENTS, "thêm vào lịch của điện thoại, máy tính")


def _latest(portal: Portal, key: Key, origin: str) -> Iterator[Link]:
    host = origin_of(portal.identity(), origin)
    for entry in feed_of(portal, key, "", origin).entries[:LATEST]:
        yield Link(entry.title, entry.url.removeprefix(host), at_view(entry.updated).text)


def _blocks(portal: Portal) -> Iterator[LinkBlock]:
    keys = [key for key in feed_keys(portal) if key != WHOLE]
    single = tuple(Link(name_of(portal, key), urls.follow(page_of(key)), _small(ABOUT[key])) for key in keys if key in ABOUT)
    yield from [LinkBlock("Văn bản, chỉ tiêu, thông báo", "rieng", single, look="plain")] if single else []
    for kind, heading, anchor in BLOCKS:
        links = sorted((_named(portal, key) for key in keys if key[0] == kind and key not in ABOUT), key=_order)
        if links:
            yield LinkBlock(heading, anchor, tuple(links), look="plain" if kind == "plan" else "columns")


def _named(portal: Portal, key: Key) -> Link:
    ended = ended_note(portal.unit(key[1]).valid_to) if key[0] == "unit" and portal.has_ended(key[1]) else ""
    return Link(name_of(portal, key), urls.follow(URLS[key[0]](key[1])), ended)


def _order(link: Link) -> tuple[bool, object]:
    """Return the sort key: ended units come last."""
    return bool(link.note), sort_key(link.text)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:].rstrip(".")
