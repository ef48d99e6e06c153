"""Owns the template environment: autoescape on, an unknown name is an error, compiled templates kept between builds."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from plugins.bridge.languages import Languages, catalogues, translator

PERIOD = re.compile(r"(?<=\d{4}) ([-–]) (?=\d{4})")


def unbroken(value: Any) -> Any:
    """What is printed, no period broken before its dash: «2026 - 2030». Finished HTML (`| safe`) is left as it is."""
    if type(value) is str and (" - " in value or " – " in value):
        return PERIOD.sub("\u00a0\\1 ", value)
    return value


def _stamp() -> str:
    """What compiled templates depend on beside their own source: this environment, and Jinja."""
    return blake2b(Path(__file__).read_bytes() + jinja2.__version__.encode(), digest_size=6).hexdigest()


def environment(theme: Path, cache: Path | None = None) -> Environment:
    """The environment of one theme folder: templates/ by name, components/<name>/<name>.html by path, both in each of its languages."""
    kept = None
    if cache:
        folder = cache / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        kept = FileSystemBytecodeCache(str(folder), f"{_stamp()}-%s.cache")
    known = catalogues(theme)
    made = Environment(
        loader=Languages(FileSystemLoader([str(theme / "templates"), str(theme)]), known),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=unbroken,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=kept,
        auto_reload=False,
        cache_size=-1,
    )
    made.filters["t"] = translator(known)
    return made
