"""The guide's walk through the desk, step by step as docs/huong-dan.md tells it; `make pictures` takes the guide's pictures here."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.kit import Device, reader
from tests.webdesk import brought
from tests.webdesk.kit import OpenDesk
from tests.webdesk.test_brought_in_browser import drop
from tests.webdesk.test_in_browser import come_in
from tools.pictures import SHOWN, fitted, small

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs/huong-dan.md").read_text(encoding="utf-8")
PICTURES = ("ban-bang-viec", "ban-viet-bai", "ban-anh", "ban-duyet", "ban-xem-truoc", "ban-danh-muc")
ALL = 400_000  # bytes


def taken(page: Page, name: str) -> None:
    """Keep what is seen as one of the guide's pictures, where somebody asked for them."""
    assert name in PICTURES
    if folder := os.environ.get("PORTAL_PICTURES"):
        seen = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        (ROOT / folder / f"{name}.webp").write_bytes(small(fitted(seen, SHOWN[0])))


@pytest.mark.browser
def test_the_walk_of_the_guide_is_as_it_tells(browser: Browser, desk: OpenDesk) -> None:
    with reader(browser, desk.origin, Device(1280)) as view:
        page = view.page
        page.set_viewport_size({"width": 1280, "height": 1000})
        come_in(view, "Hà")
        page.get_by_role("link", name="Viết bài mới").first.click()
        page.wait_for_load_state("networkidle")
        drop(page, "main", ("Báo cáo tháng 11.docx", brought.report()))
        path = re.sub(r"[?#].*", "", page.url.split("/sua/")[1])
        page.locator(".ProseMirror h2").first.wait_for()
        assert page.locator("[data-arrival]").get_by_role("button", name="Nhận").count()
        taken(page, "ban-viet-bai")
        page.locator("#o-unit").fill("Ủy ban nhân dân xã Sơn Khê")
        drop(page, "[data-zone='tep']", ("IMG_2024 (1).HEIC", brought.heic()), ("Ảnh hội nghị.jpeg", brought.jpeg()))
        page.locator("#o-images-3-alt").scroll_into_view_if_needed()
        page.get_by_text("Ảnh thiếu mô tả").first.wait_for()
        taken(page, "ban-anh")
        for box in page.locator("[data-items='images'] [name$='.alt']").all():
            if not box.input_value():
                box.fill("Bà con nhận cây giống")
        page.get_by_role("button", name="Lưu và gửi duyệt").click()
        page.get_by_text("Chờ duyệt").first.wait_for()
        view.go(f"/xem-truoc/{path}", until="networkidle")
        page.wait_for_timeout(1500)  # the frames draw their pages
        taken(page, "ban-xem-truoc")
        come_in(view, "Ví")
        assert page.get_by_text("chờ anh chị duyệt").count()
        taken(page, "ban-bang-viec")
        view.go(f"/xem/{path}", until="networkidle")
        assert page.get_by_role("button", name="Duyệt", exact=True).count() and page.get_by_role("button", name="Trả lại").count()
        taken(page, "ban-duyet")
        come_in(view, "Quân")
        view.go("/danh-muc/", until="networkidle")
        taken(page, "ban-danh-muc")


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_of_the_guide_is_shown_with_words_for_who_does_not_see_it(name: str) -> None:
    found = re.search(rf"!\[([^\]]{{20,}})\]\(anh/{name}\.webp\)", GUIDE)
    assert found and (ROOT / f"docs/anh/{name}.webp").is_file()


def test_the_pictures_are_small_together() -> None:
    assert sum((ROOT / f"docs/anh/{name}.webp").stat().st_size for name in PICTURES) <= ALL


def test_every_button_the_guide_names_is_on_the_desk() -> None:
    part = GUIDE.split("## Bàn biên tập", 1)[1].split("\n## ", 1)[0].split("\n| lệnh", 1)[0]
    files = [file for place in ("templates", "static", "screens", "sheet") for file in (ROOT / "webdesk" / place).rglob("*")]
    read = [file for file in files if file.suffix in (".html", ".js", ".py") and file.name not in ("editor.js", "htmx.js")]
    shown = " ".join(file.read_text(encoding="utf-8") for file in read).lower()
    named = [words.split(" …")[0] for words in re.findall(r"\*\*([^*]+)\*\*", part) if not re.search(r"[:.·]", words)]
    assert len(named) > 15
    assert [words for words in named if words.lower() not in shown] == []
