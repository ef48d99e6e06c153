"""Owns our receivers of Pelican's signals: its generators receive our records and write nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pelican import signals

from plugins.bridge import reader


@contextmanager
def connected() -> Iterator[None]:
    """Connect each signal to its receiver for one run of Pelican."""
    table = (
        (signals.article_generator_init, hand_articles),
        (signals.page_generator_init, hand_pages),
        (signals.static_generator_init, hand_nothing),
    )
    for signal, receiver in table:
        signal.connect(receiver)
    try:
        yield
    finally:
        for signal, receiver in table:
            signal.disconnect(receiver)


def hand_articles(generator: Any) -> None:
    """Give our articles to core as its articles."""
    reader.hand_over(generator, reader.articles(generator))


def hand_pages(generator: Any) -> None:
    """Give our static pages to core as its pages."""
    reader.hand_over(generator, reader.pages(generator))


def hand_nothing(generator: Any) -> None:
    """Give core no static file to copy: the engine writes every file."""
    reader.hand_over(generator, {})
