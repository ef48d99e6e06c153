"""Pages of plans: whole with nothing, one and two hundred of everything; nothing printed that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.domain.dependency_tracker import DependencyTracker
from portal.domain.portal import Portal
from portal.views.card import plan_link
from portal.views.dossier import dossier_view, dossier_years
from portal.views.plan import plan_view
from portal.views.register import plans_by_view, plans_view
from tests.sitekit import PLAN, PLAN_ID, news, portal_of, site

SET = news(
    "05/3/2021",
    stage="triển khai",
    targets=["(1) Đến năm 2025, 100% số xã có công trình cấp nước", "(2) Đến năm 2025, ít nhất 80% hộ dân dùng nước sạch"],
)
TOLD = news(
    "10/1/2023",
    stage="sơ kết",
    results=["(1) 19/23 xã có công trình cấp nước, tính đến 31/12/2022", "(2) Năm 2022, 82% hộ dân dùng nước sạch"],
)
CHANGED = news("10/6/2023", targets=["(1) Đến năm 2025, 90% số xã có công trình cấp nước"], note="sáp nhập ba xã")


@pytest.fixture
def living(tmp_path: Path) -> Portal:
    return portal_of(site(tmp_path, SET, TOLD, CHANGED, as_of="2024-01-01"))


def test_a_plan_with_nothing_but_a_name_is_a_row_and_no_page(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, news("05/3/2021"), as_of="2021-12-31"))
    ((row,),) = (part.rows for part in plans_view(portal).parts)

    assert portal.plan(PLAN_ID).page is False
    assert (row.href, row.anchor, [link.href for link in row.links]) == ("", PLAN_ID, ["/tin/2021/03/tin-1/"])


def test_a_plan_that_nothing_tells_of_says_so(tmp_path: Path) -> None:
    alone = {"du-lieu/ke-hoach/nuoc-sach.yml": "mã: nuoc-sach\nloại: kế hoạch\ntên: Nước sạch năm 2021\ngiai đoạn: 2021\n"}
    portal = portal_of(site(tmp_path, as_of="2021-12-31", files=alone))

    assert plan_view(portal, "nuoc-sach").empty == "Trang này chưa có tin, bài, văn bản về nội dung này."
    assert plan_view(portal_of(site(tmp_path / "b", news("05/3/2021", stage="soạn thảo"), as_of="2021-12-31")), PLAN_ID).empty == ""


def test_a_plan_without_targets_prints_no_block_about_them(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, news("05/3/2021", stage="soạn thảo"), as_of="2021-12-31"))
    view = plan_view(portal, PLAN_ID)

    assert (view.targets.groups, view.progress, view.tallies, view.results, view.adjustments, view.data) == ((), None, (), (), (), None)
    assert [step.title for step in view.steps] == ["Soạn thảo"]
    assert view.stage.label == "Soạn thảo"


def test_the_page_says_how_the_targets_stand_in_one_sentence_and_draws_from_two_results(living: Portal) -> None:
    view = plan_view(living, PLAN_ID)

    assert view.progress is not None
    assert view.progress.sentence == "2 chỉ tiêu: 1 đang thực hiện; 1 vượt."
    assert sum(part.count for part in view.progress.parts) == 2


def test_with_one_result_there_is_a_sentence_and_no_bar(tmp_path: Path) -> None:
    one = news("10/1/2023", results=["(2) Năm 2022, 82% hộ dân dùng nước sạch"])
    view = plan_view(portal_of(site(tmp_path, SET, one, as_of="2024-01-01")), PLAN_ID)

    assert view.progress is not None
    assert view.progress.parts == ()


def test_the_table_has_deadline_latest_result_and_state(living: Portal) -> None:
    (table,) = plan_view(living, PLAN_ID).targets.groups
    first, second = table.rows

    assert (first.deadline, first.result, first.state.label, first.state.tags) == ("2025", "19/23 xã", "Đang thực hiện", ("Đã điều chỉnh",))
    assert first.result_date is not None
    assert (first.result_date.label, first.result_date.text) == ("tính đến", "31/12/2022")
    assert second.state.label == "Vượt"


def test_old_and_new_words_of_a_change_stand_with_day_reason_and_source(living: Portal) -> None:
    (change,) = plan_view(living, PLAN_ID).adjustments

    assert "(100%, hạn 2025)" in change.old
    assert "(90%, hạn 2025)" in change.new
    assert (change.reason, change.date and change.date.text, change.source and change.source.href) == (
        "sáp nhập ba xã", "10/6/2023", "/tin/2023/06/tin-3/",
    )  # fmt: skip


def test_the_timeline_goes_forward_and_knows_where_the_plan_stands(living: Portal) -> None:
    steps = plan_view(living, PLAN_ID).steps

    assert [(step.title, step.current) for step in steps] == [("Triển khai", False), ("Sơ kết", True)]
    assert steps[0].links[0].href == "/tin/2021/03/tin-1/"


def test_reports_that_it_is_under_way_are_one_step_on_the_page_and_all_in_the_dossier(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, *(news(f"05/{month}/2021", stage="đang thực hiện") for month in range(1, 6)), as_of="2021-12-31"))

    assert len(plan_view(portal, PLAN_ID).steps) == 1
    assert len(dossier_view(portal, PLAN_ID).steps) == 5


def test_a_consultation_stands_on_the_page_while_it_is_open_only(tmp_path: Path) -> None:
    asked = news("01/3/2025", stage="lấy ý kiến", head="lấy ý kiến:\n  hạn góp ý: 31/3/2025")
    opened, closed = (portal_of(site(tmp_path / day, asked, as_of=day)) for day in ("2025-03-31", "2025-04-01"))

    assert plan_view(opened, PLAN_ID).consultation is not None
    assert plan_view(closed, PLAN_ID).consultation is None


def test_two_hundred_targets_and_many_articles_stay_one_page(tmp_path: Path) -> None:
    many = [f"({number}) Đến năm 2025, {number % 90 + 10}% số thôn thuộc nhóm {number} có công trình cấp nước" for number in range(1, 201)]
    portal = portal_of(
        site(tmp_path, news("05/3/2021", targets=many), *(news(f"{day:02}/4/2021") for day in range(1, 29)), as_of="2021-12-31")
    )
    view = plan_view(portal, PLAN_ID)

    assert (sum(len(group.rows) for group in view.targets.groups), len(view.news)) == (200, 20)
    assert view.more_news is not None
    assert len(dossier_view(portal, PLAN_ID).news) == 29


def test_the_dossier_holds_every_result_and_a_year_of_it_only_that_years(living: Portal) -> None:
    whole, year = dossier_view(living, PLAN_ID), dossier_view(living, PLAN_ID, "2023")

    assert [len(record.series.points) for record in whole.records] == [1, 1]
    assert [year for year, _ in dossier_years(living, PLAN_ID)] == ["2023", "2021"]
    assert [link.href for link in year.news] == ["/tin/2023/06/tin-3/", "/tin/2023/01/tin-2/"]
    assert [step.title for step in year.steps] == ["Sơ kết"]
    assert year.records == ()  # both figures are of 2022
    assert len(year.adjustments) == 1


def test_filters_have_addresses_and_counts_and_lead_to_their_plans(tmp_path: Path) -> None:
    other = news("05/4/2021", plan="Kế hoạch trồng rừng năm 2021", stage="lấy ý kiến")
    portal = portal_of(site(tmp_path, SET, other, as_of="2021-12-31"))
    groups = {group.label: [(choice.text, choice.href, choice.count) for choice in group.choices] for group in plans_view(portal).filters}

    assert groups["Theo bước"] == [("Lấy ý kiến", "/ke-hoach/buoc/lay-y-kien/", 1), ("Triển khai", "/ke-hoach/buoc/trien-khai/", 1)]
    assert groups["Theo loại"] == [("Đề án", "/ke-hoach/loai/de-an/", 1), ("Kế hoạch", "/ke-hoach/loai/ke-hoach/", 1)]
    assert [row.name for row in plans_by_view(portal, "stage", "launched").parts[0].rows] == [PLAN]


def test_a_register_of_one_plan_offers_no_filter(tmp_path: Path) -> None:
    assert plans_view(portal_of(site(tmp_path, SET, as_of="2021-12-31"))).filters == ()


def test_an_empty_register_says_so(tmp_path: Path) -> None:
    view = plans_view(portal_of(site(tmp_path, as_of="2021-12-31")))

    assert (view.parts, view.filters) == ((), ())
    assert view.lede == "Trang này chưa nêu chương trình, đề án, kế hoạch nào."


def test_a_long_register_shows_the_latest_and_leads_to_the_rest(tmp_path: Path) -> None:
    articles = (
        news("05/3/2021", plan=f"Kế hoạch số hóa hồ sơ xã thứ {number} năm {2000 + number}", stage="triển khai") for number in range(1, 71)
    )
    view = plans_view(portal_of(site(tmp_path, *articles, as_of="2021-12-31")))

    assert [(part.heading, len(part.rows)) for part in view.parts] == [("30 chương trình, đề án, kế hoạch có tin mới nhất", 30)]
    assert "70" in view.lede


def test_a_plans_page_takes_its_latest_articles_and_not_the_whole_group(living: Portal) -> None:
    tracker = DependencyTracker(living)
    plan_view(tracker, PLAN_ID)

    assert ("group", "plan", PLAN_ID) not in tracker.dependencies
    assert all(isinstance(part, str | int) and type(part) in (str, int) for name in tracker.dependencies for part in name)


def test_a_plan_without_a_page_is_linked_where_its_row_always_stands(tmp_path: Path) -> None:
    articles = (news("05/3/2021", plan=f"Kế hoạch số hóa hồ sơ xã thứ {number} năm {2000 + number}") for number in range(1, 71))
    portal = portal_of(site(tmp_path, *articles, as_of="2021-12-31"))

    for id in portal.ids("plans"):
        place, anchor = plan_link(portal, id).href.split("#")
        assert place == "/ke-hoach/nam/2021/"
        assert anchor in [row.anchor for row in plans_by_view(portal, "year", "2021").parts[0].rows]
