"""Owns the writing of an article: begin one, fill in its form, be told at each box while typing, save."""

from __future__ import annotations

import json
import os
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from portal.desk import clock
from portal.text.dates import format_day
from portal.text.slug import slug
from webdesk.models import Arrival, Comment, Revision, Writing
from webdesk.newsroom.names import suggested
from webdesk.newsroom.room import Checked
from webdesk.screens import boxes
from webdesk.screens.compare import compared, readable
from webdesk.screens.faults import told
from webdesk.screens.frame import address, me
from webdesk.screens.notes import Notes, notes_of, parted
from webdesk.screens.templates_of_kinds import KINDS, begun_with
from webdesk.screens.typed import Typed, typed
from webdesk.sheet.accepting import arranged
from webdesk.sheet.article import NotWritten, Sheet, changed, opened
from webdesk.workflow import acts
from webdesk.workflow.acts import Doer, Refused, SavedMeanwhile
from webdesk.workflow.content_files import NoArticle
from webdesk.workflow.pieces import Piece, Stage, piece_of
from webdesk.workflow.services import services

VOID = "Nội dung đã đổi nên lần duyệt trước không còn hiệu lực: bài chờ duyệt lại."
HERE_NOW = 90  # seconds after which somebody who was writing is taken to be gone


def doer(request: HttpRequest) -> Doer:
    """Who acts, and from where."""
    return Doer(me(request), address(request))


def the_piece(path: str) -> Piece:
    """The article of an address. Raises Http404."""
    try:
        return piece_of(services().files, path)
    except NoArticle as none:
        raise Http404(path) from none


def new(request: HttpRequest) -> HttpResponse:
    """Begin an article: a kind, a title, a unit."""
    given = {"title": " ".join(request.POST.get("title", "").split()), "unit": request.POST.get("unit", "").strip()}
    kind = request.POST.get("kind", "tin")
    shown: dict[str, Any] = {"kinds": KINDS, "kind": kind, **given}
    if request.method != "POST":
        return render(request, "webdesk/new.html", shown)
    name = slug(given["title"])
    if not name or not given["unit"]:
        shown["words"] = "Ghi tiêu đề (có chữ) và đơn vị của bài; sau này vẫn sửa được."
        return render(request, "webdesk/new.html", shown, status=422)
    day = clock.as_of(os.environ)
    values, body = begun_with(kind, given["title"], given["unit"], format_day(day), me(request).get_full_name())
    here = services()
    try:
        with here.files.turn:
            piece = acts.begin(here, doer(request), here.files.free_path(f"tin/{day:%Y}/{day:%m}", name), values, body)
    except (Refused, NotWritten) as why:
        return render(request, "webdesk/new.html", {**shown, "words": str(why)}, status=422)
    return redirect(f"/sua/{piece.path}")


def edit(request: HttpRequest, path: str) -> HttpResponse:
    """The form of one article; sent, it is saved."""
    piece = the_piece(path)
    if piece.stage is Stage.BROKEN or opened(piece.text) is None:
        words = "Phần đầu của tệp có lỗi nên chưa mở thành biểu mẫu được. Quay lại một bản trước trong «Lịch sử», hoặc nhờ người quản trị."
        return told(request, "Không mở được bài", words, f"/lich-su/{path}")
    if request.method == "POST":
        return _save(request, piece)
    unsaved = Writing.objects.filter(path=path, person=me(request)).exclude(typed="").first()
    if unsaved and request.GET.get("tiep") == "1":
        return form_page(request, piece, Typed(QueryDict(unsaved.typed), unsaved.base))
    return form_page(request, piece, unsaved=unsaved)


def form_page(
    request: HttpRequest, piece: Piece, sent: Typed | None = None, *, words: str = "", unsaved: Writing | None = None
) -> HttpResponse:
    """The form of an article: as its text is, or as it was `sent`; `words` say why it could not be saved."""
    sheet = opened(piece.text) or Sheet()
    values, body = sheet.values, sheet.body
    if sent is not None:
        values, body = boxes.read(sent.boxes, sheet.values), sent.boxes.get("body", sheet.body)
    known = {**sheet.values, **values}
    text = _typed(piece, known, body)
    notes = notes_of(text, services().room.glance(piece.path, text), known)
    groups = [(id, name, boxes.boxes("article", names, known)) for id, name, names in boxes.GROUPS]
    shown = {
        "piece": piece, "base": (sent and sent.base) or piece.digest, "body": body, "notes": notes, "words": words, "unsaved": unsaved,
        "first": boxes.boxes("article", boxes.FIRST_SIX, known),
        "groups": [{"id": id, "name": name, "boxes": found, "open": _is_open(id, found, notes)} for id, name, found in groups],
        "arrivals": Arrival.objects.filter(path=piece.path),
        "comments": Comment.objects.filter(path=piece.path, done=False).select_related("by"), "others": _others(request, piece.path),
    }  # fmt: skip
    return render(request, "webdesk/edit.html", shown, status=422 if words else 200)


def _is_open(group: str, found: list[boxes.Box], notes: Notes) -> bool:
    """Whether a group of boxes stands open: something was typed there, or is to be told there."""
    told = any(name.partition(".")[0] == box.name for box in found for name in notes.at)
    return told or (group != "khac" and any(box.filled for box in found))


def _others(request: HttpRequest, path: str) -> list[Writing]:
    """Who else is writing here now."""
    since = timezone.now() - timezone.timedelta(seconds=HERE_NOW)  # type: ignore[attr-defined]
    return list(Writing.objects.filter(path=path, at__gt=since).exclude(person=me(request)).select_related("person"))


