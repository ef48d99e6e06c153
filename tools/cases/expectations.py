"""Owns what is right for each case: the sentences of the cases' READMEs as code. An expectation raises AssertionError with the fault."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

from portal.text.dates import TZ
from tools.cases.site import Site

Expectation = Callable[[Site], None]
EXPECTATIONS: dict[str, Expectation] = {}


def expects(case: str) -> Callable[[Expectation], Expectation]:
    """Register what is right for one case."""

    def registered(check: Expectation) -> Expectation:
        EXPECTATIONS[case] = check
        return check

    return registered


def check_that(condition: object, fault: str) -> None:
    """Raise AssertionError naming the fault."""
    if not condition:
        raise AssertionError(fault)


def _summary_of(site: Site, url: str) -> str:
    page = BeautifulSoup(site.raw(url), "html.parser")
    described = page.select_one('meta[name="description"]')
    return str(described["content"]) if described else ""


def _links_answer(site: Site, url: str) -> None:
    page = BeautifulSoup(site.raw(url), "html.parser")
    for link in page.select("main a[href]"):
        target = urljoin(url, str(link["href"]))
        if not urlsplit(target).scheme:
            check_that(site.has(target), f"{url}: {target} không có")


def _no_raw_space(site: Site) -> None:
    for name in ("/rss.xml", "/atom.xml", "/feed.json", "/sitemap.xml"):
        for address in re.findall(r"https?://[^<\"]*", site.raw(name)):
            check_that(" " not in address and address.isascii(), f"{name}: {address}")


@expects("ban-sao-dong-bo")
def _conflict_copies(site: Site) -> None:
    check_that("bai-desktop-ab12cd.md" not in site.said, "gợi ý đổi tên bản sao, tức là đăng hai lần")
    check_that("bản sao" in site.said.lower(), "không nói đó là bản sao")
    check_that("bai-2.md" in site.said and "Xóa" not in site.said.split("bai-2.MD")[-1][:200], "gợi ý xóa tệp .MD")
    check_that(site.has("/tin/2024/05/bai/"), "bài gốc không lên trang")


@expects("bang-thua-o")
def _surplus_cells(site: Site) -> None:
    check_that("12" in site.words("/tin/2024/05/bang/"), "ô thừa bị mất")


@expects("chu-thich-so")
def _footnote_marks(site: Site) -> None:
    url = "/tin/2024/05/chu-thich/"
    right = "15 xã đạt chuẩn, tỷ lệ 72,5% và 3 xã"
    check_that(right in _summary_of(site, url), _summary_of(site, url))
    for name, text in site.everything():
        check_that(not re.search(r"151 xã|72,5%2|33 xã", text), f"{name}: số của chú thích dính vào con số")
    check_that(right in site.raw("/du-lieu/tin.csv"), "tin.csv")


@expects("chuyen-cho")
def _moved(site: Site) -> None:
    site.portal("move", "tin/2024/05/bai-hai.md", "tin/2024/06/bai-hai-moi.md")
    check_that(site.code == 0, site.said)
    site.build()
    new, old = "/tin/2024/06/bai-hai-moi/", "/tin/2024/05/bai-hai/"
    check_that(site.has(new) and "Bài hai" in site.words(new), "trang không ở địa chỉ mới")
    check_that(site.has(old) and new in site.raw(old) and "refresh" in site.raw(old), "địa chỉ cũ không dẫn đến địa chỉ mới")
    check_that(old.rstrip("/") in site.raw("/_redirects"), "_redirects")
    check_that("/tin/2024/05/bai-mot/" in site.raw(new), "liên kết tương đối của bài đã chuyển bị hỏng")
    check_that("L101" not in site.said, "L101 cho địa chỉ cũ")
    for page in ("/", "/tin/", "/tin/2024/06/", "/tin/2024/05/", new, "/tin/2024/05/bai-mot/"):
        if site.has(page):
            _links_answer(site, page)
    check_that(new in site.feeds() and old not in site.raw("/rss.xml").replace(f"tag:{old}", ""), "kênh tin dẫn về địa chỉ cũ")


@expects("dau-sao")
def _stars(site: Site) -> None:
    url = "/tin/2024/05/be-nuoc/"
    check_that("10*15*20 m" in site.words(url) and "10*15*20 m" in _summary_of(site, url), site.words(url))


@expects("gach-dau-dong")
def _list_after_paragraph(site: Site) -> None:
    items = [item.get_text().strip() for item in site.main("/tin/2024/05/nhiem-vu/").select("ul > li")]
    listed = ["Rà soát hồ sơ;", "Lập danh sách;", "Báo cáo kết quả."]
    check_that(all(item in items for item in listed) or "dòng trống" in site.said, str(items))


@expects("ghi-chu-an")
def _comments(site: Site) -> None:
    for name, text in site.everything():
        check_that("chờ ý kiến Thường vụ" not in text and "chưa công bố" not in text, f"{name} mang ghi chú nội bộ")


@expects("gio-24")
def _hour_24(site: Site) -> None:
    check_that(site.has("/tin/2024/05/bai-khac/"), "bài khác không lên trang")
    held = site.code == 3 and "giao-thua.md" in site.said
    check_that(held or "DTSTART" in site.raw("/lich.ics"), "giờ 24 không được báo mà cũng không vào lịch")


@expects("hen-gio")
def _due_hour(site: Site) -> None:
    file = site.content / "tin/2026/11/hen-gio.md"
    now = datetime.now(TZ)
    due = (now + timedelta(hours=1)).replace(minute=0)
    place = site.content / f"tin/{due:%Y/%m}/hen-gio.md"
    place.parent.mkdir(parents=True, exist_ok=True)
    text = file.read_text(encoding="utf-8").replace("29/11/2026 23:00", f"{due:%d/%m/%Y %H:%M}")
    file.unlink()
    place.write_text(text, encoding="utf-8")
    url = f"/tin/{due:%Y/%m}/hen-gio/"
    site.build((due - timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M"))
    check_that(not site.has(url) and "cấm phát" not in site.feeds(), "đăng trước giờ")
    check_that(f"{due:%H:%M}" in site.said, "không nói lần đổi kế tiếp")
    site.build((due + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M"))
    check_that(site.has(url) and "cấm phát" in site.feeds(), "đến giờ mà chưa đăng")


@expects("ky-tu-vo-hinh")
def _invisible(site: Site) -> None:
    for name, title in (("vt", "Kết quả thi đua năm 2024"), ("zwsp", "Hội nghị tổng kết")):
        url = f"/tin/2024/05/{name}/"
        mended = site.has(url) and title in site.words(url)
        check_that(mended or re.search(r"ký tự vô hình U\+", site.said), f"{name}.md")


@expects("ngoac-nhon")
def _angle_brackets(site: Site) -> None:
    url = "/tin/2024/05/mau-tin/"
    shown = site.words(url) + _summary_of(site, url)
    check_that(all(shown.count(word) >= 2 for word in ("<Họ và tên>", "<Tên xã>")), site.words(url))
    check_that("&lt;Họ và tên&gt;" in site.raw("/rss.xml") or "Họ và tên" in site.raw("/rss.xml"), "rss.xml")
    items = json.loads(site.raw("/feed.json"))["items"]
    check_that("Họ và tên" in items[0]["content_html"], "feed.json")


@expects("so-thu-tu")
def _numbers_as_typed(site: Site) -> None:
    numbers = []
    for listed in site.main("/tin/2024/05/sua-khoan/").select("ol"):
        number = int(str(listed.get("start") or 1))
        for item in listed.find_all("li", recursive=False):
            number = int(str(item.get("value") or number))
            numbers.append(number)
            number += 1
    check_that(numbers == [2, 4, 7, 1, 2, 4], str(numbers))


@expects("su-kien-mat-ngay")
def _event_days(site: Site) -> None:
    calendar = site.raw("/lich.ics")
    check_that("20240525" in calendar, "25/5 không vào lịch")
    told = "hai-ngay.md" in site.said or ("20240527" in calendar or "20240526" in calendar)
    check_that(told, "25-26/5 mất ngày cuối")
    check_that("am-lich.md" in site.said, "ngày âm lịch bị bỏ không một lời")


@expects("su-kien-sap-toi")
def _event_to_come(site: Site) -> None:
    check_that(re.search(r"DTSTART[^:]*:20240525", site.raw("/lich.ics")), "ngày hội thảo không phải 25/5/2024")


def _download(site: Site, url: str, ending: str) -> None:
    links = [str(link["href"]) for link in site.main(url).select("a[href]") if "/tep/" in str(link["href"])]
    check_that(links, "không có liên kết tải về")
    for link in links:
        check_that(site.has(link) and "#" not in link and " " not in link, link)
        check_that(unicodedata.normalize("NFC", unquote(link)).endswith(ending), link)
    check_that("L102" not in site.said, "L102")


@expects("tep-dau-thang")
def _hash_in_name(site: Site) -> None:
    _download(site, "/tin/2024/05/phu-luc/", ".docx")


@expects("tep-nfd")
def _decomposed_name(site: Site) -> None:
    _download(site, "/tin/2024/05/to-trinh/", "Tờ trình 05.pdf")


@expects("tep-phan-tram-20")
def _percent_20(site: Site) -> None:
    _download(site, "/tin/2024/05/thong-bao/", ".pdf")


@expects("tep-thieu")
def _missing_file(site: Site) -> None:
    check_that("L102" in site.said and "khong-co.pdf" in site.said, "tệp thiếu không được báo")


@expects("thu-muc-co-dau")
def _folder_with_marks(site: Site) -> None:
    clean = not any(" " in name for name, _ in site.everything())
    check_that(clean or site.code == 3, "thư mục có dấu cách lên trang")
    _no_raw_space(site)


@expects("thut-dau-dong")
def _indents(site: Site) -> None:
    main = site.main("/tin/2024/05/thut/")
    check_that(not main.select("pre, code"), "đoạn thụt đầu dòng thành mã")
    check_that(main.select_one("strong") and "Đoạn này thụt bằng phím Tab." in main.get_text(), "mất đoạn")


@expects("xlsx-phan-ba")
def _thirds(site: Site) -> None:
    from openpyxl import load_workbook

    form = site.place / "ket-qua.xlsx"
    site.portal("export", "--all", "--results", str(form))
    check_that(form.is_file(), site.said)
    book = load_workbook(form)
    sheet = book.worksheets[0]
    sheet["J2"], sheet["J2"].number_format = 1 / 3, "0.00%"
    sheet["K2"] = datetime(2024, 5, 31)
    book.save(form)
    site.portal("import", str(form), "--unit", "Huyện ủy Định Hóa")
    written = "".join(file.read_text(encoding="utf-8") for file in site.content.glob("tin/**/*.md")) + site.said
    check_that("33,33" in written and "33,3333" not in written, site.said)


@expects("xung-dot-git")
def _conflict_markers(site: Site) -> None:
    url = "/tin/2024/05/xung-dot/"
    both = site.has(url) and "27/5" in site.words(url) and "28/5" in site.words(url)
    check_that(not both and "xung-dot.md" in site.said, "cả hai bản cùng lên trang")
