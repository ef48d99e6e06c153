"""Owns the reading of a filled form: every row is matched with its target, or a fault reported with the number of the row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from portal.desk.reporting.form import AS_OF, COLUMNS, DOCUMENT, FILLED, ID, NOTE, PERIOD, RESULT, TARGET, VERDICT, Row
from portal.desk.reporting.wording import whole, with_moment
from portal.domain.plan import Target
from portal.domain.portal import Portal
from portal.source.reading.fields.vocabulary import label
from portal.text.dates import format_day, read_date
from portal.text.fold import fold_name
from portal.text.nearest import nearest
from portal.text.sentence import read_statement
from portal.text.statement import Statement

NEEDED = (ID, RESULT)
NO_FIGURE = re.compile(
    r"(?:hien |nay |van )?(?:chua|dang|se|khong) (?:co |duoc |the )?"
    r"(?:so lieu|ket qua|thong tin|bao cao|thong ke|tong hop|danh gia|cap nhat|bo sung|ra soat|thu thap|xac dinh|den han|den ky"
    r"|trien khai|thuc hien)(?: .*)?"
    r"|(?:hien |nay |van )?chua(?: co)?|(?:cap nhat|bo sung|bao cao) sau|n a|na|nil|null|trong|"
)
VERDICTS = {fold_name(label("verdict", value)): value for value in ("met", "not_met")}


@dataclass(frozen=True, slots=True)
class Returned:
    """One result for the article."""

    row: int
    target: Target
    sentence: str
    statement: Statement
    verdict: str = ""
    document: str = ""
    note: str = ""


@dataclass(slots=True)
class Returns:
    """All results of a form, and all its faults: (row, message); row 0 is the file."""

    results: list[Returned] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    empty: list[tuple[int, str]] = field(default_factory=list)  # rows that say they have no figure, with their text


def read_returns(portal: Portal, rows: Sequence[tuple[int, Row]], published: date) -> Returns:
    """Read every filled row of a form that is published on the day `published`."""
    returns = Returns()
    returns.faults += [(0, fault) for fault in _header_faults(rows)]
    if returns.faults:
        return returns
    ids = portal.ids("targets")
    seen: dict[tuple[str, str], int] = {}
    for number, row in rows:
        if not any(row.get(name) for name in FILLED):
            continue
        if has_no_figure(row):
            returns.empty.append((number, row[RESULT]))
            continue
        try:
            found = _returned(portal, ids, number, row, published)
        except ValueError as fault:
            returns.faults.append((number, str(fault)))
            continue
        twin = seen.setdefault((found.target.id, found.sentence), number)
        if twin != number:
            returns.faults.append((number, f"Trùng với dòng {twin}."))
        returns.results.append(found)
    if not returns.results and not returns.faults:
        returns.faults.append((0, "Không có dòng nào có số liệu." if returns.empty else "Không có dòng nào được điền."))
    return returns


def has_no_figure(row: Row) -> bool:
    """Return whether a row says that there is no figure yet: «chưa có số liệu», «-», «…», or a day without a figure."""
    verdict = any(row.get(name) for name in (VERDICT, DOCUMENT))
    return not verdict and bool(NO_FIGURE.fullmatch(fold_name(row[RESULT])))


def _header_faults(rows: Sequence[tuple[int, Row]]) -> Iterator[str]:
    if not rows:
        yield "Tệp không có dòng nào dưới hàng tiêu đề."
        return
    names = list(rows[0][1])
    for name in NEEDED:
        if name not in names:
            yield f"Thiếu cột «{name}»."
    for name in names:
        if name not in COLUMNS and (near := nearest(name, COLUMNS)):
            yield f"Không có cột «{name}»: «{near}»?"


def _returned(portal: Portal, ids: Sequence[str], number: int, row: Row, published: date) -> Returned:
    """Return one row. Raises ValueError with a Vietnamese sentence."""
    target = _target(portal, ids, row)
    if not row[RESULT]:
        raise ValueError(f"Cột «{RESULT}» để trống, mà các cột khác được điền.")
    text = whole(target.statement, row[RESULT])
    as_of, period = _day(row.get(AS_OF, ""), published), row.get(PERIOD, "")
    sentence = with_moment(text, as_of, period)
    reading = read_statement(sentence, role="result", reference=published)
    said = reading.statement
    if said is None:
        raise ValueError(f"Không hiểu kết quả «{row[RESULT]}»: {reading.fault}. {reading.hint}".strip())
    if period and said.period is None:
        raise ValueError(f"Không hiểu kỳ «{period}»: viết như quý II/2020, 9 tháng năm 2020, năm 2020.")
    if said.as_of is None and said.period is None:
        raise ValueError(f"Thiếu «{AS_OF}» hoặc «{PERIOD}».")
    if said.as_of and said.as_of > published:
        raise ValueError(f"Ngày {format_day(said.as_of)} ở sau ngày đăng {format_day(published)}.")
    return Returned(number, target, sentence, said, _verdict(row.get(VERDICT, "")), _line(row, DOCUMENT), _line(row, NOTE))


def _target(portal: Portal, ids: Sequence[str], row: Row) -> Target:
    id = row[ID]
    if not id:
        raise ValueError(f"Thiếu «{ID}».")
    if id not in ids:
        near = nearest(id, ids)
        raise ValueError(f"Không có chỉ tiêu «{id}»." + (f" «{near}»?" if near else ""))
    target = portal.target(id)
    if row.get(TARGET) and fold_name(row[TARGET]) != fold_name(target.statement.quote):
        raise ValueError(
            f"Cột «{TARGET}» khác với chỉ tiêu đã đăng («{target.statement.quote}»): dòng có thể bị xô lệch. "
            "Muốn điều chỉnh chỉ tiêu thì viết trong một bài, kèm lý do."
        )
    return target


def _day(text: str, published: date) -> date | None:
    day = read_date(text) if text else None
    if text and day is None:
        raise ValueError(f"Không hiểu ngày «{text}»: viết như 30/6/2020.")
    if day and day > published:
        raise ValueError(f"Ngày {format_day(day)} ở sau ngày đăng {format_day(published)}.")
    return day


def _verdict(text: str) -> str:
    if text and fold_name(text) not in VERDICTS:
        raise ValueError(f"«{VERDICT}» là Đạt hoặc Không đạt, không phải «{text}».")
    return VERDICTS[fold_name(text)] if text else ""


def _line(row: Row, name: str) -> str:
    return " ".join(row.get(name, "").split())
