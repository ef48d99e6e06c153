"""Owns a page's own metadata: JSON-LD, Open Graph, Dublin Core, microdata, its address. The visible page is not read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import Comment, Tag

from portal.importer.found import CERTAIN, LIKELY, Evidence
from portal.importer.labels import when_of
from portal.text.day import TZ, format_day

ARTICLES = frozenset({"article", "newsarticle", "blogposting", "reportagenewsarticle", "report", "webpage"})
META = (
    ("title", ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")),
    ("published", ("article:published_time", "og:article:published_time", "pubdate", "publishdate", "publish_date", "dc.date.issued",
                   "dcterms.issued",
                   "dcterms.created", "dc.date", "datepublished", "date", "article.published")),
    ("updated", ("article:modified_time", "og:updated_time", "lastmod", "last-modified", "dcterms.modified", "datemodified")),
    ("section", ("article:section", "dc.subject", "section")),
    ("author", ("article:author", "author", "dc.creator", "dcterms.creator")),
    ("site", ("og:site_name", "dc.publisher", "dcterms.publisher")),
    ("image", ("og:image",)),
)  # fmt: skip
MIRRORED = re.compile(r"Mirrored from\s+(?P<address>\S+)\s+by|saved from url=\(\d+\)(?P<other>\S+)", re.I)
ISO = re.compile(r"^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$")
MOST_JSON = 300_000
NO_NAME = re.compile(
    r"^(?:admin(?:istrator)?|host|super\s*user|biên tập viên|bientap|quản trị(?: viên)?|ban biên tập|https?:.*|.*@.*|\d+)$", re.I
)


def read_machine(soup: BeautifulSoup) -> list[Evidence]:
    """Return all findings of the page's own metadata, JSON-LD first. Fields: title, published, updated, section, author, site, image."""
    return [one for one in (*_json_ld(soup), *_meta(soup), *_microdata(soup)) if one.value]


def _json_ld(soup: BeautifulSoup) -> Iterator[Evidence]:
    for script in soup.find_all("script", type=re.compile("ld\\+json", re.I)):
        text = script.string or ""
        if len(text) > MOST_JSON:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, 0):
            yield from _of_node(node)


def _nodes(data: Any, level: int) -> Iterator[dict[str, Any]]:
    if isinstance(data, list) and level < 4:
        for one in data[:50]:
            yield from _nodes(one, level + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type", "")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and name.lower() in ARTICLES for name in names):
            yield data
        yield from _nodes(data.get("@graph", []), level + 1)


def _of_node(node: dict[str, Any]) -> Iterator[Evidence]:
    page = str(node.get("@type", "")).lower() == "webpage"
    for field, key in (("title", "headline"), ("published", "datePublished"), ("updated", "dateModified"), ("section", "articleSection")):
        text = _text(node.get(key))
        if text:
            value = machine_day(text) if field in ("published", "updated") else text
            yield Evidence(field, value, LIKELY if page else CERTAIN, text, "JSON-LD")
    author = _text(node.get("author"))
    if author and not NO_NAME.match(author):
        yield Evidence("author", author, LIKELY, author, "JSON-LD")


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name", "")
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def machine_day(text: str) -> str:
    """Return a day, with its hour, in Vietnam's time, from a machine-readable form; "" for anything else."""
    data = text.strip()
    if ISO.match(data):
        try:
            moment = datetime.fromisoformat(data.replace("Z", "+00:00"))
        except ValueError:
            return ""
        moment = moment.astimezone(TZ) if moment.tzinfo else moment
        return format_day(moment.date()) + (f" {moment:%H:%M}" if moment.hour or moment.minute else "")
    return when_of(data)


def _meta(soup: BeautifulSoup) -> Iterator[Evidence]:
    data: dict[str, str] = {}
    for tag in soup.find_all("meta"):
        name = str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        content = " ".join(str(tag.get("content", "")).split())
        if name and content:
            data.setdefault(name, content)
    for field, names in META:
        for name in names:
            if text := data.get(name, ""):
                value = machine_day(text) if field in ("published", "updated") else text
                if field == "author" and NO_NAME.match(text):
                    break
                machine = name.startswith(("article:", "og:article", "dc.date.issued", "dcterms.issued", "pubdate", "datepublished"))
                sure = CERTAIN if (field == "title" and name == "og:title") or (field == "published" and machine) else LIKELY
                yield Evidence(field, value, sure, text, f"meta {name}")
                break


def _microdata(soup: BeautifulSoup) -> Iterator[Evidence]:
    for name, field in (("headline", "title"), ("datePublished", "published"), ("dateModified", "updated"), ("articleSection", "section")):
        tag = soup.find(itemprop=name)
        if isinstance(tag, Tag) and tag.name != "meta":
            text = str(tag.get("datetime") or tag.get("content") or tag.get_text(" ", strip=True))
            yield Evidence(
                field,
                machine_day(text) if field in ("published", "updated") else " ".join(text.split()),
                CERTAIN,
                text,
                f"microdata {name}",
            )


def address_of(soup: BeautifulSoup) -> str:
    """Return the page's address on its site: as it states itself, or as the program that saved it noted; "" if unknown."""
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        if found := MIRRORED.search(comment):
            address = found["address"] or found["other"] or ""
            return address if "://" in address else f"http://{address}"
    link = soup.find("link", rel="canonical")
    if isinstance(link, Tag) and str(link.get("href", "")).startswith("http"):
        return str(link["href"]).strip()
    tag = soup.find("meta", property="og:url")
    return str(tag.get("content", "")).strip() if isinstance(tag, Tag) and str(tag.get("content", "")).startswith("http") else ""
