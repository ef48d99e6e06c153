"""One-line forms of what the field table writes on several lines are understood, or reported with an example."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portal.domain.article import Article, Change, Picture, Source
from portal.domain.document import Consultation, Document
from portal.source.load import Loaded
from portal.source.reading.fields.oneline import FORMS
from portal.source.reading.fields.values import FORMS as NAMED
from tests.tinysite import article, load_site

PLACE = "tin/2024/05/tin.md"
ID = PLACE.removesuffix(".md")


def loaded_with(tmp_path: Path, **keys: str) -> Loaded:
    return load_site(tmp_path, {PLACE: article(**{"ngày_đăng": "10/5/2016", **keys})})


def read(tmp_path: Path, **keys: str) -> Article:
    loaded = loaded_with(tmp_path, **keys)
    assert loaded.portal and not loaded.held, loaded.problems
    return loaded.portal.article(ID)


def codes(loaded: Loaded) -> set[str]:
    return {problem.code for problem in loaded.problems} - {"W115", "L102", "L103"}


FIRST, SECOND = Change(date(2016, 12, 1), "sửa số liệu"), Change(date(2016, 12, 5), "bổ sung ảnh")


@pytest.mark.parametrize(
    "text",
    [
        "1/12/2016 sửa số liệu",
        "1/12/2016: sửa số liệu",
        "1/12/2016 - sửa số liệu",
        "01/12/2016 – sửa số liệu",
        "ngày 1/12/2016, sửa số liệu",
        "sửa số liệu (1/12/2016)",
        "sửa số liệu, ngày 1/12/2016",
        "(1/12/2016) sửa số liệu",
        "2016-12-01 sửa số liệu",
        "1.12.2016: sửa số liệu",
        "ngày 1 tháng 12 năm 2016: sửa số liệu",
        "1/12/2016 | sửa số liệu",
        "\n  - 1/12/2016: sửa số liệu",
        "\n  1/12/2016: sửa số liệu",
        "\n  - 1/12/2016 sửa số liệu",
        "\n  - ngày: 1/12/2016\n    nội dung: sửa số liệu",
    ],
)
def test_a_change_has_its_day_and_words(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, cập_nhật=text).changes == (FIRST,)


def test_a_list_in_brackets_is_no_line(tmp_path: Path) -> None:
    found = loaded_with(tmp_path, cập_nhật="[1/12/2016 sửa số liệu, 5/12/2016 bổ sung ảnh]")
    assert (found.held, codes(found)) == ([PLACE], {"T151"})


@pytest.mark.parametrize(
    "text",
    [
        "\n  - 1/12/2016: sửa số liệu\n  - 5/12/2016: bổ sung ảnh",
        "\n  1/12/2016: sửa số liệu\n  5/12/2016: bổ sung ảnh",
        "1/12/2016: sửa số liệu; 5/12/2016: bổ sung ảnh",
        "1/12/2016: sửa số liệu\nđính chính: 5/12/2016: bổ sung ảnh",
    ],
)
def test_several_changes_stand_in_one_field(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, cập_nhật=text).changes == (SECOND, FIRST)


@pytest.mark.parametrize(
    "text",
    [
        "28/11/2026 số liệu sai",
        "28/11/2026: số liệu sai",
        "28/11/2026, lý do: số liệu sai",
        "ngày 28/11/2026 – lý do số liệu sai",
        "số liệu sai (28/11/2026)",
    ],
)
def test_a_withdrawal_has_its_day_and_reason(text: str, tmp_path: Path) -> None:
    found = load_site(tmp_path, {PLACE: article(rút_bài=text)}, date(2026, 11, 30))
    assert found.portal and found.portal.article(ID).withdrawn == Change(date(2026, 11, 28), "số liệu sai")


@pytest.mark.parametrize(
    "text", ["có", "không", "28/11/2026", "28/11/2026: .", "số liệu sai", "Đã rút", "x", "\n  ngày: 28/11/2026", "\n  lý do: sai"]
)
def test_a_withdrawal_without_day_or_reason_is_refused(text: str, tmp_path: Path) -> None:
    found = load_site(tmp_path, {PLACE: article(rút_bài=text)}, date(2026, 11, 30))
    assert found.held == [PLACE]
    assert codes(found) <= {"T151", "T101"}


@pytest.mark.parametrize("status", ["Đã rút", "withdrawn", "rút"])
def test_a_withdrawn_state_alone_is_refused(status: str, tmp_path: Path) -> None:
    found = load_site(tmp_path, {PLACE: article(trạng_thái=status)})
    assert (found.held, codes(found)) == ([PLACE], {"T152"})


def asked(closes: date | None, where: str = "", **more: Any) -> Consultation:
    return Consultation(ID, closes, where, **{"open": closes is not None, **more})


@pytest.mark.parametrize(
    ("text", "consultation"),
    [
        ("đến 1/1/2027", asked(date(2027, 1, 1))),
        ("1/1/2027", asked(date(2027, 1, 1))),
        ("đến hết ngày 1/1/2027", asked(date(2027, 1, 1))),
        ("hạn góp ý: 1/1/2027", asked(date(2027, 1, 1))),
        ("chậm nhất ngày 1/1/2027, gửi về a@b.vn", asked(date(2027, 1, 1), "a@b.vn")),
        ("từ 1/12/2016 đến 1/1/2027, gửi về a@b.vn", asked(date(2027, 1, 1), "a@b.vn", opens=date(2016, 12, 1))),
        ("từ 01/12 đến 31/12/2026", asked(date(2026, 12, 31), opens=date(2026, 12, 1), open=False, awaited=True)),
        ("từ ngày 15/12 đến ngày 1/1/2027", asked(date(2027, 1, 1), opens=date(2026, 12, 15), open=False, awaited=True)),
        ("1/12/2016 - 1/1/2027; qua email a@b.vn", asked(date(2027, 1, 1), "email a@b.vn", opens=date(2016, 12, 1))),
        ("đến 17 giờ ngày 1/1/2027, nơi nhận: Văn phòng UBND xã", asked(date(2027, 1, 1), "Văn phòng UBND xã", closes_at="17:00")),
        ("đến 1/1/2027 17:00", asked(date(2027, 1, 1), closes_at="17:00")),
        ("từ ngày 1/12/2016, gửi về a@b.vn", asked(None, "a@b.vn", opens=date(2016, 12, 1))),
        ("Hạn cuối: thứ Sáu 1/1/2027", asked(date(2027, 1, 1))),
        ("đến 1/1/2027 (thứ Sáu), gửi về a@b.vn", asked(date(2027, 1, 1), "a@b.vn")),
        ("đến 1/1/2027 17h30'", asked(date(2027, 1, 1), closes_at="17:30")),
        ("đến 1/1/2027, gửi về a@b.vn; kết quả: 12 ý kiến", asked(date(2027, 1, 1), "a@b.vn", outcome="12 ý kiến", open=False)),
        ("đến 1/1/2027; kết quả: 12 ý kiến", asked(date(2027, 1, 1), outcome="12 ý kiến", open=False)),
        ("kết quả: tiếp thu 12 ý kiến", asked(None, outcome="tiếp thu 12 ý kiến")),
    ],
)
def test_a_consultation_has_its_days_and_place(text: str, consultation: Consultation, tmp_path: Path) -> None:
    assert read(tmp_path, lấy_ý_kiến=text).consultation == consultation


@pytest.mark.parametrize(
    "text", ["đến 1/1/2027 )", "đến 1/1/2027 … »", "có", "đến hết năm", "Đề án Nước sạch đến 1/1/2027", "1/1, 2/1 và 3/1/2027"]
)
def test_a_consultation_that_is_not_understood_is_told(text: str, tmp_path: Path) -> None:
    found = loaded_with(tmp_path, lấy_ý_kiến=text)
    assert (found.held, codes(found)) == ([PLACE], {"T151"})


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("05/QĐ-UBND; 06/QĐ-UBND", ["05/QĐ-UBND", "06/QĐ-UBND"]),
        ("Quyết định 05/QĐ-UBND về đất; Công văn 45/UBND-VP về bão", ["05/QĐ-UBND", "45/UBND-VP"]),
        ("Quyết định 05/QĐ-UBND về đất; rừng", ["05/QĐ-UBND"]),
    ],
)
def test_several_documents_stand_on_one_line(text: str, numbers: list[str], tmp_path: Path) -> None:
    found = loaded_with(tmp_path, văn_bản=text)
    assert found.portal and [found.portal.document(id).number for id in found.portal.article(ID).documents] == numbers


def test_a_document_written_as_a_link_has_a_file(tmp_path: Path) -> None:
    found = loaded_with(tmp_path, văn_bản="[Quyết định về đất](van-ban/qd.pdf)")
    assert found.portal
    (document,) = found.portal.facts.documents.values()
    assert (document.title, document.file) == ("Quyết định về đất", "van-ban/qd.pdf")


PAPER = {"kind": "nghị quyết", "number": "12-NQ/TU", "day": date(2024, 3, 5), "title": "Về chuyển đổi số"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nghị quyết 12-NQ/TU ngày 5/3/2024 về chuyển đổi số", PAPER),
        ("Nghị quyết số 12-NQ/TU, ngày 05/3/2024 về chuyển đổi số", PAPER),
        ("Nghị quyết số 12-NQ/TU (ngày 5/3/2024): Về chuyển đổi số", PAPER),
        ("Nghị quyết số 12-NQ/TU ngày 5 tháng 3 năm 2024 của Tỉnh ủy về chuyển đổi số", {**PAPER, "issuer_name": "Tỉnh ủy"}),
        ("Nghị quyết số 12-NQ/TU của Huyện ủy Thử ngày 5/3/2024 về chuyển đổi số", {**PAPER, "issuer": "huyen-uy-thu"}),
        ("Nghị quyết 12-NQ/TU ngày 5/3/2024 về chuyển đổi số | van-ban/12.pdf", {**PAPER, "file": "van-ban/12.pdf"}),
        ("van-ban/12.pdf | Nghị quyết 12-NQ/TU ngày 5/3/2024 về chuyển đổi số", {**PAPER, "file": "van-ban/12.pdf"}),
        ("\n  - Nghị quyết 12-NQ/TU ngày 5/3/2024 về chuyển đổi số", PAPER),
        ("Kết luận của Ban Thường vụ về đất đai", {"title": "Kết luận của Ban Thường vụ về đất đai", "number": ""}),
        ("12-NQ/TU ngày 5/3/2024 về chuyển đổi số", PAPER),
        ("Số: 12-NQ/TU, ngày 05/3/2024 về chuyển đổi số", PAPER),
        ("45/UBND-VP về phòng, chống bão", {"kind": "văn bản", "number": "45/UBND-VP", "title": "Về phòng, chống bão"}),
        ("Công văn 45/UBND-VP", {"kind": "công văn", "number": "45/UBND-VP", "title": "Công văn 45/UBND-VP"}),
    ],
)
def test_a_document_is_read_off_its_line(text: str, told: dict[str, Any], tmp_path: Path) -> None:
    found = loaded_with(tmp_path, văn_bản=text)
    assert found.portal and not found.held, found.problems
    (document,) = found.portal.facts.documents.values()
    assert isinstance(document, Document)
    assert {name: getattr(document, name) for name in told} == told


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("anh/x.JPG", [Picture("anh/x.JPG")]),
        ("anh/x.jpg | Quang cảnh hội nghị", [Picture("anh/x.jpg", "Quang cảnh hội nghị")]),
        ("anh/x.jpg: Quang cảnh hội nghị", [Picture("anh/x.jpg", "Quang cảnh hội nghị")]),
        ("anh/x.jpg – Quang cảnh hội nghị", [Picture("anh/x.jpg", "Quang cảnh hội nghị")]),
        ("anh/x.jpg (Quang cảnh hội nghị)", [Picture("anh/x.jpg", "Quang cảnh hội nghị")]),
        ("Quang cảnh hội nghị | anh/x.jpg", [Picture("anh/x.jpg", "Quang cảnh hội nghị")]),
        ("anh/x.jpg | Mô tả | Chú thích | Thu Trang", [Picture("anh/x.jpg", "Mô tả", "Chú thích", "Thu Trang")]),
        ("![Quang cảnh](anh/x.jpg)", [Picture("anh/x.jpg", "Quang cảnh")]),
        ("anh/Hội nghị 1.png", [Picture("anh/Hội nghị 1.png")]),
        ("anh/a.jpg; anh/b.jpg", [Picture("anh/a.jpg"), Picture("anh/b.jpg")]),
        ("\n  - anh/a.jpg | A\n  - anh/b.heic", [Picture("anh/a.jpg", "A"), Picture("anh/b.heic")]),
        ("Toàn cảnh hội nghị; ảnh chụp chiều 9/7", [Picture(caption="Toàn cảnh hội nghị; ảnh chụp chiều 9/7")]),
        ("Chú thích không có ảnh", [Picture(caption="Chú thích không có ảnh")]),
    ],
)
def test_a_picture_is_a_file_and_its_words(text: str, pictures: list[Picture], tmp_path: Path) -> None:
    found = loaded_with(tmp_path, ảnh=text)
    assert found.portal and list(found.portal.article(ID).images) == pictures
    told = {problem.code for problem in found.problems}
    assert ("L102" in told) == any(picture.file for picture in pictures)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Báo Thái Nguyên", Source("Báo Thái Nguyên")),
        ("Báo Thái Nguyên https://bao.example/a-1.html", Source("Báo Thái Nguyên", "https://bao.example/a-1.html")),
        ("Báo Thái Nguyên (https://bao.example/a)", Source("Báo Thái Nguyên", "https://bao.example/a")),
        ("Báo Thái Nguyên | https://bao.example/a | Tít gốc", Source("Báo Thái Nguyên", "https://bao.example/a", "Tít gốc")),
        ("https://bao.example/a", Source("bao.example", "https://bao.example/a")),
        ("www.bao.example/a", Source("bao.example", "https://www.bao.example/a")),
        ("[Báo Thái Nguyên](https://bao.example/a)", Source("Báo Thái Nguyên", "https://bao.example/a")),
        ("\n  tên: Báo\n  địa chỉ: https://bao.example", Source("Báo", "https://bao.example")),
    ],
)
def test_a_source_is_a_name_and_an_address(text: str, source: Source, tmp_path: Path) -> None:
    assert read(tmp_path, nguồn=text).source == source


@pytest.mark.parametrize(
    "text", ["ngày diễn ra hội thảo 12/4/2016", "\n  theo: hội thảo\n  ngày: 12/4/2016", "theo bản in ngày 12 tháng 4 năm 2016"]
)
def test_a_basis_has_its_day(text: str, tmp_path: Path) -> None:
    found = read(tmp_path, ngày_đăng="", căn_cứ_ngày=text).basis
    assert found and found.day == date(2016, 4, 12)


@pytest.mark.parametrize(("text", "code"), [("ngày diễn ra hội thảo", "T107"), ("hội thảo 31/4/2016", "T106"), ("tháng 4/2016", "T107")])
@pytest.mark.parametrize("day", ["", "10/5/2016"])
def test_a_basis_without_a_day_is_told(text: str, code: str, day: str, tmp_path: Path) -> None:
    assert codes(loaded_with(tmp_path, ngày_đăng=day, căn_cứ_ngày=text)) == {code}


@pytest.mark.parametrize(
    "text",
    [
        "- HĐND: Hội đồng nhân dân",
        "HĐND: Hội đồng nhân dân",
        "- HĐND = Hội đồng nhân dân",
        "- Hội đồng nhân dân (HĐND)",
        "- HĐND – Hội đồng nhân dân",
        "- viết tắt: HĐND\n  viết đủ: Hội đồng nhân dân",
    ],
)
def test_an_abbreviation_is_a_line(text: str, tmp_path: Path) -> None:
    found = load_site(tmp_path, {PLACE: article(), "du-lieu/viet-tat.yml": text + "\n"})
    assert found.portal and [(one.short, one.long) for one in found.portal.facts.abbreviations] == [("HĐND", "Hội đồng nhân dân")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- 15/3/2021: Ban hành", (date(2021, 3, 15), "issued", "")),
        ("- 15/3/2021 ban hành", (date(2021, 3, 15), "issued", "")),
        ("- Ban hành 15/3/2021", (date(2021, 3, 15), "issued", "")),
        ("- Ban hành, ngày 15/3/2021", (date(2021, 3, 15), "issued", "")),
        ("- 15/3/2021: Sơ kết – nửa nhiệm kỳ", (date(2021, 3, 15), "interim", "nửa nhiệm kỳ")),
        ("15/3/2021: Ban hành", (date(2021, 3, 15), "issued", "")),
    ],
)
def test_a_step_of_a_plan_is_a_line(text: str, told: tuple[date, str, str], tmp_path: Path) -> None:
    plan = f"tên: Đề án Nước sạch\nquá trình:\n  {text}\n"
    found = load_site(tmp_path, {PLACE: article(), "du-lieu/ke-hoach/nuoc-sach.yml": plan})
    assert found.portal and [(one.day, str(one.stage), one.note) for one in found.portal.plan("nuoc-sach").stages] == [told]


@pytest.mark.parametrize("text", ["- Hôm qua", "- 15/3/2021", "- 15/3/2021: đi dạo", "nhiều bước"])
def test_a_step_that_is_not_understood_is_told(text: str, tmp_path: Path) -> None:
    plan = f"tên: Đề án Nước sạch\nquá trình:\n  {text}\n"
    assert "T151" in codes(load_site(tmp_path, {PLACE: article(), "du-lieu/ke-hoach/nuoc-sach.yml": plan}))


def test_plans_under_several_names_of_the_field_are_all_taken(tmp_path: Path) -> None:
    found = read(tmp_path, kế_hoạch="Kế hoạch Một trăm ngày", nghị_quyết="Nghị quyết Về đất", đề_án="\n  - tên: Đề án Nước sạch")
    assert len(found.plans) == 3


@pytest.mark.parametrize("text", ["Đề án Nước sạch; Kế hoạch Một trăm ngày", "\n  - Đề án Nước sạch; Kế hoạch Một trăm ngày"])
def test_several_plans_stand_on_one_line(text: str, tmp_path: Path) -> None:
    assert len(read(tmp_path, kế_hoạch=text).plans) == 2
    assert len(read(tmp_path / "one", kế_hoạch="Đề án Nước sạch; vệ sinh môi trường").plans) == 1


def test_a_second_line_under_another_name_is_told(tmp_path: Path) -> None:
    found = loaded_with(tmp_path, hết_hạn="1/1/2027", hết_hiệu_lực="1/2/2027")
    assert (found.held, codes(found)) == ([PLACE], {"T150"})


@pytest.mark.parametrize(
    "text", ["2016 - 2020", "2016-2020", "giai đoạn 2016 – 2020", "từ 2016 đến 2020", "2016 - 2020, định hướng đến 2025", "2020"]
)
def test_a_period_is_read_whole(text: str, tmp_path: Path) -> None:
    plan = f"tên: Đề án Nước sạch\ngiai đoạn: {text}\n"
    found = load_site(tmp_path, {PLACE: article(), "du-lieu/ke-hoach/nuoc-sach.yml": plan})
    assert found.portal and found.portal.plan("nuoc-sach").period
    assert codes(found) == set()


@pytest.mark.parametrize(
    "text",
    ["2020 - 2016", "2016 - 2020, tầm nhìn 2025, tầm nhìn 2030", "2016 - 2020 và các năm sau", "5 năm", "2016 - 2020, tầm nhìn 2018"],
)
def test_a_period_with_other_words_is_told(text: str, tmp_path: Path) -> None:
    plan = f"tên: Đề án Nước sạch\ngiai đoạn: {text}\n"
    assert "T114" in codes(load_site(tmp_path, {PLACE: article(), "du-lieu/ke-hoach/nuoc-sach.yml": plan}))


def test_tables_with_one_line_forms_are_named_alike() -> None:
    assert FORMS.keys() == NAMED


@pytest.mark.parametrize("table", [table for table, form in FORMS.items() if form.example])
def test_an_example_is_understood(table: str) -> None:
    assert FORMS[table].read(FORMS[table].example)
