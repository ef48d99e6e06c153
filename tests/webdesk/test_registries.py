"""An administrator edits identity, sections, topics and abbreviations in forms made from the field table; a file by hand is no freer."""

from __future__ import annotations

import html
import re

import pytest
from playwright.sync_api import Browser

from portal.source.reading.fields.schema import TABLES
from portal.source.reading.registries.registry import FILES
from tests.browser.kit import Device, axe_faults, reader, report, screenshot, scroll_faults
from tests.webdesk.kit import Answer, OpenDesk, Visitor, fields_of, put
from tests.webdesk.test_in_browser import come_in
from webdesk.sheet.registries import NAMES, REGISTRIES


def told(answer: Answer) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", answer.text.split("<main")[1]))


def form(who: Visitor, path: str) -> list[tuple[str, str]]:
    """A row's form as a browser would send it back untouched."""
    page = who.get(path).text
    return fields_of(page.replace('class="article"', 'id="bai"', 1))


def place_of(who: Visitor, slug: str, name: str) -> str:
    page = html.unescape(who.get(f"/danh-muc/{slug}/").text)
    found = re.search(rf'href="(/danh-muc/{slug}/\d+)">{re.escape(name)}<', page)
    assert found, name
    return found[1]


def test_every_registry_is_a_form_of_its_own_fields(desk: OpenDesk) -> None:
    assert set(NAMES) == set(FILES)
    quan = desk.person("quan")
    index = quan.get("/danh-muc/").text
    for registry in REGISTRIES:
        assert f'href="/danh-muc/{registry.slug}/"' in index
        page = quan.get("/danh-muc/co-quan/0" if registry.kind == "identity" else f"/danh-muc/{registry.slug}/moi").text
        shown = set(re.findall(r'data-box="([a-z_]+)"', page))
        assert shown == {item.name for item in TABLES[registry.table]}, registry.slug
    assert "Tin tức · " in told(quan.get("/danh-muc/"))


def test_a_telephone_changes_one_line_is_logged_and_can_be_taken_back(desk: OpenDesk) -> None:
    quan, file = desk.person("quan"), "du-lieu/co-quan.yml"
    before = desk.text(file)
    answer = quan.post("/danh-muc/co-quan/0", put(form(quan, "/danh-muc/co-quan/0"), phone="0208 000 111"))
    assert "Đã ghi" in told(answer)
    after = desk.text(file)
    assert re.sub(r"(?m)^điện thoại: .*$", "điện thoại: 0208 000 111", before) == after != before
    assert "danh mục: cơ quan" in (log := told(quan.get("/nhat-ky/"))) and "điện thoại" in log
    page = quan.get("/danh-muc/co-quan/lich-su/").text
    first = min(map(int, re.findall(r'<a href="(\d+)">', page)))
    old = quan.get(f"/danh-muc/co-quan/lich-su/{first}")
    assert "0208 000 111" in told(old)
    assert "Đã ghi" in told(quan.post(f"/danh-muc/co-quan/lich-su/{first}", {"base": old.value("base")}))
    assert desk.text(file) == before


@pytest.mark.parametrize(
    ("path", "values", "box", "words"),
    [
        ("/danh-muc/co-quan/0", {"owner": ""}, "owner", "Thiếu cơ quan quản lý"),
        ("/danh-muc/co-quan/0", {"copyright_from": "năm ngoái"}, "copyright_from", "phải là số nguyên"),
        ("/danh-muc/co-quan/0", {"owner_unit": "Phòng Không Có Đâu"}, "owner_unit", "Không có đơn vị «Phòng Không Có Đâu»"),
        ("/danh-muc/chuyen-muc/moi", {"name": "Y tế", "parent": "Không có đâu"}, "parent", "Không có chuyên mục «Không có đâu»"),
        ("/danh-muc/chu-de/moi", {"name": "Y tế", "id": "Y Tế"}, "id", "Y Tế"),
        ("/danh-muc/viet-tat/moi", {"short": "YT"}, "long", "Thiếu viết đủ"),
    ],
)
def test_a_bad_value_is_told_beside_its_box_and_nothing_is_written(
    desk: OpenDesk, path: str, values: dict[str, str], box: str, words: str
) -> None:  # fmt: skip
    quan = desk.person("quan")
    files = {one.path: desk.text(one.path) for one in REGISTRIES if (desk.content / one.path).exists()}
    answer = quan.post(path, put(form(quan, path), **values))
    assert answer.status == 422, told(answer)
    notes = html.unescape(answer.text.split(f'data-notes="{box}"', 1)[1].split("</div>", 1)[0])
    assert words in notes, (notes, told(answer))
    assert {path: desk.text(path) for path in files} == files


