"""The sites that `make bench` compares: from one small demo every generator writes the pages the table says it writes."""

import csv
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote
from xml.dom import minidom

import pytest

from bench import eleventy, hugo, ours, vanilla
from bench.district import District, read_district
from bench.edits import BODY, EDITS, OLD, chosen
from bench.measure import measured
from bench.rounds import weight

ARTICLES = 60
PARTS = (
    'rel="canonical"', "og:title", "NewsArticle", "BreadcrumbList", "breadcrumb-here", "period-nav-", "state-badge", "facts-list",
    "site-footer",
)  # fmt: skip
SAME = (
    "tin/2???/index.html", "tin/*/??/index.html", "chi-tieu/*/index.html", "van-ban/*/index.html", "chuyen-muc/*/rss.xml",
    "don-vi/*/rss.xml", "chu-de/*/rss.xml", "ke-hoach/*/rss.xml", "ke-hoach/*/chi-tieu.csv", "su-kien/2???/index.html",
    "thong-bao/2???/index.html", "so-do-trang/index.html", "du-lieu/index.html", "404.html", "robots.txt", "atom.xml",
)  # fmt: skip
"""Files that everyone has at the same addresses."""
KINDS = {
    "dossiers": ("ke-hoach/*/ho-so/**/index.html", "ke-hoach/*/ho-so/**/index.html", "ho-so/*/index.html"),
    "documents of a year": ("van-ban/nam/*/index.html", "nam-van-ban/*/index.html", "nam-van-ban/*/index.html"),
    "documents of a kind": ("van-ban/loai/*/index.html", "loai-van-ban/*/index.html", "loai-van-ban/*/index.html"),
    "targets of a state": ("chi-tieu/tinh-trang/*/index.html", "tinh-trang/*/index.html", "tinh-trang/*/index.html"),
    "targets of a year": ("chi-tieu/han/2???/index.html", "han/2???/index.html", "han/2???/index.html"),
    "tables as CSV": ("du-lieu/*.csv", "du-lieu/*.csv", "**/index.csv"),
    "page of feeds": ("rss/index.html", "rss/index.html", "kenh-rss/index.html"),
}
"""Kind of page → where ours has it, where the Jinja theme has it, where Hugo has it."""
CODE = re.compile(r'<span class="paper-address-code">.*?</svg>', re.S)
TABLES = ("tin", "chi-tieu", "ket-qua", "van-ban", "don-vi", "chu-de", "ke-hoach")
PEERS = {peer.NAME: peer for peer in (hugo, eleventy, vanilla)}


