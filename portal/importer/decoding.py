"""Owns the decoding of bytes: the encoding of a file, determined by its content, with the evidence.

It tries a byte order mark, then UTF-8, then the page's own declaration, then the old Vietnamese encodings. An uncertain result is rejected.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from html import unescape

from portal.importer.found import NotImported
from portal.importer.legacy import Uncertain, mended
from portal.record import dataclass
from portal.text.charset import legacy_encoding
from portal.text.normalise import nfc

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
SAID = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|^<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
KNOWN = {"windows-1258": "cp1258", "cp1258": "cp1258", "tcvn": "cp1252", "x-viet-tcvn5712": "cp1252", "x-viet-vni": "cp1252"}
TAGS = re.compile(r"<(?:script|style)\b[^>]*>.{0,20000}?</(?:script|style)|<[^>]{0,3000}>", re.I | re.S)
DAMAGED = "\ufffd"
HEAD = 4096
CP1252 = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(256))
COMBINED = re.compile("[AEIOUYaeiouyĂÂÊÔƠƯăâêôơư][\u0300\u0301\u0303\u0309\u0323]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Letters (NFC), their original encoding, and a remark on that for staff ("" for plain UTF-8)."""

    text: str
    encoding: str
    remark: str = ""


def decode(data: bytes) -> Decoded:
    """Return the text of a file. Raises NotImported with the evidence if the encoding is uncertain."""
    text, encoding = _letters(data)
    try:
        made, old = mended(text)
    except Uncertain as why:
        raise NotImported(f"Không chắc bảng mã của tệp ({why}). Mở tệp, lưu lại mã UTF-8 rồi nhập lại.") from None
    damaged = f" Tệp có {made.count(DAMAGED)} chữ hỏng, hiện là «{DAMAGED}»: sửa lại trong bài." if DAMAGED in made else ""
    if old or damaged:
        changed = f"Đã chuyển chữ từ bảng mã {old} sang Unicode; xem lại vài dòng." if old else ""
        return Decoded(nfc(made), old or encoding, f"{changed}{damaged}".strip())
    remark = "" if encoding in ("utf-8", "ascii") else f"Đã chuyển chữ từ bảng mã {encoding} sang Unicode."
    if not remark and not unicodedata.is_normalized("NFC", made):
        remark = "Đã đổi chữ tổ hợp (NFD) sang chữ dựng sẵn (NFC)."
    return Decoded(nfc(made), encoding, remark)


def _letters(data: bytes) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding), encoding.removesuffix("-sig")
    if (wide := _wide(data)) is not None:
        return _strictly(data, wide), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _eight_bits(data)


def _wide(data: bytes) -> str | None:
    """Decode UTF-16 without a mark: every other byte of its blanks and Latin letters is 0."""
    head = data[:HEAD]
    if len(head) < 16 or head.count(0) < len(head) // 5:
        return None
    odd = head[1::2].count(0) > head[0::2].count(0)
    return "utf-16-le" if odd else "utf-16-be"


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise NotImported("Tệp có chữ hỏng (không đúng bảng mã mà tệp tự khai): lưu lại mã UTF-8 rồi nhập lại.") from None


def _eight_bits(data: bytes) -> tuple[str, str]:
    """Decode one byte per letter: cp1258 if tone marks follow their vowels, otherwise the encoding of TCVN3 and VNI texts."""
    found = SAID.search(data[:HEAD])
    said = (found[1] or found[2] or b"").decode("ascii", "replace").lower() if found else ""
    known = KNOWN.get(said, "")
    western = _cp1252(data)
    if legacy_encoding(western) or legacy_encoding(unescape(TAGS.sub(" ", western))):
        return western, "cp1252"
    vietnamese = nfc(data.decode("cp1258", errors="replace"))
    if known == "cp1258" or (COMBINED.search(data.decode("cp1258", errors="replace")) and "\ufffd" not in vietnamese):
        return vietnamese, "cp1258"
    if b"\x00" in data:
        raise NotImported("Tệp không phải tệp chữ.")
    if said and not known and not said.startswith(("utf", "windows-1252", "iso-8859-1", "us-ascii")):
        try:
            return data.decode(said), said
        except (LookupError, UnicodeDecodeError):
            pass
    broken = data.decode("utf-8", errors="replace").count("\ufffd")
    if broken * 1000 < len(data):  # a few damaged letters in a page of UTF-8
        return data.decode("utf-8", errors="replace"), f"utf-8 ({broken} chữ hỏng)"
    sample = re.search(rb"[\x80-\xff][\x20-\xff]{0,40}", data)
    evidence = _cp1252(sample[0]) if sample else ""
    raise NotImported(
        f"Không rõ bảng mã của tệp: không phải UTF-8, TCVN3, VNI hay cp1258 (ví dụ «{evidence}»). Lưu lại mã UTF-8 rồi nhập lại."
    )


def _cp1252(data: bytes) -> str:
    """Decode bytes as cp1252; unknown bytes become the code point of the same number."""
    return codecs.charmap_decode(data, "strict", CP1252)[0]
