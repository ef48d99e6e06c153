"""Owns the typed settings: the values of pelicanconf.py that outlets may read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from plugins.builder.address import published_address
from plugins.builder.registration import modules
from portal.desk import clock
from portal.store.stamps import memory_of


def of(key: str, meaning: str) -> dict[str, str]:
    """Return the metadata of a field for docs/settings.md: the configuration's key and its meaning."""
    return {"key": key, "meaning": meaning}


ADDRESS = (
    "The address the site is published at, without a slash at its end. Empty: the one of the identity when publishing, "
    "else root-relative addresses."
)
AS_OF = "The date the site is looked at from, as a `datetime.date`. Left out: see the environment below."
CARDS = "Whether a picture with its title is drawn for each article, for social networks to show."
WORKERS = "How many processes read and render. Left out: as many as the machine has processors, at most 8."
VERIFY = "Whether every source and every written file is read again, whatever its time stamp says."
REMOVALS = (
    "The share of the published articles that one build may remove; 20 articles it always may. More, or the last one, is refused: "
    "a folder that is not there must not empty the site."
)
ALLOW_REMOVALS = "Whether a build may remove as many articles as it has to; `--allow-removals` says so for one build."
PLAIN = "Whether templates are compiled by Jinja alone, which takes longer and prints the same."
PLUGINS = "What the site is made by, in the order in which it is asked; one that is left out takes its files with it."
CONFIGURATION = "A stamp of the configuration files, given by `portal build`; nobody sets it by hand."


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one build. Each field names the configuration key it comes from."""

    content: Path = field(metadata=of("PATH", "The content folder."))
    output: Path = field(metadata=of("OUTPUT_PATH", "The folder the site is built into. One that is not empty and not ours is refused."))
    theme: Path = field(metadata=of("THEME", "The folder of templates, components, styles and scripts."))
    state: Path = field(metadata=of("PORTAL_STATE", "Where the ledger, the caches and the last good texts are kept. Ignored by git."))
    as_of: date = field(metadata=of("PORTAL_AS_OF", AS_OF))
    site_url: str = field(default="", metadata=of("SITEURL", ADDRESS))
    production: bool = field(default=False, metadata=of("PORTAL_PRODUCTION", "Whether this is the site the public reads."))
    cards: bool = field(default=False, metadata=of("PORTAL_CARDS", CARDS))
    workers: int = field(default=1, metadata=of("PORTAL_WORKERS", WORKERS))
    verify: bool = field(default=False, metadata=of("PORTAL_VERIFY", VERIFY))
    removals: float = field(default=0.2, metadata=of("PORTAL_REMOVALS", REMOVALS))
    allow_removals: bool = field(default=False, metadata=of("PORTAL_ALLOW_REMOVALS", ALLOW_REMOVALS))
    configuration: str = field(default="", metadata=of("PORTAL_CONFIGURATION", CONFIGURATION))
    plain_templates: bool = field(default=False, metadata=of("PORTAL_PLAIN_TEMPLATES", PLAIN))
    plugins: tuple[ModuleType, ...] = field(default=(), metadata=of("PLUGINS", PLUGINS))

    @property
    def memory(self) -> Path:
        """Return where the content's caches are."""
        return memory_of(self.state, self.content)

    @property
    def cache(self) -> Path:
        """Return a folder whose loss costs time only."""
        return self.state / "cache"


def typed(raw: Mapping[str, Any]) -> Settings:
    """Return the settings of a Pelican configuration (its keys in capitals; ours begin with PORTAL_)."""
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
        plain_templates=bool(raw.get("PORTAL_PLAIN_TEMPLATES")),
        plugins=modules(raw),
    )


def _site_url(raw: Mapping[str, Any], content: Path) -> str:
    """Return SITEURL; if a published site has none, the address of its own identity, whatever content folder it uses."""
    given = str(raw.get("SITEURL") or "").rstrip("/")
    return given or (published_address(content) if raw.get("PORTAL_PRODUCTION") else "")
