"""Owns what the Jinja theme of sites/jinja looks up, for plain Pelican and for Eleventy: tables by id, and pages that are no articles."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench import lists
from bench.district import District, Row

SITES = Path(__file__).parent / "sites"
THEME = SITES / "jinja"
MENU = {
    "/gioi-thieu/": "Giới thiệu", "/tin/": "Tin tức", "/ke-hoach/": "Chương trình, đề án, kế hoạch", "/van-ban/": "Văn bản",
    "/chuyen-muc/gop-y-du-thao/": "Góp ý dự thảo", "/lien-he/": "Liên hệ",
}  # fmt: skip
FOOT = {
    "/don-vi/": "Cơ quan, đơn vị", "/chu-de/": "Chủ đề", "/chi-tieu/": "Chỉ tiêu và kết quả thực hiện", "/su-kien/": "Hội nghị, hội thảo",
    "/thong-bao/": "Thông báo", "/so-do-trang/": "Sơ đồ trang", "/rss/": "Kênh RSS", "/du-lieu/": "Dữ liệu mở",
}  # fmt: skip
SITEMAP = ("ROWS", "SECTIONS", "UNITS", "TOPICS", "PLAN_PAGES", "DOSSIERS", "TARGETS", "DOCUMENTS")
OPEN = {"chi-tieu": "TARGETS", "ket-qua": "RESULTS", "van-ban": "DOCUMENTS", "don-vi": "UNITS", "chu-de": "TOPICS", "ke-hoach": "PLANS"}
"""Tables of the open data whose rows the theme knows by name; that of articles has a template of its own."""


def write_data(folder: Path, known: Row) -> None:
    """Every table as `folder`/NAME.json; templates know it by that name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in known.items():
        (folder / f"{name}.json").write_text(json.dumps(table, ensure_ascii=False), "utf-8")


def tables(district: District) -> Row:
    """Everything the theme looks up: the registries by id, then the pages that are no articles."""
    facts = {lists.key(article): {**article.facts, "url": article.url} for article in district.articles}
    sections = [{**row, "url": f"/chuyen-muc/{row['id']}/"} for row in district.sections]
    listed = lists.by_list(district.articles)
    registries = {"SECTIONS": sections, "UNITS": district.units, "TOPICS": district.topics}
    pages = {
        "ROWS": lists.rows(district, listed, sections), "DOSSIERS": lists.dossiers(district, listed),
        "PLAN_PAGES": lists.plan_pages(district, listed),
    }  # fmt: skip
    known = {
        **{name: _by_id(rows) for name, rows in {**registries, **pages, "PLANS": district.plans, "DOCUMENTS": district.documents}.items()},
        "TARGETS": {target["id"]: target for plan in district.plans for target in plan["targets"]},
        "FEEDS": _by_id(row for name, rows in {**registries, "PLANS": district.plans}.items() for row in lists.feeds(name, rows, listed)),
    }
    return {
        **known, "IDENTITY": district.identity, "ASSETS": district.assets, "PAGER": district.pager, "FACTS": facts,
        "RESULTS": _by_id(district.results), "TABLES": {name: {"of": of, "columns": district.columns[name]} for name, of in OPEN.items()},
        "MENU": _links(MENU), "FOOT": _links(FOOT), "LINKS": {"SECTIONS": sections, "TOPICS": district.topics},
        "HOME": _home(district, list(facts.values()), sections), "YEARS": lists.years(listed), "CALENDAR_FROM": district.calendar_from,
        "URLS": lists.periods(district.articles) + [row["url"] for name in SITEMAP for row in known[name].values()],
    }  # fmt: skip


def _links(menu: Mapping[str, str]) -> list[Row]:
    return [{"url": url, "name": name} for url, name in menu.items()]


def _by_id(rows: Iterable[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in rows}


def _home(district: District, facts: Sequence[Row], sections: Sequence[Row]) -> Row:
    told = sorted(district.plans, key=lambda plan: str(plan.get("fact_date", "")), reverse=True)
    news = [{**section, "news": [one for one in facts if one["section"] == section["id"]][:3]} for section in sections]
    return {
        "news": facts[:20], "events": [one for one in facts if "event" in one][:5], "documents": district.documents[:5],
        "plans": told[:8], "sections": news,
    }  # fmt: skip


def copy_statics(folder: Path, district: District) -> None:
    """Original pictures, attachments, style sheet and scripts."""
    for name, place in district.statics.items():
        shutil.copytree(place, folder / name, dirs_exist_ok=True)


def write(path: Path, text: str) -> None:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
