"""Owns the screen where somebody switches the second step of their own log-in on and off: QR code, first code, recovery codes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from plugins.rendering.codes import qr
from webdesk.models import SecondStep
from webdesk.place import place
from webdesk.screens.faults import told
from webdesk.screens.frame import address, me
from webdesk.workflow import second_step
from webdesk.workflow.log import note
from webdesk.workflow.second_step import Answer

NO_ACCOUNTS = "Mã xác thực dùng cho máy chủ có tài khoản và mật khẩu; ở đây không ai đăng nhập bằng mật khẩu."
WORDS = {
    Answer.WRONG: "Mã chưa đúng hoặc đã dùng rồi: chờ mã kế tiếp hiện ra rồi nhập; giờ của điện thoại phải đúng.",
    Answer.SLOWED: "Đã nhập sai nhiều lần; thử lại sau 15 phút.",
}


def own(request: HttpRequest) -> HttpResponse:
    """Whether one's own log-in asks for a code, and how to change that."""
    if place().alone or place().demo:
        return told(request, "Không dùng ở đây", NO_ACCOUNTS, "/", 403)
    return _shown(request) if request.method != "POST" else _changed(request, request.POST.get("act", ""))


def _changed(request: HttpRequest, act: str) -> HttpResponse:
    """Do what was asked; all but the beginning needs a code of now."""
    person, step = me(request), second_step.of(me(request))
    if act == "begin" and step is None:
        second_step.begin(person)
        return _shown(request)
    if act not in ("confirm", "codes", "end") or (step is None) != (act == "confirm") or not _begun(request):
        return _shown(request, "Chưa chọn việc nào làm được bây giờ.", 422)
    answer = second_step.take(person, request.POST.get("code", ""), confirmed=step is not None)
    if answer in WORDS:
        note(person, "mã xác thực sai" if answer is Answer.WRONG else "mã xác thực bị hãm", address=address(request))
        return _shown(request, WORDS[answer], 422)
    if act == "end":
        second_step.end(person)
        note(person, "tắt mã xác thực", address=address(request))
        return _shown(request)
    note(person, "bật mã xác thực" if act == "confirm" else "mã dự phòng mới", address=address(request))
    return render(request, "webdesk/second_step.html", {"codes": second_step.new_codes(person)})


def _begun(request: HttpRequest) -> SecondStep | None:
    return SecondStep.objects.filter(person=me(request)).first()


def _shown(request: HttpRequest, words: str = "", status: int = 200) -> HttpResponse:
    step = _begun(request)
    begun = step is not None and not step.confirmed
    shown = {"step": step, "begun": begun, "words": words}
    if step and begun:
        shown |= {"code": qr(second_step.address_of(step)), "secret": second_step.secret_of(step)}
    return render(request, "webdesk/second_step.html", shown, status=status)
