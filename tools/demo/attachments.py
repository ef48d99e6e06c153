"""Owns attached files of documents: small Word and PDF files with the text of a notice. Deterministic to the byte."""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import cache
from html import escape
from importlib.resources import files

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

LETTERS = "".join(map(chr, [*range(32, 127), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)])) + "–“”…đĐ"
FONT = "SourceSansPro-Regular.ttf"
PAGE = (595, 842)  # A4 in points
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OPEN = "http://schemas.openxmlformats.org"
OFFICE = "application/vnd.openxmlformats"
TYPES = (
    f'{DECLARED}<Types xmlns="{OPEN}/package/2006/content-types">'
    f'<Default Extension="rels" ContentType="{OFFICE}-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{OFFICE}-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    f'{DECLARED}<Relationships xmlns="{OPEN}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OPEN}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
FONTS = (
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SourceSansPro /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
    " /Supplement 0 >> /FontDescriptor 7 0 R /W [{spans}] /CIDToGIDMap /Identity >>"
)
DESCRIPTOR = (
    b"<< /Type /FontDescriptor /FontName /SourceSansPro /Flags 32 /FontBBox [-454 -293 2159 968] /ItalicAngle 0 /Ascent 984"
    b" /Descent -273 /CapHeight 660 /StemV 80 /FontFile2 8 0 R >>"
)


def docx(lines: list[str]) -> bytes:
    """A Word file with one paragraph a line, the first bold."""
    body = "".join(
        f'<w:p><w:r>{"<w:rPr><w:b/></w:rPr>" if place == 0 else ""}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for place, line in enumerate(lines)
    )
    document = f'{DECLARED}<w:document xmlns:w="{OPEN}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", document)):
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


@cache
def _font() -> tuple[bytes, dict[str, int], dict[str, int], int]:
    """The subset font, glyph and width (in 1/1000) of each letter, and the units of an em."""
    source = files("font_source_sans_pro").joinpath("files", FONT)
    font = TTFont(io.BytesIO(source.read_bytes()), recalcTimestamp=False)
    options = Options()
    options.layout_features = []
    subsetter = Subsetter(options)
    subsetter.populate(text=LETTERS)
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    size = font["head"].unitsPerEm
    names = font.getBestCmap()
    glyphs = {chr(code): font.getGlyphID(name) for code, name in names.items()}
    widths = {chr(code): round(font["hmtx"][name][0] * 1000 / size) for code, name in names.items()}
    return out.getvalue(), glyphs, widths, size


def pdf(lines: list[str]) -> bytes:
    """One A4 page of text that can be selected and searched."""
    data, glyphs, widths, _ = _font()
    used = sorted({letter for line in lines for letter in line if letter in glyphs})
    content = _content(lines, glyphs, widths)
    spans = " ".join(f"{glyphs[letter]} [{widths[letter]}]" for letter in used)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (vi-VN) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        _stream(content),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /SourceSansPro /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 9 0 R >>",
        FONTS.replace("{spans}", spans).encode(),
        DESCRIPTOR,
        _stream(data, f" /Length1 {len(data)}"),
        _stream(_unicode(used, glyphs)),
    ]  # fmt: skip
    return _file(objects)


def _stream(data: bytes, more: str = "") -> bytes:
    packed = zlib.compress(data, 9)
    return f"<< /Length {len(packed)} /Filter /FlateDecode{more} >>\nstream\n".encode() + packed + b"\nendstream"


def _content(lines: list[str], glyphs: dict[str, int], widths: dict[str, int]) -> bytes:
    out = ["BT", "/F1 12 Tf", "17 TL", "70 770 Td"]
    for line in lines:
        for row in _wrapped(line, widths):
            out.append(f"<{''.join(f'{glyphs[letter]:04x}' for letter in row if letter in glyphs)}> Tj T*")
        out.append("T*")
    return "\n".join([*out, "ET"]).encode()


def _wrapped(line: str, widths: dict[str, int]) -> list[str]:
    """Words broken into rows as wide as the page allows at 12 points."""
    rows = [""]
    for word in line.split():
        longer = f"{rows[-1]} {word}".strip()
        if sum(widths.get(letter, 0) for letter in longer) * 12 / 1000 > PAGE[0] - 140:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


def _unicode(used: list[str], glyphs: dict[str, int]) -> bytes:
    pairs = [f"<{glyphs[letter]:04x}> <{ord(letter):04x}>" for letter in used]
    blocks = "\n".join(
        f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar"
        for part in (pairs[at : at + 100] for at in range(0, len(pairs), 100))
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{blocks}\nendcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
