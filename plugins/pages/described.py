"""Owns which template shows which view: read from the modules of this folder, for docs/templates.md."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from portal.desk.services import RenderedPage


def templates() -> Iterator[RenderedPage]:
    """Yield every template with each function that makes its view, in the order of the modules."""
    for file in sorted(Path(__file__).parent.glob("*.py")):
        name = __package__ if file.stem == "__init__" else f"{__package__}.{file.stem}"
        yield from _of_module(import_module(name))


def _of_module(module: ModuleType) -> Iterator[RenderedPage]:
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Artifact" and len(node.args) > 3:
            given = node.args[1].args[0] if isinstance(node.args[1], ast.Call) else node.args[1]  # partial(view, …)
            view: Callable[..., object] = getattr(module, ast.unparse(given))
            template = node.args[3]
            name = template.value if isinstance(template, ast.Constant) else getattr(module, ast.unparse(template))
            yield RenderedPage(str(name), view)
