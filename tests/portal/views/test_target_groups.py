"""Targets of a long plan stand in parts people look for: by place or unit; a short plan stays one table."""

from __future__ import annotations

from pathlib import Path

from portal.views.plan import plan_view
from portal.views.target_groups import TargetParts
from tests.sitekit import PLAN_ID, news, portal_of, site

PLACES = ("xã Một", "Xã Hai", "tỉnh Mẫu")


def parts(tmp_path: Path, *sentences: str) -> TargetParts:
    """The parts of a plan with these sentences, each with its number."""
    numbered = [f"({number}) {sentence}" for number, sentence in enumerate(sentences, 1)]
    return plan_view(portal_of(site(tmp_path, news("05/3/2026", targets=numbered), as_of="2026-12-31")), PLAN_ID).targets


def names(found: TargetParts) -> list[tuple[str, int]]:
    """Each part with the number of its rows."""
    return [(group.caption.text, len(group.rows)) for group in found.groups]


def test_a_long_plan_is_parted_by_the_places_its_sentences_name(tmp_path: Path) -> None:
    told = [f"Đến năm 2027, {place} có {number} thôn đạt chuẩn" for number in range(2, 10) for place in PLACES]
    found = parts(tmp_path, *told, "Đến năm 2027, trồng mới 90 ha rừng")

    assert names(found) == [("Xã Một", 8), ("Xã Hai", 8), ("Tỉnh Mẫu", 8), ("Chỉ tiêu chung", 1)]
    assert found.groups[0].caption.href == "/don-vi/xa-mot/"
    assert found.groups[0].caption.note == "8 chỉ tiêu đang thực hiện"


def test_a_name_within_another_word_is_no_place(tmp_path: Path) -> None:
    told = [f"Đến năm 2027, tổ xã Mộtlan trồng {number} ha rừng" for number in range(2, 32)]

    assert names(parts(tmp_path, *told)) == [("", 30)]


def test_a_short_plan_is_one_table_without_choice(tmp_path: Path) -> None:
    found = parts(tmp_path, *(f"Đến năm 2027, {place} có 3 thôn đạt chuẩn" for place in PLACES))

    assert (names(found), found.states) == ([("", 3)], ())


def test_what_is_parted_into_many_small_heaps_stays_whole(tmp_path: Path) -> None:
    told = [f"Đến năm 2027, {place} có 3 thôn đạt chuẩn" for place in PLACES] + [f"Đến năm 2027, trồng {n} ha chè" for n in range(2, 20)]

    assert sum(count for _, count in names(parts(tmp_path, *told))) == 21


def test_the_states_one_may_choose_are_those_there_are(tmp_path: Path) -> None:
    told = [f"Đến năm 2025, {place} có {number} thôn đạt chuẩn" for number in range(2, 9) for place in PLACES]
    found = parts(tmp_path, *told, "Đến năm 2027, xã Một có 50 thôn đạt chuẩn")

    assert [(state.state, state.count) for state in found.states] == [("running", 1), ("silent", 21)]
