# ruff: noqa: E501
"""Owns the demo district as an Eleventy site: Markdown files, one layout, lists and feeds by pagination over collections."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.district import TITLE, Article, Frame

NAME = "Eleventy"
PROGRAM = Path(__file__).parent / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
CONFIG = """const SIZE = 40;
const KINDS = {"chuyen-muc": d => [d.section], "don-vi": d => [d.unit], "chu-de": d => d.topics};
const grouped = (items, key) => items.reduce((map, item) => {
  for (const word of key(item)) (map.get(word) ?? map.set(word, []).get(word)).push(item);
  return map;
}, new Map());
const terms = all => Object.entries(KINDS).flatMap(([kind, of]) =>
  [...grouped(all, item => of(item.data).map(term => JSON.stringify([term.id, term.name])))].map(([key, items]) => {
    const [id, name] = JSON.parse(key);
    return {url: `/${kind}/${id}/`, title: name, items};
  }));
const months = all => [...grouped(all, item => [item.url.split("/").slice(0, 4).join("/") + "/"])].map(([url, items]) => ({url, title: url, items}));
const years = lists => [...grouped(lists, list => [list.url.split("/").slice(0, 3).join("/") + "/"])].map(([url, links]) => ({url, title: url, links}));
const paged = list => Array.from({length: Math.ceil(list.items.length / SIZE)}, (_, at) => ({
  url: at ? `${list.url}page/${at + 1}/` : list.url, title: list.title, items: list.items.slice(at * SIZE, (at + 1) * SIZE),
  previous: at ? (at > 1 ? `${list.url}page/${at}/` : list.url) : "", next: (at + 1) * SIZE < list.items.length ? `${list.url}page/${at + 2}/` : "",
}));
export default function (config) {
  const all = api => api.getFilteredByGlob("content/tin/**/*.md").sort((a, b) => b.date - a.date);
  config.addCollection("lists", api => {
    const news = all(api), byMonth = months(news);
    return [{url: "/", title: "Sơn Khê", items: news.slice(0, 20)}, ...byMonth, ...years(byMonth), ...terms(news).flatMap(paged)];
  });
  config.addCollection("feeds", api => [{url: "/", title: "Sơn Khê", items: all(api)}, ...terms(all(api))].map(
    list => ({url: `${list.url}index.xml`, title: list.title, items: list.items.slice(0, 20)})));
  return {dir: {input: "content", output: "output"}, markdownTemplateEngine: false};
}
"""
COMMON = """const escaped = text => String(text).replace(/[&<>"]/g, mark => ({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})[mark]);
const day = date => `${String(date.getDate()).padStart(2, "0")}/${String(date.getMonth() + 1).padStart(2, "0")}/${date.getFullYear()}`;
"""
LAYOUT = (
    COMMON
    + """export function render(data) {
  const link = (kind, term) => `<a href="/${kind}/${term.id}/">${escaped(term.name)}</a> `;
  return data.frame.before.replace("@@TITLE@@", () => escaped(data.title)) + `<main><article><h1>${escaped(data.title)}</h1><p><time>${day(data.page.date)}</time> `
    + link("chuyen-muc", data.section) + link("don-vi", data.unit) + data.topics.map(topic => link("chu-de", topic)).join("")
    + `</p>${data.content}</article></main>` + data.frame.after;
}
"""
)
LISTS = (
    COMMON
    + """export const data = {pagination: {data: "collections.lists", size: 1, alias: "list"}, permalink: data => `${data.list.url}index.html`};
export function render({list, frame}) {
  const card = item => `<li><a href="${item.url}">${escaped(item.data.title)}</a> <time>${day(item.date)}</time><p>${escaped(item.data.lead)}</p></li>\\n`;
  const cards = (list.items ?? []).map(card).join("") + (list.links ?? []).map(link => `<li><a href="${link.url}">${link.title}</a></li>`).join("");
  const pager = (list.previous ? `<a href="${list.previous}">trước</a>` : "") + (list.next ? `<a href="${list.next}">sau</a>` : "");
  return frame.before.replace("@@TITLE@@", () => escaped(list.title)) + `<main><h1>${escaped(list.title)}</h1><ul>${cards}</ul>${pager}</main>` + frame.after;
}
"""
)
FEEDS = (
    COMMON
    + """const HOST = "https://sonkhe.example";
export const data = {pagination: {data: "collections.feeds", size: 1, alias: "feed"}, permalink: data => data.feed.url};
export function render({feed}) {
  const item = one => `<item><title>${escaped(one.data.title)}</title><link>${HOST}${one.url}</link><guid>${HOST}${one.url}</guid>`
    + `<pubDate>${one.date.toUTCString()}</pubDate><description>${escaped(one.data.lead)}</description></item>`;
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>${escaped(feed.title)}</title><link>${HOST}</link>`
    + `<description>${escaped(feed.title)}</description>${feed.items.map(item).join("")}</channel></rss>`;
}
"""
)


def emit(folder: Path, articles: Sequence[Article], frame: Frame) -> None:
    """Write the site's sources; articles keep their paths below content/."""
    files = {
        "package.json": '{"type": "module"}', "eleventy.config.js": CONFIG, "content/_includes/article.11ty.js": LAYOUT,
        "content/lists.11ty.js": LISTS, "content/feeds.11ty.js": FEEDS,
        "content/_data/frame.json": json.dumps({"before": frame.before.replace(TITLE, "@@TITLE@@"), "after": frame.after}),
    }  # fmt: skip
    for name, text in files.items():
        _write(folder / name, text)
    for article in articles:
        _write(folder / "content" / article.path, f"---json\n{_head(article)}\n---\n\n{article.body}")


def _head(article: Article) -> str:
    head = {
        "layout": "article.11ty.js", "title": article.title, "date": article.date, "lead": article.lead,
        "section": {"id": article.section.id, "name": article.section.name}, "unit": {"id": article.unit.id, "name": article.unit.name},
        "topics": [{"id": topic.id, "name": topic.name} for topic in article.topics],
    }  # fmt: skip
    return json.dumps(head, ensure_ascii=False, indent=1)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def command() -> list[str]:
    """Eleventy of bench/package.json. Raises FileNotFoundError when it or Node is not installed."""
    node = shutil.which("node")
    if not node or not PROGRAM.exists():
        raise FileNotFoundError("Eleventy or Node is not installed: make ready-bench")
    return [node, "--max-old-space-size=6144", str(PROGRAM), "--quiet"]


def tree(folder: Path) -> Path:
    """Where the articles lie."""
    return folder / "content"
