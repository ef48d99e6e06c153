"""Owns the screens of registries: their rows, a row as a form made from the field table, what would come of a change, earlier texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial, wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from portal.domain.problem import Problem
from portal.source.load import Loaded
from portal.source.reading.files import Unreadable
from portal.views.site_view import menu_links
from webdesk.models import Revision
from webdesk.newsroom.room import Checked
from webdesk.screens import boxes
from webdesk.screens.compare import compared_rows, flat, readable_rows
from webdesk.screens.edit import doer
from webdesk.screens.faults import told
from webdesk.screens.notes import Note, Notes, Places, noted
from webdesk.screens.spoken import hint_of
from webdesk.sheet.article import NotWritten
from webdesk.sheet.registries import REGISTRIES, Registry, said, with_id
from webdesk.sheet.registry import Register, Row, moved_row, register, with_row, without_row
from webdesk.workflow.acts import Act, Refused
from webdesk.workflow.content_files import digest_of
from webdesk.workflow.registries import Change, Faulty, Unsure, allowed, change, is_fixed, rows_of, text_of
from webdesk.workflow.services import services

Screen = Callable[..., HttpResponse]
WRITTEN = "Đã ghi. Bạn đọc thấy từ lần công bố sau."


def administrators(screen: Screen) -> Screen:
    """A screen for administrators; a registry that cannot be read is told."""

    @wraps(screen)
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        try:
            allowed(doer(request))
            return screen(request, *args, **named)
        except Refused as why:
            return told(request, "Chưa làm được", str(why), "/", 403)
        except Unreadable:
            words = "Tệp của danh mục không đọc được; nhờ người phụ trách máy xem lại."
            return told(request, "Không đọc được danh mục", words, "/")

    return guarded


def _registry(slug: str) -> Registry:
    found = next((one for one in REGISTRIES if one.slug == slug), None)
    if found is None:
        raise Http404(slug)
    return found


@administrators
def index(request: HttpRequest) -> HttpResponse:
    """Every registry, and the menu that follows from the content."""
    return render(request, "webdesk/registries.html", {"registries": REGISTRIES, "menu_now": services().room.ask(_menu)})


def _menu(loaded: Loaded) -> list[str]:
    return [link.text for link in menu_links(loaded.portal)] if loaded.portal else []


@administrators
def rows(request: HttpRequest, slug: str) -> HttpResponse:
    """The rows of one registry; of one that is a single mapping, its form."""
    registry = _registry(slug)
    found = rows_of(services(), registry)
    if found is None:
        words = "Danh mục này có lỗi, hoặc viết theo lối mà biểu mẫu không giữ được; sửa trong tệp, hoặc quay lại một bản trước."
        return told(request, "Không mở được danh mục", words, f"/danh-muc/{slug}/lich-su/")
    if found.single:
        return redirect(f"/danh-muc/{slug}/0")
    listed = [(place, registry.name_of(row)) for place, row in enumerate(found.values)]
    base = digest_of(text_of(services(), registry))
    return render(request, "webdesk/registry.html", {"registry": registry, "rows": listed, "base": base})


@administrators
def row(request: HttpRequest, slug: str, place: int | None = None) -> HttpResponse:
    """One row as a form, a new one without `place`; sent, it is tried, then written."""
    registry = _registry(slug)
    text = text_of(services(), registry)
    found = register(text, registry.table)
    if found is None or (found.single and place != 0) or (place is not None and place >= len(found.rows)):
        raise Http404(str(place))
    before: Row = found.values[place] if place is not None else {}
    form = _Form(registry, found, place, before)
    if request.method != "POST":
        return form.page(request, before, digest_of(text))
    base, gone = request.POST.get("base", ""), "remove" in request.POST
    now = before if gone else form.sent(request.POST)
    if gone and "sure" not in request.POST:
        asked = "Bỏ mục này khỏi danh mục? Trang riêng của nó, nếu có, cũng không còn."
        return form.page(request, now, base, asked=asked, act="remove")
    try:
        trial = change(services(), doer(request), registry, form.change(now, base, gone=gone), sure="sure" in request.POST)
    except (Refused, NotWritten) as why:
        return form.page(request, now, base, words=str(why))
    except Unsure as what:
        return form.page(request, now, base, asked=str(what), act="remove" if gone else "save")
    except Faulty as fault:
        return form.page(request, now, base, words=str(fault), fault=fault)
    _tell(request, trial.faults)
    return redirect(f"/danh-muc/{slug}/" + ("0" if found.single else ""))


def _tell(request: HttpRequest, warnings: tuple[Problem, ...]) -> None:
    messages.success(request, WRITTEN)
    for one in warnings:
        messages.info(request, f"{one.message}. {hint_of(one.code, one.hint)}".strip())


class _Form:
    """The form of one row."""

    def __init__(self, registry: Registry, found: Register, place: int | None, before: Row) -> None:
        self._registry, self._found, self._place, self._before = registry, found, place, before
        self._fixed = [item for item in registry.fields if place is not None and is_fixed(services(), item)]

    def sent(self, boxes_sent: QueryDict) -> Row:
        """The row as it was sent; what is fixed stays."""
        kept = {item.name for item in self._fixed}
        read = boxes.read(boxes_sent, self._before, self._registry.table)
        return {**self._before, **{name: value for name, value in read.items() if name not in kept}}

    def change(self, now: Row, base: str, *, gone: bool) -> Change:
        """What is asked for."""
        registry, place = self._registry, self._place
        if gone and place is not None:
            edit = partial(without_row, table=registry.table, place=place)
            return Change(base, edit, f"bỏ «{registry.name_of(self._before)}»")
        values = now if place is not None else with_id(registry, self._found.values, now)
        edit = partial(with_row, table=registry.table, place=place, values=values)
        return Change(base, edit, said(registry, self._before, now))

    def page(self, request: HttpRequest, now: Row, base: str, *, words: str = "", fault: Faulty | None = None, **more: str) -> HttpResponse:
        """The form with some values; `more`: what is asked of a person before it is written."""
        registry = self._registry
        names = [item.name for item in registry.fields if item not in self._fixed]
        of_fixed = ((item.vi, flat(now.get(item.name, ""), item.of)) for item in self._fixed)
        fixed = [(name, value) for name, value in of_fixed if value]
        shown = {
            "registry": registry, "place": self._place, "base": base, "words": words, "single": self._found.single, **more,
            "title": registry.name_of(self._before), "fixed": fixed,
            "boxes": list(self._boxes(names, now)), "notes": self._notes(fault, now) if fault else Notes(),
        }  # fmt: skip
        return render(request, "webdesk/row.html", shown, status=422 if words else 200)

    def _boxes(self, names: list[str], now: Row) -> Iterator[boxes.Box]:
        """The boxes; a list has one empty item more, for who has no scripts."""
        for box in boxes.boxes(self._registry.table, names, now):
            if box.form == "list":
                box.items.append(boxes.blank_item(self._registry.table, box.name, "n0"))
            yield box

    def _notes(self, fault: Faulty, now: Row) -> Notes:
        """Each fault at its box; those of other rows above all."""
        found = register(fault.text, self._registry.table)
        if found is None:
            return Notes({"": [Note("error", "Lỗi", one.message, hint_of(one.code, one.hint)) for one in fault.trial.errors]})
        gone = self._place is not None and len(found.rows) < len(self._found.rows)
        place = None if gone else self._place if self._place is not None else len(found.rows) - 1
        here = tuple(one for one in fault.trial.errors if found.at(one.line) == place is not None)
        notes = noted(Places(found.lines, found.entries(place), self._registry.table), Checked(here), now) if place is not None else Notes()
        for one in fault.trial.errors:
            if one not in here:
                notes.at.setdefault("", []).append(self._note(one, found))
        return notes

    def _note(self, fault: Problem, found: Register) -> Note:
        """A fault of another row, with that row's name."""
        at = found.at(fault.line)
        name = f"Mục «{self._registry.name_of(found.values[at])}»: " if at is not None else ""
        return Note("error", "Lỗi", f"{name}{fault.message}", hint_of(fault.code, fault.hint))


