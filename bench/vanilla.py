"""Owns the demo district as a site of plain Pelican: its own generators, the Jinja theme, no plugin of ours or of others."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from bench.district import Article, District
from bench.jinja import SITES, THEME, copy_statics, write, write_data

NAME = "Pelican"


def emit(folder: Path, district: District, content: Path) -> None:
    """Write the site's sources; articles keep their paths below content/. What is no article is a page whose template looks up its row."""
    shutil.copytree(SITES / "pelican" / "templates", folder / "theme" / "templates")
    shutil.copytree(THEME, folder / "theme" / "templates", dirs_exist_ok=True)
    (folder / "theme" / "static").mkdir()
    shutil.copy2(SITES / "pelican" / "pelicanconf.py", folder)
    write_data(folder / "data", district)
    copy_statics(folder / "content", district)
    for article in district.articles:
        write(folder / "content" / article.path, f"{_head(article)}\n\n{article.body}")
    for template, name in {"target": "TARGETS", "document": "DOCUMENTS", "plan": "PLANS", "rows": "ROWS"}.items():
        _pages(folder, template, name)
    for path in sorted((content / "trang").glob("*.md")):
        text = path.read_text("utf-8").split("\n---\n", 1)[-1]
        _page(folder, "page", path.stem, path.stem, f"/{path.stem}/", text)
    told = {article.facts["unit"] for article in district.articles}
    for unit in (unit for unit in district.units if unit["id"] not in told):
        _page(folder, "unit", unit["id"], unit["name"], unit["url"])


def _pages(folder: Path, template: str, name: str) -> None:


    """One page per row of a table."""
    for id, row in json.loads((folder / "data" / f"{name}.json").read_text("utf-8")).items():
        _page(folder, template, id, row.get("title") or row.get("name") or row["sentence"], row["url"])


def _page(folder: Path, template: str, id: str, title: str, url: str, text: str = "") -> None:
    place = url.strip("/")
    head = f"Title: {title}\nSlug: {id}\nTemplate: {template}\nURL: {place}/\nSave_as: {place}/index.html\n"
    write(folder / "content" / "pages" / template / f"{id}.md", f"{head}\n{text}")


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
