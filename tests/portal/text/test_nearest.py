import pytest

from portal.text.nearest import distance, nearest

UNITS = ["Xã Tân Phú", "Xã Tân Phước", "Huyện ủy Định Hóa", "Ủy ban nhân dân huyện Định Hóa"]


@pytest.mark.parametrize(
    ("a", "b", "steps"),
    [
        ("", "", 0),
        ("phu", "phuu", 1),
        ("phu", "pu", 1),
        ("phu", "phi", 1),
        ("phu", "puh", 1),
        ("an", "", 2),
        ("kitten", "sitting", 3),
        ("ca", "abc", 3),
    ],
)
def test_distance_counts_edits_and_swaps(a: str, b: str, steps: int) -> None:
    assert distance(a, b) == distance(b, a) == steps


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Xã Tân Phuu", "Xã Tân Phú"),
        ("xa tan phu", "Xã Tân Phú"),
        ("Huyện uỷ Định Hoá", "Huyện ủy Định Hóa"),
        ("Huyen uy Dinh Hao", "Huyện ủy Định Hóa"),
    ],
)
def test_a_slip_is_answered_with_the_nearest_name(typed: str, name: str) -> None:
    assert nearest(typed, UNITS) == name


def test_a_far_name_is_answered_with_nothing() -> None:
    assert nearest("Trường Mầm non Hoa Sen", UNITS) is None
    assert nearest("", UNITS) is None
    assert nearest("x", []) is None


def test_the_cutoff_is_the_callers() -> None:
    assert nearest("Xã Tân", UNITS, cutoff=0.9) is None
    assert nearest("Xã Tân", UNITS, cutoff=0.5) == "Xã Tân Phú"


def test_of_equals_the_one_with_the_same_marks_wins_then_the_first_by_alphabet() -> None:
    assert nearest("Phủ Thông", ["Phú Thông", "Phủ Thông"]) == "Phủ Thông"
    assert nearest("ab", ["ax", "ay"], cutoff=0.5) == "ax"
    assert nearest("ab", ["ay", "ax"], cutoff=0.5) == "ax"  # the order of a set differs between processes
