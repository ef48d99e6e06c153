# ruff: noqa: E501
"""Owns the demo district as a site of plain Pelican: its own generators, a small theme, no plugin of ours."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bench.district import TITLE, Article, Frame

NAME = "Pelican"
CONFIG = """PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
SITENAME = "Sơn Khê"
SITEURL = ""
FEED_DOMAIN = "https://sonkhe.example"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
PLUGINS = []
ARTICLE_PATHS = ["tin"]
SLUGIFY_SOURCE = "basename"
PATH_METADATA = "(?P<place>.*)[.]md"
ARTICLE_URL = "{place}/"
ARTICLE_SAVE_AS = "{place}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "chuyen-muc/{slug}/", "chuyen-muc/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "don-vi/{slug}/", "don-vi/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "chu-de/{slug}/", "chu-de/{slug}/index.html"
YEAR_ARCHIVE_SAVE_AS = "tin/{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "tin/{date:%Y}/{date:%m}/index.html"
DIRECT_TEMPLATES = ["index"]
PAGINATED_TEMPLATES = {"category": 40, "author": 40, "tag": 40}
PAGINATION_PATTERNS = ((1, "{base_name}/", "{base_name}/index.html"), (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"))
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = None
FEED_RSS, CATEGORY_FEED_RSS = "index.xml", "chuyen-muc/{slug}/index.xml"
AUTHOR_FEED_RSS, TAG_FEED_RSS = "don-vi/{slug}/index.xml", "chu-de/{slug}/index.xml"
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = True
MARKDOWN = {"extensions": ["tables", "footnotes", "sane_lists", "def_list", "fenced_code"], "output_format": "html"}
"""
CARD = """<li><a href="/{{ a.url }}">{{ a.title }}</a> <time>{{ a.date.strftime("%d/%m/%Y") }}</time><p>{{ a.lead }}</p></li>
"""
MAINS = {
    "article": """<article><h1>{{ article.title }}</h1><p><time>{{ article.date.strftime("%d/%m/%Y %H:%M") }}</time>
<a href="/{{ article.category.url }}">{{ article.category }}</a> <a href="/{{ article.author.url }}">{{ article.author }}</a>
{% for tag in article.tags %}<a href="/{{ tag.url }}">{{ tag }}</a> {% endfor %}</p>{{ article.content }}</article>""",
    "index": f"<h1>{{{{ SITENAME }}}}</h1><ul>{{% for a in articles[:20] %}}{CARD}{{% endfor %}}</ul>",
    "period_archives": "<h1>{{ period|join(' ') }}</h1><ul>{% if period|length == 1 %}{% for month, of in dates|groupby('date.month') %}"
    f"<li><a href='{{{{ '%02d' % month }}}}/'>{{{{ month }}}}</a></li>{{% endfor %}}{{% else %}}{{% for a in dates %}}{CARD}{{% endfor %}}"
    "{% endif %}</ul>",
}
TERM = (
    f"<h1>{{{{ @ }}}}</h1><ul>{{% for a in articles_page.object_list %}}{CARD}{{% endfor %}}</ul>"
    "{% if articles_page.has_previous() %}<a href='/{{ articles_previous_page.url }}'>trước</a>{% endif %}"
    "{% if articles_page.has_next() %}<a href='/{{ articles_next_page.url }}'>sau</a>{% endif %}"
)
TITLES = {"article": "{{ article.title|striptags }}"}


def emit(folder: Path, articles: Sequence[Article], frame: Frame) -> None:
    """Write the site's sources; articles keep their paths below content/."""
    templates = folder / "theme" / "templates"
    templates.mkdir(parents=True)
    (folder / "theme" / "static").mkdir()
    (folder / "pelicanconf.py").write_text(CONFIG, "utf-8")
    mains = MAINS | {kind: TERM.replace("@", kind) for kind in ("category", "author", "tag")}
    for kind, main in mains.items():
        before = frame.before.replace(TITLE, TITLES.get(kind, "{{ SITENAME }}"))
        (templates / f"{kind}.html").write_text(f"{before}<main>{main}</main>{frame.after}", "utf-8")
    for article in articles:
        path = folder / "content" / article.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{_head(article)}\n\n{article.body}", "utf-8")


def _head(article: Article) -> str:
    tags = ", ".join(topic.name.replace(",", " ") for topic in article.topics)
    lead = article.lead.replace("\n", " ")
    return (
        f"Title: {article.title}\nDate: {article.date}\nCategory: {article.section.name}\nAuthor: {article.unit.name.replace(',', ' ')}\n"
        f"Tags: {tags}\nSummary: {lead}\nLead: {lead}"
    )


def command() -> list[str]:
    """`pelican` of this environment."""
    return [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-q"]


def tree(folder: Path) -> Path:
    """Where the articles lie."""
    return folder / "content"
