"""Owns docs/settings.md: the typed settings of the plugins, and the text of the configuration files."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from portal.desk.services import Setting

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {
    "PORTAL_AS_OF": ("portal/desk/clock.py", "The date a build looks from, as 2026-11-21. Left out: today in Asia/Ho_Chi_Minh."),
    "PORTAL_PUBLISH_TO": (
        "portal/desk/publish.py", "Where `portal publish` and the desk carry each release, as `user@host:/path`. Left out: nowhere.",
    ),
    "SITE_URL": ("publishconf.py", "The published address. Left out: `địa chỉ cổng` of `du-lieu/co-quan.yml` in the content folder."),
}


def settings_page(settings: Iterable[Setting]) -> Iterator[str]:
    """Yield the lines of docs/settings.md. Raises ValueError for a setting without an explanation."""
    yield "# Settings\n"
    yield "This page is made from the code (`portal docs`). The portal's identity (name, owner, address …) is content, not a"
    yield "setting: `content/du-lieu/co-quan.yml`, described in [front-matter.md](front-matter.md).\n"
    yield "## What the outlets may know\n"
    yield "`Settings` of `plugins/builder/settings.py`; each comes from a key of `pelicanconf.py` or `publishconf.py`.\n"
    yield "| key | `Settings` | type | what it is |\n|---|---|---|---|"
    for setting in settings:
        if not setting.meaning:
            raise ValueError(f"{setting.key} has no explanation")
        yield f"| `{setting.key}` | `{setting.name}` | `{setting.type}` | {setting.meaning} |"
    yield "\n## The environment\n\n| variable | read by | what it is |\n|---|---|---|"
    for variable, (file, words) in ENVIRONMENT.items():
        _require(variable, file)
        yield f"| `{variable}` | `{file}` | {words} |"
    for file in ("pelicanconf.py", "publishconf.py"):
        yield f"\n## {file}\n\n{ast.get_docstring(_parsed(file))}\n\n| key | value |\n|---|---|"
        yield from (f"| `{key}` | `{value}` |" for key, value in _assigned(_parsed(file)))


def _parsed(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def _require(variable: str, file: str) -> None:
    if repr(variable)[1:-1] not in (ROOT / file).read_text(encoding="utf-8"):
        raise KeyError(f"{file} reads no {variable}")


def _assigned(source: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield every setting in capitals that a configuration assigns, with its expression."""
    for node in source.body:
        if isinstance(node, ast.Assign):
            yield from ((name, ast.unparse(node.value)) for target in node.targets if (name := ast.unparse(target)).isupper())
        elif isinstance(node, ast.AnnAssign) and node.value and (name := ast.unparse(node.target)).isupper():
            yield name, ast.unparse(node.value)
