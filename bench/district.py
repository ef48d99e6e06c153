"""Owns the demo district as every generator gets it: the articles as written, the registries and facts from our open data.

Refuses to hand a peer anything it would have to judge or derive itself: states of targets come as words, pictures as their originals.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from portal.source.reading.draft import read_draft
from portal.source.reading.fields.frontmatter import split
from portal.source.reading.fields.values import Entries
from portal.text.slug import slug

Row = dict[str, Any]
Told = Mapping[str, Mapping[str, list[Any]]]
STAGES = {
    "drafting": "Soạn thảo", "consultation": "Lấy ý kiến", "issued": "Ban hành", "launched": "Triển khai", "running": "Đang thực hiện",
    "interim": "Sơ kết", "final": "Tổng kết", "replaced": "Được thay thế", "dropped": "Thôi thực hiện",
}  # fmt: skip
KINDS = {
    "event": "Hội nghị, hội thảo", "feature": "Bài phản ánh", "notice": "Thông báo", "document": "Văn bản mới", "photos": "Chùm ảnh",
    "consultation": "Lấy ý kiến", "correction": "Đính chính",
}  # fmt: skip
TABLES = ("tin", "chu-de", "don-vi", "ke-hoach", "chi-tieu", "ket-qua", "van-ban")
SAID = ("alt", "caption", "credit")
PLAIN = ("section", "unit", "unit_name", "topics", "plans", "authors", "people")
EVENT_STATES = {"planned": "Sẽ diễn ra", "postponed": "Hoãn", "cancelled": "Hủy", "held": "Đã diễn ra"}


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its path ("tin/2016/04/x.md"), its facts as open data has them, its body as Markdown.

    `facts` holds only what is there: title, date (ISO, with hour), lead, section, unit, topics, plans (ids), kind, authors, people, source,
    event {…}, image {src, alt, caption, credit}, pictures (those after the image), documents and targets (ids told here),
    results [{sentence, target}].
    """

    path: str
    facts: Mapping[str, Any]
    body: str

    @property
    def url(self) -> str:
        return f"/{self.path.removesuffix('.md')}/"

    @property
    def title(self) -> str:
        return str(self.facts["title"])


@dataclass(frozen=True, slots=True)
class District:
    """All of it. Rows are open data's, without what is empty; plans hold their targets, targets their results. Latest articles first.

    `columns` names what our open data has of each table; `results` are all results, those of no target too.
    """

    articles: Sequence[Article]
    identity: Row
    assets: Row
    sections: Sequence[Row]
    topics: Sequence[Row]
    units: Sequence[Row]
    plans: Sequence[Row]
    documents: Sequence[Row]
    results: Sequence[Row]
    columns: Mapping[str, Sequence[str]]
    statics: Mapping[str, Path]  # folder of the site → where its files are: originals of pictures, attachments, style sheet, scripts
    pager: int  # entries on a page of a list, so that those of sections, units, topics and plans have about as many pages as ours

    @property
    def calendar_from(self) -> str:
        """The year with which our calendar begins: the earliest of the latest three that have events."""
        years = {article.facts["event"]["date"][:4] for article in self.articles if article.facts.get("event", {}).get("date")}
        return sorted(years)[-3:][0] if years else ""


def read_district(content: Path, output: Path) -> District:
    """The written demo in `content`, and what our own build of it says in output/du-lieu/*.json."""
    tables = {name: rows(output, name) for name in TABLES}
    told = _told(tables)
    of_plan = defaultdict(list)
    for target in tables["chi-tieu"]:
        of_plan[target["plan"]].append(target)
    articles = [article for row in tables["tin"] if (article := _article(content, row, told, of_plan))]
    plans = _plans(tables, articles)
    return District(
        articles, _identity(content), _assets(output), _sections(content), tables["chu-de"], _units(tables["don-vi"]), plans,
        [_dated(row) for row in tables["van-ban"]], tables["ket-qua"], {name: columns(output, name) for name in TABLES},
        {"anh": content / "anh", "tep": output / "tep", "assets": output / "assets"},
        pager_size(output, articles),
    )  # fmt: skip


