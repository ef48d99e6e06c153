"""The front page as a newsroom lays it out: the lead in the first screen, few screens on a phone, one grid, nothing told twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import kit
from tools.browser import serve

pytestmark = pytest.mark.browser

SCREENS = 8
WIDTHS = (kit.PHONE_OLD, kit.PHONE, kit.TABLET, kit.DESK)


@pytest.fixture(scope="module")
def demo(mini_site: Path) -> Iterator[str]:
    with serve(mini_site) as origin:
        yield origin


@pytest.fixture(params=WIDTHS)
def front(request: pytest.FixtureRequest, browser: Browser, demo: str) -> Iterator[kit.Reader]:
    with kit.reader(browser, demo, kit.Device(request.param)) as view:
        view.go("/", until="modules")
        yield view


def test_the_lead_headline_stands_whole_in_the_first_screen(front: kit.Reader) -> None:
    part, edge = (".lead-story", "top") if front.device.width == kit.PHONE_OLD else (".lead-story-title", "bottom")
    stands = front.page.evaluate(f"document.querySelector('{part}').getBoundingClientRect().{edge}")
    assert stands <= kit.HEIGHTS[front.device.width]


def test_a_phone_needs_few_screens(front: kit.Reader) -> None:
    if front.device.width == kit.PHONE:
        assert front.page.evaluate("document.documentElement.scrollHeight") <= SCREENS * kit.HEIGHTS[kit.PHONE]


def test_header_text_and_side_end_at_one_edge(front: kit.Reader) -> None:
    edges = front.page.evaluate(
        """() => ['.site-header-bar', '.site-header-row', 'main', '.notice-strip', '.home-top', '.site-footer > .wrap'].map(found => {
            const place = document.querySelector(found)
            const box = place.getBoundingClientRect()
            const style = getComputedStyle(place)
            const wrap = place.matches('.wrap') // it is as wide as the page, what is in it is not
            return [box.left + wrap * parseFloat(style.paddingLeft), box.right - wrap * parseFloat(style.paddingRight)]
        })"""
    )
    assert len({round(left) for left, _ in edges}) == 1, edges
    assert len({round(right) for _, right in edges}) == 1, edges


def test_no_article_stands_twice(front: kit.Reader) -> None:
    told = front.page.evaluate("[...document.querySelectorAll('main :is(.lead-story, .card) a[href^=\"/tin/\"]')].map(link => link.href)")
    assert len(told) > 3
    assert len(told) == len(set(told))


def test_every_part_of_the_portal_is_in_the_menu_on_every_width(front: kit.Reader) -> None:
    button = front.page.get_by_role("button", name="Danh mục", exact=True)
    if button.is_visible():
        button.click()
    menu = front.page.get_by_role("navigation", name="Danh mục chính")
    for name in ("Chỉ tiêu và kết quả thực hiện", "Hội nghị, hội thảo", "Thông báo", "Chủ đề", "Cơ quan, đơn vị", "English"):
        assert menu.get_by_role("link", name=name, exact=True).is_visible(), name


def test_headlines_are_in_ink(front: kit.Reader) -> None:
    colours = front.page.evaluate(
        """() => [...document.querySelectorAll('main .headline:not(.home-section) a')]
            .filter(link => link.checkVisibility()).map(link => getComputedStyle(link).color)"""
    )
    ink = front.page.evaluate("getComputedStyle(document.body).color")
    assert set(colours) == {ink}
