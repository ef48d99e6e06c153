"""Owns what one desk works with, made once per process: the newsroom, the shelf, the press, the stacks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from webdesk.newsroom.room import Newsroom
from webdesk.place import Place, place
from webdesk.workflow.press import Press
from webdesk.workflow.shelf import Shelf
from webdesk.workflow.stacks import Stacks


@dataclass(frozen=True, slots=True)
class House:
    """What every screen and every act asks."""

    place: Place
    room: Newsroom
    shelf: Shelf
    press: Press
    stacks: Stacks


def house() -> House:
    """The house of this process's desk."""
    return _house(place())


@lru_cache(1)
def _house(here: Place) -> House:
    return House(here, Newsroom(here.content, here.state), Shelf(here.content), Press(here), Stacks(here.content))
