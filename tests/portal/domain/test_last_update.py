"""The moment of an article's last update for readers: it orders feeds and makes an entry new to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.article import Article, Change
from tests.tinysite import article, load_site

DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))
CHANGES = st.lists(st.builds(Change, DAYS, st.just("Sửa số liệu")), max_size=4).map(tuple)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Article:
    """An unchanged article of 10/5/2024, 8:30."""
    loaded = load_site(tmp_path_factory.mktemp("told"), {"tin/2024/05/tin.md": article(ngày_đăng="10/5/2024 08:30")})
    assert loaded.portal is not None
    return loaded.portal.article("tin/2024/05/tin")


def changed(article: Article, *days: int) -> Article:
    return replace(article, changes=tuple(Change(date(2024, 5, day), "Sửa") for day in days))


def hour(article: Article) -> str:
    return article.last_update.strftime("%d %H:%M:%S")


def test_nothing_was_told_after_publication(plain: Article) -> None:
    assert plain.last_update == plain.card.at


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((12,), "12 00:00:01"), ((12, 12), "12 00:00:02"), ((11, 12), "12 00:00:02"), ((12, 11), "12 00:00:02"),
        ((10,), "10 08:30:01"), ((10, 10, 10), "10 08:30:03"), ((9,), "10 08:30:01"),
    ],
)  # fmt: skip
def test_each_change_is_a_later_moment_than_the_one_before(plain: Article, days: tuple[int, ...], expected: str) -> None:
    assert hour(changed(plain, *days)) == expected


def test_a_withdrawal_follows_the_change_of_its_day(plain: Article) -> None:
    gone = replace(changed(plain, 12), withdrawn=Change(date(2024, 5, 12), "Sai số liệu"))
    assert hour(gone) == "12 00:00:02"


@given(CHANGES, DAYS)
def test_whatever_is_told_besides_moves_the_moment_forward(plain: Article, before: tuple[Change, ...], day: date) -> None:
    one, two = replace(plain, changes=before), replace(plain, changes=(*before, Change(day, "Sửa thêm")))
    gone = replace(two, withdrawn=Change(day, "Sai"))
    assert one.last_update < two.last_update < gone.last_update
    latest = max(one.last_update, datetime.combine(day, time(), plain.card.at.tzinfo))
    assert two.last_update - latest <= timedelta(seconds=len(two.changes))


@given(CHANGES)
def test_the_order_in_which_changes_are_written_does_not_matter(plain: Article, changes: tuple[Change, ...]) -> None:
    assert replace(plain, changes=changes).last_update == replace(plain, changes=changes[::-1]).last_update
