"""`portal build`: updates an output folder to match the content.

A first build goes through Pelican; a later one with the same engine and settings runs without it, which is faster.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from portal.desk import clock
from portal.desk.configuration import note_plugins, read_configuration, stamp
from portal.desk.pelican_program import run_pelican
from portal.desk.services import Services
from portal.desk.telling import next_change, overview
from portal.domain.problem import errors
from portal.store.lock import locked
from portal.store.unchanged import Inputs, Look, look
from portal.text.numbers import format_number

ROOT = Path(__file__).resolve().parents[2]


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    tree(parser, output="output")
    parser.add_argument("--verify", action="store_true", help="đọc lại mọi tệp đã dựng, sửa tệp bị thay đổi bằng tay")
    allow_removals(parser)
    parser.add_argument("--workers", type=int, help="số tiến trình")
    parser.add_argument("--pelican", action="store_true", help="luôn chạy qua Pelican")


def allow_removals(parser: argparse.ArgumentParser) -> None:
    """Add the option that allows a build to remove many articles."""
    words = "cho phép bỏ nhiều bài cùng lúc (bình thường, bỏ quá 20 bài và quá 20 % số bài thì dừng lại)"
    parser.add_argument("--allow-removals", action="store_true", help=words.replace("%", "%%"))


def run(given: argparse.Namespace, services: Services) -> int:
    """Build; return the exit code of the contract."""
    extra = {"PORTAL_VERIFY": given.verify, "PORTAL_WORKERS": given.workers, "PORTAL_ALLOW_REMOVALS": given.allow_removals}
    gc.disable()  # until the program ends: the first collection after a build would scan all that the build leaves
    return build(given.content, given.output, {**extra, "PORTAL_PELICAN": given.pelican}, services)


def build(content: Path, output: Path, extra: dict[str, Any], services: Services, conf: str = "pelicanconf.py") -> int:
    """Build one tree with one of the two configurations, once the lock is free. `extra`: settings that override the configuration's."""
    if not content.is_dir():
        print(f"Không có thư mục nội dung: {content}", file=sys.stderr)
        return 1
    with locked(ROOT / ".portal"):
        return _build(content.resolve(), output.resolve(), extra, services, conf)


def _build(content: Path, output: Path, extra: dict[str, Any], services: Services, conf: str) -> int:
    pelican = bool(extra.get("PORTAL_PELICAN"))
    seen = Look() if pelican or extra.get("PORTAL_VERIFY") else _look(content, output, conf)
    if seen.kept is not None:
        return say_unchanged(seen.kept)
    collecting = gc.isenabled()
    gc.disable()  # nearly everything a build creates is in use until it ends; collections would scan all of it
    try:
        raw = read_configuration(conf, content, output, {**extra, "PORTAL_LOOK": seen})
        note_plugins(services.plugin_files(raw))
        extra = {**extra, "PORTAL_CONFIGURATION": stamp(conf)}
        code = None if pelican else services.build_quickly({**raw, "PORTAL_CONFIGURATION": extra["PORTAL_CONFIGURATION"]})
        return run_pelican(content, output, extra, conf) if code is None else code
    finally:
        if collecting:
            gc.enable()


def _look(content: Path, output: Path, conf: str) -> Look:
    return look(ROOT / ".portal", output, Inputs(content, ROOT / "theme", clock.as_of(os.environ), stamp(conf)))


def unchanged(content: Path, output: Path, conf: str) -> bool:
    """Return whether a build would find nothing changed and nothing fallen due."""
    return content.is_dir() and _look(content.resolve(), output.resolve(), conf).kept is not None


def say_unchanged(kept: dict[str, Any]) -> int:
    """Report that nothing was done, and repeat the problems of the last build."""
    if kept["problems"]:
        print(overview(kept["problems"]), file=sys.stderr)
    if kept["held"]:
        print(f"!!! {len(kept['held'])} tệp tạm giữ, chưa đăng bản mới: {', '.join(kept['held'])}", file=sys.stderr)
    if kept["next"]:
        print(next_change(kept["next"]))
    print(f"Không có gì thay đổi: {format_number(kept['articles'])} bài · {format_number(kept['files'])} tệp của trang.")
    return 3 if errors(kept["problems"]) else 0
