"""The component gallery in Chromium: correct HTML, good in every look, working controls."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import kit, markup
from tests.browser.focus import focus_faults
from tests.theme.gallery import write_gallery
from tools import looks
from tools.browser import serve


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gallery")
    write_gallery(folder, folder / ".cache")
    return folder


@pytest.fixture(scope="module")
def address(gallery: Path) -> Iterator[str]:
    with serve(gallery) as origin:
        yield origin


@pytest.mark.skipif(not markup.is_at_hand(), reason="html-validate is not installed")
def test_gallery_is_correct_html(gallery: Path) -> None:
    assert not markup.html_faults(gallery)


@pytest.mark.browser
@pytest.mark.parametrize("width", looks.PLAN)
def test_every_example_is_good_in_every_look(browser: Browser, address: str, width: int) -> None:
    with kit.reader(browser, address, kit.Device(width)) as view:
        assert view.go("/", until="modules") == 200
        for look, options in looks.PLAN[width].items():
            looks.put_on(view.page, look)
            assert not kit.axe_faults(view, options), look
            kit.screenshot(view, f"thanh-phan-{width}-{look}")
        looks.put_on(view.page, "light")
        assert not kit.scroll_faults(view.page)
        assert not focus_faults(view)
        assert not view.complaints


@pytest.mark.browser
def test_remembered_settings_hold_before_the_first_paint(browser: Browser, address: str) -> None:
    with kit.reader(browser, address) as view:
        view.go("/", until="networkidle")
        view.page.get_by_text("Cỡ chữ, tương phản", exact=True).click()
        view.page.get_by_label("Rất lớn").check()
        view.page.get_by_label("Tương phản cao").check()
        view.go("/")
        assert view.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"
        assert view.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
        assert not kit.axe_faults(view)
        assert not view.complaints


@pytest.mark.browser
def test_menu_of_a_phone_opens_by_keyboard(browser: Browser, address: str) -> None:
    with kit.reader(browser, address, kit.Device(kit.PHONE)) as view:
        view.go("/")
        link = view.page.get_by_role("link", name="Văn bản", exact=True)
        button = view.page.get_by_role("button", name="Danh mục")
        assert not link.is_visible()
        button.focus()
        view.page.keyboard.press("Enter")
        assert link.is_visible()
        assert button.get_attribute("aria-expanded") == "true"
        view.page.keyboard.press("Enter")
        assert not link.is_visible()


@pytest.mark.browser
def test_without_scripts_the_menu_is_open_and_no_dead_button_shows(browser: Browser, address: str) -> None:
    with kit.reader(browser, address, kit.Device(kit.PHONE, javascript=False)) as view:
        view.go("/")
        assert view.page.get_by_role("link", name="Văn bản", exact=True).is_visible()
        for name in ("Danh mục", "In bài viết", "Sao chép liên kết", "Chia sẻ"):
            assert view.page.get_by_role("button", name=name).count() == 0, name
        assert view.page.get_by_role("link", name="Góp ý", exact=True).is_visible()


@pytest.mark.browser
def test_gallery_opens_on_the_page_and_gives_focus_back(browser: Browser, address: str) -> None:
    with kit.reader(browser, address) as view:
        view.go("/", until="networkidle")
        first = view.page.locator(".gallery-link").first
        first.focus()
        view.page.keyboard.press("Enter")
        dialog = view.page.get_by_role("dialog", name="Xem ảnh")
        assert dialog.is_visible()
        assert "1/3" in dialog.inner_text()
        view.page.keyboard.press("ArrowRight")
        assert "2/3" in dialog.inner_text()
        assert not kit.axe_faults(view)
        view.page.keyboard.press("Escape")
        assert not dialog.is_visible()
        assert view.page.evaluate("document.activeElement.className") == "gallery-link"


@pytest.mark.browser
def test_first_key_leads_to_the_main_text(browser: Browser, address: str) -> None:
    with kit.reader(browser, address) as view:
        view.go("/")
        view.page.keyboard.press("Tab")
        assert view.page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
        view.page.keyboard.press("Enter")
        assert view.page.evaluate("document.activeElement.tagName") == "MAIN"
