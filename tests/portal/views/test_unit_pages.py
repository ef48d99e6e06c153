"""Pages of units: as they were named, what became of them, and the list in groups."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal.domain.portal import Portal
from portal.views.ground import ended_banner, heirs_of
from portal.views.parts import Banner
from portal.views.rows import UnitNode
from portal.views.unit import unit_view
from portal.views.units import units_view
from tests.sitekit import news, portal_of, site
from tests.tinysite import UNITS, article

MORE_UNITS = """\
- mã: phong-noi-vu
  tên: Phòng Nội vụ huyện Thử
  loại: Phòng, ban chuyên môn
  cấp: Huyện
  thuộc: huyen-thu
  đến ngày: 31/12/2019
  kết thúc do: Sáp nhập
  đơn vị kế tiếp: [phong-to-chuc]
- mã: phong-to-chuc
  tên: Phòng Tổ chức huyện Thử
  loại: Phòng, ban chuyên môn
  cấp: Huyện
  thuộc: huyen-thu
  đến ngày: 30/6/2025
  kết thúc do: Kết thúc hoạt động
- mã: ban-dan-van
  tên: Ban Dân vận Huyện ủy Thử
  loại: Cơ quan Đảng
  cấp: Huyện
  thuộc: huyen-uy-thu
  đến ngày: 30/6/2025
  kết thúc do: Kết thúc hoạt động
