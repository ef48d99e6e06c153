"""Owns what addresses must not do: collide, lie in the wrong folder, or lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal import urls
from portal.domain.article import ArticleKind
from portal.domain.facts import Facts
from portal.domain.problem import Problem
from portal.source.draft import Draft
from portal.source.faults import Report, problem
from portal.source.link import Linked
from portal.source.tree import Tree
from portal.text.nearest import nearest

FOLDER = re.compile(r"^tin/(\d{4})/(\d{2})/")
CHOICE = re.compile(r"^/(ke-hoach|van-ban|chi-tieu)/(buoc|loai|co-quan|nam|chu-de|tinh-trang|don-vi|han)/[^/]+/")  # a list by one choice
RESERVED = re.compile(r"^tin/(\d{4}(/\d{2})?)\.md$")


def check_addresses(drafts: dict[str, Draft]) -> Iterator[tuple[str, list[Problem]]]:
    """(path, problems) of files whose id, address or old address belongs to an earlier file."""
    owners: dict[str, str] = {}
    found: list[tuple[str, list[Problem]]] = []
    for path in sorted(drafts):
        draft = drafts[path]
        claims = {f"id {draft.entries.text('id') or path.removesuffix('.md')}": "C103", urls.article(path).casefold(): "C102"}
        claims |= {_old(alias): "C102" for alias in draft.entries.texts("aliases")}
        if RESERVED.match(path):
            owners.setdefault(urls.article(path).casefold(), "tin/")
        taken = [(claim, code) for claim, code in claims.items() if owners.get(claim, path) != path]
        if taken:
            report = Report(path, draft.head)
            for claim, code in taken:
                report.add(code, draft.entries.line_of("id"), claim.removeprefix("id "), owners[claim])
            found.append((path, report.problems))
        else:
            owners.update(dict.fromkeys(claims, path))
    return iter(found)


def _old(alias: str) -> str:
    return "/" + alias.strip("/").removesuffix(".md").casefold() + "/"


def check_links(linked: list[Linked], facts: Facts, tree: Tree) -> list[Problem]:
    """Internal links, files and folders of published articles; warnings all."""
    known = known_addresses(facts)
    found: list[Problem] = []
    for item in linked:
        if item.article.id in facts.articles:
            found += _links(item, known, tree)
        found += folder_problems(item)
    return found


def folder_problems(item: Linked) -> Iterator[Problem]:
    """W115: an article that lies in the folder of another month."""
    folder = FOLDER.match(item.draft.path)
    at = item.article.card.at
    if folder and (int(folder[1]), int(folder[2])) != (at.year, at.month):
        yield problem("W115", item.draft.path, 0, f"{folder[1]}/{folder[2]}", f"{at.month}/{at.year}")


def _links(item: Linked, known: set[str], tree: Tree) -> Iterator[Problem]:
    path = item.draft.path
    for link in item.draft.links:
        place = link.lstrip("/")
        if place in tree.files or (link.startswith("/tep/") and f"van-ban/{place.removeprefix('tep/')}" in tree.files):
            continue
        if place.startswith(("anh/", "tep/")):
            yield problem("L102", path, 0, place)
        elif (page := link.partition("?")[0].partition("#")[0]) not in known and not CHOICE.match(page):
            near = nearest(page, known)
            yield problem("L101", path, 0, link, f"«{near}»?" if near else "Kiểm tra lại tên tệp.")
    for image in item.article.images:
        if image.file and image.file not in tree.files:
            yield problem("L102", path, item.draft.entries.line_of("images"), image.file)


FIXED = frozenset(
    value for name, value in vars(urls).items() if name.isupper() and isinstance(value, str)
)  # every page the portal always has


OWN_PAGES = FIXED - {urls.ABOUT, urls.CONTACT}  # made by the portal itself


def is_reserved(page: str) -> bool:
    """Whether a file of content/trang would take the address of a page that the portal makes itself."""
    return urls.page(page) in OWN_PAGES


def known_addresses(facts: Facts) -> set[str]:
    """Every page address there is, near enough for checking links."""
    known = set(FIXED) | {article.url for article in facts.articles.values()}
    known |= {urls.unit(id) for id in facts.units} | {urls.topic(id) for id in facts.topics}
    known |= {urls.section(id) for id in facts.sections} | {urls.page(id) for id in facts.pages}
    known |= {urls.plan(id) for id, plan in facts.plans.items() if plan.page} | {urls.target(id) for id in facts.targets}
    known |= {urls.document(id) for id in facts.documents}
    known |= {urls.news(year) for year in facts.groups.get(("years",), ())}
    return known | {address for key in facts.groups if (address := _of_period(key))}


def _of_period(key: tuple[str, ...]) -> str:
    """The address of a list of one year or month, "" for any other group."""
    match key:
        case ("month", name):
            return urls.month(name)
        case ("section" | "unit" | "topic" as of, id, year, *month) if year.isdigit():
            return urls.period({"section": urls.section, "unit": urls.unit, "topic": urls.topic}[of](id, year), *month)
        case ("events", "year", *names):
            return urls.period(urls.EVENTS, *names)
        case ("consultation", year, *month) if year.isdigit():
            return urls.period(urls.consultations(year), *month)
        case ("kind", ArticleKind.NOTICE, year, *month):
            return urls.period(urls.notices(year), *month)
    return ""
