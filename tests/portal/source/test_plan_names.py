"""Which plan a name in the news means, what a plan's stages say about it, and whose wording of a target is in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal.domain.plan import Plan, Stage, State
from portal.domain.portal import Portal
from portal.source.load import Loaded
from tests.sitekit import PLAN, codes, news, portal_of, site

ID = "nuoc-sach"
FILE = f"du-lieu/ke-hoach/{ID}.yml"
OTHER = "du-lieu/ke-hoach/nuoc-sach-xa.yml"
NAMED = f"tên: {PLAN}\nsố: 12-ĐA/HU\ntên khác: Chương trình nước sạch\ncơ quan ban hành: Huyện ủy Thử\n"
CORE = "Nước sạch nông thôn giai đoạn 2021 - 2025"


@pytest.mark.parametrize(
    "name",
    [
        PLAN, ID, CORE, f"Đề án “{CORE}”", f"Đề án về {CORE}", f"“{CORE}”", "Chương trình nước sạch", "nước sạch", "12-ĐA/HU",
        "Đề án số 12-ĐA/HU của Huyện ủy", PLAN.upper(),
    ],
)  # fmt: skip
def test_a_plan_is_named_by_any_spelling_of_its_name_by_its_number_and_its_id(tmp_path: Path, name: str) -> None:
    loaded = site(tmp_path, news("05/3/2021", plan=name, stage="triển khai"), as_of="2021-12-31", files={FILE: NAMED})
    portal = portal_of(loaded)

    assert portal.ids("plans") == (ID,)
    assert [entry.stage for entry in portal.plan(ID).stages] == [Stage.LAUNCHED]
    assert "C106" not in codes(loaded)


@pytest.mark.parametrize(
    ("name", "hint"),
    [(PLAN.replace("Nước", "Nướcc"), f"«{PLAN}»?"), ("nuoc-sachh", f"«{ID}»?"), ("mot-ten-la-nao-do", "")],
)
def test_a_misspelt_name_makes_no_plan_and_its_article_is_held_with_the_nearest_name(tmp_path: Path, name: str, hint: str) -> None:
    loaded = site(tmp_path, news("05/3/2021", plan=name), as_of="2021-12-31", files={FILE: NAMED})
    (problem,) = loaded.problems

    assert (problem.code, problem.hint, problem.mark) == ("T104", hint, name)
    assert loaded.held == [problem.path] == ["tin/2021/03/tin-1.md"]
    assert loaded.portal and loaded.portal.ids("plans") == (ID,)


@pytest.mark.parametrize(("unit", "meant"), [("Huyện ủy Thử", ID), ("Tỉnh Mẫu", "nuoc-sach-xa"), ("Tỉnh Khác", "")])
def test_of_two_plans_of_one_name_the_one_of_the_articles_own_unit_is_meant(tmp_path: Path, unit: str, meant: str) -> None:
    other = NAMED.replace("12-ĐA/HU", "15-ĐA/TU").replace("Huyện ủy Thử", "Tỉnh Mẫu")
    loaded = site(tmp_path, news("05/3/2021", plan="nước sạch", unit=unit), as_of="2021-12-31", files={FILE: NAMED, OTHER: other})

    assert loaded.portal
    assert [id for id in loaded.portal.ids("plans") if loaded.portal.group("plan", id)] == [meant] * bool(meant)
    assert ("T105" in codes(loaded)) is not bool(meant)


def plan(root: Path, file: str, *articles: str, as_of: str = "2024-12-31") -> tuple[Portal, Plan]:
    portal = portal_of(site(root, *articles, as_of=as_of, files={FILE: NAMED + file}))
    return portal, portal.plan(ID)


ISSUED = "ngày ban hành: 01/2/2021\n"


@pytest.mark.parametrize(
    ("stage", "head", "day"),
    [
        ("ban hành", "", date(2021, 2, 1)),  # the news reports what happened on the plan's own day
        ("triển khai", "", date(2021, 3, 5)),
        ("triển khai", "sự kiện: Hội nghị triển khai, ngày 03/3/2021", date(2021, 3, 3)),
    ],
)
def test_a_stage_has_the_day_of_the_plan_of_the_meeting_or_of_the_news(tmp_path: Path, stage: str, head: str, day: date) -> None:
    _, found = plan(tmp_path, ISSUED, news("05/3/2021", plan=ID, stage=stage, head=head))

    assert [entry.day for entry in found.stages] == [day]
    assert found.fact_day == date(2021, 3, 5)


def test_an_issue_told_before_the_day_in_the_file_keeps_the_day_of_the_news(tmp_path: Path) -> None:
    _, found = plan(tmp_path, ISSUED, news("05/1/2021", plan=ID, stage="ban hành"))

    assert [entry.day for entry in found.stages] == [date(2021, 1, 5)]


@pytest.mark.parametrize(("as_of", "stages"), [("2021-01-31", []), ("2021-02-01", [Stage.ISSUED]), ("2021-02-02", [Stage.ISSUED])])
def test_a_stage_is_known_from_its_day_on(tmp_path: Path, as_of: str, stages: list[Stage]) -> None:
    log = "ngày ban hành: 01/1/2021\nquá trình:\n  - bước: ban hành\n    ngày: 01/2/2021\n"
    _, found = plan(tmp_path, log, news("10/1/2021", plan=ID), as_of=as_of)

    assert [entry.stage for entry in found.stages] == stages


STEPS = "quá trình:\n  - bước: sơ kết\n    ngày: 10/6/2023\n  - bước: triển khai\n  - bước: ban hành\n    ngày: 10/6/2023\n"


def test_stages_stand_in_order_of_time_and_of_one_day_in_the_order_of_a_plans_life(tmp_path: Path) -> None:
    _, found = plan(tmp_path, STEPS)

    assert [entry.stage for entry in found.stages] == [Stage.LAUNCHED, Stage.ISSUED, Stage.INTERIM]
    assert (found.stage, found.fact_day, found.draft) == (Stage.INTERIM, date(2023, 6, 10), False)


@pytest.mark.parametrize(
    ("flag", "stages", "draft", "stage"),
    [
        ("", (), False, Stage.RUNNING), ("dự thảo: có\n", (), True, Stage.DRAFTING),
        ("", ("soạn thảo", "lấy ý kiến"), True, Stage.CONSULTATION),
        ("dự thảo: không\n", ("lấy ý kiến",), False, Stage.RUNNING), ("", ("ban hành", "lấy ý kiến"), False, Stage.ISSUED),
        ("dự thảo: có\n", ("ban hành",), False, Stage.ISSUED), ("dự thảo: có\n", ("thôi thực hiện",), True, Stage.DROPPED),
        ("dự thảo: có\n", ("được thay thế",), False, Stage.REPLACED),
    ],
)  # fmt: skip
def test_a_plan_is_a_draft_until_its_issue_whatever_flag_was_left(
    tmp_path: Path, flag: str, stages: tuple[str, ...], draft: bool, stage: Stage
) -> None:
    told = [news(f"05/{month}/2024", plan=ID, stage=stage, title=f"Tin {month}") for month, stage in enumerate(stages, 1)]
    _, found = plan(tmp_path, flag, *told)

    assert (found.draft, found.stage) == (draft, stage)


PROMISE = f"{ISSUED}chỉ tiêu:\n  - (1) Đến năm 2025, 80% hộ dân dùng nước sạch\n"


def wording(portal: Portal) -> tuple[list[tuple[int, int, date]], int, date | None, str]:
    """Return the changes of the first target, its figure, and when and where it was first set."""
    target = portal.target(f"{ID}-1")
    changes = [(int(change.old.value or 0), int(change.new.value or 0), change.day) for change in target.changes]
    return changes, int(target.statement.value or 0), target.day, target.article


def said(day: str, figure: int) -> str:
    return news(day, plan=ID, targets=[f"(1) Đến năm 2025, {figure}% hộ dân dùng nước sạch"], title=f"Tin {day}", note="tính lại")


@pytest.mark.parametrize(
    ("told", "changes", "figure", "day", "article"),
    [
        ((), [], 80, date(2021, 2, 1), ""),
        ((("05/1/2021", 80),), [], 80, date(2021, 1, 5), "tin/2021/01/tin-1"),
        ((("05/1/2021", 70),), [(70, 80, date(2021, 2, 1))], 80, date(2021, 1, 5), "tin/2021/01/tin-1"),
        ((("05/3/2021", 90),), [(80, 90, date(2021, 3, 5))], 90, date(2021, 2, 1), ""),
        (
            (("05/1/2021", 70), ("15/1/2021", 75)), [(70, 75, date(2021, 1, 15)), (75, 80, date(2021, 2, 1))],
            80, date(2021, 1, 5), "tin/2021/01/tin-1",
        ),
        (
            (("05/1/2021", 70), ("05/3/2021", 90)), [(70, 80, date(2021, 2, 1)), (80, 90, date(2021, 3, 5))],
            90, date(2021, 1, 5), "tin/2021/01/tin-1",
        ),
    ],
)  # fmt: skip
def test_what_the_news_said_of_a_draft_is_overridden_by_the_file_and_the_file_by_later_news(
    tmp_path: Path, told: tuple[tuple[str, int], ...], changes: list[tuple[int, int, date]], figure: int, day: date, article: str
) -> None:
    portal, _ = plan(tmp_path, PROMISE, *(said(*one) for one in told))

    assert wording(portal) == (changes, figure, day, article)


UNDATED = "tên: Đề án Trồng rừng\nchỉ tiêu:\n  - (1) Trồng mới 350 ha rừng\nkết quả:\n  - {}\n"


def undated(root: Path, figure: str, *articles: str) -> Loaded:
    return site(root, *articles, as_of="2024-12-31", files={"du-lieu/ke-hoach/rung.yml": UNDATED.format(figure)})


def test_a_target_of_a_plan_without_any_day_has_no_day_and_no_turn(tmp_path: Path) -> None:
    told = news("05/3/2021", plan="Đề án Cấp điện", targets=["(1) Đến năm 2025, 90% hộ dân có điện"])
    portal = portal_of(undated(tmp_path, "(1) Năm 2023, 120 ha rừng", told))
    target = portal.target("rung-1")

    assert (target.day, target.standing.state, target.standing.fact_day) == (None, State.RUNNING, date(2023, 12, 31))
    assert [turn.target for turn in portal.turns()] == ["de-an-cap-dien-1"]
    assert not [line for line in portal.group("targets", "stamps") if line.startswith("0")]


@pytest.mark.parametrize(
    ("figure", "day"),
    [
        ("(1) 120 ha rừng", None), ("120 ha rừng", None), ("(1) Năm 2023, 120 ha rừng", date(2023, 12, 31)),
        ("(1) 120 ha rừng, tính đến 30/6/2023", date(2023, 6, 30)),
    ],
)  # fmt: skip
def test_a_result_of_a_plan_without_any_day_needs_a_day_of_its_own(tmp_path: Path, figure: str, day: date | None) -> None:
    loaded = undated(tmp_path, figure)
    portal = portal_of(loaded)

    assert [portal.result(id).day for id in portal.ids("results")] == ([day] if day else [])
    assert [(problem.code, problem.line) for problem in loaded.problems if problem.code == "W172"] == [("W172", 5)] * (day is None)


@pytest.mark.parametrize(
    ("figure", "held"),
    [
        ("(7) 61% hộ dân dùng nước sạch", True), ("(7) Số hộ dân dùng nước sạch tăng 5% so với cùng kỳ", False),
        ("(1) 61% hộ dân dùng nước sạch", False), ("61% hộ dân dùng nước sạch", False),
    ],
)  # fmt: skip
def test_only_a_level_reported_for_a_number_that_no_target_has_is_an_error(tmp_path: Path, figure: str, held: bool) -> None:
    loaded = site(tmp_path, news("05/3/2022", plan=ID, results=[figure]), as_of="2024-12-31", files={FILE: NAMED + PROMISE})

    assert ("C108" in codes(loaded), loaded.held) == (held, ["tin/2022/03/tin-1.md"] * held)


def test_the_results_of_an_article_are_numbered_through_all_its_plans(tmp_path: Path) -> None:
    two = news("05/3/2022", plan=ID, results=["61% hộ dân dùng nước sạch", "20 xã có công trình cấp nước"])
    two = two.replace("\n---\nĐoạn", "\n  - tên: Đề án Cấp điện\n    kết quả:\n      - 90% hộ dân có điện\n---\nĐoạn")
    portal = portal_of(site(tmp_path, two, as_of="2024-12-31", files={FILE: NAMED}))

    assert portal.plan(ID).results == ("tin/2022/03/tin-1#1", "tin/2022/03/tin-1#2")
    assert portal.plan("de-an-cap-dien").results == ("tin/2022/03/tin-1#3",)
