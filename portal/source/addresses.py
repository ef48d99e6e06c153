"""Owns what addresses must not do: collide, lie in the wrong folder, or lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from portal import urls
from portal.domain.article import ArticleKind
from portal.domain.facts import Facts, Groups
from portal.domain.problem import Problem
from portal.source.draft import Draft, read_draft
from portal.source.faults import Report, problem
from portal.source.filenames import Names, ends_as_file, renamed
from portal.source.link import Linked
from portal.source.published_addresses import signs_of
from portal.source.reading import LastGood
from portal.source.tree import Tree
from portal.text.nearest import nearest

FOLDER = re.compile(r"^tin/(\d{4})/(\d{1,2})/")
CHOICE = re.compile(r"^/(ke-hoach|van-ban|chi-tieu)/(buoc|loai|co-quan|nam|chu-de|tinh-trang|don-vi|han)/[^/]+/")  # a list by one choice
RESERVED = re.compile(r"^tin/(\d{4}(/\d{2})?)\.md$")


def check_addresses(drafts: dict[str, Draft], last_good: LastGood) -> Iterator[tuple[str, list[Problem], set[str]]]:
    """(path, problems, the claims that cause them) of files whose id or address belongs to another, or at whose old address another lies.

    It belongs to the article that was shown with it before, else to the file that names it, else to the first by path. Last good texts
    are asked too; an old address of theirs holds nothing.
    """
    owners: dict[str, str] = {}
    taken: dict[str, dict[str, str]] = {}
    claims = {path: claims_of(path, draft) for path, draft in drafts.items()}
    for path in _ranked(drafts, claims, last_good):
        if RESERVED.match(path):
            owners.setdefault(urls.article(path).casefold(), "tin/")
        taken[path] = {claim: code for claim, code in claims[path].items() if owners.get(claim, path) != path}
        if not taken[path]:
            owners.update(dict.fromkeys(claims[path], path))
    for path, draft in drafts.items():
        old = (urls.old(alias).casefold() for alias in draft.entries.texts("aliases") if not draft.stale)
        taken[path] |= {claim: "C206" for claim in old if owners.get(claim, path) != path}
    return ((path, _taken(drafts[path], lost, owners), set(lost) & claims[path].keys()) for path, lost in taken.items() if lost)


def claims_of(path: str, draft: Draft) -> dict[str, str]:
    """What an article wants for itself, its id and its address, each with the code of the fault when another has it."""
    id = draft.entries.text("id")
    return {f"id {id or path.removesuffix('.md')}": "C103" if id else "C205", urls.article(path).casefold(): "C102"}


def _ranked(drafts: dict[str, Draft], claims: dict[str, dict[str, str]], last_good: LastGood) -> list[str]:
    """All paths; of those that want the same, first the one that has it by right."""
    first: dict[str, str] = {}
    contested: set[str] = set()
    for path in sorted(drafts):
        for claim in claims[path]:
            if (other := first.setdefault(claim, path)) != path:
                contested |= {other, path}
    by_right = {path: (not _was_shown(drafts[path], last_good), "C103" not in claims[path].values()) for path in contested}
    return sorted(drafts, key=lambda path: (*by_right.get(path, (False, False)), path))


def _was_shown(draft: Draft, last_good: LastGood) -> bool:
    """Whether the last good text of a file is the same article's: another may have been put in its place since."""
    old = last_good(draft.path)
    return old is not None and not set(signs_of(read_draft(draft.path, old))).isdisjoint(signs_of(draft))


def _taken(draft: Draft, claims: dict[str, str], owners: dict[str, str]) -> list[Problem]:
    report = Report(draft.path, draft.head)
    for claim, code in claims.items():
        report.add(code, draft.entries.line_of("aliases" if code == "C206" else "id"), claim.removeprefix("id "), owners[claim])
    return report.problems


def check_links(linked: list[Linked], facts: Facts, tree: Tree) -> list[Problem]:
    """Internal links, files and folders of published articles; warnings all."""
    living, names = known_addresses(facts), Names(tree.files)
    known = living | {key[1] for key in facts.groups if key[0] == "alias"}
    found: list[Problem] = []
    for item in linked:
        if item.article.id in facts.articles:
            found += _links(item.draft.path, item.draft.links, known, names, facts.groups)
            found += _pictures(item, names)
            found += _aliases(item, living, facts) if item.article.aliases else ()
        found += folder_problems(item)
    for page in facts.pages.values():
        found += _links(page.path, page.links, known, names, facts.groups)
    return found


def folder_problems(item: Linked) -> Iterator[Problem]:
    """W115: an article that lies in the folder of another month."""
    folder = FOLDER.match(item.draft.path)
    at = item.article.card.at
    if folder and (int(folder[1]), int(folder[2])) != (at.year, at.month):
        yield problem("W115", item.draft.path, 0, f"{folder[1]}/{folder[2]}", f"{at.month}/{at.year}")
    elif folder and len(folder[2]) == 1:
        yield problem("W130", item.draft.path, 0, folder[2], item.draft.path, renamed(item.draft.path, at.date()))


def _links(path: str, links: Iterable[str], known: set[str], names: Names, groups: Groups) -> Iterator[Problem]:
    """L102, L101, L105, each with the link as its mark."""
    for link in links:
        page = urls.page_behind(link)
        file = urls.file_behind(link) or (urls.decoded(page).lstrip("/") if ends_as_file(page) and page not in known else "")
        if file and (fault := names.fault(file)):
            yield problem(fault[0], path, 0, *fault[1:], mark=link)
        elif why := groups.get(("waiting", page)):
            yield problem("L105", path, 0, link, why[0], mark=link)
        elif not file and page not in known and not CHOICE.match(page):
            near = nearest(page, known)
            yield problem("L101", path, 0, link, f"«{near}»?" if near else "Kiểm tra lại tên tệp.", mark=link)


def _aliases(item: Linked, living: set[str], facts: Facts) -> Iterator[Problem]:
    """C131, C130: old addresses that are none, or lead elsewhere now: to a page there is, or to an article that had them later."""
    path, line = item.draft.path, item.draft.entries.line_of("aliases")
    for alias in item.article.aliases:
        old = urls.old(alias)
        heir = facts.groups.get(("alias", old), (item.article.id,))[0]
        if not old:
            yield problem("C131", path, line, alias)
        elif (old in living and old != item.article.url) or heir != item.article.id:
            yield problem("C130", path, line, old, facts.articles[heir].path if heir != item.article.id else f"trang {old}")


def _pictures(item: Linked, names: Names) -> Iterator[Problem]:
    """The pictures that the front matter names."""
    line = item.draft.entries.line_of("images")
    faults = (names.fault(image.file) for image in item.article.images if image.file)
    yield from (problem(code, item.draft.path, line, *words) for code, *words in filter(None, faults))


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
