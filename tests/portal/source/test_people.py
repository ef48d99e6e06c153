"""People, posts and credits are printed as staff wrote them."""

from __future__ import annotations

import pytest

from portal.domain.unit import Leader
from portal.source.reading.fields.people import people_of, read_credit, read_leader, read_person

POSTS = (
    "Trưởng phòng Văn hóa - Xã hội",
    "Phó Trưởng ban Tuyên giáo – Dân vận",
    "Giám đốc Trung tâm Văn hóa- Thể thao -Du lịch",
    "Bí thư Huyện ủy - Chủ tịch HĐND huyện",
    "Bí thư Huyện ủy, Chủ tịch HĐND huyện",
    "Phó Chủ tịch UBND, phụ trách kinh tế - ngân sách, Trưởng ban Quản lý dự án",
    "Trưởng phòng Kinh tế, Hạ tầng và Đô thị",
    "Chủ tịch Ủy ban MTTQ Việt Nam xã (nhiệm kỳ 2024 - 2029)",
    "đại biểu HĐND tỉnh Khóa XIV, tổ 3 – khu vực Định Hóa",
)


@pytest.mark.parametrize("dash", [" – ", " - ", " — ", ", "])
@pytest.mark.parametrize("post", POSTS)
def test_a_post_is_printed_as_written(post: str, dash: str) -> None:
    person = read_person(f"Lương Văn Lành{dash}{post}", "phát biểu")
    assert person.name == "Lương Văn Lành"
    assert ", ".join(person.roles) == post


@pytest.mark.parametrize(
    ("text", "leader"),
    [
        ("Lò Thị A – Chủ tịch – 0208.3123.456 – a@b.vn", Leader("Lò Thị A", "Chủ tịch", "0208.3123.456", "a@b.vn")),
        ("Lò Thị A - Trưởng phòng Văn hóa - Xã hội - 0208 3123 456", Leader("Lò Thị A", "Trưởng phòng Văn hóa - Xã hội", "0208 3123 456")),
        ("Lò Thị A, Chủ tịch, lo.thi-a@b.gov.vn", Leader("Lò Thị A", "Chủ tịch", "", "lo.thi-a@b.gov.vn")),
        ("Lò Thị A – a@b.vn – Chủ tịch HĐND", Leader("Lò Thị A", "Chủ tịch HĐND", "", "a@b.vn")),
        ("Lò Thị A – Bí thư – Chủ tịch HĐND", Leader("Lò Thị A", "Bí thư – Chủ tịch HĐND")),
        ("Lò Thị A – Chủ tịch (nhiệm kỳ 2021 - 2026)", Leader("Lò Thị A", "Chủ tịch (nhiệm kỳ 2021 - 2026)")),
        ("Lò Thị A", Leader("Lò Thị A", "")),
    ],
)
def test_a_leader_has_a_post_and_contacts(text: str, leader: Leader) -> None:
    assert read_leader(text) == leader


@pytest.mark.parametrize(
    ("text", "name", "org"),
    [
        ("Thu Trang (Đài TT-TH)", "Thu Trang", "Đài TT-TH"),
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội", ""),
        ("Thu Trang, Minh Đức", "Thu Trang, Minh Đức", ""),
    ],
)
def test_a_credit_is_printed_as_written(text: str, name: str, org: str) -> None:
    credit = read_credit(text, "tác giả")
    assert (credit.name, credit.org) == (name, org)


@pytest.mark.parametrize("post", POSTS[:3])
def test_a_post_in_brackets_is_printed_as_written(post: str) -> None:
    person = read_person(f"Ông Hoàng Văn Giả ({post})", "phát biểu")
    assert (person.name, person.roles) == ("Hoàng Văn Giả", (post,))


SEVERAL = {
    "Trần Văn Thử, Nguyễn Thị Mẫu": ["Trần Văn Thử", "Nguyễn Thị Mẫu"],
    "Ông Trần Văn Thử Bà Lê Thị Mẫu": ["Trần Văn Thử", "Lê Thị Mẫu"],
    "Trần Văn Thử - Chủ tịch UBND, Lê Thị Mẫu - Phó Chủ tịch": ["Trần Văn Thử | Chủ tịch UBND", "Lê Thị Mẫu | Phó Chủ tịch"],
    "Đ/c Trần Văn Thử, Bí thư Huyện ủy, đồng chí Lê Thị Mẫu, Phó Bí thư": ["Trần Văn Thử | Bí thư Huyện ủy", "Lê Thị Mẫu | Phó Bí thư"],
    "ông Trần Văn Thử (Chủ tịch) và bà Lê Thị Mẫu (Phó Chủ tịch)": ["Trần Văn Thử | Chủ tịch", "Lê Thị Mẫu | Phó Chủ tịch"],
    "Trung tá Trần Văn Thử - Phó Trưởng Công an, TS. Lê Thị Mẫu – Giám đốc": [
        "Trung tá Trần Văn Thử | Phó Trưởng Công an", "TS. Lê Thị Mẫu | Giám đốc",
    ],
    "1. Ông Trần Văn Thử – Chủ tịch": ["Trần Văn Thử | Chủ tịch"],
    "Trần Văn Thử – Trưởng thôn Bản Một, Hà Lam": ["Trần Văn Thử | Trưởng thôn Bản Một, Hà Lam"],
    "Trần Văn Thử, Thái Nguyên": ["Trần Văn Thử | Thái Nguyên"],
    "Trần Văn Thử – Phó Chủ tịch Hội Chữ thập đỏ, Trưởng ban Quản lý Lê Lợi": [
        "Trần Văn Thử | Phó Chủ tịch Hội Chữ thập đỏ, Trưởng ban Quản lý Lê Lợi"
    ],
}


@pytest.mark.parametrize("line", SEVERAL)
def test_no_one_is_the_post_of_another(line: str) -> None:
    people = [read_person(one, "phát biểu") for one in people_of(line)]
    assert [" | ".join(filter(None, (one.name, ", ".join(one.roles)))) for one in people] == SEVERAL[line]
