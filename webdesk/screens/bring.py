"""Owns what people bring: a Word file that becomes an article, photographs and attachments, a clipping, suggestions they accept.

Every one of these is a plain form; scripts only save clicks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from webdesk.intake.apart import Unfit
from webdesk.intake.attachment import MOST, measured
from webdesk.models import Arrival
from webdesk.screens.edit import doer, form_page, save_form, the_piece
from webdesk.screens.faults import told
from webdesk.screens.typed import Typed, typed
from webdesk.sheet.article import NotWritten, opened
from webdesk.workflow import arrivals
from webdesk.workflow.acts import Refused, require
from webdesk.workflow.people import Kind
from webdesk.workflow.pieces import Piece
from webdesk.workflow.services import services

FILES, WORD = "tep", "word"
MOST_FILES = 60


def new_from_file(request: HttpRequest) -> HttpResponse:
    """A new article of a Word file, a text or a page."""
    if request.method != "POST":
        return redirect("/moi/")
    sent = request.FILES.get(WORD)
    if not isinstance(sent, UploadedFile):
        return told(request, "Chưa có tệp", "Chọn tệp Word (.docx), .txt hoặc .html rồi bấm lại.", "/moi/", 422)
    try:
        piece = arrivals.begin_from(services(), doer(request), _name(sent), _bytes(sent))
    except (Unfit, Refused, NotWritten) as why:
        return told(request, "Không nhập được tệp", str(why), "/moi/", 422)
    messages.success(request, f"Đã đưa «{_name(sent)}» vào bài. Đọc lại từng ô trước khi gửi duyệt.")
    return redirect(f"/sua/{piece.path}?saved=1")


def _name(sent: UploadedFile[Any]) -> str:
    return (sent.name or "tệp").replace("\\", "/").rpartition("/")[2][:200]


def _bytes(sent: UploadedFile[Any]) -> bytes:
    measured(_name(sent), sent.size or 0)
    return bytes(sent.read())


@require_POST
def bring(request: HttpRequest, path: str) -> HttpResponse:
    """Files into the form as it is typed now; all of it is saved."""
    piece, here = the_piece(path), services()
    words = request.FILES.getlist(WORD)
    files = request.FILES.getlist(FILES)
    try:
        require(here, doer(request), Kind.AUTHOR, piece.unit)
        sheet = typed(request, piece)
        for one in words:
            sheet = arrivals.bring_in(here, doer(request), path, sheet, arrivals.Upload(_name(one), _bytes(one)))
    except (Unfit, Refused) as why:
        return form_page(request, piece, Typed.of(request), words=str(why))
    if not words and not files:
        return form_page(request, piece, Typed.of(request), words="Chưa chọn tệp nào.")
    came = arrivals.add_files(here, doer(request), path, sheet, _sent(files))
    return _saved(request, piece, came)


def _sent(files: list[UploadedFile[Any]]) -> Iterator[tuple[str, int, bytes]]:
    for place, one in enumerate(files):
        if place >= MOST_FILES:
            yield "…", MOST + 1, b""
            return
        size = one.size or 0
        yield _name(one), size, one.read() if size <= MOST else b""


def _saved(request: HttpRequest, piece: Piece, came: arrivals.Came) -> HttpResponse:
    saved = save_form(request, piece, came.sheet)
    if isinstance(saved, HttpResponse):
        return saved
    for words in came.refused:
        messages.error(request, words)
    for words in came.told:
        messages.info(request, words)
    return redirect(f"/sua/{piece.path}?saved=1{_where(saved, came)}")


def _where(saved: Piece, came: arrivals.Came) -> str:
    """The box to go to: the description of the first picture that came."""
    sheet = opened(saved.text)
    images = sheet.values.get("images", []) if sheet else []
    listed = enumerate(images if isinstance(images, list) else [])
    place = next((at for at, one in listed if isinstance(one, dict) and one.get("file") in came.pictures), None)
    return "#tu-noi-khac" if place is None else f"#o-images-{place}-alt"


@require_POST
def paste(request: HttpRequest, path: str) -> JsonResponse:
    """Pasted HTML as Markdown."""
    piece, sent = the_piece(path), request.FILES.get("html")
    if not isinstance(sent, UploadedFile):
        raise Http404(path)
    try:
        require(services(), doer(request), Kind.AUTHOR, piece.unit)
        markdown, arrival = arrivals.clip(services(), doer(request), path, _bytes(sent))
    except (Unfit, Refused) as why:
        return JsonResponse({"words": str(why)}, status=422)
    panel = render_to_string("webdesk/_arrival.html", {"arrival": arrival, "piece": piece}, request) if arrival else ""
    return JsonResponse({"markdown": markdown, "panel": panel})


@require_POST
def look_into_text(request: HttpRequest, path: str) -> HttpResponse:
    """What the text says that its form does not yet, for a person to accept one by one."""
    piece = the_piece(path)
    try:
        require(services(), doer(request), Kind.AUTHOR, piece.unit)
        sheet = typed(request, piece)
        found = arrivals.from_text(services(), doer(request), path, sheet)
    except (Unfit, Refused) as why:
        return form_page(request, piece, Typed.of(request), words=str(why))
    saved = save_form(request, piece, sheet)
    if isinstance(saved, HttpResponse):
        return saved
    messages.info(request, f"Thấy {found} điều trong lời văn; xem ở bảng dưới." if found else "Không thấy điều gì mới trong lời văn.")
    return redirect(f"/sua/{path}?saved=1#tu-noi-khac")


@require_POST
def decide(request: HttpRequest, path: str) -> HttpResponse:
    """Accept or refuse one suggestion («12:3»), or settle all that came at once («12»)."""
    piece = the_piece(path)
    act = "take" if "take" in request.POST else "leave"
    which, _, number = request.POST.get(act, "").partition(":")
    arrival = get_object_or_404(Arrival, path=path, pk=which if which.isdecimal() else 0)
    place = int(number) if number.isdecimal() else -1
    try:
        require(services(), doer(request), Kind.AUTHOR, piece.unit)
        sheet = arrivals.take(arrival, place, typed(request, piece)) if act == "take" else typed(request, piece)
    except (Unfit, Refused) as why:
        return form_page(request, piece, Typed.of(request), words=str(why))
    saved = save_form(request, piece, sheet)
    if isinstance(saved, HttpResponse):
        return saved
    if place < 0:
        arrival.delete()
    else:
        arrivals.settle_one(arrival, place)
    return redirect(f"/sua/{path}?saved=1#tu-noi-khac")
