"""Owns the rule that nobody sees the desk who has not come in: screens that are open to all say so themselves.

A request of a script whose session has ended gets 401, so that what was typed stays in the browser until its writer is back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

View = TypeVar("View", bound=Callable[..., HttpResponse])
OPEN = "open_to_all"
ENDED = "Phiên làm việc đã hết. Đăng nhập lại; chữ đã gõ vẫn còn."


def open_to_all(view: View) -> View:
    """Mark a screen that is seen before coming in."""
    setattr(view, OPEN, True)
    return view


class SignedIn:
    """Sends whoever has not come in to the door."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        return self._answer(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, given: Any) -> HttpResponse | None:
        """Before the screen is made."""
        if request.user.is_authenticated or getattr(view, OPEN, False):
            return None
        if request.headers.get("X-Requested-With") or request.headers.get("HX-Request"):
            return HttpResponse(ENDED, status=401, content_type="text/plain; charset=utf-8")
        return HttpResponseRedirect(f"{settings.LOGIN_URL}?next={quote(request.get_full_path())}")
