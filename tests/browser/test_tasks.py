"""What people come for takes three actions at most, from the front page, on a phone and on a desk.

An action is what a reader does once: a touch on a link or button, or words typed and sent. Looking and scrolling are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import kit
from tools import site_map
from tools.browser import serve

pytestmark = pytest.mark.browser

MOST = 3
DEVICES = [kit.Device(kit.PHONE), kit.Device(kit.DESK)]


@dataclass
class Walk:
    """A reader who counts what they do."""

    page: Page
    actions: int = 0

    def touch(self, what: Locator) -> None:
        """One touch on the first of these that can be seen."""
        seen = what.locator("visible=true").first
        expect(seen).to_be_visible()
        self.actions += 1
        seen.click()
        self.page.wait_for_load_state()

    def menu(self, words: str) -> None:
        """To an entry of the menu, which a phone opens first."""
        button = self.page.get_by_role("button", name="Danh mục", exact=True)
        if button.is_visible():
            self.touch(button)
        self.touch(self.page.get_by_role("navigation", name="Danh mục chính").get_by_role("link", name=words, exact=True))

    def ask(self, words: str) -> None:
        """Words typed into the search field of the page, and sent."""
        self.actions += 1
        self.page.locator("#tu-khoa").fill(words)
        self.page.locator("#tu-khoa").press("Enter")
        expect(self.page.locator(".search-page-count")).to_have_text(re.compile("kết quả"))

    def result(self, words: str) -> None:
        """To the first result that bears these words."""
        self.touch(self.page.locator(".search-page-result h2 a", has_text=words))

    def main(self, selector: str) -> Locator:
        """Something in the text of the page."""
        return self.page.locator(f"main {selector}")


@pytest.fixture(scope="module")
def demo(mini_site: Path) -> Iterator[str]:
    with serve(mini_site) as origin:
        yield origin


@pytest.fixture(params=DEVICES, ids=str)
def walk(request: pytest.FixtureRequest, browser: Browser, demo: str) -> Iterator[Walk]:
    """At the front page, its modules started; it fails when the task took too many actions."""
    with kit.reader(browser, demo, request.param) as view:
        view.go("/", until="modules")
        walk = Walk(view.page)
        yield walk
        assert 0 < walk.actions <= MOST


def test_is_the_plan_kept(walk: Walk) -> None:
    walk.menu("Chương trình, đề án, kế hoạch")
    walk.touch(walk.main("a[href='/ke-hoach/bo-chi-tieu-2021-2025/']"))

    expect(walk.main(".progress-bar-sentence")).to_contain_text(re.compile(r"\d+ đạt; \d+ vượt"))


def test_what_did_a_unit_promise(walk: Walk) -> None:
    walk.menu("Cơ quan, đơn vị")
    walk.touch(walk.main("a[href='/don-vi/son-khe-moi-ub/']"))

    expect(walk.page.get_by_role("heading", name=re.compile("Chương trình, đề án, kế hoạch|Chỉ tiêu")).first).to_be_visible()
    expect(walk.main("a[href^='/ke-hoach/']").first).to_be_visible()


def test_what_came_of_the_district(walk: Walk) -> None:
    walk.ask("huyện Sơn Khê")
    walk.touch(walk.page.locator(".search-page-result h2 a[href*='/don-vi/huyen/']"))

    expect(walk.main(".notice-banner")).to_contain_text(re.compile("kết thúc hoạt động.*nay thuộc", re.DOTALL))


def test_the_next_meeting_into_a_calendar(walk: Walk, demo: str) -> None:
    walk.menu("Hội nghị, hội thảo")
    calendar = walk.main(".event-row a[href^='/su-kien/'][href$='.ics']").locator("visible=true").first
    walk.actions += 1

    answer = walk.page.request.get(demo + str(calendar.get_attribute("href")))
    assert answer.ok
    assert answer.text().startswith("BEGIN:VCALENDAR")
    assert "BEGIN:VEVENT" in answer.text()


def test_a_document_by_its_number(walk: Walk, mini_site: Path) -> None:
    address, number = numbered(mini_site)
    walk.ask(number)
    walk.touch(walk.page.locator(f".search-page-result h2 a[href$='{address}']"))

    expect(walk.main("a[href^='/tep/']").first).to_be_visible()


def numbered(site: Path) -> tuple[str, str]:
    """A document that has a number and a file: its address, and the number."""
    for address, page in site_map.addresses(site).items():
        found = re.search(r"\d+[-/][A-ZĐ]+(?:[-/][A-ZĐ]+)+", page.read_text(encoding="utf-8").split("<h1", 1)[-1])
        if site_map.kind(address) == "van-ban/*" and found and "/tep/" in page.read_text(encoding="utf-8"):
            return address, found[0]
    raise AssertionError("no document with a number and a file")


def test_following_one_plan(walk: Walk) -> None:
    walk.touch(walk.main("#ke-hoach ~ * .plan-row-title a"))

    expect(walk.main(".feed-links a[href^='/ke-hoach/'], a[href^='/ke-hoach/'][href$='rss.xml']").first).to_be_visible()
    walk.actions += 1  # the feed itself is for the reader's own program


def test_commenting_on_a_draft(walk: Walk) -> None:
    letter = walk.main(".consultation-row a[href^='mailto:']").locator("visible=true").first
    expect(letter).to_have_attribute("href", re.compile(r"^mailto:[\w.]+@[\w.]+\?subject=G%C3%B3p"))
    walk.touch(walk.main(".consultation-row-title a"))

    box = walk.main(".consultation-box")
    expect(box.get_by_role("link", name="Viết thư góp ý")).to_be_visible()
    expect(box.locator(".days-left")).to_have_text(re.compile(r"còn \d+ ngày|hôm nay là ngày cuối|đã hết hạn"))
    walk.actions += 1


def test_news_of_last_month(walk: Walk) -> None:
    walk.menu("Tin tức")
    walk.touch(walk.page.get_by_role("navigation", name="Tin theo tháng").get_by_role("link", name="Tháng 10/2026"))

    expect(walk.page.get_by_role("heading", level=1)).to_have_text("Tin tức tháng 10 năm 2026")


@pytest.mark.parametrize(("button", "called"), [("Chia sẻ", "share"), ("In bài viết", "print")])
def test_sharing_and_printing_an_article(walk: Walk, button: str, called: str) -> None:
    walk.page.add_init_script(
        "window.called = []; navigator.share = given => { called.push(['share', given.url]); return Promise.resolve() };"
        "window.print = () => called.push(['print', location.href])"
    )
    walk.touch(walk.main(".lead-story-title a"))
    walk.touch(walk.page.get_by_role("button", name=button, exact=True))

    ((done, address),) = walk.page.evaluate("called")
    assert done == called
    assert "/tin/" in address
