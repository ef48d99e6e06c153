"""What people bring to the desk, in a real browser: files dropped, text pasted, suggestions accepted, a number asked about."""

from __future__ import annotations

import base64
import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kit import Device, axe_faults, reader, report, screenshot, scroll_faults
from tests.webdesk import brought
from tests.webdesk.kit import OpenDesk
from tests.webdesk.test_in_browser import come_in

pytestmark = pytest.mark.browser
DROP = """([place, files]) => {
  const held = new DataTransfer();
  for (const [name, type, data] of files) held.items.add(new File([Uint8Array.from(atob(data), c => c.charCodeAt(0))], name, { type }));
  const target = document.querySelector(place);
  for (const kind of ["dragenter", "dragover", "drop"])
    target.dispatchEvent(new DragEvent(kind, { dataTransfer: held, bubbles: true, cancelable: true }));
}"""
PASTE = """([html, plain]) => {
  const held = new DataTransfer();
  held.setData("text/html", html); held.setData("text/plain", plain);
  const paste = new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true });
  document.querySelector(".ProseMirror").dispatchEvent(paste);
}"""


def drop(page: Page, place: str, *files: tuple[str, bytes]) -> None:
    """Drop files on a place, as from the desktop, and wait for the page that comes of it."""
    sent = [(name, "", base64.b64encode(data).decode()) for name, data in files]
    with page.expect_navigation(wait_until="networkidle"):
        page.evaluate(DROP, [place, sent])


@pytest.mark.parametrize("width", [360, 1280])
def test_a_word_file_and_photographs_are_dropped_and_asked_about(browser: Browser, desk: OpenDesk, width: int) -> None:
    with reader(browser, desk.origin, Device(width)) as view:
        come_in(view, "Hà")
        page = view.page
        view.go("/moi/", until="networkidle")
        assert axe_faults(view) == [], report(axe_faults(view))
        screenshot(view, f"bring-new-{width}")
        drop(page, "main", ("Báo cáo tháng 11.docx", brought.report("Ông A, CCCD 001203004567, nhận khoán.")))
        path = re.sub(r"[?#].*", "", page.url.split("/sua/")[1])
        page.locator(".ProseMirror h2").first.wait_for()
        assert page.locator(".ProseMirror h2").count() == 4 and page.locator(".ProseMirror tr").count() == 6
        assert page.locator(".ProseMirror img[data-src]").count() == 3 and "CỘNG HÒA" not in page.locator(".ProseMirror").inner_text()
        assert page.input_value("#o-title") == "Báo cáo kết quả trồng rừng tháng 11 năm 2026"
        page.get_by_text("Có thể là số căn cước").wait_for()
        assert axe_faults(view) == [], report(axe_faults(view))
        assert scroll_faults(page) == []
        screenshot(view, f"bring-word-{width}")

        page.locator("#o-unit").fill("")
        page.locator("#o-unit").press_sequentially("vhxh", delay=30)
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("Enter")
        phone = (("IMG_2024 (1).HEIC", brought.heic()), ("Ảnh hội nghị.jpeg", brought.jpeg()))
        drop(page, "[data-zone='tep']", *phone, ("Kế hoạch.pdf", brought.pdf()))
        assert "Văn hóa" in page.input_value("#o-unit")
        asked = page.locator("#o-images-3-alt")
        assert asked.evaluate("box => box === document.activeElement") and asked.input_value() == ""
        assert "Ảnh thiếu mô tả" in page.locator("[data-item='images.3']").inner_text()
        asked.fill("Bà con nhận cây giống")
        page.get_by_role("button", name=re.compile("Làm ảnh bìa: .*img-2024-1")).click()
        assert page.locator("[data-items='images'] > .item").first.locator("[name$='.alt']").input_value() == "Bà con nhận cây giống"
        assert axe_faults(view) == [], report(axe_faults(view))
        assert scroll_faults(page) == []
        screenshot(view, f"bring-pictures-{width}")

        with page.expect_navigation(wait_until="networkidle"):
            page.get_by_role("button", name=re.compile("Nhận chỉ tiêu: Phấn đấu năm 2026 trồng mới 350 ha")).click()
        page.get_by_text("Hiểu là: 350 ha").first.wait_for()
        head = desk.text(path).split("---\n")[1]
        pictures = re.findall(r"tệp: (anh/\S+)", head)
        assert pictures[0].startswith("anh/2026/11/img-2024-1") and len(pictures) == 5 and "van-ban/2026/11/ke-hoach.pdf" in head
        assert "mô tả: Bà con nhận cây giống" in head and "Phấn đấu năm 2026 trồng mới 350 ha rừng" in head
        assert view.complaints == []


def test_files_that_are_chosen_ask_nothing_and_a_script_of_a_page_is_no_text(browser: Browser, desk: OpenDesk) -> None:
    path, asked = desk.begin(desk.person("ha"), "Tin có ảnh chọn bằng nút"), []
    with reader(browser, desk.origin) as view:
        come_in(view, "Hà")
        view.go(f"/sua/{path}", until="networkidle")
        page = view.page
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.locator("#o-summary").click()  # a browser asks only those who touched the page
        with page.expect_navigation(wait_until="networkidle"):
            page.set_input_files("#tep-kem", {"name": "IMG_2024 (1).JPG", "mimeType": "image/jpeg", "buffer": brought.jpeg()})
        page.locator("#o-images-0-alt").wait_for()
        assert asked == []
        page.locator(".ProseMirror").click()
        page.evaluate(PASTE, [f"<table>{2 * '<tr><td>Thôn</td><td>Hộ</td></tr>'}</table><script>alert(1)</script>", "Thôn"])
        page.locator(".ProseMirror table").wait_for()
        assert "alert" not in page.input_value("#o-body")


def test_text_pasted_from_word_keeps_its_table_and_a_few_words_stay_in_their_line(browser: Browser, desk: OpenDesk) -> None:
    path = desk.begin(desk.person("ha"), "Tin dán bảng")
    with reader(browser, desk.origin) as view:
        come_in(view, "Hà")
        view.go(f"/sua/{path}", until="networkidle")
        page = view.page
        page.locator(".ProseMirror").click()
        page.keyboard.type("Đầu bài ")
        page.evaluate(PASTE, ["<b>chữ đậm</b>", "chữ đậm"])
        assert page.locator(".ProseMirror p").inner_text() == "Đầu bài chữ đậm"
        clip = (
            "<html><body><p class=MsoNormal style='mso-x:1'><b>II. Kết quả</b></p><p class=MsoNormal>Các thôn đã trồng rừng như sau.</p>"
            "<table><tr><td>Thôn</td><td>Hộ</td></tr><tr><td>Một</td><td>12</td></tr></table></body></html>"
        )
        page.keyboard.press("Enter")
        page.evaluate(PASTE, [clip, "II. Kết quả"])
        page.locator(".ProseMirror table").wait_for()
        page.get_by_text("Đã dán.").wait_for()
        page.get_by_role("button", name="Lưu", exact=True).last.click()
        page.get_by_text("Đã lưu.").wait_for()
    body = desk.text(path).split("---\n")[2]
    assert "## II. Kết quả" in body and "| Thôn | Hộ |" in body and "Đầu bài **chữ đậm**" in body
