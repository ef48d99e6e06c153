"""Owns the form as a file: .xlsx, or .csv with "," or ";" and Vietnamese numbers. Cells are texts; rows keep their numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from portal.desk.reporting.form import COLUMNS, FILLED, HELP, PLAN, RESULT, TARGET, VERDICT, Row
from portal.text.dates import format_day
from portal.text.formula import neutral, original
from portal.text.numbers import format_number

WIDE = {PLAN: 36, TARGET: 60, RESULT: 30}
TINT = PatternFill("solid", fgColor="FFF4CC")
BEGINNING = datetime(2000, 1, 1)  # a workbook's own date: the machine's clock has no place in it


class UnreadableSheet(Exception):
    """A file that is no form; the text says why, in Vietnamese."""


def write_sheet(file: Path, rows: Sequence[Row]) -> None:
    """Write a form; the name's ending says as what."""
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
    """A text stays a text, even one that begins like a formula."""
    cell.value = text or None
    if text:
        cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if tinted:
        cell.fill = TINT
    return cell


def read_sheet(file: Path) -> list[tuple[int, Row]]:
    """The rows of a form with their numbers in the file, empty ones left out. Raises UnreadableSheet."""
    if not file.is_file():
        raise UnreadableSheet(f"Không có tệp {file}.")
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
    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except Exception:  # noqa: BLE001 - openpyxl raises whatever the broken part of a file made it raise
        raise UnreadableSheet("Không mở được tệp: lưu lại dạng .xlsx hoặc CSV UTF-8.") from None
    sheet = book.worksheets[0]
    return [(number, [_text(cell) for cell in cells]) for number, cells in enumerate(sheet.iter_rows(), 1)]


def _text(cell: Any) -> str:
    """A cell as staff see it: numbers and days the Vietnamese way, a percentage with its sign."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, datetime | date):
        return format_day(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        if "%" in (cell.number_format or ""):
            return f"{format_number(round(number * 100, 6))}%"
        return format_number(number)
    return str(value).strip()
