"""The portal by keyboard alone: every control of every kind of page can be reached and seen, and those that open give focus back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import kit
from tests.browser.focus import focus_faults
from tools import looks, site_map
from tools.browser import serve

pytestmark = pytest.mark.browser

FOCUSED = """() => {
    const e = document.activeElement
    return e.getAttribute('aria-label') || e.textContent.trim().replace(/\\s+/g, ' ') || e.name || e.tagName
}"""

VOICES = """voices => {
    const said = []
    const speechSynthesis = { getVoices: () => voices, speak: one => said.push(one), cancel: () => said.length = 0, addEventListener() {} }
    Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis })
    window.SpeechSynthesisUtterance = class { constructor(words) { this.words = words } }
    window.said = said
}"""
LOCAL, REMOTE = {"lang": "vi-VN", "localService": True}, {"lang": "vi-VN", "localService": False}
ENGLISH = {"lang": "en_GB", "localService": True}


@pytest.fixture(scope="module")
def demo(mini_site: Path) -> Iterator[str]:
    with serve(mini_site) as origin:
        yield origin


@pytest.fixture(scope="module")
def article(mini_site: Path) -> str:
    return site_map.fullest(mini_site, "tin/*/*/*")


@pytest.fixture
def desk(browser: Browser, demo: str) -> Iterator[kit.Reader]:
    with kit.reader(browser, demo) as view:
        yield view


@pytest.fixture
def phone(browser: Browser, demo: str) -> Iterator[kit.Reader]:
    with kit.reader(browser, demo, kit.Device(kit.PHONE)) as view:
        yield view


def page_with(site: Path, mark: str) -> str:
    """The fullest page that has something."""
    pages = site_map.addresses(site).items()
    found = [(path.stat().st_size, address) for address, path in pages if mark in path.read_text(encoding="utf-8")]
    assert found, f"no page with {mark}"
    return max(found)[1]


def press(page: Page, *keys: str) -> str:
    """Press the keys one after the other; gives what has focus then, in words."""
    for key in keys:
        page.keyboard.press(key)
    return str(page.evaluate(FOCUSED))


@pytest.mark.parametrize("width", [kit.PHONE_OLD, kit.DESK])
def test_everything_that_takes_focus_is_in_view_and_ringed(browser: Browser, demo: str, mini_site: Path, width: int) -> None:
    faults = []
    kinds = sorted({site_map.kind(address) for address in site_map.addresses(mini_site)} - {"404.html"})
    with kit.reader(browser, demo, kit.Device(width)) as view:
        for address in (site_map.fullest(mini_site, kind) for kind in kinds):
            view.go(address, until="modules")
            faults += [f"{address}: {fault}" for fault in focus_faults(view)]
    assert not faults, kit.report(faults)


@pytest.mark.parametrize("look", ["high", "forced"])
def test_focus_is_seen_in_strong_contrast_too(desk: kit.Reader, article: str, look: str) -> None:
    desk.go(article, until="modules")
    looks.put_on(desk.page, look)
    assert focus_faults(desk) == []


def test_real_tab_meets_the_same_controls_in_the_order_of_the_page(desk: kit.Reader, article: str) -> None:
    desk.go(article, until="modules")
    first = [press(desk.page, "Tab") for _ in range(6)]
    assert first[0] == "Đến nội dung chính"
    assert first[2:4] == ["q", "Tìm kiếm"]
    after = "before => !!(before.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING)"
    for _ in range(30):
        before = desk.page.evaluate_handle("document.activeElement")
        press(desk.page, "Tab")
        assert before.evaluate(after)


@pytest.mark.parametrize("width", [kit.PHONE, kit.DESK])
def test_first_key_leads_past_the_menu_into_the_text(browser: Browser, demo: str, article: str, width: int) -> None:
    with kit.reader(browser, demo, kit.Device(width)) as view:
        view.go(article)
        assert press(view.page, "Tab") == "Đến nội dung chính"
        assert view.page.locator(".skip-link").bounding_box()["y"] >= 0
        press(view.page, "Enter", "Tab")
        assert view.page.evaluate("document.activeElement.closest('main') !== null")


def test_menu_of_a_phone_opens_leads_on_and_closes(phone: kit.Reader) -> None:
    phone.go("/", until="modules")
    button = phone.page.get_by_role("button", name="Danh mục")
    button.focus()
    press(phone.page, "Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert press(phone.page, "Tab") == "Giới thiệu"
    assert press(phone.page, "Escape") == "Danh mục"
    assert button.get_attribute("aria-expanded") == "false"
    assert not phone.page.locator("#danh-muc").is_visible()


def test_menu_of_a_desk_needs_no_opening_and_says_where_one_is(desk: kit.Reader) -> None:
    desk.go("/tin/2026/")
    assert not desk.page.get_by_role("button", name="Danh mục").is_visible()
    link = desk.page.get_by_role("navigation", name="Danh mục chính").get_by_role("link", name="Tin tức")
    assert link.get_attribute("aria-current") == "true"
    link.focus()
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/tin/")
    assert desk.page.locator(".site-header-link[aria-current=page]").inner_text() == "Tin tức"


def test_display_settings_are_chosen_by_keyboard_and_remembered_on_every_page(desk: kit.Reader, article: str) -> None:
    page = desk.page
    desk.go("/", until="modules")
    page.locator(".display-settings-summary").focus()
    press(page, "Enter", "Tab")
    press(page, "ArrowDown")
    assert page.evaluate("document.documentElement.dataset.size") == "large"
    press(page, "ArrowDown", "Tab", "Space")
    assert page.evaluate("document.documentElement.dataset.contrast") == "high"
    assert press(page, "Escape") == "Cỡ chữ, tương phản"
    assert not page.locator(".display-settings-panel").is_visible()
    for address in (article, article, "/en/"):
        desk.go(address, until="modules")
        assert page.evaluate("({...document.documentElement.dataset})") == {"js": "", "size": "larger", "contrast": "high"}
        chosen = page.evaluate("[...document.querySelectorAll('.display-settings input:checked')].map(one => one.value)")
        assert chosen == ["larger", "high"]
        assert kit.layout_shift(desk) < 0.01


def test_settings_taken_back_are_forgotten(desk: kit.Reader) -> None:
    page = desk.page
    for expected in ("high", None):
        desk.go("/", until="modules")
        page.locator(".display-settings-summary").focus()
        press(page, "Enter", "Tab", "Tab", "Space")
        assert page.evaluate("localStorage.getItem('contrast')") == expected


def test_settings_do_not_stay_in_the_way_of_what_follows(desk: kit.Reader, article: str) -> None:
    desk.go(article, until="modules")
    desk.page.locator(".display-settings-summary").focus()
    press(desk.page, "Enter")
    desk.page.locator(".display-settings input").last.focus()
    press(desk.page, "Tab", "Tab")
    assert not desk.page.locator(".display-settings-panel").is_visible()


def test_article_is_read_aloud_where_a_local_voice_lives_and_stops(desk: kit.Reader, article: str) -> None:
    desk.page.add_init_script(f"({VOICES})({[ENGLISH, REMOTE, LOCAL]})".replace("True", "true").replace("False", "false"))
    desk.go(article, until="modules")
    desk.page.locator(".display-settings-summary").focus()
    press(desk.page, "Enter")
    button = desk.page.get_by_role("button", name="Nghe bài viết")
    button.focus()
    assert press(desk.page, "Enter") == "Dừng đọc"
    said = desk.page.evaluate("said.map(one => [one.words, one.lang])")
    assert said[0] == [desk.page.locator("h1").inner_text(), "vi-VN"]
    assert len(said) > 3
    assert press(desk.page, "Enter") == "Nghe bài viết"
    assert desk.page.evaluate("said.length") == 0


@pytest.mark.parametrize("voices", [[], [REMOTE], [ENGLISH]], ids=["none", "not on the device", "another language"])
def test_nothing_is_offered_to_be_read_aloud_without_a_local_voice(desk: kit.Reader, article: str, voices: list[dict[str, object]]) -> None:
    desk.page.add_init_script(f"({VOICES})({voices})".replace("True", "true").replace("False", "false"))
    desk.go(article, until="modules")
    desk.page.locator(".display-settings-summary").click()
    assert not desk.page.locator(".display-settings-read").is_visible()


def test_filters_of_a_long_list_open_and_lead_on(desk: kit.Reader, mini_site: Path) -> None:
    desk.go(page_with(mini_site, "filter-list-choice"))
    group = desk.page.locator("details.filter-list-group").first
    group.locator("summary").focus()
    was = group.get_attribute("open") is not None
    press(desk.page, "Enter")
    assert (group.get_attribute("open") is not None) is not was
    if was:
        press(desk.page, "Enter")
    before = desk.page.url
    press(desk.page, "Tab")
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url(lambda url: url != before)
    assert desk.page.locator(".filter-list-choice[aria-current=page]").count() >= 1


def test_pictures_open_on_the_page_walk_by_arrows_and_give_focus_back(desk: kit.Reader, mini_site: Path) -> None:
    page = desk.page
    desk.go(page_with(mini_site, 'data-module="gallery"'), until="networkidle")
    links = page.locator(".gallery-link")
    links.first.focus()
    press(page, "Enter")
    dialog = page.get_by_role("dialog", name="Xem ảnh")
    count = links.count()
    assert dialog.get_by_role("status").inner_text().startswith(f"1/{count}. ")
    press(page, "ArrowRight")
    assert dialog.get_by_role("status").inner_text().startswith(f"2/{count}. ")
    press(page, "ArrowLeft", "ArrowLeft")
    assert dialog.get_by_role("status").inner_text().startswith(f"{count}/{count}. ")
    assert dialog.get_by_role("img").get_attribute("alt") == links.last.locator("img").get_attribute("alt")
    for _ in range(8):
        press(page, "Tab")
        assert page.evaluate("document.activeElement === document.body || document.activeElement.closest('dialog') !== null")
    assert not kit.axe_faults(desk)
    press(page, "Escape")
    assert not dialog.is_visible()
    assert page.evaluate("document.activeElement.className") == "gallery-link"
    assert not desk.complaints


def test_copied_link_is_announced(browser: Browser, demo: str, article: str) -> None:
    with kit.reader(browser, demo) as view:
        view.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        view.go(article, until="modules")
        view.page.get_by_role("button", name="Sao chép liên kết").focus()
        press(view.page, "Enter")
        status = view.page.locator(".share-tools").get_by_role("status")
        status.filter(has_text="Đã sao chép liên kết.").wait_for()
        assert view.page.evaluate("navigator.clipboard.readText()") == demo + article


def test_link_that_cannot_be_copied_is_told_in_words(desk: kit.Reader, article: str) -> None:
    desk.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error()) } })")
    desk.go(article, until="modules")
    desk.page.get_by_role("button", name="Sao chép liên kết").focus()
    press(desk.page, "Enter")
    desk.page.locator(".share-tools-said").filter(has_text=f"Không sao chép được. Địa chỉ: {desk.origin}{article}").wait_for()


def test_article_is_printed_by_its_button(desk: kit.Reader, article: str) -> None:
    desk.page.add_init_script("window.print = () => { window.printed = true }")
    desk.go(article, until="modules")
    desk.page.get_by_role("button", name="In bài viết").focus()
    press(desk.page, "Space")
    assert desk.page.evaluate("window.printed") is True


def test_table_of_contents_leads_to_its_heading_and_reading_goes_on_there(desk: kit.Reader, mini_site: Path) -> None:
    desk.go(page_with(mini_site, 'id="muc-luc"'))
    link = desk.page.locator(".toc-list a").last
    link.focus()
    press(desk.page, "Enter")
    heading = desk.page.locator(link.get_attribute("href").replace("#", "[id='") + "']")
    assert heading.is_visible()
    assert 0 <= heading.bounding_box()["y"] < 800
    press(desk.page, "Tab")
    assert desk.page.evaluate("id => !!(document.getElementById(id).compareDocumentPosition(document.activeElement) & 4)",
                              heading.get_attribute("id"))  # fmt: skip
