"""Owns the comparison of what an import read with what a person wrote down: exact, partly, wrong or missing, field by field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from portal.importer.found import Imported
from portal.source.linking.plan_names import bare
from portal.text.fold import fold_name
from tests.portal.importer.dress import Piece

EXACT, PARTLY, WRONG, MISSING = "exact", "partly", "wrong", "missing"
Score = dict[str, Counter[str]]


def seeds(folder: Path) -> list[dict[str, Any]]:
    """The gold entries, each with the lines of its text."""
    told = yaml.safe_load((folder / "gold.yaml").read_text("utf-8"))["seeds"]
    return [{**seed, "lines": (folder / seed["file"]).read_text("utf-8").split("\n")} for seed in told]


def piece(seed: dict[str, Any]) -> Piece:
    """A seed as its site would have printed it."""
    paragraphs = [seed["lines"][number - 1].strip(" \xa0") for number in seed["body_lines"]]
    caption = next((f"{one['quote']} {(one.get('continues') or {}).get('quote', '')}".strip() for one in seed["captions"][-1:]), "")
    credits = " ".join(dict.fromkeys(one["quote"] for one in seed["credits"]))
    day = "/".join(reversed(seed["publish_date"]["iso"].split("-"))) if seed["publish_date"] else ""
    section = seed["section"]["quote"] if seed["section"] else ""
    return Piece(
        seed["title"]["quote"], paragraphs, day, section=section, author=credits, pictures={0: ("/anh/a.jpg", caption)} if caption else {}
    )


def scored(seed: dict[str, Any], made: Imported, *, shows_section: bool = True, text: bool = False) -> Score:
    """Every field of one article. `text`: the seed as plain text, whose pictures have no place."""
    found = {}
    for one in made.findings:
        if one.certain:
            found.setdefault(one.field, []).append(one.value)
    score: Score = {}
    for field, wanted in _wanted(seed, shows_section=shows_section, text=text):
        score[field] = _compared(field, wanted, found.get(field, []))
    return score


def _wanted(seed: dict[str, Any], *, shows_section: bool, text: bool) -> Iterator[tuple[str, list[str]]]:
    event = seed["event"] or {}
    yield "title", [seed["title"]["quote"]]
    yield "published", [seed["publish_date"]["iso"]] if seed["publish_date"] else []
    if text:
        yield "updated", [seed["update_date"]["iso"][:10]] if seed["update_date"] else []
        yield "kicker", [seed["kicker"]["quote"]] if seed["kicker"] else []
    yield "section", [seed["section"]["quote"]] if seed["section"] and shows_section else []
    yield "event.name", [event["name"]["quote"]] if event else []
    yield "event.date", [str(event["date"])] if event else []
    yield "event.host", [event["host"]["quote"]] if event else []
    yield "attendees", [event["attendees"]["quote"]] if event.get("attendees") else []
    for field, action in (("chair", "chủ trì"), ("speakers", "phát biểu"), ("concluded_by", "kết luận")):
        yield field, [f"{one['name']} – {', '.join(one['roles'])}" for one in seed["persons"] if one["action"] == action]
    authors = [name for one in seed["credits"] if one["role"] == "author" for name in (one.get("names") or [_credit(one)])]
    yield "author", authors
    yield "photographer", [one["name"] for one in seed["credits"] if one["role"] == "photographer"]
    yield "plans", [f"{one['kind']} {one['title']}#{one['number'] or ''}" for one in seed["plans"] if "(dự thảo)" not in one["kind"]]
    yield "abbreviation", [one["abbr"] for one in seed["abbreviations"] if one["defined_in_text"]]


def _credit(one: dict[str, Any]) -> str:
    return f"{one['name']} ({one['org']})" if one.get("org") else one["name"]


def _compared(field: str, wanted: list[str], found: list[str]) -> Counter[str]:
    if field == "author":
        found = [part for value in found for part in (re.split(r"\s+-\s+", value) if "(" not in value else [value])]
    left, found = list(wanted), list(dict.fromkeys(found))
    counts: Counter[str] = Counter()
    for value in found:
        match = next((one for one in left if _is_exact(field, one, value)), None)
        kind = EXACT if match else PARTLY
        match = match or next((one for one in left if _is_partly(field, one, value)), None)
        if match is None:
            counts[WRONG] += 1
            continue
        left.remove(match)
        counts[kind] += 1
    counts[MISSING] += len(left)
    return counts


def _is_exact(field: str, wanted: str, value: str) -> bool:
    if field in ("published", "updated"):
        return "/".join(f"{int(part):02}" for part in reversed(wanted[:10].split("-"))) == "/".join(
            f"{int(part):02}" for part in value.split()[0].split("/")
        )
    if field == "event.date":
        year, month, day = map(int, wanted.split("-"))
        numbers = [int(number) for number in re.findall(r"\d+", value)]
        return numbers in ([day, month, year], [day, month])
    if field == "plans":
        return _plan(wanted) == _plan(value, wanted.rpartition("#")[2])
    if field == "abbreviation":
        return value.split(":")[0] == wanted
    return wanted.casefold() == value.casefold()


def _is_partly(field: str, wanted: str, value: str) -> bool:
    if field == "plans":
        one, other = _plan(wanted), _plan(value, wanted.rpartition("#")[2])
        return one in other or other in one
    return wanted.casefold() in value.casefold() or value.casefold() in wanted.casefold()


def _plan(name: str, number: str = "") -> str:
    """A plan's name without its kind, in front once or twice, and without the number that the gold has in a field of its own."""
    words = name.partition("#")[0]
    core = bare(re.sub(rf"số {re.escape(number)}(?: về)?", "", words) if number else words)
    while core != bare(core):
        core = bare(core)
    return fold_name(core)


def total(scores: list[Score]) -> Score:
    """All articles together."""
    made: Score = {}
    for score in scores:
        for field, counts in score.items():
            made.setdefault(field, Counter()).update(counts)
    return made
