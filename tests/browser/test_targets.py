"""Many targets on one page: collapsible parts, a filter without a script, bars that are readable without colour."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.browser import kit
from tools.browser import serve

pytestmark = pytest.mark.browser

PLAN = "/ke-hoach/bo-chi-tieu-2021-2025/"

# How each part of the bar is drawn, by the name of its tone: all but its place and width.
DRAWN = """() => [...document.querySelectorAll('.progress-bar-drawing .progress-bar-texture')].map(line => {
    const ground = getComputedStyle(line.previousElementSibling)
    const { stroke, strokeDasharray } = getComputedStyle(line)
    return [line.classList[1], [ground.fill, stroke, stroke === 'none' ? '' : strokeDasharray].join(' ')]
})"""
STATES = "rows => rows.filter(row => row.checkVisibility()).map(row => row.dataset.state)"


@pytest.fixture(scope="module")
def demo(mini_site: Path) -> Iterator[str]:
    with serve(mini_site) as origin:
        yield origin


def test_the_filter_needs_no_script_and_paper_shows_all(browser: Browser, demo: str) -> None:
    with kit.reader(browser, demo, kit.Device(kit.PHONE, javascript=False)) as view:
        view.go(PLAN)
        rows = view.page.locator(".target-table-row")
        every = rows.evaluate_all(STATES)
        view.page.locator("input[value=exceeded]").check()
        chosen = rows.evaluate_all(STATES)
        view.page.emulate_media(media="print")
        printed = rows.evaluate_all(STATES)

    assert len(set(every)) > 2
    assert chosen == [state for state in every if state == "exceeded"] != []
    assert printed == every


@pytest.mark.parametrize("look", ["light", "dark", "print", "forced"])
def test_no_two_states_of_a_bar_look_alike(browser: Browser, demo: str, look: Literal["light", "dark", "print", "forced"]) -> None:
    with kit.reader(browser, demo, kit.Device(scheme="dark" if look == "dark" else "light")) as view:
        view.page.emulate_media(media="print" if look == "print" else "screen", forced_colors="active" if look == "forced" else "none")
        view.go(PLAN)
        drawn = dict(view.page.evaluate(DRAWN))

    assert {"progress-bar-ok", "progress-bar-over", "progress-bar-bad", "progress-bar-warn"} <= set(drawn)
    assert len(set(drawn.values())) == len(drawn), drawn


def test_a_bar_without_colours_has_one_ground_and_one_ink(browser: Browser, demo: str) -> None:
    """Else a state would still be told by its colour alone."""
    with kit.reader(browser, demo) as view:
        view.page.emulate_media(media="print")
        view.go(PLAN)
        drawn = dict(view.page.evaluate(DRAWN))

    assert len({style.split(")")[0] for style in drawn.values()}) == 1
