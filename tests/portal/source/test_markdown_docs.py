"""docs/markdown.md lists exactly the allowed tags and schemes."""

from __future__ import annotations

import re
from pathlib import Path

from portal.source.reading.markdown.office.tags import ATTRIBUTES, SCHEMES, TAGS

DOCS = (Path(__file__).resolve().parents[3] / "docs" / "markdown.md").read_text(encoding="utf-8")


def test_the_tags_are_those_of_the_list() -> None:
    told = next(part for part in DOCS.split("`") if part.startswith("a abbr b"))
    assert set(told.replace("h1…h6", "h1 h2 h3 h4 h5 h6").split()) == TAGS


def test_the_schemes_are_those_of_the_list() -> None:
    told = next(part for part in DOCS.split("`") if part.startswith("https http"))
    assert set(told.split()) == SCHEMES


def test_every_attribute_is_told() -> None:
    words = set(re.findall(r"[a-z]+", DOCS))
    assert {name for names in ATTRIBUTES.values() for name in names} - {"id", "class"} <= words
