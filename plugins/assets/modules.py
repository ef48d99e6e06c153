"""Owns the scripts: the modules, their fingerprinted addresses, and the import map that names them.

Modules import each other by name ("site/gallery"), so that a changed module changes no other. Nothing is bundled or rewritten.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

PREFIX = "site/"


def module_files(theme: Path) -> dict[str, Path]:
    """Return every module of the theme by its name: theme/js/*.mjs and theme/components/<name>/<name>.mjs."""
    found = [*sorted((theme / "js").glob("*.mjs")), *sorted((theme / "components").glob("*/*.mjs"))]
    names = [file.stem for file in found]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"two modules of one name: {', '.join(sorted(twice))}")
    return {file.stem: file for file in found}


def import_map(modules: dict[str, str]) -> str:
    """Return the import map as JSON that is safe inside <script>; `modules` maps a name to its address."""
    imports = {PREFIX + name: href for name, href in sorted(modules.items())}
    return json.dumps({"imports": imports}, separators=(",", ":")).replace("<", "\\u003c")


def csp_hash(script: str) -> str:
    """Return the source expression that allows an inline script of exactly this text (CSP level 3, §2.3.1)."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
