"""The front page: living, archive, and of a site that has nothing yet."""

from __future__ import annotations

from pathlib import Path

from portal.views.home import home_view
from tests.sitekit import news, portal_of, site
from tests.tinysite import IDENTITY, article


def test_a_site_without_articles_has_a_front_page_without_blocks(tmp_path: Path) -> None:
    view = home_view(portal_of(site(tmp_path, as_of="2024-12-31")))

    assert (view.archive, view.lead, view.latest, view.sections, view.plans, view.figures) == (None, None, (), (), (), "")
    assert [link.href for link in view.follow] == ["/rss/", "/du-lieu/"]


def test_the_newest_article_leads_when_none_is_featured(tmp_path: Path) -> None:
    view = home_view(portal_of(site(tmp_path, *(news(f"{day:02}/5/2024", title=f"Tin {day}") for day in range(1, 10)), as_of="2024-05-31")))

    assert (view.lead_title, view.lead and view.lead.title) == ("", "Tin 9")
    assert [card.title for card in view.latest] == ["Tin 8", "Tin 7", "Tin 6", "Tin 5", "Tin 4"]


def test_featured_articles_lead_until_their_day_and_are_not_told_twice(tmp_path: Path) -> None:
    old = news("01/5/2024", title="Nổi bật", head="nổi bật đến: 20/5/2024")
    others = [news(f"{day:02}/5/2024", title=f"Tin {day}") for day in range(2, 9)]
    on, off = (home_view(portal_of(site(tmp_path / day, old, *others, as_of=day))) for day in ("2024-05-20", "2024-05-21"))

    assert (on.lead_title, on.lead and on.lead.title, on.featured) == ("Tin nổi bật", "Nổi bật", ())
    assert [card.title for card in on.latest] == ["Tin 8", "Tin 7", "Tin 6", "Tin 5", "Tin 4"]
    assert off.lead and off.lead.title == "Tin 8"


def test_notices_and_open_drafts_have_their_own_blocks_and_are_no_news_beside(tmp_path: Path) -> None:
    where = "\n  hạn góp ý: 30/5/2024\n  nơi nhận: Văn phòng"
    files = {
        "tin/2024/05/a.md": article(tiêu_đề="Lấy ý kiến", ngày_đăng="12/5/2024", lấy_ý_kiến=where),
        "tin/2024/05/b.md": article(tiêu_đề="Cắt điện", ngày_đăng="13/5/2024", loại_bài="Thông báo", hết_hạn="30/5/2024"),
    }
    told = [news(f"{day:02}/5/2024", title=f"Tin {day}") for day in range(1, 9)]
    now, later = (home_view(portal_of(site(tmp_path / day, *told, files=files, as_of=day))) for day in ("2024-05-20", "2024-06-20"))

    assert ([row.title for row in now.consultations], [row.title for row in now.notices]) == (["Lấy ý kiến"], ["Cắt điện"])
    assert [now.lead and now.lead.title, *(card.title for card in now.latest)] == ["Tin 8", "Tin 7", "Tin 6", "Tin 5", "Tin 4", "Tin 3"]
    assert later.lead and (later.lead.title, later.latest[0].title) == ("Cắt điện", "Lấy ý kiến")


def test_an_archive_gives_news_consultations_and_coming_events_way_to_the_years(tmp_path: Path) -> None:
    asked = article(tiêu_đề="Lấy ý kiến", lấy_ý_kiến="\n  hạn góp ý: 30/5/2026\n  nơi nhận: Văn phòng")
    files = {"tin/2024/05/a.md": asked}
    living, archive = (home_view(portal_of(site(tmp_path / day, as_of=day, files=files))) for day in ("2025-05-10", "2025-05-12"))

    assert (living.archive, living.years, len(living.consultations)) == (None, (), 1)
    assert archive.archive and archive.archive.title == "Trang lưu trữ"
    assert [(link.text, link.note) for link in archive.archive.links] == [("Lấy ý kiến", "ngày 10/5/2024")]
    assert (archive.lead, archive.latest, archive.consultations, archive.events) == (None, (), (), ())
    assert [row.year.text for row in archive.years] == ["Năm 2024"]
    assert archive.sections[0].cards[0].title == "Lấy ý kiến"


