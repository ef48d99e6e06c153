"""The wording of a target over time: its words on a day, and a statement that turns out to be older or newer than others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from portal.domain.plan import Target, TargetChange
from portal.domain.statement_history import as_it_was, changed, in_force, later_changes, stated_earlier
from tests.portal.domain.promises import SET, said, target

MAY = date(2018, 5, 1)
BEFORE, AFTER = date(2018, 4, 30), date(2018, 5, 2)
FIRST, SECOND = said("60"), said("70")
ARTICLE = "tin/2018/05/dieu-chinh"


def adjusted() -> Target:
    """60 % from the beginning, 70 % from 1/5/2018."""
    return changed(replace(target("60"), statement=FIRST), SECOND, MAY, ARTICLE, "Vượt sớm")


def test_a_change_is_in_force_from_its_own_day() -> None:
    assert [in_force(adjusted(), day) for day in (BEFORE, MAY, AFTER)] == [FIRST, SECOND, SECOND]


def test_a_target_as_it_was_has_the_words_and_the_changes_of_that_day() -> None:
    now = adjusted()
    assert as_it_was(now, MAY) is now
    assert (as_it_was(now, BEFORE).statement, as_it_was(now, BEFORE).changes) == (FIRST, ())
    assert as_it_was(now, BEFORE).id == now.id


def test_a_change_says_what_was_what_is_since_when_where_and_why() -> None:
    assert adjusted().changes == (TargetChange(FIRST, SECOND, MAY, ARTICLE, "Vượt sớm"),)
    assert adjusted().statement == SECOND


def test_two_changes_of_one_day_follow_each_other_as_they_are_told() -> None:
    third = said("75")
    now = changed(adjusted(), third, MAY, "tin/2018/05/nua", "")
    assert [(change.old, change.new) for change in now.changes] == [(FIRST, SECOND), (SECOND, third)]
    assert (now.statement, in_force(now, BEFORE)) == (third, FIRST)


def test_a_change_that_turns_out_to_be_older_comes_before_the_known_one() -> None:
    between, day = said("65"), date(2017, 3, 1)
    now = changed(adjusted(), between, day, "tin/2017/03/truoc", "")
    assert [(change.old, change.new, change.day) for change in now.changes] == [(FIRST, between, day), (between, SECOND, MAY)]
    assert (now.statement, in_force(now, date(2017, 2, 28)), in_force(now, day)) == (SECOND, FIRST, between)


def test_the_same_words_told_before_the_day_they_were_known_of_are_one_change() -> None:
    day = date(2018, 2, 1)
    now = changed(adjusted(), SECOND, day, "tin/2018/02/som", "")
    assert [(change.new, change.day, change.article) for change in now.changes] == [(SECOND, day, "tin/2018/02/som")]


def test_an_article_that_told_a_target_first_is_where_it_was_set() -> None:
    day = date(2016, 1, 5)
    now = stated_earlier(adjusted(), day, "tin/2016/01/dau-tien")
    assert (now.day, now.article, now.changes, now.statement) == (day, "tin/2016/01/dau-tien", adjusted().changes, SECOND)


def test_what_was_told_first_in_other_words_was_changed_by_where_it_was_known_to_be_set() -> None:
    day, earliest = date(2016, 1, 5), said("50")
    now = stated_earlier(adjusted(), day, "tin/2016/01/dau-tien", earliest)
    assert (now.day, now.article) == (day, "tin/2016/01/dau-tien")
    assert now.changes == (TargetChange(earliest, FIRST, SET, "tin/2016/11/dat-ra"), *adjusted().changes)


def test_later_changes_are_those_after_the_article_own_or_after_its_day() -> None:
    now = changed(adjusted(), said("75"), date(2019, 1, 1), "tin/2019/01/nua", "")
    first, second = now.changes
    assert later_changes(now, now.article, SET) == (first, second)
    assert later_changes(now, ARTICLE, MAY) == (second,)
    assert later_changes(now, "tin/2018/05/khac", MAY) == (second,)
    assert later_changes(now, "tin/2018/04/khac", BEFORE) == (first, second)
    assert later_changes(now, "tin/2019/01/nua", date(2019, 1, 1)) == ()
