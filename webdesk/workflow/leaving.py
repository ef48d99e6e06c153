"""Owns what takes an article from its place: moved to another address, led to another article, removed for good, corrected by a new one."""

from __future__ import annotations

import os

from django.db import transaction

from portal import urls
from portal.desk import clock, remove
from portal.desk.move import carry_last_good, moved_text, obstacle
from portal.source.linking.published_addresses import parse
from portal.source.reading.filenames import field
from portal.source.reading.tree import PUBLISHED
from portal.text.dates import format_day
from portal.text.slug import slug
from webdesk.models import PATH, Approval, Arrival, Comment, Opinion, Revision, Schedule, SideRevision, Writing
from webdesk.sheet.article import changed, opened
from webdesk.sheet.values import Value
from webdesk.workflow.acts import Act, Doer, Refused, as_opened, begin, put, require, revise
from webdesk.workflow.content_files import STEP, takes
from webdesk.workflow.log import note
from webdesk.workflow.people import Kind
from webdesk.workflow.pieces import Piece, Stage, piece_of
from webdesk.workflow.publishing import bring_out, still_approved
from webdesk.workflow.services import Services

REMEMBERED = (Approval, Arrival, Comment, Opinion, Revision, Schedule, SideRevision, Writing)


def was_public(services: Services, piece: Piece) -> bool:
    """Whether readers may know the article's address."""
    file = services.place.content / PUBLISHED
    listed, _ = parse(file.read_text(encoding="utf-8") if file.is_file() else "")
    return urls.article(piece.path) in listed or piece.out in (Stage.PUBLISHED, Stage.WITHDRAWN)


def _require(services: Services, doer: Doer, piece: Piece) -> None:
    """Who may take an article from its place: its author while it is a draft nobody saw, else a publisher."""
    require(services, doer, Kind.PUBLISHER if piece.is_out or was_public(services, piece) else Kind.AUTHOR, piece.unit)
    if piece.side:
        raise Refused("Bài còn một bản sửa chưa đăng: đăng hoặc bỏ bản sửa ấy trước.")


def move(services: Services, doer: Doer, path: str, base: str, wanted: str) -> Piece:
    """Give an article another address; the old one leads there. Raises Refused."""
    new = field(wanted.strip()).removesuffix("/").removesuffix(".md") + ".md"
    with services.files.turn:
        piece = as_opened(services, path, base)
        _require(services, doer, piece)
        if new == path:
            raise Refused("Đó chính là địa chỉ bây giờ của bài.")
        if not takes(new):
            raise Refused(f"Địa chỉ mới nằm dưới /tin/, không có phần trống, dài tối đa {PATH} chữ, mỗi phần tối đa {STEP} chữ.")
        if fault := obstacle(services.place.content, path, new):
            raise Refused(fault)
        text = moved_text(piece.file, path, new) if was_public(services, piece) else piece.file
        revision = revise(doer, path, text, Act.MOVED, f"{path} → {new}")
        still_approved(piece, text)
        services.files.write(new, text)
        carry_last_good(services.place.content, path, new)
        services.files.remove(path)
        _follow(path, new)
        Revision.objects.filter(pk=revision.pk).update(written=True)
        services.room.forget()
    note(doer.person, "chuyển chỗ", new, f"{urls.article(path)} → {urls.article(new)}", doer.address)
    _bring_out(services, doer, piece)
    return piece_of(services.files, new)


@transaction.atomic
def _follow(path: str, new: str) -> None:
    """All that is remembered of an article goes along."""
    for table in REMEMBERED:
        table.objects.filter(path=path).update(path=new)


def lead_to(services: Services, doer: Doer, path: str, base: str, heir: str) -> Piece:
    """Remove an article and let its address lead to another one. Raises Refused."""
    with services.files.turn:
        piece = as_opened(services, path, base)
        _require(services, doer, piece)
        there = services.files.find(heir) if heir != path else None
        sheet = opened(there) if there is not None else None
        if there is None or sheet is None:
            raise Refused("Chọn một bài khác đang có để địa chỉ cũ dẫn đến.")
        if SideRevision.objects.filter(path=heir).exists():
            raise Refused("Bài được dẫn đến còn một bản sửa chưa đăng: đăng hoặc bỏ bản sửa ấy trước.")
        known = sheet.values.get("aliases", [])
        aliases: list[Value] = [*(known if isinstance(known, list) else []), urls.article(path)]
        after = piece_of(services.files, heir)
        text = changed(there, {"aliases": aliases})
        put(services, revise(doer, heir, text, Act.MOVED, f"nhận địa chỉ {urls.article(path)}"))
        still_approved(after, text)
        _take_away(services, doer, piece, f"dẫn đến {urls.article(heir)}")
        services.files.remove(path)
        services.room.forget()
    note(doer.person, "xóa, dẫn đến bài khác", path, urls.article(heir), doer.address)
    _bring_out(services, doer, piece)
    return piece_of(services.files, heir)


def remove_for_good(services: Services, doer: Doer, path: str, base: str, reason: str) -> None:
    """Remove an article; where readers knew it, its address says so and why. Its text stays in the history. Raises Refused."""
    with services.files.turn:
        piece = as_opened(services, path, base)
        _require(services, doer, piece)
        if was_public(services, piece) and not reason.strip():
            raise Refused("Bài đã từng công khai: ghi lý do xóa, in ở địa chỉ cũ; hoặc rút bài, hoặc dẫn đến bài khác.")
        if fault := remove.obstacle(services.place.content, path):
            raise Refused(fault)
        _take_away(services, doer, piece, reason.strip())
        remove.remove(services.place.content, path, reason, clock.as_of(os.environ))
        services.room.forget()
    note(doer.person, "xóa", path, reason.strip(), doer.address)
    _bring_out(services, doer, piece)


def _take_away(services: Services, doer: Doer, piece: Piece, words: str) -> None:
    revision = revise(doer, piece.path, piece.file, Act.REMOVED, words)
    Revision.objects.filter(pk=revision.pk).update(written=True)


def _bring_out(services: Services, doer: Doer, piece: Piece) -> None:
    if was_public(services, piece):
        bring_out(services, doer)


def correct(services: Services, doer: Doer, path: str) -> Piece:
    """Begin a correction of a published article; the site links both ways."""
    piece = piece_of(services.files, path)
    sheet = opened(piece.file)
    if piece.out is not Stage.PUBLISHED or sheet is None:
        raise Refused("Chỉ đính chính bài đã đăng; bài chưa đăng thì sửa thẳng.")
    title = f"Đính chính: {sheet.values.get('title', '')}"
    day = clock.as_of(os.environ)
    values: dict[str, Value] = {
        "title": title, "unit": piece.unit, "date": format_day(day), "kind": "correction", "corrects": urls.article(path),
    }  # fmt: skip
    with services.files.turn:
        new = services.files.free_path(f"tin/{day:%Y}/{day:%m}", slug(title))
        return begin(services, doer, new, values, "Bài trên đã viết: …\n\nNay đính chính: …")
