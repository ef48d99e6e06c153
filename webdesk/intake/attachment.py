"""Owns what a file is by its bytes, and which may be attached to an article: papers, tables and texts, never what a computer would run."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from portal.importer.archive import BROKEN
from portal.source.linking.media import OFFERED
from portal.source.reading.picture import HEIC
from portal.text.slug import slug
from webdesk.intake.apart import Unfit

MEGABYTE = 1_000_000
HEAVY, MOST = 20 * MEGABYTE, 100 * MEGABYTE  # bytes: from where people are told; from where it is refused
PICTURE = "picture"
RUNS = (
    b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa", b"L\x00\x00\x00\x01\x14\x02", b"dex\n", b"!<arch>",
)  # fmt: skip
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
BRANDS = HEIC | {b"avif", b"avis", b"mif1", b"msf1"}
OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
OPEN = {b".text": "odt", b".spreadsheet": "ods", b".presentation": "odp"}
OLE = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
PACKED = frozenset({"zip", "rar", "7z"})
MARKUP = re.compile(rb"<(?:!doctype|html|head|body|script|svg|iframe|object|\?php|\?xml|hta:)", re.I)
RUN = "Tệp «{name}» là chương trình hoặc có thể chạy trên máy người đọc: không nhận."
MACRO = "Tệp «{name}» có macro (đoạn chương trình): mở bằng Word/Excel, lưu lại dạng .docx/.xlsx không macro rồi đưa lại."
OTHER = "Không nhận dạng tệp của «{name}». Nhận: ảnh, PDF, Word, Excel, PowerPoint, ODF, RTF, TXT, CSV, ZIP; tốt nhất là PDF."
LARGE = "Tệp «{name}» {size} MB, quá mức {most} MB: nén lại (trong Word: Picture Format → Compress Pictures) rồi đưa lại."
EMPTY = "Tệp «{name}» rỗng."


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that may be attached. `suffix` is by its content; `told`: what its readers should know, "" for nothing."""

    suffix: str
    told: str = ""


def measured(name: str, size: int) -> None:
    """Raises Unfit for what is too large to be looked at, or empty."""
    if size > MOST:
        raise Unfit(LARGE.format(name=name, size=round(size / MEGABYTE), most=MOST // MEGABYTE))
    if not size:
        raise Unfit(EMPTY.format(name=name))


def is_picture(data: bytes) -> bool:
    """Whether a file begins as a picture does."""
    brands = {data[at : at + 4] for at in range(8, min(int.from_bytes(data[:4]), 256), 4)} if data[4:8] == b"ftyp" else set()
    return data.startswith(PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or not BRANDS.isdisjoint(brands)


def attachment(name: str, data: bytes) -> Attachment:
    """What a file is. Raises Unfit."""
    suffix = _suffix(name, data)
    told = []
    if (said := PurePosixPath(name).suffix.lower().lstrip(".")) not in (suffix, "") and {said, suffix} != {"htm", "html"}:
        told.append(f"tên ghi .{said} nhưng nội dung là {suffix.upper()}, đã giữ thành .{suffix}")
    if len(data) > HEAVY:
        told.append(f"{round(len(data) / MEGABYTE)} MB: người đọc dùng điện thoại sẽ tải lâu, nên nén dưới {HEAVY // MEGABYTE} MB")
    return Attachment(f".{suffix}", "; ".join(told))


def _suffix(name: str, data: bytes) -> str:
    if data.startswith(RUNS):
        raise Unfit(RUN.format(name=name))
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(name, data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(name, data)
    if data.startswith(b"{\\rtf"):
        if b"\\objdata" in data:
            raise Unfit(RUN.format(name=name))
        return "rtf"
    return _text(name, data)


def _zipped(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            mime = archive.read("mimetype")[:100] if "mimetype" in names and archive.getinfo("mimetype").file_size < 100 else b""
    except BROKEN:
        raise Unfit(f"Tệp «{name}» hỏng, không mở ra được.") from None
    if any(PurePosixPath(one).name.lower() in ("vbaproject.bin", "vbadata.xml") or one.startswith("Basic/") for one in names):
        raise Unfit(MACRO.format(name=name))
    office = [suffix for part, suffix in OFFICE.items() if part in names]
    office += [suffix for word, suffix in OPEN.items() if mime.endswith(word)]
    return office[0] if office else _pack(name, names)


def _pack(name: str, names: list[str]) -> str:
    """A plain archive, all of whose files may be suggested by themselves."""
    forms = {one: PurePosixPath(one).suffix.lower().lstrip(".") for one in names if not one.endswith("/")}
    odd = next((one for one, form in forms.items() if form not in OFFERED or form in PACKED), "")
    if odd or not forms:
        raise Unfit(f"Tệp nén «{name}» có «{odd[-80:]}» bên trong: chỉ nén tài liệu và ảnh, hoặc đưa từng tệp.")
    return "zip"


def _compound(name: str, data: bytes) -> str:
    """A file of the old office programs, by the names of the streams in it."""
    if any(word.encode("utf-16-le") in data for word in ("_VBA_PROJECT", "VBA_PROJECT_CUR")):
        raise Unfit(MACRO.format(name=name))
    found = next((suffix for stream, suffix in OLE.items() if stream.encode("utf-16-le") in data), "")
    if not found:
        raise Unfit(OTHER.format(name=name))
    return found


def _text(name: str, data: bytes) -> str:
    """A text by its bytes and its name: a script is a text too."""
    said = PurePosixPath(name).suffix.lower()
    if said not in (".txt", ".csv") or b"\x00" in data[:100_000].removeprefix(b"\xff\xfe") or MARKUP.search(data[:4096]):
        raise Unfit(OTHER.format(name=name))
    return said[1:]


def safe_stem(name: str, otherwise: str) -> str:
    """A name for the content folder: «Ảnh hội nghị (1).jpeg» is anh-hoi-nghi-1."""
    return slug(PurePosixPath(name.replace("\\", "/")).stem, 60) or otherwise


def readable_stem(name: str) -> str:
    """The name of a file as a title that people then mend: without its ending, with spaces for underscores."""
    stem = PurePosixPath(name.replace("\\", "/")).stem
    return " ".join(stem.replace("_", " ").split()) or "Tệp đính kèm"
