"""Owns the rules for addresses: they must not collide, be in the wrong folder, or lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from datetime import date

from portal import urls
from portal.domain.article import ArticleKind
from portal.domain.facts import Facts, Groups, keys_with
from portal.domain.problem import Problem
from portal.source.linking.published_addresses import signs_of
from portal.source.linking.row import Row
from portal.source.reading.draft import Draft, read_draft
from portal.source.reading.faults import Report, problem
from portal.source.reading.filenames import FileNames, ends_as_file, renamed
from portal.source.reading.files import LastGood
from portal.text.nearest import nearest
from portal.text.percent import decoded

FOLDER = re.compile(r"^tin/(\d{4})/(\d{1,2})/")
CHOICE = re.compile(r"^/(ke-hoach|van-ban|chi-tieu)/(buoc|loai|co-quan|nam|chu-de|tinh-trang|don-vi|han)/[^/]+/")  # a list by one choice
OF_PERIODS = frozenset({"month", "section", "unit", "topic", "events", "consultation", "kind"})  # groups that may have periods
RESERVED = re.compile(r"^tin/(\d{4}(/\d{2})?)\.md$")
LONGEST_RESERVED = len("tin/2016/11.md")


def check_addresses(
    rows: Mapping[str, Row], draft: Callable[[str], Draft], last_good: LastGood
) -> Iterator[tuple[str, list[Problem], set[str]]]:
    """Yield (path, problems, the claims that cause them) of files whose id or address belongs to another, or whose old address is in use.

    It belongs to the article that was published with it before, otherwise to the file that names it, otherwise to the first by path. Last
    good texts are checked too; their old addresses hold nothing. `draft`: of a file, read if two claim the same.
    """
    addresses, disputed = _first_claims(rows)
    claims = {path: claims_of(rows[path]) for path in disputed}
    owners: dict[str, str] = {}
    contested: dict[str, dict[str, str]] = {}
    for path in _ranked(claims, draft, last_good):
        if _is_reserved_file(path):
            owners.setdefault(urls.article(path).casefold(), "tin/")
        contested[path] = {claim: code for claim, code in claims[path].items() if owners.get(claim, path) != path}
        if not contested[path]:
            owners.update(dict.fromkeys(claims[path], path))
    owners = {claim: path for claim, path in addresses.items() if path not in disputed} | owners
    for path, row in rows.items():
        old = (urls.old(alias).casefold() for alias in row.aliases if not row.stale)
        if lost := {claim: "C206" for claim in old if owners.get(claim, path) != path}:
            contested[path] = {**contested.get(path, {}), **lost}
    found = ((path, lost) for path, lost in contested.items() if lost)
    return ((path, _conflicts(draft(path), lost, owners), lost.keys() & claims_of(rows[path]).keys()) for path, lost in found)


def _first_claims(rows: Mapping[str, Row]) -> tuple[dict[str, str], set[str]]:
    """Return the first path that claims each address, and the paths with an id or address that another, or the portal, claims too."""
    ids: dict[str, str] = {}
    addresses: dict[str, str] = {}
    disputed: set[str] = set()
    for path, row in rows.items():
        holders = ids.setdefault(row.id, path), addresses.setdefault(row.url.casefold(), path)
        if holders != (path, path) or _is_reserved_file(path):
            disputed |= {path, *holders}
    return addresses, disputed


def _is_reserved_file(path: str) -> bool:
    return len(path) <= LONGEST_RESERVED and RESERVED.match(path) is not None


def claims_of(row: Row) -> dict[str, str]:
    """Return what an article claims, its id and its address, each with the code of the fault if another has it."""
    return {f"id {row.id}": "C103" if row.named else "C205", row.url.casefold(): "C102"}


def _ranked(claims: dict[str, dict[str, str]], draft: Callable[[str], Draft], last_good: LastGood) -> list[str]:
    """Return all paths; among those with the same claim the rightful owner comes first."""
    first: dict[str, str] = {}
    contested: set[str] = set()
    for path in sorted(claims):
        for claim in claims[path]:
            if (other := first.setdefault(claim, path)) != path:
                contested |= {other, path}
    by_right = {path: (not _was_shown(draft(path), last_good), "C103" not in claims[path].values()) for path in contested}
    return sorted(claims, key=lambda path: (*by_right.get(path, (False, False)), path))


def _was_shown(draft: Draft, last_good: LastGood) -> bool:
    """Return whether the last good text of a file is of the same article: another may have replaced it since."""
    old = last_good(draft.path)
    return old is not None and not set(signs_of(read_draft(draft.path, old))).isdisjoint(signs_of(draft))


def _conflicts(draft: Draft, claims: dict[str, str], owners: dict[str, str]) -> list[Problem]:
    report = Report(draft.path, draft.head)
    for claim, code in claims.items():
        report.add(code, draft.entries.line_of("aliases" if code == "C206" else "id"), claim.removeprefix("id "), owners[claim])
    return report.problems


def check_leads(path: str, links: Iterable[str], known: Collection[str], names: FileNames, groups: Groups) -> Iterator[Problem]:
    """Yield L102, L101, L105, each with the link as its mark: links of published content to missing files and pages."""
    for link in links:
        page = urls.page_behind(link)
        file = urls.file_behind(link) or (decoded(page).lstrip("/") if ends_as_file(page) and page not in known else "")
        if file and (fault := names.fault(file)):
            yield problem(fault[0], path, 0, *fault[1:], mark=link)
        elif why := groups.get(("waiting", page)):
            yield problem("L105", path, 0, link, why[0], mark=link)
        elif not file and page not in known and not CHOICE.match(page):
            near = nearest(page, _alike(page, known))
            yield problem("L101", path, 0, decoded(link), f"«{near}»?" if near else "Kiểm tra lại tên tệp.", mark=link)


def _alike(page: str, known: Iterable[str]) -> Iterator[str]:
    """Yield the addresses that may be meant: those in the same folder, those of the same name in any folder, or others than articles.

    A portal has tens of thousands of articles; comparing with each, letter by letter, takes longer than all the rest of a build.
    """
    folder, name = _parted(page)
    for address in known:
        if not address.startswith("/tin/") or (parts := _parted(address))[0] == folder or parts[1] == name:
            yield address


def _parted(address: str) -> tuple[str, str]:
    folder, _, name = address.rstrip("/").rpartition("/")
    return folder, name


def check_pictures(row: Row, line: Callable[[], int], names: FileNames) -> Iterator[Problem]:
    """Yield problems of the pictures that the front matter names; `line`: where."""
    for code, *words in filter(None, map(names.fault, row.images)):
        yield problem(code, row.path, line(), *words)


def check_aliases(
    row: Row, line: int, living: Container[str], destination_of: Callable[[str], str], path: Callable[[str], str]
) -> Iterator[Problem]:  # fmt: skip
    """Yield C131, C130: old addresses that are invalid, or lead elsewhere now: to an existing page, or to an article that had them later.

    `destination_of`: old address → the article it leads to, "" if none; `path`: of an article.
    """
    for alias in row.aliases:
        old = urls.old(alias)
        destination = destination_of(old) or row.id
        if not old:
            yield problem("C131", row.path, line, alias)
        elif (old in living and old != row.url) or destination != row.id:
            yield problem("C130", row.path, line, old, path(destination) if destination != row.id else f"trang {old}")


def check_folder(row: Row) -> Iterator[Problem]:
    """Yield W115: an article in the folder of another month; W130: in a folder whose month has one digit."""
    folder = FOLDER.match(row.path)
    year, month = int(row.at[:4]), int(row.at[5:7])
    if folder and (int(folder[1]), int(folder[2])) != (year, month):
        yield problem("W115", row.path, 0, f"{folder[1]}/{folder[2]}", f"{month}/{year}")
    elif folder and len(folder[2]) == 1:
        yield problem("W130", row.path, 0, folder[2], row.path, renamed(row.path, date.fromisoformat(row.at[:10])))


FIXED = frozenset(
    value for name, value in vars(urls).items() if name.isupper() and isinstance(value, str)
)  # every page that always exists


OWN_PAGES = FIXED - {urls.ABOUT, urls.CONTACT}  # made by the portal itself


def is_reserved(page: str) -> bool:
    """Return whether a file of content/trang would use the address of a page that the portal makes itself."""
    return urls.page(page) in OWN_PAGES


def known_addresses(facts: Facts, articles: Iterable[str]) -> set[str]:
    """Return every page address, precise enough to check links; `articles`: those of articles."""
    known = {*FIXED, *articles}
    known |= {urls.unit(id) for id in facts.units} | {urls.topic(id) for id in facts.topics}
    known |= {urls.section(id) for id in facts.sections} | {urls.page(id) for id in facts.pages}
    known |= {urls.plan(id) for id, plan in facts.plans.items() if plan.page} | {urls.target(id) for id in facts.targets}
    known |= {urls.document(id) for id in facts.documents}
    known |= {urls.news(year) for year in facts.groups.get(("years",), ())}
    return known | {address for key in keys_with(facts.groups, OF_PERIODS) if (address := _of_period(key))}


def _of_period(key: tuple[str, ...]) -> str:
    """Return the address of a list of one year or month, "" for any other group."""
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
