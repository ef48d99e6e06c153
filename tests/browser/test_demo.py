"""Every kind of page of the miniature demo in Chromium: structure, axe, no sideways scrolling, no complaint, readable without scripts."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from playwright.sync_api import Browser

from tests.browser import kit, markup
from tools import site_map
from tools.browser import serve

PHONE = kit.Device(kit.PHONE_OLD, "dark")
DESK = kit.Device(kit.DESK)


@pytest.fixture(scope="module")
def demo_origin(mini_site: Path) -> Iterator[str]:
    with serve(mini_site) as origin:
        yield origin


@pytest.fixture(scope="module")
def fullest(mini_site: Path) -> dict[str, str]:
    """Kind of page → its fullest page; 404.html is looked at under an address that is missing."""
    kinds = {site_map.kind(address) for address in site_map.addresses(mini_site)} - {"404.html"}
    return {kind: site_map.fullest(mini_site, kind) for kind in sorted(kinds)}


@pytest.mark.browser
@pytest.mark.parametrize("device", [PHONE, DESK], ids=str)
def test_every_kind_of_page_stands(browser: Browser, demo_origin: str, fullest: dict[str, str], device: kit.Device) -> None:
    faults = []
    with kit.reader(browser, demo_origin, device) as view:
        for address in fullest.values():
            status = view.go(address)
            found = [] if status == 200 else [f"status {status}"]
            found += kit.structure_faults(view.page, "en" if address.startswith("/en/") else "vi")
            found += [*kit.scroll_faults(view.page), *view.complaints, *(kit.axe_faults(view) if device is PHONE else [])]
            faults += [f"{address}: {fault}" for fault in found]
    assert faults == []


@pytest.mark.browser
def test_every_kind_of_page_says_the_same_without_scripts(browser: Browser, demo_origin: str, fullest: dict[str, str]) -> None:
    faults = []
    with kit.reader(browser, demo_origin, kit.Device(kit.PHONE, javascript=False)) as view:
        for address in fullest.values():
            view.go(address)
            hidden = [heading for heading in view.page.locator("main h2").all() if not heading.is_visible()]
            faults += [f"{address}: {fault}" for fault in (*kit.scroll_faults(view.page), *view.complaints, *hidden)]
    assert faults == []


def test_every_kind_of_page_is_correct_html(mini_site: Path, fullest: dict[str, str], tmp_path: Path) -> None:
    if not markup.is_at_hand():
        pytest.skip("không có Node hoặc html-validate (node_modules)")
    pages = site_map.addresses(mini_site)
    for number, address in enumerate([*fullest.values(), "/404.html"]):
        copyfile(pages[address], tmp_path / f"{number}-{address.strip('/').replace('/', '_') or 'trang-chu'}".removesuffix(".html"))
    for path in list(tmp_path.iterdir()):
        path.rename(path.with_name(f"{path.name}.html"))
    assert markup.html_faults(tmp_path) == []
