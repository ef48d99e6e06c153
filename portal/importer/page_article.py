"""Owns the article on a page: its boxes, by the platform's profile or by its prose, what is around them, and the facts of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bs4 import BeautifulSoup
from bs4.element import Tag

from portal.importer.around import first_prose, read_around
from portal.importer.blocks import add_class, is_within, names_of, new, text_of
from portal.importer.decoding import decode
from portal.importer.flatten import flat, parsed
from portal.importer.found import ABOVE, CERTAIN, LIKELY, Dropped, Evidence, Material, NotImported
from portal.importer.furniture import clear
from portal.importer.labels import credit, day_label, names_alone, when_of
from portal.importer.notes import lift_notes
from portal.importer.profile import Profile, chosen
from portal.importer.region import LEAST, SHORT, find_region, is_list, prose_of
from portal.importer.titles import is_title, title_tag
from portal.record import dataclass
from portal.text.plain import truncate

MOST_PAGES = 20
NEAR = 40  # elements above a title that may hold its day
CRUMBS = re.compile(r"crumb|path-?way|duong-?dan", re.I)
PATH = re.compile(r"^\W*Trang (?:chủ|nhất)\s*(?:»|›|>|/|→)", re.I)
MOST_STEPS, WIDEST = 5, 300  # links and letters of a path
SITE = re.compile(r"\s+[|–—-]\s+[^|–—]{3,80}$|\s+::\s+.*$")
CAPTIONS = ("figcaption", "[class*=caption]", "[class*=Caption]", "[class*=chu-thich]", "[class*=chuthich]")
NO_ARTICLE = "Không thấy bài viết nào trên trang này (trang danh sách, trang chủ, hay trang dựng bằng JavaScript)."
DECLARED = "article, [itemprop=articleBody], [role=article]"
KEYS = ("kicker", "date", "updated", "section", "unit", "author", "source")


@dataclass(frozen=True, slots=True)
class PageRead:
    """What is known of a page: its title, elements that are not text (the title first), elements read already, further furniture."""

    title: Tag | None
    outside: Sequence[Tag]
    read: Sequence[Tag] = ()
    remove: Sequence[str] = ()


def by_profile(soup: BeautifulSoup, profile: Profile, material: Material, facts: list[Evidence]) -> None:
    """Read the article where the platform's profile says it is."""
    bodies = _bodies(soup, profile)
    for selector in profile.of("remove"):
        for tag in [one for one in chosen(soup, (selector,)) if all(one is not body and not is_within(body, one) for body in bodies)]:
            material.dropped.append(Dropped("vùng bỏ theo hồ sơ nền tảng", text_of(tag)))
            tag.extract()
    titles = [tag for tag in chosen(soup, profile.of("title")) if is_title(tag)]
    title = titles[0] if titles else title_tag(soup, _told(facts), first_prose(bodies[0]))
    places = {key: list(chosen(soup, profile.of(key))) for key in KEYS}
    _add_facts(places, facts, basis := f"hồ sơ {profile.label}")
    if title is not None:
        facts.insert(0, Evidence("title", text_of(title), CERTAIN, text_of(title), basis))
    for caption in chosen(soup, profile.of("caption")):
        add_class(caption, "caption")
    boxes = _apart([*chosen(soup, profile.of("summary")), *bodies])
    links = [link for link in chosen(soup, profile.of("attachments")) if not any(is_within(link, box) for box in boxes)]
    following = _following(soup, profile, material)
    outside = [*([title] if title else []), *(tag for key in KEYS[:3] for tag in places[key])]
    files = [new("p", [link.extract()]) for link in links]
    read = [tag for tags in places.values() for tag in tags]
    _add([*boxes, *following], material, PageRead(title, outside, read, profile.of("remove") if following else ()))
    material.blocks += files


def _bodies(soup: BeautifulSoup, profile: Profile) -> list[Tag]:
    """Return the box with the most words, and those beside it: other articles of a page have boxes of the same name elsewhere."""
    found = list(chosen(soup, profile.of("body")))
    most = max(found, key=lambda tag: len(text_of(tag)))
    return [tag for tag in found if tag.parent is most.parent]


