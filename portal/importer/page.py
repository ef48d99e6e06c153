"""Owns the reading of one HTML page: its metadata, then its profile or the generic method, give the article and its facts."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from bs4 import BeautifulSoup

from portal import urls
from portal.importer.blocks import names_of, text_of
from portal.importer.decoding import decode
from portal.importer.flatten import flat, parsed
from portal.importer.found import ImportedMedia, Material, NotImported
from portal.importer.machine import address_of, read_machine
from portal.importer.notes import lift_notes
from portal.importer.page_article import by_profile, by_prose
from portal.importer.page_facts import settle
from portal.importer.page_letters import mend_letters
from portal.importer.profile import Profile, chosen, detected

MEGABYTE = 1_000_000
MOST, MOST_TAGS = 40 * MEGABYTE, 50_000
LINKED = 0.08  # the maximum share of letters in links in a text; menus have more
MOST_TEXT = 6 * MEGABYTE  # bytes of a page without its embedded pictures
INLINE = re.compile(r"""(\ssrc\s*=\s*["']?)(data:image/[\w.+-]+;base64,([A-Za-z0-9+/=\s%]+))(?=["'>\s])""", re.I)
EMBEDDED = "anh-nhung:"
OFFICE = re.compile(r"(?:^|\s)Mso|mso-|docs-internal-guid|(?:^|\s)c\d+(?:\s|$)", re.I)
PORTALS = re.compile(r"^(?!.*(?:Word|Office|Writer|Google))", re.I | re.S)  # a generator that is no office program
MOSTLY = 0.8  # the share of an office document's words that its marked paragraphs hold
CLIPPED = re.compile(r"mso-|MsoNormal|docs-internal-guid|class=\"?Mso|urn:schemas-microsoft-com:office", re.I)

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
    if remark := mend_letters(soup):
        html = str(soup)
    where = address_of(soup) or address
    facts = read_machine(soup)
    material = Material(origin, [], notes=[one for one in (decoded.remark, remark) if one], media=media, files=files, address=where)
    if alias := urls.old(where) if "://" in where or where.startswith("/") else "":
        material.aliases = [alias] if alias != "/" else []
    found = profile or detected(soup, html)
    if found is not None and next(chosen(soup, found.of("body")), None) is not None:
        by_profile(soup, found, material, facts)
    elif _is_office(soup, html) or _is_clipping(soup):
        material.written = True
        box = soup.body or soup
        lift_notes(box)
        material.blocks = flat(box)
    else:
        by_prose(soup, html, material, facts)
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


def _is_office(soup: BeautifulSoup, html: str) -> bool:
    """Return whether a page is a document of an office program, and not a page of a site with text pasted from one."""
    if not CLIPPED.search(html[:20_000]):
        return False
    marked = soup.find_all(["p", "li", "h1", "h2", "h3", "b", "span"])
    written = [tag for tag in marked if OFFICE.search(f"{names_of(tag)} {tag.get('style', '')}")]
    inner = {id(tag) for outer in written for tag in outer.find_all(True)}
    return sum(len(text_of(tag)) for tag in written if id(tag) not in inner) >= MOSTLY * len(text_of(soup.body or soup))


def _is_clipping(soup: BeautifulSoup) -> bool:
    """Return whether it is text pasted or saved by an office program, and not a page of a site: no menus, scripts or metadata."""
    if soup.find(["nav", "script", "form", "header", "footer", "link", "iframe", "aside", "base"]) is not None:
        return False
    if soup.find("meta", attrs={"name": re.compile("^generator$", re.I), "content": PORTALS}) is not None:
        return False
    linked = sum(len(text_of(link)) for link in soup.find_all("a", href=True))
    return linked <= LINKED * len(text_of(soup))
