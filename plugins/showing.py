"""Owns single files of a site made in memory: what a page will be, by the real templates and styles. Writes no page.

Used by the desk for articles to come. Derived pictures go to the same cache that builds use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from plugins import images
from plugins.builder.registration import register, template_folders
from plugins.builder.run import Run, prepare
from plugins.builder.settings import Settings, typed
from plugins.images.cache import Cache
from plugins.incremental.artifact import Artifact
from plugins.rendering.environment import environment
from portal.domain.portal import Portal
from portal.source.load import Loaded
from portal.store.sources import Sources
from portal.views.site_view import site_view

PICTURE = re.compile(r"anh/(?P<digest>[0-9a-f]+)-(?P<width>\d+)\.(?P<form>[a-z]+)")


class Showcase:
    """The files of sites that differ in content only: one configuration, one theme. Not for several threads."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._raw = raw
        settings = typed(raw)
        register(plugin for plugin in settings.plugins if plugin is not images)  # no page needs all pictures derived
        folders = template_folders(settings.plugins)
        self._templates = environment(settings.theme, settings.cache, folders, plain=settings.plain_templates)

    def file(self, portal: Portal, path: str) -> bytes | None:
        """Return the bytes of a file of the site with this content, None if it has none of that name. `path`: as below output/."""
        settings = typed(self._raw)
        if found := PICTURE.fullmatch(path):
            return _picture(portal, settings, found)
        run = Run(settings, Loaded(portal, []), cast(Sources, None), trial=True)  # a trial stores nothing
        prepare(run)
        artifact = next((one for one in _artifacts(run) if one.path == path), None)
        return self._made(run, artifact) if artifact else None

    def _made(self, run: Run, artifact: Artifact) -> bytes:
        made = artifact.make(run.portal, *artifact.args)
        if artifact.template:
            site = site_view(run.portal, run.assets, run.settings.site_url, run.page_types)
            made = self._templates.get_template(artifact.template).render(view=made, site=site)
        return made if isinstance(made, bytes) else str(made).encode()


def _artifacts(run: Run) -> Iterator[Artifact]:
    for producer in run.producers():
        if not producer.last:
            yield from producer.artifacts(run.portal)


def _picture(portal: Portal, settings: Settings, asked: re.Match[str]) -> bytes | None:
    """Return one form of a picture; the picture is derived if it never was."""
    cache = Cache(settings.cache / "pictures", settings.content)
    place = cache.place(asked["digest"], int(asked["width"]), asked["form"])
    for picture in () if place.is_file() else map(portal.picture, portal.ids("pictures")):
        if picture.digest == asked["digest"]:
            cache.derive(picture)
            break
    return place.read_bytes() if place.is_file() else None
