"""Words that staff type for keys, choices and names: understood if they are clearly the same, otherwise reported with a suggestion."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.domain.problem import Problem
from portal.source.reading.fields import schema
from tests.tinysite import UNITS, article, load_site

PLACE = "tin/2024/05/tin.md"
COMMITTEES = UNITS + "".join(
    f"- mã: ubnd-{id}\n  tên: Ủy ban nhân dân {name}\n  loại: UBND\n  cấp: Xã\n  thuộc: tinh-mau\n"
    for id, name in (("xa-mot", "xã Một"), ("xa-hai", "xã Hai"), ("tp", "thành phố Mẫu"))
)


def problems(root: Path, text: str, **files: str) -> list[Problem]:
    return load_site(root, {PLACE: text, "du-lieu/don-vi.yml": files.get("units", UNITS)}).problems


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Ảnh đại diện", "images"), ("ảnh bìa", "images"), ("Người viết", "author"), ("phóng viên", "author"), ("Ngày", "date"),
        ("ngày xuất bản", "date"), ("Thời gian đăng", "date"), ("Tags", "topics"), ("Chuyên mục tin", "section"), ("danh mục", "section"),
        ("Sapo", "summary"), ("sa-pô", "summary"), ("lời dẫn", "summary"), ("Tên đơn vị", "unit"), ("TIÊU ĐỀ BÀI", "title"),
        ("nguồn tin", "source"), ("ngày hết hạn", "expires"), ("gỡ bài", "withdrawn"), ("văn bản đính kèm", "documents"),
    ],
)  # fmt: skip
def test_a_key_that_is_plainly_another_word_is_understood(typed: str, key: str) -> None:
    assert schema.keys("article")[schema.key_of(typed)].name == key


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("Nội dung", "dưới dòng --- thứ hai"), ("Tệp đính kèm", "«tệp: van-ban/"), ("File đính kèm", "van-ban/"), ("phụ lục", "van-ban/"),
        ("thời gian", "«ngày đăng»"), ("Hashtag", "«chủ đề: "), ("từ khóa", "chu-de.yml"), ("Link", "[chữ](https://"),
        ("url", "portal move"), ("Tin, ảnh", "«người chụp: "), ("địa điểm", "«sự kiện»"), ("chỉ tiêu", "«kế hoạch:»"),
        ("bước", "«kế hoạch:»"), ("hạn góp ý", "«lấy ý kiến»"), ("lý do", "«"), ("Chức vụ", "sau tên"), ("video", "liên kết"),
        ("hội nghị", "«sự kiện: "), ("mô tả", "«ảnh»"), ("tiêu đềe", "«tiêu đề»?"), ("STT", "Bỏ dòng này"),
    ],
)  # fmt: skip
def test_a_key_that_may_mean_another_is_told_with_what_is_meant(typed: str, named: str, tmp_path: Path) -> None:
    (fault,) = problems(tmp_path, article().replace("---\nĐoạn", f"{typed}: một điều\n---\nĐoạn"))
    assert fault.code == "T102"
    assert named in fault.hint


def test_a_key_of_the_article_that_is_indented_by_mistake_is_told_where_it_stands(tmp_path: Path) -> None:
    (fault,) = problems(tmp_path, article(sự_kiện="\n  tên: Hội nghị\n  ngày: 9/5/2024\n  tóm tắt: Một câu"))
    assert (fault.code, "sát lề trái" in fault.hint) == ("T102", True)


@pytest.mark.parametrize("key", ["tiêu đề", "ngày đăng", "đơn vị"])
def test_a_misspelt_key_is_not_missing_as_well(key: str, tmp_path: Path) -> None:
    text = article().replace(f"\n{key}:", f"\n{key}g:")
    assert [fault.code for fault in problems(tmp_path, text)] == ["T102"]


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("đã duyệt", "published"), ("Duyệt", "published"), ("Đăng", "published"), ("công bố", "published"), ("nháp", "draft"),
        ("Bản thảo", "draft"), ("ẩn", "draft"), ("lưu nháp", "draft"), ("chờ", "review"), ("Trình duyệt", "review"),
        ("chưa duyệt", "review"),
        ("da duyet", "published"), ("NHÁP", "draft"), ("chờ phê duyệt", "review"), ("thu hồi", "withdrawn"),
    ],
)  # fmt: skip
def test_a_state_of_an_article_is_understood_in_the_words_of_an_office(typed: str, status: str) -> None:
    assert schema.choices("status")[schema.key_of(typed)] == status


@pytest.mark.parametrize("typed", ["hẹn giờ", "Lên lịch"])
def test_a_timed_article_needs_no_state_and_is_told_so(typed: str, tmp_path: Path) -> None:
    (fault,) = problems(tmp_path, article(trạng_thái=typed))
    assert (fault.code, "ngày đăng" in fault.hint) == ("T108", True)


@pytest.mark.parametrize("typed", ["UBND xã Một", "ubnd xa mot", "UBND Xã Một", "U.B.N.D xã Một".replace(".", "")])
def test_an_abbreviation_that_all_offices_use_is_the_full_name(typed: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(đơn_vị=typed), "du-lieu/don-vi.yml": COMMITTEES})
    assert loaded.portal and loaded.problems == []
    assert loaded.portal.article("tin/2024/05/tin").card.unit == "ubnd-xa-mot"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("UBND", "Có phải: «Ủy ban nhân dân xã Một», «Ủy ban nhân dân xã Hai», «Ủy ban nhân dân thành phố Mẫu»?"),
        ("Uỷ ban", "Có phải: «Ủy ban nhân dân xã Một», «Ủy ban nhân dân xã Hai», «Ủy ban nhân dân thành phố Mẫu»?"),
        ("UBND xã Mọttt", "«Ủy ban nhân dân xã Một»?"),
        ("UBND TP Mẫuu", "«Ủy ban nhân dân thành phố Mẫu»?"),
        ("ubnd-xa-mott", "«ubnd-xa-mot» (Ủy ban nhân dân xã Một)?"),
        ("Văn phòng Ủy ban nhân dân xã Một", "Có phải: «Ủy ban nhân dân xã Một»?"),
        ("Huyện uỷ", "Có phải: «Huyện ủy Thử»?"),
    ],
)  # fmt: skip
def test_a_unit_that_is_not_known_is_told_with_the_names_that_may_be_meant(typed: str, hint: str, tmp_path: Path) -> None:
    (fault,) = problems(tmp_path, article(đơn_vị=typed), units=COMMITTEES)
    assert (fault.code, fault.hint) == ("T104", hint)


def test_names_of_which_many_may_be_meant_are_listed_in_part_and_counted(tmp_path: Path) -> None:
    many = UNITS + "".join(f"- mã: x-{n}\n  tên: Trường Mầm non số {n}\n  loại: Sự nghiệp\n  cấp: Xã\n" for n in range(10, 20))
    (fault,) = problems(tmp_path, article(đơn_vị="Trường Mầm non"), units=many)
    assert fault.hint.endswith("và 4 tên khác?")


def test_a_result_of_a_plan_called_a_little_otherwise_is_told_with_the_plan_that_has_its_target(tmp_path: Path) -> None:
    plan = "\n  - tên: Đề án Nước sạch nông thôn huyện Thử giai đoạn 2021 - 2025"
    plan += "\n    chỉ tiêu:\n      - (1) Đến năm 2025, 90% số hộ có nước sạch"
    report = "\n  - tên: Đề án Nước sạch huyện Thử giai đoạn 2021 - 2025"
    report += "\n    kết quả:\n      - (1) 86% số hộ có nước sạch, tính đến 1/5/2024"
    later = article(ngày_đăng="12/5/2024", kế_hoạch=report)
    loaded = load_site(tmp_path, {"tin/2024/05/a.md": article(kế_hoạch=plan), PLACE: later})
    (fault,) = [problem for problem in loaded.problems if problem.severity == "error"]
    assert fault.code == "C108"
    assert fault.hint.endswith("Có phải kế hoạch «Đề án Nước sạch nông thôn huyện Thử giai đoạn 2021 - 2025»?")


def test_a_message_names_plans_and_units_not_only_their_ids(tmp_path: Path) -> None:
    plan = "\n  - tên: Đề án Nước sạch\n    chỉ tiêu:\n      - (1) Đến năm 2025, {}% số hộ có nước sạch"
    files = {"tin/2024/05/a.md": article(kế_hoạch=plan.format(90)), PLACE: article(ngày_đăng="12/5/2024", kế_hoạch=plan.format(80))}
    ring = UNITS.replace("tên: Tỉnh Mẫu", "tên: Tỉnh Mẫu\n  thuộc: Xã Một")
    found = load_site(tmp_path, {**files, "du-lieu/don-vi.yml": ring}).problems
    told = {problem.code: problem.message for problem in found}
    assert "«Đề án Nước sạch»" in told["C107"]
    assert "Tỉnh Mẫu → Xã Một" in told["C113"] or "Xã Một → Tỉnh Mẫu" in told["C113"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Tiêu đề bài viết", "tiêu đề"), ("Tác giả bài viết", "tác giả"), ("Hình ảnh minh họa bài", "ảnh"), ("Hình", "ảnh"),
        ("Đơn vị đăng bài", "đơn vị"), ("Loại tin", "loại bài"), ("Kết quả thực hiện", "kết quả"), ("Văn bản liên quan", "văn bản"),
        ("Ngày hết hiệu lực", "hết hạn"), ("Ngày viết", "ngày đăng"), ("Rút", "rút bài"), ("Gỡ", "rút bài"), ("Tin nổi bật", "nổi bật đến"),
    ],
)  # fmt: skip
def test_a_key_with_words_too_many_or_too_few_is_suggested(typed: str, meant: str, tmp_path: Path) -> None:
    head = article().replace("tiêu đề: Một tin\n", "") if meant == "tiêu đề" else article()
    (fault,) = problems(tmp_path, head.replace("---\n", f"---\n{typed}: X\n", 1))
    assert (fault.code, fault.hint) == ("T102", f"«{meant}»?")


@pytest.mark.parametrize(
    ("typed", "meant"), [("Triển khai thực hiện", "Triển khai"), ("đang lấy ý kiến nhân dân", "Lấy ý kiến"), ("Tổng kết 5 năm", "Tổng kết")]
)
def test_a_step_with_words_too_many_is_suggested(typed: str, meant: str, tmp_path: Path) -> None:
    found = problems(tmp_path, article(kế_hoạch=f"\n  - tên: Đề án Nước sạch\n    bước: {typed}"))
    assert [fault.hint for fault in found if fault.code == "T108"] == [f"«{meant}»?"]


@pytest.mark.parametrize("typed", ["Xyz", "Bài liên quan", "Ai ký"])
def test_a_key_of_other_words_has_the_list_of_keys(typed: str, tmp_path: Path) -> None:
    (fault,) = problems(tmp_path, article().replace("---\n", f"---\n{typed}: X\n", 1))
    assert fault.code == "T102" and "Các khóa dùng được" in fault.hint
