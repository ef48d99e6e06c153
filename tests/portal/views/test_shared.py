"""Pieces that many pages show: made once, and taken by every page that shows one."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.domain.dependency_tracker import DependencyTracker, TableTracker
from portal.domain.portal import Portal
from portal.views.card import card_view
from portal.views.shared import shared
from tests.sitekit import portal_of, site
from tests.tinysite import article

A = "tin/2024/05/a"


def small(root: Path) -> Portal:
    return portal_of(site(root, as_of="2024-12-31", files={f"{A}.md": article("Một tin.")}))


def test_a_piece_is_made_once_and_noted_by_everyone_who_shows_it(tmp_path: Path) -> None:
    portal, made = small(tmp_path), []

    @shared
    def title(portal: Portal, id: str) -> str:
        made.append(id)
        return portal.card(id).title

    first, second, survey = DependencyTracker(portal), DependencyTracker(portal), TableTracker(portal)
    assert title(first, A) == title(second, A) == title(survey, A)
    assert made == [A]
    assert first.dependencies == second.dependencies == {("card", A)}
    assert survey.dependencies == {("table", "articles")}


def test_a_piece_within_a_piece_is_noted_too(tmp_path: Path) -> None:
    portal = small(tmp_path)
    outer, again = DependencyTracker(portal), DependencyTracker(portal)

    @shared
    def boxed(portal: Portal, id: str) -> tuple[object]:
        return (card_view(portal, id),)

    assert boxed(outer, A) == boxed(again, A)
    assert ("card", A) in again.dependencies
    assert outer.dependencies == again.dependencies


def test_without_a_witness_a_piece_is_made_anew(tmp_path: Path) -> None:
    portal = small(tmp_path)
    assert card_view(portal, A) == card_view(portal, A)
    assert card_view(portal, A) is not card_view(portal, A)


def test_a_piece_asked_by_name_is_refused() -> None:
    @shared
    def piece(portal: Portal, id: str) -> str:
        return id

    with pytest.raises(TypeError, match="id"):
        piece(None, id="a")  # type: ignore[arg-type]
