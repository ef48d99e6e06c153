"""Owns how what was found elsewhere gets into a form: one finding that a person accepted, or a whole article beside what is typed already.

Nothing typed is replaced, but by a person's own choice.
"""

from __future__ import annotations

from collections.abc import Mapping

from portal.source.reading.fields.oneline import FORMS
from portal.source.reading.fields.schema import TABLES
from webdesk.sheet.article import Sheet
from webdesk.sheet.values import AT, LISTED, Value, is_empty

LINE = {"title": "title", "kicker": "kicker", "unit": "unit", "section": "section", "kind": "kind", "published": "date"}
LINES = frozenset({"chair", "speakers", "concluded_by", "author", "photographer", "credits", "topics"})
OF_EVENT = {"event.name": "name", "event.date": "date", "event.host": "host"}
OTHERS = frozenset({"documents", "plans", "results", "targets", "source"})
ACCEPTED = frozenset({*LINE, *LINES, *OF_EVENT, *OTHERS})  # findings that have a place in the form
FRESH = "m"  # begins the place of a mapping that is not in the file yet

Values = dict[str, Value]


def accepted(values: Mapping[str, Value], field: str, value: str, plan: str = "") -> Values:
    """The fields of a form that change when one finding is accepted. `plan`: the plan that a target or result is of, if one is named."""
    if field in LINE:
        return {LINE[field]: value}
    if field in LINES:
        return {field: [*_list(values, field), *([value] if value not in _list(values, field) else [])]}
    if field in OF_EVENT:
        known = values.get("event")
        name = OF_EVENT[field]
        return {"event": {**(known if isinstance(known, dict) else {}), name: [value] if name == "host" else value}}
    if field == "documents":
        return {"documents": _with(values, "documents", _document(value))}
    if field == "source":
        return {"source": {"name": value}}
    if field == "plans":
        return {"plans": _with(values, "plans", {"name": value})}
    return _statement(values, field, value, plan)


def _list(values: Mapping[str, Value], name: str) -> list[Value]:
    found = values.get(name)
    return found if isinstance(found, list) else []


def _with(values: Mapping[str, Value], name: str, new: Values) -> list[Value]:
    """A list of mappings with one more; one that says the same is there already."""
    known = _list(values, name)
    same = any(isinstance(part, dict) and {key: part.get(key) for key in new} == new for part in known)
    return known if same else [*known, {**new, AT: f"{FRESH}{len(known)}"}]


def _document(value: str) -> Values:
    form = FORMS["document"].read(value)
    return dict(form) if form and form.get("title") else {"title": value}


def _statement(values: Mapping[str, Value], field: str, value: str, plan: str) -> Values:
    """A target is of a plan: the named one, else the first of the article; a result may stand by itself."""
    plans = [part for part in _list(values, "plans") if isinstance(part, dict)]
    of = next((part for part in plans if plan and part.get("name") == plan), plans[0] if plans and not plan else None)
    if field == "results" and of is None:
        return {"results": _with(values, "results", {"sentence": value})}
    if of is None:
        of = {"name": plan or str(values.get("title", "")), AT: f"{FRESH}{len(plans)}"}
        plans = [*plans, of]
    grown = {**of, field: _with(of, field, {"sentence": value})}
    return {"plans": [grown if part is of else part for part in plans]}


def joined(typed: Sheet, came: Sheet, known: frozenset[str]) -> Sheet:
    """A form with what came in: empty boxes are filled, lists are added to, the text goes below what is written.

    `known`: the fields that the form has.
    """
    values = dict(typed.values)
    for name, value in came.values.items():
        if name in known:
            values[name] = _joined(typed.values.get(name, ""), value, name)
    body = came.body if is_bare(typed.body) else f"{typed.body}\n\n{came.body}" if came.body else typed.body
    return Sheet(values, body)


def _joined(typed: Value, came: Value, name: str) -> Value:
    kinds = {item.name: item.type for item in TABLES["article"]}
    if kinds[name] in LISTED and isinstance(came, list):
        known = typed if isinstance(typed, list) else []
        new = [_fresh(part, number) for number, part in enumerate(came) if not _is_known(part, known)]
        return [*known, *new]
    return came if is_empty(typed) else typed


def _fresh(part: Value, number: int) -> Value:
    return {**part, AT: f"{FRESH}{number}"} if isinstance(part, dict) else part


def _is_known(part: Value, known: list[Value]) -> bool:
    bare = _bare(part)
    return any(_bare(other) == bare for other in known)


def _bare(part: Value) -> Value:
    return {key: value for key, value in part.items() if key != AT} if isinstance(part, dict) else part


def is_bare(body: str) -> bool:
    """Whether a body holds nothing but the headings that its template began with."""
    return all(line.startswith("#") or not line.strip() for line in body.splitlines())


def untaken(typed: Sheet, came: Sheet) -> list[tuple[str, str]]:
    """What the source says for a box in which something else is typed: (field, value)."""
    pairs = [(name, typed.values.get(name, ""), value) for name, value in came.values.items() if name in LINE.values()]
    return [(name, value) for name, before, value in pairs if isinstance(value, str) and not is_empty(before) and before != value]


def arranged(values: Mapping[str, Value], order: str) -> Values:
    """The pictures in another order: «cover:2» makes the one whose place is 2 the first, «up:2» lets it go one up, «down:2» one down."""
    move, _, place = order.partition(":")
    images = _list(values, "images")
    at = next((number for number, part in enumerate(images) if isinstance(part, dict) and str(part.get(AT)) == place), None)
    to = {"cover": 0, "up": (at or 0) - 1, "down": (at or 0) + 1}.get(move)
    if at is None or to is None or not 0 <= to < len(images):
        return dict(values)
    rest = [*images[:at], *images[at + 1 :]]
    return {**values, "images": [*rest[:to], images[at], *rest[to:]]}
