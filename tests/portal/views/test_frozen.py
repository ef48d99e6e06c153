"""Pieces of views: compared and hashed by what they say."""

from __future__ import annotations

from portal.views.parts import CardPart, DateView, Link


def test_pieces_that_say_the_same_are_the_same() -> None:
    assert CardPart("A", "/a/", date=DateView("01/5/2024")) == CardPart("A", "/a/", date=DateView("01/5/2024"))
    assert len({Link("A"), Link("A"), Link("A", "/a/")}) == 2
    assert Link("A") != DateView("A")
