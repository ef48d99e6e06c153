"""Owns the tree of front matter as PyYAML has it. Refuses to know what any key means.

A module of its own, since few edits need PyYAML.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from portal.source import schema
from portal.source.node import Fault, Name, Node

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # pragma: no cover - a PyYAML built without libyaml
    from yaml import BaseLoader as Loader  # type: ignore[assignment]


def tree_of(lines: list[str], first_line: int, faults: list[Fault]) -> Node | None:
    """The tree of some lines; None, with a fault, when they do not make one."""
    try:
        tree = yaml.compose("\n".join(lines), Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = min(mark.line, len(lines) - 1) if mark else 0
        faults.append(Fault("F103", first_line + line))
        return None
    if tree is None:
        return Node(first_line, pairs=[])
    return _node(tree, first_line, faults)


def _node(tree: yaml.Node, first_line: int, faults: list[Fault]) -> Node:
    line = tree.start_mark.line + first_line
    if isinstance(tree, yaml.MappingNode):
        return Node(line, pairs=list(_pairs(tree, first_line, faults)))
    if isinstance(tree, yaml.SequenceNode):
        return Node(line, items=[_node(item, first_line, faults) for item in tree.value])
    return Node(line, text=str(tree.value))


def _pairs(tree: yaml.MappingNode, first_line: int, faults: list[Fault]) -> Iterator[tuple[Name, Node]]:
    seen: set[str] = set()
    for key, value in tree.value:
        name = Name(str(key.value), key.start_mark.line + first_line)
        if schema.key_of(name.text) in seen:
            faults.append(Fault("F104", name.line, name.text))
        seen.add(schema.key_of(name.text))
        yield name, _node(value, first_line, faults)
