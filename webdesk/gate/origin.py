"""Owns the check of where a request comes from: only names of this desk (DNS rebinding), and no writing from other sites."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.http.request import split_domain_port

from webdesk.place import place

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
REFUSED = "Yêu cầu này không đến từ bàn biên tập nên không được nhận. Mở lại bàn biên tập bằng đúng địa chỉ của nó."


class KnownPlaces:
    """Refuses a Host that is no name of this desk, and a change whose Origin (or Referer) is another site."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let it through, or refuse it."""
        host = request.META.get("HTTP_HOST", "")
        if split_domain_port(host)[0] not in place().hosts or (request.method not in SAFE and not _from_here(request, host)):
            return HttpResponseForbidden(REFUSED, content_type="text/plain; charset=utf-8")
        return self._answer(request)


def _from_here(request: HttpRequest, host: str) -> bool:
    if request.META.get("HTTP_SEC_FETCH_SITE", "same-origin") not in ("same-origin", "none"):
        return False
    said = request.META.get("HTTP_ORIGIN") or request.META.get("HTTP_REFERER", "")
    return not said or urlsplit(said).netloc == host
