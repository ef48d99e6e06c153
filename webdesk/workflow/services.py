"""Owns what one desk works with, made once per process: the newsroom, its files, its media, the publisher."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from webdesk.newsroom.room import Newsroom
from webdesk.place import Place, place
from webdesk.workflow.content_files import ContentFiles
from webdesk.workflow.media_files import MediaFiles
from webdesk.workflow.publisher import Publisher


@dataclass(frozen=True, slots=True)
class Services:
    """What every screen and every act asks."""

    place: Place
    room: Newsroom
    files: ContentFiles
    publisher: Publisher
    media: MediaFiles


def services() -> Services:
    """The services of this process's desk."""
    return _services(place())


@lru_cache(1)
def _services(here: Place) -> Services:
    return Services(here, Newsroom(here.content, here.state), ContentFiles(here.content), Publisher(here), MediaFiles(here.content))
