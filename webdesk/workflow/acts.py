"""Owns what people do with an article's text: begin, save, send, return, approve. Each act is a revision and an entry of the log.

Refuses what a person may not do, and to write over a text that somebody else saved meanwhile.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User

from portal.desk import clock
from portal.domain.problem import holding
from portal.source.reading.fields.vocabulary import label
from portal.text.dates import format_day
from webdesk.models import Approval, Comment, Revision, SideRevision, Writing
from webdesk.sheet.article import Sheet, begun, changed, opened
from webdesk.sheet.values import AT, Value
from webdesk.workflow.content_files import digest_of
from webdesk.workflow.hours import cancel
from webdesk.workflow.log import note
from webdesk.workflow.people import Kind, above, rights_of
from webdesk.workflow.pieces import Piece, Stage, approved_digest, piece_of, writers_of
from webdesk.workflow.private import meant, unanswered
from webdesk.workflow.services import Services

Act = Revision.Act


class Refused(Exception):
    """Something a person may not do, or not now; says why and what to do instead."""


class SavedMeanwhile(Exception):
    """Somebody else saved the article since it was opened. What was typed is a revision; nothing was written over."""

    def __init__(self, mine: Revision, theirs: Piece) -> None:
        super().__init__("Bài đã được người khác lưu")
        self.mine, self.theirs = mine, theirs


@dataclass(frozen=True, slots=True)
class Doer:
    """Who acts, and from where."""

    person: User
    address: str = ""


@dataclass(frozen=True, slots=True)
class NewText:
    """A text for an article or a registry, the act it comes of, and what is said of it."""

    text: str
    act: Revision.Act
    words: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """What readers are told of an edit of a published article; nothing where it is a `small` one."""

    words: str = ""
    small: bool = False


def require(services: Services, doer: Doer, kind: Kind, unit: str) -> None:
    """Raises Refused unless the person has this role for the unit."""
    rights, units = rights_of(doer.person), above(services.room, unit) if unit else ()
    begun = kind is Kind.AUTHOR and not units and rights.has(kind)  # of a unit nobody knows yet
    if not begun and not rights.may(kind, units):
        raise Refused(f"Tài khoản của anh chị không có vai «{kind.label}»" + (f" cho đơn vị «{unit}»." if unit else "."))


def revise(doer: Doer, path: str, text: str, act: Revision.Act, words: str = "") -> Revision:
    """A revision that is not yet in its place."""
    return Revision.objects.create(path=path, text=text, digest=digest_of(text), act=act, writer=doer.person, note=words)


def put(services: Services, revision: Revision, *, side: SideRevision | None = None) -> None:
    """Let a revision's text be the article's, or its side revision's."""
    if side is not None:
        side.text = revision.text
        side.save()
    else:
        services.files.write(revision.path, revision.text)
        services.room.forget()
    revision.written = True
    revision.save(update_fields=["written"])


def begin(services: Services, doer: Doer, path: str, values: Mapping[str, Value], body: str) -> Piece:
    """A new article, as a draft in its file. Raises Refused, NotWritten."""
    return begin_text(services, doer, path, begun({**values, "status": "draft"}, body), str(values.get("unit", "")))


def begin_text(services: Services, doer: Doer, path: str, text: str, unit: str = "") -> Piece:
    """A new article of a text that is there already: an imported one. The path must be free (`ContentFiles.free_path`)."""
    require(services, doer, Kind.AUTHOR, unit)
    with services.files.turn:
        put(services, revise(doer, path, text, Act.BEGUN))
    note(doer.person, "viết bài mới", path, address=doer.address)
    return piece_of(services.files, path)


def save(services: Services, doer: Doer, path: str, base: str, sheet: Sheet) -> Piece:
    """Save what the form says over the text it was opened with (its digest). Raises Refused, NotWritten, SavedMeanwhile."""
    with services.files.turn:
        piece = piece_of(services.files, path)
        for unit in {piece.unit, str(sheet.values.get("unit") or piece.unit)}:
            require(services, doer, Kind.AUTHOR, unit)
        if piece.digest == base:
            return keep(services, doer, piece, NewText(changed(piece.text, sheet.values, sheet.body), Act.SAVED))
        before = Revision.objects.filter(path=path, digest=base).first()
        mine = changed(before.text if before else piece.text, sheet.values, sheet.body)
        if mine == piece.text:
            return piece
        aside = revise(doer, path, mine, Act.SET_ASIDE)
    note(doer.person, "lưu sau người khác", path, "bản của người lưu sau được giữ riêng", doer.address)
    raise SavedMeanwhile(aside, piece)


def keep(services: Services, doer: Doer, piece: Piece, new: NewText) -> Piece:
    """Let the working text be another one; an approval of the old one is void, and the log says so."""
    if new.text == piece.text:
        return piece
    _know(piece)
    revision = revise(doer, piece.path, new.text, new.act, new.words)
    side = piece.side
    if piece.is_out and side is None:
        side = SideRevision(path=piece.path, base=digest_of(piece.file))
    put(services, revision, side=side)
    note(doer.person, new.act.label.lower(), piece.path, new.words, doer.address)
    for number in meant(piece.text, new.text):
        note(doer.person, "chủ ý đăng số", piece.path, number, doer.address)
    if piece.approval:
        note(doer.person, "duyệt mất hiệu lực", piece.path, "nội dung đã được sửa sau khi duyệt", doer.address)
    cancel(doer.person, piece.path, "nội dung đã được sửa", doer.address)
    Writing.objects.filter(path=piece.path, person=doer.person).delete()
    return piece_of(services.files, piece.path)


