"""What people bring to the desk: the month's report, photographs of phones, attachments; and what is refused, in words that help."""

from __future__ import annotations

import html
import io
import json
import re
import urllib.parse

import pytest
from PIL import Image

from tests.webdesk import brought
from tests.webdesk.kit import Answer, OpenDesk, Visitor, put

LATER = (
    "Phát cây giống đợt hai\n\nHôm qua, xã đã phát 4.000 cây keo giống cho bà con các thôn vùng cao.\n\n"
    "Bà con nhận cây tại nhà văn hóa thôn và trồng ngay trong ngày để kịp vụ."
)


def path_of(answer: Answer) -> str:
    """The article whose form was answered."""
    assert "/sua/" in answer.url, html.unescape(re.sub(r"<[^>]+>|\s+", " ", answer.text))[-1500:]
    return urllib.parse.unquote(answer.url.split("/sua/")[1].split("?")[0])


def bring(who: Visitor, path: str, *files: tuple[str, bytes], box: str = "tep", **values: str) -> Answer:
    """Send files with the form of an article, as a browser without script does."""
    return who.send(f"/dua-vao/{path}", put(who.form(path), **values), [(box, name, data) for name, data in files])


def told(answer: Answer) -> str:
    """What a page says, without its marks."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def decided(who: Visitor, path: str, act: str, words: str) -> Answer:
    """Press «Nhận» or «Bỏ» at the suggestion that holds some words."""
    page = who.get(f"/sua/{path}").text
    item = next(one for one in page.split("<li>") if words in html.unescape(one) and f'name="{act}"' in one)
    value = re.search(rf'name="{act}" value="([\d:]+)"', item)
    assert value
    return who.post(f"/nhan/{path}", [*who.form(path), (act, value[1])])


def test_the_months_report_becomes_an_article(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    answer = ha.send("/moi/tep", (), [("word", "Báo cáo tháng 11.docx", brought.report())])
    path = path_of(answer)
    text = desk.text(path)
    assert path == "tin/2026/11/bao-cao-ket-qua-trong-rung-thang-11-nam-2026.md"
    head, body = text.split("---\n")[1:]
    assert "tiêu đề: Báo cáo kết quả trồng rừng tháng 11 năm 2026\n" in head
    assert "số: 145/BC-UBND" in head and "ngày ban hành: 20/11/2026" in head
    assert "ngày đăng: 21/11/2026" in head and "trạng thái: Bản nháp" in head
    assert [line[3:5] for line in body.splitlines() if line.startswith("## ")] == ["I.", "II", "II", "IV"]
    assert len([line for line in body.splitlines() if line.startswith("|")]) == 7
    pictures = re.findall(r"!\[.*\]\(/(anh/[^)]+)\)", body)
    assert len(pictures) == 3 and all((desk.content / one).is_file() for one in pictures)
    assert "CỘNG HÒA" not in text and "Độc lập" not in text
    page = told(answer)
    assert "Khối quốc hiệu: ỦY BAN NHÂN DÂN" in page
    assert "đơn vị: Ủy ban nhân dân xã Sơn Khê" in head
    assert "Phấn đấu năm 2026 trồng mới 350 ha rừng" in page and "Quyết định số 12/QĐ-UBND" in page


def test_suggestions_are_accepted_one_by_one_or_refused(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = path_of(ha.send("/moi/tep", (), [("word", "Tin.docx", brought.report())]))
    desk.write(ha, path, unit=brought.UNIT)
    decided(ha, path, "take", "Quyết định số 12/QĐ-UBND")
    decided(ha, path, "take", "trồng mới 350 ha")
    decided(ha, path, "leave", "112,5 ha")
    head = desk.text(path).split("---\n")[1]
    assert "số: 12/QĐ-UBND" in head and "ngày ban hành: 05/01/2026" in head
    assert "chỉ tiêu:" in head and "Phấn đấu năm 2026 trồng mới 350 ha rừng" in head and "112,5" not in head
    page = ha.get(f"/sua/{path}").text
    assert 'name="take"' not in page and "Đã xem hết" in page
    which = re.search(r'name="leave" value="(\d+)"', page)
    assert which
    assert "Đã xem hết" not in ha.post(f"/nhan/{path}", [*ha.form(path), ("leave", which[1])]).text


def test_what_is_typed_stays_when_a_word_file_comes_into_the_form(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Tin đã gõ tiêu đề", "ke-hoach")
    answer = bring(ha, path, ("bc.docx", brought.report()), box="word", summary="Chưa lưu lần nào")
    text = desk.text(path)
    assert "tiêu đề: Tin đã gõ tiêu đề" in text and "tóm tắt: Chưa lưu lần nào" in text
    assert "## I. Kết quả trồng rừng" in text and "## Mục tiêu" not in text  # nothing was written below the template's headings
    assert "Báo cáo kết quả trồng rừng tháng 11 năm 2026 (tệp ghi khác ô đã điền)" in told(answer).replace("  ", " ")
    again = bring(ha, path, ("them.txt", LATER.encode()), box="word")
    assert again.status == 200, told(again)
    body = desk.text(path)
    assert body.index("Phấn đấu năm 2026") < body.index("Phát cây giống đợt hai") < body.index("Hôm qua, xã đã phát")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("bom.docx", brought.bomb, "mở ra quá lớn"),
        ("ngoai.docx", brought.declaring, "khai báo DTD"),
        ("hong.docx", lambda: brought.report()[:4000], "bị hỏng"),
        ("to.docx", lambda: b"PK\x03\x04" + bytes(101_000_000), "101 MB, quá mức 100 MB"),
        ("rong.docx", lambda: b"", "rỗng"),
        ("giay.pdf", brought.pdf, "PDF"),
        ("may.exe", lambda: b"MZ" + bytes(500), "Không đọc được dạng tệp này"),
        ("long.html", lambda: b"<div>" * 300_000, "thẻ"),
    ],
)
def test_a_hostile_or_broken_file_is_refused_in_plain_words(desk: OpenDesk, name: str, data: object, words: str) -> None:
    ha = desk.person("ha")
    before = sorted(desk.content.rglob("*"))
    answer = ha.send("/moi/tep", (), [("word", name, data())])  # type: ignore[operator]
    assert answer.status == 422 and words in told(answer) and name in told(answer), told(answer)
    assert "Traceback" not in answer.text and sorted(desk.content.rglob("*")) == before


def test_photographs_of_phones_are_kept_upright_small_and_without_their_place(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Tin có ảnh điện thoại")
    files = [
        ("IMG_2024 (1).JPG", brought.jpeg()), ("Ảnh hội nghị.jpeg", brought.jpeg((800, 600))), ("IMG_0001.HEIC", brought.heic()),
        ("to.jpg", brought.jpeg((6000, 4000), 6)), ("trong suot.png", _png()),
    ]  # fmt: skip
    answer = bring(ha, path, *files)
    kept = re.findall(r"tệp: (anh/\S+)", desk.text(path))
    assert kept == [f"anh/2026/11/{name}" for name in ("img-2024-1.jpg", "anh-hoi-nghi.jpg", "img-0001.jpg", "to.jpg", "trong-suot.png")]
    sizes = []
    for file in kept:
        with Image.open(desk.content / file) as image:
            sizes.append(image.size)
            assert not image.getexif(), file
            if file.endswith(("0001.jpg", "to.jpg")):  # the blue quarter was the camera's left: it is above now
                assert image.convert("RGB").getpixel((image.width // 2, 5))[2] > 200  # type: ignore[index]
    assert sizes == [(1200, 900), (800, 600), (900, 1200), (2000, 3000), (40, 30)]
    assert answer.url.endswith("#o-images-0-alt") and "Ảnh thiếu mô tả" in told(answer)
    assert "«to.jpg»: xoay đúng chiều, thu nhỏ còn 3.000 điểm." in told(answer)


def _png() -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(file, "PNG")
    return file.getvalue()


def test_one_picture_brought_twice_is_one_file_and_another_of_its_name_has_its_own(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Tin có ảnh trùng tên")
    bring(ha, path, ("P1.jpg", brought.jpeg()))
    bring(ha, path, ("P1.jpg", brought.jpeg()), ("P1.jpg", brought.jpeg((500, 400))))
    assert re.findall(r"tệp: (anh/\S+)", desk.text(path)) == ["anh/2026/11/p1.jpg", "anh/2026/11/p1-2.jpg"]


def test_the_cover_is_chosen_and_pictures_are_put_in_order_without_script(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Tin xếp ảnh")
    bring(ha, path, *((f"{name}.jpg", brought.jpeg((300 + n, 200))) for n, name in enumerate("abc")))

    def order() -> str:
        return "".join(re.findall(r"tệp: anh/2026/11/(\w)\S*\.jpg", desk.text(path)))

    started = order()
    assert len(started) == 3
    ha.post(f"/sua/{path}", [*put(ha.form(path), images__0__alt="Ảnh a"), ("then", "cover:2")])
    assert order() == started[2] + started[:2]
    ha.post(f"/sua/{path}", [*ha.form(path), ("then", "down:0")])
    assert order() == started[0] + started[2] + started[1]
    assert "mô tả: Ảnh a" in desk.text(path)


def test_papers_are_attached_by_their_content_and_nothing_that_runs_is(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Tin có tệp kèm")
    macro = brought.zipped({"word/document.xml": b"<w/>", "word/vbaProject.bin": b"x"})
    packed = brought.zipped({"anh/a.jpg": b"x", "chay.bat": b"del"})
    answer = bring(
        ha, path, ("Kế hoạch_2027.PDF", brought.pdf()), ("Ảnh bìa.jpg", brought.pdf(20_500_000)), ("hoa-don.pdf", b"MZ\x90\x00 chay"),
        ("mau.docm", macro), ("goi.zip", packed), ("trang.txt", b"<script>alert(1)</script>"), ("lenh.bat", b"del *.*"),
        ("anh.svg", b"<svg onload=alert(1)></svg>"), ("hong.jpg", b"\xff\xd8\xff\xe0 not a picture"), ("so lieu.csv", b"a;b\n1;2\n"),
    )  # fmt: skip
    assert re.findall(r"tệp: (\S+)", desk.text(path)) == [
        "van-ban/2026/11/ke-hoach-2027.pdf", "van-ban/2026/11/anh-bia.pdf", "van-ban/2026/11/so-lieu.csv",
    ]  # fmt: skip
    assert "trích yếu: Kế hoạch 2027" in desk.text(path)
    page = told(answer)
    for words in (
        "«Ảnh bìa.jpg»: tên ghi .jpg nhưng nội dung là PDF", "người đọc dùng điện thoại sẽ tải lâu", "«hoa-don.pdf» là chương trình",
        "«mau.docm» có macro", "«goi.zip» có «chay.bat» bên trong", "Không nhận dạng tệp của «trang.txt»", "«lenh.bat»", "«anh.svg»",
        "«hong.jpg»: Tệp này không mở ra được như một ảnh",
    ):  # fmt: skip
        assert words in page, (words, page)
    assert not [file for file in desk.content.rglob("*") if file.suffix in (".bat", ".svg", ".docm", ".exe", ".zip", ".tmp")]


def test_who_may_not_write_brings_nothing_and_what_is_typed_meanwhile_is_kept(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Tin của Hà")
    stranger = Visitor(desk.origin)
    stranger.get("/dang-nhap/")
    assert "/dang-nhap/" in stranger.send(f"/dua-vao/{path}", (), [("tep", "a.jpg", brought.jpeg())]).url
    stale = ha.form(path)
    desk.write(ha, path, summary="Lưu trước")
    answer = ha.send(f"/dua-vao/{path}", put(stale, summary="Gõ ở thẻ cũ"), [("tep", "b.jpg", brought.jpeg())])
    assert answer.status == 409 and "Gõ ở thẻ cũ" in answer.text and "Lưu trước" in desk.text(path)


def test_a_clipping_of_word_keeps_headings_table_and_list_and_runs_nothing(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Tin dán")
    clip = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><p class=MsoNormal><b>I. Kết quả</b></p><p class=MsoNormal>Đã trồng "
        "rừng.<script>alert(1)</script></p><table><tr><td>Thôn</td><td>Hộ</td></tr><tr><td>Một</td><td>12</td></tr></table>"
        "<p><a href='javascript:alert(1)'>xem</a> <a href='https://example.vn/a'>nguồn</a></p><ul><li>một</li><li>hai</li></ul></body></html>"
    )
    answer = ha.send(f"/dan/{path}", (), [("html", "dan.html", clip.encode())])
    assert answer.status == 200, answer.text
    markdown = json.loads(answer.text)["markdown"]
    assert "| Thôn | Hộ |" in markdown and "- một\n- hai" in markdown and "## I. Kết quả" in markdown
    assert "[nguồn](https://example.vn/a)" in markdown and "alert" not in markdown and "xem" in markdown


def test_a_few_lines_of_zalo_stay_as_they_are_with_none_taken_for_a_title(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Tin dán từ Zalo")
    clip = "<div>Chào chị</div><div>Thôn 1: 12 hộ</div><div>Thôn 2: 9 hộ</div><div>Em gửi ạ</div>"
    answer = ha.send(f"/dan/{path}", (), [("html", "dan.html", clip.encode())])
    lines = [line for line in json.loads(answer.text)["markdown"].splitlines() if line]
    assert lines == ["Chào chị", "Thôn 1: 12 hộ", "Thôn 2: 9 hộ", "Em gửi ạ"]


MEETING = (
    "Sáng 20/11/2026, Ủy ban nhân dân xã Sơn Khê tổ chức Hội nghị tổng kết phong trào trồng rừng năm 2026. Ông Lò Văn Thử – Chủ tịch "
    "Ủy ban nhân dân xã chủ trì hội nghị.\n\nXã đã thực hiện Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân huyện về giao "
    "chỉ tiêu trồng rừng. Phấn đấu năm 2027 trồng mới 350 ha rừng."
)


def test_the_text_itself_is_asked_for_event_people_papers_and_targets(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Sơn Khê tổng kết trồng rừng", unit=brought.UNIT)
    answer = ha.post(f"/tim-trong-bai/{path}", put(ha.form(path), body=MEETING))
    page = told(answer)
    for words in ("Hội nghị tổng kết phong trào trồng rừng", "Lò Văn Thử – Chủ tịch", "Quyết định số 12/QĐ-UBND", "trồng mới 350 ha rừng"):
        assert words in page.split("Tiêu đề (cần có)")[0], (words, page)
    for words in ("Sự kiện:", "Ngày của sự kiện", "Chủ trì", "Văn bản", "trồng mới 350 ha"):
        decided(ha, path, "take", words)
    head = desk.text(path).split("---\n")[1]
    assert "tên: Hội nghị tổng kết phong trào trồng rừng năm 2026" in head and "ngày: Sáng 20/11/2026" in head, head
    assert "chủ trì: Lò Văn Thử" in head and "số: 12/QĐ-UBND" in head and "trồng mới 350 ha rừng" in head
    again = told(ha.post(f"/tim-trong-bai/{path}", ha.form(path)))
    assert "Không thấy điều gì mới" in again, again


def test_a_citizens_number_needs_an_answer_before_review_and_the_answer_is_in_the_log(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Tin có số căn cước", unit=brought.UNIT)
    desk.write(ha, path, body="Ông A, CCCD 001203004567, nhận khoán 12 ha rừng của xã.")
    refused = told(ha.act("gui-duyet", path))
    assert "chưa trả lời: có thể là số căn cước" in refused and "…567" in refused and "001203004567" not in refused
    desk.write(ha, path, public_numbers="001203004567")
    assert "Chờ duyệt" in told(ha.act("gui-duyet", path))
    log = told(desk.person("quan").get("/nhat-ky/"))
    assert "chủ ý đăng số" in log and "…567 (12 chữ số)" in log and "001203004567" not in log


def test_a_mobile_phone_of_an_office_in_the_registry_is_not_asked(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    registry = next(file for file in desk.content.rglob("*.y*ml") if re.search(r"điện thoại: \S", file.read_text(encoding="utf-8")))
    before = registry.read_text(encoding="utf-8")
    path = desk.begin(ha, "Tin có điện thoại cơ quan", unit=brought.UNIT)
    desk.write(ha, path, body="Bà con gọi ông B theo số 0912 345 678 khi cần.")
    assert "số điện thoại di động của cá nhân (…678)" in told(ha.act("gui-duyet", path))
    registry.write_text(re.sub(r"điện thoại: \S.*", "điện thoại: 0912 345 678", before, count=1), encoding="utf-8")
    assert "Chờ duyệt" in told(ha.act("gui-duyet", path))
    registry.write_text(before, encoding="utf-8")


NO_ARTICLES = [("bai.pages", "Xuất sang › Word"), ("IMG_1.HEIC", "không phải bài"), ("bieu.xlsx", "không phải bài")]


@pytest.mark.parametrize(("name", "words"), NO_ARTICLES)
def test_a_file_that_is_no_article_is_told_what_to_do_with(desk: OpenDesk, name: str, words: str) -> None:
    answer = desk.person("ha").send("/moi/tep", [], [("word", name, b"PK\x03\x04")])
    assert answer.status == 422 and words in html.unescape(answer.text)


def test_whatever_was_selected_is_pasted_links_and_furniture_of_a_page_too(desk: OpenDesk) -> None:
    ha = desk.person("ha")
    path = desk.begin(ha, "Tin dán liên kết")
    clip = '<nav><a href="https://a.example/">Một</a></nav><p><a href="https://b.example/">Hai</a></p><footer>Ba</footer><script>alert(1)</script>'
    answer = ha.send(f"/dan/{path}", (), [("html", "dan.html", clip.encode())])
    assert answer.status == 200, answer.text
    markdown = json.loads(answer.text)["markdown"]
    assert "[Hai](https://b.example/)" in markdown and "Một" in markdown and "Ba" in markdown and "alert" not in markdown
