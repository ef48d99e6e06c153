"""Owns the screens of units: choose what happens to them, see what comes of it, write it."""

from __future__ import annotations

import os

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from portal.desk import clock
from portal.source.reading.fields.vocabulary import VOCABULARIES
from webdesk.screens.edit import doer
from webdesk.screens.faults import told
from webdesk.screens.frame import me
from webdesk.workflow.acts import Refused
from webdesk.workflow.people import Kind, rights_of
from webdesk.workflow.services import services
from webdesk.workflow.units import WIZARDS, change

NOT_YOURS = "Danh mục đơn vị do người quản trị đổi."


def units(request: HttpRequest) -> HttpResponse:
    """Every unit of today, and the wizards."""
    if not rights_of(me(request)).has(Kind.ADMINISTRATOR):
        return told(request, "Chưa làm được", NOT_YOURS, "/", 403)
    return render(request, "webdesk/units.html", {"wizards": WIZARDS, "units": _units()})


def _units() -> list[tuple[str, str]]:
    today = clock.as_of(os.environ)
    found = services().room.ask(lambda loaded: loaded.rest.registries.units if loaded.rest else {})
    return [(one.name, found[one.parent].name if one.parent in found else "") for one in found.values() if one.valid_on(today)]


def wizard(request: HttpRequest, slug: str) -> HttpResponse:
    """One change: asked for, shown, written."""
    chosen = next((one for one in WIZARDS if one.slug == slug), None)
    if chosen is None:
        raise Http404(slug)
    if not rights_of(me(request)).has(Kind.ADMINISTRATOR):
        return told(request, "Chưa làm được", NOT_YOURS, "/", 403)
    kinds, levels = ([(key, words[0]) for key, words in VOCABULARIES[name].items()] for name in ("unit_kind", "level"))
    shown = {"wizard": chosen, "sent": request.POST, "kinds": kinds, "levels": levels}
    if request.method != "POST":
        return render(request, "webdesk/unit.html", shown)
    sure = request.POST.get("sure") == "1"
    try:
        words = change(services(), doer(request), chosen, request.POST.dict(), sure=sure)
    except Refused as why:
        return render(request, "webdesk/unit.html", {**shown, "words": str(why)}, status=422)
    return render(request, "webdesk/unit.html", {**shown, "told": words.split("\n"), "done": sure})
