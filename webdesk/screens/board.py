"""Owns the «Bảng việc»: what waits for whom, and the list of all articles."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal import urls
from portal.desk import clock
from portal.desk.silence import Silence, silence
from portal.domain.figure import figure
from portal.domain.problem import holding
from portal.source.linking.row import VISIBLE, Row, now_of
from portal.source.load import Loaded
from portal.text.dates import format_day
from portal.text.day import TZ
from webdesk.models import Comment, Revision, Schedule, SideRevision, Writing
from webdesk.newsroom.names import alike
from webdesk.screens.frame import me
from webdesk.workflow.content_files import NoArticle
from webdesk.workflow.pages import Page, is_page
from webdesk.workflow.people import Kind, Rights, rights_of
from webdesk.workflow.pieces import Piece, Stage, piece_of, writers_of
from webdesk.workflow.services import Services, services

FEW, PAGE = 8, 50


@dataclass(frozen=True, slots=True)
class Line:
    """One article on the board."""

    path: str
    title: str
    stage: str
    beside: str = ""
    side: bool = False


def board(request: HttpRequest) -> HttpResponse:
    """The home of the desk."""
    here, rights = services(), rights_of(me(request))
    rows = here.room.rows()
    pieces = _pieces(here, rows)
    shown = {
        "mine": _mine(request, rights, pieces, rows),
        "drafts": [_line(piece, rows, _last(piece)) for piece in pieces if piece.stage is Stage.DRAFT],
        "review": [_line(piece, rows, _waiting_for(piece)) for piece in pieces if piece.stage in (Stage.REVIEW, Stage.APPROVED)],
        "scheduled": _scheduled(rows),
        "published": _published(rows),
        "held": here.room.ask(_held),
        "next": here.room.ask(lambda loaded: loaded.next.words if loaded.next else ""),
        "publisher": here.publisher,
        "unsaved": [(one, _title(one.path, rows)) for one in Writing.objects.filter(person=me(request)).exclude(typed="")],
    }
    return render(request, "webdesk/board.html", shown)


def _title(path: str, rows: dict[str, Row]) -> str:
    """What people call a text: its title, else its path."""
    if is_page(path):
        return Page(PurePosixPath(path).stem).name
    return rows[path].title if path in rows else path


def _pieces(here: Services, rows: dict[str, Row]) -> list[Piece]:
    """Every article that is not simply with readers: drafts, those in review, side revisions."""
    paths = [path for path, row in rows.items() if row.status not in VISIBLE]
    paths += SideRevision.objects.exclude(path__in=paths).values_list("path", flat=True)
    found = []
    for path in paths:
        try:
            found.append(piece_of(here.files, path))
        except NoArticle:
            continue
    return sorted(found, key=lambda piece: piece.path, reverse=True)


def _mine(request: HttpRequest, rights: Rights, pieces: list[Piece], rows: dict[str, Row]) -> list[Line]:
    """What waits for this person."""
    me = request.user.pk
    commented = set(Comment.objects.filter(done=False).values_list("path", flat=True))
    found = []
    for piece in pieces:
        own = me in writers_of(piece.path)
        if piece.stage is Stage.REVIEW and rights.has(Kind.REVIEWER) and (not own or rights.self_approval):
            found.append(_line(piece, rows, "chờ anh chị duyệt"))
        elif piece.stage is Stage.APPROVED and rights.has(Kind.PUBLISHER):
            found.append(_line(piece, rows, "đã duyệt, chờ anh chị đăng"))
        elif piece.stage is Stage.DRAFT and own and piece.path in commented:
            found.append(_line(piece, rows, "được trả lại, có góp ý"))
    return found


def _line(piece: Piece, rows: dict[str, Row], beside: str) -> Line:
    row = rows.get(piece.path)
    return Line(piece.path, (row.title if row else "") or piece.path, piece.stage.value, beside, piece.side is not None)


def _last(piece: Piece) -> str:
    last = Revision.objects.filter(path=piece.path).select_related("writer").first()
    return f"{last.writer.first_name or last.writer.username}, {last.at.astimezone():%d/%m %H:%M}" if last and last.writer else ""


def _waiting_for(piece: Piece) -> str:
    if piece.approval:
        who = piece.approval.by.first_name if piece.approval.by else "?"
        return f"{who} đã duyệt, chờ đăng"
    return "chờ duyệt"


def _scheduled(rows: dict[str, Row]) -> list[Line]:
    now = now_of(clock.as_of(os.environ))
    found = sorted((row for row in rows.values() if row.status in VISIBLE and row.at > now and not row.withdrawn), key=lambda row: row.at)
    lines = [Line(row.path, row.title, Stage.SCHEDULED.value, _hour(row.at)) for row in found]
    sides = [(one.path, f"{one.at.astimezone(TZ):%d/%m/%Y %H:%M}") for one in Schedule.objects.order_by("at")]
    return lines + [Line(path, rows[path].title if path in rows else path, "Bản sửa", hour, True) for path, hour in sides]


def _published(rows: dict[str, Row]) -> list[Line]:
    now = now_of(clock.as_of(os.environ))
    found = sorted((row for row in rows.values() if row.is_shown(now)), key=lambda row: row.order, reverse=True)[:FEW]
    return [Line(row.path, row.title, "Đã rút" if row.withdrawn else "Đã đăng", _hour(row.at)) for row in found]


def _hour(at: str) -> str:
    return f"{at[8:10]}/{at[5:7]}/{at[:4]} {at[11:16]}".removesuffix(" 00:00")


def _held(loaded: Loaded) -> list[Line]:
    """The files that readers do not get, or not as they are now, with the reason in one sentence."""
    found = []
    for path in loaded.held:
        faults = holding([problem for problem in loaded.problems if problem.path == path])
        row = _row(loaded, path)
        found.append(Line(path, (row.title if row else "") or path, "Tạm giữ", faults[0].message if faults else ""))
    return found


def _row(loaded: Loaded, path: str) -> Row | None:
    settled = loaded.state.settled if loaded.state else None
    return (settled.rows.get(path) or settled.away.get(path)) if settled else None


def reminders(request: HttpRequest) -> HttpResponse:
    """Deadlines of the next 90 days, targets and workshops without news: the slower part of the board."""
    return render(request, "webdesk/reminders.html", {"groups": services().room.ask(_reminders)})


def _reminders(loaded: Loaded) -> list[dict[str, Any]]:
    if loaded.portal is None:
        return []
    found: Silence = silence(loaded.portal, clock.as_of(os.environ))
    targets = (
        ("Chỉ tiêu đến hạn trong 90 ngày", found.coming),
        ("Chỉ tiêu đã đến hạn, chưa có tin về kết quả", found.due),
    )
    groups = [{"heading": heading, "count": len(ones), "lines": [_target(one) for one in ones[:FEW]]} for heading, ones in targets]
    events = [(format_day(one.report.day) if one.report.day else "", one.report.name) for one in found.unreported]
    plans = [(format_day(plan.fact_day) if plan.fact_day else "", plan.name) for plan in found.quiet]
    groups.append({"heading": "Hội nghị, hội thảo đã báo trước, chưa có tin sau đó", "count": len(events), "lines": events[:FEW]})
    groups.append({"heading": "Kế hoạch hơn một năm chưa có tin", "count": len(plans), "lines": plans[:FEW]})
    return [group for group in groups if group["count"]]


def _target(target: Any) -> tuple[str, str]:
    by = target.statement.by
    return (format_day(by.day) if by else ""), target.statement.quote or figure(target.statement)


def articles(request: HttpRequest) -> HttpResponse:
    """All articles, newest first, found by the words of their titles."""
    asked = request.GET.get("q", "").strip()
    rows = sorted(services().room.rows().values(), key=lambda row: row.order, reverse=True)
    found = [row for row in rows if not asked or alike(row.title, asked) or asked in row.path]
    page = max(int(request.GET.get("trang", "1") or 1), 1) if request.GET.get("trang", "1").isdecimal() else 1
    part = found[(page - 1) * PAGE : page * PAGE]
    now = now_of(clock.as_of(os.environ))
    lines = [Line(row.path, row.title or row.path, _stage(row, now), _hour(row.at) if row.at else "") for row in part]
    shown = {"lines": lines, "asked": asked, "count": len(found), "page": page, "more": len(found) > page * PAGE}
    return render(request, "webdesk/articles.html", shown)


def _stage(row: Row, now: str) -> str:
    if row.withdrawn or row.status == "withdrawn":
        return Stage.WITHDRAWN.value
    stages = {"draft": Stage.DRAFT, "review": Stage.REVIEW, "published": Stage.PUBLISHED if row.at <= now else Stage.SCHEDULED}
    return stages.get(row.status, Stage.BROKEN).value


def public_address(path: str) -> str:
    """Where readers find an article."""
    return urls.article(path)
