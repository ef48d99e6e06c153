"""Owns docs/settings.md: the typed settings and where each comes from, read from the source text of the bridge and the configuration.

The plugins stand above this room and are not imported: their files are parsed. A setting without a word about it ends the run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TYPED = "plugins/bridge/settings.py"
MEANINGS = {
    "PATH": "The content folder.",
    "OUTPUT_PATH": "The folder the site is built into. One that is not empty and not ours is refused.",
    "THEME": "The folder of templates, components, styles and scripts.",
    "PORTAL_STATE": "Where the ledger, the caches and the last good texts are kept. Ignored by git.",
    "PORTAL_AS_OF": "The date the site is looked at from, as a `datetime.date`. Left out: see the environment below.",
    "SITEURL": "The address the site is published at, without a slash at its end. "
    "Empty: the one of the identity when publishing, else root-relative addresses.",
    "PORTAL_PRODUCTION": "Whether this is the site the public reads.",
    "PORTAL_CARDS": "Whether a picture with its title is drawn for each article, for social networks to show.",
    "PORTAL_WORKERS": "How many processes read and render. Left out: as many as the machine has processors, at most 8.",
    "PORTAL_REMOVALS": "The share of the published articles that one build may remove; 20 articles it always may. "
    "More, or the last one, is refused: a folder that is not there must not empty the site.",
    "PORTAL_ALLOW_REMOVALS": "Whether a build may remove as many articles as it has to; `--allow-removals` says so for one build.",
    "PORTAL_CONFIGURATION": "A stamp of the configuration files, given by `portal build`; nobody sets it by hand.",
    "PORTAL_VERIFY": "Whether every source and every written file is read again, whatever its time stamp says.",
}
ENVIRONMENT = {
    "PORTAL_AS_OF": ("portal/desk/clock.py", "The date a build looks from, as 2026-11-21. Left out: today in Asia/Ho_Chi_Minh."),
    "SITE_URL": ("publishconf.py", "The published address. Left out: `địa chỉ cổng` of `du-lieu/co-quan.yml` in the content folder."),
}


def settings_page() -> Iterator[str]:
    """Lines of docs/settings.md. Raises KeyError for a setting that MEANINGS does not know."""
    source = _parsed(TYPED)
    fields = _fields(source)
    yield "# Settings\n"
    yield "This page is made from the code (`portal docs`). The portal's identity (name, owner, address …) is content, not a"
    yield "setting: `content/du-lieu/co-quan.yml`, described in [front-matter.md](front-matter.md).\n"
    yield "## What the outlets may know\n"
    yield f"`Settings` of `{TYPED}`; each comes from a key of `pelicanconf.py` or `publishconf.py`.\n"
    yield "| key | `Settings` | type | what it is |\n|---|---|---|---|"
    for name, keys in _origins(source).items():
        for key in keys:
            yield f"| `{key}` | `{name}` | `{fields[name]}` | {_meaning(key)} |"
    yield "\n## The environment\n\n| variable | read by | what it is |\n|---|---|---|"
    for variable, (file, words) in ENVIRONMENT.items():
        _require(variable, file)
        yield f"| `{variable}` | `{file}` | {words} |"
    for file in ("pelicanconf.py", "publishconf.py"):
        yield f"\n## {file}\n\n{ast.get_docstring(_parsed(file))}\n\n| key | value |\n|---|---|"
        yield from (f"| `{key}` | `{value}` |" for key, value in _assigned(_parsed(file)))


def _meaning(key: str) -> str:
    if key not in MEANINGS:
        raise KeyError(f"say in portal/desk/setting_docs.py what {key} is")
    return MEANINGS[key]


def _parsed(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def _require(variable: str, file: str) -> None:
    if repr(variable)[1:-1] not in (ROOT / file).read_text(encoding="utf-8"):
        raise KeyError(f"{file} reads no {variable}")


def _fields(source: ast.Module) -> dict[str, str]:
    """name → type of every field of the class Settings."""
    made = next(node for node in source.body if isinstance(node, ast.ClassDef) and node.name == "Settings")
    return {ast.unparse(node.target): ast.unparse(node.annotation) for node in made.body if isinstance(node, ast.AnnAssign)}


def _origins(source: ast.Module) -> dict[str, list[str]]:
    """name of a setting → the configuration's keys it is made from."""
    typed = next(node for node in source.body if isinstance(node, ast.FunctionDef) and node.name == "typed")
    call = next(node for node in ast.walk(typed) if isinstance(node, ast.Call) and ast.unparse(node.func) == "Settings")
    named = {ast.unparse(node.targets[0]): node.value for node in typed.body if isinstance(node, ast.Assign)}
    return {word.arg: _keys(named.get(ast.unparse(word.value), word.value)) for word in call.keywords if word.arg}


def _keys(value: ast.expr) -> list[str]:
    texts = (node.value for node in ast.walk(value) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return list(dict.fromkeys(text for text in texts if text.isupper()))


def _assigned(source: ast.Module) -> Iterator[tuple[str, str]]:
    """Every setting in capitals a configuration assigns, with the expression it is given."""
    for node in source.body:
        if isinstance(node, ast.Assign):
            yield from ((name, ast.unparse(node.value)) for target in node.targets if (name := ast.unparse(target)).isupper())
        elif isinstance(node, ast.AnnAssign) and node.value and (name := ast.unparse(node.target)).isupper():
            yield name, ast.unparse(node.value)
