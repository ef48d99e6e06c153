"""Styles, fonts and scripts of the site: the theme folder becomes fingerprinted files under /assets/."""

from __future__ import annotations

from plugins.assets.build import build_assets
from plugins.bridge import signals
from plugins.builder.run import Run, given
from portal.views.site import AssetUrls


def register() -> None:
    """Take part in a build."""
    signals.content_read.connect(prepare)


def prepare(run: Run) -> None:
    """Build the assets, name their files, and tell every page where they are."""
    built = build_assets(run.settings.theme, run.settings.cache)
    run.files += [given(path, data) for path, data in built.files.items()]
    run.assets = AssetUrls(built.css_href, built.fonts, built.import_map, built.scripts, built.early, built.icon, built.csp)
