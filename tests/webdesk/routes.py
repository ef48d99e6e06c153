"""The desk's addresses as its URL resolver has them, each made real with an article's path or another value of its kind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from urllib.parse import quote

from tests.webdesk.kit import ROOT

LISTING = """
import django, json
django.setup()
from django.urls import get_resolver
from webdesk.gate.entrance import OPEN
from webdesk.screens.review import ACTS
from webdesk.workflow.units import WIZARDS
found = [(str(one.pattern), {name: type(kind).__name__ for name, kind in one.pattern.converters.items()}, bool(getattr(one.callback, OPEN, False)))
         for one in get_resolver().url_patterns]
print(json.dumps({"routes": found, "what": list(ACTS), "slug": [one.slug for one in WIZARDS]}))
"""  # noqa: E501
KINDS = {"IntConverter": ["1"], "StringConverter": ["plans"], "SlugConverter": ["khong-co"]}


@dataclass(frozen=True)
class Route:
    """One pattern. `paths`: the same, once for each value that a part of it may have; «{path}» stands for an article's."""

    pattern: str
    open: bool
    paths: tuple[str, ...]

    def at(self, article: str) -> list[str]:
        """Its addresses for an article."""
        return [path.replace("{path}", quote(article)) for path in self.paths]


def routes() -> list[Route]:
    """All of them."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "webdesk.settings", "PYTHONUTF8": "1"}
    told = json.loads(subprocess.check_output([sys.executable, "-c", LISTING], cwd=ROOT, env=environment))
    return [Route(pattern, is_open, tuple(_real(pattern, kinds, told))) for pattern, kinds, is_open in told["routes"]]


def _real(pattern: str, kinds: dict[str, str], told: dict[str, list[str]]) -> list[str]:
    """A pattern with every value that its parts may have."""
    found = [f"/{pattern}"]
    for name, kind in kinds.items():
        values = ["{path}"] if kind == "PathConverter" else told.get(name) or KINDS[kind]
        part = next(part for part in (f"<path:{name}>", f"<str:{name}>", f"<slug:{name}>", f"<int:{name}>") if part in pattern)
        found = [one.replace(part, value) for one in found for value in values]
    return found
