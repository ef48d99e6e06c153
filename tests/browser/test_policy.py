"""Every page carries the Content-Security-Policy: nothing from elsewhere, nothing inline but the import map, known by its hash."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from plugins.assets.modules import csp_hash
from tests.browser import kit
from tools import site_map

DATA = "application/ld+json"  # is never run


def test_policy_of_every_page_allows_what_it_has_and_no_more(built_site: Path) -> None:
    faults = []
    for address, path in site_map.addresses(built_site).items():
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        policy = soup.select_one("meta[http-equiv=Content-Security-Policy]")
        if policy is None:
            faults.append(f"{address}: no policy")
            continue
        told = str(policy["content"])
        inline = [script.get_text() for script in soup.find_all("script") if not script.has_attr("src") and script.get("type") != DATA]
        faults += [f"{address}: script without its hash" for script in inline if csp_hash(script) not in told]
        faults += [f"{address}: {word}" for word in ("unsafe", "http:", "https:", "*") if word in told]
        faults += [f"{address}: inline style" for _ in soup.select("style, [style]")]
    assert not faults, kit.report(faults)


@pytest.mark.browser
def test_browser_runs_no_script_and_takes_no_style_that_was_slipped_in(browser: Browser, origin: str) -> None:
    with kit.reader(browser, origin) as view:
        view.go("/", until="modules")
        view.page.evaluate("""() => {
            const script = document.createElement('script')
            script.textContent = 'window.slipped = true'
            const style = document.createElement('style')
            style.textContent = 'main { color: rgb(1, 2, 3) }'
            document.head.append(script, style)
        }""")
        assert view.page.evaluate("window.slipped") is None
        assert view.page.evaluate("getComputedStyle(document.querySelector('main')).color") != "rgb(1, 2, 3)"
        assert len(view.complaints) == 2
