"""Word files made by code: paragraphs, tables, pictures, lists, notes, tracked changes, as the XML that Word writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from PIL import Image

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPES = (
    f'{HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpg"'
    ' ContentType="image/jpeg"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    f'{HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
STRICT = (
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math"),
    ("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/"),
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, *, bold: bool = False, italic: bool = False, font: str = "", hidden: bool = False, raised: bool = False) -> str:
    """Letters of one look."""
    looks = (
        "<w:b/>" * bold + "<w:i/>" * italic + "<w:vanish/>" * hidden + (f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else "")
    )
    looks += '<w:vertAlign w:val="superscript"/>' if raised else ""
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, style: str = "", align: str = "", number: tuple[int, int] | None = None, bold: bool = False, italic: bool = False) -> str:
    """A paragraph; what is no run becomes one. `number`: list and level."""
    made = "".join(one if one.startswith("<") else run(one, bold=bold, italic=italic) for one in runs)
    looks = f'<w:pStyle w:val="{style}"/>' if style else ""
    looks += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    looks += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{looks}</w:pPr>{made}</w:p>"


def cell(*content: str, across: int = 1, down: str = "") -> str:
    """A cell; `down`: "restart" or "continue" of cells merged downward."""
    looks = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    looks += f'<w:vMerge w:val="{down}"/>' if down else ""
    return f"<w:tc><w:tcPr>{looks}</w:tcPr>{''.join(one if one.startswith('<') else p(one) for one in content) or p('')}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    """A table; what is no cell becomes one."""
    made = "".join(f"<w:tr>{''.join(one if one.startswith('<w:tc>') else cell(one) for one in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


def picture(id: str, words: str = "") -> str:
    """An inline picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{escape(words)}"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
        f'<a:blip r:embed="{id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def inserted(text: str) -> str:
    """What somebody added while changes were tracked."""
    return f'<w:ins w:id="1" w:author="A">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    """What somebody deleted while changes were tracked."""
    return f'<w:del w:id="2" w:author="A"><w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'


def note_mark(number: int) -> str:
    """The mark of a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def photograph(width: int = 320, height: int = 200, colour: str = "navy") -> bytes:
    """A small JPEG."""
    data = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(data, "JPEG")
    return data.getvalue()


def _strict(text: str) -> str:
    """A part in the strict form of the standard."""
    for transitional, strict in STRICT:
        text = text.replace(transitional, strict)
    return text


@dataclass
class Document:
    """A Word file to be. `lists`: number of a list → its levels as (form, text, start)."""

    body: Sequence[str]
    pictures: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    lists: dict[int, Sequence[tuple[str, str, int]]] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    comments: Sequence[str] = ()
    styles: str = ""
    parts: dict[str, bytes] = field(default_factory=dict)
    relations: Sequence[tuple[str, str, str]] = ()
    main: str = "document.xml"
    strict: bool = False

    def made(self) -> bytes:
        """The file."""
        relations = [(id, "image", f"media/{name}") for id, (name, _) in self.pictures.items()]
        relations += [
            ("rS", "styles", "styles.xml"),
            ("rN", "numbering", "numbering.xml"),
            ("rF", "footnotes", "footnotes.xml"),
            ("rC", "comments", "comments.xml"),
            *self.relations,
        ]
        rels = "".join(f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>' for id, kind, target in relations)
        parts = {
            "[Content_Types].xml": TYPES.replace("document.xml", self.main), "_rels/.rels": RELS.replace("document.xml", self.main),
            f"word/_rels/{self.main}.rels": f'{HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}</Relationships>',
            f"word/{self.main}": f"{HEADER}<w:document {SPACES}><w:body>{''.join(self.body)}<w:sectPr/></w:body></w:document>",
            "word/styles.xml": f"{HEADER}<w:styles {W}>{self._styles()}</w:styles>", "word/numbering.xml": self._numbering(),
            "word/footnotes.xml": self._notes(),
            "word/comments.xml": f"{HEADER}<w:comments {W}>{''.join(f'<w:comment w:id={chr(34)}{n}{chr(34)}>{p(t)}</w:comment>' for n, t in enumerate(self.comments))}</w:comments>",
        }  # fmt: skip
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                archive.writestr(zipfile.ZipInfo(name), _strict(text) if self.strict else text)
            for name, content in [*((f"word/media/{name}", content) for name, content in self.pictures.values()), *self.parts.items()]:
                archive.writestr(zipfile.ZipInfo(name), content)
        return data.getvalue()

    def _styles(self) -> str:
        headings = "".join(
            f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/></w:style>' for n in range(1, 5)
        )
        return f'{headings}<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>{self.styles}'

    def _numbering(self) -> str:
        kinds = nums = ""
        for number, levels in self.lists.items():
            inner = "".join(
                f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
                for place, (form, text, start) in enumerate(levels)
            )
            kinds += f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'
            nums += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        return f"{HEADER}<w:numbering {W}>{kinds}{nums}</w:numbering>"

    def _notes(self) -> str:
        notes = "".join(f'<w:footnote w:id="{number}">{p(run(text))}</w:footnote>' for number, text in self.notes.items())
        return f"{HEADER}<w:footnotes {W}>{notes}</w:footnotes>"
