"""Chromium for the browser tests, and what drives it: found on the machine, else installed from Debian where that is allowed.

Refuses to stop the tests: where there is none, the tests that need it are skipped and named.
"""

import os
import shutil

from tools.setup import debian
from tools.setup.checkout import VENV, say, succeeds
from tools.setup.node import SKIPPED

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def test() -> None:
    if find() is None:
        debian.install("chromium")
        if find() is None:
            say(SKIPPED.format(what="Chromium") + " Cách cài: sudo apt install chromium")
    if not driver_starts():
        debian.install("libatomic1")  # the Node within Playwright wants it, and the smallest Debian has none
        if not driver_starts():
            say(SKIPPED.format(what="Playwright") + " Cách cài: sudo apt install libatomic1")


def find() -> str | None:
    """The path of a Chromium that starts; the variable CHROMIUM names one that stands elsewhere."""
    names = [os.environ.get("CHROMIUM", ""), *NAMES]
    found = (shutil.which(name) for name in names if name)
    return next((path for path in found if path and succeeds(path, "--version")), None)


def driver_starts() -> bool:
    """Whether the Node that comes with Playwright starts on this machine."""
    return any(succeeds(node, "--version") for node in VENV.glob("lib/python*/site-packages/playwright/driver/node"))
