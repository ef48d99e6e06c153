"""Owns the reading of saved RSS and Atom feeds: each entry is an article, with its own day, address and text."""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape, unescape
from pathlib import PurePosixPath
from time import struct_time
from typing import Any
from urllib.parse import unquote, urlsplit

import feedparser

from portal import urls
from portal.importer.archive import DECLARED
from portal.importer.flatten import blocks_of
from portal.importer.found import CERTAIN, LIKELY, Evidence, ImportedMedia, Material, NotImported
from portal.importer.labels import when_of
from portal.importer.machine import NO_NAME
from portal.importer.region import SPACES
from portal.text.day import TZ, format_day

MOST, ENTRIES = 20_000_000, 1_500  # bytes, entries
SHORT = 400  # letters: a shorter entry is only the beginning of its article
TAG = re.compile(r"<[^>]+>")
PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])", re.I)


def read_feed(data: bytes, origin: str, files: Callable[[str], ImportedMedia | None] = lambda address: None) -> list[Material]:
    """Return the entries of a feed as material. Raises NotImported if it is no feed."""
    if len(data) > MOST:
        raise NotImported(f"Kênh tin lớn hơn {MOST // 10**6} MB: không đọc.")
    if any(word in data for word in DECLARED[3:] + DECLARED[1::3]) or b"<!ENTITY" in data:
        raise NotImported("Kênh tin có khai báo thực thể XML: không đọc.")
    try:
        parsed = feedparser.parse(data, sanitize_html=True, resolve_relative_uris=False)
    except Exception as error:  # noqa: BLE001 - a hostile feed may make the parser raise anything
        raise NotImported(f"Không đọc được kênh tin ({type(error).__name__}).") from None
    if not parsed.entries:
        raise NotImported("Kênh tin không có mục nào, hay không phải RSS, Atom.")
    found = [_material(entry, f"{origin}#{number}", files) for number, entry in enumerate(parsed.entries[:ENTRIES], 1)]
    if (more := len(parsed.entries) - ENTRIES) > 0:
        found[0].notes.append(f"Kênh tin còn {more} mục sau mục thứ {ENTRIES} không nhập: chia tệp rồi nhập tiếp.")
    return found


def _material(entry: Any, origin: str, files: Callable[[str], ImportedMedia | None]) -> Material:
    content = entry.get("content") or []
    html = max([one.get("value", "") for one in content] + [entry.get("summary", "")], key=len)
    pictures, others = _enclosed(entry)
    html += "".join(f'<p><img src="{escape(picture)}"></p>' for picture in pictures if not _is_shown(picture, html))
    missing = [other for other in others if files(other) is None]
    html += "".join(_link(other) for other in others if other not in missing and not _is_shown(other, html))
    address = str(entry.get("link", ""))
    material = Material(address or origin, blocks_of(html) if html.strip() else [], files=files, address=address)
    if address and (alias := urls.old(address)) and alias != "/":
        material.aliases = [alias]
    title = SPACES.sub(" ", unescape(TAG.sub("", str(entry.get("title", ""))))).strip()
    material.facts += [Evidence("title", title, CERTAIN, title, "kênh tin")] if title else []
    for field, key in (("published", "published_parsed"), ("updated", "updated_parsed")):
        said = str(entry.get(key.removesuffix("_parsed"), ""))
        moment = entry.get(key)
        if (
            day := _day(moment) if isinstance(moment, struct_time) else when_of(said)
        ):  # «05/11/2024 14:30» is no form of feeds, but some write it
            material.facts.append(Evidence(field, day, CERTAIN, said, "kênh tin"))
    author = str(entry.get("author", "")).strip()
    if author and not NO_NAME.match(author):
        material.facts.append(Evidence("author", author, CERTAIN, author, "kênh tin"))
    for place, name in enumerate(str(tag.get("term") or "").strip() for tag in entry.get("tags") or []):
        if name:
            material.facts.append(Evidence("topics" if place else "section", name, LIKELY, name, "kênh tin"))
    material.notes += [
        f"Tệp kèm mục tin không được lấy: {other[:120]}. Tải về thư mục van-ban/ rồi ghi vào «văn bản»." for other in missing
    ]
    if len(TAG.sub("", html)) < SHORT:
        material.notes.append("Kênh tin chỉ có phần đầu của bài: nhập từ trang đã lưu để có cả bài.")
    return material


def _enclosed(entry: Any) -> tuple[list[str], list[str]]:
    """Return the addresses of the pictures that accompany an entry, and of its other files."""
    media = [*(entry.get("enclosures") or []), *(entry.get("media_content") or []), *(entry.get("media_thumbnail") or [])]
    named = [(str(one.get("href") or one.get("url") or ""), str(one.get("type") or one.get("medium") or "")) for one in media]
    pictures = [address for address, kind in named if address and (kind.startswith("image") or (not kind and PICTURE.search(address)))]
    return list(dict.fromkeys(pictures)), list(dict.fromkeys(address for address, _ in named if address and address not in pictures))


def _is_shown(address: str, html: str) -> bool:
    """Return whether a text has a file already, by its whole address or its path."""
    path = urlsplit(address).path
    return address in html or (len(path) > 1 and f'"{escape(path)}"' in html)


def _link(address: str) -> str:
    return f'<p><a href="{escape(address)}">{escape(PurePosixPath(unquote(urlsplit(address).path)).name)}</a></p>'


def _day(moment: struct_time) -> str:
    when = datetime.fromtimestamp(timegm(moment), UTC).astimezone(TZ)
    return format_day(when) + (f" {when:%H:%M}" if when.hour or when.minute else "")
