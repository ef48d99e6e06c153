"""Owns the reading of one HTML page: its metadata, then its profile or the generic method, give the article and its facts."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import unquote_to_bytes

from bs4 import BeautifulSoup
from bs4.element import Tag

from portal import urls
from portal.importer.blocks import add_class, new, text_of
from portal.importer.captions import same
from portal.importer.decoding import decode
from portal.importer.flatten import flat, parsed
from portal.importer.found import ABOVE, CERTAIN, LIKELY, Dropped, Evidence, ImportedMedia, Material, NotImported
from portal.importer.furniture import clear
from portal.importer.labels import credit, day_label, names_alone, when_of
from portal.importer.machine import address_of, read_machine
from portal.importer.notes import lift_notes
from portal.importer.page_facts import settle
from portal.importer.profile import Profile, chosen, detected
from portal.importer.region import find_region, is_list, prose_of, title_tag
from portal.text.plain import truncate

MEGABYTE = 1_000_000
MOST, MOST_TAGS, MOST_PAGES = 40 * MEGABYTE, 50_000, 20
LINKED = 0.08  # the maximum share of letters in links in a text; menus have more
NEAR = 40  # elements below a title that may hold its day
MOST_TEXT = 6 * MEGABYTE  # bytes of a page without its embedded pictures
INLINE = re.compile(r"""(\ssrc\s*=\s*["']?)(data:image/[\w.+-]+;base64,([A-Za-z0-9+/=\s%]+))(?=["'>\s])""", re.I)
EMBEDDED = "anh-nhung:"
SITE = re.compile(r"\s+[|–—-]\s+[^|–—]{3,80}$|\s+::\s+.*$")
CAPTIONS = ("figcaption", "[class*=caption]", "[class*=Caption]", "[class*=chu-thich]", "[class*=chuthich]")
CLIPPED = re.compile(r"mso-|MsoNormal|docs-internal-guid|class=\"?Mso|urn:schemas-microsoft-com:office", re.I)
NO_ARTICLE = "Không thấy bài viết nào trên trang này (trang danh sách, trang chủ, hay trang dựng bằng JavaScript)."

Loader = Callable[[str], ImportedMedia | None]


def read_page(
    data: bytes, origin: str, files: Loader = lambda address: None, profile: Profile | None = None, address: str = ""
) -> Material:
    """Return a page as material. `address`: where it was, if the page does not say. Raises NotImported."""
    if len(data) > MOST:
        raise NotImported(f"Trang lớn hơn {MOST // MEGABYTE} MB: không đọc.")
    decoded = decode(data)
    media: dict[str, ImportedMedia] = {}
    html = INLINE.sub(lambda found: found[1] + _embedded(found[2], found[3], media), decoded.text)
    if len(html) > MOST_TEXT or html.count("<") > MOST_TAGS:
        raise NotImported(f"Trang có quá nhiều thẻ (hơn {MOST_TAGS}) hay dài hơn {MOST_TEXT // MEGABYTE} MB: không đọc.")
    soup = parsed(html)
    where = address_of(soup) or address
    facts = read_machine(soup)
    material = Material(origin, [], notes=[decoded.remark] if decoded.remark else [], media=media, files=files, address=where)
    if alias := urls.old(where) if "://" in where or where.startswith("/") else "":
        material.aliases = [alias] if alias != "/" else []
    found = profile or detected(soup, html)
    if found is not None and next(chosen(soup, found.of("body")), None) is not None:
        _by_profile(soup, found, material, facts)
    elif CLIPPED.search(html[:20_000]) or _is_clipping(soup):
        material.written = True
        box = soup.body or soup
        lift_notes(box)
        material.blocks = flat(box)
    else:
        _generic(soup, html, material, facts)
    settle(material, facts)
    return material


def _embedded(whole: str, code: str, media: dict[str, ImportedMedia]) -> str:
    """Return a picture embedded in the page itself."""
    try:
        data = base64.b64decode(unquote_to_bytes(re.sub(r"\s", "", code)), validate=False)
    except (binascii.Error, ValueError):
        return ""
    name = EMBEDDED + hashlib.sha256(data).hexdigest()[:16]
    media[name] = ImportedMedia("anh", data)
    return name


def _is_clipping(soup: BeautifulSoup) -> bool:
    """Return whether it is a piece of text pasted or saved by an office program, and not a page of a site: no menus, scripts or metadata.
    """
    if soup.find(["nav", "script", "form", "header", "footer", "link", "iframe", "aside"]) is not None:
        return False
    linked = sum(len(text_of(link)) for link in soup.find_all("a", href=True))
    return linked <= LINKED * len(text_of(soup))


def _by_profile(soup: BeautifulSoup, profile: Profile, material: Material, facts: list[Evidence]) -> None:
    body = next(chosen(soup, profile.of("body")))
    for selector in profile.of("remove"):
        for tag in [one for one in chosen(soup, (selector,)) if one is not body and one not in body.parents]:
            material.dropped.append(Dropped("vùng bỏ theo hồ sơ nền tảng", text_of(tag)))
            tag.extract()
    places = {
        key: list(chosen(soup, profile.of(key))) for key in ("title", "kicker", "date", "updated", "section", "unit", "author", "source")
    }
    basis = f"hồ sơ {profile.label}"
    _add_facts(places, facts, basis)
    for caption in chosen(soup, profile.of("caption")):
        add_class(caption, "caption")
    if not places["date"] and places["title"]:
        facts += _day_below(places["title"][0], body)
    boxes = [*chosen(soup, profile.of("summary")), *chosen(soup, profile.of("body"))]
    boxes = [box for place, box in enumerate(boxes) if not any(box is other or other in box.parents for other in boxes[:place])]
    links = [link for link in chosen(soup, profile.of("attachments")) if not any(box in link.parents for box in boxes)]
    following = _following(soup, profile, material)
    outside = [tag for key in ("title", "date", "updated", "kicker") for tag in places[key]]
    _add_boxes([*boxes, *following], material, profile.of("remove") if following else (), outside)
    material.blocks += [new("p", [link.extract()]) for link in links]


def _add_facts(places: dict[str, list[Tag]], facts: list[Evidence], basis: str) -> None:
    for key, tags in places.items():
        text = text_of(tags[0]) if tags else ""
        if not text:
            continue
        if key in ("date", "updated"):
            found = [one for tag in tags if tag.find_parent("li") is None for one in _day(tag, key, basis)]
            one_day = len({one.value.split()[0] for one in found}) == 1
            facts[:0] = found[:1] if one_day else [replace(one, confidence=LIKELY) for one in found]
        elif key == "author":
            facts += [one for tag in tags for one in (credit(text_of(tag)) or names_alone(text_of(tag)))]
        else:
            facts.insert(0, Evidence(key, text, CERTAIN if key not in ("section", "unit") else LIKELY, text, basis))


def _day(tag: Tag, key: str, basis: str) -> Iterator[Evidence]:
    text = text_of(tag)
    label = day_label(text)
    value = label[0].value if label else when_of(str(tag.get("datetime") or "") or text)
    if value:
        field = label[0].field if label and key == "date" else "published" if key == "date" else "updated"
        yield Evidence(field, value, CERTAIN, truncate(text, 120), basis)


def _day_below(title: Tag, body: Tag) -> Iterator[Evidence]:
    """Yield the day from a line between title and text, if the profile has no selector for it."""
    for tag in title.find_all_next(limit=NEAR):
        if tag is body or not isinstance(tag, Tag):
            return
        if facts := day_label(text_of(tag)):
            yield from facts
            return


def _following(soup: BeautifulSoup, profile: Profile, material: Material) -> list[Tag]:
    """Return the bodies of the pages that continue an article."""
    found: list[Tag] = []
    seen = {material.address}
    page: BeautifulSoup | None = soup
    while page is not None and len(seen) < MOST_PAGES:
        link = next(chosen(page, profile.of("next")), None)
        address = str(link.get("href", "")) if link is not None else ""
        media = material.files(address) if address and address not in seen else None
        if media is None:
            if address and address not in seen:
                material.notes.append(f"Không có trang tiếp theo {address}: bài có thể thiếu phần sau.")
            break
        seen.add(address)
        page = parsed(decode(media.data).text)
        found += list(chosen(page, profile.of("body")))
    return found


def _generic(soup: BeautifulSoup, html: str, material: Material, facts: list[Evidence]) -> None:
    prose = prose_of(html)
    title = title_tag(
        soup,
        [fact.value for fact in facts if fact.field == "title"] + [SITE.sub("", fact.value) for fact in facts if fact.field == "title"],
    )
    box = find_region(soup, prose, title)
    if box is None or is_list(box):
        raise NotImported(NO_ARTICLE)
    if title is not None and box not in title.parents and not any(fact.field == "published" and fact.certain for fact in facts):
        facts += _day_below(title, box)
    if title is not None:
        text = text_of(title)
        page = text_of(soup.title) if soup.title else ""
        confirmed = any(same(text, fact.value) for fact in facts if fact.field == "title") or text in page
        sure = CERTAIN if title.name == "h1" or box in title.parents or confirmed else LIKELY
        facts.insert(0, Evidence("title", text, sure, text, f"tiêu đề <{title.name}>"))
    before = [text for text in prose if len(text) > 120]
    _add_boxes([box], material, (), [title] if title is not None else [])
    shown = " ".join(text_of(block) for block in material.blocks)
    outside = [text for text in before if text[:60] not in shown]
    if outside:
        material.notes.append(f"Có {len(outside)} đoạn văn ngoài vùng bài, không đưa vào: «{truncate(outside[0], 120)}»")


def _add_boxes(boxes: list[Tag], material: Material, remove: tuple[str, ...], outside: list[Tag]) -> None:
    """Add boxes as blocks, without what is above a title within them, and without furniture."""
    for box in boxes:
        for name in CAPTIONS:
            for caption in box.select(name):
                _mark(caption)
        for tag in outside:
            if box in tag.parents:
                material.dropped += _above(box, tag) if tag is outside[0] else []
                tag.extract()
        material.dropped += clear(box, remove)
        lift_notes(box)
        material.blocks += flat(box)


def _mark(caption: Tag) -> None:
    for tag in [caption, *caption.find_all(["p", "div", "span", "td"])]:
        if tag.name != "img" and tag.find("img") is None:
            add_class(tag, "caption")


def _above(box: Tag, title: Tag) -> list[Dropped]:
    """Remove what is above the title in its box: breadcrumb, today's date, pictures of the site."""
    steps: list[Tag] = [title]
    for parent in title.parents:
        if parent is box:
            break
        steps.append(parent)
    dropped = []
    for step in steps:
        for sibling in list(step.previous_siblings):
            if isinstance(sibling, Tag):
                text = text_of(sibling)
                if text:
                    dropped.append(Dropped(ABOVE, text))
            sibling.extract()
    return dropped
