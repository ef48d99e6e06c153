"""Owns the hour of a side revision: readers keep the file's text until then. Whatever voids the approval takes the hour, too."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from webdesk.models import Schedule
from webdesk.workflow.log import note
from webdesk.workflow.pieces import Piece


def set_hour(who: User, piece: Piece, at: datetime) -> None:
    """Let exactly this text of a side revision go out at a moment."""
    Schedule.objects.update_or_create(path=piece.path, defaults={"digest": piece.digest, "at": at, "by": who})


def cancel(who: User | str, path: str, why: str, address: str = "") -> None:
    """Take back the hour of a side revision, if it has one; the log says why."""
    if Schedule.objects.filter(path=path).delete()[0]:
        note(who, "bỏ hẹn giờ", path, why, address)


def due(now: datetime) -> list[Schedule]:
    """The side revisions whose hour has come, in that order."""
    return list(Schedule.objects.filter(at__lte=now).select_related("by").order_by("at"))


def next_hour() -> datetime | None:
    """When a side revision goes out next."""
    first = Schedule.objects.order_by("at").first()
    return first.at if first else None
