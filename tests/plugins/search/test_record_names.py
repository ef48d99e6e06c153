"""What people call a record: every form of a unit's name, its leaders' posts, papers, pages and services."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.search.document import IndexedDocument
from plugins.search.record_names import PART, SHORT
from plugins.search.site import Searchable
from portal.domain.plan import Plan
from tests.tinysite import IDENTITY, UNITS, load_site

MORE = """\
- mã: ubnd-xa-mot
  tên: Ủy ban nhân dân xã Một
  loại: Ủy ban nhân dân
  cấp: Xã
  thuộc: xa-mot
  điện thoại: 0123 456 789
  địa chỉ: Thôn Một
  lãnh đạo:
    - Lê Văn A – Chủ tịch UBND
- mã: phong-kinh-te
  tên: Phòng Kinh tế xã Một
  loại: Phòng, ban chuyên môn
  cấp: Xã
  thuộc: ubnd-xa-mot
  lãnh đạo:
    - Trần Thị B – Trưởng phòng
"""
SERVICES = """\
đơn vị quản lý: ubnd-xa-mot
việc thường tìm:
  - tên: Nộp hồ sơ trực tuyến
    địa chỉ: https://dichvucong.example
  - tên: Lịch tiếp công dân
    địa chỉ: /thong-bao/
"""
CONTACT = "---\ntiêu đề: Liên hệ\n---\n\n- Giờ làm việc: từ 7 giờ 30 đến 17 giờ\n"


@pytest.fixture
def site(tmp_path: Path) -> Searchable:
    files = {
        "du-lieu/don-vi.yml": UNITS + MORE, "du-lieu/co-quan.yml": IDENTITY + SERVICES, "trang/lien-he.md": CONTACT,
        "du-lieu/viet-tat.yml": "- viết tắt: UBND\n  viết đủ: Ủy ban nhân dân\n",
    }  # fmt: skip
    loaded = load_site(tmp_path, files)
    assert loaded.portal is not None and not loaded.problems, loaded.problems
    found = Searchable(loaded.portal)
    found.entries()
    return found


def ranks(document: IndexedDocument) -> dict[tuple[str, int], int]:
    return {(name.casefold(), fact): rank for name, rank, fact in document.keys}


@pytest.mark.parametrize("name", ["Ủy ban nhân dân xã Một", "UBND xã Một", "UBND Một", "UBND xã Một Tỉnh Mẫu", "UBND xã", "UBND", "xã Một"])
def test_a_unit_answers_to_every_form_of_its_name(site: Searchable, name: str) -> None:
    assert (name.casefold(), -1) in ranks(site.read("/don-vi/ubnd-xa-mot/"))


def test_a_unit_answers_to_the_initials_of_what_it_is_with_its_place(site: Searchable) -> None:
    office, territory = ranks(site.read("/don-vi/phong-kinh-te/")), ranks(site.read("/don-vi/xa-mot/"))
    assert {("pkt một", -1), ("pkt xã một", -1)} <= office.keys()
    assert not [name for name, _ in territory if name.startswith("xm")]


@pytest.mark.parametrize(
    ("url", "post"), [
        ("ubnd-xa-mot", "Chủ tịch xã Một"), ("ubnd-xa-mot", "Chủ tịch UBND xã Một"), ("ubnd-xa-mot", "Chủ tịch xã"),
        ("ubnd-xa-mot", "Chủ tịch Ủy ban nhân dân xã Một"), ("phong-kinh-te", "Trưởng phòng Kinh tế xã Một"),
    ],
)  # fmt: skip
def test_a_post_leads_to_who_holds_it(site: Searchable, url: str, post: str) -> None:
    document = site.read(f"/don-vi/{url}/")
    assert (post.casefold(), 0) in ranks(document)
    assert document.facts[0][0] == "who"


RURAL = "Xây dựng nông thôn mới nâng cao ở huyện Thử giai đoạn 2021 - 2025"
REACHED = "Thực hiện chỉ tiêu kinh tế - xã hội đến từng xã, thị trấn huyện Thử năm 2025"


@pytest.mark.parametrize(
    ("name", "half", "leads"), [
        (RURAL, "chương trình xây dựng nông thôn mới nâng cao ở huyện thử giai đoạn 2021 - 2025", SHORT),
        (RURAL, "chương trình nông thôn mới", PART), (RURAL, "chương trình xây dựng nông thôn", PART),
        (RURAL, "đề án nông thôn mới nâng cao", PART - 1), (RURAL, "chương trình nông thôn", 0), (RURAL, "nông thôn mới", 0),
        (REACHED, "chương trình chỉ tiêu kinh tế - xã", PART),
    ],
)  # fmt: skip
def test_a_plan_answers_to_the_beginning_of_its_name_behind_a_kind(site: Searchable, name: str, half: str, leads: int) -> None:
    keys = {key.casefold(): rank for key, rank, _ in site.names_of.plan(Plan("p", "Chương trình", name))}
    assert keys.get(half, 0) == leads


def test_what_ended_stands_behind_what_holds_and_leads_on(site: Searchable) -> None:
    old, new = ranks(site.read("/don-vi/huyen-thu/")), ranks(site.read("/don-vi/xa-mot/"))
    assert new["xã một", -1] > old["huyện thử", -1] > new["huyện thử", -1] > 0


def test_services_elsewhere_bear_every_procedure_and_say_where_they_are(site: Searchable) -> None:
    service = site.read("https://dichvucong.example")
    assert {("đăng ký kết hôn", -1), ("giấy khai sinh", -1), ("nộp hồ sơ trực tuyến", -1)} <= ranks(service).keys()
    assert service.kind == "service" and service.unit == "dichvucong.example"


def test_the_contact_page_answers_for_the_owner(site: Searchable) -> None:
    page = site.read("/lien-he/")
    told = {code: value for code, _, value in page.facts}
    assert told["phone"] == "0000 000 000" and told["hours"] == "từ 7 giờ 30 đến 17 giờ"
    assert ("", -1) in ranks(page)


def test_a_common_task_within_the_site_is_a_name_of_its_page(tmp_path: Path) -> None:
    notice = "---\ntiêu đề: Mời họp\nngày đăng: 10/5/2024\nđơn vị: Huyện ủy Thử\nloại: thông báo\n---\nMời.\n"
    loaded = load_site(tmp_path, {"du-lieu/co-quan.yml": IDENTITY + SERVICES.replace("ubnd-xa-mot", "xa-mot"), "tin/2024/05/a.md": notice})
    assert loaded.portal is not None
    site = Searchable(loaded.portal)
    site.entries()
    assert ("lịch tiếp công dân", -1) in ranks(site.read("/thong-bao/"))
