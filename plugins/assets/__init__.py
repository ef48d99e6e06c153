"""Styles, fonts and scripts of the site: the theme folder becomes fingerprinted files under /assets/."""

from __future__ import annotations

from plugins.assets.build import build_assets
from plugins.bridge import signals
from plugins.builder.run import Run, given
from portal.views.site import AssetUrls


def register() -> None:
    """Connect to the signals of a build."""
    signals.content_read.connect(prepare)


def prepare(run: Run) -> None:
    """Build the assets, add their files to the run, and give their addresses to the page frame."""
    built = build_assets(run.settings.theme, run.settings.cache)
    run.files += [given(path, data) for path, data in built.files.items()]
    search = built.modules.get("search-page", "")
    run.assets = AssetUrls(built.css_href, built.fonts, built.import_map, built.scripts, built.early, built.icon, built.csp, search)
