"""Owns the preview: the page to come at the width of a telephone and of a desk, and what a preview may load.

The page itself is answered under a ticket, without a session, in a sandbox of no origin: it runs nothing, sends nothing, reads nothing.
"""

from __future__ import annotations

import mimetypes
import re
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from portal import urls
from webdesk.gate.entrance import open_to_all
from webdesk.models import PreviewLink
from webdesk.place import place
from webdesk.screens.edit import doer, the_piece
from webdesk.screens.faults import told
from webdesk.screens.frame import address, me
from webdesk.workflow import preview
from webdesk.workflow.acts import Refused
from webdesk.workflow.services import services

ADDRESS = re.compile(rb'(?P<before>\s(?:href|src|poster|action)=")/(?!/)')
SOURCES = re.compile(rb'(?P<name>\ssrcset=")(?P<list>[^"]*)"')
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
TYPES = {".mjs": "text/javascript", ".webp": "image/webp", ".avif": "image/avif", ".woff2": "font/woff2"}
SHOWN = ("text/html", "text/css", "image/", "font/")


def screen(request: HttpRequest, path: str) -> HttpResponse:
    """The page to come, as readers will see it on a telephone and on a desk."""
    piece = the_piece(path)
    links = [(link, _link(request, link)) for link in preview.links_of(path)]
    shown = {"piece": piece, "source": f"/truoc/{preview.ticket_for(me(request), path)}/", "links": links, "days": preview.DAYS}
    return render(request, "webdesk/preview.html", {**shown, "found": preview.find(services(), preview.Ticket(path), "")})


def _link(request: HttpRequest, link: PreviewLink) -> str:
    scheme = "https" if place().secure else "http"
    return f"{scheme}://{request.get_host()}/truoc/{preview.ticket_of(link)}/"


@require_POST
def links(request: HttpRequest, path: str) -> HttpResponse:
    """Make a link for somebody, or end one."""
    the_piece(path)
    try:
        if number := request.POST.get("end", ""):
            preview.end_link(services(), doer(request), path, number)
        else:
            preview.make_link(services(), doer(request), path, request.POST.get("to", ""))
    except Refused as why:
        return told(request, "Chưa làm được", str(why), f"/xem-truoc/{path}")
    return HttpResponseRedirect(f"/xem-truoc/{path}#lien-ket")


@open_to_all
def page(request: HttpRequest, ticket: str, file: str = "") -> HttpResponse:
    """One file of the site to come."""
    allowed = preview.read_ticket(ticket)
    if allowed is None:
        return _sandboxed(request, render(request, "webdesk/preview_ended.html", {"days": preview.DAYS}, status=410))
    found = preview.find(services(), allowed, urls.file_of(f"/{file}") if file else "")
    if found.data is None:
        shown = {"found": found, "missing": bool(file)}
        return _sandboxed(request, render(request, "webdesk/preview_none.html", shown, status=404))
    if not file:
        preview.note_opening(allowed, address(request))
    kind = "text/html" if not file or file.endswith("/") else _type(file)
    data = rewritten(found.data, f"/truoc/{ticket}/") if kind == "text/html" else found.data
    return _sandboxed(request, HttpResponse(data, content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind))


def _type(file: str) -> str:
    name = unquote(file)
    kind = next((kind for end, kind in TYPES.items() if name.endswith(end)), mimetypes.guess_type(name)[0] or "")
    return kind if kind.startswith(SHOWN) else "application/octet-stream"


def rewritten(page: bytes, root: str) -> bytes:
    """A page whose root-relative addresses lead below `root`, and whose own policy gives way to the stricter one it is sent with."""
    page = POLICY.sub(b"", ADDRESS.sub(rb"\g<before>" + root.encode(), page))
    return SOURCES.sub(lambda found: found["name"] + re.sub(rb"(^|,\s*)/(?!/)", rb"\1" + root.encode(), found["list"]) + b'"', page)


def _sandboxed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer as one of no origin: no script, no form, no cookie; only the desk may frame it."""
    own = f"'self' {'https' if request.is_secure() or place().secure else 'http'}://{request.get_host()}"
    response["Content-Security-Policy"] = (
        f"sandbox; default-src 'none'; style-src {own}; img-src {own} data:; font-src {own}; media-src {own}; form-action 'none'; "
        "base-uri 'none'; frame-ancestors 'self'"
    )
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"  # a page of no origin is another one to its own pictures
    response["Access-Control-Allow-Origin"] = "null"  # fonts
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
