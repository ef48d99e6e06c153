"""A stranger walks the miniature demo: three clicks to everything, and nothing on the way that is empty, foreign or unfinished."""

import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from portal import urls
from tests.house import built_rules as rules
from tools import site_map

MOST_CLICKS = 3
BLOCKS = "p, li, td, th, dd, dt, h1, h2, h3, h4, figcaption, caption, blockquote, summary, label, button"
NOT_LINKED = {"404.html"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

# Words of programs and of an unfinished page. `/en/` is English on purpose; addresses and file names are no words.
UNFINISHED = re.compile(r"\b(None|null|undefined|NaN|True|False|TODO|lorem|Read more|Home|Search|Next|Previous)\b|\{\{|\}\}|\{\w+\}|<\w+>")
FOREIGN_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{2}\b(?!/)")
DOUBLED = re.compile(r" [,.;:](?=\s|$)|,,|\.\.(?!\.)|\b(\w+) \1 \1\b|\(\)|“”")


def clicks(site: Path) -> dict[str, int]:
    """How many clicks from the front page every address is away, along links alone."""
    far, waiting = {"/": 0}, deque(["/"])
    while waiting:
        address = waiting.popleft()
        for link in _links(site / urls.file_of(address)):
            if link not in far and (site / urls.file_of(link)).is_file():
                far[link] = far[address] + 1
                waiting.append(link)
    return far


def _links(page: Path) -> Iterator[str]:
    if page.suffix != ".html":
        return
    for target in re.findall(r'<a [^>]*?href="(/[^"]*)"', page.read_text(encoding="utf-8")):
        yield unquote(urlsplit(target).path)


@pytest.fixture(scope="module")
def texts(mini_site: Path) -> dict[str, BeautifulSoup]:
    return {address: BeautifulSoup(path.read_bytes(), "lxml") for address, path in site_map.addresses(mini_site).items()}


def test_every_kind_of_page_is_three_clicks_away_at_most(mini_site: Path) -> None:
    far = clicks(mini_site)
    near: dict[str, int] = {}
    for address in site_map.addresses(mini_site):
        kind = site_map.kind(address)
        near[kind] = min(near.get(kind, 99), far.get(address, 99))

    assert {kind: depth for kind, depth in near.items() if depth > MOST_CLICKS and kind not in NOT_LINKED} == {}


def test_only_what_was_withdrawn_or_has_no_news_yet_is_linked_nowhere(mini_site: Path, texts: dict[str, BeautifulSoup]) -> None:
    alone = site_map.addresses(mini_site).keys() - clicks(mini_site).keys() - {"/404.html"}
    empty = {address for address in alone if address.startswith("/chuyen-muc/") and not texts[address].select("main .card")}
    withdrawn = {address for address in alone if "Bài đã rút" in texts[address].get_text()}

    assert alone - empty - withdrawn == set()


def test_no_heading_stands_over_nothing(texts: dict[str, BeautifulSoup]) -> None:
    faults = [f"{address}: {heading.get_text().strip()}" for address, soup in texts.items() for heading in _bare(soup)]
    assert faults == []


def test_no_list_or_table_is_empty(texts: dict[str, BeautifulSoup]) -> None:
    parts = "main ul, main ol, main dl, main table, main section, main li, main p, main dd"
    faults = [f"{address}: {part}"[:160] for address, soup in texts.items() for part in soup.select(parts) if _is_empty(part)]
    assert faults == []


def _bare(soup: BeautifulSoup) -> Iterator[Tag]:
    """Headings with nothing but another heading of their rank, or the end of the page, after them."""
    parts = soup.select("main :is(h1, h2, h3, h4, h5, h6, p, li, table, dl, figure, form, img, .timeline, .block-body)")
    for heading, after in zip(parts, [*parts[1:], None], strict=True):
        last = after is None or (after.name in HEADINGS and after.name <= heading.name)
        if heading.name in HEADINGS and last and not heading.find_parent(["li", "article"]):
            yield heading


def _is_empty(part: Tag) -> bool:
    hidden = part.find_parent(attrs={"hidden": True}) or "hidden" in part.attrs or part.find_parent("template")
    return not hidden and not part.get_text().strip() and not part.find(["img", "svg", "input"]) and not _is_filled_by_script(part)


def _is_filled_by_script(part: Tag) -> bool:
    return "search-page-results" in part.attrs.get("class", []) or part.attrs.get("role") in ("status", "listbox") or _is_live(part)


def _is_live(part: Tag) -> bool:
    return "aria-live" in part.attrs or part.find_parent(attrs={"aria-live": True}) is not None


@pytest.mark.parametrize("wrong", [UNFINISHED, FOREIGN_DATE, DOUBLED], ids=["unfinished", "foreign-date", "doubled"])
def test_no_page_shows_words_of_another_hand(texts: dict[str, BeautifulSoup], wrong: re.Pattern[str]) -> None:
    faults = []
    for address, soup in texts.items():
        shown = "" if address.startswith("/en/") or not soup.main else _shown(soup.main)
        faults += [f"{address}: …{shown[max(0, found.start() - 40) : found.end() + 20]}…" for found in wrong.finditer(shown)]
    assert faults == []


def _shown(main: Tag) -> str:
    """The words of a page, a block a line: no codes, no addresses."""
    blocks = (block for block in main.select(BLOCKS) if not block.select_one(BLOCKS) and not block.select_one("code, pre"))
    return "\n".join(re.sub(r"\s+", " ", block.get_text()).strip() for block in blocks)


@pytest.mark.parametrize("rule", [rules.broken_links, rules.foreign_loads, rules.inline_code])
def test_every_page_of_the_demo_keeps_the_house_rules(mini_site: Path, rule: object) -> None:
    assert callable(rule)
    assert [fault for path in site_map.addresses(mini_site).values() for fault in rule(mini_site, path)] == []
