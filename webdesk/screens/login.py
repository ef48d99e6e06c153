"""Owns the door: log-in with a password, the start token of one's own machine, and the click of a demo."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlencode

from axes.decorators import axes_dispatch
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from webdesk.gate.entrance import open_to_all
from webdesk.place import place
from webdesk.screens.frame import address
from webdesk.workflow import second_step
from webdesk.workflow.log import note
from webdesk.workflow.people import PEOPLE, alone
from webdesk.workflow.second_step import Answer

BACKEND = "django.contrib.auth.backends.ModelBackend"
WRONG = "Tên hoặc mật khẩu chưa đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi thử lại."
SLOWED = "Đã nhập sai nhiều lần. Vì an toàn, tài khoản này tạm không vào được từ máy này; thử lại sau 15 phút, hoặc hỏi người quản trị."
HALF, HALF_WAY = "nua-duong", 300  # what a session remembers between password and code; seconds for which it does
CODE_WORDS = {Answer.WRONG: "Mã chưa đúng hoặc đã dùng rồi: chờ mã kế tiếp hiện ra rồi nhập.", Answer.SLOWED: SLOWED}
CODE_STATUS = {Answer.WRONG: 401, Answer.SLOWED: 429}
CLOSED = "Mở bàn biên tập bằng địa chỉ mà lệnh `portal desk` in ra: địa chỉ ấy có khóa của lần mở này."


def _door(request: HttpRequest, words: str = "", status: int = 200) -> HttpResponse:
    people = [{"name": name, "full": full, "roles": ", ".join(kind.label for kind in kinds)} for name, full, kinds in PEOPLE]
    shown = {"words": words, "people": people if place().demo else [], "next": _next(request), "typed": request.POST.get("username", "")}
    return render(request, "webdesk/login.html", shown, status=status)


@open_to_all
@axes_dispatch  # type: ignore[untyped-decorator]
def enter(request: HttpRequest) -> HttpResponse:
    """Log in with a name and a password."""
    if place().alone:
        return render(request, "webdesk/told.html", {"title": "Bàn biên tập của máy này", "words": CLOSED}, status=403)
    if request.method != "POST":
        return _door(request)
    name = request.POST.get("username", "").strip()
    person = authenticate(request, username=name, password=request.POST.get("password", ""))
    if person is None:
        note(name[:100] or "?", "đăng nhập sai", address=address(request))
        return _door(request, WRONG, 401)
    if second_step.of(person):
        request.session[HALF] = {"person": person.pk, "at": timezone.now().timestamp()}
        return redirect(f"/dang-nhap/ma/?{urlencode({'next': _next(request)})}")
    return _let_in(request, person)


@open_to_all
def enter_code(request: HttpRequest) -> HttpResponse:
    """The second step: whoever has just given the right password, for some minutes."""
    half = request.session.get(HALF, {})
    person = User.objects.filter(pk=half.get("person", 0), is_active=True).first()
    if person is None or timezone.now().timestamp() - half["at"] > HALF_WAY or second_step.of(person) is None:
        return redirect("/dang-nhap/")
    shown = {"next": _next(request)}
    if request.method != "POST":
        return render(request, "webdesk/login_code.html", shown)
    answer = second_step.take(person, request.POST.get("code", ""))
    if answer in CODE_WORDS:
        note(person, "mã xác thực sai" if answer is Answer.WRONG else "mã xác thực bị hãm", address=address(request))
        return render(request, "webdesk/login_code.html", {**shown, "words": CODE_WORDS[answer]}, status=CODE_STATUS[answer])
    if answer is Answer.RECOVERED:
        note(person, "dùng mã dự phòng", address=address(request))
    del request.session[HALF]
    return _let_in(request, person)


@open_to_all
def slowed(request: HttpRequest, response: HttpResponse | None = None, credentials: dict[str, Any] | None = None) -> HttpResponse:
    """Too many wrong passwords."""
    note(str((credentials or {}).get("username", "?"))[:100], "đăng nhập bị hãm", address=address(request))
    return _door(request, SLOWED, 429)


@open_to_all
def own_machine(request: HttpRequest) -> HttpResponse:
    """Come in with the token that the command printed; only on one's own machine."""
    token = place().token
    if not (place().alone and token and secrets.compare_digest(request.GET.get("khoa", "").encode(), token.encode())):
        return render(request, "webdesk/told.html", {"title": "Khóa không đúng", "words": CLOSED}, status=403)
    return _let_in(request, alone())


@open_to_all
@require_POST
def try_out(request: HttpRequest) -> HttpResponse:
    """Come in as one of the people of a demo."""
    name = request.POST.get("person", "")
    if not place().demo or name not in [known for known, _, _ in PEOPLE]:
        shown = {"title": "Không phải bản dùng thử", "words": "Hãy đăng nhập bằng mật khẩu."}
        return render(request, "webdesk/told.html", shown, status=403)
    return _let_in(request, User.objects.get(username=name))


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Log out."""
    note(request.user, "đăng xuất", address=address(request))
    logout(request)
    return HttpResponseRedirect("/dang-nhap/")


def _let_in(request: HttpRequest, person: Any) -> HttpResponse:
    login(request, person, backend=BACKEND)
    note(person, "đăng nhập", address=address(request))
    return redirect(_next(request) or "/")


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()) else ""
