"""Owns the site map of fresh news (Google News sitemap): the articles of the 48 hours before the as-of moment.

Addresses must be absolute; without a site address those of the published portal are used.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from xml.sax.saxutils import escape

from portal.domain.article import Card
from portal.domain.portal import Portal
from portal.text.dates import iso
from portal.views.card import moment, timed
from portal.views.sitemap import HEAD, SPACE, host

NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
FRESH = timedelta(hours=48)
LIMIT = 1000  # articles in one file


def news_sitemap(portal: Portal, until: str, origin: str = "") -> str:
    """Return all dated articles published within 48 hours before `until` (ISO, with its offset), newest first."""
    rows = "".join(_row(portal, card, origin) for card in _fresh(portal, datetime.fromisoformat(until) - FRESH))
    return f'{HEAD}<urlset xmlns="{SPACE}" xmlns:news="{NEWS}">\n{rows}</urlset>\n'


def _fresh(portal: Portal, since: datetime) -> Iterator[Card]:
    for id in portal.latest(LIMIT, "all"):
        if portal.place(id)[1] < since.date().isoformat():
            return
        card = portal.card(id)
        if card.dated and (card.at >= since or (not timed(card.at) and card.at.date() >= since.date())):
            yield card


def _row(portal: Portal, card: Card, origin: str) -> str:
    identity = portal.identity()
    language = portal.article(card.id).lang
    name = f"<news:publication><news:name>{escape(identity.name)}</news:name><news:language>{language}</news:language></news:publication>"
    day = iso(card.at) if timed(card.at) else moment(card.at)
    details = f"{name}<news:publication_date>{day}</news:publication_date><news:title>{escape(card.title)}</news:title>"
    return f"<url><loc>{escape(host(portal, origin) + card.url)}</loc><news:news>{details}</news:news></url>\n"
