"""Owns what people are told when something cannot be done."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from webdesk.gate.entrance import open_to_all


@open_to_all
def not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: an old tab, or another site."""
    words = "Trang này mở đã lâu hoặc trình duyệt chặn cookie. Quay lại, tải lại trang rồi gửi lại; chữ đã gõ vẫn còn trong ô."
    return render(request, "webdesk/told.html", {"title": "Chưa nhận được", "words": words}, status=403)


@open_to_all
def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such screen or article."""
    words = "Bài có thể đã được chuyển chỗ hoặc xóa."
    return render(request, "webdesk/told.html", {"title": "Không có trang này", "words": words}, status=404)


@open_to_all
def failed(request: HttpRequest) -> HttpResponse:
    """Something nobody expected; what was saved is saved."""
    words = "Phần mềm gặp lỗi bất ngờ. Những gì đã lưu vẫn còn; chữ đang gõ được giữ trong trình duyệt. Báo cho người quản trị."
    return render(request, "webdesk/told.html", {"title": "Lỗi phần mềm", "words": words}, status=500)


def told(request: HttpRequest, title: str, words: str, back: str = "/", status: int = 409) -> HttpResponse:
    """A refusal in plain words with a way back."""
    return render(request, "webdesk/told.html", {"title": title, "words": words, "back": back}, status=status)
