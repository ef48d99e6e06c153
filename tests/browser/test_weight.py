"""What a page costs a reader with a cheap phone: bytes on the first visit and after, scripts, and jumps."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import kit
from tools import site_map

pytestmark = pytest.mark.browser

FIRST_VISIT = 75 * 1024
NEXT_VISIT = 12 * 1024
SCRIPTS = 10 * 1024
READ = ("", "tin/*/*/*", "ke-hoach/*", "don-vi/*", "chu-de/*")
PICTURES = (".webp", ".avif", ".jpg", ".jpeg", ".png", ".gif")


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
