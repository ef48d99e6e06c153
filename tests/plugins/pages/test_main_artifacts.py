"""The main pages, rendered with the theme's templates: articles, lists, units, topics, sections, standing pages, front page."""

from __future__ import annotations

import json
import marshal
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from plugins.pages import (
    articles,
    data,
    directory,
    english,
    error,
    feeds,
    home,
    lists,
    module,
    modules,
    redirects,
    robots,
    search,
    sections,
    sitemap,
    static,
    topics,
    units,
)
from plugins.rendering.environment import environment
from portal import urls
from portal.domain.dependency_tracker import DependencyTracker
from portal.domain.portal import Portal
from portal.views.page_types import PAGE_TYPES
from tests.sitekit import news, portal_of, site
from tests.theme.example_site import THEME, example_site
from tests.tinysite import article

MAIN: tuple[ModuleType, ...] = (
    home, articles, lists, sections, units, topics, static, directory, feeds, search, data, english, error, sitemap, robots,
)  # fmt: skip
AS_OF = date(2026, 6, 1)
SETTINGS = Settings(Path(), Path(), THEME, Path(), AS_OF)
OWN = re.compile(r"^/(tin|chuyen-muc|don-vi|chu-de|gioi-thieu|lien-he|so-do-trang|rss|du-lieu|en|tim-kiem)?/")
DATA = re.compile(r"\.(xml|csv|ics|json|jsonld|ttl)$")  # made by other outlets
EMPTY = re.compile(r"(<(ul|ol|table|tbody|dl)[^>]*>)\s*</\2>")  # but the list of results, which a script fills
LIVING = {
    **{f"tin/2026/05/tin-{day}.md": news(f"{day:02}/5/2026", title=f"Tin ngày {day}", stage="triển khai") for day in range(1, 13)},
    "tin/2026/04/su-kien.md": article(
        "Mở đầu.\n\n## Đầu mục\n\nĐoạn.", tiêu_đề="Hội thảo & “góp ý” <dự thảo>", ngày_đăng="10/4/2026", chủ_đề="Một cửa",
        sự_kiện="Hội thảo góp ý, ngày 09/4", phát_biểu="Lò Văn A – Bí thư", tác_giả="Vàng Thị B", nguồn="Báo Mẫu",
        địa_chỉ_cũ="\n  - tin/2026/03/su-kien.md\n  - /cu.html",
    ),
    "tin/2025/08/xa.md": article(tiêu_đề="Tin của huyện cũ", ngày_đăng="10/6/2025", đơn_vị="Huyện Thử"),
    "tin/2026/02/rut.md": article(tiêu_đề="Bài rút", ngày_đăng="10/2/2026", rút_bài="\n  ngày: 12/2/2026\n  lý do: Sai số liệu"),
    "trang/gioi-thieu.md": "---\ntiêu đề: Giới thiệu\n---\nHuyện Thử.\n",
}  # fmt: skip


def all_artifacts(portal: Portal) -> Iterator[Artifact]:
    for kind in MAIN:
        yield from kind.artifacts(portal, SETTINGS)


def rendered(portal: Portal, settings: Settings = SETTINGS) -> dict[str, str]:
    env, shown = environment(THEME), replace(example_site(), menu=(), footer=(), feeds=(), search="", languages=())
    return {
        artifact.path: env.get_template(artifact.template).render(view=artifact.make(portal, *artifact.args), site=shown)
        for kind in MAIN
        for artifact in kind.artifacts(portal, settings)
        if artifact.template
    }


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    return portal_of(site(tmp_path_factory.mktemp("site"), as_of=AS_OF.isoformat(), files=LIVING))


@pytest.fixture(scope="module")
def pages(living: Portal) -> dict[str, str]:
    return rendered(living)


def test_a_site_without_articles_has_every_page_of_the_contract_and_no_empty_list(tmp_path: Path) -> None:
    pages = rendered(portal_of(site(tmp_path, as_of="2026-01-01")))
    fixed = (
        urls.HOME, urls.NEWS, urls.UNITS, urls.TOPICS, urls.SITE_MAP, urls.FEEDS, urls.SEARCH, urls.DATA, urls.ABOUT, urls.CONTACT,
        urls.ENGLISH, urls.NOT_FOUND,
    )  # fmt: skip

    assert {urls.file_of(url) for url in fixed} <= set(pages)
    for path, html in pages.items():
        assert not [found for found in EMPTY.findall(html) if "search-page" not in found[0]], path


