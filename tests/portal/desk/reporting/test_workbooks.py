"""A filled form is read as staff see it; a workbook that was made to do harm is refused in a moment, in plain words."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from portal.desk.reporting.cell import shown
from portal.desk.reporting.sheet import read_sheet
from portal.desk.reporting.workbook import UnreadableSheet

SHOWN = [
    (0.333333333, "0.00%", "33,33%"), (1 / 3, "0%", "33%"), (0.865, "0.0%", "86,5%"), (0.865, "0.00%", "86,5%"), (1.05, "0%", "105%"),
    (0.865, "General", "0,865"), (0.1 + 0.2, "General", "0,3"), (33.333333333333, "General", "33,3333333333"), (12.0, None, "12"),
    (1234567.891, "#,##0", "1.234.568"), (1234567.891, "#,##0.00", "1.234.567,89"), (2.5, "0", "3"), (-2.5, "0", "-3"),
    (12.5, '0.0" ha"', "12,5 ha"), (12.5, '0.0\\ "ha"', "12,5 ha"), (100, '"khoảng" 0', "khoảng 100"), (1, '0" %"', "1 %"),
    (1234567, "#,##0,", "1.235"), (1234567, "0.0,,", "1,2"), (-3.5, "0.0;[Red]-0.0", "-3,5"), (-3.5, "0.0_);(0.0)", "-3,5"),
    (1500000, '_-* #,##0\\ "₫"_-;\\-* #,##0\\ "₫"_-', "1.500.000 ₫"), (1234.5, "[$-42A]#,##0.0", "1.234,5"),
    (0.5, "# ?/?", "0,5"), (12345, "0.00E+00", "12.345"), (49, "@", "49"), (1e20, "General", "100.000.000.000.000.000.000"),
    (1e308, "#,##0", None), (5e-324, "0.00", "0"), (True, None, "Có"), (date(2024, 5, 6), "dd/mm/yyyy", "06/5/2024"),
    (datetime(2024, 5, 6, 8, 30), "dd/mm/yyyy hh:mm", "06/5/2024"), ("  86,5 %  ", "@", "86,5 %"), ("#DIV/0!", "General", "#DIV/0!"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "form", "text"), SHOWN)
def test_a_cell_is_read_as_it_is_shown(value: Any, form: str | None, text: str | None) -> None:
    assert text is None or shown(value, form) == text
    assert shown(value, form)


def book(file: Path, fill: Callable[[Any], None] = lambda sheet: None) -> Path:
    """A workbook of two columns and a row."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["Chỉ tiêu", "Kết quả"])
    sheet.append(["Hộ có nước sạch", "86,5%"])
    fill(sheet)
    made.save(file)
    return file


def rewritten(file: Path, part: str, change: Callable[[bytes], bytes], *more: tuple[str, bytes]) -> Path:
    """The same with a part changed, and parts added."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*parts.items(), *more):
            archive.writestr(name, data)
    return file


SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = b'<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>'


def test_a_form_is_read(tmp_path: Path) -> None:
    assert read_sheet(book(tmp_path / "a.xlsx")) == [(2, {"Chỉ tiêu": "Hộ có nước sạch", "Kết quả": "86,5%"})]


def test_a_percentage_and_a_day_are_read_as_shown(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["B2"] = 0.333333333
        sheet["B2"].number_format = "0.00%"
        sheet["B3"] = datetime(2024, 5, 6)

    rows = read_sheet(book(tmp_path / "a.xlsx", fill))
    assert [row["Kết quả"] for _, row in rows] == ["33,33%", "06/5/2024"]


def test_a_sheet_that_tells_a_wrong_size_is_read_whole(tmp_path: Path) -> None:
    file = rewritten(book(tmp_path / "a.xlsx"), SHEET, lambda data: data.replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1"'))
    assert read_sheet(file)[0][1]["Kết quả"] == "86,5%"


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    file = rewritten(book(tmp_path / "a.xlsx"), SHEET, lambda data: data + b" " * 100_000_000)
    assert file.stat().st_size < 1_000_000
    with pytest.raises(UnreadableSheet, match="Tệp mở ra quá lớn"):
        read_sheet(file)


def test_many_parts_are_refused(tmp_path: Path) -> None:
    file = rewritten(book(tmp_path / "a.xlsx"), SHEET, lambda data: data, *((f"xl/media/{n}.png", b"x") for n in range(2_000)))
    with pytest.raises(UnreadableSheet, match="Tệp mở ra quá lớn"):
        read_sheet(file)


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_entities_are_refused_wherever_they_are_declared(tmp_path: Path, part: str, code: str) -> None:
    def declare(data: bytes) -> bytes:
        return (LAUGHS + data[data.find(b"?>") + 2 if b"?>" in data else 0 :]).decode().encode(code)

    with pytest.raises(UnreadableSheet, match="DTD hay thực thể XML"):
        read_sheet(rewritten(book(tmp_path / "a.xlsx"), part, declare))


def test_a_row_far_below_is_told_not_waited_for(tmp_path: Path) -> None:
    file = book(tmp_path / "a.xlsx", lambda sheet: sheet.cell(1_048_576, 2, "x"))
    with pytest.raises(UnreadableSheet, match="Bảng quá dài"):
        read_sheet(file)


def test_too_many_rows_are_told(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        for _ in range(5_001):
            sheet.append(["x", "y"])

    with pytest.raises(UnreadableSheet, match=r"nhiều hơn 5\.000 dòng"):
        read_sheet(book(tmp_path / "a.xlsx", fill))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"%PDF-1.4", b"x" * 500])
@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods"])
def test_what_is_no_workbook_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableSheet, match="Không mở được tệp"):
        read_sheet(tmp_path / name)


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_a_damaged_part_is_told(tmp_path: Path, part: str) -> None:
    with pytest.raises(UnreadableSheet, match="Không mở được tệp"):
        read_sheet(rewritten(book(tmp_path / "a.xlsx"), part, lambda data: data[: len(data) // 2]))


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_file_that_no_form_is_as_large_as_is_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x" * 10_000_001)
    with pytest.raises(UnreadableSheet, match="lớn hơn 10 MB"):
        read_sheet(tmp_path / name)
