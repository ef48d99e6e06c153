"""Owns the screens of what people wrote to consultations: which there are, one by one with its answer, the table, the export."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from portal.source.reading.draft import read_draft
from webdesk.models import Office, Opinion
from webdesk.screens.edit import doer, the_piece
from webdesk.screens.faults import told
from webdesk.screens.frame import address, me, number
from webdesk.workflow import answering
from webdesk.workflow.acts import Refused, require
from webdesk.workflow.log import note
from webdesk.workflow.opinions import asked_of, plain
from webdesk.workflow.people import Kind, rights_of
from webdesk.workflow.services import services

PAGE = 50
MONTHS = range(1, 25)  # for which it may be kept who wrote


def consultations(request: HttpRequest) -> HttpResponse:
    """The consultations to which somebody wrote, and how long it is kept who did."""
    if request.method == "POST":
        return _keep_for(request)
    found = Opinion.objects.values("path").order_by("-path")
    waiting = Count("id", filter=Q(state=Opinion.State.WAITING))
    lines = [{**one, "asked": asked_of(services(), one["path"])} for one in found.annotate(count=Count("id"), waiting=waiting)]
    return render(request, "webdesk/consultations.html", {
        "lines": lines, "office": Office.here(), "administrator": rights_of(me(request)).has(Kind.ADMINISTRATOR),
    })  # fmt: skip


def _keep_for(request: HttpRequest) -> HttpResponse:
    months = request.POST.get("months", "")
    if not rights_of(me(request)).has(Kind.ADMINISTRATOR):
        return told(request, "Chưa làm được", "Chỉ người quản trị đổi được thời hạn giữ.", "/gop-y/", 403)
    if not months.isdecimal() or int(months) not in MONTHS:
        return told(request, "Chưa làm được", f"Số tháng giữ là từ {MONTHS[0]} đến {MONTHS[-1]}.", "/gop-y/", 422)
    Office.objects.update_or_create(pk=1, defaults={"opinion_months": int(months)})
    note(request.user, "thời hạn giữ người góp ý", words=f"{months} tháng", address=address(request))
    return HttpResponseRedirect("/gop-y/")


def _refusal(request: HttpRequest, path: str) -> HttpResponse | None:
    """Who wrote is told to those alone who may answer."""
    try:
        require(services(), doer(request), Kind.AUTHOR, the_piece(path).unit)
    except Refused as why:
        return told(request, "Chưa xem được", str(why), "/gop-y/", 403)
    return None


def opinions(request: HttpRequest, path: str) -> HttpResponse:
    """What people wrote to one consultation."""
    if refused := _refusal(request, path):
        return refused
    piece, found = the_piece(path), answering.opinions_of(path)
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    counts = [(state.label, sum(one.state == state for one in found)) for state in Opinion.State]
    shown = {"piece": piece, "title": read_draft(path, piece.text).entries.text("title") or path, "page": page, "counts": counts}
    return render(request, "webdesk/opinions.html", {**shown, "states": Opinion.State.choices})


@require_POST
def answer(request: HttpRequest, path: str) -> HttpResponse:
    """Answer one of them."""
    the_piece(path)
    sent = request.POST
    words, was = (plain(sent.get(name, ""), lines=True) for name in ("answer", "was"))
    try:
        given = answering.Answer(sent.get("state", ""), words)
        one = answering.answer(services(), doer(request), number(sent.get("number", "")), given, was)
    except Refused as why:
        return told(request, "Chưa ghi được", str(why), f"/gop-y/bai/{path}")
    return HttpResponseRedirect(f"/gop-y/bai/{one.path}?trang={sent.get('page', '1')[:4]}#y-kien-{one.pk}")


@require_POST
def table(request: HttpRequest, path: str) -> HttpResponse:
    """Put the table into the article; it waits for review as every edit does."""
    the_piece(path)
    try:
        answering.put_table(services(), doer(request), path, request.POST.get("base", ""))
    except Refused as why:
        return told(request, "Chưa làm được", str(why), f"/gop-y/bai/{path}")
    return HttpResponseRedirect(f"/xem/{path}")


def sheet(request: HttpRequest, path: str) -> HttpResponse | StreamingHttpResponse:
    """All of them for a spreadsheet; that names of people left the desk is logged."""
    if refused := _refusal(request, path):
        return refused
    note(request.user, "xuất góp ý", path, address=address(request))
    response = StreamingHttpResponse(answering.exported(answering.opinions_of(path)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="gop-y.csv"'
    return response
