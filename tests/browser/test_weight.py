"""What a page costs a reader with a cheap phone: bytes on the first visit and after, what holds up the first paint, jumps."""

import gzip
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser

from tests.browser import kit
from tools import site_map

pytestmark = pytest.mark.browser

FIRST_VISIT = 75 * 1024
NEXT_VISIT = 12 * 1024
SCRIPTS = 10 * 1024
EARLY = 512
READ = ("", "tin/*/*/*", "ke-hoach/*", "don-vi/*", "chu-de/*")
PICTURES = (".webp", ".avif", ".jpg", ".jpeg", ".png", ".gif")
DEFERRED = ("module", "importmap", "application/ld+json")


@pytest.mark.parametrize("kind", READ)
def test_page_is_light_and_does_not_jump(browser: Browser, origin: str, built_site: Path, kind: str) -> None:
    with kit.reader(browser, origin, kit.Device(kit.PHONE)) as view:
        address = site_map.fullest(built_site, kind)
        assert view.go(address, until="networkidle") == 200
        weights = {name: size for name, size in kit.weights(view).items() if not name.endswith(PICTURES)}
        scripts = [size for name, size in weights.items() if name.endswith((".js", ".mjs"))]
        assert sum(weights.values()) <= FIRST_VISIT, weights
        assert weights[address] <= NEXT_VISIT, weights
        assert sum(scripts) <= SCRIPTS, weights
        assert kit.layout_shift(view) < 0.01


def test_second_article_costs_its_own_text_only(browser: Browser, origin: str, built_site: Path) -> None:
    articles = [address for address in site_map.addresses(built_site) if site_map.kind(address) == "tin/*/*/*"]
    with kit.reader(browser, origin, kit.Device(kit.PHONE)) as view:
        view.go(articles[0], until="networkidle")
        known = set(kit.weights(view))
        view.go(articles[1], until="networkidle")
        new = {name: size for name, size in kit.weights(view).items() if name not in known and not name.endswith(PICTURES)}
    assert list(new) == [articles[1]]
    assert new[articles[1]] <= NEXT_VISIT


@pytest.mark.parametrize("kind", [*READ, "tim-kiem"])
def test_one_style_sheet_and_half_a_kilobyte_of_script_hold_up_the_first_paint(built_site: Path, kind: str) -> None:
    page = site_map.addresses(built_site)[site_map.fullest(built_site, kind)]
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
    early = [script for script in soup.find_all("script") if holds_up(script)]
    assert len(soup.select("link[rel=stylesheet]")) == 1
    assert not soup.find_all("style")
    assert sum(weight(built_site, script) for script in early) <= EARLY, early


def holds_up(script: Tag) -> bool:
    """Whether the browser stops reading the page to run it."""
    return script.get("type") not in DEFERRED and not script.has_attr("defer") and not script.has_attr("async")


def weight(site: Path, script: Tag) -> int:
    """Bytes as sent by a server with gzip; what is too short to pack is sent as it is."""
    body = (site / str(script["src"]).lstrip("/")).read_bytes() if script.has_attr("src") else script.get_text().encode()
    return min(len(body), len(gzip.compress(body, mtime=0)))
