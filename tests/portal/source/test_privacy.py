"""Numbers that look like a citizen's own are asked about; numbers of offices, papers, money and codes are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.source.reading.privacy import personal_numbers
from tests.tinysite import UNITS, article, load_site

PLACE = "tin/2024/05/tin.md"
ASKED = [
    ("Ông Nguyễn Văn A, CCCD số 019085001234, trú tại xóm 3", "căn cước"),
    ("số căn cước công dân: 019 085 001 234", "căn cước"),
    ("Bà B (019185001234) được hỗ trợ", "căn cước"),
    ("CMND 090123456 cấp ngày 01/01/2010", "giấy tờ"),
    ("CMT: 090 123 456", "giấy tờ"),
    ("chứng minh nhân dân số 090.123.456", "giấy tờ"),
    ("số định danh cá nhân 019085001234", "căn cước"),
    ("mã số BHXH 1920123456", "giấy tờ"),
    ("gia đình anh C, số điện thoại 0912345678", "di động"),
    ("SĐT: 0912.345.678", "di động"),
    ("gọi 0912 345 678 để nhận quà", "di động"),
    ("anh D (091 234 5678)", "di động"),
    ("chị E: 0912-345-678.", "di động"),
    ("ĐT +84912345678", "di động"),
    ("ĐT (+84) 912 345 678", "di động"),
    ("zalo 84912345678", "di động"),
    ("0387.65.43.21", "di động"),
    ("STK 8600205123456 Agribank", "tài khoản"),
    ("số tài khoản: 0081001234567 Vietcombank, chủ tài khoản Nguyễn Văn A", "tài khoản"),
    ("Tài khoản 190 3456 7890 123 Techcombank", "tài khoản"),
    ("TK: 123456789012 BIDV", "tài khoản"),
]
QUIET = [
    "Nghị quyết số 12-NQ/TU ngày 05/3/2024", "Quyết định số 1234567890/QĐ-UBND", "16.600.000.000 đồng", "1.250.000.000 đ", "0,912345678 ha",
    "Liên hệ: Văn phòng UBND xã, điện thoại 0912 345 678", "Đường dây nóng 0912.345.678", "hotline: 0912345678",
    "Mọi phản ánh, góp ý xin gửi về số 0912 345 678", "Bộ phận Một cửa tiếp nhận qua 0912345678", "máy bàn 0208 3878 123", "0208.3878.123",
    "mã số thuế 0312345678", "MST: 0912345678", "mã hồ sơ 000.00.12.H56-240115-0001", "từ năm 2016 - 2020 và 2021 - 2025",
    "tỷ lệ 86,50000000 %", "https://xa.example/0912345678", "[ảnh](/anh/2024/0912345678.jpg)",
    "quy định tại khoản 2 Điều này, phạt 1.000.000.000 đồng", "mã QR 12345678",
    "ngày 28/11/2016 08:30", "giai đoạn 2021-2025, 2026-2030", "tài khoản số 3713.0.1058784.00000 tại Kho bạc Nhà nước huyện",
    "tọa độ 21.912345678", "ISBN 9786041234567", "dân số 1 234 567 890 người", "tài khoản ngân sách 500.000.000 đồng",
]  # fmt: skip


@pytest.mark.parametrize(("text", "what"), ASKED)
def test_a_number_that_may_be_somebodys_own_is_asked_about(text: str, what: str) -> None:
    (asked,) = personal_numbers(text)
    assert what in asked.what
    assert asked.written in text


@pytest.mark.parametrize("text", QUIET)
def test_other_numbers_are_not(text: str) -> None:
    assert list(personal_numbers(text)) == []


def test_the_question_names_the_line_and_the_way_to_say_that_it_is_meant(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article("Đoạn đầu.\n\nAnh A, 0912 345 678.")})
    (asked,) = loaded.problems
    assert (asked.code, asked.line, asked.mark, loaded.code) == ("W190", 8, "0912 345 678", 0)
    assert "«số được đăng: 0912 345 678»" in asked.hint
    meant = article("Đoạn đầu.\n\nAnh A, 0912 345 678.", số_được_đăng="0912.345.678")
    assert load_site(tmp_path, {PLACE: meant}).problems == []


@pytest.mark.parametrize(
    "line",
    ["điện thoại: 0912.345.678", "lãnh đạo: Nguyễn Văn A – Chủ tịch – 0912345678", "điện thoại: 0208 3878 123; 0912 345 678"],
)
def test_a_number_of_an_office_in_the_registry_is_not_asked_about(line: str, tmp_path: Path) -> None:
    units = UNITS.replace("  tên: Huyện ủy Thử\n", f"  tên: Huyện ủy Thử\n  {line}\n")
    loaded = load_site(tmp_path, {PLACE: article("Đồng chí A, số máy 0912 345 678."), "du-lieu/don-vi.yml": units})
    assert loaded.problems == []