"""


def at(root: Path, day: str, *articles: str) -> Portal:
    return portal_of(site(root, *articles, as_of=day, files={"du-lieu/don-vi.yml": UNITS + MORE_UNITS}))


def told(banner: Banner | None) -> tuple[str, str, list[str], str]:
    assert banner
    return banner.title, banner.links_label, [link.text for link in banner.links], banner.tail


def test_a_unit_is_not_told_as_ended_before_its_last_day_is_over(tmp_path: Path) -> None:
    assert ended_banner(at(tmp_path / "a", "2025-06-30"), "huyen-thu") is None
    assert ended_banner(at(tmp_path / "b", "2025-07-01"), "huyen-thu") is not None


def test_a_territory_says_to_which_communes_it_belongs_now(tmp_path: Path) -> None:
    banner = ended_banner(at(tmp_path, "2026-01-01"), "huyen-thu")

    assert told(banner) == ("Huyện Thử kết thúc hoạt động từ ngày 01/7/2025.", "Địa bàn nay thuộc các xã:", ["Một", "Hai"], "tỉnh Mẫu")


def test_a_body_without_heirs_says_what_became_of_its_territory(tmp_path: Path) -> None:
    banner = ended_banner(at(tmp_path, "2026-01-01"), "ban-dan-van")

    assert told(banner)[1:] == ("Địa bàn huyện Thử nay thuộc các xã:", ["Một", "Hai"], "tỉnh Mẫu")


def test_a_body_with_an_heir_names_it_while_that_one_stands(tmp_path: Path) -> None:
    banner = ended_banner(at(tmp_path, "2024-01-01"), "phong-noi-vu")

    assert told(banner)[1:3] == ("Nay là", ["phòng Tổ chức huyện Thử"])


def test_heirs_are_looked_for_through_those_that_ended_too(tmp_path: Path) -> None:
    chain = UNITS.replace("đơn vị kế tiếp: [xa-mot, xa-hai]", "đơn vị kế tiếp: [xa-mot, xa-cu]") + (
        "- mã: xa-cu\n  tên: Xã Cũ\n  loại: Địa bàn\n  cấp: Xã\n  từ ngày: 01/7/2025\n  đến ngày: 31/12/2025\n"
        "  kết thúc do: Đổi tên\n  đơn vị kế tiếp: [xa-moi]\n"
        "- mã: xa-moi\n  tên: Xã Mới\n  loại: Địa bàn\n  cấp: Xã\n  từ ngày: 01/01/2026\n"
    )
    portal = portal_of(site(tmp_path, as_of="2026-02-01", files={"du-lieu/don-vi.yml": chain}))

    assert [unit.id for unit in heirs_of(portal, "huyen-thu")] == ["xa-mot", "xa-moi"]


def test_a_unit_shows_what_it_promised_what_it_told_and_who_stands_below(tmp_path: Path) -> None:
    portal = at(tmp_path, "2024-12-31", news("05/3/2021", stage="triển khai", targets=["(1) Đến năm 2025, 100% số xã có nước sạch"]))
    view = unit_view(portal, "huyen-uy-thu", "https://thu.example")

    assert (view.title, view.kicker) == ("Huyện ủy Thử", "Cơ quan Đảng · Cấp huyện")
    assert [link.text for link in view.breadcrumb] == ["Trang chủ", "Cơ quan, đơn vị", "Tỉnh Mẫu", "Huyện Thử", "Huyện ủy Thử"]
    assert ([row.name for row in view.plans], [len(group.rows) for group in view.targets]) == (
        ["Đề án Nước sạch nông thôn giai đoạn 2021 - 2025"], [1],
    )  # fmt: skip
    assert (view.latest_title, len(view.latest), view.empty) == ("Tin mới nhất", 1, "")
    assert [link.text for link in view.below] == ["Ban Dân vận Huyện ủy Thử"]
    assert '"@type":"GovernmentOrganization"' in view.meta.json_ld


def test_a_territory_that_tells_nothing_itself_shows_the_news_of_its_bodies(tmp_path: Path) -> None:
    view = unit_view(at(tmp_path, "2024-12-31", news("05/3/2024", title="Tin của huyện ủy")), "huyen-thu")

    assert (view.latest_title, [card.title for card in view.latest]) == ("Tin mới nhất của các đơn vị trực thuộc", ["Tin của huyện ủy"])


def test_a_unit_that_is_only_an_heir_is_whole_and_says_that_it_has_no_news(tmp_path: Path) -> None:
    view = unit_view(at(tmp_path, "2026-01-01"), "xa-mot")

    assert (view.latest, view.plans, view.targets, view.documents) == ((), (), (), ())
    assert view.empty == "Trang này chưa có tin, bài của đơn vị."
    assert {fact.label: [value.text for value in fact.values] for fact in view.facts} == {
        "Thuộc": ["Tỉnh Mẫu"], "Trên địa bàn trước đây của": ["Huyện Thử"], "Hoạt động từ ngày": ["01/7/2025"],
    }  # fmt: skip


@pytest.mark.parametrize(("count", "more"), [(10, None), (11, "Tất cả 11 chương trình, đề án, kế hoạch")])
def test_a_unit_leads_to_all_its_plans_once_its_page_does_not_show_all(tmp_path: Path, count: int, more: str | None) -> None:
    told = [news("05/3/2024", plan=f"Đề án thứ {n} giai đoạn 2021 - 2025", stage="triển khai") for n in range(count)]
    view = unit_view(at(tmp_path, "2024-12-31", *told), "huyen-uy-thu")

    assert len(view.plans) == 10
    assert (view.plans_more.text if view.plans_more else None) == more


def test_the_list_has_the_groups_citizens_know_each_sorted_and_the_ended_apart(tmp_path: Path) -> None:
    view = units_view(at(tmp_path, "2026-01-01"))
    groups = {group.heading: (outline(group.nodes), outline(group.ended)) for group in view.groups}

    assert list(groups) == ["Cơ quan Đảng", "HĐND, UBND", "Xã, phường, đặc khu", "Tỉnh, huyện"]
    assert groups["Cơ quan Đảng"] == (["Huyện ủy Thử"], ["Ban Dân vận Huyện ủy Thử"])
    assert groups["HĐND, UBND"] == ([], ["Phòng Nội vụ huyện Thử", "Phòng Tổ chức huyện Thử"])
    assert groups["Xã, phường, đặc khu"][0] == ["Tỉnh Khác", ["Xã Trùng"], "Tỉnh Mẫu", ["Xã Hai", "Xã Một", "Xã Trùng"]]
    assert groups["Tỉnh, huyện"] == (["Tỉnh Khác", "Tỉnh Mẫu"], ["Huyện Thử"])
    assert [(count.text, count.count) for count in view.tally][:2] == [("Cơ quan Đảng", 2), ("HĐND, UBND", 2)]
    assert view.groups[0].ended[0].link.note == "(đến\u00a030/6/2025)"


def outline(nodes: tuple[UnitNode, ...]) -> list[object]:
    """Names, each followed by the list of those below."""
    found: list[object] = []
    for node in nodes:
        found += [node.link.text, outline(node.children)] if node.children else [node.link.text]
    return found


def test_an_article_of_a_unit_that_ended_later_keeps_its_name(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, as_of=date(2026, 1, 1).isoformat(), files={"tin/2024/05/a.md": article(đơn_vị="Huyện Thử")}))

    assert unit_view(portal, "huyen-thu").latest[0].unit.text == "Huyện Thử"  # type: ignore[union-attr]