def test_what_articles_use_is_not_taken_from_them(desk: OpenDesk) -> None:
    quan = desk.person("quan")
    path = desk.begin(desk.person("ha"), "Bài của chuyên mục sắp bỏ")
    desk.write(desk.person("ha"), path, section="Giáo dục - Y tế")
    above = place_of(quan, "chuyen-muc", "Kinh tế")
    assert "Mục «Nông thôn mới - OCOP»: Không có chuyên mục «kinh-te»" in told(
        quan.post(above, [*form(quan, above), ("remove", "1"), ("sure", "1")])
    )
    before, place = desk.text("du-lieu/chuyen-muc.yml"), place_of(quan, "chuyen-muc", "Giáo dục - Y tế")
    asked = quan.post(place, [*form(quan, place), ("remove", "1")])
    assert "Bỏ mục này khỏi danh mục?" in told(asked)
    refused = told(quan.post(place, [*form(quan, place), ("remove", "1"), ("sure", "1")]))
    assert "bài đang dùng điều bị bỏ" in refused and "Giữ tên cũ ở «tên khác»" in refused, refused
    renamed = quan.post(place, put(form(quan, place), name="Giáo dục và y tế"))
    assert "bài đang dùng điều bị bỏ" in told(renamed) and 'value="Giáo dục và y tế"' in html.unescape(renamed.text)
    assert desk.text("du-lieu/chuyen-muc.yml") == before
    kept = quan.post(place, put(form(quan, place), name="Giáo dục và y tế", aliases="Giáo dục - Y tế"))
    assert "Đã ghi" in told(kept), told(kept)
    now = desk.text("du-lieu/chuyen-muc.yml")
    assert "tên: Giáo dục và y tế\n" in now and "  tên khác: Giáo dục - Y tế\n" in now
    assert now.count("#") == before.count("#")


def test_a_unit_gets_its_telephone_and_leaders_and_keeps_its_name(desk: OpenDesk) -> None:
    quan, file = desk.person("quan"), "du-lieu/don-vi.yml"
    desk.person("dang").post("/cong-bo/lai")
    desk.published()
    before, place = desk.text(file), place_of(quan, "don-vi", "Ủy ban nhân dân xã Sơn Khê")
    page = quan.get(place)
    assert 'name="phone"' in page.text and 'name="name"' not in page.text and "Xã" in told(page)
    leaders = "Nguyễn Thị Mẫu – Chủ tịch – 0208 000 222\nTrần Văn Mẫu – Phó Chủ tịch"
    assert "Đã ghi" in told(quan.post(place, put(form(quan, place), phone="0208 000 333", leaders=leaders)))
    after = desk.text(file)
    assert before.count("mã:") == after.count("mã:")
    added = [line for line in after.split("\n") if line not in before.split("\n")]
    assert any("0208 000 333" in line for line in added) and any("Trần Văn Mẫu" in line for line in added)
    wrong = [*form(quan, place), ("_shown", "name"), ("name", "Tên Khác")]
    quan.post(place, wrong)
    assert "Tên Khác" not in desk.text(file), "a name is changed from a day on, not here"


