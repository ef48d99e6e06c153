"""Configuration of the published site: absolute addresses, from `địa chỉ cổng` in du-lieu/co-quan.yml or SITE_URL."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

SITEURL = os.environ.get("SITE_URL", "")  # "": the build asks the content's own identity
PORTAL_PRODUCTION = True
PORTAL_CARDS = True
