"""Owns the examination of pictures: each is decoded once, so that every fault is reported then and not during a build."""

from __future__ import annotations

import hashlib
import io
import warnings
from pathlib import PurePosixPath

from PIL import AvifImagePlugin, Image, TiffImagePlugin, WebPImagePlugin

from portal.domain.media import PictureFile
from portal.domain.problem import Problem
from portal.source.reading.faults import problem

RECIPE = b"1"  # the version of the derivation: a new one gives derived files new names
READABLE = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "HEIF")  # Pillow knows more, some of which run programs
SUFFIXES = {
    ".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".gif": "GIF", ".bmp": "BMP", ".tif": "TIFF",
    ".tiff": "TIFF", ".avif": "AVIF", ".heic": "HEIF", ".heif": "HEIF",
}  # fmt: skip
WIDEST, TALLEST = 1080, 16_383  # px: the widest form that is WebP, and the maximum side of WebP
MEGAPIXELS = 60  # more than any layout needs, and more than a small machine decodes comfortably
ORIENTATION, GPS = 0x0112, 0x8825  # tags of EXIF
SIDEWAYS = frozenset({5, 6, 7, 8})
HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})
REGISTERED = (AvifImagePlugin, TiffImagePlugin, WebPImagePlugin)  # Image.open(formats=…) knows only what was imported


def opened(data: bytes) -> Image.Image:
    """Return a picture, not decoded yet. Raises what Pillow raises on anything else."""
    if data[4:8] == b"ftyp" and not HEIC.isdisjoint(_brands(data)):
        import pillow_heif  # photographs of iPhones; no other picture needs it

        pillow_heif.register_heif_opener(thumbnails=False)
    return Image.open(io.BytesIO(data), formats=[form for form in READABLE if form in Image.OPEN or form != "HEIF"])


def _brands(data: bytes) -> set[bytes]:
    """Return the compatible brands in the first box of the file."""
    box = data[8 : min(int.from_bytes(data[:4]), 256)]
    return {box[place : place + 4] for place in range(0, len(box), 4)}


def look_at_picture(file: str, data: bytes) -> tuple[PictureFile | None, tuple[Problem, ...]]:
    """Return a picture, with its faults; None for one that cannot be shown."""
    problems: list[Problem] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            width, height = _decoded(file, data, problems)
    except Image.DecompressionBombError:
        problems.append(problem("P102", file, 0, f"hơn {MEGAPIXELS}"))
        return None, tuple(problems)
    except Exception as error:  # noqa: BLE001 - a damaged or hostile file may make a decoder raise anything
        problems.append(problem("P101", file, 0, type(error).__name__))
        return None, tuple(problems)
    if not width:
        return None, tuple(problems)
    digest = hashlib.blake2b(RECIPE + data, digest_size=8).hexdigest()
    return PictureFile(file, digest, width, height), tuple(problems)


def _decoded(file: str, data: bytes, problems: list[Problem]) -> tuple[int, int]:
    """Return width and height in display orientation, after decoding the whole; (0, 0) if it is too large or too tall."""
    with opened(data) as image:
        width, height = image.size
        if width * height > MEGAPIXELS * 10**6:
            problems.append(problem("P102", file, 0, round(width * height / 10**6)))
            return 0, 0
        sideways = orientation(image) in SIDEWAYS
        seen = (height, width) if sideways else (width, height)
        if seen[1] * min(seen[0], WIDEST) > TALLEST * seen[0]:
            problems.append(problem("P107", file, 0, *seen))
            return 0, 0
        problems += _remarks(file, image)
        image.draft(None, (width // 8, height // 8))  # a JPEG is read whole, but into an eighth of the pixels
        image.load()
    return seen


def orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 to 8; 1 is upright. TIFF and HEIF are decoded upright."""
    found = 1 if image.format in ("TIFF", "HEIF") else image.getexif().get(ORIENTATION, 1)
    return found if found in range(1, 9) else 1


def has_place(data: bytes) -> bool:
    """Return whether a file's EXIF holds a location (GPS); False for what cannot be read."""
    try:
        with warnings.catch_warnings(), opened(data) as image:
            warnings.simplefilter("ignore")
            return bool(image.getexif().get_ifd(GPS))
    except Exception:  # noqa: BLE001 - a damaged or hostile file may make a decoder raise anything
        return False


def _remarks(file: str, image: Image.Image) -> list[Problem]:
    """Return remarks for staff on a picture that can be shown."""
    found = []
    form = (image.format or "").replace("MPO", "JPEG")
    expected = SUFFIXES.get(PurePosixPath(file).suffix.lower(), "")
    if form != expected:
        found.append(problem("P103", file, 0, form, expected or PurePosixPath(file).suffix))
    if form != "JPEG" and getattr(image, "is_animated", False):
        found.append(problem("P104", file, 0))
    if image.mode == "CMYK":
        found.append(problem("P105", file, 0))
    return found
