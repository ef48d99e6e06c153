"""Owns the form as a file: .xlsx, or .csv with "," or ";" and Vietnamese numbers. Cells are texts; rows keep their numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from portal.desk.reporting.cell import shown
from portal.desk.reporting.form import COLUMNS, FILLED, HELP, PLAN, RESULT, TARGET, VERDICT, Row
from portal.desk.reporting.workbook import NO_WORKBOOK, UnreadableSheet, check_archive, check_size
from portal.text.formula import neutral, original
from portal.text.numbers import format_number

WIDE = {PLAN: 36, TARGET: 60, RESULT: 30}
TINT = PatternFill("solid", fgColor="FFF4CC")
MOST_ROWS, MOST_COLUMNS, LAST_ROW = 5_000, 60, 200_000  # limits of a form
BEGINNING = datetime(2000, 1, 1)  # a fixed date of the workbook: the clock is not read


def write_sheet(file: Path, rows: Sequence[Row]) -> None:
    """Write a form; the file name's ending decides the format."""
    if file.suffix.lower() == ".csv":
        _write_csv(file, rows)
    else:
        _workbook(rows).save(file)


def _write_csv(file: Path, rows: Iterable[Row]) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows([neutral(row.get(name, "")) for name in COLUMNS] for row in rows)


def _workbook(rows: Sequence[Row]) -> Workbook:
    book = Workbook()
    book.properties.created = book.properties.modified = BEGINNING
    sheet = book.active
    assert sheet is not None
    sheet.title = "Kết quả"
    sheet.freeze_panes = "A2"
    for column, name in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDE.get(name, 18)
        _put(sheet.cell(1, column), name, name in FILLED).font = Font(bold=True)
        for number, row in enumerate(rows, 2):
            _put(sheet.cell(number, column), row.get(name, ""), name in FILLED)
    verdict = DataValidation(type="list", formula1='"Đạt,Không đạt"', allow_blank=True)
    sheet.add_data_validation(verdict)
    letter = get_column_letter(COLUMNS.index(VERDICT) + 1)
    verdict.add(f"{letter}2:{letter}5000")
    guide = book.create_sheet("Hướng dẫn")
    guide.column_dimensions["A"].width = 110
    for number, line in enumerate(HELP, 1):
        guide.cell(number, 1, line)
    return book


def _put(cell: Any, text: str, tinted: bool) -> Any:
    """Write a text as text, even one that begins like a formula."""
    cell.value = text or None
    if text:
        cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if tinted:
        cell.fill = TINT
    return cell


def read_sheet(file: Path) -> list[tuple[int, Row]]:
    """Return the rows of a form with their numbers in the file, without empty ones. Raises UnreadableSheet."""
    if not file.is_file():
        raise UnreadableSheet(f"Không có tệp {file}.")
    check_size(file)
    lines = _lines_of_csv(file) if file.suffix.lower() in (".csv", ".txt", ".tsv") else _lines_of_workbook(file)
    header = next(((number, cells) for number, cells in lines if any(cells)), None)
    if header is None:
        raise UnreadableSheet("Tệp không có dòng nào.")
    names = [" ".join(cell.split()) for cell in header[1]]
    rows = [(number, dict(zip(names, cells, strict=False))) for number, cells in lines if number > header[0] and any(cells)]
    return [(number, {name: text for name, text in row.items() if name}) for number, row in rows]


def _lines_of_csv(file: Path) -> list[tuple[int, list[str]]]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableSheet("Tệp không phải mã UTF-8: trong Excel, chọn lưu dạng «CSV UTF-8».") from None
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UnreadableSheet(f"Tệp CSV bị hỏng: {error}.") from None
    return [(number, [original(cell.strip()) for cell in cells]) for number, cells in enumerate(lines, 1)]


def _lines_of_workbook(file: Path) -> list[tuple[int, list[str]]]:
    check_archive(file)
    try:
        with closing(load_workbook(file, read_only=True, data_only=True)) as book:
            return list(_filled(book.worksheets[0]))
    except UnreadableSheet:
        raise
    except Exception:  # noqa: BLE001 - openpyxl raises whatever the broken part of a file made it raise
        raise UnreadableSheet(NO_WORKBOOK) from None


def _filled(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Yield the non-empty rows with their numbers. A sheet's own size entry is not relied on."""
    sheet.reset_dimensions()
    count = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        texts = [shown(cell.value, cell.number_format) if cell.value is not None else "" for cell in cells]
        if any(texts):
            count += 1
            yield number, texts
        if count > MOST_ROWS or number > LAST_ROW:
            raise UnreadableSheet(f"Bảng quá dài: nhiều hơn {format_number(MOST_ROWS)} dòng có chữ. Chỉ để lại các dòng của biểu.")
