"""Owns the Piece: one article as the desk sees it – its file, the side revision of a published one, and how far it has come."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from portal.desk import clock
from portal.domain.article import Status
from portal.domain.asof import moment
from portal.source.reading.draft import read_draft
from portal.source.reading.fields.values import Entries
from portal.source.reading.files import Unreadable
from portal.text.day import TZ
from webdesk.models import Approval, Revision, Schedule, SideRevision
from webdesk.sheet.lines import cut
from webdesk.workflow.content_files import ContentFiles, digest_of


class Stage(StrEnum):
    """How far an article has come."""

    DRAFT = "Bản nháp"
    REVIEW = "Chờ duyệt"
    APPROVED = "Đã duyệt, chờ đăng"
    SCHEDULED = "Hẹn giờ"
    PUBLISHED = "Đã đăng"
    WITHDRAWN = "Đã rút"
    BROKEN = "Không đọc được"


@dataclass(frozen=True, slots=True)
class Piece:
    """One article at one moment."""

    path: str
    file: str  # the text readers have, or will have; "" of one that cannot be read
    side: SideRevision | None
    approval: Approval | None  # of the working text
    out: Stage  # the file's own stage
    at: datetime | None  # when readers get, or got, the file's text
    unit: str  # as written
    hour: datetime | None = None  # when the side revision, with this text, goes out by itself

    @property
    def text(self) -> str:
        """The working text: what the form shows."""
        return self.side.text if self.side else self.file

    @property
    def digest(self) -> str:
        """Of the working text."""
        return digest_of(self.text)

    @property
    def is_out(self) -> bool:
        """Whether the file's text is with readers, or set to be: its edits are a side revision."""
        return self.out in (Stage.PUBLISHED, Stage.SCHEDULED, Stage.WITHDRAWN)

    @property
    def stage(self) -> Stage:
        """How far the working text has come."""
        waiting = self.side.sent if self.side else self.out is Stage.REVIEW
        if self.hour and self.approval:
            return Stage.SCHEDULED
        if waiting:
            return Stage.APPROVED if self.approval else Stage.REVIEW
        return Stage.DRAFT if self.side else self.out


def piece_of(files: ContentFiles, path: str) -> Piece:
    """The article at a path as it stands now. Raises NoArticle."""
    try:
        file = files.text(path)
    except Unreadable:
        return Piece(path, "", None, None, Stage.BROKEN, None, "")
    side = SideRevision.objects.filter(path=path).first()
    text = side.text if side else file
    approval = Approval.objects.filter(path=path, digest=approved_digest(text)).order_by("-id").first()
    entries = read_draft(path, file).entries
    hour = Schedule.objects.filter(path=path, digest=digest_of(text)).values_list("at", flat=True).first() if side else None
    return Piece(path, file, side, approval, *_out(entries), entries.text("unit"), hour)


def _out(entries: Entries) -> tuple[Stage, datetime | None]:
    status, when = entries.values.get("status", Status.PUBLISHED), entries.values.get("date")
    at = _moment(when) if isinstance(when, date) else None
    if entries.values.get("withdrawn") or status == Status.WITHDRAWN:
        return Stage.WITHDRAWN, at
    if status == Status.DRAFT:
        return Stage.DRAFT, at
    if status == Status.REVIEW:
        return Stage.REVIEW, at
    later = at is not None and at > moment(clock.as_of(os.environ))
    return (Stage.SCHEDULED if later else Stage.PUBLISHED), at


def _moment(when: date) -> datetime:
    return when.replace(tzinfo=TZ) if isinstance(when, datetime) else datetime.combine(when, datetime.min.time(), TZ)


def approved_digest(text: str) -> str:
    """The digest that an approval is of: the whole text but the line of its status, which the workflow itself writes."""
    file = cut(text)
    if file is None:
        return digest_of(text)
    entries = [entry for entry in file.entries if entry.field and entry.field.name == "status"]
    status = {entry.line - 1 + number for entry in entries for number in range(len(entry.lines))}
    return digest_of("\n".join(line for number, line in enumerate(file.lines) if number not in status))


def writers_of(path: str) -> set[int]:
    """Who had a hand in the text since it was last with readers: none of them may approve it."""
    last = Revision.objects.filter(path=path, act=Revision.Act.PUBLISHED).order_by("-id").values_list("id", flat=True).first() or 0
    acts = (Revision.Act.BEGUN, Revision.Act.SAVED, Revision.Act.TAKEN_BACK)
    found = Revision.objects.filter(path=path, id__gt=last, act__in=acts, writer__isnull=False)
    return set(found.values_list("writer_id", flat=True))
