"""Owns the record of the content as it was found at one moment."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from portal.source.load import Loaded
from portal.source.reading.tree import ContentTree


@dataclass(slots=True)
class Known:
    """The content as it was found at one moment."""

    loaded: Loaded
    tree: ContentTree
    day: str
    outdated: bool = False  # the memory that lazily read records come from is another by now
    walked: float = field(default_factory=time.monotonic)
