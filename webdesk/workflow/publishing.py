"""Owns what brings an approved text to readers and takes one from them: publish, schedule, withdraw, take back."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connection

from portal.desk import clock
from portal.desk.elsewhere import Elsewhere
from portal.desk.publish import TO, carry_to, switch
from portal.domain.asof import moment
from portal.text.dates import format_day
from portal.text.system import message_of
from webdesk.models import Approval, Revision, Schedule
from webdesk.sheet.article import changed, opened
from webdesk.sheet.values import Value
from webdesk.workflow import hours
from webdesk.workflow.acts import Act, Doer, NewText, Refused, as_opened, check, keep, put, require, revise
from webdesk.workflow.content_files import digest_of
from webdesk.workflow.log import note
from webdesk.workflow.people import Kind, rights_of
from webdesk.workflow.pieces import Piece, Stage, approved_digest, piece_of
from webdesk.workflow.publisher import Run, releases
from webdesk.workflow.services import Services


def publish(services: Services, doer: Doer, path: str, base: str, at: datetime | None = None) -> Piece:
    """Let an approved text go out, now or at a moment. Raises Refused."""
    with services.files.turn:
        piece = as_opened(services, path, base)
        require(services, doer, Kind.PUBLISHER, piece.unit)
        if piece.approval is None:
            raise Refused("Chưa ai duyệt đúng nội dung này, nên chưa đăng được.")
        now = moment(clock.as_of(os.environ))
        if at and at <= now:
            raise Refused("Giờ hẹn đã qua; chọn giờ sau lúc này, hoặc đăng ngay.")
        check(services, piece)
        if piece.side and digest_of(piece.file) != piece.side.base:
            raise Refused("Bài đã đăng đổi từ khi bắt đầu bản sửa. Bỏ bản sửa, rồi quay lại nó trong «Lịch sử» để thấy chỗ khác nhau.")
        if piece.side and at:
            hours.set_hour(doer.person, piece, at)
        else:
            _put_out(services, doer, piece, going_out(piece, now, at), f"hẹn {_told(at)}" if at else "")
    note(doer.person, "hẹn giờ đăng" if at else "đăng", path, _told(at) if at else "", doer.address)
    bring_out(services, doer)
    return piece_of(services.files, path)


def _put_out(services: Services, doer: Doer, piece: Piece, text: str, words: str) -> None:
    """Let the file have the text."""
    revision = revise(doer, piece.path, text, Act.PUBLISHED, words)
    still_approved(piece, text)
    put(services, revision)
    if piece.side:
        piece.side.delete()
        Schedule.objects.filter(path=piece.path).delete()


def send_due(services: Services, now: datetime) -> None:
    """Let the side revisions go out whose hour has come; what cannot go out any more keeps readers' text, and the log says why."""
    for one in hours.due(now):
        with services.files.turn:
            piece, who = services.files.find(one.path) and piece_of(services.files, one.path), one.by
            try:
                if not piece or piece.hour is None or who is None:
                    raise Refused("bản sửa không còn đúng như lúc hẹn")
                publish(services, Doer(who), one.path, piece.digest)
            except Refused as why:
                hours.cancel("đồng hồ", one.path, f"đến giờ mà chưa đăng được: {why}")


def going_out(piece: Piece, now: datetime, at: datetime | None) -> str:
    """The text with its status, and with the hour it goes out unless its day has passed: old news keeps its day."""
    if piece.side:
        return piece.side.text
    sheet, values = opened(piece.text), dict[str, Value](status="published")
    dated = sheet is not None and bool(sheet.values.get("date_basis"))
    if at or (not dated and (piece.at is None or piece.at.date() >= now.date())):
        values["date"] = _told(at or now)
    return changed(piece.text, values)


def still_approved(piece: Piece, text: str) -> None:
    """What the desk itself writes (the hour, an address) is approved as the text without it was."""
    if piece.approval and approved_digest(text) != piece.approval.digest:
        Approval.objects.create(path=piece.path, digest=approved_digest(text), by=piece.approval.by, own=piece.approval.own)


