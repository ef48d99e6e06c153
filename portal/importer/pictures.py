"""Owns the check of a source's pictures: their real format, and why one cannot be imported. Their bytes are not changed."""

from __future__ import annotations

import warnings

from PIL import Image

from portal.source.reading.picture import MEGAPIXELS, SUFFIXES, opened
from portal.text.numbers import format_number

FORMS = {form: suffix for suffix, form in reversed(SUFFIXES.items())} | {"MPO": ".jpg"}
MOST = 30_000_000  # bytes of a picture
SMALL = 24  # px: lines, dots and icons of a page


def picture_name(data: bytes) -> tuple[str, str]:
    """Return (suffix, "") of a picture that can be shown; ("", reason) of any other."""
    if len(data) > MOST:
        return "", f"ảnh lớn hơn {MOST // 10**6} MB"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with opened(data) as image:
                width, height, form = *image.size, image.format or ""
    except Image.DecompressionBombError:
        return "", "ảnh quá lớn"
    except Exception:  # noqa: BLE001 - a damaged or hostile file may make a decoder raise anything
        kind = (
            "WMF/EMF của Word"
            if data[:4] in (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x00\x00", b"\x01\x00\x09\x00")
            else "tệp không phải ảnh đọc được"
        )
        return "", f"{kind}; chụp lại thành JPG hoặc PNG"
    if width * height > MEGAPIXELS * 10**6:
        return "", f"ảnh {format_number(width)} × {format_number(height)} điểm, quá lớn"
    if max(width, height) < SMALL:
        return "", "hình trang trí quá nhỏ"
    return FORMS.get(form, ""), "" if form in FORMS else f"dạng {form}"
