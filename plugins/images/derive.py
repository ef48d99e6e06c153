"""Owns the derivation of pictures: rotated upright, in sRGB, reduced to their pixels, scaled and encoded.

Metadata of the camera (place, time, device, owner) is removed.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence

from PIL import Image, ImageCms

from portal.source.reading.picture import opened, orientation

FLIP_LEFT_RIGHT, FLIP_TOP_BOTTOM, ROTATE_90, ROTATE_180, ROTATE_270, TRANSPOSE, TRANSVERSE = Image.Transpose
Form = tuple[int, str]  # width in px, one of ENCODERS
PAPER = (255, 255, 255)
# AVIF at this speed takes half the time of WebP and is over a tenth smaller for the same error; threads would compete with workers.
ENCODERS: dict[str, tuple[str, dict[str, object]]] = {
    "avif": ("AVIF", {"quality": 47, "speed": 9, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 76, "method": 4}),
    "jpg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
}
SCALABLE = frozenset({"RGB", "RGBA", "L", "LA", "CMYK"})
TURNS = dict(enumerate((FLIP_LEFT_RIGHT, ROTATE_180, FLIP_TOP_BOTTOM, TRANSPOSE, ROTATE_270, TRANSVERSE, ROTATE_90), 2))
SRGB = ImageCms.createProfile("sRGB")


def derived(data: bytes, forms: Sequence[Form]) -> dict[Form, bytes]:
    """Return every form of a picture. Raises what Pillow raises on a damaged one."""
    widest = max(width for width, _ in forms)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = upright(data, widest)
    return {form: encoded(image, *form) for form in forms}


def upright(data: bytes, widest: int) -> Image.Image:
    """Return the pixels alone, RGB or RGBA, in display orientation; a JPEG is decoded no larger than needed."""
    with opened(data) as image:
        turn = TURNS.get(orientation(image))
        bare = in_srgb(_smaller(image, widest))
    bare.info.clear()
    return bare.transpose(turn) if turn is not None else bare


def _smaller(image: Image.Image, widest: int) -> Image.Image:
    """Return the picture reduced to the needed pixels, in either orientation: copies of large ones are costly."""
    scale = widest / min(image.size)
    size = round(image.width * scale), round(image.height * scale)
    image.draft(None, size)
    if scale > 0.5 or image.mode not in SCALABLE:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def in_srgb(image: Image.Image) -> Image.Image:
    """Return a picture of any mode and profile as RGB or RGBA."""
    if image.mode.startswith(("I", "F")):
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            found = ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), SRGB, outputMode="RGB")
            return found if found is not None else image
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile: the pixel values are used unchanged
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    return image.convert("RGBA" if clear else "RGB")


def encoded(image: Image.Image, width: int, form: str) -> bytes:
    """Return one form; a JPEG, which has no transparency, gets a white background."""
    height = max(1, round(image.height * width / image.width))
    scaled = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    if form == "jpg" and scaled.mode == "RGBA":
        paper = Image.new("RGB", scaled.size, PAPER)
        paper.paste(scaled, mask=scaled.getchannel("A"))
        scaled = paper
    out = io.BytesIO()
    name, options = ENCODERS[form]
    scaled.save(out, name, **options)
    return out.getvalue()
