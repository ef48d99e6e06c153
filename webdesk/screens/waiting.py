"""Owns what people see while the desk reads the content for the first time: how far it is, then the screen they asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from webdesk.gate.entrance import OPEN
from webdesk.workflow.services import services

PATIENCE = 4.0  # seconds that a screen waits without a word
AGAIN = 3  # seconds after which it is asked for again
WORDS = "Bàn biên tập đang đọc nội dung lần đầu; chữ đã gõ vẫn còn. Chờ một lát rồi thử lại."


class Waiting:
    """Answers for a screen that would keep its reader waiting; what is sent waits its turn, so that nothing of it is lost."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        return self._answer(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, given: Any) -> HttpResponse | None:
        """Before the screen is made."""
        by_script = request.headers.get("X-Requested-With") or request.headers.get("HX-Request")
        if getattr(view, OPEN, False) or not (by_script or request.method == "GET"):
            return None
        if services().room.waking.is_over(0 if by_script else PATIENCE):
            return None
        if by_script:
            return HttpResponse(WORDS, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": str(AGAIN)})
        response = render(request, "webdesk/waiting.html", {"progress": services().room.waking}, status=503)
        response["Retry-After"] = response["Refresh"] = str(AGAIN)
        return response
