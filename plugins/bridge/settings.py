"""Owns the typed settings: what pelicanconf.py says, as the outlets may know it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from plugins.bridge.address import published_address
from portal.desk import clock
from portal.store.stamps import memory_of


@dataclass(frozen=True, slots=True)
class Settings:
    """One build's settings. `site_url` is "" for root-relative addresses; `state` is the .portal folder."""

    content: Path
    output: Path
    theme: Path
    state: Path
    as_of: date
    site_url: str = ""
    production: bool = False
    cards: bool = False
    workers: int = 1
    verify: bool = False
    removals: float = 0.2
    allow_removals: bool = False
    configuration: str = ""  # a stamp of the configuration files, "" when Pelican was started by hand

    @property
    def memory(self) -> Path:
        """Where the content's memory is."""
        return memory_of(self.state, self.content)

    @property
    def cache(self) -> Path:
        """A folder whose loss costs time only."""
        return self.state / "cache"


def typed(raw: Mapping[str, Any]) -> Settings:
    """The settings of a Pelican configuration (its keys in capitals; ours begin with PORTAL_)."""
    content = Path(raw["PATH"]).resolve()
    return Settings(
        content=content,
        output=Path(raw["OUTPUT_PATH"]).resolve(),
        theme=Path(raw["THEME"]).resolve(),
        state=Path(raw["PORTAL_STATE"]).resolve(),
        as_of=raw.get("PORTAL_AS_OF") or clock.as_of(os.environ),
        site_url=_site_url(raw, content),
        production=bool(raw.get("PORTAL_PRODUCTION")),
        cards=bool(raw.get("PORTAL_CARDS")),
        workers=int(raw.get("PORTAL_WORKERS") or min(os.cpu_count() or 1, 8)),
        verify=bool(raw.get("PORTAL_VERIFY")),
        removals=float(raw.get("PORTAL_REMOVALS", 0.2)),
        allow_removals=bool(raw.get("PORTAL_ALLOW_REMOVALS")),
        configuration=str(raw.get("PORTAL_CONFIGURATION") or ""),
    )


def _site_url(raw: Mapping[str, Any], content: Path) -> str:
    """SITEURL; a published site without one has the address its own identity gives, whatever content folder it is made of."""
    given = str(raw.get("SITEURL") or "").rstrip("/")
    return given or (published_address(content) if raw.get("PORTAL_PRODUCTION") else "")
