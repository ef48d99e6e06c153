"""Debian packages, where set-up runs as root on a machine that has apt-get: a container, a build server.

Refuses to ask for a password: whoever is not root is told what to type.
"""

import os
import shutil

from tools.setup.checkout import SetupFault, run, say

QUIET = {"DEBIAN_FRONTEND": "noninteractive"}
TRIES = ("-o", "Acquire::Retries=2", "-o", "Acquire::http::Timeout=30")


def install(package: str) -> bool:
    """Install the package if that can be done here; whether it was done."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"Cài gói Debian {package} bằng apt-get")
    try:
        run("apt-get", *TRIES, "-qq", "update", env=QUIET)
        run("apt-get", *TRIES, "-qq", "-y", "--no-install-recommends", "install", package, env=QUIET)
    except SetupFault as fault:
        say(str(fault))
        return False
    return True
