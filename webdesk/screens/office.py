"""Owns the screens of the office: the log, the people and their roles, the releases."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from webdesk.models import LogEntry, Office, Role
from webdesk.screens.edit import doer
from webdesk.screens.faults import told
from webdesk.screens.frame import address, me, number
from webdesk.workflow import second_step
from webdesk.workflow.acts import Refused
from webdesk.workflow.log import broken, exported, note
from webdesk.workflow.passwords import changed, faults_of
from webdesk.workflow.people import Kind, new_person, rights_of, unit_named
from webdesk.workflow.publisher import releases
from webdesk.workflow.publishing import back_to_release, bring_out
from webdesk.workflow.services import services

PAGE = 100
NO_UNIT = "Không có đơn vị ấy, hoặc tên chưa rõ là đơn vị nào: chọn một tên trong danh sách hiện ra khi gõ."
NOT_YOURS = "Trang này dành cho người quản trị."


def log(request: HttpRequest) -> HttpResponse:
    """Who did what when."""
    asked = request.GET.get("q", "").strip()
    found = LogEntry.objects.all()
    if asked:
        found = found.filter(path__icontains=asked) | found.filter(who__icontains=asked) | found.filter(what__icontains=asked)
    return render(request, "webdesk/log.html", {"entries": found[:PAGE], "asked": asked, "broken": broken(LogEntry.objects.order_by("id"))})


def log_file(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The whole log for a spreadsheet."""
    if not rights_of(me(request)).has(Kind.ADMINISTRATOR):
        return told(request, "Chưa làm được", NOT_YOURS, "/nhat-ky/", 403)
    note(request.user, "xuất nhật ký", address=address(request))
    response = StreamingHttpResponse(exported(LogEntry.objects.order_by("id").iterator()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="nhat-ky.csv"'
    return response


def people(request: HttpRequest) -> HttpResponse:
    """Who may come in, and what for."""
    if not rights_of(me(request)).has(Kind.ADMINISTRATOR):
        return told(request, "Chưa làm được", NOT_YOURS, "/", 403)
    words = _change_people(request) if request.method == "POST" else ""
    if request.method == "POST" and not words:
        return HttpResponseRedirect("/nguoi/")
    known = User.objects.prefetch_related("roles").order_by("username")
    shown = {"people": known, "kinds": Kind.choices, "office": Office.here(), "words": words}
    return render(request, "webdesk/people.html", shown, status=422 if words else 200)


def _change_people(request: HttpRequest) -> str:
    """Do what an administrator asks; why it cannot be done, "" when it was."""
    sent = request.POST
    if "self_approval" in sent:
        value = sent["self_approval"] == "1"
        Office.objects.update_or_create(pk=1, defaults={"self_approval": value})
        note(request.user, "tự duyệt", words="cho phép" if value else "không cho phép", address=address(request))
        return ""
    if "end_second_step" in sent:
        person = get_object_or_404(User, pk=number(sent["end_second_step"]))
        if second_step.end(person):
            note(request.user, "bỏ mã xác thực của người khác", words=person.username, address=address(request))
        return ""
    if "reset" in sent:
        return _reset(request, get_object_or_404(User, pk=number(sent["reset"])))
    return _new_person(request) if "new" in sent else _changed_person(request)


def _reset(request: HttpRequest, person: User) -> str:
    """Somebody forgot their password."""
    if person == request.user:
        return "Mật khẩu của chính mình đổi ở «Mật khẩu», đầu trang."
    faults = changed(person, request.POST.get("password", ""))
    if not faults:
        note(request.user, "đặt lại mật khẩu của người khác", words=person.username, address=address(request))
    return " ".join(faults)


def _new_person(request: HttpRequest) -> str:
    sent = request.POST
    name, password, kinds = sent.get("new", "").strip().lower(), sent.get("password", ""), tuple(sent.getlist("kind"))
    if not name.isascii() or not name.isidentifier():
        return "Tên đăng nhập là chữ không dấu, chữ số và dấu gạch dưới, ví dụ «nguyen_ha»."
    if User.objects.filter(username=name).exists():
        return f"Đã có tài khoản «{name}»."
    if not kinds or not set(kinds) <= set(Kind.values):
        return "Chọn ít nhất một vai."
    unit = unit_named(services().room, sent.get("unit", ""))
    if unit is None:
        return NO_UNIT
    if faults := faults_of(password, User(username=name, first_name=sent.get("full", ""))):
        return " ".join(faults)
    new_person(name, sent.get("full", "").strip() or name, kinds, password, unit)
    note(request.user, "thêm người", words=f"{name}: {', '.join(kinds)}", address=address(request))
    return ""


def _changed_person(request: HttpRequest) -> str:
    sent = request.POST
    person = get_object_or_404(User, pk=number(sent.get("person", "")))
    kinds = [kind for kind in sent.getlist("kind") if kind in Kind.values]
    if person == request.user and Kind.ADMINISTRATOR not in kinds:
        return "Không tự bỏ vai quản trị của chính mình; nhờ một người quản trị khác."
    unit = unit_named(services().room, sent.get("unit", ""))
    if unit is None:
        return NO_UNIT
    person.roles.all().delete()
    Role.objects.bulk_create(Role(person=person, kind=kind, unit=unit) for kind in kinds)
    person.is_active = bool(kinds)
    person.save()
    note(request.user, "đổi vai", words=f"{person.username}: {', '.join(kinds) or 'khóa tài khoản'}", address=address(request))
    return ""


def published(request: HttpRequest) -> HttpResponse:
    """What readers see, and the releases that were kept."""
    names, current = releases(services().place.public)
    shown = {"kept": [(name, _when(name)) for name in names], "current": current, "publisher": services().publisher}
    response = render(request, "webdesk/published.html", shown)
    if services().publisher.busy:
        response["Refresh"] = "3"
    return response


def _when(release: str) -> str:
    """When a release was made, as people write it; its name where that is another."""
    try:
        return f"{datetime.strptime(release[:17], '%Y-%m-%dT%H%M%S'):%H:%M:%S ngày %d/%m/%Y}"
    except ValueError:
        return release


@require_POST
def publish_again(request: HttpRequest) -> HttpResponse:
    """Publish the content as it is approved now."""
    if not rights_of(me(request)).has(Kind.PUBLISHER):
        return told(request, "Chưa làm được", "Chỉ người đăng công bố được.", "/cong-bo/", 403)
    note(request.user, "công bố", address=address(request))
    bring_out(services(), doer(request))
    return HttpResponseRedirect("/cong-bo/")


@require_POST
def earlier_release(request: HttpRequest) -> HttpResponse:
    """Show readers an earlier release."""
    try:
        back_to_release(services(), doer(request), request.POST.get("release", ""))
    except Refused as why:
        return told(request, "Chưa làm được", str(why), "/cong-bo/")
    return HttpResponseRedirect("/cong-bo/")
