"""Owns a text of staff as it is printed: its links lead to current addresses, its pictures have the existing forms.

Texts are stored as read; only here it is known what was moved since, and what is not published yet.
"""

from __future__ import annotations

import re
from html import escape, unescape

from portal import urls
from portal.domain.portal import Portal
from portal.views.pictures import pictured

ANCHOR = re.compile(r'<a\b[^>]*?\shref="(/tin/[^"]*)"[^>]*>(.*?)</a>', re.S)
LINK = re.compile(r'(<a\b[^>]*?\shref=)"(/[^"]*)"')


def printed(portal: Portal, html: str) -> str:
    """Return the text with its links and pictures."""
    if 'href="' in html:
        html = ANCHOR.sub(lambda found: found[2] if _waits(portal, found[1]) else found[0], _at_home(portal, html))
        html = LINK.sub(lambda found: f'{found[1]}"{_now(portal, found[2])}"', html)
    return pictured(portal, html)


def _at_home(portal: Portal, html: str) -> str:
    """Return the portal's own addresses without its host."""
    site = portal.identity().site_url.rstrip("/")
    host = site.partition("://")[2]
    if not host or host not in html:
        return html
    return re.sub(rf'(\shref=")https?://{re.escape(host)}(?=[/"#?])', lambda found: found[1], html).replace('href=""', 'href="/"')


def _waits(portal: Portal, href: str) -> bool:
    """Return whether a link leads to an unpublished article: it is printed as text until that is published."""
    return bool(portal.group("waiting", urls.page_behind(unescape(href))))


def _now(portal: Portal, href: str) -> str:
    """Return where a link leads now: a moved article's old address to it, a file's name to the file."""
    address = unescape(href)
    if address.startswith("/anh/"):
        return href
    if file := urls.file_behind(address):
        return escape(urls.attachment(portal.attachment(file).file)) if portal.has_attachment(file) else href
    page = urls.page_behind(address)
    moved = portal.group("alias", page)
    if not moved:
        return href
    return escape(portal.place(moved[0])[0] + address[len(address.partition("#")[0].partition("?")[0]) :])
