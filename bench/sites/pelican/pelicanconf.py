"""The settings of the plain Pelican site: its own generators, the Jinja theme, no plugin; what templates look up lies in data/."""

import json
import re
from collections import defaultdict
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
SITENAME = "Trang thông tin điện tử Sơn Khê"
SITEURL = ""
FEED_DOMAIN = "https://sonkhe.example"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
PLUGINS = []
READERS = {"rst": None, "html": None}
ARTICLE_PATHS = ["tin"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["anh", "tep", "assets"]
SLUGIFY_SOURCE = "basename"
PATH_METADATA = "(?P<place>.*)[.]md"
ARTICLE_URL = "{place}/"
ARTICLE_SAVE_AS = "{place}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "chuyen-muc/{slug}/", "chuyen-muc/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "don-vi/{slug}/", "don-vi/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "chu-de/{slug}/", "chu-de/{slug}/index.html"
YEAR_ARCHIVE_SAVE_AS = "tin/{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "tin/{date:%Y}/{date:%m}/index.html"
DIRECT_TEMPLATES = ["index", "archives", "sitemap", "calendar", "feed_json", "tin_json", "tin_csv", "404", "robots"]
ARCHIVES_SAVE_AS = "tin/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
CALENDAR_SAVE_AS = "lich.ics"
FEED_JSON_SAVE_AS = "feed.json"
TIN_JSON_SAVE_AS = "du-lieu/tin.json"
TIN_CSV_SAVE_AS = "du-lieu/tin.csv"
ROBOTS_SAVE_AS = "robots.txt"
PAGER = json.loads(Path("data/PAGER.json").read_text("utf-8"))
PAGINATED_TEMPLATES = {"category": PAGER, "author": PAGER, "tag": PAGER}
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = None
FEED_ALL_ATOM, FEED_RSS, CATEGORY_FEED_RSS = "atom.xml", "rss.xml", "chuyen-muc/{slug}/rss.xml"
AUTHOR_FEED_RSS, TAG_FEED_RSS = "don-vi/{slug}/rss.xml", "chu-de/{slug}/rss.xml"
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
MARKDOWN = {"extensions": ["tables", "footnotes", "sane_lists", "def_list", "fenced_code"], "output_format": "html"}

DATA = {path.stem: json.loads(path.read_text("utf-8")) for path in Path("data").glob("*.json")}
FACTS = DATA["FACTS"]
ORDER = list(FACTS.values())
PLACE = {facts["url"]: at for at, facts in enumerate(ORDER)}
BY = defaultdict(list)
for _facts in ORDER:
    BY["section", _facts["section"]].append(_facts)
    for _kind in ("topic", "plan"):
        for _id in _facts.get(f"{_kind}s", ()):
            BY[_kind, _id].append(_facts)
PARTS, ISSUED, OF_PLAN = defaultdict(list), defaultdict(list), defaultdict(list)
for _unit in DATA["UNITS"].values():
    PARTS[_unit.get("parent")].append(_unit)
for _document in DATA["DOCUMENTS"].values():
    ISSUED[_document.get("issuer")].append(_document)
    OF_PLAN[_document.get("plan")].append(_document)
WRITTEN = {}


def alike(a):
    at = PLACE[a["url"]]
    key = ("topic", a["topics"][0]) if a.get("topics") else ("section", a["section"])
    plan = BY["plan", a["plans"][0]] if a.get("plans") else []
    return {
        "plan": [one for one in plan[:5] if one is not a][:4], "topic": [one for one in BY[key][:5] if one is not a][:4],
        "newer": ORDER[at - 1] if at else None, "older": ORDER[at + 1] if at + 1 < len(ORDER) else None,
    }


def of_plan(id):
    plan = DATA["PLANS"][id]
    names = {"goals": "Mục tiêu", "parts": "Nội dung", "solutions": "Giải pháp"}
    lines = [{"name": name, "lines": plan[key]} for key, name in names.items() if plan.get(key)]
    return {"documents": OF_PLAN[id], "lines": lines, "targets": [target["id"] for target in plan["targets"]]}


def of_unit(id):
    plans = [one for one in DATA["PLANS"].values() if one.get("issuer") == id][:10]
    return {"parts": PARTS[id], "plans": plans, "documents": ISSUED[id][:10]}


def written(articles, id):
    if not WRITTEN:
        WRITTEN.update({article.place: article for article in articles})
    return WRITTEN[id]


def cell(value):
    if isinstance(value, list):
        value = ";".join(one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in value)
    text = value if isinstance(value, str) else json.dumps(value) if isinstance(value, (bool, int, float, dict)) else ""
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if set(text) & set(',"\n') else text


def day(date):
    return f"{date[8:10]}/{date[5:7]}/{date[:4]}" if date else ""


JINJA_ENVIRONMENT = {"autoescape": True}
JINJA_GLOBALS = {**DATA, "ARTICLES": ORDER}
JINJA_FILTERS = {
    "alike": alike, "of_plan": of_plan, "of_unit": of_unit, "day": day, "moment": lambda date: f"{day(date)} {date[11:16]}",
    "rfc": lambda date: format_datetime(datetime.fromisoformat(date)), "stamp": lambda date: re.sub("[-:]", "", date[:19]),
    "cut": lambda text, start, end: text[start:end], "key": lambda url: url.strip("/"),
    "rows": lambda name: DATA[name].values(), "only": lambda row, keys: {key: row.get(key) for key in keys},
    "values": lambda row: list(row.values()), "cells": lambda values: ",".join(map(cell, values)),
    "within": lambda results, year: [one for one in results if one["date"].startswith(year)], "written": written,
    "json": lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")),
    "minutes": lambda body: max(1, len(re.sub("<[^>]+>", " ", body).split()) // 220),
    "first_of": lambda rows, count: list(rows)[:count], "facts": lambda articles: [FACTS[article.place] for article in articles],
}
