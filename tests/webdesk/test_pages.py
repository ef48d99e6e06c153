"""An administrator writes Giới thiệu, Liên hệ and other static pages in a form; a text with a fault is not written, each text is kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.kit import Device, axe_faults, reader, report, screenshot, scroll_faults
from tests.webdesk.kit import OpenDesk, Visitor, put
from tests.webdesk.test_in_browser import come_in
from tests.webdesk.test_registries import form, told

CONTACT = "trang/lien-he.md"


def test_a_page_is_changed_line_by_line_seen_by_readers_and_taken_back(desk: OpenDesk) -> None:
    quan, before = desk.person("quan"), desk.text(CONTACT)
    assert 'href="/trang/lien-he/"' in quan.get("/trang/").text
    answer = quan.post("/trang/lien-he/", put(form(quan, "/trang/lien-he/"), summary="Nơi tiếp công dân: trụ sở xã"))
    assert "Đã ghi" in told(answer)
    after = desk.text(CONTACT)
    assert after.split("---")[2] == before.split("---")[2] and "Nơi tiếp công dân: trụ sở xã" in after
    desk.person("dang").post("/cong-bo/lai")
    desk.published()
    assert "Nơi tiếp công dân: trụ sở xã" in (desk.page("lien-he.md") or "")
    log = told(quan.get("/nhat-ky/"))
    assert "trang: sửa" in log
    first = min(map(int, re.findall(r'<a href="(\d+)">', quan.get("/trang/lien-he/lich-su/").text)))
    old = quan.get(f"/trang/lien-he/lich-su/{first}")
    assert "trụ" in told(old)
    quan.post(f"/trang/lien-he/lich-su/{first}", {"base": old.value("base")})
    assert desk.text(CONTACT) == before


def test_a_new_page_has_an_address_of_its_title_and_a_fault_is_told_at_its_box(desk: OpenDesk) -> None:
    quan = desk.person("quan")
    begun = quan.post("/trang/", {"title": "Lịch tiếp công dân"})
    assert begun.url.split("?")[0].endswith("/trang/lich-tiep-cong-dan/") and 'value="Lịch tiếp công dân"' in begun.text
    place, file = "/trang/lich-tiep-cong-dan/", desk.content / "trang/lich-tiep-cong-dan.md"
    wrong = quan.post(place, put(form(quan, place), title="", body="Thứ hai hằng tuần."))
    assert wrong.status == 422 and "Thiếu tiêu đề" in wrong.text.split('data-notes="title"')[1] and "Thứ hai hằng tuần." in wrong.text
    assert not file.exists()
    filled = put(form(quan, place), title="Lịch tiếp công dân", body="Thứ hai hằng tuần.")
    assert quan.post(place, put(filled, body="Thứ hai <script>alert(1)</script>")).status == 422 and not file.exists()
    assert "Đã ghi" in told(quan.post(place, filled))
    assert file.read_text(encoding="utf-8") == "---\ntiêu đề: Lịch tiếp công dân\n---\n\nThứ hai hằng tuần.\n"
    again = quan.post("/trang/", {"title": "Lịch tiếp công dân"})
    assert again.status == 422 and "đặt tiêu đề khác" in again.text
    desk.person("dang").post("/cong-bo/lai")
    desk.published()
    assert "Thứ hai hằng tuần." in (desk.page("lich-tiep-cong-dan.md") or "")
    for taken in ("tin", "tim-kiem", "con", "Khong"):
        assert quan.get(f"/trang/{taken}/").status == 404, taken


def test_a_page_is_taken_away_after_a_question_and_comes_back_and_the_two_of_the_law_stay(desk: OpenDesk) -> None:
    quan, place, file = desk.person("quan"), "/trang/trang-thu/", desk.content / "trang/trang-thu.md"
    quan.post(place, put(form(quan, place), title="Trang thử", body="Lời của trang thử."))
    text = file.read_text(encoding="utf-8")
    assert "Bỏ trang này?" in told(quan.post(place, [*form(quan, place), ("remove", "1")])) and file.exists()
    assert "Đã bỏ trang" in told(quan.post(place, [*form(quan, place), ("remove", "1"), ("sure", "1")])) and not file.exists()
    assert place not in quan.get("/trang/").text and "trang: bỏ" in told(quan.get("/nhat-ky/"))
    number = max(map(int, re.findall(r'<a href="(\d+)">', quan.get(f"{place}lich-su/").text)))
    quan.post(f"{place}lich-su/{number}", {"base": quan.get(f"{place}lich-su/{number}").value("base")})
    assert file.read_text(encoding="utf-8") == text
    refused = quan.post("/trang/lien-he/", [*form(quan, "/trang/lien-he/"), ("remove", "1"), ("sure", "1")])
    assert refused.status == 422 and "Trang này luôn có" in told(refused) and desk.text(CONTACT)
    stale = [("base", "x"), ("remove", "1"), ("sure", "1")]
    assert quan.post(place, stale).status == 422 and file.exists()


def test_a_colleagues_page_is_not_written_over_and_others_do_not_come_in(desk: OpenDesk) -> None:
    quan, place = desk.person("quan"), "/trang/lien-he/"
    first = form(quan, place)
    quan.post(place, put(form(quan, place), summary="Bản của người thứ nhất"))
    late = quan.post(place, put(first, summary="Bản của người thứ hai"))
    assert late.status == 422 and "vừa được người khác sửa" in told(late) and "Bản của người thứ hai" in late.text
    assert "Bản của người thứ nhất" in desk.text(CONTACT)
    for name in ("ha", "vi", "dang"):
        for path in ("/trang/", place, f"{place}lich-su/", f"{place}lich-su/1"):
            assert desk.person(name).get(path).status == 403, (name, path)
        assert desk.person(name).post(place, {"title": "x", "_shown": "title"}).status == 403


def test_a_page_is_seen_before_it_is_saved_and_what_was_typed_is_there_later(desk: OpenDesk) -> None:
    quan, place, before = desk.person("quan"), "/trang/lien-he/", desk.text(CONTACT)
    typed = put(form(quan, place), body="Lời chưa ai lưu.\n", summary="Chưa lưu")
    shown = quan.post(place, [*typed, ("preview", "1")])
    source = re.search(r'<iframe src="(/truoc/[^"]+)"', shown.text)
    assert shown.status == 200 and source and "Lời chưa ai lưu." in shown.text.split('id="o-body" name="body"')[1]
    page = Visitor(desk.origin).get(source[1])
    assert page.status == 200 and "Lời chưa ai lưu." in page.text and "<h1" in page.text
    assert desk.text(CONTACT) == before
    assert f'href="{place}?tiep=1">Liên hệ</a>' in quan.get("/").text and "Lời chưa ai lưu." not in quan.get(place).text
    again = quan.get(f"{place}?tiep=1")
    assert "Lời chưa ai lưu." in again.text and "Chưa lưu</textarea>" in again.text
    quan.post(f"{place}bo-chu")
    assert "?tiep=1" not in quan.get("/").text and "Lời chưa ai lưu." not in Visitor(desk.origin).get(source[1]).text
    quan.post(place, [*typed, ("preview", "1")])
    assert "Đã ghi" in told(quan.post(place, typed)) and "Lời chưa ai lưu." in desk.text(CONTACT)
    assert "?tiep=1" not in quan.get("/").text


def test_a_page_with_a_fault_is_not_shown_but_told(desk: OpenDesk) -> None:
    quan, place = desk.person("quan"), "/trang/lien-he/"
    shown = quan.post(place, [*put(form(quan, place), body="Lời <script>alert(1)</script>\n"), ("preview", "1")])
    source = re.search(r'<iframe src="(/truoc/[^"]+)"', shown.text)
    assert source and "alert(1)" not in Visitor(desk.origin).get(source[1]).text
    assert 'data-notes="body"' in shown.text or 'id="o-body-notes"' in shown.text
    quan.post(f"{place}bo-chu")


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_is_written_in_the_editor_and_no_screen_has_a_fault(browser: Browser, desk: OpenDesk, width: int) -> None:
    faults = []
    with reader(browser, desk.origin, Device(width)) as view:
        come_in(view, "Quân")
        for screen in ("/trang/", "/trang/gioi-thieu/", "/danh-muc/don-vi/"):
            view.go(screen, until="networkidle")
            faults += [f"{screen}: {fault}" for fault in (*axe_faults(view), *scroll_faults(view.page), *view.complaints)]
            screenshot(view, f"desk{screen.replace('/', '-')}-{width}")
        view.go("/trang/gioi-thieu/", until="networkidle")
        view.page.locator(".ProseMirror").click()
        view.page.keyboard.press("Control+End")
        view.page.keyboard.type(f" Gõ ở bề rộng {width}.")
        view.page.locator("form.article .foot-bar").get_by_role("button", name="Lưu").click()
        view.page.get_by_text("Đã ghi.").wait_for()
    assert f"Gõ ở bề rộng {width}." in desk.text("trang/gioi-thieu.md")
    assert not faults, report(faults)
