"""Owns the table of Pelican's signals we receive: the whole of it is `connect`."""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.bridge import reader


def connect() -> None:
    """signal → receiver"""
    signals.article_generator_init.connect(hand_articles)
    signals.page_generator_init.connect(hand_pages)
    signals.static_generator_init.connect(hand_nothing)


def hand_articles(generator: Any) -> None:
    """Core reads our records as its articles."""
    reader.hand_over(generator, reader.articles(generator))


def hand_pages(generator: Any) -> None:
    """Core reads our static pages as its pages."""
    reader.hand_over(generator, reader.pages(generator))


def hand_nothing(generator: Any) -> None:
    """Core copies no static file: every file is written by the engine."""
    reader.hand_over(generator, {})
