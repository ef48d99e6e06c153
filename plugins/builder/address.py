"""Owns the address the site is published at, as content/du-lieu/co-quan.yml gives it."""

from __future__ import annotations

from pathlib import Path

from portal.source.reading.faults import Report
from portal.source.reading.files import read_text
from portal.source.reading.registries.files import read_kind
from portal.source.reading.registries.registry import FILES


def published_address(content: Path) -> str:
    """`địa chỉ cổng` without a slash at its end, "" when the identity gives none or cannot be read."""
    path = FILES["identity"]
    text = read_text(content, path, []) if (content / path).is_file() else None
    found = read_kind("identity", text, Report(path)) if text is not None else None
    return found.identity.site_url.rstrip("/") if found and found.identity else ""
