"""Owns the picture of an address that a telephone reads from paper: a QR code, computed by Zint, as SVG."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup
from zint import Symbol, Symbology

LEVEL = 1  # error correction L: the paper is flat and clean, and the modules stay large
MASK = 0  # fixed: trying all eight takes thirty times as long, and any of them is read
QUIET = 4  # modules of white around it (ISO/IEC 18004)
_DARK = re.compile("1+")


def qr(address: str) -> Markup:
    """Return the QR code of an address as `<svg>`, one module to a unit of its view box. RuntimeError: it is too long."""
    symbol = Symbol()
    symbol.symbology, symbol.option_1, symbol.option_3 = Symbology.QRCODE, LEVEL, (MASK + 1) << 8
    symbol.encode(address)
    side, path = symbol.width + 2 * QUIET, "".join(_strokes(symbol))
    return Markup(f'<svg viewBox="0 0 {side} {side}"><path stroke="#000" d="{path}"/></svg>')


def _strokes(symbol: Symbol) -> Iterator[str]:
    """Yield each row as strokes of one module's height; Zint packs a row into bytes, the leftmost module in the lowest bit."""
    packed, width = bytes(symbol.encoded_data), symbol.encoded_data.nbytes // len(symbol.encoded_data)
    for y in range(symbol.rows):
        modules, end = f"{int.from_bytes(packed[y * width : (y + 1) * width], 'little'):b}"[::-1], -1
        for run in _DARK.finditer(modules):
            start, stop = run.span()
            yield f"m{start - end} 0h{stop - start}" if end >= 0 else f"M{QUIET + start} {QUIET + y}.5h{stop - start}"
            end = stop
