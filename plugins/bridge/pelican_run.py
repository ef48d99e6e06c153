"""Owns the run of Pelican itself: our steps within `pelican`'s, and its exit code."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pelican import Pelican, log
from pelican.plugins._utils import get_plugin_name

from plugins.bridge import generators
from plugins.builder import signals
from plugins.builder.quick import complete, loaded, mended
from plugins.builder.run import Run, begin
from portal.desk.command import surprised
from portal.store.lock import locked


class PortalPelican(Pelican):
    """Pelican, with the Portal loaded before its generators and the site written after them.

    Core reads and sends its signals, and writes nothing. Exit codes: 0 complete, 3 something is held, 1 not built.
    """

    def __init__(self, settings: Any) -> None:
        wanted = list(settings["PLUGINS"] or ())
        signals.disconnect_all()
        super().__init__(settings)
        if len(self.plugins) < len(wanted):
            raise SystemExit(f"Không nạp được các phần: {', '.join(missing(wanted, self.plugins))}")
        self._raw = {**settings, "PLUGINS": list(self.plugins)}
        log.console.quiet = "-q" in sys.argv  # a build reports everything once, in Vietnamese

    def run(self) -> None:
        """Load, let core send its signals, write and report. Raises SystemExit(1 or 3) unless Pelican is watching."""
        with locked(Path(self._raw["PORTAL_STATE"])):
            try:
                code = self._code()
            except Exception as error:  # noqa: BLE001 - Pelican, started quietly, would end without a word
                print(surprised(error), file=sys.stderr)
                code = 1
        if code and not watching():
            raise SystemExit(code)

    def _code(self) -> int:
        run = loaded(lambda: begin(self._raw))
        if run is None:
            return 1
        if run.loaded.portal is None:
            return complete(run)
        try:
            self._show(run)
        except sqlite3.DatabaseError as failure:  # stored records are read when they are first asked for
            if not mended(run.settings, failure):
                raise
            run = begin(self._raw)
            self._show(run)
        return complete(run, lambda: begin(self._raw))

    def _show(self, run: Run) -> None:
        """Let Pelican's generators hand our records to its signals."""
        self.settings["PORTAL_RUN"] = run
        self.settings["SITEURL"] = run.settings.site_url
        with generators.connected():
            super().run()


def missing(wanted: Iterable[Any], loaded: Iterable[Any]) -> list[str]:
    """Return the names of plugins that Pelican could not load. Pelican also finds "sitemap" as "pelican.plugins.sitemap"."""
    found = {get_plugin_name(plugin).removeprefix("pelican.plugins.") for plugin in loaded}
    names = (plugin if isinstance(plugin, str) else get_plugin_name(plugin) for plugin in wanted)
    return [name for name in names if name.removeprefix("pelican.plugins.") not in found]


def watching() -> bool:
    """Return whether `pelican -r` waits for the next change: SystemExit would end it."""
    return any(arg in ("-r", "--autoreload", "-lr", "-rl") for arg in sys.argv[1:])
