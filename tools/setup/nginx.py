"""nginx for the test of the shipped server file: found on the machine, else installed from Debian where that is allowed.

Refuses to stop the tests: where there is none, the tests that need it are skipped and named.
"""

import os
import shutil

from tools.setup import debian
from tools.setup.checkout import say, succeeds
from tools.setup.node import SKIPPED

PLACES = ("nginx", "/usr/sbin/nginx", "/usr/local/sbin/nginx")  # few paths of ordinary users hold /usr/sbin


def test() -> None:
    if find() is None:
        debian.install("nginx-light")
        if find() is None:
            say(SKIPPED.format(what="nginx") + " Cách cài: sudo apt install nginx-light")


def find() -> str | None:
    """The path of an nginx that starts; the variable NGINX names one that stands elsewhere."""
    found = (shutil.which(name) for name in (os.environ.get("NGINX", ""), *PLACES) if name)
    return next((path for path in found if path and succeeds(path, "-v")), None)
