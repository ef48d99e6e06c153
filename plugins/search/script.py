"""Owns the one script readers load: the modules of theme/js/search as one file, which saves a cold reader nine requests.

`client.min.mjs` beside the modules is that file, made by esbuild (`make client`); its first line names the modules it was made of. Where
a theme has others, they are joined here instead: no machine needs Node to build a site. Refuses to understand JavaScript: the joining
knows how our modules are written (one import a line, top-level names unlike each other).
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

BUNDLE = "client.min.mjs"
# Each after those it needs at load time; `client` alone exports.
MODULES = ("../fold", "words", "files", "score", "names", "query", "snippet", "typo", "facets", "suggest", "client")
_IMPORT = re.compile(r'^import \{[^}]*\} from "[^"]+";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|let|class|function)\b)", re.MULTILINE)
_LINE_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_BLOCK_COMMENT = re.compile(r"^\s*/\*\*.*?\*/\n", re.MULTILINE | re.DOTALL)


def client(folder: Path) -> bytes:
    """client.mjs as it is published, made of the modules in the folder (theme/js/search)."""
    bundle = folder / BUNDLE
    made_of, _, script = bundle.read_bytes().partition(b"\n") if bundle.is_file() else (b"", b"", b"")
    return script if made_of == heading(folder).encode() else joined(folder)


def heading(folder: Path) -> str:
    """The first line of a bundle made of the modules as they are now."""
    return f"// {hashlib.sha256(b''.join(_module(folder, name).read_bytes() for name in MODULES)).hexdigest()}"


def joined(folder: Path) -> bytes:
    """The modules one behind the other, without imports, comments and the exports of all but the last."""
    return "".join(_body(_module(folder, name).read_text("utf-8"), exports=name == "client") for name in MODULES).encode()


def _module(folder: Path, name: str) -> Path:
    return folder / f"{name}.mjs"


def _body(source: str, exports: bool) -> str:
    source = _BLOCK_COMMENT.sub("", _LINE_COMMENT.sub("", _IMPORT.sub("", source)))
    return source if exports else _EXPORT.sub("", source)
