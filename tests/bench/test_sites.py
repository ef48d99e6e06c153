"""The sites that `make bench` compares: from one small demo every generator writes the pages the table says it writes."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from bench import eleventy, hugo, ours, vanilla
from bench.district import District, read_district
from bench.edits import BODY, EDITS, OLD, chosen
from bench.measure import measured
from bench.rounds import weight

ARTICLES = 60
PARTS = (
    'rel="canonical"', "og:title", "NewsArticle", "BreadcrumbList", "breadcrumb-here", 'rel="prev"', "state-badge", "facts-list",
    "site-footer",
)  # fmt: skip
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
    mine = weight(demo.output, demo.district.articles).article_bytes
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
    told = {id for article in demo.district.articles for id in (article.facts["section"], *article.facts.get("topics", ()))}
    # Plain Pelican has no page for a category or tag without articles.
    assert not [id for id in missing if built.parent.name != "Pelican" or id in told]


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
