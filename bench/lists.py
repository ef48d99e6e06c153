"""Owns the pages of the peers' sites that are no articles, as rows for the Jinja theme: lists, dossiers, pages of plans, their feeds.

Refuses what our open data does not tell. A row has its id, its address and its title; what it lists stands there by id.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from bench.district import Article, District, Row
from portal.text.slug import slug

PAGE = 40
"""Rows on a page of a list of documents or targets, as in Hugo's templates."""
FEED = 20
TITLES = {
    "nam-van-ban": ("documents", "Văn bản theo năm", "Văn bản năm {}"), "loai-van-ban": ("documents", "Văn bản theo loại", "Văn bản: {}"),
    "tinh-trang": ("targets", "Chỉ tiêu theo tình trạng", "Chỉ tiêu: {}"), "han": ("targets", "Chỉ tiêu theo hạn", "Chỉ tiêu hạn {}"),
    "su-kien": ("events", "Hội nghị, hội thảo", "Hội nghị, hội thảo năm {}"), "thong-bao": ("cards", "Thông báo", "Thông báo năm {}"),
}  # fmt: skip
WHOLE = {
    "van-ban": "Văn bản", "ke-hoach": "Chương trình, đề án, kế hoạch", "chi-tieu": "Chỉ tiêu và kết quả thực hiện",
    "don-vi": "Cơ quan, đơn vị", "chu-de": "Chủ đề", "chuyen-muc": "Chuyên mục",
}  # fmt: skip
OF = {"chuyen-muc": "section", "don-vi": "unit", "chu-de": "topics", "ke-hoach": "plans"}
TABLES = {
    "tin": "Tin, bài", "chi-tieu": "Chỉ tiêu", "ket-qua": "Kết quả thực hiện", "van-ban": "Văn bản", "don-vi": "Cơ quan, đơn vị",
    "chu-de": "Chủ đề", "ke-hoach": "Chương trình, đề án, kế hoạch",
}  # fmt: skip


def key(article: Article) -> str:
    """How the theme's tables know an article."""
    return article.url.strip("/")


def by_list(articles: Sequence[Article]) -> dict[str, list[Article]]:
    """Address of a section, unit, topic or plan → its articles, newest first."""
    found = defaultdict(list)
    for article in articles:
        for folder, fact in OF.items():
            told = article.facts.get(fact, ())
            for id in (told,) if isinstance(told, str) else told:
                found[f"/{folder}/{id}/"].append(article)
    return found


def years(listed: Mapping[str, Sequence[Article]]) -> dict[str, list[Row]]:
    """Address of a list → how many articles each year has, newest first."""
    counted = {url: Counter(article.facts["date"][:4] for article in articles) for url, articles in listed.items()}
    return {url: [{"year": year, "count": count[year]} for year in sorted(count, reverse=True)] for url, count in counted.items()}


def dossiers(district: District, listed: Mapping[str, Sequence[Article]]) -> Iterator[Row]:
    """A plan's dossier, whole and of every year it has articles in."""
    for plan in district.plans:
        for year in ("", *plan["years"]):
            told = [key(article) for article in listed.get(plan["url"], ()) if article.facts["date"].startswith(year)]
            title = f"Hồ sơ năm {year}" if year else "Hồ sơ"
            path = f"{plan['url']}ho-so/{f'{year}/' if year else ''}"
            yield {"id": f"{plan['id']}-{year}", "url": path, "title": title, "plan": plan["id"], "year": year, "articles": told}


def plan_pages(district: District, listed: Mapping[str, Sequence[Article]]) -> Iterator[Row]:
    """The pages of every plan: facts and the newest articles on the first, the others as lists of cards."""
    for plan in district.plans:
        told = [key(article) for article in listed.get(plan["url"], ())]
        for page in _paged(plan["id"], plan["url"], plan["name"], told, district.pager):
            tally = Counter(target["state_label"] for target in plan["targets"])
            yield {**page, "plan": plan["id"], "tally": [{"name": name, "count": count} for name, count in tally.items()]}


def feeds(kind: str, rows: Iterable[Row], listed: Mapping[str, Sequence[Article]]) -> Iterator[Row]:
    """What the feeds of lists say; rows are sections, units …, `kind` the name of their table."""
    for row in rows:
        told = [key(article) for article in listed.get(row["url"], ())[:FEED]]
        about = {"kind": kind, "of": row["id"], "title": row["name"], "description": row.get("description", "")}
        yield {"id": row["url"].strip("/"), "url": row["url"], **about, "articles": told}


def periods(articles: Sequence[Article]) -> list[str]:
    """The addresses of the years and months that have articles."""
    return list(dict.fromkeys(f"/{'/'.join(article.path.split('/')[:depth])}/" for article in articles for depth in (1, 2, 3)))


