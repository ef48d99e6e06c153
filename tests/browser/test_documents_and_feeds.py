"""The register of documents looked through as people do it, feeds opened by mistake, addresses copied, meetings taken away."""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import combining, normalize

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, expect

from tests.browser import kit
from tools.browser import serve

pytestmark = pytest.mark.browser

FIELD, FOUND, ROWS = "#tim-van-ban", ".document-search-count", "#ket-qua-van-ban tbody tr"


@pytest.fixture(scope="module")
def demo(mini_site: Path) -> Iterator[str]:
    with serve(mini_site) as origin:
        yield origin


@pytest.fixture(params=[kit.PHONE, kit.DESK])
def view(request: pytest.FixtureRequest, browser: Browser, demo: str) -> Iterator[kit.Reader]:
    with kit.reader(browser, demo, kit.Device(request.param)) as view:
        yield view


def choice(view: kit.Reader) -> tuple[str, int]:
    """The first kind of the filters, and how many documents it has."""
    kind, count = view.page.locator(".filter-list-choice").first.inner_text().rsplit(maxsplit=1)
    return kind.strip(), int(count)


def unmarked(words: str) -> str:
    """Words as they are typed without marks."""
    plain = normalize("NFD", words.lower().replace("đ", "d"))
    return "".join(letter for letter in plain if not combining(letter))


def test_a_document_is_found_by_words_without_marks_and_the_address_brings_it_back(view: kit.Reader) -> None:
    view.go("/van-ban/", until="modules")
    numbers = view.page.locator("[data-documents] .document-table-number").filter(has_not_text="không số")
    number = numbers.last.inner_text().split()[0]
    kind, count = choice(view)
    view.page.fill(FIELD, unmarked(kind))
    expect(view.page.locator(ROWS, has_text=kind)).to_have_count(count)
    view.page.fill(FIELD, unmarked(number))
    expect(view.page.locator(ROWS).first).to_contain_text(number)
    view.go(view.page.url.removeprefix(view.origin), until="modules")
    expect(view.page.locator(ROWS).first).to_contain_text(number)
    assert view.complaints == []


def test_kind_and_days_narrow_what_is_shown_and_clearing_brings_the_list_back(view: kit.Reader) -> None:
    view.go("/van-ban/", until="modules")
    kind, count = choice(view)
    view.page.select_option("#tim-loai", kind)
    expect(view.page.locator(FOUND)).to_have_text(f"Tìm thấy {count} văn bản")
    view.page.fill("#tim-tu", "2030-01-01")
    expect(view.page.locator(FOUND)).to_contain_text("Không có văn bản nào khớp")
    expect(view.page.locator("[data-documents]").first).to_be_hidden()
    view.page.get_by_role("button", name="Xóa điều kiện").click()
    expect(view.page.locator("[data-documents]").first).to_be_visible()


def test_a_list_that_does_not_come_is_told_and_asked_for_again(view: kit.Reader) -> None:
    view.go("/van-ban/", until="modules")
    view.page.route("**/danh-muc.json", lambda route: route.abort())
    view.page.fill(FIELD, "nghị quyết")
    expect(view.page.locator(FOUND)).to_contain_text("Không tải được danh mục văn bản")
    view.page.unroute("**/danh-muc.json")
    view.page.fill(FIELD, "quyết định")
    expect(view.page.locator(FOUND)).to_contain_text("Tìm thấy")


def test_without_scripts_there_is_no_dead_field_and_the_filters_lead_on(browser: Browser, demo: str) -> None:
    with kit.reader(browser, demo, kit.Device(kit.PHONE, javascript=False)) as view:
        view.go("/van-ban/")
        expect(view.page.locator(FIELD)).to_be_hidden()
        kind, count = choice(view)
        view.page.get_by_role("link", name=f"{kind} {count}").click()
        expect(view.page.locator("tbody .document-table-number:visible")).to_have_count(count)


@pytest.mark.parametrize("feed", ["/rss.xml", "/don-vi/son-khe-moi-ub/atom.xml"])
def test_a_feed_opened_in_a_browser_is_a_page_to_read(view: kit.Reader, feed: str) -> None:
    view.go(feed)
    told = view.page.evaluate(
        """() => {
            const shown = (what, pseudo) => getComputedStyle(document.querySelector(what), pseudo)
            return [shown(":root", "::before").content, shown("guid, id").display, shown("item > title, entry > title").display]
        }"""
    )
    assert "chép địa chỉ" in told[0] and told[1:] == ["none", "block"]
    assert view.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_address_of_a_feed_is_copied_by_its_button(browser: Browser, demo: str) -> None:
    with kit.reader(browser, demo) as view:
        view.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        view.go("/don-vi/son-khe-moi-ub/theo-doi/", until="modules")
        view.page.get_by_role("button", name="Sao chép địa chỉ RSS").click()
        expect(view.page.locator(".feed-address [role=status]").first).to_have_text("Đã sao chép địa chỉ RSS.")
        assert view.page.evaluate("() => navigator.clipboard.readText()").endswith("/don-vi/son-khe-moi-ub/rss.xml")
        assert view.complaints == []


def test_a_meeting_to_come_is_taken_into_a_calendar(view: kit.Reader) -> None:
    view.go("/su-kien/")
    assert view.page.get_by_role("link", name="Theo dõi lịch này").get_attribute("href").startswith("webcal://")
    file = view.page.get_by_role("link", name="Thêm vào lịch").first.get_attribute("href")
    (event,) = Calendar.from_ical(view.page.request.get(view.origin + file).body()).walk("VEVENT")
    assert event["LOCATION"] and event["DTSTART"]
