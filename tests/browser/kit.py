"""What a browser test needs: a reader with a device, and checkers that return what is wrong as sentences.

Every checker gives a list, empty when all is well, so that a test looks at many pages and reports all their faults
at once. Refuses to assert: that is the test's.
"""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tools import looks

ROOT = Path(__file__).resolve().parents[2]
ARTEFACTS = ROOT / "tests" / "artefacts"

PHONE_OLD, PHONE, TABLET, DESK = 320, 360, 768, 1280
HEIGHTS = {PHONE_OLD: 568, PHONE: 740, TABLET: 1024, DESK: 800}

Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Device:
    """How a page is looked at: width in CSS pixels, preferred colours, whether scripts run."""

    width: int = DESK
    scheme: Scheme = "light"
    javascript: bool = True

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}{'' if self.javascript else '-nojs'}"


@dataclass
class Reader:
    """One tab on one device. Since the last `go`: `complaints`, what the browser said; `loaded`, what it was sent."""

    page: Page
    origin: str
    device: Device
    complaints: list[str] = field(default_factory=list)
    loaded: list[Response] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        self.page.on("request", self._on_request)
        self.page.on("response", self._on_response)
        self.page.on("requestfailed", self._on_failed)

    def go(self, path: str, *, until: Literal["load", "modules", "networkidle"] = "load") -> int:
        """Open the address below the origin and wait; if asked to, for what scripts offer or late requests too. Gives the HTTP status."""
        self.complaints.clear()
        self.loaded.clear()
        response = self.page.goto(self.origin + path, wait_until="load" if until == "modules" else until)
        if until == "modules":
            self.page.wait_for_selector("[data-waiting]", state="detached")
        return response.status if response else 0

    def _on_console(self, message: ConsoleMessage) -> None:
        # A missing file is told by its response already, with its address.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(f"console: {message.text}")

    def _on_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and f"{address.scheme}://{address.netloc}" != self.origin:
            self.complaints.append(f"request leaves the site: {request.url}")

    def _on_response(self, response: Response) -> None:
        self.loaded.append(response)
        if response.status >= 400 and not response.request.is_navigation_request():
            self.complaints.append(f"{response.status}: {response.url}")

    def _on_failed(self, request: Request) -> None:
        if request.url.startswith(self.origin) and request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.failure}: {request.url}")


@contextmanager
def reader(browser: Browser, origin: str, device: Device | None = None) -> Iterator[Reader]:
    """A fresh tab with empty storage, in Vietnamese and in Việt Nam's time, animations reduced."""
    device = device or Device()
    idle = _idle(browser, device)
    context = idle.pop() if idle else _opened(browser, device)
    try:
        yield Reader(context.new_page(), origin, device)
    finally:
        _forget(context, origin)
        idle.append(context)


@cache
def _idle(browser: Browser, device: Device) -> list[BrowserContext]:
    """The contexts that wait for the next reader of such a device: to open one takes longer than to open a page in it and read it."""
    return []


def _opened(browser: Browser, device: Device) -> BrowserContext:
    """A context, with a tab that stays when its readers go."""
    context = browser.new_context(
        viewport={"width": device.width, "height": HEIGHTS.get(device.width, 800)},
        color_scheme=device.scheme,
        java_script_enabled=device.javascript,
        reduced_motion="reduce",
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
    )
    context.new_page()
    return context


def _forget(context: BrowserContext, origin: str) -> None:
    """Close what a reader opened, and take away all that a context may keep of it: storage, files, cookies, permissions."""
    stays, *opened = context.pages
    for page in opened:
        page.close()
    context.clear_permissions()
    session = context.new_cdp_session(stays)
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.send("Network.clearBrowserCache")
    session.detach()


def widen(view: Reader, width: int) -> None:
    """Draw the loaded page anew in another width, as by turning the device or zooming in."""
    view.page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})


def structure_faults(page: Page, language: str = "vi") -> list[str]:
    """What every page has: its language, a title, one h1, one each of header, main and footer, and a menu."""
    found = page.evaluate(
        """() => ({
            lang: document.documentElement.lang,
            title: document.title.trim(),
            h1: document.querySelectorAll('h1').length,
            main: document.querySelectorAll('main').length,
            header: document.querySelectorAll('body > header, body > * > header[role=banner]').length,
            footer: document.querySelectorAll('body > footer, body > * > footer[role=contentinfo]').length,
            nav: document.querySelectorAll('nav').length,
            skip: document.querySelector('a')?.getAttribute('href')?.startsWith('#') ?? false,
        })"""
    )
    single = ("h1", "main", "header", "footer")
    faults = [f"{found[part]} elements {part} instead of one" for part in single if found[part] != 1]
    if found["lang"] != language:
        faults.append(f"lang is '{found['lang']}' instead of '{language}'")
    faults += [f"no {part}" for part in ("title", "nav", "skip") if not found[part]]
    return faults


def scroll_faults(page: Page) -> list[str]:
    """Whether the page can be scrolled sideways, and what sticks out. What scrolls in a box of its own is allowed."""
    extra = page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")
    if extra <= 0:
        return []
    culprits = page.evaluate(
        """() => [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().left + e.scrollWidth > innerWidth + 0.5)
            .slice(-3).map(e => e.outerHTML.slice(0, 80))"""
    )
    return [f"scrolls sideways by {extra} px: {culprits}"]


def axe_faults(view: Reader, options: dict[str, Any] = looks.ALL) -> list[str]:
    """Violations of axe's rules, each with its first places."""
    _need_scripts(view)
    return [_axe_fault(violation) for violation in looks.axe(view.page, options)["violations"]]


def _axe_fault(violation: dict[str, Any]) -> str:
    places = [node["html"][:120] for node in violation["nodes"][:3]]
    return f"axe {violation['id']} ({violation['impact']}): {violation['help']}: {places}"


def weights(view: Reader) -> dict[str, int]:
    """Bytes that a server with gzip sends for the page, by address; fonts and pictures are packed already."""
    addresses = {response.url for response in view.loaded if response.ok}
    return {address.removeprefix(view.origin): _sent(view.page, address) for address in sorted(addresses)}


def _sent(page: Page, address: str) -> int:
    body = page.request.get(address).body()  # the browser has let go of what it took from its cache
    return min(len(body), len(gzip.compress(body, mtime=0)))


def layout_shift(view: Reader) -> float:
    """How much the page moved by itself while it came up (CLS, from 0)."""
    _need_scripts(view)
    shift: float = view.page.evaluate(
        """() => new Promise(resolve => {
            let sum = 0
            new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value })
                .observe({type: 'layout-shift', buffered: true})
            setTimeout(() => resolve(sum), 300)
        })"""
    )
    return shift


def _need_scripts(view: Reader) -> None:
    """What is measured by a script that waits would wait for ever where scripts do not run."""
    if not view.device.javascript:
        raise ValueError("scripts are off on this device")


def screenshot(view: Reader, name: str) -> Path:
    """The whole page as a picture under `tests/artefacts/`, for people to look at."""
    path = ARTEFACTS / f"{name}.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    view.page.screenshot(path=path, full_page=True, type="jpeg", quality=70)
    return path


def report(faults: list[str]) -> str:
    """The faults of a run, for the message of its assertion."""
    return f"{len(faults)} faults\n" + "\n".join(faults[:60])