def rows(output: Path, name: str) -> list[Row]:
    """One table of the open data, without empty fields; addresses without their host."""
    table = json.loads((output / "du-lieu" / f"{name}.json").read_text("utf-8"))
    return [{key: _local(value) for key, value in row.items() if value is not None} for row in table]


def columns(output: Path, name: str) -> list[str]:
    """The columns of one table of the open data; of a plan's targets their number alone stands there, which peers have as rows."""
    first = json.loads((output / "du-lieu" / f"{name}.json").read_text("utf-8"))[0]
    return [key for key in first if (name, key) != ("ke-hoach", "targets")]


def _local(value: Any) -> Any:
    return "/" + value.split("/", 3)[3] if isinstance(value, str) and value.startswith("https://sonkhe.example/") else value


def _told(tables: Mapping[str, Sequence[Row]]) -> dict[str, dict[str, list[Any]]]:
    """Article id → the documents it names (ids), and its results (sentence, target)."""
    told: dict[str, dict[str, list[Any]]] = defaultdict(lambda: {"documents": [], "results": []})
    for document in tables["van-ban"]:
        for article in document.get("articles", ()):
            told[article]["documents"].append(document["id"])
    for result in tables["ket-qua"]:
        if "article" in result:
            told[result["article"]]["results"].append({key: result[key] for key in ("sentence", "target") if key in result})
    return told


def _article(content: Path, row: Row, told: Told, of_plan: Mapping[str, Sequence[Row]]) -> Article | None:
    """The article of a row; None for what not everyone can build: withdrawn ones."""
    path = row["url"].strip("/") + ".md"
    if row["status"] != "published" or not (content / path).exists():
        return None
    text = (content / path).read_text("utf-8")
    entries = read_draft(path, text).entries
    image, *pictures = _pictures(entries) or [{}]
    event = {key.removeprefix("event_"): value for key, value in row.items() if key.startswith("event_")}
    facts = {
        "title": row["title"], "date": row.get("moment") or f"{row['date']}T00:00:00+07:00", "lead": row.get("summary"),
        "kind": KINDS.get(row["kind"]), **{key: row.get(key) for key in PLAIN}, "source": row.get("source_name"),
        "image": image, "pictures": [picture for picture in pictures if picture["src"] not in text.split("\n---\n", 1)[-1]],
        "event": event | {"state": EVENT_STATES.get(event["state"], "")} if event.get("name") else {},
        "targets": _targets(entries, [target for plan in row.get("plans", ()) for target in of_plan.get(plan, ())]),
        **told.get(row["id"], {}),
    }  # fmt: skip
    return Article(path, {key: value for key, value in facts.items() if value}, split(text).body.strip() + "\n")


def _pictures(entries: Entries) -> list[Row]:
    told = [entry for entry in entries.values.get("images", ()) if isinstance(entry, Entries) and entry.text("file")]
    return [{"src": f"/{one.text('file')}", **{key: word for key in SAID if (word := one.text(key))}} for one in told]


def _targets(entries: Entries, known: Sequence[Row]) -> list[str]:
    """Ids of the targets of its plans that an article states, found by their sentences."""
    mentions = [mention for mention in entries.values.get("plans", ()) if isinstance(mention, Entries)]
    lines = [line for mention in mentions for line in mention.values.get("targets", ())]
    said = [line.text("sentence") if isinstance(line, Entries) else str(getattr(line, "text", "")) for line in lines]
    return [target["id"] for target in known if any(target["sentence"] in sentence for sentence in said)]


def _plans(tables: Mapping[str, Sequence[Row]], articles: Iterable[Article]) -> list[Row]:
    """Plans with `targets` (each with `results`, oldest first), `years` of their articles where there are several, the stage as a word."""
    results, targets, years = defaultdict(list), defaultdict(list), defaultdict(set)
    for result in tables["ket-qua"]:
        results[result.get("target", "")].append(_dated(result))
    for target in tables["chi-tieu"]:
        done = sorted(results.get(target["id"], ()), key=lambda result: str(result["date"]))
        more = {"state_id": slug(target["state_label"]), "year": target.get("deadline", "")[:4], "results": done}
        targets[target["plan"]].append({**target, **more})
    for article in articles:
        for plan in article.facts.get("plans", ()):
            years[plan].add(article.facts["date"][:4])
    several = {plan: sorted(told) for plan, told in years.items() if len(told) > 1}
    return [
        {**_dated(plan), "stage": STAGES[plan["stage"]], "targets": targets[plan["id"]], "years": several.get(plan["id"], [])}
        for plan in tables["ke-hoach"]
    ]


