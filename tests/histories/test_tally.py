"""The summary of histories at the end of a run is the sum of all parts."""

from tests.histories.tally import PROPERTY, Tally, told


def test_parts_of_one_machine_are_summed_and_other_properties_left_alone() -> None:
    parts = [(PROPERTY + "Changes", Tally(2, 30, 20, 15).recorded()), (PROPERTY + "Changes", Tally(3, 40, 25, 5).recorded()), ("x", 1)]
    assert told([*parts, (PROPERTY + "Killed", Tally(1, 4, 4).recorded())]) == [
        "Changes: 5 histories, 70 edits, 45 builds, 20 of them from what was kept",
        "Killed: 1 histories, 4 edits, 4 builds, 0 of them from what was kept",
    ]


def test_nothing_is_told_where_none_was_played() -> None:
    assert told([("x", 1)]) == []
