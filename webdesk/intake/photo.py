"""Owns what becomes of a photograph from a phone or a camera: upright, of a size a page can use, in a form every browser shows, without
what the camera wrote beside the pixels. Refuses what is no picture.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps

from portal.source.reading.picture import MEGAPIXELS, opened, orientation
from portal.text.numbers import format_number
from webdesk.intake.apart import Unfit

SIDE = 3000  # px: the longer side; the widest form on a page is 1080
QUALITY = 88
HEAVY = 5_000_000  # bytes from which a picture is packed again
KEPT = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".gif"}
BROKEN = "Tệp này không mở ra được như một ảnh (hỏng, hoặc không phải ảnh). Chụp hoặc xuất lại thành JPG rồi thử lại."


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as it is kept. `told`: what was done to it, in words for its owner, "" for nothing."""

    data: bytes
    suffix: str
    width: int
    height: int
    told: str = ""


def prepared(data: bytes) -> Photo:
    """A picture made ready. Raises Unfit."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with opened(data) as image:
                return _prepared(data, image)
    except Unfit:
        raise
    except Image.DecompressionBombError:
        raise Unfit(f"Ảnh lớn hơn {MEGAPIXELS} triệu điểm ảnh: thu nhỏ rồi đưa lại.") from None
    except Exception:  # noqa: BLE001 - a damaged or hostile file may make a decoder raise anything
        raise Unfit(BROKEN) from None


def _prepared(data: bytes, image: Image.Image) -> Photo:
    width, height = image.size
    if width * height > MEGAPIXELS * 10**6:
        size = f"{format_number(width)} × {format_number(height)}"
        raise Unfit(f"Ảnh {size} điểm lớn hơn {MEGAPIXELS} triệu điểm ảnh: thu nhỏ rồi đưa lại.")
    form, turned, large = image.format or "", orientation(image) != 1, max(width, height) > SIDE
    if form in KEPT and not (turned or large or _says_more(image) or (form != "GIF" and len(data) > HEAVY)):
        image.load()  # a damaged one is found out now
        return Photo(data, KEPT[form], width, height)
    return _packed(image, form, _told(form, turned=turned, large=large))


def _says_more(image: Image.Image) -> bool:
    """Whether a camera wrote something beside the pixels: its place, its owner."""
    return bool(image.getexif()) or any(key in image.info for key in ("exif", "xmp", "comment", "photoshop"))


def _told(form: str, *, turned: bool, large: bool) -> str:
    done = ["đổi sang dạng trình duyệt nào cũng xem được"] if form not in KEPT and form != "MPO" else []
    done += ["xoay đúng chiều"] if turned else []
    done += [f"thu nhỏ còn {format_number(SIDE)} điểm"] if large else []
    return ", ".join(done)


def _packed(image: Image.Image, form: str, told: str) -> Photo:
    image.draft(None, (SIDE, SIDE))  # a large JPEG is decoded small
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image) if orientation(image) != 1 else image
    see_through = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    drawn = form in ("PNG", "GIF", "BMP") and (see_through or upright.mode in ("1", "L", "P"))
    plain = upright.convert("RGBA" if drawn and see_through else "RGB") if not (drawn and upright.mode in ("1", "L")) else upright
    if see_through and not drawn:
        plain = _on_white(upright)
    plain.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    return _written(plain, "PNG" if drawn else "JPEG", None if upright.mode == "CMYK" else profile, told)


def _on_white(image: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")


def _written(image: Image.Image, form: str, profile: object, told: str) -> Photo:
    clean = Image.new(image.mode, image.size)
    clean.paste(image)  # the pixels and nothing else
    file = io.BytesIO()
    if form == "JPEG":
        clean.save(file, form, quality=QUALITY, progressive=True, optimize=True, icc_profile=profile)
    else:
        clean.save(file, form, optimize=True, icc_profile=profile)
    return Photo(file.getvalue(), KEPT[form], *clean.size, told)
