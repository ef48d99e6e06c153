"""Owns the accessibility statement, and reads the theme's record of its last check (written by `tools.accessibility`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.accessibility import AccessibilityCheck, accessibility_view

RECORD = "accessibility.yml"


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/kha-nang-tiep-can/."""
    check = recorded(settings.theme / RECORD)
    yield Artifact(urls.file_of(urls.ACCESSIBILITY), accessibility_view, (check, settings.site_url), "accessibility.html")


def recorded(file: Path) -> AccessibilityCheck:
    """Return the last recorded check of the theme; a theme without a record has none. Raises KeyError for an invalid record."""
    if not file.is_file():
        return AccessibilityCheck()
    import yaml  # few builds need it

    record = yaml.safe_load(file.read_text(encoding="utf-8"))
    return AccessibilityCheck(record["checked"], record["program"], record["pages"], tuple(record["violations"]))
