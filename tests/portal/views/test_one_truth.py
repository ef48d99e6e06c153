"""No page contradicts another: wherever the state of a plan or of a target is shown, it is the same, and fits what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portal import urls
from portal.domain.plan import State
from portal.domain.portal import Portal
from portal.domain.standing import LABELS
from portal.source.load import load_portal
from portal.views import parts
from portal.views.article import article_view
from portal.views.data.promises import PLANS, TARGETS
from portal.views.dossier import dossier_view
from portal.views.home import home_view
from portal.views.parts import StatementPart
from portal.views.plan import plan_view
from portal.views.programme import STAGES, plan_row, stage_state
from portal.views.promise import target_row
from portal.views.rows import PlanRow, TargetRow
from portal.views.tally import OWN_COUNT
from portal.views.target import target_view
from portal.views.targets import silent_view, targets_view
from portal.views.topic import topic_view
from portal.views.turn_feed import turns_of_plan
from portal.views.unit import unit_view
from tests.sitekit import PLAN, PLAN_ID, news, portal_of, site

DAYS = [date(2025, 6, 1), date(2026, 1, 1), date(2026, 11, 21), date(2028, 1, 1)]


@pytest.fixture(scope="module", params=DAYS, ids=str)
def portal(request: pytest.FixtureRequest, mini_content: Path) -> Portal:
    found = load_portal(mini_content, request.param).portal
    assert found is not None
    return found


def pieces(thing: Any) -> Iterator[Any]:
    """Every piece of a view, however deep."""
    if is_dataclass(thing):
        yield thing
        for field in fields(thing):
            yield from pieces(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from pieces(part)


def views(portal: Portal) -> Iterator[Any]:
    """Every page that shows plans or targets."""
    yield from (home_view(portal), targets_view(portal), silent_view(portal))
    pages = {"plans": plan_view, "targets": target_view, "articles": article_view, "units": unit_view, "topics": topic_view}
    for table, view in pages.items():
        yield from (view(portal, id) for id in portal.ids(table))
    yield from (dossier_view(portal, id) for id in portal.ids("plans"))


def test_every_place_shows_the_state_a_target_has(portal: Portal) -> None:
    truth = {urls.target(id): LABELS[portal.target(id).standing.state] for id in portal.ids("targets")}
    shown = 0
    for view in views(portal):
        for piece in pieces(view):
            if isinstance(piece, TargetRow | StatementPart) and piece.state and piece.href in truth:
                assert piece.state.label == truth[piece.href]
                shown += 1
    assert shown >= len(truth)
    names = [column.name for column in TARGETS.columns]
    rows = [dict(zip(names, row, strict=True)) for row in TARGETS.rows(portal, "")]
    assert {f"/chi-tieu/{row['id']}/": row["state_label"] for row in rows} == truth
    last = {urls.target(turn.target): turn.after for plan in portal.ids("plans") for turn in reversed(turns_of_plan(portal, plan))}
    assert {url: LABELS[state] for url, state in last.items()}.items() <= truth.items()


def test_every_place_shows_the_step_a_plan_is_at(portal: Portal) -> None:
    truth = {urls.plan(id): stage_state(portal.plan(id)) for id in portal.ids("plans")}
    for view in views(portal):
        for piece in pieces(view):
            if isinstance(piece, PlanRow) and piece.href:
                assert piece.stage == truth[piece.href]
    names = [column.name for column in PLANS.columns]
    rows = [dict(zip(names, row, strict=True)) for row in PLANS.rows(portal, "")]
    assert {f"/ke-hoach/{row['id']}/": STAGES[portal.plan(str(row["id"])).stage] for row in rows} == {u: s.label for u, s in truth.items()}


def test_a_draft_and_what_is_under_way_never_stand_together(portal: Portal) -> None:
    for id in portal.ids("plans"):
        plan, view = portal.plan(id), plan_view(portal, id)
        labels = {row.state.label for group in view.targets.groups for row in group.rows if row.state}
        words = {view.stage.label, *view.stage.tags}
        assert not ({"Đang thực hiện"} & words and {"Dự thảo", "Soạn thảo"} & (words | labels))
        assert labels in (set(), {"Dự thảo"}) if plan.draft else "Dự thảo" not in labels


FLAGGED = f"tên: {PLAN}\ndự thảo: có\nchỉ tiêu:\n  - (1) Đến năm 2025, 80% hộ dân dùng nước sạch\n"
ASKED_AGAIN = (news("05/3/2021", stage="ban hành"), news("05/6/2023", stage="lấy ý kiến"))


def test_a_plan_that_only_its_file_calls_a_draft_is_drafted(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, news("05/3/2021"), as_of="2022-01-01", files={f"du-lieu/ke-hoach/{PLAN_ID}.yml": FLAGGED}))
    assert plan_view(portal, PLAN_ID).stage == parts.StatePart("drafting", "Soạn thảo")
    assert target_row(portal, f"{PLAN_ID}-1").state.label == "Dự thảo"


def test_comments_asked_on_changes_make_no_draft_of_an_issued_plan(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, *ASKED_AGAIN, as_of="2024-01-01"))
    view = plan_view(portal, PLAN_ID)
    assert (view.stage.label, view.stage.tags) == ("Ban hành", ())
    assert [step.current for step in view.steps] == [True, False]


@pytest.mark.parametrize(("day", "label"), [("2025-12-31", "Đang thực hiện"), ("2026-01-01", "Đã hết giai đoạn")])
def test_a_plan_is_under_way_until_its_period_has_passed(tmp_path: Path, day: str, label: str) -> None:
    portal = portal_of(site(tmp_path, news("05/3/2021", stage="đang thực hiện"), news("05/4/2021"), as_of=day))
    assert plan_row(portal, PLAN_ID).stage.label == plan_view(portal, PLAN_ID).stage.label == label
    assert portal.group("plans", "stages") == ("running" if label == "Đang thực hiện" else "over",)


YEARLY = news("05/3/2021", targets=["(1) Mỗi năm kết nạp 100 đảng viên"])
COUNTS = {2021: 120, 2022: 90, 2023: 110, 2024: 80, 2025: 130}
REPORTS = [news(f"05/2/{year + 1}", results=[f"(1) Năm {year}, kết nạp {count} đảng viên"]) for year, count in COUNTS.items()]


def test_a_row_says_in_which_years_a_yearly_level_was_missed(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, YEARLY, *REPORTS, as_of="2026-06-01"))
    state = target_row(portal, f"{PLAN_ID}-1").state
    assert (state.label, state.tags) == (LABELS[State.BELOW], ("Chưa đến mức: năm 2022, 2024",))
    assert target_view(portal, f"{PLAN_ID}-1").state.tags == state.tags


def test_a_count_of_a_source_and_our_own_say_why_they_differ(tmp_path: Path) -> None:
    tally = news("05/2/2024", results=["10/16 mục tiêu không đạt"])
    portal = portal_of(site(tmp_path, YEARLY, tally, as_of="2024-06-01"))
    for view in (plan_view(portal, PLAN_ID), dossier_view(portal, PLAN_ID)):
        assert view.tallies and view.progress and view.progress.sentence.startswith(OWN_COUNT)
    alone = portal_of(site(tmp_path / "b", YEARLY, as_of="2024-06-01"))
    progress = plan_view(alone, PLAN_ID).progress
    assert progress and OWN_COUNT not in progress.sentence


DATED = f"tên: {PLAN}\nngày: 03/3/2021\n"


def test_an_issue_that_is_told_some_days_later_is_of_the_day_of_the_plan(tmp_path: Path) -> None:
    files = {f"du-lieu/ke-hoach/{PLAN_ID}.yml": DATED}
    view = plan_view(portal_of(site(tmp_path, news("05/3/2021", stage="ban hành"), as_of="2022-01-01", files=files)), PLAN_ID)
    issued = next(fact.values[0].text for fact in view.facts if fact.label == "Ngày ban hành")
    assert [step.date.text for step in view.steps if step.date] == [issued]


def test_a_row_says_which_years_are_not_known(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, YEARLY, REPORTS[0], *REPORTS[4:], as_of="2026-06-01"))
    state = target_row(portal, f"{PLAN_ID}-1").state
    assert (state.label, state.tags) == (LABELS[State.UNKNOWN], ("Thiếu số liệu: năm 2022, 2023, 2024",))