def withdraw(services: Services, doer: Doer, path: str, base: str, reason: str) -> Piece:
    """Take an article from readers, who see that and why it was. Raises Refused."""
    with services.files.turn:
        piece = as_opened(services, path, base)
        require(services, doer, Kind.PUBLISHER, piece.unit)
        if not reason.strip():
            raise Refused("Ghi lý do rút bài; lý do được in trên trang ở địa chỉ của bài.")
        if piece.out is not Stage.PUBLISHED:
            raise Refused("Chỉ rút được bài đã đăng.")
        day = format_day(clock.as_of(os.environ))
        text = changed(piece.file, {"withdrawn": {"date": day, "note": reason.strip()}, "status": "withdrawn"})
        put(services, revise(doer, path, text, Act.WITHDRAWN, reason.strip()))
        hours.cancel(doer.person, path, "bài đã rút", doer.address)
    note(doer.person, "rút bài", path, reason.strip(), doer.address)
    bring_out(services, doer)
    return piece_of(services.files, path)


def take_back(services: Services, doer: Doer, path: str, base: str, revision: Revision) -> Piece:
    """Let an earlier revision be the working text again; like every edit it has to be approved. Raises Refused."""
    with services.files.turn:
        piece = as_opened(services, path, base)
        require(services, doer, Kind.AUTHOR, piece.unit)
        status = opened(piece.text)
        text = changed(revision.text, {"status": status.values.get("status", "") if status else ""})
        return keep(services, doer, piece, NewText(text, Act.TAKEN_BACK, f"bản số {revision.pk}"))


def unschedule(services: Services, doer: Doer, path: str, base: str) -> Piece:
    """Take back the hour of an article that is not out yet; it waits for its publisher again. Raises Refused."""
    with services.files.turn:
        piece = as_opened(services, path, base)
        require(services, doer, Kind.PUBLISHER, piece.unit)
        if piece.stage is not Stage.SCHEDULED:
            raise Refused("Bài này không hẹn giờ, hoặc còn một bản sửa chưa đăng.")
        if piece.side:
            hours.cancel(doer.person, path, "", doer.address)
            return piece_of(services.files, path)
        put(services, revise(doer, path, changed(piece.file, {"status": "review"}), Act.SAVED, "bỏ hẹn giờ"))
    note(doer.person, "bỏ hẹn giờ", path, address=doer.address)
    return piece_of(services.files, path)


def drop_side(services: Services, doer: Doer, path: str, base: str) -> Piece:
    """Give up the edits of a published article; they stay in its history."""
    with services.files.turn:
        piece = as_opened(services, path, base)
        require(services, doer, Kind.AUTHOR, piece.unit)
        if piece.side:
            piece.side.delete()
            hours.cancel(doer.person, path, "bản sửa đã bỏ", doer.address)
    note(doer.person, "bỏ bản sửa", path, address=doer.address)
    return piece_of(services.files, path)


def bring_out(services: Services, doer: Doer) -> None:
    """Publish everything that may go out by now, beside what people do; the log tells how it ended."""
    services.publisher.ask(teller(services, doer.person))


def teller(services: Services, who: User | str) -> Callable[[Run], None]:
    """What writes the end of a publication into the log."""

    def told(run: Run) -> None:
        services.room.renew()
        note(who, "trang đã công bố" if run.done else "công bố không được", "", "" if run.done else run.said[-500:])
        connection.close()  # of the publisher's own thread

    return told


def back_to_release(services: Services, doer: Doer, name: str) -> None:
    """Show readers a release that was kept. Raises Refused."""
    rights = rights_of(doer.person)
    if not (rights.has(Kind.PUBLISHER) or rights.has(Kind.ADMINISTRATOR)):
        raise Refused("Chỉ người đăng hoặc quản trị quay lại được bản công bố trước.")
    kept, current = releases(services.place.public)
    if name not in kept or name == current:
        raise Refused("Bản công bố ấy không còn, hoặc đang là bản bạn đọc thấy.")
    try:
        switch(services.place.public, services.place.public / "releases" / name)
    except OSError as fault:
        raise Refused(message_of(fault)) from fault
    note(doer.person, "quay lại bản công bố", "", f"{current} → {name}", doer.address)
    release, to = services.place.public / "releases" / name, os.environ.get(TO)
    if to and (why := carry_to(release, Elsewhere.of(to), services.place.content)):
        note(doer.person, "chưa chuyển được bản công bố", "", why, doer.address)
        raise Refused(f"Trên máy này đã quay lại bản ấy. {why}")


def _told(at: datetime) -> str:
    return f"{format_day(at)} {at:%H:%M}"
