"""Owns the template environment: autoescape on, an unknown name is an error, compiled templates kept between builds."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from plugins.rendering import compiler
from plugins.rendering.compiler import Templates, unbroken
from plugins.rendering.languages import Languages, catalogues, translator
from portal.store.conditions import installed


def _stamp() -> str:
    """What compiled templates depend on beside their own source: this environment, and Jinja."""
    ours = b"".join(Path(str(file)).read_bytes() for file in (__file__, compiler.__file__))
    return blake2b(ours + f"{installed('jinja2')} {installed('markupsafe')}".encode(), digest_size=6).hexdigest()


def environment(theme: Path, cache: Path | None = None, more: Sequence[Path] = ()) -> Environment:
    """The environment of one theme folder: templates/ by name, components/<name>/<name>.html by path, both in each of its languages.

    `more` folders of templates are searched after the theme's.
    """
    kept = None
    if cache:
        folder = cache / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        kept = FileSystemBytecodeCache(str(folder), f"{_stamp()}-%s.cache")
    known = catalogues(theme)
    made = Templates(
        loader=Languages(FileSystemLoader([str(folder) for folder in (theme / "templates", theme, *more)]), known),
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
