"""Owns the English pages."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.english import contacts_view, organisation_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/en/ and /en/contacts/."""
    origin = settings.site_url
    yield Artifact(urls.file_of(urls.ENGLISH), organisation_view, (origin,), "en/english.html")
    yield Artifact(urls.file_of(urls.ENGLISH_CONTACTS), contacts_view, (origin,), "en/english.html")
