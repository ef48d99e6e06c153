"""Attached files of the demo are what their endings say, the same each time, and hold their words."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from tools.demo.attachments import docx, pdf

LINES = ["Kế hoạch số 12/KH-UBND", "Ủy ban nhân dân xã Sơn Khê yêu cầu thực hiện các nội dung sau:"]


def test_a_word_file_holds_its_lines() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(LINES))) as archive:
        assert archive.testzip() is None
        text = archive.read("word/document.xml").decode()
    assert all(line in text for line in LINES)


def test_every_object_of_a_pdf_stands_where_its_table_says() -> None:
    data = pdf(LINES)
    start = int(re.search(rb"startxref\n(\d+)", data)[1])  # type: ignore[index]
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n", data[start:])]
    assert len(places) == 9
    assert all(data[place:].startswith(f"{number} 0 obj".encode()) for number, place in enumerate(places, 1))


def test_the_letters_of_a_pdf_can_be_searched() -> None:
    streams = [zlib.decompress(part) for part in re.findall(rb"FlateDecode >>\nstream\n(.*?)\nendstream", pdf(LINES), re.S)]
    table = next(stream for stream in streams if b"beginbfchar" in stream)
    assert f"<{ord('Ủ'):04x}>".encode() in table


def test_the_same_lines_give_the_same_bytes() -> None:
    assert pdf(LINES) == pdf(LINES)
    assert docx(LINES) == docx(LINES)
