"""The page to come, before anybody may see it: by the real templates, in a sandbox, and by a link that ends."""

from __future__ import annotations

import re
import urllib.request

import pytest
from playwright.sync_api import Browser

from tests.browser.kit import Device, axe_faults, reader, report, screenshot, scroll_faults
from tests.webdesk.kit import OpenDesk, Visitor
from tests.webdesk.test_in_browser import come_in

LOCK = "sandbox; default-src 'none'"


def tickets(desk: OpenDesk, who: Visitor, path: str) -> str:
    """Where the page of the preview screen's frames is."""
    found = re.search(r'<iframe src="([^"]+)"', who.get(f"/xem-truoc/{path}").text)
    assert found
    return found[1]


def test_a_draft_is_seen_by_the_real_templates_while_readers_find_nothing(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Khai trương nhà văn hóa thôn Đoài")
    desk.write(ha, path, summary="Nhà văn hóa mở cửa mỗi tối.", body="Một đoạn văn **đậm**.\n")
    page = Visitor(desk.origin).get(tickets(desk, ha, path))
    assert page.status == 200
    assert "<h1" in page.text and "Khai trương nhà văn hóa thôn Đoài" in page.text and "<strong>đậm</strong>" in page.text
    assert "Trang thông tin điện tử" in page.text and "Nhà văn hóa mở cửa mỗi tối." in page.text
    assert desk.page(path) is None
    assert "trạng thái: Bản nháp" in desk.text(path)


def test_the_preview_is_in_a_sandbox_that_loads_its_styles_under_the_same_ticket(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Xem trước trong hộp kín")
    source = tickets(desk, ha, path)
    page = Visitor(desk.origin).get(source)
    policy = page.headers["Content-Security-Policy"]
    assert policy.startswith(LOCK) and "script-src" not in policy and "allow-" not in policy
    assert "http-equiv" not in page.text
    assert page.headers["Cache-Control"] == "no-store" and "noindex" in page.headers["X-Robots-Tag"]
    assert not re.search(r'(?:href|src)="/(?!truoc/)', page.text)
    style = re.search(r'rel="stylesheet" href="([^"]+)"', page.text)
    assert style and style[1].startswith(source)
    answer = Visitor(desk.origin).get(style[1])
    assert answer.status == 200 and answer.headers["Content-Type"].startswith("text/css") and "@font-face" in answer.text
    home = Visitor(desk.origin).get(source + "tin/")
    assert home.status == 200 and "Xem trước trong hộp kín" in home.text


def test_an_unapproved_edit_shows_in_the_preview_and_not_to_readers(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = next(
        str(file.relative_to(desk.content)) for file in sorted((desk.content / "tin").rglob("*.md"))
        if "trạng thái" not in file.read_text(encoding="utf-8") and "2025" in str(file)
    )  # fmt: skip
    before = desk.text(path)
    desk.write(ha, path, title="Một tiêu đề sửa chưa ai duyệt")
    page = Visitor(desk.origin).get(tickets(desk, ha, path))
    assert "Một tiêu đề sửa chưa ai duyệt" in page.text
    assert desk.text(path) == before


def test_pictures_of_a_draft_are_derived_for_its_preview(desk: OpenDesk) -> None:
    from PIL import Image

    ha = desk.person("ha")
    place = desk.content / "anh/thu/canh-dong.jpg"
    place.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (1600, 900), (40, 120, 60)).save(place)
    path = desk.begin(ha, "Đồng lúa vào vụ")
    desk.write(ha, path, body="![Cánh đồng lúa](/anh/thu/canh-dong.jpg)\n")
    page = Visitor(desk.origin).get(tickets(desk, ha, path))
    source = re.search(r'<img[^>]*src="(/truoc/[^"]+/anh/[^"]+)"', page.text)
    assert source, page.text[-3000:]
    with urllib.request.urlopen(desk.origin + source[1], timeout=60) as picture:
        assert picture.headers["Content-Type"].startswith("image/")
        assert picture.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert picture.headers["Content-Security-Policy"].startswith(LOCK)


def test_a_held_text_says_why_it_has_no_page(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Bài của một đơn vị không có", unit="Sở Không Có Trong Danh Mục")
    screen = ha.get(f"/xem-truoc/{path}").text
    assert "chưa có trang để xem" in screen and "Sở Không Có Trong Danh Mục" in screen


def test_a_link_opens_without_an_account_is_logged_and_ends(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Trình lãnh đạo xem trước")
    assert "Ghi liên kết này cho ai xem" in ha.post(f"/lien-ket/{path}", {"to": " "}).text
    screen = ha.post(f"/lien-ket/{path}", {"to": "Chủ tịch xã"}).text
    link = re.search(r'value="http://[^/]+(/truoc/[^"]+)" readonly', screen)
    number = re.search(r'name="end" value="(\d+)"', screen)
    assert link and number and "Cho Chủ tịch xã" in screen
    leader = Visitor(desk.origin)
    assert "Trình lãnh đạo xem trước" in leader.get(link[1]).text
    assert leader.get("/").url.endswith("/dang-nhap/?next=/"), "the link lets nobody into the desk"
    assert not list(leader.jar) or all("csrf" in cookie.name for cookie in leader.jar)
    log = desk.person("quan").get("/nhat-ky/").text
    assert "người có liên kết (Chủ tịch xã)" in log and "liên kết xem trước" in log
    assert leader.get(link[1][:-3] + "xx/").status == 410
    ha.post(f"/lien-ket/{path}", {"end": number[1]})
    ended = leader.get(link[1])
    assert ended.status == 410 and "đã hết hạn" in ended.text
    assert "ngừng liên kết xem trước" in desk.person("quan").get("/nhat-ky/").text


@pytest.mark.parametrize("file", ["../data/khoa-bi-mat", "%2e%2e/pelicanconf.py", "anh/..%2f..%2fpublic", "du-lieu/co-quan.yml"])
def test_a_ticket_gives_files_of_the_site_only(desk: OpenDesk, file: str) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, f"Vé xem trước {len(file)}")
    assert Visitor(desk.origin).get(tickets(desk, ha, path) + file).status == 404


def test_a_week_later_the_link_has_ended(desk: OpenDesk) -> None:
    import sqlite3
    from contextlib import closing

    ha = desk.person("ha")
    path = desk.begin(ha, "Liên kết quá một tuần")
    screen = ha.post(f"/lien-ket/{path}", {"to": "Bí thư"}).text
    link = re.search(r'value="http://[^/]+(/truoc/[^"]+)" readonly', screen)
    assert link
    with closing(sqlite3.connect(desk.root / "data/ban-bien-tap.sqlite3", timeout=20)) as data, data:
        data.execute("update desk_previewlink set until = datetime('now', '-1 minute') where path = ?", (path,))
    assert Visitor(desk.origin).get(link[1]).status == 410
    assert link[1] not in ha.get(f"/xem-truoc/{path}").text


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_both_widths_are_shown_with_their_styles_and_nothing_runs(browser: Browser, desk: OpenDesk, width: int) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, f"Xem trước ở bề rộng {width}")
    desk.write(ha, path, summary="Tóm tắt của bài.", body="Đoạn đầu.\n\n## Việc tiếp theo\n\nĐoạn sau.\n")
    with reader(browser, desk.origin, Device(width=width)) as view:
        come_in(view, "Hà")
        view.go(f"/xem-truoc/{path}")
        view.page.wait_for_load_state("networkidle")
        frames = [frame for frame in view.page.frames if "/truoc/" in frame.url]
        assert len(frames) == 2
        for frame in frames:
            assert frame.locator("h1").first.text_content() == f"Xem trước ở bề rộng {width}"
            box = frame.locator("h1").first.bounding_box()
            assert box and box["height"] < 400
            assert frame.evaluate("self.origin") == "null"
            assert frame.evaluate("getComputedStyle(document.body).fontFamily").startswith("\"Portal Sans\"")
        assert axe_faults(view) == [], report(axe_faults(view))
        assert scroll_faults(view.page) == []
        screenshot(view, f"desk-preview-{width}")
        view.page.get_by_label("Máy tính", exact=True).first.check()
        assert not view.page.locator(".sight.phone").is_visible()
        screenshot(view, f"desk-preview-screen-{width}")
