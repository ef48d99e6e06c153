"""Pages of articles: what stands on them, what gives way, and what they look up."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from portal.domain.dependency_tracker import DependencyTracker
from portal.domain.portal import Portal
from portal.views.article import ArticleView, _related, article_view
from portal.views.parts import Fact
from tests.sitekit import PLAN, PLAN_ID, news, portal_of, site
from tests.tinysite import article

ORIGIN = "https://thu.example"


def view_of(root: Path, text: str, as_of: str = "2024-12-31", **files: str) -> ArticleView:
    """The page of tin/2024/05/a.md; `files` are other articles of that month by their slug."""
    placed = {f"tin/2024/05/{slug}.md": other for slug, other in {"a": text, **files}.items()}
    return article_view(portal_of(site(root, as_of=as_of, files=placed)), "tin/2024/05/a")


def told(facts: tuple[Fact, ...]) -> list[tuple[str, list[str]]]:
    return [(fact.label, [" ".join(filter(None, (value.text, value.note))) for value in fact.values]) for fact in facts]


def things(view: ArticleView) -> dict[str, dict[str, Any]]:
    return {thing["@type"]: thing for thing in json.loads(view.meta.json_ld)["@graph"]}


def test_an_article_without_a_date_says_what_it_is_ordered_by(tmp_path: Path) -> None:
    view = view_of(tmp_path, article(ngày_đăng="", căn_cứ_ngày="\n  theo: ngày diễn ra hội thảo 12/5/2024"))

    assert [(date.label, date.text, date.iso) for date in view.dates] == [
        ("Ngày đăng", "không ghi; xếp theo ngày diễn ra hội thảo 12/5/2024", "")
    ]
    assert view.meta.published == ""
    assert "datePublished" not in things(view)["NewsArticle"]


def test_a_summary_that_is_the_first_paragraph_is_not_said_twice(tmp_path: Path) -> None:
    inferred = view_of(tmp_path / "a", article("Sáng 10/5, huyện họp bàn & quyết định.\n\nĐoạn hai."))
    written = view_of(tmp_path / "b", article("Sáng 10/5, huyện họp.", tóm_tắt="Huyện chọn ba việc."))

    assert inferred.summary == ""
    assert inferred.meta.description == "Sáng 10/5, huyện họp bàn & quyết định."
    assert written.summary == "Huyện chọn ba việc."


def test_the_facts_of_a_meeting_stand_in_their_order_and_its_name_without_the_day(tmp_path: Path) -> None:
    text = article(
        sự_kiện="Hội nghị triển khai, ngày 09/5", phát_biểu="Lò Văn A – Bí thư Huyện ủy", chủ_trì="Vàng Thị B – Chủ tịch HĐND",
        thành_phần_dự="\n  - Đại diện các xã", kết_luận="Vàng Thị B – Chủ tịch HĐND", nội_dung_kết_luận="\n  - Giao phòng Nội vụ",
    )  # fmt: skip
    assert told(view_of(tmp_path, text).facts) == [
        ("Tên", ["Hội nghị triển khai"]),
        ("Thời gian", ["Ngày 09/5/2024 (năm suy ra từ ngày đăng)"]),
        ("Cơ quan tổ chức", ["Huyện ủy Thử"]),
        ("Chủ trì", ["Vàng Thị B – Chủ tịch HĐND"]),
        ("Phát biểu", ["Lò Văn A – Bí thư Huyện ủy"]),
        ("Thành phần dự", ["Đại diện các xã"]),
        ("Kết luận", ["Vàng Thị B – Chủ tịch HĐND", "Giao phòng Nội vụ"]),
    ]


def test_people_without_a_meeting_stand_under_a_heading_of_their_own(tmp_path: Path) -> None:
    view = view_of(tmp_path, article(phát_biểu="Lò Văn A – Bí thư"))

    assert (view.facts_title, told(view.facts)) == ("Người được nêu trong bài", [("Phát biểu", ["Lò Văn A – Bí thư"])])


def test_a_withdrawn_article_keeps_its_address_and_gives_its_reason_only(tmp_path: Path) -> None:
    view = view_of(
        tmp_path, article("Nội dung sai.", rút_bài="\n  ngày: 12/5/2024\n  lý do: Số liệu chưa được xác minh", tóm_tắt="Tóm tắt sai.")
    )

    assert (view.body, view.summary, view.meta.robots) == ("", "", "noindex")
    assert [(banner.kind, banner.text) for banner in view.banners] == [("withdrawn", "Số liệu chưa được xác minh")]
    assert not view.tools


def test_a_correction_and_what_it_corrects_lead_to_each_other(tmp_path: Path) -> None:
    files = {
        "tin/2024/05/a.md": article(),
        "tin/2024/05/b.md": article(tiêu_đề="Đính chính", ngày_đăng="12/5/2024", đính_chính_cho="tin/2024/05/a.md"),
    }
    portal = portal_of(site(tmp_path, as_of="2024-12-31", files=files))
    (old,), (new,) = (article_view(portal, id).banners for id in ("tin/2024/05/a", "tin/2024/05/b"))

    assert (old.title, [link.href for link in old.links]) == ("Bài này đã được đính chính", ["/tin/2024/05/b/"])
    assert (new.title, [link.href for link in new.links]) == ("Bài này đính chính một bài đã đăng", ["/tin/2024/05/a/"])


def test_an_article_does_not_lead_to_a_replacement_that_is_not_published_yet(tmp_path: Path) -> None:
    texts = {"text": article(thay_bằng="tin/2024/05/b.md"), "b": article(tiêu_đề="Bản mới", ngày_đăng="20/5/2024")}

    assert view_of(tmp_path / "a", as_of="2024-05-19", **texts).banners == ()
    assert [b.title for b in view_of(tmp_path / "b", as_of="2024-05-20", **texts).banners] == ["Bài này đã được thay bằng bài khác"]


def test_major_edits_are_told_with_their_day_the_latest_first(tmp_path: Path) -> None:
    text = article(cập_nhật="\n  - ngày: 11/5/2024\n    nội dung: Sửa tên\n  - ngày: 15/5/2024\n    nội dung: Sửa số")
    view = view_of(tmp_path, text)

    assert [(date.label, date.text) for date in view.dates] == [("Ngày đăng", "10/5/2024"), ("Cập nhật", "15/5/2024")]
    assert [(banner.text, banner.date and banner.date.text) for banner in view.banners] == [
        ("Sửa số", "15/5/2024"), ("Sửa tên", "11/5/2024"),
    ]  # fmt: skip
    assert view.meta.modified == "2024-05-15"


def test_an_ended_unit_says_where_its_ground_belongs_once_it_has_ended(tmp_path: Path) -> None:
    text = article(đơn_vị="Huyện Thử")
    standing, ended = (view_of(tmp_path / day, text, as_of=day).banners for day in ("2025-06-30", "2025-07-01"))

    assert standing == ()
    (banner,) = ended
    assert banner.title == "Huyện Thử kết thúc hoạt động từ ngày 01/7/2025."
    assert (banner.links_label, [link.text for link in banner.links], banner.tail) == (
        "Địa bàn nay thuộc các xã:", ["Một", "Hai"], "tỉnh Mẫu",
    )  # fmt: skip


def test_a_consultation_says_until_when_and_where_while_it_is_open(tmp_path: Path) -> None:
    text = article(lấy_ý_kiến="\n  hạn góp ý: 30/5/2024\n  nơi nhận: Văn phòng Huyện ủy")
    opened, over = (view_of(tmp_path / day, text, as_of=day) for day in ("2024-05-30", "2024-05-31"))
    (closed,), row = over.banners, opened.consultation

    assert (opened.banners, over.consultation) == ((), None)
    assert row and row.closes and (row.state.label, row.where) == ("Đang lấy ý kiến", "Văn phòng Huyện ủy")
    assert (row.closes.label, row.closes.text) == ("đến hết ngày", "30/5/2024")
    assert (closed.title, closed.text) == ("Đã hết hạn góp ý", "Nhận góp ý đến hết ngày 30/5/2024.")


def test_the_line_of_events_has_the_articles_of_its_plans_and_related_ones_are_others(tmp_path: Path) -> None:
    files = {f"tin/2024/05/tin-{day}.md": news(f"{day:02}/5/2024", title=f"Tin {day}") for day in (1, 2, 3)}
    files |= {f"tin/2024/05/khac-{day}.md": article(tiêu_đề=f"Khác {day}", ngày_đăng=f"{day:02}/5/2024") for day in (4, 5)}
    view = article_view(portal_of(site(tmp_path, as_of="2024-12-31", files=files)), "tin/2024/05/tin-2")

    assert [card.title for card in view.line] == ["Tin 3", "Tin 1"]
    assert [card.title for card in view.related] == ["Khác 5", "Khác 4"]
    assert [link.text for link in (view.newer, view.older) if link] == ["Tin 3", "Tin 1"]


def test_descriptions_for_machines_are_absolute_and_cannot_close_their_element(tmp_path: Path) -> None:
    text = article(tiêu_đề="A </script><b> B", sự_kiện="\n  tên: Hội thảo\n  ngày: 10/5/2024\n  giờ: 8 giờ 30\n  địa điểm: Hội trường")
    portal = portal_of(site(tmp_path, as_of="2024-12-31", files={"tin/2024/05/a.md": text}))
    view = article_view(portal, "tin/2024/05/a", ORIGIN)
    found = things(view)

    assert "<" not in view.meta.json_ld
    assert found["NewsArticle"]["url"] == f"{ORIGIN}/tin/2024/05/a/"
    assert found["NewsArticle"]["publisher"] == {
        "@type": "GovernmentOrganization", "name": "Huyện ủy Thử", "url": f"{ORIGIN}/don-vi/huyen-uy-thu/",
    }  # fmt: skip
    assert (found["Event"]["startDate"], found["Event"]["location"]["name"]) == ("2024-05-10T08:30:00+07:00", "Hội trường")
    crumbs = found["BreadcrumbList"]["itemListElement"]
    assert [crumb["position"] for crumb in crumbs] == [1, 2, 3, 4]
    assert crumbs[1]["item"] == f"{ORIGIN}/tin/"
    assert "item" not in crumbs[-1]


def test_the_feeds_announced_are_those_of_its_section_unit_and_plans(tmp_path: Path) -> None:
    view = view_of(tmp_path, news("10/5/2024", stage="triển khai"))

    assert [feed.href for feed in view.feeds] == [
        "/chuyen-muc/xay-dung-dang/theo-doi/", "/don-vi/huyen-uy-thu/theo-doi/", f"/ke-hoach/{PLAN_ID}/theo-doi/",
    ]  # fmt: skip
    assert [feed.href for feed in view.meta.feeds] == [
        "/chuyen-muc/xay-dung-dang/rss.xml", "/don-vi/huyen-uy-thu/rss.xml", f"/ke-hoach/{PLAN_ID}/rss.xml",
    ]  # fmt: skip
    assert view.line_plans[0].text == PLAN


def test_an_article_takes_no_whole_list_so_that_a_new_one_touches_few_pages(tmp_path: Path) -> None:
    files = {f"tin/2024/05/tin-{day}.md": news(f"{day:02}/5/2024", title=f"Tin {day}") for day in range(1, 20)}
    portal: Portal = portal_of(site(tmp_path, as_of="2024-12-31", files=files))
    tracker = DependencyTracker(portal)
    article_view(tracker, "tin/2024/05/tin-1")

    assert not [name for name in tracker.dependencies if name[0] in ("group", "ids", "count", "years")]
    assert ("neighbours", "tin/2024/05/tin-1") in tracker.dependencies


IDS = st.lists(st.sampled_from("bcdefghij"), unique=True, max_size=4).map(tuple)


@given(topic=IDS, unit=IDS, section=IDS, line=IDS, sections=st.lists(st.sampled_from("xy"), min_size=9, max_size=9))
def test_those_of_the_same_topic_and_unit_come_before_others_of_the_section(
    topic: tuple[str, ...], unit: tuple[str, ...], section: tuple[str, ...], line: tuple[str, ...], sections: list[str]
) -> None:
    placed = dict(zip("bcdefghij", sections, strict=True)) | dict.fromkeys(section, "x")
    portal: Any = SimpleNamespace(card=lambda id: SimpleNamespace(section=placed[id], at=id))
    page: Any = SimpleNamespace(id="a", card=SimpleNamespace(section="x"))
    near: Any = SimpleNamespace(topics=(topic,), unit=unit, section=section)

    nearer = [id for id in dict.fromkeys([*topic, *unit]) if placed[id] == "x" and id not in line]
    wanted = [*nearer, *(id for id in section if id not in line and id not in nearer)][:4]
    assert _related(portal, page, near, line) == tuple(sorted(wanted, reverse=True))
