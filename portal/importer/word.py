"""Owns the reading of a .docx: mammoth converts what `word_clean` returns to HTML; pictures are extracted once, at their place."""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import IO, Any

import mammoth

from portal.importer.archive import Bounds, Damaged, DeclaresEntities, TooLarge, read_parts
from portal.importer.flatten import blocks_of
from portal.importer.found import ImportedMedia, Material, NotImported
from portal.importer.word_clean import Cleaned, cleaned
from portal.importer.word_xml import BROKEN

MEGABYTE = 1_000_000
MOST = 60 * MEGABYTE  # bytes of a file
BOUNDS = Bounds(xml=20 * MEGABYTE, unpacked=200 * MEGABYTE, parts=5_000)
ABSENT = "Một ảnh của văn bản chỉ là liên kết tới tệp khác, hay đã mất: chèn lại ảnh vào tệp Word, hoặc thêm ảnh vào bài."
PICTURE = "anh-word:"  # the name of a picture until it gets a file name
STYLES = """
p[style-name='@centred'] => p.centred:fresh
p[style-name='@right'] => p.right:fresh
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
"""
PLAIN = frozenset({"normal", "normal (web)", "body text", "body text 2", "body text indent", "no spacing", "list paragraph"})
SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/bmp": ".bmp",
    "image/tiff": ".tif",
    "image/webp": ".webp",
}


def read_word(data: bytes, origin: str) -> Material:
    """Return a Word document as material. Raises NotImported."""
    if len(data) > MOST:
        raise NotImported(f"Tệp lớn hơn {MOST // MEGABYTE} MB: nén ảnh trong Word (Picture Format → Compress Pictures) rồi nhập lại.")
    try:
        parts = read_parts(data, BOUNDS)
    except TooLarge:
        raise NotImported(
            f"Tệp mở ra quá lớn (hơn {BOUNDS.unpacked // MEGABYTE} MB, hay phần chữ hơn {BOUNDS.xml // MEGABYTE} MB): không nhập."
        ) from None
    except DeclaresEntities:
        raise NotImported("Tệp có khai báo DTD hay thực thể XML, thứ mà Word không bao giờ ghi: không nhập.") from None
    except Damaged:
        raise NotImported(BROKEN) from None
    ready = cleaned(parts)
    media: dict[str, ImportedMedia] = {}
    html = _html(ready, media)
    return Material(origin, blocks_of(html), dropped=ready.dropped, notes=ready.notes, media=media, written=True, words=ready.words)


def _html(ready: Cleaned, media: dict[str, ImportedMedia]) -> str:
    def picture(image: Any) -> dict[str, str]:
        try:
            with image.open() as source:
                data: bytes = source.read()
        except Exception:  # noqa: BLE001 - mammoth raises whatever a picture without its part, or one linked to elsewhere, made it raise
            ready.notes.append(ABSENT)
            return {}
        name = PICTURE + hashlib.sha256(data).hexdigest()[:16]
        media[name] = ImportedMedia(f"anh{SUFFIXES.get(image.content_type, '.bin')}", data)
        return {"src": name}

    try:
        made = mammoth.convert_to_html(
            _packed(ready.parts), style_map=STYLES, convert_image=mammoth.images.img_element(picture),
            transform_document=mammoth.transforms.paragraph(_aligned),
        )  # fmt: skip
    except Exception as error:  # noqa: BLE001 - mammoth raises whatever the broken part of a file made it raise
        raise NotImported(f"{BROKEN} ({type(error).__name__})") from None
    return str(made.value)


def _aligned(paragraph: Any) -> Any:
    """Return a paragraph with a style that says it is centred or right-aligned, if it has no style of its own."""
    side = {"center": "@centred", "right": "@right", "end": "@right"}.get(paragraph.alignment or "")
    plain = paragraph.numbering is None and (paragraph.style_name or "Normal").lower() in PLAIN
    return paragraph.copy(style_name=side, style_id=None) if side and plain else paragraph


def _packed(parts: dict[str, bytes]) -> IO[bytes]:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    file.seek(0)
    return file
