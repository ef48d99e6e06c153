"""Owns the results of a period: the open targets of a unit as a form, filled in here or in a spreadsheet, become one draft."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from portal.desk import clock
from portal.desk.reporting.article import Head, article_text, default_title, default_unit
from portal.desk.reporting.form import AS_OF, FILLED, PERIOD, FormChoice, Row, form_rows
from portal.desk.reporting.returns import read_returns
from portal.desk.reporting.sheet import read_sheet, write_sheet
from portal.desk.reporting.workbook import UnreadableSheet
from portal.domain.problem import holding
from portal.source.load import Loaded
from webdesk.workflow.acts import Doer, Refused, begin_text
from webdesk.workflow.pieces import Piece
from webdesk.workflow.services import Services

Rows = Sequence[tuple[int, Row]]


@dataclass(frozen=True, slots=True)
class Made:
    """What a form became: an article's draft, or faults by the numbers of its rows (0: the whole). `empty`: rows without figures yet."""

    piece: Piece | None = None
    faults: tuple[tuple[int, str], ...] = ()
    empty: int = 0


@dataclass(frozen=True, slots=True)
class _Text:
    head: Head
    text: str
    unit: str


def rows_of(services: Services, unit: str) -> list[Row]:
    """The open targets of a unit (its name or id; "": of all), one row each."""
    return services.room.ask(lambda loaded: form_rows(loaded.portal, FormChoice(unit)) if loaded.portal else [])


def sheet_of(rows: Sequence[Row]) -> bytes:
    """The same form as a workbook."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ket-qua.xlsx"
        write_sheet(place, rows)
        return place.read_bytes()


def read_file(name: str, data: bytes) -> Rows:
    """The rows of a workbook or CSV that came back. Raises Refused."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / f"ket-qua{Path(name).suffix.lower() or '.xlsx'}"
        place.write_bytes(data)
        try:
            return read_sheet(place)
        except UnreadableSheet as fault:
            raise Refused(str(fault)) from fault


def with_moment(row: Row, as_of: str, period: str) -> Row:
    """A row with the day or period of the whole form, where it has a figure and none of its own."""
    filled = any(row.get(name) for name in FILLED)
    return {**row, AS_OF: as_of, PERIOD: period} if filled and not (row.get(AS_OF) or row.get(PERIOD)) else row


def make(services: Services, doer: Doer, rows: Rows, title: str = "") -> Made:
    """An article's draft of the filled rows; nothing is written while one of them has a fault. Raises Refused."""
    filled = [(number, row) for number, row in rows if any(row.get(name) for name in FILLED)]
    made, found = services.room.ask(lambda loaded: _text(loaded, filled, title))
    if found is None:
        return made
    faults = holding(services.room.check(found.head.path, found.text).problems)
    if faults:
        return Made(faults=tuple((0, fault.message) for fault in faults))
    folder, _, name = found.head.path.removesuffix(".md").rpartition("/")
    with services.files.turn:
        return replace(made, piece=begin_text(services, doer, services.files.free_path(folder, name), found.text, found.unit))


def _text(loaded: Loaded, rows: Rows, title: str) -> tuple[Made, _Text | None]:
    portal, today = loaded.portal, clock.as_of(os.environ)
    if portal is None:
        return Made(faults=((0, "Chưa đọc được danh mục của cổng."),)), None
    if not rows:
        return Made(faults=((0, "Chưa có dòng nào được điền."),)), None
    returns = read_returns(portal, rows, today)
    made = Made(faults=tuple(sorted(returns.faults)), empty=len(returns.empty))
    if returns.faults:
        return made, None
    head = Head(title or default_title(returns.results), today, default_unit(portal, returns.results))
    if not head.unit:
        return Made(faults=((0, "Chưa rõ bài của đơn vị nào: chọn chỉ tiêu của một cơ quan."),)), None
    return made, _Text(head, article_text(portal, head, returns.results), portal.unit(head.unit).name)
