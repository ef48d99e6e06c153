"""Owns the screens of static pages: which there are, one as a form, its earlier texts."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from portal.source.linking.addresses import is_reserved
from portal.source.reading.fields.schema import TABLES
from portal.source.reading.ids import is_device, is_id
from portal.text.slug import slug
from portal.views.static import TITLES
from webdesk.models import Revision
from webdesk.newsroom.room import Checked
from webdesk.screens import boxes
from webdesk.screens.compare import compared, readable
from webdesk.screens.edit import doer
from webdesk.screens.faults import told
from webdesk.screens.frame import me
from webdesk.screens.notes import Notes, noted, places_of
from webdesk.screens.registries import WRITTEN, administrators
from webdesk.screens.spoken import hint_of
from webdesk.sheet.article import NotWritten, Sheet, begun, changed, opened
from webdesk.workflow.acts import Act, NewText, Refused
from webdesk.workflow.content_files import digest_of
from webdesk.workflow.pages import TABLE, Faulty, Page, checked, drop, keep, kept, pages, remove, save, text_of, title_of
from webdesk.workflow.preview import ticket_for
from webdesk.workflow.services import services

LONGEST = 80  # letters of an address made of a title
GONE = "Bỏ trang này? Địa chỉ của nó sẽ không còn từ lần công bố sau; liên kết đến nó dẫn vào chỗ trống."
BROKEN = "Phần đầu của tệp có lỗi nên chưa mở thành biểu mẫu được; quay lại một bản trước, hoặc sửa trong tệp."


def _page(id: str) -> Page:
    if not is_id(id) or is_device(id) or is_reserved(id):
        raise Http404(id)
    return Page(id)


@administrators
def index(request: HttpRequest) -> HttpResponse:
    """Every static page; a new one by its title."""
    title, words = " ".join(request.POST.get("title", "").split()), ""
    if request.method == "POST":
        id = slug(title, LONGEST)
        if is_id(id) and not is_device(id) and not is_reserved(id) and not text_of(services(), Page(id)):
            return redirect(f"{Page(id).home}?{urlencode({'ten': title})}")
        words = "Cổng đã có trang mang địa chỉ này: đặt tiêu đề khác." if id else "Ghi tiêu đề của trang."
    lines = [(page, title_of(page, text_of(services(), page)), written) for page, written in pages(services())]
    return render(request, "webdesk/pages.html", {"pages": lines, "title": title, "words": words}, status=422 if words else 200)


@administrators
def page(request: HttpRequest, id: str) -> HttpResponse:
    """One page as a form; sent, it is read as a file by hand is, then written."""
    one = _page(id)
    text = text_of(services(), one)
    sheet = opened(text, TABLE) if text else Sheet({"title": request.GET.get("ten", one.name)})
    if sheet is None:
        return told(request, "Không mở được trang", BROKEN, f"{one.home}lich-su/")
    if request.method != "POST":
        unsaved = kept(services(), me(request), one)
        again = opened(unsaved.typed, TABLE) if unsaved and request.GET.get("tiep") == "1" else None
        return _form(request, one, again or sheet, digest_of(text), unsaved=None if again else unsaved)
    sent = Sheet({**sheet.values, **boxes.read(request.POST, sheet.values, TABLE)}, request.POST.get("body", sheet.body))
    base = request.POST.get("base", "")
    if "remove" in request.POST:
        return _removed(request, one, sheet, base)
    try:
        made = changed(text, sent.values, sent.body, TABLE) if text else begun(sent.values, sent.body, TABLE)
        if "preview" in request.POST:
            keep(me(request), one, base, made)
            return _form(request, one, sent, base, source=f"/truoc/{ticket_for(me(request), one.path)}/")
        for fault in save(services(), doer(request), one, base, NewText(made, Act.SAVED, title_of(one, made))):
            messages.info(request, f"{fault.message}. {hint_of(fault.code, fault.hint)}".strip())
    except (Refused, NotWritten, Faulty) as why:
        return _form(request, one, sent, base, words=str(why))
    messages.success(request, WRITTEN)
    return redirect(one.home)


def _removed(request: HttpRequest, one: Page, sheet: Sheet, base: str) -> HttpResponse:
    """Take the page away, once somebody is sure."""
    if "sure" not in request.POST:
        return _form(request, one, sheet, base, asked=GONE)
    try:
        remove(services(), doer(request), one, base)
    except Refused as why:
        return _form(request, one, sheet, base, words=str(why))
    messages.success(request, f"Đã bỏ trang; đưa lại được ở {one.home}lich-su/.")
    return redirect("/trang/")


@require_POST
@administrators
def forget(request: HttpRequest, id: str) -> HttpResponse:
    """Give up what was typed and not saved."""
    one = _page(id)
    drop(me(request), one)
    return redirect(one.home)


def _form(request: HttpRequest, one: Page, sheet: Sheet, base: str, **told_of: Any) -> HttpResponse:
    """The form; `told_of`: why it was refused (`words`), what is asked (`asked`), typed before (`unsaved`), its preview (`source`)."""
    shown = {
        "page": one, "title": sheet.values.get("title") or one.name, "base": base, **told_of, "body": sheet.body,
        "fixed": one.id in TITLES or not text_of(services(), one),
        "boxes": boxes.boxes(TABLE, [item.name for item in TABLES[TABLE]], sheet.values), "notes": _notes(one, sheet),
    }  # fmt: skip
    return render(request, "webdesk/page.html", shown, status=422 if "words" in told_of else 200)


def _notes(one: Page, sheet: Sheet) -> Notes:
    """What there is to say of a form, at its boxes."""
    try:
        text = begun(sheet.values, sheet.body, TABLE)
    except NotWritten:
        return Notes()
    return noted(places_of(text, TABLE), Checked(checked(one, text)), sheet.values)


@administrators
def history(request: HttpRequest, id: str) -> HttpResponse:
    """Every text a page had since the desk is used."""
    one = _page(id)
    found = Revision.objects.filter(path=one.path).select_related("writer")
    return render(request, "webdesk/registry_history.html", {"registry": one, "revisions": found})


@administrators
def revision(request: HttpRequest, id: str, number: int) -> HttpResponse:
    """One earlier text beside the one of now; sent, it is the text again."""
    one = _page(id)
    found, text, words = get_object_or_404(Revision, path=one.path, pk=number), text_of(services(), one), ""
    if request.method == "POST":
        try:
            save(services(), doer(request), one, request.POST.get("base", ""), NewText(found.text, Act.TAKEN_BACK, f"bản số {number}"))
            messages.success(request, WRITTEN)
            return redirect(f"{one.home}lich-su/")
        except Faulty as fault:
            words = f"Bản này có lỗi: {fault.faults[0].message}. Chưa ghi gì."
        except Refused as why:
            words = str(why)
    shown = {"registry": one, "revision": found, "base": digest_of(text), "words": words}
    shown |= {"changes": compared(text, found.text, TABLE), "whole": readable(found.text, TABLE)}
    return render(request, "webdesk/registry_revision.html", shown, status=422 if words else 200)
