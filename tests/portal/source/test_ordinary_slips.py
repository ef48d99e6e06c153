"""Ordinary mistakes of people who are not programmers are corrected, or reported so that they can be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.domain.article import Article
from tests.portal.source.test_one_cause import picture
from tests.tinysite import article, load_site

PLACE = "tin/2024/05/tin.md"
MENDED: dict[str, tuple[str, str]] = {
    # slip: (text, the title it must still have)
    "a colon in the title": (article(tiêu_đề="Hội thảo: bàn giải pháp"), "Hội thảo: bàn giải pháp"),
    "a # in the title": (article(tiêu_đề="Tin #1 của huyện"), "Tin #1 của huyện"),
    "quotes in the title": (article(tiêu_đề='Đề án "Một cửa" và "Hai cửa"'), 'Đề án "Một cửa" và "Hai cửa"'),
    "a title that begins with a quote": (article(tiêu_đề='"Một cửa" về xã'), '"Một cửa" về xã'),
    "a star, an at sign, brackets": (article(tiêu_đề="[Ảnh] * @ & % ! > | {x}"), "[Ảnh] * @ & % ! > | {x}"),
    "a backslash": (article(tiêu_đề=r"Thư mục a\b"), r"Thư mục a\b"),
    "a number as title": (article(tiêu_đề="2024"), "2024"),
    "no as title": (article(tiêu_đề="no"), "no"),
    "a properly quoted scalar": (article(tiêu_đề='"Một \\"cửa\\""'), 'Một "cửa"'),
    "a BOM": ("\ufeff" + article(tiêu_đề="Có BOM"), "Có BOM"),
    "CRLF line ends": (article(tiêu_đề="Từ Windows").replace("\n", "\r\n"), "Từ Windows"),
    "U+00A0 between words": (article(tiêu_đề="Hai\u00a0chữ"), "Hai chữ"),
    "a tab after the colon": (article().replace("tiêu đề: Một tin", "tiêu đề:\tMột tin"), "Một tin"),
    "Word's dashes for the fences": (article(tiêu_đề="Gạch dài").replace("---", "–––"), "Gạch dài"),
    "one em dash for a fence": (article(tiêu_đề="Gạch").replace("---", "—-"), "Gạch"),
    "blank lines before the fence": ("\n\n" + article(tiêu_đề="Dòng trống"), "Dòng trống"),
    "NFD letters": (
        "---\ntie\u0302u \u0111e\u0302\u0300: Phu\u0301\nngày đăng: 10/5/2024\nđơn vị: Huyện ủy Thử\n---\na\n", "Phú",
    ),
    "keys without marks": ("---\ntieu de: Không dấu\nngay dang: 10/5/2024\ndon vi: Huyện ủy Thử\n---\na\n", "Không dấu"),
    "English keys": ("---\ntitle: Tiếng Anh\ndate: 2024-05-10\nunit: huyen-uy-thu\n---\na\n", "Tiếng Anh"),
    "capital keys": ("---\nTiêu đề: Chữ hoa\nNgày đăng: 10.5.2024\nĐƠN VỊ: huyện uỷ thử\n---\na\n", "Chữ hoa"),
    "a folded title over two lines": (article(tiêu_đề="Dòng một\n  và dòng hai"), "Dòng một và dòng hai"),
    "a key with spaces before the colon": (article().replace("tiêu đề:", "tiêu đề :"), "Một tin"),
}  # fmt: skip


def only(loaded_ids: tuple[str, ...], article_of: Article) -> str:
    assert loaded_ids == ("tin/2024/05/tin",)
    return article_of.card.title


@pytest.mark.parametrize("slip", MENDED)
def test_an_ordinary_slip_is_mended(slip: str, tmp_path: Path) -> None:
    text, title = MENDED[slip]
    loaded = load_site(tmp_path, {PLACE: text})
    assert loaded.portal, loaded.problems
    assert loaded.code == 0, loaded.problems
    assert only(loaded.portal.ids("articles"), loaded.portal.article("tin/2024/05/tin")) == title


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("tin/2024/05/tin.md.txt", ".md"),
        ("tin/2024/05/~$tin.docx", "Word"),
        ("tin/2024/05/tin.docx", "Word"),
        ("tin/2024/05/anh.jpg", "anh/"),
        ("tin/2024/05/van-ban.pdf", "van-ban/"),
    ],
)
def test_a_stray_file_is_named_with_a_way_out(path: str, words: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {path: "x", PLACE: article()})
    (fault,) = [problem for problem in loaded.problems if problem.code == "C105"]
    assert fault.path == path
    assert words in fault.hint
    assert loaded.code == 0


def test_a_missing_year_is_resolved_from_the_publication_date(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(ngày_đăng="03/01/2024", sự_kiện="Hội nghị tổng kết, ngày 28/12")})
    assert loaded.portal
    event = loaded.portal.article("tin/2024/05/tin").event
    assert event and event.day and event.day.isoformat() == "2023-12-28"
    assert event.year_inferred == "ngày đăng"


def test_an_article_of_an_ended_unit_dated_after_its_end_is_warned_about(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(đơn_vị="Huyện Thử", ngày_đăng="02/7/2025")})
    (fault,) = [problem for problem in loaded.problems if problem.code == "C101"]
    assert "Xã Một" in fault.hint
    assert loaded.code == 0


def test_an_article_in_the_wrong_month_folder_is_warned_about(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(ngày_đăng="10/6/2024")})
    assert [problem.code for problem in loaded.problems] == ["W115"]


def test_a_broken_link_a_missing_file_and_missing_alt_text_are_warned_about(tmp_path: Path) -> None:
    body = "[tin](../04/khong-co.md) ![](../../../anh/khong-co.jpg) [tệp](/van-ban/khong-co.pdf)"
    loaded = load_site(tmp_path, {PLACE: article(body)})
    assert sorted({problem.code for problem in loaded.problems}) == ["L101", "L102", "L103"]
    assert loaded.code == 0


def test_a_picture_of_the_body_has_the_description_of_the_list_and_one_missing_there_is_told_once(tmp_path: Path) -> None:
    listed = "\n  - tệp: anh/a.png\n    mô tả: Lễ \"ra quân\"\n  - tệp: anh/b.png"
    body = "![](/anh/a.png) ![Cây](/anh/a.png) ![](/anh/b.png)"
    loaded = load_site(tmp_path, {PLACE: article(body, ảnh=listed), "anh/a.png": picture(), "anh/b.png": picture()})
    assert loaded.portal
    html = loaded.portal.body("tin/2024/05/tin").html
    assert re.findall(r' alt="([^"]*)"', html) == ["Lễ &quot;ra quân&quot;", "Cây", ""]
    assert [problem.excerpt for problem in loaded.problems if problem.code == "L103"] == ["  - tệp: anh/b.png"]


def test_links_to_lists_filters_and_questions_lead_somewhere(tmp_path: Path) -> None:
    places = (
        "/tin/2016/", "/tim-kiem/?q=giảm%20nghèo&loai=tin", "/ke-hoach/co-quan/huyen-uy-thu/", "/chi-tieu/han/2025/#ke-hoach-1",
        "/van-ban/nam/2021/", "/chu-de/can-bo/?in=1", "/tin/2016/#thang-04",
    )  # fmt: skip
    loaded = load_site(tmp_path, {PLACE: article(" ".join(f"[xem]({place})" for place in places), ngày_đăng="12/4/2016")})
    assert [problem.message for problem in loaded.problems if problem.code == "L101"] == []


def test_a_question_to_a_page_that_is_not_there_is_warned_about(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article("[xem](/tim-kim/?q=a)")})
    assert [(problem.code, problem.hint) for problem in loaded.problems if problem.code == "L101"] == [("L101", "«/tim-kiem/»?")]


@pytest.mark.parametrize(
    ("ending", "successors", "ok"),
    [("Đổi tên", "[xa-mot]", True), ("Đổi tên", "[xa-mot, xa-hai]", False), ("Sáp nhập", "[]", False), ("Chia tách", "[xa-mot]", False),
     ("Chia tách", "[xa-mot, xa-hai]", True), ("Thay thế", "[xa-hai]", True)],
)  # fmt: skip
def test_succession_has_the_number_of_successors_its_kind_demands(ending: str, successors: str, ok: bool, tmp_path: Path) -> None:
    from tests.tinysite import UNITS

    after = "" if successors == "[]" else f"\n  đơn vị kế tiếp: {successors}"
    units = (
        UNITS
        + f"- mã: cu\n  tên: Xã Cũ\n  loại: Địa bàn\n  cấp: Xã\n  thuộc: tinh-mau\n  đến ngày: 30/6/2025\n  kết thúc do: {ending}{after}\n"
    )
    loaded = load_site(tmp_path, {"du-lieu/don-vi.yml": units})
    assert ("C104" in {problem.code for problem in loaded.problems}) is not ok


def test_two_files_of_one_id_or_address_are_told_and_the_later_one_is_held(tmp_path: Path) -> None:
    files = {"tin/2024/05/a.md": article(mã_bài="chung"), "tin/2024/05/b.md": article(mã_bài="chung"),
             "tin/2024/05/c.md": article(địa_chỉ_cũ="/tin/2024/05/a/")}  # fmt: skip
    loaded = load_site(tmp_path, files)
    assert loaded.held == ["tin/2024/05/b.md", "tin/2024/05/c.md"]
    assert {problem.code for problem in loaded.problems} == {"C103", "C206"}


def test_a_plan_that_only_articles_name_is_named_once_with_its_first_article(tmp_path: Path) -> None:
    plan = "\n  - tên: Đề án Nước sạch giai đoạn 2021 - 2025"
    files = {"tin/2024/05/a.md": article(kế_hoạch=plan), "tin/2024/05/b.md": article(ngày_đăng="12/5/2024", kế_hoạch=plan)}
    loaded = load_site(tmp_path, files)
    assert [(problem.code, problem.path) for problem in loaded.problems] == [("C106", "tin/2024/05/a.md")]
    assert loaded.code == 0


SINGLE = {
    "đơn_vị": "Huyện ủy Thử",
    "ngày_đăng": "10/5/2024",
    "chuyên_mục": "Tin xã",
    "trạng_thái": "Đã đăng",
    "rút_bài": "10/5/2024: số liệu sai",
}


@pytest.mark.parametrize("key", SINGLE)
def test_a_dash_before_a_single_value_is_no_fault(key: str, tmp_path: Path) -> None:
    one = load_site(tmp_path / "1", {PLACE: article(**{key: SINGLE[key]})})
    listed = load_site(tmp_path / "2", {PLACE: article(**{key: f"\n  - {SINGLE[key]}"})})
    assert not one.problems and not listed.problems
    assert one.portal and listed.portal and one.portal.article(PLACE[:-3]) == listed.portal.article(PLACE[:-3])


@pytest.mark.parametrize("written", ["\n  - Huyện ủy Thử\n  - Xã Một", "\n  - - Huyện ủy Thử", "\n  tên: Huyện ủy Thử"])
def test_more_than_one_value_is_one_too_many(written: str, tmp_path: Path) -> None:
    (fault,) = load_site(tmp_path, {PLACE: article(đơn_vị=written)}).problems
    assert fault.code == "T103" and "Viết như «đơn vị: Huyện ủy Định Hóa»" in fault.hint


@pytest.mark.parametrize("path", [r"C:\Users\Lan\qd.pdf", r"\\may-chu\chung\qd.pdf", "file:///D:/qd.pdf"])
def test_a_path_that_leads_to_no_folder_of_the_content_is_told_once(path: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(văn_bản=f"\n  - trích yếu: X\n    tệp: {path}")})
    assert [fault.code for fault in loaded.problems] == ["L102"]


@pytest.mark.parametrize(("key", "value"), [("tóm_tắt", "Một câu."), ("văn_bản", "Công văn 45/UBND-VP"), ("trạng_thái", "Bản nháp")])
def test_an_article_without_words_that_says_something_else_is_not_asked_about(key: str, value: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article("", **{key: value})})
    assert "W218" not in {fault.code for fault in loaded.problems}


def test_the_words_of_a_note_are_no_summary(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article("- Có 5[^1] xã\n- Có 6 xã\n\n[^1]: Tính đến 30/4.")})
    assert loaded.portal and loaded.portal.card(PLACE[:-3]).summary == ""
