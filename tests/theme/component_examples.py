"""Reads theme/components/<name>/<name>.yml and prints each example with the component's macro."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin, get_type_hints

import yaml
from jinja2 import Environment
from markupsafe import Markup

from portal import views
from tests.theme.example_site import THEME, example_site

VIEWS = [importlib.import_module(f"portal.views.{module.name}") for module in pkgutil.iter_modules(views.__path__)]
NAMES: dict[str, Any] = {
    name: value for module in VIEWS for name, value in vars(module).items() if getattr(value, "__module__", "").startswith("portal.")
}


@dataclasses.dataclass(frozen=True)
class Example:
    component: str
    name: str
    html: str


def component_names() -> list[str]:
    return sorted(path.name for path in (THEME / "components").iterdir() if (path / f"{path.name}.yml").exists())


def description(component: str) -> dict[str, Any]:
    path = THEME / "components" / component / f"{component}.yml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def examples(env: Environment, component: str) -> Iterator[Example]:
    told = description(component)
    macro = getattr(env.get_template(f"components/{component}/{component}.html").module, component.replace("-", "_"))
    for example in told["examples"]:
        arguments = {name: _made(eval(told["params"][name]["type"], NAMES), value) for name, value in example["with"].items()}
        if "caller" in example:
            arguments["caller"] = lambda html=example["caller"]: Markup(html)
        yield Example(component, example["name"], str(macro(**arguments)))


def _made(kind: Any, value: Any) -> Any:
    if value == "example" and kind is NAMES["Site"]:
        return example_site()
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind, NAMES)
        unknown = set(value) - set(hints)
        assert not unknown, f"{kind.__name__} has no {unknown}"
        return kind(**{name: _made(hints[name], part) for name, part in value.items()})
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], part) for part in value)
    if get_origin(kind) in (Union, types.UnionType):
        return None if value is None else _made(get_args(kind)[0], value)
    assert isinstance(value, (int, float) if kind is float else kind), f"{value!r} is no {kind}"
    return value
