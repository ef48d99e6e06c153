"""Owns the progress bar of long work: phase, count and time left, on a terminal only."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TextIO

WIDTH = 24
EVERY = 0.1  # seconds


def bar(stream: TextIO) -> Callable[[str, int, int], None]:
    """Return a function (phase, done, of) that draws on a terminal and does nothing elsewhere."""
    if not stream.isatty():
        return lambda phase, done, of: None
    begun: dict[str, float] = {}
    drawn = [0.0]

    def draw(phase: str, done: int, of: int) -> None:
        now = monotonic()
        start = begun.setdefault(phase, now)
        if now - drawn[0] < EVERY and done < of:
            return
        drawn[0] = now
        filled = WIDTH * done // max(of, 1)
        left = (now - start) / done * (of - done) if done else 0
        stream.write(f"\r{phase} [{'█' * filled}{'·' * (WIDTH - filled)}] {done}/{of} còn {left:.0f} giây ")
        stream.write("\r\033[K" if done >= of else "")
        stream.flush()

    return draw
