"""Names of files: a path is not a URL, and what a machine may change in a name is no other file."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from portal import urls
from portal.domain.portal import Portal
from portal.domain.problem import Problem
from portal.source.load import Loaded
from portal.source.reading.copies import copied, perhaps_copied
from portal.source.reading.filenames import FileNames, field
from portal.text.percent import decoded, encoded
from portal.views.attachment import file_view
from portal.views.text import printed
from tests.tinysite import article, load_site

PLACE, ID = "tin/2024/05/tin.md", "tin/2024/05/tin"
HARD = (
    "Phụ lục #2.docx", "Thong bao 6.pdf", "100% hoàn thành.pdf", "Hỏi & đáp?.pdf",
    "a+b;c=d.pdf", "“Kế hoạch” 'số' 5.pdf", "Tờ trình (1).pdf",
    "50%20.pdf", "a%b.pdf", "đề án [dự thảo].pdf", "x~y!z@2$.pdf", "hai  dấu cách.pdf", "BÁO CÁO.PDF", "a#b#c.pdf", "a?b=c.xlsx",
)  # fmt: skip


def told(loaded: Loaded, *codes: str) -> list[Problem]:
    return [problem for problem in loaded.problems if problem.code in codes]


def portal_of(loaded: Loaded) -> Portal:
    assert loaded.portal is not None
    assert not loaded.held, loaded.problems
    return loaded.portal


@pytest.mark.parametrize("path", [*HARD, "tin/2016/11/x", "Đ/ê?#%/ ", "a//b", "%41"])
def test_a_path_is_read_back_from_the_url_it_was_made(path: str) -> None:
    address = encoded(path)
    assert decoded(address) == path
    assert address.isascii()
    assert not set(address) & set(" #?\"'<>&;+\\")


@pytest.mark.parametrize("address", ["100%", "%zz", "%ff%fe", "a%00b", "%0d%0aX: y"])
def test_what_is_no_encoded_text_is_left_as_it_is(address: str) -> None:
    assert decoded(address) == address


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_file_of_any_name_is_found_and_its_link_is_encoded(name: str, form: str, tmp_path: Path) -> None:
    on_disk = unicodedata.normalize(form, name)
    text = article(
        f"Xem [tệp](<van-ban/{name}>) và [tệp]({encoded(f'van-ban/{name}')}).",
        văn_bản=f"\n  - trích yếu: Văn bản\n    tệp: van-ban/{name}",
    )
    loaded = load_site(tmp_path, {PLACE: text, f"van-ban/{on_disk}": b"%PDF-1.4"})
    portal = portal_of(loaded)
    assert not told(loaded, "L101", "L102", "F100")
    address = urls.attachment(f"van-ban/{name}")
    assert printed(portal, portal.body(ID).html).count(f'href="{address}"') == 2, portal.body(ID).html
    (document,) = portal.ids("documents")
    shown = file_view(portal, portal.document(document).file)
    assert shown is not None
    assert shown.href == address
    assert urls.file_of(address) == f"tep/{name}"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_article_and_a_registry_of_a_mac_are_read(form: str, tmp_path: Path) -> None:
    folder = unicodedata.normalize(form, "tháng")
    loaded = load_site(
        tmp_path, {f"tin/2024/{folder}/bai.md": article(), "du-lieu/ke-hoach/a.yml": "tên: Đề án A\ncơ quan ban hành: Huyện ủy Thử\n"}
    )
    (problem,) = told(loaded, "T130", "F100")
    assert problem.code == "T130"
    assert problem.path == "tin/2024/tháng/bai.md"
    assert "portal move" in problem.hint and "tin/2024/05/bai.md" in problem.hint


def test_two_files_that_differ_only_in_the_form_of_their_letters_are_told(tmp_path: Path) -> None:
    name = "van-ban/Tờ trình.pdf"
    loaded = load_site(
        tmp_path, {PLACE: article(f"[tệp](<{name}>)"), name: b"%PDF-1 dung san", unicodedata.normalize("NFD", name): b"%PDF-1 to hop"}
    )
    (problem,) = told(loaded, "C132")
    assert problem.path == name
    portal = portal_of(loaded)
    assert portal.attachment(name).size == len(b"%PDF-1 dung san")


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("anh/x.jpg", "anh/x.jpg"),
        ("/anh/x.jpg", "anh/x.jpg"),
        ("content/anh/x.jpg", "anh/x.jpg"),
        ("anh\\2024\\x.jpg", "anh/2024/x.jpg"),
        (r"C:\Users\An\Desktop\cong\content\anh\x.jpg", "anh/x.jpg"),
        (r"D:\anh\x y.jpg", "anh/x y.jpg"),
        ("file:///C:/cong/content/anh/x%20y.jpg", "anh/x y.jpg"),
        ("/" + "Users/an/cong/content/van-ban/a.pdf", "van-ban/a.pdf"),
        ("/tep/a.pdf", "van-ban/a.pdf"),
        (r"\\may-chu\chung\content\anh\x.jpg", "anh/x.jpg"),
    ],
)
def test_what_a_name_means_however_it_was_written(written: str, file: str) -> None:
    assert field(written) == file


FILES = (
    "anh/2024/hop-bao.jpg",
    "anh/Lễ hội.JPG",
    "van-ban/Kế hoạch 05.pdf",
    "van-ban/Thong%20bao.pdf",
    "anh/a.png",
    "van-ban/a.pdf",
    "anh/Đôi.jpg",
    "anh/đôi.jpg",
)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("anh/2024/HOP-BAO.JPG", "anh/2024/hop-bao.jpg"),
        ("anh/lễ hội.jpg", "anh/Lễ hội.JPG"),
        ("van-ban/Thong bao.pdf", "van-ban/Thong%20bao.pdf"),
        ("van-ban/kế\u200b hoạch  05.pdf", "van-ban/Kế hoạch 05.pdf"),
        ("anh/Đôi.jpg", "anh/Đôi.jpg"),
        ("anh/ĐÔI.jpg", ""),
        ("anh/hop-bao.jpg", ""),
    ],
)
def test_a_name_that_can_mean_one_file_only_means_it(name: str, file: str) -> None:
    assert FileNames(FILES).find(name) == file


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("anh/hop-bao.jpg", "anh/2024/hop-bao.jpg"),
        ("hop-bao.jpg", "anh/2024/hop-bao.jpg"),
        ("anh/2024/hop-bao.jpeg", "anh/2024/hop-bao.jpg"),
        ("anh/2024/hop_bao.png", "anh/2024/hop-bao.jpg"),
        ("anh/le-hoi.jpg", "anh/Lễ hội.JPG"),
        ("van-ban/Ke hoach 05.pdf", "van-ban/Kế hoạch 05.pdf"),
        ("van-ban/ke-hoach-05.docx", "van-ban/Kế hoạch 05.pdf"),
        ("anh/2024/hop-baos.jpg", "anh/2024/hop-bao.jpg"),
        ("tin/2024/05/hop-bao.jpg", "anh/2024/hop-bao.jpg"),
        ("anh/ĐÔI.jpg", "«anh/Đôi.jpg», «anh/đôi.jpg»"),
    ],
)
def test_a_near_file_is_named(name: str, near: str) -> None:
    assert near in FileNames(FILES).suggestion(name)


def test_a_file_nothing_is_near_to_is_only_told(tmp_path: Path) -> None:
    assert FileNames(FILES).suggestion("van-ban/quyet-dinh-bo-nhiem.doc") == ""
    loaded = load_site(tmp_path, {PLACE: article("![Ảnh](hop-bao.jpg) [tệp](/van-ban/khong-co.pdf)"), "anh/hop-bao.jpg": b"x"})
    second, first = sorted(told(loaded, "L102"), key=lambda problem: problem.message)
    assert "«anh/hop-bao.jpg»?" in second.hint and second.message.endswith("tin/2024/05/hop-bao.jpg")
    assert first.message.endswith("van-ban/khong-co.pdf")


def test_a_name_in_other_letters_is_accepted_with_a_note_and_shown(tmp_path: Path) -> None:
    text = article("[tệp](van-ban/KE-HOACH.PDF)", văn_bản="\n  - trích yếu: Kế hoạch\n    tệp: van-ban\\Ke-Hoach.pdf")
    loaded = load_site(tmp_path, {PLACE: text, "van-ban/ke-hoach.pdf": b"%PDF-1.4"})
    notes = told(loaded, "N130")
    assert notes and all("van-ban/ke-hoach.pdf" in note.message or "Ke-Hoach.pdf" in note.message for note in notes)
    portal = portal_of(loaded)
    assert 'href="/tep/ke-hoach.pdf"' in printed(portal, portal.body(ID).html)
    (document,) = portal.ids("documents")
    shown = file_view(portal, portal.document(document).file)
    assert shown is not None and shown.href == "/tep/ke-hoach.pdf"


COPIES = (
    "bai-DESKTOP-AB12CD.md", "bai-LAPTOP-1234.md", "bai (conflicted copy 2024-05-02).md", "bai (An's conflicted copy 2024-05-02).md",
    "bai (Bản sao xung đột của An 2024-05-02).md", "bai (1).md", "bai(2).md",
    "bai - Copy.md", "bai - Copy (2).md", "bai copy.md", "bai - Bản sao.md",
    "bai - Sao chép.md", "Bản sao của bai.md", "Copy of bai.md", "bai.sync-conflict-20240502-101112-ABCDEFG.md", "bai.bak.md",
    "bai (Case Conflict).md", "bai-DESKTOP-AB12CD (1).md",
)  # fmt: skip


@pytest.mark.parametrize("name", COPIES)
def test_copies_that_machines_make_are_to_be_compared_and_never_renamed(name: str, tmp_path: Path) -> None:
    assert copied(f"tin/2024/05/{name}") == "bai.md"
    loaded = load_site(tmp_path, {"tin/2024/05/bai.md": article(), f"tin/2024/05/{name}": article()})
    (problem,) = told(loaded, "T131", "T113", "T130", "W131", "C105")
    assert problem.code == "T131"
    assert "So sánh với «bai.md»" in problem.hint and "bai-" not in problem.hint


@pytest.mark.parametrize("name", ["hoi-nghi.md", "ke-hoach-so-2.md", "tin-1.md", "ban-sao-van-ban.md", "xung-dot-dat-dai.md"])
def test_ordinary_names_are_no_copies(name: str) -> None:
    assert not copied(name) and not perhaps_copied(name)


def test_a_name_that_ends_in_capitals_may_be_a_copy_or_not(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {"tin/2024/05/quyet-dinh-UBND.md": article()})
    (problem,) = told(loaded, "T132")
    assert "quyet-dinh-ubnd.md" in problem.hint and "so sánh hai tệp rồi xóa" in problem.hint


@pytest.mark.parametrize("name", ["bai.MD", "bai.Md", "bai.markdown"])
def test_another_ending_of_markdown_is_to_be_renamed_not_removed(name: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(), f"tin/2024/05/{name}": article()})
    (problem,) = told(loaded, "C105", "C133")
    assert problem.code == "C133" and problem.message.endswith("đổi tên thành «bai.md»") and "Xóa" not in problem.hint


@pytest.mark.parametrize(
    "path", ["tin/2024/Thang 6/bai.md", "tin/2024/06/A/bai.md", "tin/tháng 5/2024/bai.md", "tin/2024/tin_tuc/bai.md", "tin/2024/06 /bai.md"]
)
def test_a_folder_that_cannot_stand_in_an_address_is_told_with_the_way_out(path: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {path: article(), PLACE: article()})
    (problem,) = [problem for problem in loaded.problems if problem.severity == "error"]
    assert problem.code == "T130" and "tin/2024/05/bai.md" in problem.hint
    assert loaded.held == [path]


def test_a_month_of_one_digit_keeps_its_address_and_is_told(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {"tin/2024/5/bai.md": article()})
    (problem,) = told(loaded, "W130")
    assert "portal move tin/2024/5/bai.md tin/2024/05/bai.md" in problem.hint
    assert portal_of(loaded).card("tin/2024/5/bai").url == "/tin/2024/5/bai/"


@pytest.mark.parametrize(
    "target",
    [r"C:\Users\An\content\van-ban\a b.pdf", r"van-ban\a b.pdf", "file:///C:/c/content/van-ban/a%20b.pdf", r"..\..\..\van-ban\a b.pdf",
     "content/van-ban/a%20b.pdf", "/tep/a%20b.pdf", r"\\may-chu\chung\content\van-ban\a b.pdf", "http://localhost:8000/tep/a%20b.pdf"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["[tệp]({0})", "[tệp](<{0}>)", 'Xem [tệp]({0} "Kế hoạch").'])
def test_a_link_to_somebodys_own_disk_is_one_to_the_file_it_means(target: str, form: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(form.format(target)), "van-ban/a b.pdf": b"%PDF-1.4"})
    assert not [problem for problem in loaded.problems if problem.severity != "note"], loaded.problems
    portal = portal_of(loaded)
    assert 'href="/tep/a%20b.pdf"' in printed(portal, portal.body(ID).html)
    assert bool(told(loaded, "N130")) is ("\\" in target or target.startswith("file:"))


def test_an_address_of_the_web_in_vietnamese_letters_is_encoded_where_it_is_kept(tmp_path: Path) -> None:
    asked = "https://bao.example/tin-tức/bài?a=1&b=%20#ý"
    loaded = load_site(tmp_path, {PLACE: article(f"[Xem]({asked})", nguồn=f"\n  tên: Báo Mẫu\n  địa chỉ: {asked}")})
    portal = portal_of(loaded)
    wanted = "https://bao.example/tin-t%E1%BB%A9c/b%C3%A0i?a=1&b=%20#%C3%BD"
    source = portal.article(ID).source
    assert source is not None
    assert source.url == wanted
    assert wanted.replace("&", "&amp;") in portal.body(ID).html