def _know(piece: Piece) -> None:
    """A text that reached the file by other ways is a revision too, before it is replaced."""
    if not Revision.objects.filter(path=piece.path, digest=piece.digest).exists():
        Revision.objects.create(path=piece.path, text=piece.text, digest=piece.digest, act=Act.ELSEWHERE, written=True)


def send(services: Services, doer: Doer, path: str, base: str, update: Update = Update()) -> Piece:
    """Ask for review; of an edit of a published article readers get the update. Raises Refused."""
    with services.files.turn:
        piece = as_opened(services, path, base)
        require(services, doer, Kind.AUTHOR, piece.unit)
        if piece.stage is not Stage.DRAFT:
            raise Refused("Chỉ gửi duyệt được bài đang ở bản nháp.")
        if piece.side:
            piece = _with_update(services, doer, piece, update)
        check(services, piece)
        _set_waiting(services, doer, piece, sent=True, act=Act.SENT)
    note(doer.person, "gửi duyệt", path, address=doer.address)
    return piece_of(services.files, path)


def _with_update(services: Services, doer: Doer, piece: Piece, update: Update) -> Piece:
    """The edit with what readers are told of it."""
    told = " ".join(update.words.split())
    before, now = (changes_of(text) for text in (piece.file, piece.text))
    if update.small or (not told and len(now) > len(before)) or piece.out is Stage.SCHEDULED:
        return piece
    if not told:
        raise Refused("Ghi điều đã sửa để bạn đọc được biết («Cập nhật»), hoặc chọn «chỉ sửa lỗi chữ».")
    entry: dict[str, Value] = {AT: "n", "date": format_day(clock.as_of(os.environ)), "note": told}
    return keep(services, doer, piece, NewText(changed(piece.text, {"changes": [*now, entry]}), Act.SAVED, "ghi cập nhật"))


def changes_of(text: str) -> list[Value]:
    """The updates that an article tells of."""
    sheet = opened(text)
    found = sheet.values.get("changes", []) if sheet else []
    return found if isinstance(found, list) else []


def send_back(services: Services, doer: Doer, path: str, base: str, words: str) -> Piece:
    """Return an article to its author with a comment. Raises Refused."""
    with services.files.turn:
        piece = as_opened(services, path, base)
        _as_reviewer(services, doer, piece, Stage.SCHEDULED if piece.side else Stage.REVIEW)
        if not words.strip() and not Comment.objects.filter(path=path, done=False).exists():
            raise Refused("Ghi cho người viết biết cần sửa gì rồi mới trả lại.")
        if words.strip():
            Comment.objects.create(path=path, words=words.strip(), by=doer.person)
        Approval.objects.filter(path=path, digest=approved_digest(piece.text)).delete()
        cancel(doer.person, path, "được trả lại", doer.address)
        _set_waiting(services, doer, piece, sent=False, act=Act.RETURNED)
    note(doer.person, "trả lại", path, words.strip(), doer.address)
    return piece_of(services.files, path)


def approve(services: Services, doer: Doer, path: str, base: str) -> Piece:
    """Approve exactly this text. Raises Refused: its writers may not, but in an office of one."""
    with services.files.turn:
        piece = as_opened(services, path, base)
        _as_reviewer(services, doer, piece)
        own = doer.person.pk in writers_of(path)
        if own and not rights_of(doer.person).self_approval:
            raise Refused("Người đã viết hoặc sửa bài này không tự duyệt được; nhờ một người duyệt khác.")
        check(services, piece)
        Approval.objects.create(path=path, digest=approved_digest(piece.text), by=doer.person, own=own)
    note(doer.person, "duyệt", path, "tự duyệt bài của mình" if own else "", doer.address)
    return piece_of(services.files, path)


def _as_reviewer(services: Services, doer: Doer, piece: Piece, also: Stage = Stage.REVIEW) -> None:
    require(services, doer, Kind.REVIEWER, piece.unit)
    if piece.stage not in (Stage.REVIEW, Stage.APPROVED, also):
        raise Refused("Bài này không chờ duyệt.")


def as_opened(services: Services, path: str, base: str) -> Piece:
    piece = piece_of(services.files, path)
    if piece.digest != base:
        raise Refused("Bài vừa được người khác sửa. Xem lại bản mới rồi làm tiếp.")
    return piece


def check(services: Services, piece: Piece) -> None:
    """Nobody is asked to read, and nobody approves, what the site would hold back. Raises Refused."""
    checked = services.room.check(piece.path, piece.text)
    if faults := holding(checked.problems):
        raise Refused(f"Bài còn lỗi nên chưa thể gửi, duyệt hay đăng: {faults[0].message}")
    if asked := unanswered(services, checked):
        raise Refused(asked)


def _set_waiting(services: Services, doer: Doer, piece: Piece, *, sent: bool, act: Revision.Act) -> None:
    if piece.side:
        piece.side.sent = sent
        piece.side.save(update_fields=["sent"])
        return
    text = changed(piece.text, {"status": "review" if sent else "draft"})
    put(services, revise(doer, piece.path, text, act, label("status", "review" if sent else "draft")))
