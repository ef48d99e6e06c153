"""`portal publish`: a production tree that is kept, a release hard-linked from it, and one rename that makes it live.

Killed at any moment, the published site stays whole: public/current leads to a finished release or is not touched.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from portal.desk import clock
from portal.desk.build import build
from portal.desk.promises import keep_promises
from portal.source.published import FILE
from portal.text.dates import TZ

ROOT = Path(__file__).resolve().parents[2]
KEPT = 5


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """The command's own words."""
    tree(parser)
    parser.add_argument("--public", type=Path, default=ROOT / "public", help="thư mục công bố (mặc định: public)")


def run(given: argparse.Namespace) -> int:
    """Publish; the exit code of the build. Nothing is switched when nothing was built."""
    tree = ROOT / ".portal" / "production"
    code = build(given.content, tree, {}, "publishconf.py")
    if code not in (0, 3):
        return code
    name = datetime.now(TZ).strftime("%Y-%m-%dT%H%M%S")
    try:
        release = make_release(tree, given.public, name)
        switch(given.public, release)
    except OSError as error:
        print(f"Không công bố được: {error.strerror} ({error.filename})", file=sys.stderr)
        return 1
    print(f"Đã công bố: {given.public / 'current'} → releases/{release.name}")
    remove_old(given.public)
    if keep_promises(given.content, clock.as_of(os.environ), ROOT / ".portal"):
        print(f"Đã ghi các chỉ tiêu vừa công bố: {given.content / FILE}")
    return code


def make_release(tree: Path, public: Path, name: str) -> Path:
    """A finished release folder, hard-linked from the tree; under another name until it is whole."""
    folder = public / "releases"
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(".*.part"):
        shutil.rmtree(left)
    part = folder / f".{name}.part"
    link_tree(tree, part)
    release = folder / name
    number = 2
    while release.exists():
        release, number = folder / f"{name}-{number}", number + 1
    os.rename(part, release)
    return release


def link_tree(source: Path, target: Path) -> None:
    """Every file of `source` under `target` as a hard link; a copy where the file system allows none."""
    for folder, _, names in os.walk(source):
        place = target / os.path.relpath(folder, source)
        os.makedirs(place, exist_ok=True)
        for name in names:
            if not name.startswith(".portal-"):
                _link(os.path.join(folder, name), os.path.join(place, name))


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def switch(public: Path, release: Path) -> None:
    """Make a release the live one, in one rename."""
    fresh = public / ".current.new"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path("releases") / release.name)
    os.replace(fresh, public / "current")


def remove_old(public: Path) -> None:
    """Keep the newest releases and the live one."""
    live = (public / "current").resolve()
    releases = sorted(path for path in (public / "releases").iterdir() if path.is_dir() and not path.name.startswith("."))
    for release in releases[:-KEPT]:
        if release.resolve() != live:
            shutil.rmtree(release)