def _typed(piece: Piece, values: dict[str, Any], body: str) -> str:
    """The text that the form makes; the working text where it cannot be written."""
    try:
        return changed(piece.text, values, body)
    except NotWritten:
        return piece.text


def save_form(request: HttpRequest, piece: Piece, sheet: Sheet) -> Piece | HttpResponse:
    """The article with what a form says, saved; or the page that says why not."""
    sent = Typed.of(request)
    try:
        saved = acts.save(services(), doer(request), piece.path, sent.base, sheet)
        if piece.approval and not saved.approval:
            messages.warning(request, VOID)
        return saved
    except (Refused, NotWritten) as why:
        return form_page(request, piece, sent, words=str(why))
    except SavedMeanwhile as two:
        return _both(request, two)


def _save(request: HttpRequest, piece: Piece) -> HttpResponse:
    sheet = typed(request, piece)
    saved = save_form(request, piece, Sheet(arranged(sheet.values, request.POST.get("then", "")), sheet.body))
    if isinstance(saved, HttpResponse):
        return saved
    if request.POST.get("then") == "preview":
        return redirect(f"/xem-truoc/{piece.path}")
    if request.POST.get("then") == "send" and saved.side:
        return redirect(f"/xem/{piece.path}#gui")
    if request.POST.get("then") == "send":
        try:
            acts.send(services(), doer(request), piece.path, saved.digest)
        except Refused as why:
            return form_page(request, saved, words=f"Đã lưu, nhưng chưa gửi duyệt được: {why}")
        return redirect(f"/xem/{piece.path}")
    return redirect(f"/sua/{piece.path}?saved=1")


def _both(request: HttpRequest, two: SavedMeanwhile) -> HttpResponse:
    """Two people saved one article: both texts, side by side; nothing was written over."""
    by = Revision.objects.filter(path=two.theirs.path, digest=two.theirs.digest).select_related("writer").first()
    shown = {"piece": two.theirs, "mine": two.mine, "by": by, "changes": compared(two.theirs.text, two.mine.text)}
    shown |= {"saved": readable(two.theirs.text), "own": readable(two.mine.text)}
    return render(request, "webdesk/both.html", shown, status=409)


@require_POST
def check(request: HttpRequest, path: str) -> HttpResponse:
    """What there is to say at each box of what is typed now; what is typed is kept, so that nothing of it is ever lost."""
    piece, base = the_piece(path), request.POST.get("base", "")
    sheet = opened(piece.text) or Sheet()
    if request.POST.get("keep") == "1":
        typed = request.POST.copy()
        for name in ("csrfmiddlewaretoken", "keep", "then"):
            typed.pop(name, None)
        defaults = {"typed": typed.urlencode(), "base": base, "at": timezone.now()}
        Writing.objects.update_or_create(path=path, person=me(request), defaults=defaults)
    values = {**sheet.values, **boxes.read(request.POST, sheet.values)}
    text = _typed(piece, values, request.POST.get("body", sheet.body))
    return JsonResponse(_across(path, text, values) if request.POST.get("across") else {
        **_at_once(path, text, values), "fresh": piece.digest == base,
        "others": [one.person.first_name or one.person.username for one in _others(request, path)],
    })  # fmt: skip


def _at_once(path: str, text: str, values: dict[str, Any]) -> dict[str, Any]:
    """What the text by itself gives to say."""
    notes = notes_of(text, services().room.glance(path, text), values)
    return {"notes": _html(notes), "readings": notes.readings, "several": notes.several, "counts": notes.counts}


def _across(path: str, text: str, values: dict[str, Any]) -> dict[str, Any]:
    """What only the whole content gives to say."""
    room = services().room
    alone, whole = room.glance(path, text), room.check(path, text)
    notes = notes_of(text, Checked(tuple(one for one in whole.problems if one not in alone.problems)), values)
    return {"notes": _html(notes), "counts": notes.counts}


def _html(notes: Notes) -> dict[str, str]:
    return {name: render_to_string("webdesk/_notes.html", {"notes": found}) for name, found in notes.at.items()}


@require_POST
def forget(request: HttpRequest, path: str) -> HttpResponse:
    """Give up what was typed and not saved."""
    Writing.objects.filter(path=path, person=me(request)).delete()
    return redirect(f"/sua/{path}")


def look_up(request: HttpRequest) -> HttpResponse:
    """Names while somebody types."""
    kind, typed = request.GET.get("loai", ""), request.GET.get("q", "")[:200]
    found = services().room.ask(lambda loaded: suggested(loaded, kind, typed))
    return JsonResponse({"names": [offer._asdict() for offer in found]})


def one_more(request: HttpRequest, name: str) -> HttpResponse:
    """A new empty row of a list of the form."""
    try:
        item = boxes.blank_item(request.GET.get("bang", "article"), name, "n" + request.GET.get("so", "1")[:6])
    except (KeyError, IndexError):
        raise Http404(name) from None
    return render(request, "webdesk/_item.html", {"item": item})


@require_POST
def split(request: HttpRequest) -> HttpResponse:
    """A sentence that says several things as one sentence for each."""
    return JsonResponse({"parts": parted(request.POST.get("sentence", "")[:2000], request.POST.get("role", "target"))})


def kept(text: str) -> Any:
    """What a browser kept of a form, as JSON."""
    return json.loads(text)
