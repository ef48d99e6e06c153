"""Owns the one stylesheet: theme files joined in their layers, with comments and needless white space removed.

A file is the content of a layer; its folder decides the layer, so nothing can be left unlayered. Rules are neither reordered nor rewritten.
"""

from __future__ import annotations

import re
from pathlib import Path

LAYERS = ("reset", "tokens", "base", "layout", "components", "pages", "utilities", "print")

STRING = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
SPACE = re.compile(r"\s+")
AROUND = re.compile(r" ?([{};,]) ?")


def stylesheet(theme: Path, faces: str = "") -> str:
    """Return all CSS of `theme` as one text; `faces` are finished @font-face rules."""
    parts = [f"@layer {','.join(LAYERS)};", f"@layer base{{{faces}}}" if faces else ""]
    parts += [f"@layer {layer}{{{squeezed(text)}}}" for layer in LAYERS if (text := layer_text(theme, layer))]
    return "".join(parts) + "\n"


def layer_text(theme: Path, layer: str) -> str:
    """Return the files of one layer, joined in the order of their names."""
    pattern = "components/*/*.css" if layer == "components" else f"css/{layer}.css"
    files = sorted(theme.glob(pattern))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def squeezed(css: str) -> str:
    """Return `css` without comments and needless white space; strings are unchanged."""
    pieces = STRING.split(_without_comments(css))
    return "".join(piece if n % 2 else _tight(piece) for n, piece in enumerate(pieces)).strip()


def _without_comments(css: str) -> str:
    pieces = re.split(r"""("(?:[^"\\\n]|\\.)*"|/\*.*?\*/)""", css, flags=re.DOTALL)
    return "".join("" if piece.startswith("/*") else piece for piece in pieces)


def _tight(piece: str) -> str:
    flat = AROUND.sub(r"\1", SPACE.sub(" ", piece))
    return re.sub(r"(?<=[\w)-]): ", ":", flat).replace(";}", "}")
