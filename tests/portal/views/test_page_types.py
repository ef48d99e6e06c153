"""One table of page types: whoever forgets a row, or a part of one, is told by a test or by the row itself."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from plugins import pages
from plugins.search.document import KINDS
from portal import urls
from portal.source.reading.fields.vocabulary import VOCABULARIES
from portal.views.page_types import PAGE_TYPES, PageType, Place, links
from portal.views.site import AssetUrls
from portal.views.site_view import menu_links, site_view
from portal.views.sitemap import sitemap
from tests.sitekit import portal_of
from tests.tinysite import GOOD, IDENTITY, load_site
from tools.site_map import addresses

ROOT = Path(__file__).resolve().parents[3]
NOT_OF_A_TYPE = {"redirects", "described"}  # old addresses; a page of docs/
LINKS = {Place.MENU: "Việc làm", Place.RECORDS: "Tuyển dụng"}
OWN = PageType("jobs", "/viec-lam/", LINKS, entries=lambda portal: [("/viec-lam/", "2026-01-02")])


def located(site: Path) -> set[str]:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    return {re.sub(r"^https?://[^/]+", "", address) for address in re.findall(r"<loc>(.*?)</loc>", text)}


@pytest.mark.parametrize("without", [{"links": {}}, {"entries": None}, {"url": ""}, {"kind": "job"}, {"address": urls.article}])
def test_a_row_says_how_the_site_leads_to_its_pages_or_why_it_does_not(without: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="jobs"):
        replace(OWN, **without)


def test_every_module_that_makes_pages_is_named_by_the_table_and_the_other_way_round() -> None:
    files = {file.stem for file in Path(pages.__file__).parent.glob("*.py")} - {"__init__"}
    assert {*pages.modules(PAGE_TYPES), *pages.SINGLE} == files - NOT_OF_A_TYPE
    for name in (*pages.modules(PAGE_TYPES), *pages.SINGLE):
        assert callable(import_module(f"plugins.pages.{name}").artifacts)


def test_no_two_rows_have_one_name_or_one_address() -> None:
    for field in ("name", "url"):
        found = [value for type in PAGE_TYPES if (value := getattr(type, field))]
        assert len(found) == len(set(found))


def test_search_finds_the_kinds_of_the_table_and_calls_each_by_a_name() -> None:
    kinds = {type.kind for type in PAGE_TYPES if type.kind}
    assert kinds | {"event", "page", "service"} == set(KINDS)  # and what the table's lists and the identity name
    for script in ("search-box/search-box.mjs", "search-page/search-page.mjs"):
        source = (ROOT / "theme/components" / script).read_text(encoding="utf-8")
        tables = [set(re.findall(r"(\w+): \"", table)) for table in re.findall(r"\{([^{}]*)\}", source)]
        assert any(set(KINDS) <= named for named in tables), script


def test_sitemap_names_every_page_but_those_that_have_a_reason(mini_site: Path) -> None:
    left = set(addresses(mini_site)) - located(mini_site) - {urls.NOT_FOUND, urls.SEARCH}
    assert {address for address in left if not address.startswith(("/chuyen-muc/", "/chu-de/"))} <= withdrawn(mini_site)
    assert len(located(mini_site)) > 100 and located(mini_site) <= set(addresses(mini_site))


def withdrawn(site: Path) -> set[str]:
    return {address for address, file in addresses(site).items() if "Bài đã rút" in file.read_text(encoding="utf-8")}


def test_every_link_of_the_table_leads_to_a_page_and_stands_where_it_says(mini_site: Path) -> None:
    site_map, home = ((mini_site / name).read_text(encoding="utf-8") for name in ("so-do-trang/index.html", "index.html"))
    shown = 0
    for type in PAGE_TYPES:
        if f'href="{type.url}"' in home + site_map and type.url:
            assert (mini_site / urls.file_of(type.url)).is_file()
            shown += 1
            for place, page in ((Place.MENU, home), (Place.FOOTER, home), (Place.RECORDS, site_map), (Place.ABOUT, site_map)):
                assert place not in type.links or f'href="{type.url}"' in page, (type.name, place)
    assert shown > 15


def test_a_row_of_a_plugin_stands_in_the_menu_and_in_sitemap_xml(tmp_path: Path) -> None:
    portal = portal_of(load_site(tmp_path, {"tin/2024/05/tin.md": GOOD}))
    types = (*PAGE_TYPES, OWN)
    assert [link.href for link in site_view(portal, AssetUrls(css=""), "", types).menu][-1] == "/viec-lam/"
    assert "<loc>https://thu.example/viec-lam/</loc><lastmod>2026-01-02</lastmod>" in sitemap(portal, "https://thu.example", types=types)
    assert [link.text for link in links(portal, Place.RECORDS, types)] == ["Tuyển dụng"]


def test_the_menu_begins_with_what_the_office_orders_and_leaves_out_empty_pages(tmp_path: Path) -> None:
    files = {"tin/2024/05/tin.md": GOOD, "du-lieu/co-quan.yml": IDENTITY}
    before = list(menu_links(portal_of(load_site(tmp_path / "a", files))))
    own = {"Lịch công tác": "/lich-cong-tac/", "Tin xã": urls.NEWS, "Đề án": urls.CONSULTATIONS}
    menu = "".join(f"  - tên: {name}\n    địa chỉ: {url}\n" for name, url in own.items())
    made = list(menu_links(portal_of(load_site(tmp_path / "b", {**files, "du-lieu/co-quan.yml": f"{IDENTITY}menu:\n{menu}"}))))
    assert urls.CONSULTATIONS not in [link.href for link in before] and urls.NEWS in [link.href for link in before]
    assert [(link.text, link.href) for link in made[:2]] == [("Lịch công tác", "/lich-cong-tac/"), ("Tin xã", urls.NEWS)]
    assert made[2:] == [link for link in before if link.href != urls.NEWS]


def test_every_built_in_entry_of_the_menu_can_be_hidden_by_the_words_it_has(tmp_path: Path) -> None:
    words = {type.name: type.links[place] for type in PAGE_TYPES for place in (Place.MENU, Place.MORE) if place in type.links}
    assert {name: known[0] for name, known in VOCABULARIES["menu_entry"].items()} == words
    own = f"{IDENTITY}menu:\n  - tên: Bài mới\n    địa chỉ: {urls.NEWS}\nẩn khỏi menu:\n"
    files = {"tin/2024/05/tin.md": GOOD, "du-lieu/co-quan.yml": own + "".join(f"  - {word}\n" for word in words.values())}
    site = site_view(portal_of(load_site(tmp_path, files)), AssetUrls(css=""), "")
    assert [(link.text, link.href) for link in site.menu] == [("Bài mới", urls.NEWS)] and not site.more
    assert urls.UNITS in [link.href for link in site.footer], "the page stays, and the footer still leads to it"


def test_a_word_that_is_no_entry_of_the_menu_is_told(tmp_path: Path) -> None:
    files = {"tin/2024/05/tin.md": GOOD, "du-lieu/co-quan.yml": f"{IDENTITY}ẩn khỏi menu: Bản đồ\n"}
    assert [(one.path, one.excerpt) for one in load_site(tmp_path, files).problems if "Bản đồ" in one.message + one.excerpt] != []
