"""Owns the pages at old addresses, of articles that moved or are gone, and the redirect maps for web servers."""

from __future__ import annotations

from collections.abc import Container, Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.gone import gone_view
from portal.views.redirect import has_page, hosting_map, part_view, parted, redirect_view, redirects, server_map


def artifacts(portal: Portal, settings: Settings, taken: Container[str]) -> Iterator[Artifact]:
    """Yield a page for each old address that is not `taken` by another file, `_redirects` and `_redirects.nginx`."""
    pairs = tuple(sorted(redirects(portal, taken)))
    for old, id in pairs:
        if has_page(old):
            yield Artifact(urls.file_of(old), redirect_view, (id, settings.site_url), "redirect.html")
    for old, id in parted(portal, taken):
        yield Artifact(urls.file_of(old), part_view, (id, settings.site_url), "redirect.html")
    moved = {urls.file_of(old) for old, _ in pairs}
    for address in portal.group("lost"):
        file = urls.file_of(address)
        if has_page(address) and file not in moved and file not in taken:
            yield Artifact(file, gone_view, (address,), "gone.html")
    if pairs:
        yield Artifact("_redirects", hosting_map, (pairs,))
        yield Artifact("_redirects.nginx", server_map, (pairs,))
