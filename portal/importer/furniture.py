"""Owns the removal of furniture within a page's article: menus, related lists, share bars, comment forms, invisible parts.

It is recorded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from bs4.element import Tag

from portal.importer.blocks import names_of, text_of
from portal.importer.found import Dropped
from portal.importer.profile import chosen
from portal.source.linking.media import OFFERED

ALWAYS = ("nav", "aside", "footer", "form", "button", "script", "style", "noscript", "iframe", "dialog", "menu")
NAMED = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|relat(?:ed|e)|lien-?quan|lienquan|tin-?khac|tinkhac|other-?news|othernews|tin-?lien"
    r"|comment|binh-?luan|breadcrumb|duong-?dan"
    r"|print|rating|danh-?gia|tags?|keywords?|tu-?khoa|weather|thoi-?tiet|counter|luot-?xem|views?|menu|sidebar|banner|quang-?cao"
    r"|advert(?:isement)?|toolbar"
    r"|pagination|pager|captcha|fb-(?:like|share|comments)|zalo|addthis|sharethis|widget|navbar|nav|footer|popup|modal|toc|muc-?luc"
    r"|fontsize|co-?chu|readspeaker|audio|nghe|sharedaddy|sd-[a-z]+|jp-relatedposts|yarpp)"
    r"(?:$|[\s_-])", re.I
)  # fmt: skip
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
HIDDEN = frozenset({"hidden", "hide", "d-none", "sr-only", "visually-hidden", "screen-reader-text"})
MORE = re.compile(r"^\W*(?:(?:xem|đọc|tham\s+khảo)\s+(?:thêm|tiếp|ngay)|(?:tin|bài)\s+(?:viết\s+)?liên\s+quan)\s*[:：>»]", re.I)
MOST = 0.4  # the share of the words of a box that furniture may hold
LINKED, LINKS = 0.65, 2  # share of the words of a list that are links; how many links make one


def clear(box: Tag, remove: Iterable[str] = ()) -> list[Dropped]:
    """Remove the furniture from a box, and return it. `remove`: what the platform's profile calls furniture."""
    dropped: list[Dropped] = list(_frames(box))
    _unseen(box)
    for selector in remove:
        for tag in list(chosen(box, (selector,))):
            _remove(tag, "vùng bỏ theo hồ sơ nền tảng", dropped)
    for tag in box.find_all(ALWAYS):
        if not _is_gone(tag) and (tag.name != "form" or _share(tag, box) < MOST):
            _remove(tag, f"thành phần trang <{tag.name}>", dropped)
        elif tag.name == "form" and not _is_gone(tag):
            tag.unwrap()
    _named(box, dropped)
    _link_lists(box, dropped)
    _asides(box, dropped)
    return dropped


def _frames(box: Tag) -> Iterator[Dropped]:
    """Yield embedded content of other pages: a video, a map. It cannot be imported; its address is recorded."""
    for tag in box.find_all(["iframe", "video", "audio", "embed", "object"]):
        source = tag.find("source")
        address = str(tag.get("src") or tag.get("data") or (source.get("src") if isinstance(source, Tag) else "") or "")
        if address:
            yield Dropped("khung nhúng (video, âm thanh, bản đồ)", address[:300])


def _is_gone(tag: Tag) -> bool:
    return tag.parent is None or bool(getattr(tag, "decomposed", False))


def _remove(tag: Tag, reason: str, dropped: list[Dropped]) -> None:
    text = text_of(tag)
    if text:
        dropped.append(Dropped(reason, text))
    tag.extract()


def _share(tag: Tag, box: Tag) -> float:
    return len(text_of(tag)) / max(len(text_of(box)), 1)


def _unseen(box: Tag) -> None:
    for tag in box.find_all(True):
        if _is_gone(tag):
            continue
        if UNSEEN.search(str(tag.get("style", ""))) or tag.has_attr("hidden") or HIDDEN & set(names_of(tag).split()):
            tag.extract()


def _named(box: Tag, dropped: list[Dropped]) -> None:
    whole = len(text_of(box))
    for tag in box.find_all(["div", "section", "ul", "ol", "p", "span", "table", "header", "td"]):
        if _is_gone(tag):
            continue
        name = names_of(tag)
        if name.strip() and NAMED.search(name) and len(text_of(tag)) <= MOST * whole and tag.find_parent(["p", "li", "td"]) is None:
            _remove(tag, "thành phần trang (theo tên vùng)", dropped)


def _link_lists(box: Tag, dropped: list[Dropped]) -> None:
    """Remove lists and boxes that are nearly all links to other pages; links to files are attachments and stay."""
    for tag in box.find_all(["ul", "ol", "div", "table", "td", "p"]):
        if _is_gone(tag) or tag is box or (tag.find(["p", "img"]) is not None and len(text_of(tag)) > 400):
            continue
        links = [link for link in tag.find_all("a", href=True) if text_of(link)]
        pages = [link for link in links if not is_file(str(link["href"]))]
        if len(pages) < LINKS or len(pages) < len(links):
            continue
        words = len(text_of(tag))
        if words and sum(len(text_of(link)) for link in links) / words >= LINKED and words <= MOST * len(text_of(box)):
            _remove(tag, "danh sách liên kết", dropped)


def _asides(box: Tag, dropped: list[Dropped]) -> None:
    """Remove lines within a text that only lead to another article: «Xem thêm: …»."""
    for link in box.find_all("a", href=True):
        line = next((one for one in link.parents if one.name in ("p", "li", "div", "blockquote")), None)
        if line is None or line is box or _is_gone(line) or is_file(str(link["href"])):
            continue
        text = text_of(line)
        if MORE.match(text) and len(text_of(link)) >= LINKED * len(text):
            _remove(line, "liên kết tin khác", dropped)


def is_file(address: str) -> bool:
    return urlsplit(address).path.lower().rpartition(".")[2] in OFFERED