def test_no_two_pages_claim_one_file(living: Portal) -> None:
    paths = [artifact.path for kind in ("articles", *modules(PAGE_TYPES)) for artifact in module(kind).artifacts(living, SETTINGS)]

    assert len(paths) == len(set(paths))


def test_every_link_between_these_pages_leads_to_one_of_them(pages: dict[str, str]) -> None:
    every = {href for html in pages.values() for href in re.findall(r'<a\b[^>]*href="([^"#]+)', html)}
    linked = {href for href in every if OWN.match(href) and not DATA.search(href)}

    assert len(linked) > 30
    assert {href for href in linked if urls.file_of(href) not in pages} == set()


def test_every_anchor_linked_is_there(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        for address, anchor in re.findall(r'href="([^"#]*)#([^"]+)"', html):
            target = urls.file_of(address) if address else path
            if target in pages:
                assert f'id="{anchor}"' in pages[target], (path, address, anchor)


def test_every_page_has_one_heading_of_its_own_and_no_anchor_twice(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert html.count("<h1") == 1, path
        assert len(ids) == len(set(ids)), (path, sorted(id for id in ids if ids.count(id) > 1))


def test_the_as_of_date_stands_on_the_data_page_alone(pages: dict[str, str]) -> None:
    assert [path for path, html in pages.items() if "01/6/2026" in html or "2026-06-01" in html] == ["du-lieu/index.html"]


def test_a_day_that_changes_no_state_changes_the_data_page_alone(tmp_path: Path, pages: dict[str, str]) -> None:
    next_day = replace(SETTINGS, as_of=date(2026, 6, 2))
    later = rendered(portal_of(site(tmp_path, as_of="2026-06-02", files=LIVING)), next_day)

    assert [path for path in pages if pages[path] != later[path]] == ["du-lieu/index.html"]


def test_what_a_page_takes_can_be_remembered(living: Portal) -> None:
    for artifact in all_artifacts(living):
        tracker = DependencyTracker(living)
        artifact.make(tracker, *artifact.args)
        assert marshal.dumps(sorted(tracker.dependencies, key=repr), 2)


def test_a_title_is_printed_as_written_whatever_letters_it_has(pages: dict[str, str]) -> None:
    html = pages["tin/2026/04/su-kien/index.html"]

    assert "Hội thảo &amp; “góp ý” &lt;dự thảo&gt;" in html
    assert "<dự thảo>" not in html
    (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert json.loads(told)["@graph"][0]["headline"] == "Hội thảo & “góp ý” <dự thảo>"


def test_an_article_stands_in_the_order_of_the_brief(pages: dict[str, str]) -> None:
    html = pages["tin/2026/04/su-kien/index.html"]
    marks = ("Đường dẫn", "<h1", "Ngày đăng", 'class="prose"', "Thông tin hội nghị", "Tác giả", "Sao chép liên kết", "Tin cùng chuyên mục")
    places = [html.index(mark) for mark in marks]

    assert places == sorted(places)


def test_a_published_site_has_absolute_addresses_where_others_read_them(living: Portal) -> None:
    view = next(
        artifact.make(living, *artifact.args)
        for artifact in articles.artifacts(living, replace(SETTINGS, site_url="https://thu.example"))
        if artifact.path == "tin/2026/04/su-kien/index.html"
    )

    assert '"url":"https://thu.example/tin/2026/04/su-kien/"' in view.meta.json_ld


def test_lists_by_year_stand_beside_units_topics_and_sections_that_are_long(living: Portal) -> None:
    paths = {artifact.path for artifact in all_artifacts(living)}

    assert "don-vi/huyen-uy-thu/2026/index.html" in paths
    assert "chuyen-muc/xay-dung-dang/2026/index.html" in paths
    assert "don-vi/huyen-thu/2025/index.html" not in paths


def test_old_addresses_have_pages_that_lead_on_and_maps_for_servers(living: Portal) -> None:
    found = {artifact.path: artifact for artifact in redirects.artifacts(living, SETTINGS, {"cu.html"})}

    assert set(found) == {"tin/2026/03/su-kien/index.html", "_redirects", "_redirects.nginx"}
    page = found["tin/2026/03/su-kien/index.html"]
    html = environment(THEME).get_template(page.template).render(view=page.make(living, *page.args), site=None)
    assert 'content="0; url=/tin/2026/04/su-kien/"' in html
    assert html.count('href="/tin/2026/04/su-kien/"') == 2