def _apart(boxes: list[Tag]) -> list[Tag]:
    """Return boxes without those within another."""
    return [box for place, box in enumerate(boxes) if not any(box is other or is_within(box, other) for other in boxes[:place])]


def by_prose(soup: BeautifulSoup, html: str, material: Material, facts: list[Evidence]) -> None:
    """Read the article where the page's prose is. Raises NotImported for a page without one."""
    prose = prose_of(html)
    region = find_region(soup, prose)
    box = region.box if region else _declared(soup)
    title = title_tag(soup, _told(facts), first_prose(box)) if box is not None else None
    if box is None or (title is None and (region is None or region.letters < LEAST)) or is_list(box):
        raise NotImported(NO_ARTICLE)
    if title is not None:
        facts.insert(0, Evidence("title", text_of(title), CERTAIN, text_of(title), f"tiêu đề <{title.name}>"))
    before = [text for text in prose if len(text) > 120]
    _add([box], material, PageRead(title, [title] if title is not None else []))
    shown = " ".join(text_of(block) for block in material.blocks)
    outside = [text for text in before if text[:60] not in shown]
    if outside:
        material.notes.append(f"Có {len(outside)} đoạn văn ngoài vùng bài, không đưa vào: «{truncate(outside[0], 120)}»")


def _declared(soup: BeautifulSoup) -> Tag | None:
    """Return the box that a page without prose of any length calls its article, None if there is none, or several."""
    boxes = _apart(soup.select(DECLARED))
    return boxes[0] if len(boxes) == 1 and _unlinked(boxes[0]) >= SHORT else None


def _unlinked(box: Tag) -> int:
    return len(text_of(box)) - sum(len(text_of(link)) for link in box.find_all("a", href=True))


def _told(facts: list[Evidence]) -> list[str]:
    """Return the titles that a page's metadata names, with and without the site's name."""
    titles = [fact.value for fact in facts if fact.field == "title"]
    return titles + [SITE.sub("", title) for title in titles]


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


def _day_above(title: Tag) -> Iterator[Evidence]:
    """Yield the day of a line above a title: it may be today's, so it is only likely."""
    for tag in title.find_all_previous(["span", "div", "p", "time", "em", "small"], limit=NEAR):
        if not is_within(title, tag) and (found := day_label(text_of(tag))):
            yield replace(found[0], confidence=LIKELY)
            return


def _crumbs(title: Tag) -> Iterator[Dropped]:
    """Yield the path of links above a title, «Trang chủ » Xây dựng Đảng»; a menu has more links, and other marks between them."""
    for tag in title.find_all_previous(["ul", "ol", "div", "p", "span", "td"], limit=NEAR):
        steps = [text for link in tag.find_all("a") if (text := text_of(link))]
        path = CRUMBS.search(names_of(tag)) or PATH.search(text_of(tag))
        if path and 1 <= len(steps) <= MOST_STEPS and not is_within(title, tag) and len(text_of(tag)) < WIDEST:
            yield Dropped(ABOVE, " » ".join(steps))
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


def _add(boxes: list[Tag], material: Material, page: PageRead) -> None:
    """Add the boxes and what is around them as blocks, without what is above a title within them, and without furniture."""
    title = page.title
    for name in CAPTIONS:
        for caption in [one for box in boxes for one in [*box.select(name), *(box.parent or box).select(name)]]:
            _mark(caption)
    below: list[Tag] = []
    if title is not None:
        material.dropped += _crumbs(title)
        if not any(fact.field == "published" and fact.certain for fact in material.facts):
            material.facts += _day_above(title)
        body = max(boxes, key=lambda box: len(text_of(box)))
        summaries = boxes[: next(place for place, box in enumerate(boxes) if box is body)]
        around = read_around(material, title, body, [*page.outside, *page.read, *boxes[len(summaries) :]], summaries)
        material.blocks += around.above
        boxes, below = boxes[len(summaries) :], around.below
    for box in boxes:
        for tag in page.outside:
            if is_within(tag, box):
                material.dropped += _above(box, tag) if tag is page.outside[0] else []
                tag.extract()
        material.dropped += clear(box, page.remove)
        lift_notes(box)
        material.blocks += flat(box)
    material.blocks += below


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
