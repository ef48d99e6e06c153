"""Every kind of page as people look at it: small phone, tablet, desk and 200 % zoom; light, dark,
"Tương phản cao", colours forced by the system, on paper. Each page is loaded on the smallest phone and on a desk; there it is looked at
in all looks, then as wide as a tablet and as large as 200 %. `tools.look` takes pictures of the same for people.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import kit
from tools import looks, site_map
from tools.browser import serve

pytestmark = pytest.mark.browser

ZOOMED = 640  # a desk of 1280 px at 200 %
# The widths that a page is loaded at, each with those it is drawn to then: the tablet for scrolling and complaints alone.
LOADED: dict[int, tuple[int, ...]] = {kit.PHONE_OLD: (), kit.DESK: (kit.TABLET, ZOOMED)}

# The reader's largest letters, and the spaces of WCAG 1.4.12; by CSSOM, since the policy forbids inline styles.
LARGEST = "() => { document.documentElement.dataset.size = 'larger' }"
SPACED = """() => {
    delete document.documentElement.dataset.size
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }`)
    document.adoptedStyleSheets = [sheet]
}"""


@pytest.fixture(scope="module")
def demo(mini_site: Path) -> Iterator[str]:
    with serve(mini_site) as origin:
        yield origin


@pytest.fixture(scope="module")
def pages(mini_site: Path) -> list[str]:
    """The fullest page of every kind; 404.html is looked at by `test_pages`, under an address that is missing."""
    kinds = {site_map.kind(address) for address in site_map.addresses(mini_site)} - {"404.html"}
    return [site_map.fullest(mini_site, kind) for kind in sorted(kinds)]


@pytest.mark.parametrize("width", LOADED)
def test_every_kind_of_page_is_good_in_every_look(browser: Browser, demo: str, pages: list[str], width: int) -> None:
    faults: list[str] = []
    with kit.reader(browser, demo, kit.Device(width)) as view:
        for address in pages:
            status = view.go(address)
            found = [] if status == 200 else [f"status {status}"]
            found += kit.structure_faults(view.page, "en" if address.startswith("/en/") else "vi")
            found += _faults_in_every_look(view, width)
            if width == kit.PHONE_OLD:
                for setting, script in (("largest letters", LARGEST), ("wide spaces", SPACED)):
                    view.page.evaluate(script)
                    found += [f"{setting}: {fault}" for fault in kit.scroll_faults(view.page)]
            for other in LOADED[width]:
                kit.widen(view, other)
                found += [f"{other} px: {fault}" for fault in _faults_in_every_look(view, other)]
            kit.widen(view, width)
            faults += [f"{address}: {fault}" for fault in (*found, *view.complaints)]
    assert not faults, kit.report(faults)


def _faults_in_every_look(view: kit.Reader, width: int) -> list[str]:
    found = kit.scroll_faults(view.page)
    for look, options in looks.PLAN.get(width, {}).items():
        looks.put_on(view.page, look)
        found += [f"{look}: {fault}" for fault in kit.axe_faults(view, options)]
    looks.put_on(view.page, "light")
    return found


def test_every_width_of_the_plan_is_looked_at() -> None:
    assert {*LOADED, *(other for others in LOADED.values() for other in others)} >= looks.PLAN.keys()


@pytest.mark.parametrize("width", [kit.PHONE_OLD, kit.DESK])
def test_every_kind_of_page_says_the_same_without_scripts(browser: Browser, demo: str, pages: list[str], width: int) -> None:
    faults = []
    with kit.reader(browser, demo, kit.Device(width, javascript=False)) as view:
        for address in pages:
            view.go(address)
            hidden = [f"hidden: {heading.inner_text()}" for heading in view.page.locator("main h2").all() if not heading.is_visible()]
            faults += [f"{address}: {fault}" for fault in (*kit.scroll_faults(view.page), *view.complaints, *hidden)]
    assert not faults, kit.report(faults)


def test_nothing_moves_for_those_who_asked_for_less_motion(browser: Browser, demo: str, mini_site: Path) -> None:
    with kit.reader(browser, demo) as view:
        view.go(site_map.fullest(mini_site, "tin/*/*/*"))
        moves = "[getComputedStyle(document.documentElement).scrollBehavior, document.getAnimations().length, moving()]"
        timed = """function moving() { return [...document.querySelectorAll('*')].filter(e => {
            const style = getComputedStyle(e)
            return style.animationName !== 'none' || style.transitionDuration.split(',').some(time => parseFloat(time) > 0)
        }).length }"""
        assert view.page.evaluate(f"() => {{ {timed}; return {moves} }}") == ["auto", 0, 0]
        view.page.emulate_media(reduced_motion="no-preference")
        assert view.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "smooth"
