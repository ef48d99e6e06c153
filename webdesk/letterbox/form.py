"""Owns the screens of the public form: write an opinion, be thanked, be told what was wrong. They show nothing anybody wrote before."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from portal import urls
from webdesk.models import Office
from webdesk.workflow.opinions import LONGEST, NotTaken, asked_of, office_of, receive
from webdesk.workflow.services import services

TRAP = "website"  # a box that people do not see; programs fill it in
TOO_LARGE = "Ý kiến dài quá mức nhận được: quay lại, rút gọn, hoặc gửi qua hộp thư ghi ở bài lấy ý kiến."
FOUND = "Mở bài lấy ý kiến trên cổng thông tin rồi bấm «Gửi góp ý trực tuyến»."


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, rest: str) -> HttpResponse:
    """The form of one consultation; sent, it is kept for a person to read."""
    asked = asked_of(services(), f"tin/{rest}.md")
    if asked is None:
        return missing(request)
    office = office_of(services().files)
    article = office.site_url.rstrip("/") + urls.article(asked.path) if office and office.site_url else ""
    shown = {
        "asked": asked, "office": office, "article": article, "sent": request.POST,
        "months": Office.here().opinion_months, "longest": LONGEST,
    }  # fmt: skip
    if not asked.is_open:
        return render(request, "letterbox/over.html", shown, status=200 if request.method != "POST" else 409)
    if request.method != "POST":
        return render(request, "letterbox/form.html", shown)
    try:
        if not request.POST.get(TRAP):
            receive(asked, request.POST.dict(), str(request.META.get("REMOTE_ADDR", "")))
    except NotTaken as why:
        return render(request, "letterbox/form.html", {**shown, "faults": why.faults}, status=why.status)
    return HttpResponseRedirect("/da-nhan/")


def thanks(request: HttpRequest) -> HttpResponse:
    """It was kept."""
    words = "Cơ quan sẽ đọc, tổng hợp và trả lời trong bảng tiếp thu, giải trình đăng ở bài lấy ý kiến. Có thể đóng trang này."
    return render(request, "letterbox/told.html", {"title": "Đã nhận góp ý. Cảm ơn anh chị.", "words": words})


def nothing(request: HttpRequest) -> HttpResponse:
    """The host name alone."""
    return missing(request)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No open consultation has this address."""
    return render(request, "letterbox/told.html", {"title": "Không có đợt góp ý nào ở địa chỉ này", "words": FOUND}, status=404)


def too_large(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A form of a size or shape that people do not send."""
    return render(request, "letterbox/told.html", {"title": "Chưa nhận được", "words": TOO_LARGE}, status=413)


def not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token."""
    words = "Trang này mở đã lâu hoặc trình duyệt chặn cookie. Quay lại, tải lại trang rồi gửi lại; chép chữ đã viết trước khi tải lại."
    return render(request, "letterbox/told.html", {"title": "Chưa nhận được", "words": words}, status=403)


def failed(request: HttpRequest) -> HttpResponse:
    """Something nobody expected."""
    words = "Phần mềm gặp lỗi nên chưa nhận được. Quay lại, chép chữ đã viết, thử lại sau, hoặc gửi qua hộp thư ghi ở bài lấy ý kiến."
    return render(request, "letterbox/told.html", {"title": "Chưa nhận được", "words": words}, status=500)
