"""Every setting names its configuration key, and docs/settings.md describes all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from plugins import pages
from plugins.builder.settings import Settings, typed


class Noted(dict[str, Any]):
    """A configuration that notes which keys are read."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self.read.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.read.add(key)
        return super().get(key, default)


def told() -> Iterator[str]:
    for field in fields(Settings):
        yield field.metadata["key"]


def test_the_keys_that_are_read_are_the_keys_that_are_told(tmp_path: Path) -> None:
    folders = dict.fromkeys(("PATH", "OUTPUT_PATH", "THEME", "PORTAL_STATE"), tmp_path)
    raw = Noted({**folders, "PORTAL_AS_OF": date(2026, 1, 2), "PLUGINS": []})
    typed(raw)
    assert raw.read == set(told())


def test_a_setting_is_read_from_the_key_it_names(tmp_path: Path) -> None:
    given = {
        "PATH": tmp_path / "a", "OUTPUT_PATH": tmp_path / "b", "THEME": tmp_path / "c", "PORTAL_STATE": tmp_path / "d",
        "PORTAL_AS_OF": date(2026, 1, 2), "SITEURL": "https://thu.example", "PORTAL_PRODUCTION": True, "PORTAL_CARDS": True,
        "PORTAL_WORKERS": 7, "PORTAL_VERIFY": True, "PORTAL_REMOVALS": 0.5, "PORTAL_ALLOW_REMOVALS": True, "PORTAL_CONFIGURATION": "x",
        "PORTAL_PLAIN_TEMPLATES": True, "PLUGINS": (pages,),
    }  # fmt: skip
    settings = typed(given)
    assert {field.metadata["key"]: getattr(settings, field.name) for field in fields(settings)} == given
