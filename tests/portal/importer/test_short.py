"""Short articles: a title and a sentence or two, as text files, Word files and pages have them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from portal.importer.found import NotImported
from portal.importer.places import passed_over
from portal.importer.reading import ImportSource, import_bytes
from portal.source.reading.fields.frontmatter import split
from portal.source.reading.registries.registry import Registries
from tests.portal.importer.docx import Document, p

LESSONS = "Khai giảng lớp xóa mù chữ\n\nSáng 10/9, trường khai giảng lớp cho 25 học viên.\n\nLớp học kéo dài 3 tháng.\n"
NOTICE = "THÔNG BÁO\nVề việc nghỉ lễ Quốc khánh\n\nVăn phòng xã nghỉ từ 1/9 đến 3/9.\nGọi số trực 0200 123 456.\n"
KICKER = "Tin vắn\nXã Thử phun khử khuẩn\n05/3/2026\nSáng nay, trạm y tế phun khử khuẩn chợ. Bà con yên tâm.\n"
WATER = "<h1>Mất nước thôn Bó Lếch</h1><time>5/3/2026</time><p>Ngày mai mất nước từ 7h đến 11h.</p><p>Bà con trữ nước dùng trong ngày; trạm cấp nước trực máy.</p>"


def article(data: bytes, name: str, registries: Registries) -> tuple[str, str]:
    """(the line of the title, the body) of the only article of a file."""
    (made,) = import_bytes(ImportSource(name, data), registries, hints=False)
    head, body = made.text.split("\n")[1], split(made.text).body.strip()
    assert not made.lost
    return head, body


@pytest.mark.parametrize(
    ("text", "title", "begins", "ends"),
    [
        (LESSONS, "Khai giảng lớp xóa mù chữ", "Sáng 10/9", "3 tháng."),
        (NOTICE, "THÔNG BÁO Về việc nghỉ lễ Quốc khánh", "Văn phòng xã", "123 456."),
        (KICKER, "Xã Thử phun khử khuẩn", "Sáng nay", "yên tâm."),
        ("Đổi thay ở Mẫu\n\nĐường nay phẳng lì. Ông Mẫu nói:\n\n- Nay xe máy mười phút.\n\nBà con vui.", "Đổi thay ở Mẫu", "Đường nay", "vui."),
        ("Mất điện\nNgày mai mất điện từ 7h đến 11h!", "Mất điện", "Ngày mai", "11h!"),
    ],
)
@pytest.mark.parametrize("form", ["utf-8", "utf-16", "nfd"])
def test_a_short_text_file_is_an_article(registries: Registries, text: str, title: str, begins: str, ends: str, form: str) -> None:
    data = unicodedata.normalize("NFD", text).encode() if form == "nfd" else text.encode(form)
    head, body = article(data, "tin.txt", registries)
    assert head == f"tiêu đề: {title}"
    assert body.startswith(begins)
    assert body.endswith(ends)


def test_a_short_word_file_is_an_article(registries: Registries) -> None:
    lines = [line for line in LESSONS.split("\n") if line]
    head, body = article(Document([p(line) for line in lines]).made(), "tin.docx", registries)
    assert head == "tiêu đề: Khai giảng lớp xóa mù chữ"
    assert body == "\n\n".join(lines[1:])


@pytest.mark.parametrize(
    "page",
    [
        f"<title>Mất nước</title><main><article>{WATER}</article></main>",
        f"<title>Mất nước</title><nav><a href=/>Trang chủ</a></nav><article>{WATER}</article><script>x()</script>",
        f"<html><head><title>Mất nước</title></head><body><nav><a href=/>Trang chủ</a></nav><div itemprop=articleBody>{WATER}</div></body></html>",
    ],
)
def test_a_short_page_that_says_where_its_article_is_is_one(registries: Registries, page: str) -> None:
    head, body = article(page.encode(), "trang.html", registries)
    assert head == "tiêu đề: Mất nước thôn Bó Lếch"
    assert "Ngày mai mất nước từ 7h đến 11h." in body
    assert "Bà con trữ nước" in body


LETTERHEAD = (
    "ỦY BAN NHÂN DÂN", "XÃ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 45/UBND-VX", "V/v tiêm phòng dại",
    "Mẫu, ngày 5 tháng 3 năm 2026",
)  # fmt: skip
SIGNATURE = ("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn Mẫu")


@pytest.mark.parametrize("to", [("Kính gửi: Các trưởng thôn.",), ("Kính gửi: Các trưởng thôn",), ("Kính gửi:", "- Thôn Một;", "- Thôn Hai.")])
def test_a_letter_of_a_sentence_has_its_subject_as_title_and_its_issuer(registries: Registries, to: tuple[str, ...]) -> None:
    lines = [*LETTERHEAD, *to, "Đề nghị các thôn tiêm phòng trước 20/3.", *SIGNATURE]
    (made,) = import_bytes(ImportSource("cong-van.docx", Document([p(line) for line in lines]).made()), registries)
    assert "tiêu đề: Tiêm phòng dại\n" in made.text
    body = split(made.text).body.strip()
    assert body.startswith("Kính gửi:")
    assert "Đề nghị các thôn tiêm phòng trước 20/3." in body
    assert "cơ quan ban hành: ỦY BAN NHÂN DÂN XÃ MẪU\n" in made.text


def test_a_notice_keeps_its_hour_in_the_text_and_its_signature_out_of_it(registries: Registries) -> None:
    lines = [
        *LETTERHEAD[:5], LETTERHEAD[6], "THÔNG BÁO", "Về việc tiêm vắc xin", "Trạm tổ chức tiêm cho trẻ từ 1 đến 5 tuổi:",
        "- Thời gian: 7h30 ngày 15/3/2026", "- Địa điểm: Trạm Y tế", "Đề nghị đưa trẻ đến tiêm đủ./.", "TRƯỞNG TRẠM", "Hoàng Thị Mẫu",
    ]  # fmt: skip
    (made,) = import_bytes(ImportSource("tb.docx", Document([p(line) for line in lines]).made()), registries, hints=False)
    head, body = made.text.split("---\n")[1], split(made.text).body.strip()
    assert "ngày đăng" not in head and "tác giả" not in head, "the hour of an event and a signature are neither"
    assert body.startswith("Trạm tổ chức tiêm cho trẻ từ 1 đến 5 tuổi:")
    assert "- Thời gian: 7h30 ngày 15/3/2026" in body
    assert body.endswith("tiêm đủ.")


def test_a_table_between_the_title_and_the_text_of_a_page_is_kept(registries: Registries) -> None:
    page = (
        "<html><body><div class=header><a href=/>Trang chủ</a></div><h2>Kết quả thi nông dân giỏi</h2><p>Ngày đăng: 12/03/2026</p>"
        "<table><tr><th>Họ tên</th><th>Điểm</th></tr><tr><td>Lò Thị A</td><td>9,5</td></tr></table>"
        "<p>Hội Nông dân xã chúc mừng các hội viên đạt giải và cảm ơn các thôn đã tham gia cuộc thi năm nay.</p></body></html>"
    )
    head, body = article(page.encode(), "ket-qua.html", registries)
    assert head == "tiêu đề: Kết quả thi nông dân giỏi"
    assert "| Lò Thị A | 9,5 |" in body


def test_no_line_above_a_title_is_lost(registries: Registries) -> None:
    chat = "🎉 THÔNG BÁO 🎉\nXã khám bệnh miễn phí\n⏰ 7h30 ngày 20/3/2026\n📍 Trạm y tế\nBà con mang theo thẻ BHYT nhé!"
    head, body = article(chat.encode(), "zalo.txt", registries)
    assert head == "tiêu đề: 🎉 THÔNG BÁO 🎉 Xã khám bệnh miễn phí"
    assert body == "⏰ 7h30 ngày 20/3/2026\n\n📍 Trạm y tế\n\nBà con mang theo thẻ BHYT nhé!"
    lines = "Tin một\nTin hai\nTin ba\nXã Mẫu làm đường\nSáng nay, bà con ra quân làm đường thôn."
    (made,) = import_bytes(ImportSource("a.txt", lines.encode()), registries)
    assert all(line in made.text for line in lines.split("\n"))


def test_what_a_folder_holds_besides_articles_is_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.docx", "anh.JPG", "anh2.jpg", "bang.xlsx", "sub/c.md", "~$b.docx", "sub/LICENSE"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert passed_over(tmp_path, tmp_path / "content") == {".jpg": 2, ".xlsx": 1, ".md": 1, "LICENSE": 1}


def test_several_short_articles_on_a_page_are_a_list(registries: Registries) -> None:
    one = "<article><h2><a href=/1>Tin của xã</a></h2><p>Ngắn thôi mà cũng đủ chữ cho một bài viết nhỏ của xã Thử.</p></article>"
    with pytest.raises(NotImported, match="Không thấy bài viết nào"):
        import_bytes(ImportSource("x.html", f"<title>Tin</title><nav><a href=/>Trang chủ</a></nav>{one * 5}".encode()), registries)
