"""Owns the screen where somebody changes their own password."""

from __future__ import annotations

from axes.decorators import axes_dispatch
from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from webdesk.place import place
from webdesk.screens.faults import told
from webdesk.screens.frame import address, me
from webdesk.workflow.log import note
from webdesk.workflow.passwords import changed

NO_ACCOUNTS = "Ở đây không ai đăng nhập bằng mật khẩu."
WRONG, TWO = "Mật khẩu đang dùng chưa đúng.", "Hai lần gõ mật khẩu mới chưa giống nhau."


@axes_dispatch  # type: ignore[untyped-decorator]
def own(request: HttpRequest) -> HttpResponse:
    """Change it; everywhere else this person is logged out."""
    if place().alone or place().demo:
        return told(request, "Không dùng ở đây", NO_ACCOUNTS, "/", 403)
    words = _change(request) if request.method == "POST" else []
    if request.method == "POST" and not words:
        messages.success(request, "Đã đổi mật khẩu. Ở máy khác, anh chị phải đăng nhập lại.")
        return redirect("/")
    return render(request, "webdesk/password.html", {"words": words}, status=422 if words else 200)


def _change(request: HttpRequest) -> list[str]:
    """Why it cannot be changed; nothing when it was."""
    sent, person = request.POST, me(request)
    if authenticate(request, username=person.get_username(), password=sent.get("old", "")) is None:
        note(person, "đổi mật khẩu: sai", address=address(request))
        return [WRONG]
    if sent.get("new", "") != sent.get("again", ""):
        return [TWO]
    if faults := changed(person, sent.get("new", "")):
        return faults
    update_session_auth_hash(request, person)
    note(person, "đổi mật khẩu", address=address(request))
    return []
