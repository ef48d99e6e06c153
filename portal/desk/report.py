"""`portal report`: what the editors should follow up: deadlines near, silence, events without a report. Writes nothing."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from portal.desk import clock
from portal.desk.services import Services
from portal.desk.silence import silence, silence_text
from portal.source.load import load_portal


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    tree(parser)


def run(given: argparse.Namespace, services: Services) -> int:
    """Print the report; return 0 if it was made, whatever it says, 1 if the content cannot be read."""
    day = clock.as_of(os.environ)
    loaded = load_portal(given.content, day) if given.content.is_dir() else None
    if loaded is None or loaded.portal is None:
        print("Không đọc được nội dung; chạy `portal check` để biết lỗi.", file=sys.stderr)
        return 1
    print(silence_text(silence(loaded.portal, day)), end="")
    return 0
