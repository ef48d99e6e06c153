"""Units change from a day on, and results of a period are filled in on a form or in a spreadsheet."""

from __future__ import annotations

import html
import io
import json
import re
import urllib.request

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser

from tests.browser.kit import Device, axe_faults, reader, report, screenshot, scroll_faults
from tests.webdesk.kit import OpenDesk, Visitor
from tests.webdesk.test_in_browser import come_in

TWO = "Xã Na Phong; Xã Phong Lĩnh"


def units_file(desk: OpenDesk) -> str:
    return (desk.content / "du-lieu/don-vi.yml").read_text(encoding="utf-8")


def communes(desk: OpenDesk) -> list[str]:
    """Two communes of today."""
    page = desk.person("quan").get("/don-vi/").text
    return [html.unescape(name) for name in re.findall(r"<li>(Xã [^<]+?) ?<", page)][:2]


def test_two_communes_are_merged_by_an_administrator_who_sees_first_what_will_come_of_it(desk: OpenDesk) -> None:
    quan, two = desk.person("quan"), communes(desk)
    assert len(two) == 2
    before = units_file(desk)
    asked = {"several": "; ".join(two), "into": "Xã Hợp Nhất", "day": "01/7/2026", "basis": "Nghị quyết số 01/NQ-SX (hư cấu)"}
    shown = html.unescape(quan.post("/don-vi/sap-nhap", asked).text)
    assert f"Bài đến hết ngày 30/6/2026 giữ tên «{two[0]}», «{two[1]}»; bài từ ngày 01/7/2026 ghi «Xã Hợp Nhất»" in shown
    assert units_file(desk) == before, "nothing is written before it was seen"
    assert "Đã ghi" in quan.post("/don-vi/sap-nhap", {**asked, "sure": "1"}).text
    after = units_file(desk)
    assert after.count("đến ngày: 30/6/2026") == 2 and "tên: Xã Hợp Nhất" in after and "Nghị quyết số 01/NQ-SX (hư cấu)" in after
    assert "đơn vị: sáp nhập" in quan.get("/nhat-ky/").text
    found = desk.person("ha").get("/tim/?loai=unit&q=xhn").text
    assert "Xã Hợp Nhất" in [one["name"] for one in json.loads(found)["names"]]