@require_POST
@administrators
def move(request: HttpRequest, slug: str) -> HttpResponse:
    """A row one place up or down."""
    registry = _registry(slug)
    place, _, way = request.POST.get("row", "").partition(":")
    by = {"up": -1, "down": 1}.get(way, 0)
    if not place.isdecimal() or not by:
        raise Http404(place)
    edit = partial(moved_row, table=registry.table, place=int(place), by=by)
    try:
        change(services(), doer(request), registry, Change(request.POST.get("base", ""), edit, "thứ tự"), sure=True)
    except (Refused, NotWritten, Faulty) as why:
        messages.error(request, str(why))
    return redirect(f"/danh-muc/{slug}/#m-{int(place) + by}")


@administrators
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Every text a registry had since the desk is used."""
    registry = _registry(slug)
    found = Revision.objects.filter(path=registry.path).select_related("writer")
    return render(request, "webdesk/registry_history.html", {"registry": registry, "revisions": found})


@administrators
def revision(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One earlier text beside the one of now; sent, it is the text again."""
    registry = _registry(slug)
    found, text, words = get_object_or_404(Revision, path=registry.path, pk=number), text_of(services(), registry), ""
    if request.method == "POST":
        back = Change(request.POST.get("base", ""), lambda _: found.text, f"bản số {number}", Act.TAKEN_BACK)
        try:
            _tell(request, change(services(), doer(request), registry, back, sure=True).faults)
            return redirect(f"/danh-muc/{slug}/lich-su/")
        except Faulty as fault:
            words = f"Bản này có lỗi: {fault.trial.errors[0].message}. Chưa ghi gì."
        except Refused as why:
            words = str(why)
    old, now = register(found.text, registry.table), register(text, registry.table)
    shown = {"registry": registry, "revision": found, "base": digest_of(text), "words": words}
    shown |= {"changes": compared_rows(now, old, registry.name_of), "whole": readable_rows(old, registry.name_of)}
    return render(request, "webdesk/registry_revision.html", shown, status=422 if words else 200)
