"""Owns what is known of files that go with articles: pictures, which are only ever published derived, and attachments."""

from __future__ import annotations

from portal.record import dataclass


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture of content/anh. `width` and `height` in px as it is to be seen, its rotation applied.

    `digest` is of its bytes and of the way pictures are derived: derived files are named by it. `cover`: some published
    article begins with it, which is worth the costlier form.
    """

    file: str  # below content/, "anh/2016/hop.jpg"
    digest: str
    width: int
    height: int
    cover: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of content/van-ban, published byte for byte. `size` in bytes, `sha256` in hex, `format` as readers know it."""

    file: str  # below content/, "van-ban/10-nq-tu.pdf"
    size: int
    sha256: str
    format: str  # "PDF"
