"""The desk in a real browser: an article from the empty form to its readers, by the people of a demo; axe finds nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator

from tests.browser.kit import Device, Reader, axe_faults, reader, report, screenshot, scroll_faults
from tests.webdesk import brought
from tests.webdesk.kit import OpenDesk
from tests.webdesk.test_opinions import ARTICLE, PLACES, TEXT, address, public

pytestmark = pytest.mark.browser
MOST_TABS = 200  # stops on the way to an element


def come_in(view: Reader, name: str) -> None:
    """Sign in as one of the four by a click."""
    view.go("/dang-nhap/")
    view.page.get_by_role("button", name=name).first.click()
    view.page.wait_for_load_state("networkidle")


def reach(target: Locator) -> None:
    """Move the focus to an element by the Tab key alone. Raises AssertionError if it never comes there."""
    target.first.wait_for()
    for _ in range(MOST_TABS):
        if target.first.evaluate("element => element === document.activeElement"):
            return
        target.page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key never comes to {target}")


def press(target: Locator) -> None:
    """Use a button or a link by the keyboard alone."""
    reach(target)
    target.page.keyboard.press("Enter")


def choose(target: Locator) -> None:
    """Choose one of several: the Tab key comes to the chosen one, arrows move on."""
    reach(target.page.locator(f"[name='{target.get_attribute('name')}']:checked"))
    for _ in range(MOST_TABS):
        if target.is_checked():
            return
        target.page.keyboard.press("ArrowDown")
    raise AssertionError(f"no arrow comes to {target}")


def write(target: Locator, words: str) -> None:
    """Type into a field, reached by the keyboard alone."""
    reach(target)
    target.page.keyboard.type(words)


def test_by_keyboard_alone_an_article_is_written_asked_about_sent_returned_approved_and_published(browser: Browser, desk: OpenDesk) -> None:
    with reader(browser, desk.origin) as hers, reader(browser, desk.origin) as his:
        ha, vi = hers.page, his.page
        hers.go("/dang-nhap/")
        press(ha.get_by_role("button", name="Hà"))
        ha.wait_for_url(lambda url: "dang-nhap" not in url)
        press(ha.get_by_role("link", name="Viết bài"))
        ha.locator("#o-title").wait_for()
        write(ha.locator("#o-title"), "Sơn Khê trồng rừng vụ đông")
        write(ha.locator("#o-unit"), "vhxh")
        ha.get_by_role("option").first.wait_for()
        ha.keyboard.press("Enter")
        assert "Văn hóa" in ha.input_value("#o-unit")
        choose(ha.get_by_label("Kế hoạch, đề án mới"))
        press(ha.get_by_role("button", name="Bắt đầu viết"))
        ha.locator(".ProseMirror").wait_for()
        path = ha.url.split("/sua/")[1]

        with ha.expect_file_chooser() as chooser:
            press(ha.locator("#tep-kem"))
        with ha.expect_navigation(wait_until="networkidle"):
            chooser.value.set_files({"name": "IMG_2024 (1).HEIC", "mimeType": "image/heic", "buffer": brought.heic()})
        write(ha.locator("#o-images-0-alt"), "Bà con nhận cây giống")

        press(ha.get_by_role("button", name="Thêm chỉ tiêu"))
        sentence = ha.locator("[name$='.sentence']")
        write(sentence, "Đến năm 2030, trồng rừng mới 350 ha; che phủ 62,3 %")
        ha.get_by_text("Hiểu là: 350 ha").wait_for()
        press(ha.get_by_role("button", name="Tách thành 2 câu"))
        sentence.nth(1).wait_for()
        ha.get_by_text("Hiểu là: 62,3 %").wait_for()
        assert [box.input_value() for box in sentence.all()] == ["Đến năm 2030, trồng rừng mới 350 ha", "che phủ 62,3 %"]

        reach(ha.locator(".ProseMirror"))
        ha.keyboard.press("Control+End")
        ha.keyboard.press("Enter")
        ha.keyboard.type("Ông A, CCCD 001203004567, nhận khoán.")
        ha.get_by_text("Có thể là số căn cước").wait_for()
        for _ in range(len("CCCD 001203004567, nhận khoán.")):
            ha.keyboard.press("Backspace")
        ha.keyboard.type("nhận khoán.")
        ha.get_by_text("Có thể là số căn cước").wait_for(state="detached")
        assert axe_faults(hers) == [], report(axe_faults(hers))
        press(ha.get_by_role("button", name="Lưu và gửi duyệt"))
        ha.get_by_text("Chờ duyệt").first.wait_for()
        assert ha.get_by_role("button", name="Đăng ngay").count() == 0
        press(ha.get_by_role("link", name="Xem trước"))
        ha.get_by_role("heading", name="Xem trước").wait_for()
        assert desk.page(path) is None
        assert "mô tả: Bà con nhận cây giống" in desk.text(path)
        assert "      - Đến năm 2030, trồng rừng mới 350 ha\n      - che phủ 62,3 %\n" in desk.text(path)

        come_in(his, "Ví")
        assert vi.get_by_text("chờ anh chị duyệt").count() == 1
        press(vi.get_by_role("link", name="Sơn Khê trồng rừng vụ đông").first)
        write(vi.locator("#back"), "Ghi tên xã nhận khoán")
        with vi.expect_navigation(wait_until="networkidle"):
            press(vi.get_by_role("button", name="Trả lại"))
        hers.go(f"/sua/{path}")
        ha.get_by_text("Ghi tên xã nhận khoán").wait_for()
        reach(ha.locator(".ProseMirror"))
        ha.keyboard.press("Control+End")
        ha.keyboard.type(" Xã Sơn Khê.")
        press(ha.get_by_role("button", name="Lưu và gửi duyệt"))
        ha.get_by_text("Chờ duyệt").first.wait_for()
        his.go(f"/xem/{path}")
        assert "Xã Sơn Khê." in "".join(vi.locator("ins").all_inner_texts())
        press(vi.get_by_role("button", name="Duyệt", exact=True))
        vi.get_by_text("đã duyệt đúng nội dung này").wait_for()
        assert desk.page(path) is None
        hers.go("/dang-nhap/")
        press(ha.get_by_role("button", name="Đăng", exact=False).first)
        ha.wait_for_load_state("networkidle")
        hers.go(f"/xem/{path}")
        press(ha.get_by_role("button", name="Đăng ngay"))
        desk.published()
        assert "nhận khoán. Xã Sơn Khê." in (desk.page(path) or "")
        assert hers.complaints + his.complaints == []


@pytest.mark.parametrize("width", [360, 1280])
def test_no_screen_has_a_fault_that_axe_sees_or_scrolls_sideways(browser: Browser, desk: OpenDesk, width: int) -> None:
    hers = desk.person("ha")
    path = desk.begin(hers, f"Bài để xem ở {width}", "hoi-nghi")
    hers.act("gui-duyet", path)
    file = next(iter(sorted(desk.content.glob("tin/20*/**/*.md")))).relative_to(desk.content).as_posix()
    faults = []
    screens = ["/", "/moi/", f"/sua/{path}", f"/xem/{path}", f"/lich-su/{path}", f"/sua/{file}"]
    screens += ["/bai/", "/nhat-ky/", "/nguoi/", "/cong-bo/"]
    with reader(browser, desk.origin, Device(width)) as view:
        view.go("/dang-nhap/")
        faults += [f"/dang-nhap/: {fault}" for fault in (*axe_faults(view), *scroll_faults(view.page))]
        come_in(view, "Quân" if width == 360 else "Ví")
        for screen in screens:
            view.go(screen, until="networkidle")
            faults += [f"{screen}: {fault}" for fault in (*axe_faults(view), *scroll_faults(view.page), *view.complaints)]
            screenshot(view, f"desk{screen.replace('/', '-')}{width}"[:60])
    assert not faults, report(faults)


def test_typing_survives_a_server_that_is_away(browser: Browser, desk: OpenDesk) -> None:
    path = desk.begin(desk.person("ha"), "Máy chủ mất điện")
    with reader(browser, desk.origin) as view:
        come_in(view, "Hà")
        view.go(f"/sua/{path}", until="networkidle")
        desk.stop()
        view.page.fill("#o-summary", "Chữ gõ lúc mất điện")
        view.page.get_by_text("Chưa nối được với máy chủ").wait_for()
        desk.start()
        view.page.on("dialog", lambda dialog: dialog.accept())
        view.page.reload()
        view.page.get_by_role("button", name="Lấy lại").click()
        view.page.wait_for_url("**?tiep=1")
        assert view.page.input_value("#o-summary") == "Chữ gõ lúc mất điện"


def test_what_was_typed_after_the_session_ended_is_offered_before_what_the_server_kept(browser: Browser, desk: OpenDesk) -> None:
    path = desk.begin(desk.person("ha"), "Hết phiên giữa chừng", "ke-hoach")
    with reader(browser, desk.origin) as view:
        page = view.page
        come_in(view, "Hà")
        view.go(f"/sua/{path}", until="networkidle")
        page.on("dialog", lambda dialog: dialog.accept())
        page.fill("#o-summary", "Máy chủ đã giữ")
        page.get_by_text("Chữ đang gõ đã được giữ tạm").wait_for()
        page.wait_for_timeout(2_500)
        session = [one for one in page.context.cookies() if "csrf" not in one["name"]]
        page.context.clear_cookies(name=session[0]["name"])
        page.get_by_role("button", name="Thêm chỉ tiêu").wait_for()
        page.fill("#o-summary", "Gõ khi đã hết phiên")
        page.get_by_text("Phiên làm việc đã hết").wait_for()
        page.locator(".foot-bar").get_by_role("button", name="Lưu", exact=True).click()
        page.get_by_role("button", name="Hà").first.click()
        page.locator("#o-summary").wait_for()
        page.get_by_role("button", name="Lấy lại").click()
        page.wait_for_url("**?tiep=1")
        assert page.input_value("#o-summary") == "Gõ khi đã hết phiên"
        page.locator(".foot-bar").get_by_role("button", name="Lưu và gửi duyệt").click()
        page.get_by_text("Chờ duyệt").first.wait_for()
        view.go(f"/sua/{path}", until="networkidle")
        assert page.get_by_role("button", name="Lấy lại").count() == 0, "what arrived is not suggested"


def test_suggestions_are_accepted_and_a_number_is_shown_on_purpose(browser: Browser, desk: OpenDesk) -> None:
    path = desk.begin(desk.person("ha"), "Tin có số liệu")
    with reader(browser, desk.origin) as view:
        come_in(view, "Hà")
        view.go(f"/sua/{path}", until="networkidle")
        view.page.locator(".ProseMirror").click()
        view.page.keyboard.type("Tỷ lệ hộ dân dùng nước sạch đạt 86,5%. Đường dây của ông A: 0912345678.")
        view.page.get_by_role("button", name="Chủ ý đăng số này").click()
        view.page.get_by_text("Có thể là số điện thoại").wait_for(state="detached")
        view.page.get_by_role("button", name="Tìm trong lời văn").click()
        view.page.locator("[data-arrival]").get_by_text("Hiểu là: 86,5 %").wait_for()
        view.page.get_by_role("button", name="Nhận kết quả").first.click()
        view.page.get_by_text("Hiểu là: 86,5 %").first.wait_for()
        assert axe_faults(view) == []
        view.page.get_by_role("button", name="Lưu", exact=True).click()
        view.page.get_by_text("Đã lưu.").wait_for()
    text = desk.text(path)
    assert "kết quả" in text and "86,5%" in text.split("---")[1]
    assert "số được đăng: 0912345678" in text


@pytest.mark.parametrize("width", [360, 1280])
def test_the_public_form_has_no_fault_that_axe_sees_and_tells_what_is_wrong(browser: Browser, desk: OpenDesk, width: int) -> None:
    (desk.content / ARTICLE).write_text(TEXT.format(closes=PLACES["mo"]), encoding="utf-8")
    form = public(desk)
    faults = []
    try:
        with reader(browser, form.origin, Device(width)) as view:
            view.go(address())
            screenshot(view, f"gop-y-{width}")
            faults += [*axe_faults(view), *scroll_faults(view.page), *view.complaints]
            view.page.get_by_role("textbox", name="Ý kiến").fill("Nên lát gạch.")
            view.page.evaluate("document.querySelector('form').noValidate = true")
            view.page.get_by_role("button", name="Gửi góp ý").click()
            view.page.get_by_role("alert").wait_for()
            screenshot(view, f"gop-y-loi-{width}")
            faults += [*axe_faults(view), *scroll_faults(view.page)]
            view.page.get_by_label("Tôi đồng ý").check()
            view.page.get_by_role("button", name="Gửi góp ý").click()
            view.page.get_by_text("Đã nhận góp ý").wait_for()
            faults += [*axe_faults(view), *scroll_faults(view.page)]
        with reader(browser, desk.origin, Device(width)) as view:
            come_in(view, "Hà")
            for screen in ("/gop-y/", f"/gop-y/bai/{ARTICLE}"):
                view.go(screen, until="networkidle")
                screenshot(view, f"desk{screen.replace('/', '-')}{width}"[:60])
                faults += [f"{screen}: {fault}" for fault in (*axe_faults(view), *scroll_faults(view.page), *view.complaints)]
    finally:
        form.stop()
    assert not faults, report(faults)
