"""Owns the form of an article, made from the field table: which boxes there are, what stands in them, and what comes back.

A box is named by its place: `title`, `event.name`, `plans.0.targets.2.sentence`. Refuses to know what is right.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from portal.source.reading.fields.schema import TABLES, Field, choices, key_of
from portal.source.reading.fields.vocabulary import VOCABULARIES
from webdesk.sheet.values import AT, FIRST, LISTED, Value

FIRST_SIX = ("title", "unit", "section", "topics", "summary", "author")
GROUPS = (
    ("hoi-nghi", "Hội nghị", ("event", "chair", "speakers", "concluded_by", "attendees", "conclusions")),
    ("ke-hoach", "Kế hoạch, chỉ tiêu, kết quả", ("plans", "results")),
    ("van-ban", "Văn bản", ("documents",)),
    ("thong-bao", "Thông báo", ("starts", "expires", "featured")),
    ("lay-y-kien", "Lấy ý kiến", ("consultation",)),
    ("anh", "Ảnh", ("images", "photographer")),
    ("khac", "Ngày, nguồn và mục khác", (
        "date", "kind", "kicker", "date_basis", "source", "credits", "changes", "replaced_by", "corrects", "public_numbers", "lang",
    )),
)  # fmt: skip
OWN = frozenset({"status", "withdrawn", "id", "aliases"})  # what the workflow alone writes
WIDE = frozenset({"text", "lines"})
LOOKED_UP = {"unit": "unit", "section": "section", "topic": "topic", "article": "article", "plan": "plan"}
SHOWN = "_shown"
NEW = "n"
BRIEF = {
    "statement": ("sentence",), "mention": ("name", "stage", "targets", "results", "note"),
    "event": ("name", "date", "session", "time", "place", "host", "state", "reason", "old_date"),
    "image": ("alt", "caption", "credit", "file"),
}  # fmt: skip


@dataclass(slots=True)
class Box:
    """One field of the form. `items`: of a list of mappings, each with its place; `boxes`: of a mapping."""

    name: str
    field: Field
    form: str  # "line", "text", "lines", "refs", "choice", "checks", "flag", "map", "list"
    value: str = ""
    lookup: str = ""  # what is looked up while typing
    choices: list[tuple[str, str]] = dataclasses.field(default_factory=list)
    checks: list[tuple[str, str, bool]] = dataclasses.field(default_factory=list)
    boxes: list[Box] = dataclasses.field(default_factory=list)
    items: list[Item] = dataclasses.field(default_factory=list)

    @property
    def id(self) -> str:
        """For labels and notes."""
        return "o-" + self.name.replace(".", "-")

    @property
    def help(self) -> str:
        """What it is for, where its name does not say that already."""
        return "" if key_of(self.field.doc.rstrip(".")) == key_of(self.field.vi) else self.field.doc

    @property
    def filled(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.value or self.items or any(box.filled for box in self.boxes))


@dataclass(slots=True)
class Item:
    """One mapping of a list. `more`: boxes that few need."""

    name: str
    boxes: list[Box]
    more: list[Box]

    @property
    def place(self) -> str:
        """Its place in its list."""
        return self.name.rpartition(".")[2]

    @property
    def picture(self) -> str:
        """The file of a picture that can be shown, "" for all else."""
        files = (box.value for box in self.boxes if self.name.startswith("images.") and box.field.name == "file")
        return next((file for file in files if file.startswith("anh/")), "")

    @property
    def id(self) -> str:
        """For notes."""
        return "o-" + self.name.replace(".", "-")


def boxes(table: str, names: Iterable[str], values: Mapping[str, Value], before: str = "") -> list[Box]:
    """The boxes of some fields of a table."""
    known = {item.name: item for item in TABLES[table]}
    return [box(known[name], values.get(name, ""), before) for name in names]


def box(item: Field, value: Value, before: str = "") -> Box:
    """One field as a box."""
    name = f"{before}{item.name}"
    if item.type == "map":
        within = value if isinstance(value, Mapping) else {}
        return Box(name, item, "map", boxes=boxes(item.of, _names(item.of), within, f"{name}."))
    if item.type in LISTED:
        items = [mapping_item(item, name, part) for part in value if isinstance(part, dict)] if isinstance(value, list) else []
        return Box(name, item, "list", items=items)
    made = Box(name, item, _form(item), _text(value, item), LOOKED_UP.get(item.of, "") if item.type in ("ref", "refs") else "")
    if made.form == "checks":
        chosen = [choices(item.of).get(key_of(str(word)), "") for word in value] if isinstance(value, list) else []
        made.checks = [(key, words[0], key in chosen) for key, words in VOCABULARIES[item.of].items()]
    if item.type == "choice":
        made.choices = [(key, words[0]) for key, words in VOCABULARIES[item.of].items()]
        if made.value and made.value not in dict(made.choices):
            made.choices.append((made.value, made.value))
    if item.of == "" and item.name == "name" and before.startswith("plans."):
        made.lookup = "plan"
    return made


def mapping_item(item: Field, name: str, value: Mapping[str, Value]) -> Item:
    """One mapping of a list."""
    place = f"{name}.{value.get(AT, NEW + '0')}"
    brief = BRIEF.get(item.of, _names(item.of))
    others = [other for other in _names(item.of) if other not in brief]
    more = boxes(item.of, others, value, f"{place}.") if item.of != "mention" else []
    filled = any(box.filled for box in more)
    return Item(place, boxes(item.of, brief, value, f"{place}."), more if filled or item.of != "statement" else [])


def blank_item(table: str, name: str, place: str) -> Item:
    """A new mapping of the list that stands at a place of the form ("plans.0.targets"). Raises KeyError."""
    item = _found(table, name.split("."))
    return mapping_item(item, name, {AT: place})


def _found(table: str, parts: list[str]) -> Field:
    item = {one.name: one for one in TABLES[table]}[parts[0]]
    rest = parts[2:] if item.type in LISTED else parts[1:]
    return _found(item.of, rest) if rest else item


def _names(table: str) -> tuple[str, ...]:
    return BRIEF.get(table, ()) if table == "event" else tuple(item.name for item in TABLES[table] if item.name != "id")


def _form(item: Field) -> str:
    if item.type == "lines" and item.of in VOCABULARIES:
        return "checks"
    return {"text": "text", "lines": "lines", "refs": "refs", "choice": "choice", "flag": "flag"}.get(item.type, "line")


def _text(value: Value, item: Field) -> str:
    if isinstance(value, list):
        return ("; " if item.type == "refs" else "\n").join(str(part) for part in value)
    return value if isinstance(value, str) else ""


# ---- what comes back


def read(sent: QueryDict, old: Mapping[str, Value], table: str = "article") -> dict[str, Value]:
    """The values of the fields that a sent form showed; what it does not show of a mapping stays as it was."""
    known = {item.name: item for item in TABLES[table]}
    shown = [name for name in sent.getlist(SHOWN) if name in known and (table != "article" or name not in OWN)]
    return {name: _read(sent, known[name], name, old.get(name, "")) for name in shown}


def _read(sent: QueryDict, item: Field, name: str, old: Value) -> Value:
    if item.type == "map":
        return _mapping(sent, item.of, name, old if isinstance(old, Mapping) else {})
    if item.type in LISTED:
        before = {str(part.get(AT, "")): part for part in old if isinstance(part, dict)} if isinstance(old, list) else {}
        return [{**_mapping(sent, item.of, f"{name}.{place}", before.get(place, {})), AT: place} for place in _places(sent, name)]
    if _form(item) == "checks":
        return _checked(sent.getlist(name), item.of, old)
    text = sent.get(name, "").replace("\r\n", "\n").strip()
    if item.type in ("lines", "refs"):
        return [part.strip() for part in text.replace(";", "\n").split("\n") if part.strip()]
    return text if item.type == "text" else " ".join(text.split())


def _checked(keys: list[str], vocabulary: str, old: Value) -> Value:
    """The words that were chosen of a vocabulary; as they were written where the same ones are."""
    before = old if isinstance(old, list) else []
    same = sorted(keys) == sorted(choices(vocabulary).get(key_of(str(word)), "") for word in before)
    return before if same else [words[0] for key, words in VOCABULARIES[vocabulary].items() if key in keys]


def _mapping(sent: QueryDict, table: str, name: str, old: Mapping[str, Value]) -> dict[str, Value]:
    found: dict[str, Value] = {key: value for key, value in old.items() if key != AT}
    for item in TABLES[table]:
        place = f"{name}.{item.name}"
        if place in sent or any(key.startswith(f"{place}.") for key in sent) or place in sent.getlist(SHOWN):
            value = _read(sent, item, place, old.get(item.name, ""))
            if value or item.name in found:
                found[item.name] = value
    return {key: value for key, value in found.items() if value not in ("", [], {})}


def _places(sent: QueryDict, name: str) -> list[str]:
    """The places of a list's mappings, in the order of the form."""
    begin = f"{name}."
    return list(dict.fromkeys(key[len(begin) :].split(".", 1)[0] for key in sent if key.startswith(begin)))


def first_box(table: str) -> str:
    """The box of a mapping that stands for all of it."""
    return FIRST.get(table, "")
