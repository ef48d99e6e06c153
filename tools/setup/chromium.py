"""Chromium for the browser tests: found on the machine, else installed from Debian where that is allowed.

Refuses to stop the tests: where there is none, the tests that need it are skipped and named.
"""

import os
import shutil

from tools.setup.checkout import SetupFault, run, say, succeeds
from tools.setup.node import SKIPPED

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = {"DEBIAN_FRONTEND": "noninteractive"}
TRIES = ("-o", "Acquire::Retries=2", "-o", "Acquire::http::Timeout=30")


def test() -> None:
    if find() is None:
        _install()
    if find() is None:
        say(SKIPPED.format(what="Chromium") + " Cách cài: sudo apt install chromium")


def find() -> str | None:
    """The path of a Chromium that starts; the variable CHROMIUM names one that stands elsewhere."""
    names = [os.environ.get("CHROMIUM", ""), *NAMES]
    found = (shutil.which(name) for name in names if name)
    return next((path for path in found if path and succeeds(path, "--version")), None)


def _install() -> None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    say("Cài Chromium bằng apt-get")
    try:
        run("apt-get", *TRIES, "-qq", "update", env=QUIET)
        run("apt-get", *TRIES, "-qq", "-y", "--no-install-recommends", "install", "chromium", env=QUIET)
    except SetupFault as fault:
        say(str(fault))
