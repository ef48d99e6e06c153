"""Owns previews: who may see an article before readers do, for how long, and the files of the site to come.

A ticket is what a preview's address carries in place of a session, which a preview never sees: signed, of one article, and short-lived;
or of a link that was made for somebody, which ends by itself, can be ended, and is logged.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from django.contrib.auth.models import User
from django.core import signing
from django.utils import timezone

from plugins.showing import Showcase
from portal import urls
from portal.desk import clock
from portal.desk.configuration import read_configuration
from portal.domain.asof import AsOf, moment
from portal.domain.problem import Problem
from webdesk.models import PreviewLink
from webdesk.newsroom.coming import Coming, Wanted
from webdesk.place import Place
from webdesk.sheet.article import NotWritten
from webdesk.workflow.acts import Doer, Refused, require
from webdesk.workflow.log import note
from webdesk.workflow.pages import is_page, text_to_come
from webdesk.workflow.people import Kind
from webdesk.workflow.pieces import Piece, Stage, piece_of
from webdesk.workflow.publishing import going_out
from webdesk.workflow.services import Services

SALT = "webdesk.xem-truoc"
HOURS = 3  # of a ticket within the desk
DAYS = 7  # of a link
AGAIN = timedelta(minutes=10)  # what is opened again within it is not logged again


@dataclass(frozen=True, slots=True)
class Ticket:
    """Whose preview of what. `person`: whose typing is shown of a static page."""

    path: str
    person: int = 0
    link: PreviewLink | None = None  # None: somebody at the desk


def ticket_for(person: User, path: str) -> str:
    """A ticket for somebody at the desk."""
    return signing.dumps({"path": path, "person": person.pk}, salt=SALT)


def ticket_of(link: PreviewLink) -> str:
    """The ticket that a link carries."""
    return signing.dumps({"link": link.pk}, salt=SALT)


def links_of(path: str) -> list[PreviewLink]:
    """The links to an article that still open."""
    return list(PreviewLink.objects.filter(path=path, ended=False, until__gt=timezone.now()))


def read_ticket(text: str) -> Ticket | None:
    """What a ticket allows, None when it is none, has ended, or was ended."""
    try:
        said = signing.loads(text, salt=SALT, max_age=timedelta(days=DAYS))
        if "link" not in said:
            said = signing.loads(text, salt=SALT, max_age=timedelta(hours=HOURS))
    except signing.BadSignature:
        return None
    if "link" in said:
        link = PreviewLink.objects.filter(pk=said["link"], ended=False, until__gt=timezone.now()).first()
        return Ticket(link.path, link=link) if link else None
    known = User.objects.filter(pk=said["person"], is_active=True).exists()
    return Ticket(str(said["path"]), int(said["person"])) if known else None


def make_link(services: Services, doer: Doer, path: str, to: str) -> PreviewLink:
    """A link for somebody without an account. Raises Refused."""
    piece = piece_of(services.files, path)
    require(services, doer, Kind.AUTHOR, piece.unit)
    if not to.strip():
        raise Refused("Ghi liên kết này cho ai xem, để nhật ký còn biết.")
    until = timezone.now() + timedelta(days=DAYS)
    link = PreviewLink.objects.create(path=path, by=doer.person, to=to.strip()[:120], until=until)
    note(doer.person, "liên kết xem trước", path, f"cho {link.to}, đến {timezone.localtime(until):%d/%m/%Y %H:%M}", doer.address)
    return link


def end_link(services: Services, doer: Doer, path: str, number: str) -> None:
    """End a link before its time. Raises Refused."""
    require(services, doer, Kind.AUTHOR, piece_of(services.files, path).unit)
    link = PreviewLink.objects.filter(path=path, pk=int(number) if number.isdecimal() else 0, ended=False).first()
    if link is None:
        raise Refused("Liên kết này không còn.")
    link.ended = True
    link.save(update_fields=["ended"])
    note(doer.person, "ngừng liên kết xem trước", path, f"cho {link.to}", doer.address)


def note_opening(ticket: Ticket, address: str) -> None:
    """Somebody opened a page by a link."""
    link = ticket.link
    if link and (link.seen is None or link.seen < timezone.now() - AGAIN):
        link.seen = timezone.now()
        link.save(update_fields=["seen"])
        note(f"người có liên kết ({link.to})", "xem trước", link.path, address=address)


# ---- the site to come


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the site to come; without one, why there is none."""

    data: bytes | None
    url: str = ""  # where readers will find the article; "" while it is held
    faults: tuple[Problem, ...] = ()


def find(services: Services, ticket: Ticket, file: str) -> Found:
    """A file of the site as it will be when a text is out: an article's working text, what a person typed of a static page.

    `file`: as below output/, "" for the page of that text.
    """
    try:
        wanted = _wanted_page(services, ticket) if is_page(ticket.path) else _wanted(piece_of(services.files, ticket.path))
    except NotWritten:
        return Found(None)
    return services.room.to_come(wanted, lambda site: _found(services.place, site, file))


def _wanted_page(services: Services, ticket: Ticket) -> Wanted:
    return Wanted(ticket.path, text_to_come(services, ticket.path, ticket.person), AsOf.of(moment(clock.as_of(os.environ))))


def _wanted(piece: Piece) -> Wanted:
    now = moment(clock.as_of(os.environ))
    if piece.side or piece.out not in (Stage.DRAFT, Stage.REVIEW):
        return Wanted(piece.path, piece.text, AsOf.of(max(now, piece.at or now)))
    return Wanted(piece.path, going_out(piece, now, None), AsOf.of(max(now, piece.at or now)))


def _found(place: Place, site: Coming | None, file: str) -> Found:
    if site is None or (not file and not site.url):
        return Found(None, "", site.faults if site else ())
    return Found(_showcase(place).file(site.portal, file or urls.file_of(site.url)), site.url, site.faults)


@lru_cache(1)
def _showcase(place: Place) -> Showcase:
    raw = read_configuration("pelicanconf.py", place.content, place.root / "output", {"PORTAL_WORKERS": 1})
    return Showcase({**raw, "PORTAL_STATE": str(place.state)})
