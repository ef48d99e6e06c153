"""Owns the run of Pelican itself: our order of things inside `pelican`'s, and its exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from pelican import Pelican, log

from plugins.builder.quick import complete, loaded
from plugins.builder.run import begin, outlets_of
from portal.store.lock import locked


class PortalPelican(Pelican):
    """Pelican, with the Portal loaded before its generators and the site written after them.

    Core reads and announces, and writes nothing. Exit codes: 0 whole, 3 something is held, 1 not built.
    """

    def __init__(self, settings: Any) -> None:
        wanted = outlets_of(settings)
        super().__init__(settings)
        if len(self.plugins) < len(wanted):
            missing = [plugin.__name__ for plugin in wanted if plugin not in self.plugins]
            raise SystemExit(f"Không nạp được các phần: {', '.join(missing)}")
        self._raw = {**settings, "PLUGINS": wanted}
        log.console.quiet = "-q" in sys.argv  # what a build has to say is said once, in Vietnamese

    def run(self) -> None:
        """Load, let core announce, write, report, when it is our turn. Raises SystemExit(1 or 3) but when watching."""
        with locked(Path(self._raw["PORTAL_STATE"])):
            code = self._code()
        if code and not watching():
            raise SystemExit(code)

    def _code(self) -> int:
        run = loaded(lambda: begin(self._raw))
        if run is None:
            return 1
        if run.loaded.portal is None:
            return complete(run)
        self.settings["PORTAL_RUN"] = run
        self.settings["SITEURL"] = run.settings.site_url
        super().run()
        return complete(run, lambda: begin(self._raw))


def watching() -> bool:
    """Whether `pelican -r` waits for the next change: SystemExit would hang it."""
    return any(arg in ("-r", "--autoreload", "-lr", "-rl") for arg in sys.argv[1:])


