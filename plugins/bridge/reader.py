"""Owns the transfer of our records to Pelican, so that its signals and other tools see ordinary articles and pages.

They are created without Content.__init__ (0.5 ms each): everything it would compute is already known.
"""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from pelican.contents import Article, Content, Page

from portal import urls
from portal.domain.article import Status
from portal.domain.portal import Portal

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
STATUSES = {Status.WITHDRAWN: "hidden"}  # core drops a status it does not know


def portal_of(generator: Any) -> Portal:
    """Return the Portal of the run a generator belongs to."""
    portal: Portal = generator.settings["PORTAL_RUN"].loaded.portal
    return portal


def hand_over(generator: Any, contents: dict[str, Content]) -> None:
    """Make a generator find exactly these contents, through its documented interfaces for files and cached data."""
    generator.get_files = lambda *args, **kwargs: set(contents)
    generator.get_cached_data = lambda path, default=None: contents.get(path, default)
    generator.cache_data = lambda path, data: None
    generator.check_disabled_readers = lambda: None
    generator.generate_output = lambda writer: None  # core has read and sent its signals; the engine writes


def articles(generator: Any) -> dict[str, Content]:
    """Return every published article by its path."""
    portal = portal_of(generator)
    made = {}
    for id in portal.ids("articles"):
        article = portal.article(id)
        card = article.card
        content = _content(Article, generator, article.path, article.url, article.lang)
        content.title = card.title
        content.date = card.at.replace(tzinfo=ZONE)
        content.status = STATUSES.get(card.status, "published")
        content.metadata = {"title": card.title, "date": content.date, "summary": card.summary, "status": content.status, "portal": article}
        content.portal = article
        content.get_content = lambda siteurl="", id=id: portal.body(id).html
        made[article.path] = content
    return made


def pages(generator: Any) -> dict[str, Content]:
    """Return every static page by its path."""
    portal = portal_of(generator)
    made = {}
    for id in portal.ids("pages"):
        page = portal.page(id)
        content = made[page.path] = _content(Page, generator, page.path, urls.page(id), page.lang)
        content.title, content.metadata, content._content = page.title, {"title": page.title}, page.html
    return made


def _content(kind: type[Content], generator: Any, path: str, url: str, lang: str) -> Any:
    content: Any = object.__new__(kind)
    content.__dict__.update(
        settings=generator.settings, _content="", _context=generator.context, translations=[],
        template=kind.default_template, lang=lang, in_default_lang=lang == "vi",
        slug=url.strip("/").rsplit("/", 1)[-1], source_path=f"{generator.path}/{path}", relative_source_path=path,
        override_url=url.lstrip("/"), override_save_as="", timezone=ZONE, _status="published",
        date_format="%d/%m/%Y", authors=[],
    )  # fmt: skip
    return content
