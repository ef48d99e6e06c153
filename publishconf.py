"""Configuration of the published site: absolute addresses, from `địa chỉ cổng` in content/du-lieu/co-quan.yml or SITE_URL."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: E402, F403
from plugins.bridge.address import published_address  # noqa: E402

SITEURL = os.environ.get("SITE_URL") or published_address(Path(PATH))  # noqa: F405
PORTAL_PRODUCTION = True
