"""Owns the answers to what people wrote to a consultation: listed or left out, the table «tiếp thu, giải trình», the export."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from portal.importer.markdown import escaped
from webdesk.models import Opinion
from webdesk.sheet.article import changed, opened
from webdesk.workflow.acts import Act, Doer, NewText, Refused, as_opened, keep, require
from webdesk.workflow.log import csv_row, note
from webdesk.workflow.people import Kind
from webdesk.workflow.pieces import Piece, piece_of
from webdesk.workflow.services import Services

HEADING = "## Tổng hợp, tiếp thu, giải trình ý kiến góp ý"
TABLE = re.compile(rf"(?m)^{HEADING}[^\n]*\n(?:(?!## ).*\n?)*")
COLUMNS = ("STT", "Người góp ý", "Điều, khoản", "Ý kiến", "Tiếp thu, giải trình")
SHEET = ("Số", "Lúc", "Người góp ý", "Cách liên hệ", "Cho nêu tên", "Điều, khoản", "Ý kiến", "Xử lý", "Tiếp thu, giải trình")
SOMEBODY, NOTHING_YET = "Một người dân", "Đang xem xét"
MEANWHILE = "Người khác vừa trả lời ý kiến này: «{}». Xem lại rồi ghi tiếp."


def opinions_of(path: str) -> list[Opinion]:
    """All that was written to a consultation, oldest first."""
    return list(Opinion.objects.filter(path=path))


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of an opinion, and the words for it."""

    state: str
    words: str


def answer(services: Services, doer: Doer, number: int, given: Answer, was: str) -> Opinion:
    """Say what becomes of an opinion; `was`: its answer as it was shown. Raises Refused."""
    one = Opinion.objects.filter(pk=number).first()
    if one is None or given.state not in Opinion.State.values:
        raise Refused("Không có ý kiến ấy, hoặc chưa chọn cách xử lý.")
    require(services, doer, Kind.AUTHOR, piece_of(services.files, one.path).unit)
    if one.answer != was:
        raise Refused(MEANWHILE.format(one.answer))
    one.state, one.answer = given.state, given.words
    one.save(update_fields=["state", "answer"])
    note(doer.person, "xử lý góp ý", one.path, f"số {one.pk}: {Opinion.State(given.state).label.lower()}", doer.address)
    return one


def put_table(services: Services, doer: Doer, path: str, base: str) -> Piece:
    """The consultation's article with the table of what was listed, as an edit that waits for review like any other. Raises Refused."""
    listed = [one for one in opinions_of(path) if one.state == Opinion.State.LISTED]
    if not listed:
        raise Refused("Chưa có ý kiến nào «Đưa vào bảng».")
    with services.files.turn:
        piece = as_opened(services, path, base)
        require(services, doer, Kind.AUTHOR, piece.unit)
        sheet = opened(piece.text)
        if sheet is None:
            raise Refused("Phần đầu của bài có lỗi: sửa bài trước rồi đưa bảng vào.")
        body = with_table(sheet.body, table(listed))
        return keep(services, doer, piece, NewText(changed(piece.text, {}, body), Act.SAVED, "bảng tiếp thu, giải trình"))


def with_table(body: str, made: str) -> str:
    """A body with the table at its end, or in place of the one it has."""
    if TABLE.search(body):
        return TABLE.sub(lambda _: f"{made}\n\n", body, count=1).strip("\n")
    return f"{body.rstrip()}\n\n{made}".lstrip("\n")


def table(listed: Iterable[Opinion]) -> str:
    """The section as Markdown: what people wrote stands there as letters, never as marks."""
    rows = [(str(number), (one.name if one.named else "") or SOMEBODY, one.part or "–", one.words, one.answer or NOTHING_YET)
            for number, one in enumerate(listed, 1)]  # fmt: skip
    lines = [f"| {' | '.join(map(_cell, row))} |" for row in (COLUMNS, *rows)]
    told = f"Trang góp ý của cổng nhận được {len(rows)} ý kiến được đưa vào bảng."
    return "\n".join([HEADING, "", told, "", lines[0], "|" + "---|" * len(COLUMNS), *lines[1:]])


def _cell(text: str) -> str:
    """Letters of a cell; an address is not even looked for behind a bracket."""
    return "<br>".join(escaped(line).replace("|", "\\|").replace("](", "]&#40;") for line in text.splitlines() if line.strip())


def exported(found: Iterable[Opinion]) -> Iterator[str]:
    """All as CSV for a spreadsheet (UTF-8 with BOM)."""
    yield "\ufeff" + csv_row(SHEET)
    for one in found:
        at = timezone.localtime(one.at).isoformat(timespec="seconds")
        said = (one.name, one.contact, "có" if one.named else "không", one.part, one.words, Opinion.State(one.state).label, one.answer)
        yield csv_row((str(one.pk), at, *said))
