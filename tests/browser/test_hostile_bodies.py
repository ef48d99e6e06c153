"""No script of a hostile body runs in Chromium under the policy that pages carry, even if the article were not held."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from portal.source.reading.faults import Report
from portal.source.reading.markdown.body import convert
from tests.bodies import HOSTILE
from tests.browser import kit
from tools import site_map
from tools.browser import serve

pytestmark = pytest.mark.browser
TOGETHER = 15  # bodies to a page
SPY = "window.ran = []; for (const name of ['alert', 'prompt', 'confirm', 'print']) window[name] = () => window.ran.push(name)"


@pytest.fixture(scope="module")
def hostile_origin(mini_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shell of a built article, its policy and scripts included, around each hostile body as the portal renders it, and around many."""
    root = tmp_path_factory.mktemp("hostile")
    (root / "assets").symlink_to(mini_site / "assets")
    shell = _shell(mini_site)
    made = [convert(body, "tin/2024/05/tin.md", 1, Report("tin/2024/05/tin.md")).html for body in HOSTILE]
    for number, html in enumerate(made):
        _write(root / str(number), shell.replace("BODY", html, 1))
    for first in range(0, len(made), TOGETHER):
        _write(root / f"from-{first}", shell.replace("BODY", "\n".join(made[first : first + TOGETHER]), 1))
    with serve(root) as origin:
        yield origin


def _write(folder: Path, page: str) -> None:
    folder.mkdir()
    (folder / "index.html").write_text(page, encoding="utf-8")


def _shell(site: Path) -> str:
    """An article page with BODY where its text begins."""
    page = next(path for address, path in site_map.addresses(site).items() if address.count("/") == 5 and address.startswith("/tin/"))
    html = page.read_text(encoding="utf-8")
    assert "Content-Security-Policy" in html
    start = html.index(">", html.index("prose")) + 1
    return f"{html[:start]}BODY{html[start:]}"


def test_no_hostile_body_runs_or_loads_anything(browser: Browser, hostile_origin: str) -> None:
    """Many bodies to a page; where a page has a fault, each of its bodies is looked at alone and named."""
    faults = []
    with kit.reader(browser, hostile_origin) as view:
        view.page.add_init_script(SPY)
        view.page.on("dialog", lambda dialog: dialog.dismiss())
        for first in range(0, len(HOSTILE), TOGETHER):
            if together := _faults(view, f"/from-{first}/"):
                numbers = range(first, min(first + TOGETHER, len(HOSTILE)))
                alone = [f"{HOSTILE[number]!r}: {fault}" for number in numbers for fault in _faults(view, f"/{number}/")]
                faults += alone or together
    assert not faults, kit.report(faults)


def _faults(view: kit.Reader, address: str) -> list[str]:
    """What ran, loaded, or led away on a page that is opened and touched."""
    view.go(address)
    _touch(view)
    ran = view.page.evaluate("window.ran")
    left = [complaint for complaint in view.complaints if "leaves the site" in complaint or "Content Security Policy" in complaint]
    return [*ran, *left, *([] if view.page.url.endswith(address) else [f"went to {view.page.url}"])]


def _touch(view: kit.Reader) -> None:
    """What a reader's mouse and keyboard may set off in the body, but for links that lead away."""
    view.page.evaluate("""() => {
        for (const node of document.querySelectorAll('.prose *')) {
            for (const name of ['mouseover', 'pointerenter', 'focus', 'toggle', 'animationstart'])
                node.dispatchEvent(new Event(name, {bubbles: true}))
            if (node.tagName === 'SUMMARY' || (node.tagName === 'A' && !/^(https?|mailto|tel|sms):/.test(node.href))) node.click()
        }
    }""")


def test_the_spy_sees_a_script_that_runs(browser: Browser, hostile_origin: str) -> None:
    with kit.reader(browser, hostile_origin) as view:
        view.page.add_init_script(SPY)
        view.go("/0/")
        view.page.evaluate("alert(1)")
        assert view.page.evaluate("window.ran") == ["alert"]
