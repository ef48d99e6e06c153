"""What a screen reader says of a page, in its order: Chromium's own tree of accessibility as lines people can read and compare.

Long lists keep their first entries and how many there are. Refuses to judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

LONGEST = 100  # letters of a name
SHOWN = 3  # entries of a list or rows of a table
SILENT = {"none", "generic", "InlineTextBox", "ListMarker", "LineBreak", "RootWebArea", "paragraph", "time", "strong", "emphasis"}
CELLS = {"term", "cell", "rowheader", "columnheader"}
WHOLE = {"heading", "link", "button", "searchbox", "radio", "checkbox", "image", "DisclosureTriangle"} | CELLS
OWN = {"Date"}  # what stands within is the browser's own, in its language
STATES = ("expanded", "checked", "pressed", "current", "level", "invalid")

Node = dict[str, Any]


def heard(page: Page, within: str = "body") -> str:
    """One line for each thing that is said, indented as things stand within each other, ending in a newline."""
    session = page.context.new_cdp_session(page)
    nodes: list[Node] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    known = {node["nodeId"]: node for node in nodes}
    roots = [node for node in nodes if _role(node) == within] if within != "body" else nodes[:1]
    return "\n".join(line for root in roots for line in _lines(root, known, 0)) + "\n"


def _role(node: Node) -> str:
    return str(node.get("role", {}).get("value", "none"))


def _name(node: Node) -> str:
    return " ".join(str(node.get("name", {}).get("value", "")).split())


def _lines(node: Node, known: dict[str, Node], depth: int) -> Iterator[str]:
    role = "none" if node.get("ignored") else _role(node)
    if role == "StaticText":
        if _name(node).strip(" ·"):
            yield "  " * depth + _short(_name(node))
        return
    said = role not in SILENT
    if said:
        yield "  " * depth + " ".join(part for part in (role, _short(_name(node)), *_states(node)) if part)
    if role in OWN or (role in WHOLE and not _holds(node, known)):
        return
    yield from _within(node, known, depth + said)


def _within(node: Node, known: dict[str, Node], depth: int) -> Iterator[str]:
    children = [known[id] for id in node.get("childIds", ()) if id in known]
    counted = [child for child in children if _role(child) in ("listitem", "row")]
    kept = counted[:SHOWN] if len(counted) > SHOWN + 1 else counted
    for child in children:
        if child in counted and child not in kept:
            continue
        yield from _lines(child, known, depth)
    if len(kept) < len(counted):
        yield "  " * depth + f"… ({len(counted)})"


def _holds(node: Node, known: dict[str, Node]) -> bool:
    """Whether something that takes focus, or a heading, stands within: its name alone would not say that."""
    inner = (known[id] for id in node.get("childIds", ()) if id in known)
    return any(_role(child) in WHOLE or _holds(child, known) for child in inner)


def _states(node: Node) -> Iterator[str]:
    told = (state for state in node.get("properties", ()) if state["name"] != "level" or _role(node) == "heading")
    for state in told:
        value = state["value"].get("value")
        if state["name"] in STATES and value is not None and str(value).lower() != "false":
            yield f"[{state['name']}{'' if value is True or value == 'true' else f' {value}'}]"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"
