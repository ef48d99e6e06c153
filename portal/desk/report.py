"""`portal report`: what the editors should ask after — deadlines near, silence, workshops never told of. Writes nothing."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from portal.desk import clock
from portal.desk.services import Services
from portal.desk.silence import silence, told_silence
from portal.source.load import load_portal


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """The command's own words."""
    tree(parser)


def run(given: argparse.Namespace, services: Services) -> int:
    """Print the report; 0 when it could be made, whatever it says, 1 when the content cannot be read."""
    day = clock.as_of(os.environ)
    loaded = load_portal(given.content, day) if given.content.is_dir() else None
    if loaded is None or loaded.portal is None:
        print("Không đọc được nội dung; chạy `portal check` để biết lỗi.", file=sys.stderr)
        return 1
    print(told_silence(silence(loaded.portal, day)), end="")
    return 0
