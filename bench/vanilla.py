"""Owns the demo district as a site of plain Pelican: its own generators, the Jinja theme, no plugin of ours or of others."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.district import Article, District, Row
from bench.jinja import SITES, THEME, copy_statics, tables, write, write_data
from bench.lists import by_list

NAME = "Pelican"
PAGES = {"target": "TARGETS", "document": "DOCUMENTS", "plan": "PLAN_PAGES", "rows": "ROWS", "dossier": "DOSSIERS"}
"""Template → the table whose rows are its pages."""


def emit(folder: Path, district: District, content: Path) -> None:
    """Write the site's sources; articles keep their paths below content/. What is no article is a page whose template looks up its row."""
    shutil.copytree(SITES / "pelican" / "templates", folder / "theme" / "templates")
    shutil.copytree(THEME, folder / "theme" / "templates", dirs_exist_ok=True)
    (folder / "theme" / "static").mkdir()
    shutil.copy2(SITES / "pelican" / "pelicanconf.py", folder)
    known = tables(district)
    write_data(folder / "data", known)
    copy_statics(folder / "content", district)
    for article in district.articles:
        write(folder / "content" / article.path, f"{_head(article)}\n\n{article.body}")
    for template, name in PAGES.items():
        for row in known[name].values():
            StaticPage(template, row["id"], _title(row), row["url"]).write(folder)
    for plan in district.plans:
        StaticPage("plan_targets", plan["id"], plan["name"], plan["url"], file="chi-tieu.csv").write(folder)
    for name in known["TABLES"]:
        for kind in ("csv", "json"):
            StaticPage(kind, name, name, "/du-lieu/", file=f"{name}.{kind}").write(folder)
    for path in sorted((content / "trang").glob("*.md")):
        text = path.read_text("utf-8").split("\n---\n", 1)[-1]
        StaticPage("page", path.stem, path.stem, f"/{path.stem}/").write(folder, text)
    _lists(folder, district, known)


def _lists(folder: Path, district: District, known: Row) -> None:
    """Feeds of plans, and what Pelican does not make of itself: pages and feeds of sections, topics and units without articles."""
    listed = by_list(district.articles)
    for row in known["FEEDS"].values():
        bare = row["url"] not in listed
        if bare or row["kind"] == "PLANS":
            StaticPage("rss", row["id"], row["title"], row["url"], file="rss.xml").write(folder)
        if bare and row["kind"] != "PLANS":
            StaticPage("bare", row["id"], row["title"], row["url"]).write(folder)


def _title(row: Row) -> str:
    return str(row.get("title") or row.get("name") or row["sentence"])


@dataclass(frozen=True, slots=True)
class StaticPage:
    """A page of Pelican: its template, id, title, the address of its folder and the name of its file."""

    template: str
    id: str
    title: str
    url: str
    file: str = "index.html"

    def write(self, folder: Path, text: str = "") -> None:
        """Write its source."""
        place = self.url.strip("/")
        address = f"{place}/" if self.file == "index.html" else f"{place}/{self.file}"
        head = f"Title: {self.title}\nSlug: {self.id}\nTemplate: {self.template}\nURL: {address}\nSave_as: {place}/{self.file}\n"
        write(folder / "content" / "pages" / self.template / f"{self.id}.md", f"{head}\n{text}")


def _head(article: Article) -> str:
    facts = article.facts
    lead = str(facts.get("lead", "")).replace("\n", " ")
    return (
        f"Title: {article.title}\nDate: {facts['date']}\nCategory: {facts['section']}\nAuthor: {facts['unit']}\n"
        f"Tags: {', '.join(facts.get('topics', ()))}\nSummary: {lead}"
    )


def command() -> list[str]:
    """`pelican` of this environment."""
    return [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-q"]


def tree(folder: Path) -> Path:
    """Where the articles lie."""
    return folder / "content"
