"""Owns what the Jinja theme of sites/jinja looks up, for plain Pelican and for Eleventy: tables by id, and pages that are no articles."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.district import District, Row

SITES = Path(__file__).parent / "sites"
THEME = SITES / "jinja"
MENU = {
    "/gioi-thieu/": "Giới thiệu", "/tin/": "Tin tức", "/ke-hoach/": "Chương trình, đề án, kế hoạch", "/van-ban/": "Văn bản",
    "/chuyen-muc/gop-y-du-thao/": "Góp ý dự thảo", "/lien-he/": "Liên hệ",
}  # fmt: skip
YEARLY = ("su-kien", "thong-bao")
FOOT = {
    "/don-vi/": "Cơ quan, đơn vị", "/chu-de/": "Chủ đề", "/chi-tieu/": "Chỉ tiêu và kết quả thực hiện", "/su-kien/": "Hội nghị, hội thảo",
    "/thong-bao/": "Thông báo", "/chuyen-muc/": "Chuyên mục", "/du-lieu/tin.csv": "Dữ liệu mở",
}  # fmt: skip


def write_data(folder: Path, district: District) -> None:
    """Every table as `folder`/NAME.json; templates know it by that name."""
    facts = {article.url.strip("/"): {**article.facts, "url": article.url} for article in district.articles}
    sections = [{**row, "url": f"/chuyen-muc/{row['id']}/"} for row in district.sections]
    plans = _by_id(district.plans)
    rows = {row["id"]: row for row in _rows(district, list(facts.values()), sections)}
    tables: Row = {
        "IDENTITY": district.identity, "ASSETS": district.assets, "PAGER": district.pager, "FACTS": facts, "PLANS": plans, "ROWS": rows,
        "SECTIONS": _by_id(sections), "UNITS": _by_id(district.units), "TOPICS": _by_id(district.topics),
        "DOCUMENTS": _by_id(district.documents),
        "TARGETS": {target["id"]: target for plan in district.plans for target in plan["targets"]},
        "MENU": _links(MENU), "FOOT": _links(FOOT), "LINKS": {"SECTIONS": sections, "TOPICS": district.topics},
        "HOME": _home(district, list(facts.values()), sections),
        "URLS": [row["url"] for table in (rows.values(), district.plans, district.documents) for row in table],
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        (folder / f"{name}.json").write_text(json.dumps(table, ensure_ascii=False), "utf-8")


def _links(menu: Mapping[str, str]) -> list[Row]:
    return [{"url": url, "name": name} for url, name in menu.items()]


def _by_id(rows: Sequence[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in rows}


def _home(district: District, facts: Sequence[Row], sections: Sequence[Row]) -> Row:
    told = sorted(district.plans, key=lambda plan: str(plan.get("fact_date", "")), reverse=True)
    news = [{**section, "news": [one for one in facts if one["section"] == section["id"]][:3]} for section in sections]
    return {
        "news": facts[:20], "events": [one for one in facts if "event" in one][:5], "documents": district.documents[:5],
        "plans": told[:8], "sections": news,
    }  # fmt: skip


def _rows(district: District, facts: Sequence[Row], sections: Sequence[Row]) -> Iterator[Row]:
    """Lists that are not of articles: of documents, targets, events, plans, and of links to lists."""
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for document in district.documents:
        groups["documents", "nam-van-ban", document["date"][:4]].append(document)
        groups["documents", "loai-van-ban", document["kind"].replace(" ", "-")].append(document)
    for target in (target for plan in district.plans for target in plan["targets"]):
        groups["targets", "tinh-trang", target["state_id"]].append(target)
        groups["targets", "han", target["year"]].append(target)
    for one in (one for one in facts if "event" in one):
        groups["events", "su-kien", one["event"].get("date", one["date"])[:4]].append(one)
    for one in (one for one in facts if one.get("kind") == "Thông báo"):
        groups["links", "thong-bao", one["date"][:4]].append({"url": one["url"], "name": one["title"]})
    for (kind, folder, name), grouped in groups.items():
        yield {"id": f"{folder}-{name}", "url": f"/{folder}/{name}/", "title": name, "kind": kind, "rows": grouped}
    targets = [target for plan in district.plans for target in plan["targets"][:3]]
    whole = {
        "van-ban": ("documents", district.documents[:30]), "ke-hoach": ("plans", district.plans), "chi-tieu": ("targets", targets),
        "don-vi": ("links", district.units), "chu-de": ("links", district.topics), "chuyen-muc": ("links", sections),
        **{folder: ("links", [{"url": f"/{folder}/{name}/", "name": name} for _, of, name in groups if of == folder]) for folder in YEARLY},
    }  # fmt: skip
    for name, (kind, rows) in whole.items():
        yield {"id": name, "url": f"/{name}/", "title": {**MENU, **FOOT}[f"/{name}/"], "kind": kind, "rows": list(rows)}


def copy_statics(folder: Path, district: District) -> None:
    """Original pictures, attachments, style sheet and scripts."""
    for name, place in district.statics.items():
        shutil.copytree(place, folder / name, dirs_exist_ok=True)


def write(path: Path, text: str) -> None:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
