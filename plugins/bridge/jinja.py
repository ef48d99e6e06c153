"""Owns the template environment: autoescape on, an unknown name is an error, compiled templates kept between builds."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from plugins.bridge.languages import Languages, catalogues, translator


def environment(theme: Path, cache: Path | None = None) -> Environment:
    """The environment of one theme folder: templates/ by name, components/<name>/<name>.html by path, both in each of its languages."""
    kept = None
    if cache:
        folder = cache / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        kept = FileSystemBytecodeCache(str(folder))
    known = catalogues(theme)
    made = Environment(
        loader=Languages(FileSystemLoader([str(theme / "templates"), str(theme)]), known),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=kept,
        auto_reload=False,
        cache_size=-1,
    )
    made.filters["t"] = translator(known)
    return made