@dataclass(frozen=True)
class Demo:
    folder: Path
    content: Path
    output: Path
    district: District


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo district, built once by a copy of the project without the search index."""
    folder = tmp_path_factory.mktemp("bench")
    ours.copy(folder / "ours", search=False)
    content = ours.write_demo(folder / "ours", ARTICLES)
    measured(ours.command(content), folder / "ours", {"PORTAL_AS_OF": ours.AS_OF})
    output = folder / "ours" / "output"
    return Demo(folder, content, output, read_district(content, output))


@pytest.fixture(scope="module", params=PEERS)
def built(request: pytest.FixtureRequest, demo: Demo) -> Iterator[Path]:
    """The output of one peer."""
    peer: ModuleType = PEERS[request.param]
    folder = demo.folder / request.param
    peer.emit(folder, demo.district, demo.content)
    try:
        command = peer.command()
    except FileNotFoundError as error:
        pytest.skip(f"NOT TESTED: {error}")
    measured(command, folder)
    yield folder / "output"


def page(output: Path, url: str) -> str:
    return (output / url.strip("/") / "index.html").read_text("utf-8")


def test_every_article_of_the_open_data_is_in_the_district(demo: Demo) -> None:
    published = [row for row in json.loads((demo.output / "du-lieu/tin.json").read_text("utf-8")) if row["status"] == "published"]
    assert len(demo.district.articles) == len(published) > ARTICLES * 0.9


def test_every_article_is_written_at_our_address(demo: Demo, built: Path) -> None:
    assert weight(built, demo.district.articles).articles == len(demo.district.articles)


def test_article_page_weighs_within_a_tenth_of_ours(demo: Demo, built: Path) -> None:
    """The code of the address for paper left aside: no peer can draw one while it builds."""
    pages = (page(demo.output, article.url) for article in demo.district.articles)
    codes = [sum(len(code.encode()) for code in CODE.findall(text)) for text in pages]
    mine = weight(demo.output, demo.district.articles).article_bytes - sum(codes) / len(codes)
    assert min(codes) > 1000
    assert weight(built, demo.district.articles).article_bytes == pytest.approx(mine, rel=0.1)


def test_article_page_has_the_parts_of_ours(demo: Demo, built: Path) -> None:
    article = next(article for article in demo.district.articles if {"plans", "event", "results", "topics"} <= set(article.facts))
    text = page(built, article.url)
    for part in PARTS:
        assert part in text, part
    facts = article.facts
    for folder, id in {"chuyen-muc": facts["section"], "don-vi": facts["unit"], "ke-hoach": facts["plans"][0]}.items():
        assert f'href="/{folder}/{id}/"' in text


def test_no_template_mark_is_left(built: Path) -> None:
    assert not [path for path in built.rglob("*.html") if re.search(r"\{\{|\{%|ZgotmplZ|@@", path.read_text("utf-8"))]


@pytest.mark.parametrize("kind", ["units", "topics", "sections", "plans", "documents"])
def test_every_row_of_the_registries_has_its_page(demo: Demo, built: Path, kind: str) -> None:
    folders = {"units": "don-vi", "topics": "chu-de", "sections": "chuyen-muc", "plans": "ke-hoach", "documents": "van-ban"}
    missing = [row["id"] for row in getattr(demo.district, kind) if not (built / folders[kind] / row["id"] / "index.html").exists()]
    assert not missing


def test_every_target_has_its_page_with_its_state(demo: Demo, built: Path) -> None:
    for target in (target for plan in demo.district.plans for target in plan["targets"]):
        assert target["state_label"] in page(built, target["url"])


def test_lists_by_year_and_month_name_their_articles(demo: Demo, built: Path) -> None:
    article = demo.district.articles[0]
    year, month = article.path.split("/")[1:3]
    assert article.url in page(built, f"/tin/{year}/{month}/")
    assert (built / "tin" / year / "index.html").exists()


@pytest.mark.parametrize("name", ["index.html", "sitemap.xml", "rss.xml", "feed.json", "lich.ics"])
def test_whole_site_has_its_files(built: Path, name: str) -> None:
    assert (built / name).stat().st_size > 500


@pytest.mark.parametrize("pattern", SAME)
def test_as_many_files_of_a_kind_as_ours(demo: Demo, built: Path, pattern: str) -> None:
    mine = len(list(demo.output.glob(pattern)))
    assert mine
    assert abs(len(list(built.glob(pattern))) - mine) <= max(1, mine // 10)


@pytest.mark.parametrize("kind", KINDS)
def test_as_many_files_of_a_kind_at_other_addresses(demo: Demo, built: Path, kind: str) -> None:
    ours_at, jinja_at, hugo_at = KINDS[kind]
    mine = len(list(demo.output.glob(ours_at)))
    assert mine
    assert abs(len(list(built.glob(hugo_at if built.parent.name == hugo.NAME else jinja_at))) - mine) <= max(1, mine // 10)


@pytest.mark.parametrize("name", TABLES)
def test_open_data_has_the_rows_of_ours(demo: Demo, built: Path, name: str) -> None:
    mine = json.loads((demo.output / f"du-lieu/{name}.json").read_text("utf-8"))
    at = ("ket-qua" if name == "ket-qua" else f"{name}/index") if built.parent.name == hugo.NAME else f"du-lieu/{name}"
    told = json.loads((built / f"{at}.json").read_text("utf-8"))
    assert len(told) == len([row for row in mine if row.get("status", "published") == "published"])
    with (built / f"{at}.csv").open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == len(told)


def test_feeds_are_well_formed(built: Path) -> None:
    feeds = list(built.rglob("*.xml"))
    assert feeds
    for feed in feeds:
        minidom.parse(str(feed))


def test_links_of_pages_lead_to_files(demo: Demo, built: Path) -> None:
    plan = demo.district.plans[0]
    for url in ("/", "/so-do-trang/", "/du-lieu/", "/van-ban/", "/chi-tieu/", demo.district.articles[0].url, plan["url"]):
        for link in re.findall(r'href="(/[^"#?]*)"', page(built, url)):
            place = built / unquote(link).strip("/")
            assert place.is_file() or (place / "index.html").exists(), f"{url}: {link}"


def test_notice_of_an_ended_unit_names_the_heirs_that_ours_names(demo: Demo, built: Path) -> None:
    ended = {unit["id"] for unit in demo.district.units if unit.get("heirs")}
    told = [article.url for article in demo.district.articles if article.facts["unit"] in ended]
    assert told
    for url in told:
        notices = [re.findall(r"notice-banner-links.*?</p>", page(tree, url), re.S)[0] for tree in (demo.output, built)]
        mine, theirs = (re.findall(r'href="([^"]+)"', notice) for notice in notices)
        assert mine == theirs, url


def test_article_with_many_pictures_shows_them_all(demo: Demo, built: Path) -> None:
    article = next(article for article in demo.district.articles if "pictures" in article.facts)
    assert page(built, article.url).count('class="gallery-item"') == page(demo.output, article.url).count('class="gallery-item"') > 0


def test_sections_and_units_with_articles_have_their_feed(demo: Demo, built: Path) -> None:
    for article in demo.district.articles:
        for feed in (f"chuyen-muc/{article.facts['section']}", f"don-vi/{article.facts['unit']}"):
            assert (built / feed / "rss.xml").exists(), feed


def test_every_edit_changes_the_same_article_of_ours_and_of_a_peer(demo: Demo, tmp_path: Path) -> None:
    hugo.emit(tmp_path / "hugo", demo.district, demo.content)
    for case, edit in EDITS.items():
        article = chosen(demo.district.articles, 1, case)
        edit(hugo.tree(tmp_path / "hugo"), article, 1)
    recent = chosen(demo.district.articles, 1, BODY)
    text = (tmp_path / "hugo/content" / recent.path).read_text("utf-8")
    assert "Thêm một câu, lần 1." in text
    assert f'"title": "{recent.title} 1"' in text
    assert not list((tmp_path / "hugo/content").rglob("bai-moi-*.md"))


def test_edited_article_differs_from_round_to_round(demo: Demo) -> None:
    for old in (False, True):
        assert len({chosen(demo.district.articles, turn, OLD if old else BODY).path for turn in range(1, 6)}) == 5
    newest = [article.path for article in demo.district.articles[:8]]
    assert chosen(demo.district.articles, 1, BODY).path in newest


def test_serve_shows_an_edit_on_the_page(demo: Demo) -> None:
    article = chosen(demo.district.articles, 2, BODY)

    def change(number: int) -> str:
        path = demo.content / article.path
        path.write_text(path.read_text("utf-8") + f"\n\nSửa khi xem, lần {number}.\n", "utf-8")
        return f"Sửa khi xem, lần {number}."

    runs = ours.served(demo.folder / "ours", {**os.environ, "PORTAL_AS_OF": ours.AS_OF}, article.url, change, edits=1)
    assert len(runs) == 1
    assert 0 < runs[0].wall < ours.PATIENCE