def test_a_section_is_added_moved_and_removed(desk: OpenDesk) -> None:
    quan, file = desk.person("quan"), "du-lieu/chuyen-muc.yml"
    before = desk.text(file)
    quan.post("/danh-muc/chuyen-muc/moi", put(form(quan, "/danh-muc/chuyen-muc/moi"), name="Chuyển đổi số"))
    assert desk.text(file) == before + "- mã: chuyen-doi-so\n  tên: Chuyển đổi số\n"
    place = place_of(quan, "chuyen-muc", "Chuyển đổi số")
    page = quan.get("/danh-muc/chuyen-muc/")
    quan.post("/danh-muc/chuyen-muc/chuyen", {"base": page.value("base"), "row": f"{place.rpartition('/')[2]}:up"})
    higher = place_of(quan, "chuyen-muc", "Chuyển đổi số")
    assert int(higher.rpartition("/")[2]) == int(place.rpartition("/")[2]) - 1
    assert "Mã" in quan.get(higher).text and 'name="id"' not in quan.get(higher).text, "an id that is there stays"
    quan.post(higher, [*form(quan, higher), ("remove", "1"), ("sure", "1")])
    assert desk.text(file) == before


def test_a_colleagues_change_is_not_written_over(desk: OpenDesk) -> None:
    quan, path = desk.person("quan"), "/danh-muc/viet-tat/moi"
    first = form(quan, path)
    quan.post(path, put(form(quan, path), short="CĐS", long="chuyển đổi số"))
    answer = quan.post(path, put(first, short="KTS", long="kinh tế số"))
    assert answer.status == 422 and "vừa được người khác sửa" in told(answer) and 'value="KTS"' in answer.text
    assert "KTS" not in desk.text("du-lieu/viet-tat.yml")


def test_only_an_administrator_changes_registries(desk: OpenDesk) -> None:
    before = desk.text("du-lieu/viet-tat.yml")
    for path in ("/danh-muc/", "/danh-muc/viet-tat/", "/danh-muc/viet-tat/moi", "/danh-muc/viet-tat/lich-su/"):
        assert desk.person("dang").get(path).status == 403
    assert desk.person("ha").post("/danh-muc/viet-tat/moi", {"short": "A", "long": "B", "_shown": "short"}).status == 403
    assert desk.text("du-lieu/viet-tat.yml") == before


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_a_section_is_edited_by_keyboard_and_no_screen_has_a_fault(browser: Browser, desk: OpenDesk, width: int) -> None:
    faults = []
    with reader(browser, desk.origin, Device(width)) as view:
        come_in(view, "Quân")
        place = place_of(desk.person("quan"), "chuyen-muc", "Văn hóa - Xã hội")
        screens = ["/danh-muc/", "/danh-muc/chuyen-muc/", place, "/danh-muc/co-quan/0", "/danh-muc/chu-de/lich-su/"]
        for screen in (*screens, "/danh-muc/viet-tat/moi"):
            view.go(screen, until="networkidle")
            faults += [f"{screen}: {fault}" for fault in (*axe_faults(view), *scroll_faults(view.page), *view.complaints)]
            screenshot(view, f"desk{screen.replace('/', '-')}-{width}")
        page = view.page
        view.go("/danh-muc/co-quan/0", until="networkidle")
        page.get_by_role("button", name="Thêm việc thường tìm").press("Enter")
        page.locator("[name^='common_tasks.n']:focus").wait_for()
        page.keyboard.type(f"Nộp hồ sơ {width}")
        page.keyboard.press("Tab")
        page.keyboard.type("https://dichvucong.example/")
        page.keyboard.press("Enter")
        page.get_by_text("Đã ghi.").wait_for()
        view.go(place, until="networkidle")
        page.locator("#o-parent").fill("Không có đâu")
        page.keyboard.press("Enter")
        page.get_by_text("Không có chuyên mục «Không có đâu»").first.wait_for()
        faults += axe_faults(view)
        screenshot(view, f"desk-danh-muc-loi-{width}")
    assert f"tên: Nộp hồ sơ {width}\n" in desk.text("du-lieu/co-quan.yml")
    assert not faults, report(faults)
