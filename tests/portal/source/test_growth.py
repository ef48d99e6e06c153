"""Work grows with the number of targets, not with its square: counted, never timed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from portal.domain import reckoning
from portal.domain.dependency_tracker import DependencyTracker
from portal.domain.portal import Portal
from portal.views.target import target_view
from portal.views.targets import MANY, targets_view
from tests.sitekit import PLAN_ID, news, portal_of, site


def promised(root: Path, count: int) -> Portal:
    many = [f"({number}) Đến năm 2025, {number % 90 + 10}% số thôn thuộc nhóm {number} có nhà văn hóa" for number in range(1, count + 1)]
    return portal_of(site(root, news("05/3/2021", targets=many), as_of="2026-06-01"))


def taken(portal: Portal, id: str) -> int:
    tracker = DependencyTracker(portal)
    target_view(tracker, id)
    return len(tracker.dependencies)


def test_a_targets_page_takes_as_much_of_a_plan_of_two_hundred_as_of_one_of_twenty(tmp_path: Path) -> None:
    assert taken(promised(tmp_path / "a", 20), f"{PLAN_ID}-10") == taken(promised(tmp_path / "b", 200), f"{PLAN_ID}-10")


def test_only_targets_whose_turns_a_feed_holds_are_reckoned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reckoned: list[str] = []
    reckon = reckoning.turns_of

    def counted(target: Any, *rest: Any) -> Any:
        reckoned.append(target.id)
        return reckon(target, *rest)

    monkeypatch.setattr(reckoning, "turns_of", counted)
    early = [f"({number}) Đến năm 2023, {number % 90 + 10}% số thôn thuộc nhóm {number} có nhà văn hóa" for number in range(1, 101)]
    late = [f"({number}) Đến năm 2025, {number % 90 + 10}% số thôn thuộc nhóm {number} có nhà văn hóa" for number in range(101, 131)]
    site(tmp_path, news("05/3/2021", targets=[*early, *late]), as_of="2026-06-01")

    assert len(reckoned) == 30


def test_the_first_page_takes_a_fixed_number_of_targets_however_many_there_are(tmp_path: Path) -> None:
    portal = promised(tmp_path, MANY + 1)
    tracker = DependencyTracker(portal)
    targets_view(tracker)

    assert sum(name[0] == "target" for name in tracker.dependencies) == 0
