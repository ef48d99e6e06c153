"""Standing pages: about, contact, site map, feeds, data, 404, search, English."""

from __future__ import annotations

import json
from pathlib import Path

from portal.domain.portal import Portal
from portal.views.data_page import data_view
from portal.views.directory import DirectoryView, site_map_view
from portal.views.english import contacts_view, organisation_view
from portal.views.error import not_found_view
from portal.views.follow import FollowView, follow_view
from portal.views.search import search_view
from portal.views.static import static_view
from tests.sitekit import PLAN_ID, news, portal_of, site
from tests.tinysite import IDENTITY, UNITS

ABOUT = "---\ntiêu đề: Giới thiệu huyện\ntóm tắt: Huyện ở đâu.\n---\nHuyện **Thử**.\n"
TOLD = news("05/3/2024", stage="triển khai", targets=["(1) Đến năm 2025, 100% số xã có nước sạch"], head="chủ đề: Một cửa")


def of(root: Path, *articles: str, **files: str) -> Portal:
    return portal_of(site(root, *articles, as_of="2024-12-31", files={place.replace("__", "/"): text for place, text in files.items()}))


def shown(view: DirectoryView | FollowView) -> dict[str, list[str]]:
    return {block.heading: [link.href for link in block.links] for block in view.blocks}


def test_about_and_contact_stand_without_files_too(tmp_path: Path) -> None:
    portal = of(tmp_path)
    about, contact = static_view(portal, "gioi-thieu"), static_view(portal, "lien-he")

    assert (about.title, about.body, about.facts[1].values[0].text) == ("Giới thiệu", "", "UBND huyện Thử")
    assert {fact.label: fact.values[0].href for fact in contact.facts} == {
        "Cơ quan": "", "Địa chỉ": "", "Điện thoại": "tel:0000000000", "Thư điện tử": "mailto:thu@mau.example",
        "Chịu trách nhiệm nội dung": "",
    }  # fmt: skip


def test_a_page_of_the_content_gives_its_own_title_and_text(tmp_path: Path) -> None:
    view = static_view(of(tmp_path, **{"trang/gioi-thieu.md": ABOUT}), "gioi-thieu", "https://thu.example")

    assert (view.title, view.lede) == ("Giới thiệu huyện", "Huyện ở đâu.")
    assert "<strong>Thử</strong>" in view.body
    assert json.loads(view.meta.json_ld)["@graph"][0]["url"] == "https://thu.example/"


def test_contacts_name_the_units_that_stand_and_can_be_reached(tmp_path: Path) -> None:
    units = UNITS.replace("  tên: Xã Một\n", "  tên: Xã Một\n  điện thoại: 0123 456 789\n")
    view = static_view(of(tmp_path, **{"du-lieu/don-vi.yml": units}), "lien-he")

    assert [(contact.name.text, contact.phone) for contact in view.contacts] == [("Xã Một", "0123 456 789")]


def test_the_site_map_leads_to_what_there_is_only(tmp_path: Path) -> None:
    empty, living = (shown(site_map_view(of(tmp_path / str(len(told)), *told))) for told in ((), (TOLD,)))

    assert "Tin theo năm" not in empty
    assert "Chương trình, chỉ tiêu, văn bản" not in empty
    assert living["Tin tức"] == ["/tin/", "/chuyen-muc/xay-dung-dang/"]
    assert living["Chương trình, chỉ tiêu, văn bản"] == ["/ke-hoach/", "/chi-tieu/"]
    assert living["Cơ quan, đơn vị có tin, bài"] == ["/don-vi/huyen-uy-thu/"]


def test_every_feed_with_entries_is_named(tmp_path: Path) -> None:
    view = follow_view(of(tmp_path, TOLD), ("all",))

    assert [address.href for address in view.addresses] == ["/rss.xml", "/atom.xml", "/feed.json"]
    assert shown(view) == {
        "Văn bản, chỉ tiêu, thông báo": ["/chi-tieu/theo-doi/"],
        "Theo chuyên mục": ["/chuyen-muc/xay-dung-dang/theo-doi/"],
        "Theo chủ đề": ["/chu-de/mot-cua/theo-doi/"],
        "Theo cơ quan, đơn vị": ["/don-vi/huyen-thu/theo-doi/", "/don-vi/huyen-uy-thu/theo-doi/"],
        "Theo chương trình, đề án, kế hoạch": [f"/ke-hoach/{PLAN_ID}/theo-doi/"],
    }


def test_the_data_page_says_from_which_day_it_looks_and_how_much_there_is(tmp_path: Path) -> None:
    view = data_view(of(tmp_path, TOLD), "2024-12-31")

    assert (view.as_of.text, view.as_of.iso) == ("31/12/2024", "2024-12-31")
    assert [(table.csv.href, table.count) for table in view.tables][4] == ("/du-lieu/chi-tieu.csv", "1 dòng")
    assert len(view.tables) == 7


def test_the_404_and_search_pages_lead_on_and_are_not_indexed(tmp_path: Path) -> None:
    portal = of(tmp_path, TOLD)

    assert (not_found_view(portal).meta.robots, search_view(portal).meta.robots) == ("noindex", "noindex")
    assert [link.text for link in search_view(portal).years] == ["Tin năm 2024"]
    assert [link.text for link in not_found_view(portal).sections] == ["Xây dựng Đảng"]


def test_the_english_pages_say_what_is_english_and_what_is_not(tmp_path: Path) -> None:
    identity = f"{IDENTITY}tên tiếng Anh: Thu District Portal\ncơ quan quản lý tiếng Anh: People's Committee of Thu District\n"
    units = UNITS + (
        "- mã: ubnd\n  tên: UBND huyện Thử\n  tên tiếng Anh: People's Committee\n"
        "  loại: Ủy ban nhân dân\n  cấp: Huyện\n  điện thoại: 0123\n"
        "- mã: hdnd\n  tên: HĐND huyện Thử\n  loại: Hội đồng nhân dân\n  cấp: Huyện\n"
    )
    portal = of(tmp_path, **{"du-lieu/co-quan.yml": identity, "du-lieu/don-vi.yml": units})
    organisation, contacts = organisation_view(portal), contacts_view(portal)

    assert (organisation.title, organisation.meta.lang, contacts.meta.lang) == ("Thu District Portal", "en", "en")
    assert organisation.facts[0].values[0].text == "People's Committee of Thu District"
    assert [[(body.text, body.lang) for body in group.bodies] for group in organisation.bodies] == [
        [("Huyện ủy Thử", "vi")], [("People's Committee", "en"), ("HĐND huyện Thử", "vi")],
    ]  # fmt: skip
    assert [contact.name.text for contact in contacts.contacts] == ["People's Committee"]


def test_without_english_names_the_vietnamese_ones_stand_and_say_so(tmp_path: Path) -> None:
    view = organisation_view(of(tmp_path))
    owner = view.facts[0].values[0]

    assert (view.title, owner.text, owner.lang) == ("Organisation", "UBND huyện Thử", "vi")
