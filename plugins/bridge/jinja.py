"""Owns the template environment: autoescape on, an unknown name is an error, compiled templates kept between builds."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined


def environment(theme: Path, cache: Path | None = None) -> Environment:
    """The environment of one theme folder: templates/ by name, components/<name>/<name>.html by path."""
    kept = None
    if cache:
        folder = cache / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        kept = FileSystemBytecodeCache(str(folder))
    return Environment(
        loader=FileSystemLoader([str(theme / "templates"), str(theme)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=kept,
        auto_reload=False,
        cache_size=-1,
    )
