"""Owns the address the site is published at, as stated in content/du-lieu/co-quan.yml."""

from __future__ import annotations

from pathlib import Path

from portal.source.reading.faults import Report
from portal.source.reading.files import read_text
from portal.source.reading.registries.files import read_kind
from portal.source.reading.registries.registry import FILES


def published_address(content: Path) -> str:
    """Return `địa chỉ cổng` without a trailing slash, "" if the identity has none or cannot be read."""
    path = FILES["identity"]
    text = read_text(content, path, []) if (content / path).is_file() else None
    found = read_kind("identity", text, Report(path)) if text is not None else None
    return found.identity.site_url.rstrip("/") if found and found.identity else ""
