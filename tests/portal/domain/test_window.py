"""What a feed holds: whole days, and never so little that who asks once a day misses something."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.window import LENGTH, held
from tests.sitekit import news, portal_of, site

FIRST = date(2024, 1, 1)
counts = st.lists(st.sampled_from([0, 1, 3, LENGTH - 1, LENGTH, 2 * LENGTH]), max_size=8)


def latest_first(counts: list[int]) -> list[date]:
    return sorted((FIRST + timedelta(days=day) for day, count in enumerate(counts) for _ in range(count)), reverse=True)


@given(counts)
def test_no_day_is_cut_and_no_feed_is_short(counts: list[int]) -> None:
    days = latest_first(counts)
    count = held(days)
    assert count >= min(LENGTH, len(days))
    assert not days[count:] or days[count] < days[count - 1]


@given(counts)
def test_who_asks_every_day_sees_all(counts: list[int]) -> None:
    """The site is built every evening, and asked in the middle of every day."""
    seen = 0
    for day in range(len(counts) + 1):
        days = latest_first(counts[:day])
        seen += min(held(days), sum(counts[:day]) - seen)
        assert seen == sum(counts[:day])


@pytest.mark.parametrize(
    ("counts", "expected"),  # entries of each day, latest first
    [
        ((), 0), ((5,), 5), ((LENGTH, 1), LENGTH + 1), ((LENGTH + 5, 1, 1, 1), LENGTH + 7), ((LENGTH, 0, 0, 4), LENGTH),
        ((1, 0, 0, 4, 4), 9), ((1, 0, 0, 0, LENGTH, 1), LENGTH + 1), ((LENGTH - 1, 0, 0, 3, 3), LENGTH + 2),
    ],
)  # fmt: skip
def test_a_feed_holds_twenty_entries_three_days_and_the_rest_of_its_last_day(counts: tuple[int, ...], expected: int) -> None:
    assert held(FIRST - timedelta(days=back) for back, count in enumerate(counts) for _ in range(count)) == expected


def test_thirty_articles_of_one_day_all_stand_in_the_feed(tmp_path: Path) -> None:
    many = [news("10/5/2024", plan="", title=f"Tin số {number}") for number in range(30)]
    older = [news("02/5/2024", plan="", title=f"Tin cũ {number}") for number in range(5)]
    portal = portal_of(site(tmp_path, *many, *older, as_of="2024-06-01"))
    assert len(portal.group("feed", "all")) == 30
    assert len(portal.group("feed", "unit", "huyen-uy-thu")) == 30
