"""Owns the metadata of files that belong to articles: pictures, of which only derived forms are published, and attachments."""

from __future__ import annotations

from portal.record import dataclass


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture of content/anh. `width` and `height` are in px after its rotation is applied.

    `digest` covers its bytes and the derivation settings; it names the derived files. `cover`: some published article begins with it, which
    justifies the costlier formats.
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
