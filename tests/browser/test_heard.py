"""Eight kinds of page say what they said, in the order they said it, to who hears them; the keyboard goes the way the eye goes.

After a change that is meant: `pytest tests/browser/test_heard.py --update-golden`, then read the difference in git before committing it.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import kit
from tests.browser.heard import heard
from tools import site_map
from tools.browser import serve

pytestmark = pytest.mark.browser

GOLDEN = Path(__file__).with_name("heard")
MAIN = {"bai": "tin/*/*/*", "ke-hoach": "ke-hoach/*", "chi-tieu": "chi-tieu/*", "don-vi": "don-vi/*", "van-ban": "van-ban/*"}
LISTS = {"so-van-ban": "/van-ban/", "gop-y": "/gop-y/"}

# Where each thing that takes focus stands on the whole page, in the order of the Tab key, with the words to find it by.
STOPS = """() => [...document.querySelectorAll('main :is(a[href], button, summary, input)')]
    .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.visually-hidden'))
    .map(e => [e.textContent.trim().slice(0, 40), [...e.getClientRects()].at(0)])
    .filter(([, box]) => box && box.width > 0)
    .map(([words, box]) => ({ words, left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY }))"""


@pytest.fixture(scope="module")
def demo(mini_site: Path) -> Iterator[str]:
    with serve(mini_site) as origin:
        yield origin


def spoken(view: kit.Reader, mini_site: Path) -> dict[str, str]:
    """Name of the golden file → what is heard. The frame is heard on the front page; elsewhere it is the same."""
    found = {}
    fullest = {name: site_map.fullest(mini_site, kind) for name, kind in MAIN.items()}
    for name, address in {"trang-chu": "/", **fullest, **LISTS}.items():
        view.go(address, until="modules")
        view.page.evaluate("document.querySelectorAll('.days-left').forEach(left => left.remove())")  # another each day
        found[name] = f"{address}\n{heard(view.page, 'body' if address == '/' else 'main')}"
    return found


def test_pages_are_heard_as_they_were(browser: Browser, demo: str, mini_site: Path, request: pytest.FixtureRequest) -> None:
    with kit.reader(browser, demo) as view:
        now = spoken(view, mini_site)
    if request.config.getoption("--update-golden"):
        GOLDEN.mkdir(exist_ok=True)
        for name, text in now.items():
            (GOLDEN / f"{name}.txt").write_text(text, encoding="utf-8")
    known = {path.stem: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.txt")}
    changed = [line for name in sorted(known.keys() | now.keys()) for line in difference(name, known.get(name, ""), now.get(name, ""))]
    assert not changed, "\n".join(["pytest tests/browser/test_heard.py --update-golden writes them anew", *changed[:80]])


def difference(name: str, before: str, after: str) -> list[str]:
    """What changed, line by line."""
    return list(unified_diff(before.splitlines(), after.splitlines(), f"{name}.txt", "now", n=0, lineterm=""))


def test_what_is_heard_tells_headings_links_states_and_leaves_decoration_out(browser: Browser, demo: str) -> None:
    with kit.reader(browser, demo) as view:
        view.page.set_content(
            "<main><h2>Chỉ tiêu</h2><p>Một <a href='/'>liên kết</a></p><span aria-hidden=true>★</span>"
            "<details open><summary>Nhóm</summary>Trong</details><ul>" + "<li>Dòng</li>" * 6 + "</ul></main>"
        )
        said = heard(view.page, "main").split("\n")

    assert said[:5] == ["main", "  heading Chỉ tiêu [level 2]", "  Một", "  link liên kết", "  group"]
    assert not [line for line in said if "★" in line]
    assert any(line.endswith("… (6)") for line in said)


@pytest.mark.parametrize("width", [kit.PHONE, kit.DESK])
def test_the_keyboard_goes_the_way_the_eye_goes(browser: Browser, demo: str, mini_site: Path, width: int) -> None:
    faults = []
    kinds = sorted({site_map.kind(address) for address in site_map.addresses(mini_site)} - {"404.html"})
    with kit.reader(browser, demo, kit.Device(width)) as view:
        for address in (site_map.fullest(mini_site, kind) for kind in kinds):
            view.go(address, until="modules")
            stops = view.page.evaluate(STOPS)
            faults += [f"{address}: {fault}" for fault in map(backwards, stops, stops[1:]) if fault]
    assert not faults, kit.report(faults)


def backwards(here: dict[str, Any], there: dict[str, Any]) -> str:
    """A step that goes back: up within a column, or to the left without going down."""
    up = there["bottom"] <= here["top"] + 1 and there["left"] < here["right"] - 1
    left = there["right"] <= here["left"] + 1 and there["top"] < here["top"] - 1 and there["bottom"] < here["bottom"] - 1
    return f"from «{here['words']}» back to «{there['words']}»" if up or left else ""


def test_a_step_back_is_seen() -> None:
    places = (("trái", 0, 0), ("phải", 400, 0), ("dưới", 0, 300))
    left, right, below = ({"words": words, "left": x, "right": x + 100, "top": y, "bottom": y + 20} for words, x, y in places)
    assert not any((backwards(left, right), backwards(right, below), backwards(left, below), backwards(below, right)))
    assert backwards(below, left)
    assert backwards({**right, "top": 100, "bottom": 120}, left)
