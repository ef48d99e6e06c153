"""What people bring to a desk in tests: the month's report as Word writes it, photographs of phones, and what strangers would send."""

from __future__ import annotations

import io
import zipfile
from functools import cache

from PIL import Image

from tests.portal.importer.docx import Document, cell, p, photograph, picture, run, table

UNIT = "Ủy ban nhân dân xã Sơn Khê"
ROWS = [("TT", "Thôn", "Diện tích (ha)", "Hộ"), *((str(n), f"Thôn {n}", f"{n * 7},5", str(n * 11)) for n in range(1, 6))]


def report(extra: str = "") -> bytes:
    """«Báo cáo tháng 11.docx»: letterhead, four headings, a table of 6 × 4, three photographs, a sentence with a target."""
    pictures = {f"rP{n}": (f"image{n}.jpg", photograph(640 + n, 480, colour)) for n, colour in enumerate(("navy", "green", "maroon"), 1)}
    left = cell(_middle("ỦY BAN NHÂN DÂN"), _middle("XÃ SƠN KHÊ", bold=True), _middle("Số: 145/BC-UBND"))
    motto = (_middle("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True), _middle("Độc lập - Tự do - Hạnh phúc", bold=True))
    head = table((left, cell(*motto, _middle("Sơn Khê, ngày 20 tháng 11 năm 2026"))))
    law = "Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân huyện về giao chỉ tiêu trồng rừng"
    body = [
        head, _middle("BÁO CÁO", bold=True), _middle("Kết quả trồng rừng tháng 11 năm 2026", bold=True),
        p(f"Tháng 11, xã Sơn Khê đã phát cây giống cho các thôn theo {law}."),
        p("I. Kết quả trồng rừng", bold=True), p("Đến nay toàn xã đã trồng được 112,5 ha rừng."), table(*ROWS),
        p(picture("rP1", "Bà con Thôn 1 trồng cây keo")), p("II. Chăm sóc, bảo vệ", bold=True),
        p("Các tổ bảo vệ rừng đã đi tuần 24 lượt."), p(picture("rP2", "Tổ bảo vệ rừng đi tuần")),
        p("III. Khó khăn", bold=True), p("Mưa nhiều nên đường vào rừng trơn."), p(picture("rP3")),
        p("IV. Nhiệm vụ tháng 12", bold=True), p("Phấn đấu năm 2026 trồng mới 350 ha rừng."), *([p(run(extra))] if extra else []),
    ]  # fmt: skip
    return Document(body, pictures).made()


def _middle(words: str, *, bold: bool = False) -> str:
    return p(words, align="center", bold=bold)


@cache
def heic(size: tuple[int, int] = (1200, 900), orientation: int = 6) -> bytes:
    """A photograph of an iPhone: red, its left quarter blue, held upright, with its place."""
    import pillow_heif

    pillow_heif.register_heif_opener(thumbnails=False)
    return _photo(size, orientation, "HEIF")


@cache
def jpeg(size: tuple[int, int] = (1200, 900), orientation: int = 1) -> bytes:
    """The same of another phone."""
    return _photo(size, orientation, "JPEG")


def _photo(size: tuple[int, int], orientation: int, form: str) -> bytes:
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((0, 0, 255), (0, 0, size[0] // 4, size[1]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[1] = "N"
    file = io.BytesIO()
    image.save(file, form, exif=exif.tobytes())
    return file.getvalue()


def pdf(size: int = 2000) -> bytes:
    """What a PDF begins and ends with."""
    return b"%PDF-1.7\n" + b"0" * size + b"\n%%EOF"


def bomb() -> bytes:
    """A Word file of a few hundred kilobytes that unpacks to gigabytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:document>" + b" " * 400_000_000)
    return data.getvalue()


def declaring() -> bytes:
    """A Word file with external entities."""
    words = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>'
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": words.encode()})


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip of some parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()
