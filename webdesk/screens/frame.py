"""Owns what every screen shows around its own matter: whose desk it is, who is in, where the menu leads."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest

from webdesk.models import Role
from webdesk.place import place
from webdesk.workflow.log import name_of
from webdesk.workflow.people import Rights, rights_of

MENU = (("/", "Bảng việc", None), ("/bai/", "Mọi bài", None), ("/ket-qua/", "Kết quả theo kỳ", None), ("/gop-y/", "Góp ý", None),
        ("/cong-bo/", "Công bố", None), ("/nhat-ky/", "Nhật ký", None),
        ("/don-vi/", "Đơn vị", Role.Kind.ADMINISTRATOR), ("/danh-muc/", "Danh mục", Role.Kind.ADMINISTRATOR),
        ("/nguoi/", "Người dùng", Role.Kind.ADMINISTRATOR))  # fmt: skip


def frame(request: HttpRequest) -> dict[str, Any]:
    """Of every template."""
    person = getattr(request, "user", None)
    inside = person is not None and person.is_authenticated
    rights = rights_of(person) if isinstance(person, User) else Rights(frozenset())
    menu = [
        {"href": href, "name": name, "here": request.path == href}
        for href, name, kind in MENU
        if inside and (kind is None or rights.has(kind))
    ]
    me = name_of(person) if inside and person else ""
    return {"menu": menu, "me": me, "demo": place().demo, "alone": place().alone, "rights": rights}


def me(request: HttpRequest) -> User:
    """Who is in; the gate lets nobody else come this far."""
    assert isinstance(request.user, User)
    return request.user


def number(text: str) -> int:
    """The number of a row as a form sends it; 0, which no row has, for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def address(request: HttpRequest) -> str:
    """Where a request comes from, for the log; waitress has asked a proxy on this machine already."""
    return str(request.META.get("REMOTE_ADDR", ""))