def rows(district: District, listed: Mapping[str, Sequence[Article]], sections: Sequence[Row]) -> Iterator[Row]:
    """Every list that is not a list of news, page by page."""
    groups = _groups(district)
    for (folder, name), ids in groups.items():
        kind, _, title = TITLES[folder]
        size = PAGE if kind in ("documents", "targets") else len(ids)
        url = f"/{folder}/{slug(name)}/"
        for page in _paged(f"{folder}-{name}", url, title.format(name), ids, size):
            yield {**page, "kind": kind, "rows": _months(page["rows"]) if kind == "events" else page["rows"]}
    for folder, (_, title, _) in TITLES.items():
        links = [{"url": f"/{folder}/{slug(name)}/", "name": name} for of, name in groups if of == folder]
        yield {"id": folder, "url": f"/{folder}/", "title": title, "kind": "links", "rows": links}
    yield from _whole(district, listed, sections)
    yield from _directories(district, sections)


def _groups(district: District) -> dict[tuple[str, str], list[str]]:
    """(folder, name of a list) → the ids it lists."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for document in district.documents:
        groups["nam-van-ban", document["date"][:4]].append(document["id"])
        groups["loai-van-ban", document["kind"]].append(document["id"])
    for target in (target for plan in district.plans for target in plan["targets"]):
        groups["tinh-trang", target["state_label"]].append(target["id"])
        if target["year"]:
            groups["han", target["year"]].append(target["id"])
    for article in district.articles:
        if "event" in article.facts:
            groups["su-kien", article.facts["event"].get("date", article.facts["date"])[:4]].append(key(article))
        if article.facts.get("kind") == "Thông báo":
            groups["thong-bao", article.facts["date"][:4]].append(key(article))
    return groups


def _months(ids: Sequence[str]) -> list[Row]:
    """Articles under the months they came out in."""
    return [{"name": f"Tháng {int(month)}", "rows": list(told)} for month, told in groupby(ids, lambda id: id.split("/")[2])]


def _paged(id: str, url: str, title: str, ids: Sequence[str], size: int) -> Iterator[Row]:
    """A list as pages of `size` entries, one at least; the first has the list's own id and address."""
    count = max(1, -(-len(ids) // max(size, 1)))

    def place(number: int) -> str:
        return "" if not 0 < number <= count else url if number == 1 else f"{url}page/{number}/"

    for number in range(1, count + 1):
        yield {
            "id": id if number == 1 else f"{id}--{number}", "url": place(number), "title": title, "number": number,
            "rows": list(ids[(number - 1) * size : number * size]), "previous": place(number - 1), "next": place(number + 1),
        }  # fmt: skip


def _whole(district: District, listed: Mapping[str, Sequence[Article]], sections: Sequence[Row]) -> Iterator[Row]:
    """The first page of documents, plans, targets, units, topics and sections."""

    def links(rows: Sequence[Row]) -> list[Row]:
        return [{"url": row["url"], "name": row["name"], "note": f"({len(listed.get(row['url'], ()))} tin, bài)"} for row in rows]

    targets = [target["id"] for plan in district.plans for target in plan["targets"][:3]]
    listing = {
        "van-ban": ("documents", [document["id"] for document in district.documents[:30]]), "chi-tieu": ("targets", targets),
        "ke-hoach": ("plans", [plan["id"] for plan in district.plans]), "don-vi": ("links", links(district.units)),
        "chu-de": ("links", links(district.topics)), "chuyen-muc": ("links", links(sections)),
    }  # fmt: skip
    for name, (kind, listed_rows) in listing.items():
        yield {"id": name, "url": f"/{name}/", "title": WHOLE[name], "kind": kind, "rows": listed_rows}


def _directories(district: District, sections: Sequence[Row]) -> Iterator[Row]:
    """The site map, the page of feeds, the page of open data."""
    kinds = {"chuyen-muc": sections, "chu-de": district.topics, "don-vi": district.units, "ke-hoach": district.plans}
    for id, title, last in (("so-do-trang", "Sơ đồ trang", ""), ("rss", "Kênh RSS", "rss.xml")):
        links = {kind: [{"url": row["url"] + last, "name": row["name"]} for row in of] for kind, of in kinds.items()}
        parts = [{"name": WHOLE[kind], "rows": listed} for kind, listed in links.items()]
        yield {"id": id, "url": f"/{id}/", "title": title, "kind": "directory", "rows": parts}
    files = [
        {"name": title, "rows": [{"url": f"/du-lieu/{name}.{kind}", "name": f"{name}.{kind}"} for kind in ("csv", "json")]}
        for name, title in TABLES.items()
    ]
    yield {"id": "du-lieu", "url": "/du-lieu/", "title": "Dữ liệu mở", "kind": "directory", "rows": files}
