"""Owns the address the site is published at, as content/du-lieu/co-quan.yml gives it."""

from __future__ import annotations

from pathlib import Path

from portal.source.faults import Report
from portal.source.registry import FILES, Registries, add_registry


def published_address(content: Path) -> str:
    """`địa chỉ cổng` without a slash at its end, "" when the identity gives none or cannot be read."""
    file = content / FILES["identity"]
    registries = Registries()
    if file.is_file():
        add_registry(registries, "identity", file.read_text(encoding="utf-8"), Report(FILES["identity"]))
    return registries.identity.site_url.rstrip("/") if registries.identity else ""
