"""Owns the tree of front matter, built from the events of PyYAML's parser. It knows no keys.

The tree is built without recursion and no deeper or wider than `limits` allow; anchors, aliases and tags are reported, never followed: so
no file makes it run for long or out of memory. It is a separate module, since few edits need PyYAML.
"""

from __future__ import annotations

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from portal.source.reading.fields import schema
from portal.source.reading.fields.node import Fault, Name, Node
from portal.source.reading.limits import ITEMS, KEYS, YAML_DEPTH, Limit

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # pragma: no cover - a PyYAML built without libyaml
    from yaml import BaseLoader as Loader  # type: ignore[assignment]


def tree_of(lines: list[str], first_line: int, faults: list[Fault], most: Limit = ITEMS) -> Node | None:
    """Return the tree of some lines; None, with a fault, if they do not form one. `most`: how many items a list may have."""
    builder = _Builder(first_line, most)
    try:
        for event in yaml.parse("\n".join(lines), Loader=Loader):
            builder.process(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = min(mark.line, len(lines) - 1) if mark else 0
        faults.append(Fault("F103", first_line + line))
        return None
    except _Refused as refused:
        faults.append(refused.fault)
        return None
    faults += builder.twice
    return builder.root or Node(first_line, pairs=[])


class _Refused(Exception):
    """The lines hold something that is not allowed in a tree."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class _Open:
    """A list or mapping that has not ended; for a mapping the key of the next value, and the keys so far."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.key: Name | None = None
        self.seen: set[str] = set()


class _Builder:
    """Builds the tree from one event after the other."""

    def __init__(self, first_line: int, most: Limit) -> None:
        self.root: Node | None = None
        self.twice: list[Fault] = []
        self._open: list[_Open] = []
        self._first_line = first_line
        self._most = most
        self._documents = 0

    def process(self, event: Event) -> None:
        """Process one event. Raises _Refused for what is not allowed."""
        if isinstance(event, NodeEvent):
            self._refuse(event)
            if isinstance(event, ScalarEvent):
                self._put_scalar(event)
            elif isinstance(event, CollectionStartEvent):
                self._begin(event)
        elif isinstance(event, CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _Refused(Fault("F103", self._line(event)))

    def _line(self, event: Event) -> int:
        return self._first_line + (event.start_mark.line if event.start_mark else 0)

    def _refuse(self, event: NodeEvent) -> None:
        if isinstance(event, AliasEvent) or event.anchor:
            raise _Refused(Fault("F161", self._line(event), f"{'*' if isinstance(event, AliasEvent) else '&'}{event.anchor}"))
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None:
            raise _Refused(Fault("F161", self._line(event), str(event.tag)))

    def _put_scalar(self, event: ScalarEvent) -> None:
        above = self._open[-1] if self._open else None
        if above and above.node.pairs is not None and above.key is None:
            self._name(above, Name(str(event.value), self._line(event)))
        else:
            self._put(Node(self._line(event), text=str(event.value)))

    def _name(self, above: _Open, name: Name) -> None:
        key = schema.key_of(name.text)
        if key in above.seen:
            self.twice.append(Fault("F104", name.line, name.text))
        above.seen.add(key)
        above.key = name

    def _begin(self, event: CollectionStartEvent) -> None:
        line = self._line(event)
        if self._open and self._open[-1].node.pairs is not None and self._open[-1].key is None:
            raise _Refused(Fault("F103", line))  # a list or a mapping as a key
        if len(self._open) >= YAML_DEPTH.most:
            raise _Refused(Fault("F160", line, YAML_DEPTH.described()))
        node = Node(line, pairs=[]) if isinstance(event, MappingStartEvent) else Node(line, items=[])
        self._put(node)
        self._open.append(_Open(node))

    def _put(self, node: Node) -> None:
        """Add a node at its place."""
        if not self._open:
            self.root = node
            return
        above = self._open[-1]
        if above.node.pairs is not None:
            assert above.key is not None
            above.node.pairs.append((above.key, node))
            above.key = None
            self._count(above.node.line, len(above.node.pairs), KEYS)
        else:
            assert above.node.items is not None
            above.node.items.append(node)
            self._count(above.node.line, len(above.node.items), self._most)

    def _count(self, line: int, count: int, most: Limit) -> None:
        if count > most.most:
            raise _Refused(Fault("F160", line, most.described()))
