"""Pages of targets: the promise, how it stands, by which rule, and the evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.domain.portal import Portal
from portal.views.promise import wholes_first
from portal.views.target import target_view
from portal.views.targets import due_view, silent_view, state_view, targets_view, unit_view
from tests.sitekit import PLAN_ID, news, portal_of, site
from tests.tinysite import UNITS

ONE = f"{PLAN_ID}-1"
SET = news(
    "05/3/2021", targets=["(1) Đến năm 2025, 100% số xã có công trình cấp nước", "(2) Đến năm 2023, ít nhất 80% hộ dân dùng nước sạch"]
)
TWENTY_ONE = news("10/1/2022", results=["(1) Năm 2021, 15/23 xã có công trình cấp nước"])
TWENTY_TWO = news("10/1/2023", results=["(1) 19/23 xã có công trình cấp nước, tính đến 31/12/2022"])
ROUGH = news("10/7/2023", results=["(1) gần 90% số xã có công trình cấp nước"])


@pytest.fixture
def living(tmp_path: Path) -> Portal:
    return portal_of(site(tmp_path, SET, TWENTY_ONE, TWENTY_TWO, as_of="2023-06-01"))


def test_the_heading_is_the_promise_and_the_state_has_figures_and_a_rule(living: Portal) -> None:
    view = target_view(living, ONE)

    assert view.title == "Đến năm 2025, 100% số xã có công trình cấp nước"
    assert view.state.label == "Đang thực hiện"
    assert "19/23 xã" in view.state.sentence
    assert "Cao hơn là tốt hơn, vì mức đề ra là tất cả." in view.rule
    assert view.latest is not None
    assert view.latest.text == "31/12/2022"
    assert [link.text for link in view.breadcrumb][-1] == "Chỉ tiêu 1"


def test_facts_come_in_their_order_and_an_unknown_origin_says_so(living: Portal) -> None:
    facts = {fact.label: fact.values[0].text for fact in target_view(living, ONE).facts}

    assert list(facts)[:2] == ["Mức đề ra", "Hạn"]
    assert (facts["Mức đề ra"], facts["Hạn"], facts["Nguồn gốc"]) == ("100%", "2025", "Không rõ")
    assert facts["Đơn vị chịu trách nhiệm"] == "Huyện ủy Thử"


def test_the_series_is_drawn_in_the_targets_measure_with_its_sources(living: Portal) -> None:
    series = target_view(living, ONE).series

    assert series is not None
    assert [(point.period, point.text, round(point.value or 0, 1)) for point in series.points] == [
        ("Năm 2021", "15/23 xã", 65.2), ("Tính đến 31/12/2022", "19/23 xã", 82.6),
    ]  # fmt: skip
    assert series.goal == 100
    assert all(point.source and point.source.href.startswith("/tin/") for point in series.points)
    assert series.description.startswith("Từ 15/23 xã (năm 2021) đến 19/23 xã")


def test_a_rough_figure_stands_in_the_table_and_is_not_drawn(tmp_path: Path) -> None:
    series = target_view(portal_of(site(tmp_path, SET, TWENTY_TWO, ROUGH, as_of="2023-12-01")), ONE).series

    assert series is not None
    assert [(point.text, point.value is None) for point in series.points] == [("19/23 xã", False), ("gần 90%", True)]


def test_sensitive_figures_are_told_and_never_drawn(tmp_path: Path) -> None:
    secret = news("10/1/2022", results=["câu: (1) Năm 2021, 15/23 xã có công trình cấp nước\nnhạy cảm: có"])
    series = target_view(portal_of(site(tmp_path, SET, secret, TWENTY_TWO, as_of="2023-06-01")), ONE).series

    assert series is not None
    assert [point.value for point in series.points] == [None, None]


def test_without_a_result_the_page_says_what_it_does_not_know(tmp_path: Path) -> None:
    view = target_view(portal_of(site(tmp_path, SET, as_of="2023-06-01")), ONE)

    assert (view.series, view.silence) == (None, "Trang này chưa có tin về kết quả.")


def test_not_met_is_printed_with_its_source(tmp_path: Path) -> None:
    told = news("10/1/2024", results=["câu: (2) 79% hộ dân dùng nước sạch, tính đến 31/12/2023\nđánh giá: không đạt"])
    view = target_view(portal_of(site(tmp_path, SET, told, as_of="2024-06-01")), f"{PLAN_ID}-2")

    assert view.state.label == "Chưa đạt mức đề ra"
    assert view.series is not None
    assert view.series.points[0].state is not None
    assert view.series.points[0].state.label == "Nguồn ghi: không đạt"
    assert view.series.points[0].source is not None


def test_every_article_that_names_the_promise_is_named(tmp_path: Path) -> None:
    again = news("10/6/2022", targets=["(1) Đến năm 2025, 100% số xã có công trình cấp nước"])
    view = target_view(portal_of(site(tmp_path, SET, again, as_of="2023-06-01")), ONE)

    assert [(link.href, link.note) for link in view.sources] == [
        ("/tin/2021/03/tin-1/", "05/3/2021"),
        ("/tin/2022/06/tin-2/", "10/6/2022, nêu lại"),
    ]


def test_an_ended_unit_is_followed_by_those_that_came_after_it(tmp_path: Path) -> None:
    owed = news("05/3/2021", targets=["câu: (1) Đến năm 2025, 100% số xã có công trình cấp nước\nđơn vị: Huyện Thử"])
    facts = {fact.label: fact.values for fact in target_view(portal_of(site(tmp_path, owed, as_of="2026-01-01")), ONE).facts}

    assert [(link.text, link.note) for link in facts["Đơn vị chịu trách nhiệm"]] == [
        ("Huyện Thử", "(đã kết thúc hoạt động)"), ("Xã Một", "(đơn vị kế tiếp)"), ("Xã Hai", "(đơn vị kế tiếp)"),
    ]  # fmt: skip


ENDED = "  thuộc: huyen-thu\n  đến ngày: 30/6/2025\n  kết thúc do: Chia tách\n"


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (UNITS.replace("  thuộc: huyen-thu\n", ENDED), [
            ("Huyện ủy Thử", "(đã kết thúc hoạt động)"), ("Xã Một", "(nay quản lý địa bàn)"),
            ("Xã Hai", "(nay quản lý địa bàn)"),
        ]),
        (UNITS.replace("  thuộc: huyen-thu\n", ENDED.replace("huyen-thu", "tinh-mau")), [
            ("Huyện ủy Thử", "(đã kết thúc hoạt động; trang này chưa có thông tin về đơn vị kế tiếp)"),
        ]),
    ],
)  # fmt: skip
def test_an_ended_body_without_heirs_is_followed_by_whose_ground_it_was_or_says_that_none_is_known(
    tmp_path: Path, units: str, expected: list[tuple[str, str]]
) -> None:
    owed = news("05/3/2021", targets=["(1) Đến năm 2025, 100% số xã có công trình cấp nước"])
    portal = portal_of(site(tmp_path, owed, as_of="2026-01-01", files={"du-lieu/don-vi.yml": units}))
    facts = {fact.label: fact.values for fact in target_view(portal, ONE).facts}

    assert [(link.text, link.note) for link in facts["Đơn vị chịu trách nhiệm"]] == expected


def test_a_promise_about_one_place_is_followed_by_whose_ground_that_place_is_now(tmp_path: Path) -> None:
    gone = "- mã: xa-cu\n  tên: Xã Cũ\n  loại: Địa bàn\n  cấp: Xã\n  thuộc: huyen-thu\n  đến ngày: 30/6/2025\n  đơn vị kế tiếp: [xa-hai]\n"
    units = UNITS.replace("  thuộc: huyen-thu\n", ENDED).replace("  tên: Xã Hai\n", "  tên: Xã Hai\n  đơn vị trước: [xa-cu]\n") + gone
    owed = news("05/3/2021", targets=["(1) Đến năm 2025, xã Cũ trồng mới ít nhất 32 ha rừng"])
    portal = portal_of(site(tmp_path, owed, as_of="2026-01-01", files={"du-lieu/don-vi.yml": units}))
    facts = {fact.label: fact.values for fact in target_view(portal, ONE).facts}

    assert [link.text for link in facts["Đơn vị chịu trách nhiệm"]] == ["Huyện ủy Thử", "Xã Hai"]
    assert (facts["Nội dung đo"][0].text, facts["Phạm vi"][0].text) == ("Diện tích rừng trồng mới", "Xã Cũ")


def test_a_part_leads_to_its_whole_and_follows_it_in_the_table(tmp_path: Path) -> None:
    parts = [
        "(1) Đến năm 2025, 100% cán bộ xã được tập huấn",
        "(2) Đến năm 2025, 90% trưởng thôn được tập huấn",
        "câu: (3) trong đó ít nhất 80% đạt loại khá trở lên\nthuộc: 1",
    ]
    portal = portal_of(site(tmp_path, news("05/3/2021", targets=parts), as_of="2021-12-31"))
    view = target_view(portal, f"{PLAN_ID}-3")

    assert view.whole is not None
    assert view.whole.href == f"/chi-tieu/{ONE}/"
    assert wholes_first(portal, portal.plan(PLAN_ID).targets) == [ONE, f"{PLAN_ID}-3", f"{PLAN_ID}-2"]


def test_other_targets_are_the_nearest_of_the_plan_never_all_two_hundred(tmp_path: Path) -> None:
    many = [f"({number}) Đến năm 2025, {number % 90 + 10}% số thôn thuộc nhóm {number} có công trình cấp nước" for number in range(1, 41)]
    portal = portal_of(site(tmp_path, news("05/3/2021", targets=many), as_of="2021-12-31"))
    view = target_view(portal, f"{PLAN_ID}-20")

    assert [row.number for row in view.others] == ["17", "18", "19", "21", "22", "23"]
    assert view.all_targets is not None
    assert "40" in view.all_targets.text


def test_lists_by_state_unit_and_deadline_hold_what_they_name(living: Portal) -> None:
    def numbers(groups: tuple) -> list[str]:  # type: ignore[type-arg]
        return [row.number for group in groups for row in group.rows]

    assert numbers(targets_view(living).groups) == ["1", "2"]
    assert numbers(state_view(living, "running").groups) == ["1", "2"]
    assert numbers(due_view(living, "2023").groups) == ["2"]
    assert numbers(unit_view(living, "huyen-uy-thu").groups) == ["1", "2"]
    assert silent_view(living).groups == ()


def test_the_silent_list_says_what_it_does_not_mean_and_tells_older_figures_apart(tmp_path: Path) -> None:
    early = news("10/1/2022", results=["(2) 61% hộ dân dùng nước sạch, tính đến 31/12/2021"])
    view = silent_view(portal_of(site(tmp_path, SET, early, as_of="2026-06-01")))

    assert "không có nghĩa là chỉ tiêu không đạt" in view.note
    assert [row.number for group in view.groups for row in group.rows] == ["1"]
    assert [row.number for group in view.early for row in group.rows] == ["2"]


def test_an_empty_list_of_targets_says_so(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, as_of="2026-06-01"))

    assert targets_view(portal).lede == "Trang này chưa nêu chỉ tiêu nào."
    assert silent_view(portal).groups == ()


def test_a_list_too_long_for_a_page_gives_way_to_its_years(tmp_path: Path) -> None:
    articles = []
    for plan in range(4):
        many = [
            f"({number}) Đến năm {2030 + number % 2}, {number % 90 + 10}% số thôn thuộc nhóm {number} có đường" for number in range(1, 46)
        ]
        articles.append(news("05/3/2021", plan=f"Kế hoạch làm đường vùng {'abcd'[plan]} năm {2031 + plan}", targets=many))
    portal = portal_of(site(tmp_path, *articles, as_of="2021-12-31"))
    view = state_view(portal, "running")

    assert view.groups == ()
    assert [(link.text, link.href, link.note) for link in view.counts] == [
        ("Năm 2031", "/chi-tieu/tinh-trang/dang-thuc-hien/2031/", "(92)"),
        ("Năm 2030", "/chi-tieu/tinh-trang/dang-thuc-hien/2030/", "(88)"),
    ]
    assert len(state_view(portal, "running", "2031").groups) == 4


def test_the_latest_results_are_of_many_plans_though_one_reported_most(tmp_path: Path) -> None:
    articles = []
    for place, plan in enumerate("abcd"):
        name = f"Kế hoạch làm đường vùng {plan} năm {2021 + place}"
        many = [f"({number}) {number % 90 + 10}% số thôn thuộc nhóm {number} có đường" for number in range(1, 21)]
        told = [f"({number}) 50% số thôn thuộc nhóm {number} có đường" for number in range(1, 21)]
        articles += [news("05/3/2021", plan=name, targets=many), news(f"0{place + 1}/6/2021", plan=name, results=told)]
    fresh = targets_view(portal_of(site(tmp_path, *articles, as_of="2021-12-31"))).fresh

    assert [row.plan and row.plan.text.split()[5] for row in fresh] == ["d", "d", "c", "c", "b", "b", "a", "a"]
