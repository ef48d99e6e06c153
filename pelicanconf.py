"""Configuration of the site while it is worked on: root-relative addresses. publishconf.py is for publishing.

Identity (name, owner, address …) is content: content/du-lieu/co-quan.yml. Plain `pelican` works with this file.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from plugins import assets, cards, feeds, images, opendata, pages, search  # noqa: E402

PLUGINS = [assets, cards, images, feeds, opendata, pages, search]  # modules, not names: one that fails to import stops the build
if "pelican" in sys.modules:  # a quick build reads this file too, and does without Pelican
    from plugins.bridge.pelican_run import PortalPelican as PELICAN_CLASS  # noqa: F401

PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
THEME = str(ROOT / "theme")
THEME_TEMPLATES_OVERRIDES = [str(ROOT / "theme")]
PORTAL_STATE = str(ROOT / ".portal")
PORTAL_REMOVALS = 0.2  # of the published articles: a build that would remove more is refused
PORTAL_CARDS = False  # nobody shares a page that is not published
SITENAME = "Cổng thông tin điện tử"
SITEURL = ""
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"

# The engine writes every file, by rename and only where bytes differ; core reads, announces and writes nothing.
ARTICLE_PATHS = ["tin"]
PAGE_PATHS = ["trang"]
STATIC_PATHS: list[str] = []
ARTICLE_SAVE_AS = PAGE_SAVE_AS = DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = ""
ARTICLE_LANG_SAVE_AS = PAGE_LANG_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
READERS = {"rst": None, "html": None}
DELETE_OUTPUT_DIRECTORY = False
DEFAULT_PAGINATION = False
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
