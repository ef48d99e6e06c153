"""Owns the picture of an address that a telephone reads from paper: a QR code, drawn by segno, as SVG."""

from __future__ import annotations

import segno
from markupsafe import Markup

MASK = 0  # fixed: to try all eight takes five times as long, and any of them is read
QUIET = 4  # modules of white around it, as ISO/IEC 18004 asks


def qr(address: str) -> Markup:
    """The QR code of an address as `<svg>`, one module a unit of its view box."""
    code = segno.make_qr(address, error="l", mask=MASK)
    return Markup(code.svg_inline(border=QUIET, omitsize=True, svgclass=None, lineclass=None))
