"""`content/` as it is built, in Chromium: every kind of page, on a phone with scripts and on a desk without.

The miniature demo has more kinds and is looked at more closely: `test_modes`, `test_keyboard`.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import kit
from tools import site_map

pytestmark = pytest.mark.browser

DEVICES = [kit.Device(kit.PHONE, "dark"), kit.Device(kit.DESK, javascript=False)]

# What the contract promises whatever the content; a kind that is missing here would be missed by every test below.
KINDS = {"", "404.html", "tin", "tin/*", "tin/*/*", "tin/*/*/*", "chuyen-muc/*", "don-vi", "don-vi/*", "chu-de"}
KINDS |= {"chu-de/*", "ke-hoach", "ke-hoach/*", "chi-tieu", "chi-tieu/*", "du-lieu", "rss", "so-do-trang"}
KINDS |= {"gioi-thieu", "lien-he", "kha-nang-tiep-can"}


@pytest.fixture(scope="session")
def pages(built_site: Path) -> list[str]:
    """One address for every kind of page, two where the fullest and the emptiest differ."""
    pages = [address for address in site_map.representatives(built_site) if address != "/404.html"]
    assert len(pages) >= len(KINDS) - 1
    return pages


def faults_of(view: kit.Reader, pages: Iterable[str], *checks: Callable[[kit.Reader], list[str]]) -> list[str]:
    """Every fault on every page, each with its address, so that one run tells all."""
    faults = []
    for address in pages:
        status = view.go(address)
        if status != 200:
            faults.append(f"{address}: status {status}")
        faults += [f"{address}: {fault}" for check in checks for fault in check(view)]
    return faults


def complaints(view: kit.Reader) -> list[str]:
    return list(view.complaints)


def structure(view: kit.Reader) -> list[str]:
    english = "/en/" in view.page.url
    return kit.structure_faults(view.page, "en" if english else "vi")


def sideways(view: kit.Reader) -> list[str]:
    return kit.scroll_faults(view.page)


def test_every_kind_of_page_is_looked_at(built_site: Path) -> None:
    assert {site_map.kind(address) for address in site_map.addresses(built_site)} >= KINDS


@pytest.mark.parametrize("device", DEVICES, ids=str)
def test_pages_stand_and_the_browser_has_no_complaint(
    browser: Browser, origin: str, pages: list[str], device: kit.Device
) -> None:
    with kit.reader(browser, origin, device) as view:
        faults = faults_of(view, pages, complaints, structure, sideways)
    assert not faults, kit.report(faults)


def test_axe_finds_nothing(browser: Browser, origin: str, pages: list[str]) -> None:
    with kit.reader(browser, origin, kit.Device(kit.PHONE_OLD)) as view:
        faults = faults_of(view, pages, kit.axe_faults, sideways)
    assert not faults, kit.report(faults)


def test_missing_address_shows_the_sites_404_page(browser: Browser, origin: str) -> None:
    with kit.reader(browser, origin) as view:
        assert view.go("/khong/co/trang/nay/") == 404
        assert not view.complaints + structure(view)
