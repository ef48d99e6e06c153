"""Owns the one script readers load: the modules of theme/js/search joined behind each other, comments and indents off.

One file saves a cold reader nine requests. Refuses to understand JavaScript: it knows how our modules are written (one import a
line, top-level names unlike each other; the tests run the result).
"""

from __future__ import annotations

import re
from pathlib import Path

from plugins.search.shrink import needed, shrunk

# Each after those it needs at load time; `client` alone exports.
MODULES = ("../fold", "words", "files", "query", "score", "snippet", "typo", "facets", "suggest", "client")
_IMPORT = re.compile(r'^import \{[^}]*\} from "[^"]+";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|let|class|function)\b)", re.MULTILINE)
_LINE_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_BLOCK_COMMENT = re.compile(r"^\s*/\*\*.*?\*/\n", re.MULTILINE | re.DOTALL)


def client(folder: Path) -> bytes:
    """client.mjs as it is published, made of the modules in the folder (theme/js/search)."""
    bodies = [_body((folder / f"{name}.mjs").read_text("utf-8"), exports=name == "client") for name in MODULES]
    return shrunk(needed("".join(bodies))).encode()


def _body(source: str, exports: bool) -> str:
    source = _BLOCK_COMMENT.sub("", _LINE_COMMENT.sub("", _IMPORT.sub("", source)))
    return source if exports else _EXPORT.sub("", source)