@pytest.mark.parametrize(
    ("slug", "asked", "words"),
    [
        ("sap-nhap", {"several": "Xã Không Có Đâu", "into": "Xã Mới", "day": "01/7/2026"}, "Không có đơn vị «Xã Không Có Đâu»"),
        ("sap-nhap", {"several": "Ủy ban nhân dân xã Sơn Khê", "into": "UBND xã Mới", "day": "hôm nào đó"}, "Ghi ngày"),
        ("doi-ten", {"old": "Ủy ban nhân dân xã Sơn Khê", "name": "", "day": "01/7/2026"}, "Còn ô chưa điền"),
        ("chia-tach", {"old": "Ủy ban nhân dân xã Sơn Khê", "after": "Một nơi", "day": "01/7/2026"}, "từ hai đơn vị kế tiếp"),
        ("moi", {"name": "Ủy ban nhân dân xã Sơn Khê", "kind": "committee", "level": "commune"}, "Đã có đơn vị"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(desk: OpenDesk, slug: str, asked: dict[str, str], words: str) -> None:
    before = units_file(desk)
    answer = desk.person("quan").post(f"/don-vi/{slug}", {**asked, "sure": "1"})
    assert answer.status == 422 and words in html.unescape(answer.text), answer.text
    assert "--" not in re.sub(r"<!--.*?-->", "", html.unescape(answer.text).split("<main")[1]), "no word of the command line"
    assert units_file(desk) == before


def test_only_an_administrator_changes_units(desk: OpenDesk) -> None:
    for path in ("/don-vi/", "/don-vi/ket-thuc"):
        assert desk.person("ha").get(path).status == 403
    before = units_file(desk)
    desk.person("dang").post("/don-vi/ket-thuc", {"old": "Ủy ban nhân dân xã Sơn Khê", "day": "01/7/2026", "sure": "1"})
    assert units_file(desk) == before


# ---- results of a period


def rows_of(who: Visitor) -> list[str]:
    """The ids of the open targets."""
    return [html.unescape(id) for id in re.findall(r'name="r\.([^"]+)"', who.get("/ket-qua/").text)]


def test_a_form_filled_in_part_becomes_a_draft_with_just_those_results(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    ids = rows_of(ha)
    assert len(ids) >= 3
    sent = {f"r.{ids[0]}": "12,5", f"r.{ids[1]}": "chưa có số liệu", "d": "30/9/2026"}
    answer = ha.post("/ket-qua/", sent)
    assert "/sua/" in answer.url, answer.text
    path = urllib.parse.unquote(answer.url.split("/sua/")[1].split("?")[0])
    text = desk.text(path)
    assert text.count("tính đến 30/9/2026") == 2 and "12,5" in text and "Bản nháp" in text
    assert desk.page(path) is None


def test_a_figure_nobody_understands_stands_at_its_row_with_what_was_typed(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    ids = rows_of(ha)
    answer = ha.post("/ket-qua/", {f"r.{ids[0]}": "rất nhiều", "d": "30/9/2026"})
    page = html.unescape(answer.text)
    assert answer.status == 422 and "Không hiểu kết quả «rất nhiều»" in page and 'value="rất nhiều"' in page
    assert "Thiếu «Tính đến ngày» hoặc «Kỳ»" in html.unescape(ha.post("/ket-qua/", {f"r.{ids[0]}": "12,5"}).text)
    assert "Chưa có dòng nào được điền" in html.unescape(ha.post("/ket-qua/", {}).text)


def test_the_same_form_goes_out_and_comes_back_as_a_spreadsheet(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in ha.jar)
    request = urllib.request.Request(f"{desk.origin}/ket-qua/xlsx", headers={"Cookie": cookies})
    with urllib.request.urlopen(request, timeout=60) as answer:
        book = load_workbook(io.BytesIO(answer.read()))
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    column = {name: names.index(name) + 1 for name in ("Kết quả kỳ này", "Tính đến ngày")}
    sheet.cell(2, column["Kết quả kỳ này"], "14")
    sheet.cell(2, column["Tính đến ngày"], "31/10/2026")
    sheet.cell(3, column["Kết quả kỳ này"], "Chưa có số liệu")
    made = io.BytesIO()
    book.save(made)
    url, text = upload(desk, ha, made.getvalue())
    assert "/sua/" in url, text
    path = urllib.parse.unquote(url.split("/sua/")[1].split("?")[0])
    assert "tính đến 31/10/2026" in desk.text(path) and "hưa có số liệu" not in desk.text(path)
    assert "Không mở được tệp" in upload(desk, ha, b"khong phai bang tinh")[1]


def upload(desk: OpenDesk, who: Visitor, data: bytes) -> tuple[str, str]:
    """Send a file as a browser would; where that leads, and the page."""
    token = next(cookie.value or "" for cookie in who.jar if "csrf" in cookie.name)
    parts = [f'--x\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'.encode()]
    parts += [b'--x\r\nContent-Disposition: form-data; name="file"; filename="ket-qua.xlsx"\r\n\r\n', data, b"\r\n--x--\r\n"]
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in who.jar)
    headers = {"Cookie": cookies, "Content-Type": "multipart/form-data; boundary=x"}
    try:
        with urllib.request.urlopen(urllib.request.Request(f"{desk.origin}/ket-qua/", b"".join(parts), headers), timeout=60) as answer:
            return answer.url, html.unescape(answer.read().decode())
    except urllib.error.HTTPError as fault:
        return fault.url, html.unescape(fault.read().decode())


@pytest.mark.browser
@pytest.mark.parametrize(("width", "day", "before"), [(360, "01/9/2026", "31/8/2026"), (1280, "01/10/2026", "30/9/2026")])
def test_two_units_are_merged_in_the_browser_and_no_screen_has_a_fault(
    browser: Browser, desk: OpenDesk, width: int, day: str, before: str
) -> None:  # fmt: skip
    with reader(browser, desk.origin, Device(width)) as view:
        come_in(view, "Quân")
        faults = []
        for screen in ("/don-vi/", "/don-vi/moi", "/don-vi/chia-tach", "/don-vi/sap-nhap"):
            view.go(screen, until="networkidle")
            faults += [f"{screen}: {fault}" for fault in (*axe_faults(view), *scroll_faults(view.page), *view.complaints)]
        page = view.page
        page.locator("#several").press_sequentially("Xã", delay=30)
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("Enter")
        chosen = page.input_value("#several").rstrip("; ")
        page.fill("#into", f"Xã Mới {width}")
        page.fill("#day", day)
        page.fill("#basis", "Nghị quyết số 02/NQ-SX (hư cấu)")
        page.get_by_role("button", name="Xem sẽ thành thế nào").click()
        page.get_by_text(f"Bài đến hết ngày {before} giữ tên").wait_for()
        faults += axe_faults(view)
        screenshot(view, f"desk-merge-{width}")
        page.get_by_role("button", name="Ghi vào danh mục").click()
        page.get_by_text("Đã ghi").wait_for()
        assert chosen and f"tên: Xã Mới {width}" in units_file(desk)
        come_in(view, "Hà")
        view.go("/ket-qua/", until="networkidle")
        faults += [f"/ket-qua/: {fault}" for fault in (*axe_faults(view), *scroll_faults(view.page), *view.complaints)]
        screenshot(view, f"desk-results-{width}")
    assert not faults, report(faults)