def test_targets_are_counted_by_state_and_results_told_by_plan_without_the_sensitive(tmp_path: Path) -> None:
    first = news(
        "01/3/2024", stage="triển khai", targets=["(1) Đến năm 2025, 100% số xã có nước sạch"], results=["(1) 10/20 xã có nước sạch"],
    )  # fmt: skip
    other = news(
        "02/3/2024", plan="Kế hoạch trồng rừng năm 2024",
        results=["Trồng mới 12 ha rừng", "câu: Kỷ luật 3 đảng viên\nnội dung đo: kỷ luật đảng viên\nnhạy cảm: có"],
    )  # fmt: skip
    view = home_view(portal_of(site(tmp_path, first, other, as_of="2024-12-31")))

    assert view.figures == "Trang này theo dõi 1 chỉ tiêu đã nêu trong các chương trình, đề án, kế hoạch."
    states = [(state.count, state.text, state.href) for state in view.states]
    assert states == [(1, "đang thực hiện", "/chi-tieu/tinh-trang/dang-thuc-hien/")]
    assert [(result.text, result.state and result.state.label) for result in view.results] == [
        ("Trồng mới 12 ha rừng", None), ("10/20 xã có nước sạch", "Đang thực hiện"),
    ]  # fmt: skip


def test_running_plans_come_before_those_whose_time_is_over(tmp_path: Path) -> None:
    told = [
        news("01/3/2024", plan="Đề án A giai đoạn 2021 - 2025", stage="triển khai"),
        news("02/3/2024", plan="Đề án B giai đoạn 2016 - 2020", stage="triển khai"),
    ]
    now, later = (home_view(portal_of(site(tmp_path / day, *told, as_of=day))) for day in ("2024-12-31", "2026-01-01"))

    assert (now.plans_title, [row.name for row in now.plans]) == (
        "Chương trình, đề án, kế hoạch đang thực hiện", ["Đề án A giai đoạn 2021 - 2025"],
    )  # fmt: skip
    assert (later.plans_title, len(later.plans)) == ("Chương trình, đề án, kế hoạch", 2)


def test_a_single_section_shows_more_of_itself_than_one_of_several(tmp_path: Path) -> None:
    party = [news(f"{day:02}/5/2024", title=f"Tin {day}") for day in range(1, 15)]
    single = home_view(portal_of(site(tmp_path / "single", *party, as_of="2024-05-31")))
    several = home_view(portal_of(site(tmp_path / "several", *party, news("01/5/2024", unit="Xã Hai"), as_of="2024-05-31")))

    told = {card.title for card in (single.lead, *single.latest) if card}
    assert not told & {card.title for section in single.sections for card in section.cards}
    assert [(s.link.text, len(s.cards)) for s in single.sections] == [("Xây dựng Đảng", 5)]
    assert [(s.link.text, len(s.cards)) for s in several.sections] == [("Xây dựng Đảng", 3), ("Tin xã", 1)]


def test_the_line_of_the_identity_and_its_links_are_shown(tmp_path: Path) -> None:
    identity = f"{IDENTITY}lời báo trang chủ: Trang thử.\nviệc thường tìm:\n  - tên: Một cửa\n    địa chỉ: https://mot-cua.example/\n"
    view = home_view(portal_of(site(tmp_path, as_of="2024-12-31", files={"du-lieu/co-quan.yml": identity})))

    assert view.notice == "Trang thử."
    assert [(link.text, link.href) for link in view.tasks] == [("Một cửa", "https://mot-cua.example/")]
