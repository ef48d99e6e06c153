"""What an article costs an officer on the desk, counted in a real browser; and how fast the desk is on a large site. Asserts nothing.

python -m bench.desk                     clicks, terms, seconds of the scripted article
python -m bench.desk --content FOLDER    checks while typing, and «Đăng» to public, on that content

A large one: `portal demo --only-write --articles 20000 --content FOLDER`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Locator, Page, sync_playwright

from tests.webdesk import brought
from tests.webdesk.kit import OpenDesk, Visitor, put
from tests.webdesk.test_brought_in_browser import drop
from tools.demo import write_demo
from tools.setup import chromium

DAY = "2026-11-21"
CHECKS, OUTINGS = 60, 3
TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Hand:
    """What an officer does, counted: `clicks` (a press, a drop, a choice from a list), the boxes and buttons touched, letters, waiting."""

    page: Page
    clicks: int = 0
    letters: int = 0
    waited: float = 0.0
    terms: list[str] = field(default_factory=list)

    @contextmanager
    def _timed(self, term: str, clicks: int = 1) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.waited += time.monotonic() - began
        self.clicks += clicks
        if term not in self.terms:
            self.terms.append(term)

    def press(self, place: Locator, term: str) -> None:
        """Press something, and wait for what comes of it."""
        with self._timed(term):
            place.click()
            self.page.wait_for_load_state("networkidle")

    def type(self, place: Locator, words: str, term: str) -> None:
        """Fill in a box."""
        with self._timed(term):
            place.fill(words)
        self.letters += len(words)

    def choose(self, place: Locator, letters: str, term: str) -> None:
        """Type a few letters of a name and take the first that is offered."""
        with self._timed(term, 2):
            place.fill("")
            place.press_sequentially(letters)
            self.page.get_by_role("option").first.wait_for()
            self.page.keyboard.press("Enter")
        self.letters += len(letters)

    def drop(self, place: str, term: str, *files: tuple[str, bytes]) -> None:
        """Drop files, as from the desktop."""
        with self._timed(term):
            drop(self.page, place, *files)


def scripted(desk: OpenDesk, page: Page) -> Hand:
    """A Word file with three pictures, a unit, three photographs with their descriptions, sent for review."""
    page.goto(f"{desk.origin}/dang-nhap/")
    page.get_by_role("button", name="Hà").first.click()
    hand = Hand(page)
    hand.press(page.get_by_role("link", name="Viết bài mới").first, "Viết bài mới")
    hand.drop("main", "Tệp Word", ("Báo cáo tháng 11.docx", brought.report()))
    hand.choose(page.locator("#o-unit"), "vhxh", "Đơn vị")
    photographs = [(f"IMG_20{n}.jpg", brought.jpeg((1200 + n, 900))) for n in range(3)]
    hand.drop("[data-zone='tep']", "Ảnh", *photographs)
    bare = page.locator("[data-items='images'] [name$='.alt']")
    for box in [one for one in bare.all() if not one.input_value()]:
        hand.type(box, "Bà con nhận cây giống", "Mô tả")
    hand.press(page.get_by_role("button", name="Lưu và gửi duyệt"), "Lưu và gửi duyệt")
    page.get_by_text("Chờ duyệt").first.wait_for()
    return hand


def count(folder: Path) -> list[str]:
    """The rows of the scripted article."""
    content = folder / "content"
    write_demo(content, articles=24, years=2, seed=1, as_of=date.fromisoformat(DAY))
    desk = OpenDesk(folder / "desk", content, "--demo")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(chromium.find()), args=["--no-sandbox"])
            hand = scripted(desk, browser.new_page())
            browser.close()
    finally:
        desk.stop()
    return [
        f"clicks, drops, choices: {hand.clicks}", f"terms touched: {len(hand.terms)} ({' · '.join(hand.terms)})",
        f"letters typed: {hand.letters}", f"seconds in which the desk was waited for: {hand.waited:.1f}", load(),
    ]  # fmt: skip


def load() -> str:
    """What the machine was doing besides."""
    return f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def spent(desk: OpenDesk, *, children: bool = False) -> float:
    """Processor seconds of the desk, or of the programs it has run to their end."""
    fields = Path(f"/proc/{desk.process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return sum(map(int, fields[13:15] if children else fields[11:13])) / TICK


def timed(desk: OpenDesk, act: Callable[[], object], *, children: bool = False) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    began, before = time.monotonic(), spent(desk, children=children)
    act()
    return time.monotonic() - began, spent(desk, children=children) - before


def measure(folder: Path, content: Path) -> Iterator[str]:
    """The rows of a large site."""
    desk = OpenDesk(folder / "desk", content, "--demo", started=False)
    publish = [sys.executable, "-m", "portal", "publish", "--content", str(desk.content), "--public", str(desk.public)]
    began = time.monotonic()
    subprocess.run(publish, cwd=desk.root, env=desk.environment(), check=False, capture_output=True)
    yield f"articles: {sum(1 for _ in (content / 'tin').rglob('*.md')):,}; first publication {time.monotonic() - began:.0f} s; {load()}"
    desk.start()
    try:
        ha = desk.person("ha")
        path = desk.begin(ha, "Bài đo")
        form = ha.form(path)
        yield from told("check while typing", [timed(desk, partial(typed, ha, path, form, n)) for n in range(1, CHECKS + 1)])
        across = partial(typed, ha, path, form, 1, across="1")
        yield from told("check across all articles", [timed(desk, across) for _ in range(OUTINGS)])
        paths = [approved(desk, f"Bài đo số {number}") for number in range(OUTINGS)]
        yield from told("«Đăng» to public", [timed(desk, partial(out, desk, path), children=True) for path in paths])
    finally:
        desk.stop()


def told(what: str, found: list[tuple[float, float]]) -> Iterator[str]:
    """One row: middle and 95th percentile by the clock and of the processor."""
    for name, values in zip(("by the clock", "of the processor"), zip(*found, strict=True), strict=True):
        worst = quantiles(values, n=20)[-1] if len(values) > 4 else max(values)
        yield f"{what}, {name}: median {median(values) * 1000:,.0f} ms, p95 {worst * 1000:,.0f} ms ({len(values)} times)"
    yield load()


def typed(who: Visitor, path: str, form: list[tuple[str, str]], sentences: int, **more: str) -> None:
    """What the browser asks when the hands rest for a quarter of a second."""
    answer = who.post(f"/kiem/{path}", [*put(form, body="Xã trồng 350 ha rừng. " * sentences), *more.items()])
    assert answer.status == 200, answer.text[:200]


def out(desk: OpenDesk, path: str) -> None:
    """An approved article goes out; until readers have it."""
    desk.person("dang").act("dang", path)
    while desk.page(path) is None:
        time.sleep(0.05)
    desk.published()  # the program that published it has ended, too


def approved(desk: OpenDesk, title: str) -> str:
    """An article that waits for its publisher."""
    ha, vi = desk.person("ha"), desk.person("vi")
    path = desk.begin(ha, title)
    desk.write(ha, path, body="Xã trồng 350 ha rừng.")
    ha.act("gui-duyet", path)
    vi.act("duyet", path)
    return path


def main() -> int:
    """Print what was counted, or measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--content", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ban-bien-tap-") as folder:
        for row in measure(Path(folder), given.content) if given.content else count(Path(folder)):
            print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
