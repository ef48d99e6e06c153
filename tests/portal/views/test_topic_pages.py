"""Pages of topics and sections, and topics A–Z in Vietnamese order."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.domain.portal import Portal
from portal.views.parts import Link
from portal.views.section import section_view
from portal.views.topic import az_groups, letter_of, topic_view, topics_view
from tests.sitekit import news, portal_of, site
from tests.tinysite import SECTIONS, TOPICS

TOPIC_TREE = """\
- mã: hanh-chinh
  tên: Cải cách hành chính
  mô tả: Đổi mới thủ tục.
- mã: mot-cua
  tên: Một cửa
  thuộc chủ đề: hanh-chinh
- mã: can-bo
  tên: Công tác cán bộ
  chủ đề gần: [hanh-chinh]
"""


def of(root: Path, *articles: str, as_of: str = "2024-12-31", **files: str) -> Portal:
    return portal_of(site(root, *articles, as_of=as_of, files={f"du-lieu/{name}.yml": text for name, text in files.items()}))


@pytest.mark.parametrize(
    ("name", "letter"), [("Ảnh", "A"), ("Ắc quy", "Ă"), ("Ấp", "Â"), ("đất đai", "Đ"), ("Ổ dịch", "Ô"), ("Ứng phó", "Ư"), ("4.0", "#")]
)
def test_a_name_stands_under_its_letter_whatever_its_tone(name: str, letter: str) -> None:
    assert letter_of(name) == letter


def test_letters_have_anchors_of_their_own() -> None:
    names = list("AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY4")
    groups = az_groups(Link(name) for name in names)

    assert len({group.anchor for group in groups}) == len(names)
    assert all(group.anchor.isascii() for group in groups)


def test_topics_stand_in_vietnamese_order_with_their_other_names(tmp_path: Path) -> None:
    view = topics_view(of(tmp_path, news("01/5/2024", head="chủ đề: Một cửa")))

    assert [(group.letter, [(link.text, link.note) for link in group.entries]) for group in view.groups] == [
        ("C", [("Cán bộ", "xem Công tác cán bộ"), ("Công tác cán bộ", "")]), ("M", [("Một cửa", "(1)")]),
    ]  # fmt: skip


def test_a_topic_has_its_plans_targets_news_documents_and_units(tmp_path: Path) -> None:
    told = news(
        "05/3/2024", stage="triển khai", targets=["(1) Đến năm 2025, 100% số xã có một cửa", "(2) Đến năm 2025, 80% hồ sơ đúng hạn"],
        head="chủ đề: Một cửa\nvăn bản:\n  - số: 7-KH/HU\n    ngày ban hành: 01/3/2024\n    trích yếu: Lập bộ phận một cửa",
    )  # fmt: skip
    view = topic_view(of(tmp_path, told), "mot-cua")

    assert [(count.count, count.text, count.href) for count in view.tally] == [
        (1, "tin, bài", "#tin"), (1, "chương trình, đề án", "#chuong-trinh"), (2, "chỉ tiêu", "#chi-tieu"),
    ]  # fmt: skip
    assert (len(view.plans), len(view.targets[0].rows), len(view.latest)) == (1, 2, 1)
    assert [row.title for row in view.documents] == ["Lập bộ phận một cửa"]
    assert [link.text for link in view.units] == ["Huyện ủy Thử"]


def test_a_topic_nobody_told_of_is_a_page_without_blocks(tmp_path: Path) -> None:
    view = topic_view(of(tmp_path), "mot-cua")

    assert (view.tally, view.plans, view.targets, view.events, view.latest, view.years, view.documents, view.units) == ((),) * 8


def test_a_coming_meeting_stands_on_its_topics_page_until_it_is_over(tmp_path: Path) -> None:
    called = news("01/5/2024", plan="", head="chủ đề: Một cửa\nsự kiện:\n  tên: Hội thảo\n  ngày: 20/5/2024\n  tình trạng: dự kiến")
    before, after = (topic_view(of(tmp_path / day, called, as_of=day), "mot-cua") for day in ("2024-05-20", "2024-05-21"))

    assert ([row.title for row in before.events], after.events) == (["Hội thảo"], ())


def test_near_topics_are_the_broader_the_narrower_and_the_related_whoever_says_so(tmp_path: Path) -> None:
    portal = of(tmp_path, **{"chu-de": TOPIC_TREE})
    near = {id: [link.text for link in topic_view(portal, id).near] for id in ("hanh-chinh", "mot-cua", "can-bo")}

    assert near == {
        "hanh-chinh": ["Một cửa", "Công tác cán bộ"], "mot-cua": ["Cải cách hành chính"], "can-bo": ["Cải cách hành chính"],
    }  # fmt: skip
    assert [link.text for link in topic_view(portal, "mot-cua").breadcrumb][1:] == ["Chủ đề", "Cải cách hành chính", "Một cửa"]


def test_a_section_above_others_shows_the_newest_of_each_that_has_news(tmp_path: Path) -> None:
    tree = "- mã: tin-tuc\n  tên: Tin tức\n" + SECTIONS.replace("  nhận tin", "  thuộc: tin-tuc\n  nhận tin")
    portal = of(tmp_path, *(news(f"{day:02}/5/2024", title=f"Tin {day}") for day in range(1, 6)), **{"chuyen-muc": tree})
    view = section_view(portal, "tin-tuc")

    (below,) = view.below

    assert (below.link.text, [card.title for card in below.cards]) == ("Xây dựng Đảng", ["Tin 5", "Tin 4", "Tin 3"])
    assert (view.latest, view.others, view.empty) == ((), (), "")


def test_a_section_without_news_says_so(tmp_path: Path) -> None:
    assert section_view(of(tmp_path), "tin-xa").empty == "Chuyên mục này chưa có tin, bài."


def test_a_filed_plans_topics_are_those_of_its_file(tmp_path: Path) -> None:
    plan = "tên: Đề án Nước sạch nông thôn giai đoạn 2021 - 2025\nchủ đề: [can-bo]\n"
    told = news("05/3/2024", stage="triển khai", head="chủ đề: Một cửa")
    files = {"du-lieu/ke-hoach/nuoc-sach.yml": plan, "du-lieu/chu-de.yml": TOPICS}
    portal = portal_of(site(tmp_path, told, as_of="2024-12-31", files=files))

    assert (len(topic_view(portal, "can-bo").plans), topic_view(portal, "mot-cua").plans) == (1, ())