def _dated(row: Row) -> Row:
    return {**row, "date": row.get("date") or row.get("fact_date", "2016-01-01")}


def _units(units: Sequence[Row]) -> list[Row]:
    """Units with those `before` them by name; an ended one with its `heirs`, which our pages tell in a notice."""
    known = {unit["id"]: unit for unit in units}

    def named(ids: Iterable[str]) -> list[Row]:
        return [{"id": id, "name": known[id]["name"]} for id in ids if id in known]

    told = [{**unit, "before": named(unit.get("predecessors", ()))} for unit in units]
    return [{**unit, "heirs": named(_heirs(known, unit["id"]))} if "valid_to" in unit else unit for unit in told]


def _heirs(known: Mapping[str, Row], id: str) -> list[str]:
    """The units that came after one and still stand; where none did, those after the territory it worked for."""
    todo, found, seen = list(known[id].get("successors", ())), [], {id}
    while todo:
        next = todo.pop(0)
        if next in known and next not in seen:
            seen.add(next)
            if "valid_to" in known[next]:
                todo += known[next].get("successors", ())
            else:
                found.append(next)
    above = known[id].get("parent")
    return found or (_heirs(known, above) if above in known and "valid_to" in known[above] else [])


def _sections(content: Path) -> list[Row]:
    keys = {"mã": "id", "tên": "name", "thuộc": "parent", "mô tả": "description"}
    registry = yaml.safe_load((content / "du-lieu" / "chuyen-muc.yml").read_text("utf-8"))
    return [{keys[key]: value for key, value in row.items() if key in keys} for row in registry]


def _identity(content: Path) -> Row:
    keys = {
        "tên cổng": "name", "tên gọn": "short", "cơ quan quản lý": "owner", "cơ quan chủ quản": "parent",
        "người chịu trách nhiệm": "responsible", "địa chỉ": "address",
        "điện thoại": "phone", "fax": "fax", "thư điện tử": "email", "ghi nguồn": "credit", "lời giới thiệu": "about",
        "giấy phép dữ liệu": "licence", "địa chỉ giấy phép": "licence_url", "lời báo trang chủ": "notice", "bản quyền từ": "since",
    }  # fmt: skip
    lines = (content / "du-lieu" / "co-quan.yml").read_text("utf-8").splitlines()  # not plain YAML: values hold colons
    said = dict(line.split(": ", 1) for line in lines if ": " in line and not line.startswith((" ", "-")))
    return {name: said[key] for key, name in keys.items() if key in said}


def _assets(output: Path) -> Row:
    """Where our style sheet and scripts lie: the peers' pages load the same ones."""

    def found(pattern: str) -> list[str]:
        return [f"/assets/{path.name}" for path in sorted((output / "assets").glob(pattern))]

    modules = {f"site/{url.rsplit('/', 1)[1].rsplit('-', 1)[0]}": url for url in found("*.mjs") if "/init-" not in url}
    return {
        "css": found("site-*.css")[0], "early": found("early-*.js")[0], "init": found("init-*.mjs")[0], "icon": found("favicon-*.svg")[0],
        "fonts": found("*.woff2"),
        "imports": json.dumps({"imports": modules}, separators=(",", ":")),
    }  # fmt: skip


def pager_size(output: Path, articles: Sequence[Article]) -> int:
    """Entries a page, so that as many pages come out as ours has under its sections, units, topics and plans."""
    lists = sum(1 for kind in ("chuyen-muc", "don-vi", "chu-de") for _ in (output / kind).glob("*/*/**/index.html"))
    entries = sum(2 + len(article.facts.get("topics", ())) for article in articles)
    return max(8, min(40, entries // max(lists, 1)))
