"""Owns what we receive of Pelican's signals: its generators are handed our records, and write nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pelican import signals

from plugins.bridge import reader


@contextmanager
def connected() -> Iterator[None]:
    """signal → receiver, for one run of Pelican"""
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
    """Core reads our records as its articles."""
    reader.hand_over(generator, reader.articles(generator))


def hand_pages(generator: Any) -> None:
    """Core reads our static pages as its pages."""
    reader.hand_over(generator, reader.pages(generator))


def hand_nothing(generator: Any) -> None:
    """Core copies no static file: every file is written by the engine."""
    reader.hand_over(generator, {})
