"""On paper no heading stands alone at a foot, no box is broken, and nothing can be pressed: every kind of page is printed and looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import kit
from tests.browser.paper import MARK_BOXES, SHEET, broken_boxes, lone_headings
from tools import site_map
from tools.browser import serve

pytestmark = pytest.mark.browser

LOWER = (0, 200, 400, 600, 800)  # px, so that many headings come to stand at a foot

# A heading and its text below a space, and more text on the next sheet.
BELOW = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Thử</title>
<style>@page { size: A4; margin: 0 } * { margin: 0; font: 16px serif }</style>
<main><div style="height: %s"></div><h2>Một <em>tiêu đề</em></h2><p>Một câu.</p><div style="height: 27cm"></div><p>Hết.</p></main></html>"""


@pytest.mark.parametrize(("space", "told"), [("28.9cm", [1]), ("20cm", [])])
def test_a_lone_heading_is_seen(browser: Browser, tmp_path: Path, space: str, told: list[int]) -> None:
    (tmp_path / "index.html").write_text(BELOW % space, encoding="utf-8")
    with serve(tmp_path) as origin, kit.reader(browser, origin) as view:
        view.go("/")
        assert lone_headings(view.page.pdf(tagged=True, prefer_css_page_size=True)) == told


@pytest.mark.parametrize(("style", "told"), [("", {0}), ("break-inside: avoid", set())])
def test_a_broken_box_is_seen(browser: Browser, tmp_path: Path, style: str, told: set[int]) -> None:
    box = f'<div style="border: 1px solid; {style}">Một.<div style="height: 3cm"></div>Hai.</div>'
    (tmp_path / "index.html").write_text(BELOW.replace("<h2>", f"{box}<h2>") % "28cm", encoding="utf-8")
    with serve(tmp_path) as origin, kit.reader(browser, origin) as view:
        view.go("/")
        assert [name for name, _ in view.page.evaluate(MARK_BOXES)] == ["div"]
        assert broken_boxes(view.page.pdf(tagged=True, prefer_css_page_size=True)) == told


@pytest.fixture(scope="module")
def demo(mini_site: Path) -> Iterator[str]:
    with serve(mini_site) as origin:
        yield origin


def test_no_heading_ends_a_sheet_no_box_is_broken_and_no_button_is_printed(browser: Browser, demo: str, mini_site: Path) -> None:
    faults = []
    kinds = {site_map.kind(address) for address in site_map.addresses(mini_site)}
    with kit.reader(browser, demo) as view:
        view.page.set_viewport_size({"width": SHEET[0], "height": SHEET[1]})
        for kind in sorted(kinds - {"404.html"}):
            view.go(site_map.fullest(mini_site, kind), until="modules")
            view.page.emulate_media(media="print")
            faults += [f"{view.page.url}: {button.inner_text()}" for button in view.page.locator("button:visible").all()]
            boxes = view.page.evaluate(MARK_BOXES)
            for room in (*LOWER, *_rooms(boxes)):
                view.page.evaluate("room => document.querySelector('main').style.paddingBlockStart = `${room}px`", room)
                pdf = view.page.pdf(format="A4", tagged=True)
                faults += [f"{view.page.url} {room} px lower: sheet {sheet} ends with a heading" for sheet in lone_headings(pdf)]
                faults += [f"{view.page.url} {room} px lower: broken: {boxes[box][0]}" for box in broken_boxes(pdf)]
    assert not faults, kit.report(faults)


def _rooms(boxes: list[tuple[str, float]]) -> list[float]:
    """How much lower a page has to begin for the foot of a box to come to stand on the next sheet: the first box of each name."""
    return [(SHEET[1] - foot + over) % SHEET[1] for foot in dict(reversed(boxes)).values() for over in (16, 40)]


GAPS = """() => [...document.querySelectorAll('.facts-line')].flatMap(line => {
    const words = document.createRange()
    words.selectNodeContents(line.querySelector('.facts-label'))
    const gap = line.querySelector('.facts-value').getBoundingClientRect().left - words.getBoundingClientRect().right
    return gap < 8 ? [line.textContent.trim()] : []
})"""


def test_labels_keep_off_their_values_on_a_narrow_sheet(browser: Browser, demo: str, mini_site: Path) -> None:
    with kit.reader(browser, demo, kit.Device(480)) as view:  # A5 within its margins
        for address in (site_map.fullest(mini_site, "don-vi/*"), "/chi-tieu/bo-chi-tieu-2021-2025-1/"):
            view.go(address)
            view.page.emulate_media(media="print")
            assert view.page.locator(".facts-line").count() > 0
            assert view.page.evaluate(GAPS) == [], address
