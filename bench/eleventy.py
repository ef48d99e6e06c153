"""Owns the demo district as an Eleventy site: Markdown files, the Jinja theme read by Nunjucks, the rest by pagination over collections."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from bench.district import District
from bench.jinja import SITES, THEME, copy_statics, tables, write, write_data

NAME = "Eleventy"
PROGRAM = Path(__file__).parent / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"


def emit(folder: Path, district: District, content: Path) -> None:
    """Write the site's sources; articles keep their paths below content/."""
    shutil.copytree(SITES / "eleventy", folder)
    shutil.copytree(THEME, folder / "content" / "_includes", dirs_exist_ok=True)
    write(folder / "package.json", '{"type": "module"}')
    write_data(folder / "data", tables(district))
    copy_statics(folder / "content", district)
    for article in district.articles:
        head = {"layout": "article.njk", "title": article.title, "date": article.facts["date"]}
        write(folder / "content" / article.path, f"---json\n{json.dumps(head, ensure_ascii=False)}\n---\n\n{article.body}")
    for path in sorted((content / "trang").glob("*.md")):
        body = path.read_text("utf-8").split("\n---\n", 1)[-1]
        write(folder / "content" / path.name, f"---\nlayout: page.njk\ntitle: {path.stem}\n---\n\n{body}")


def command() -> list[str]:
    """Eleventy of bench/package.json. Raises FileNotFoundError when it or Node is not installed."""
    node = shutil.which("node")
    if not node or not PROGRAM.exists():
        raise FileNotFoundError("Eleventy or Node is not installed: make ready-bench")
    return [node, "--max-old-space-size=6144", str(PROGRAM), "--quiet"]


def tree(folder: Path) -> Path:
    """Where the articles lie."""
    return folder / "content"
