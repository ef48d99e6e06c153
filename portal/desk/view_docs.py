"""Owns docs/templates.md: what every template may read, from the view dataclasses, the plugins' render calls, and the components' macros.
"""

from __future__ import annotations

import inspect
import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path

import portal.views
from portal.desk.services import RenderedPage
from portal.views.site import Site

ROOT = Path(__file__).resolve().parents[2]
MACRO = re.compile(r"\{%-?\s*macro\s+([a-z][a-z_]*\([^%]*\))\s*-?%\}")
NAME = re.compile(r"[A-Z]\w+")
COMMENT = re.compile(r"^\{#-?\s*(.*?)\s*-?#\}", re.S)


def templates_page(rendered: Iterable[RenderedPage]) -> Iterator[str]:
    """Yield the lines of docs/templates.md."""
    classes = _classes()
    yield "# What a template may use\n"
    yield "This page is made from the code (`portal docs`). A template reads `view` and `site` and nothing else; text is finished"
    yield "Vietnamese, addresses are resolved, an unknown name is an error. HTML is escaped but where a field says it is HTML.\n"
    yield "## Templates\n\n| template | `view` | made by |\n|---|---|---|"
    used = _used(rendered)
    for template, makers in sorted(used.items()):
        views = dict.fromkeys(view for view, _ in makers)
        names = ", ".join(f"[`{view}`](#{view.lower()})" for view in views)
        yield f"| `{template}` | {names} | {', '.join(f'`{maker}`' for _, maker in makers)} |"
    yield "\n## site\n"
    yield from _described(Site)
    pages = {view for makers in used.values() for view, _ in makers}
    yield "\n## Views\n"
    for name in sorted(pages):
        yield from _described(classes[name], heading=True)
    yield "\n## Pieces\n"
    for name in sorted(_reached(pages | {"Site"}, classes) - pages - {"Site"}):
        yield from _described(classes[name], heading=True)
    yield "## Components\n\nOne folder each in `theme/components/`, with its examples in the `.yml` next to it.\n"
    yield "| macro | what it is |\n|---|---|"
    yield from _components()


def _classes() -> dict[str, type]:
    """Return every dataclass of portal/views by its name. Raises ValueError if two have one name: a field's type would be ambiguous."""
    found: dict[str, type] = {}
    for info in pkgutil.iter_modules(portal.views.__path__, "portal.views."):
        module = import_module(info.name)
        for name, thing in vars(module).items():
            if inspect.isclass(thing) and is_dataclass(thing) and thing.__module__ == info.name:
                if name in found:
                    raise ValueError(f"two views are called {name}")
                found[name] = thing
    return found


def _described(view: type, *, heading: bool = False) -> Iterator[str]:
    """Yield a dataclass: its meaning, and its fields with types, defaults and comments."""
    if heading:
        yield f"### {view.__name__}\n"
    yield f"{' '.join((inspect.getdoc(view) or '').split())} (`{view.__module__.replace('.', '/')}.py`)\n"
    yield "| field | type | |\n|---|---|---|"
    remarks = _remarks(view)
    for field in fields(view):
        kind = str(field.type).replace("|", "\\|")
        yield f"| `{field.name}` | `{kind}` | {remarks.get(field.name, '')} |"
    yield ""


def _remarks(view: type) -> dict[str, str]:
    """Return field → the comment on its line."""
    found = (re.match(r"\s+(\w+):[^#]*#\s*(.+)$", line) for line in inspect.getsource(view).splitlines())
    return {match[1]: match[2].replace("|", "\\|") for match in found if match}


def _reached(start: set[str], classes: dict[str, type]) -> set[str]:
    """Return every dataclass that fields of these name, recursively."""
    seen: set[str] = set()
    todo = list(start)
    while todo:
        name = todo.pop()
        if name not in seen and name in classes:
            seen.add(name)
            for field in fields(classes[name]):
                todo += NAME.findall(str(field.type))
            todo += [parent.__name__ for parent in classes[name].__mro__[1:]]
    return seen


def _used(rendered: Iterable[RenderedPage]) -> dict[str, list[tuple[str, str]]]:
    """Return template → (view, function) of every function that makes its view."""
    found: dict[str, list[tuple[str, str]]] = {}
    for template, view in rendered:
        entry = (str(inspect.signature(view).return_annotation), view.__name__)
        if entry not in found.setdefault(template, []):
            found[template].append(entry)
    return found


def _components() -> Iterator[str]:
    for file in sorted((ROOT / "theme" / "components").glob("*/*.html")):
        text = file.read_text(encoding="utf-8")
        words = COMMENT.match(text)
        for macro in MACRO.findall(text):
            yield f"| `{macro}` | {' '.join(words[1].split()) if words else ''} |"
