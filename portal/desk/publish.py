"""`portal publish`: a persistent production tree, a release hard-linked from it, and one rename that makes it live.

If it is killed at any moment, the published site stays complete: public/current leads to a finished release or is unchanged.
Where no symbolic links are to be had (Windows without the right to make them), public/current.txt names the release.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from portal.desk import clock, sftp
from portal.desk.build import allow_removals, build, unchanged
from portal.desk.elsewhere import POINTER, Elsewhere, NotCarried, carry
from portal.desk.promises import keep_promises
from portal.desk.services import Services
from portal.store.lock import locked
from portal.store.stamps import memory_of
from portal.text.dates import TZ
from portal.text.system import message_of

ROOT = Path(__file__).resolve().parents[2]
KEPT = 5
TO = "PORTAL_PUBLISH_TO"


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    tree(parser)
    allow_removals(parser)
    words = "chỉ công bố khi nội dung đã đổi hoặc đã đến giờ của một thay đổi: dùng cho đồng hồ của máy chủ"
    parser.add_argument("--if-changed", action="store_true", help=words)
    parser.add_argument("--public", type=Path, default=ROOT / "public", help="thư mục công bố (mặc định: public)")
    words = "chuyển cả bản công bố lên máy khác bằng ssh: cong@may-chu.example:/srv/cong; tài khoản chỉ có SFTP thì ghi sftp: ở trước "
    words += f"(mặc định: biến {TO})"
    parser.add_argument("--to", type=_place, default=os.environ.get(TO) or None, metavar="NƠI", help=words)


def _place(words: str) -> Elsewhere:
    try:
        return Elsewhere.of(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def run(given: argparse.Namespace, services: Services) -> int:
    """Publish, once the lock is free; return the exit code of the build. If nothing was built, nothing is switched."""
    gc.disable()  # as `portal build` does
    with locked(ROOT / ".portal"):
        return _publish(given, services)


def _publish(given: argparse.Namespace, services: Services) -> int:
    tree = memory_of(ROOT / ".portal", given.content.resolve()) / "production"
    shown, record = live(given.public), _record(given.content)
    carried = given.to is None or (shown is not None and _said(record) == f"{given.to} {shown.name}")
    if given.if_changed and shown and carried and unchanged(given.content, tree, "publishconf.py"):
        return 0
    code = build(given.content, tree, {"PORTAL_ALLOW_REMOVALS": given.allow_removals}, services, "publishconf.py")
    if code not in (0, 3):
        return code
    name = datetime.now(TZ).strftime("%Y-%m-%dT%H%M%S")
    try:
        release = make_release(tree, given.public, name)
        switch(given.public, release)
    except OSError as error:
        print(f"Không công bố được; trang đang công bố không đổi. {message_of(error)}", file=sys.stderr)
        return 1
    print(f"Đã công bố: {pointer(given.public)} → releases/{release.name}")
    remove_old(given.public)
    if given.to and (why := carry_to(release, given.to, given.content)):
        print(f"{why}\nTrên máy này đã công bố; chạy lại lệnh này để chuyển tiếp.", file=sys.stderr)
        return 1
    for file in keep_promises(given.content, clock.as_of(os.environ), ROOT / ".portal"):
        print(f"Đã ghi lại điều vừa công bố: {given.content / file}")
    return code


def carry_to(release: Path, to: Elsewhere, content: Path) -> str:
    """Carry a release to another machine, and remember that it is there; return why it could not be done, "" if it was."""
    record = _record(content)
    try:
        if to.sftp:
            sftp.carry(release, to, record.with_name("elsewhere.json"))
        else:
            carry(release, to)
    except NotCarried as why:
        return str(why)
    record.write_text(f"{to} {release.name}", encoding="utf-8")
    print(f"Đã công bố ở {to}: {release.name}")
    return ""


def _record(content: Path) -> Path:
    """Return the file that says which release is live on another machine."""
    return memory_of(ROOT / ".portal", content.resolve()) / "elsewhere.txt"


def _said(record: Path) -> str:
    return record.read_text(encoding="utf-8") if record.is_file() else ""


def make_release(tree: Path, public: Path, name: str) -> Path:
    """Return a finished release folder, hard-linked from the tree; it has another name until it is complete.

    If there are enough releases, the oldest one, which would be removed, is updated: most of its files are already right.
    """
    folder = public / "releases"
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(".*.part"):
        shutil.rmtree(left)
    part = folder / f".{name}.part"
    surplus = older(public, KEPT - 1)
    if surplus:
        os.rename(surplus[0], part)
    else:
        part.mkdir()
    bring(tree, part, linked=os.stat(tree).st_dev == os.stat(part).st_dev)
    release = folder / name
    number = 2
    while release.exists():
        release, number = folder / f"{name}-{number}", number + 1
    os.rename(part, release)
    return release


def bring(source: Path | str, target: Path | str, *, linked: bool) -> None:
    """Make one folder equal to another: by hard links, or by copies if the file system has none.

    `linked`: a file with the same inode is the same file, and stays.
    """
    with os.scandir(target) as there:
        known = {entry.name: entry for entry in there}
    with os.scandir(source) as entries:
        for entry in entries:
            if entry.name.startswith(".portal-"):
                continue
            place, old = os.path.join(target, entry.name), known.pop(entry.name, None)
            if entry.is_dir(follow_symlinks=False):
                if old is None or not old.is_dir(follow_symlinks=False):
                    _remove(old)
                    os.mkdir(place)
                bring(entry.path, place, linked=linked)
            elif old is None or not linked or old.inode() != entry.inode():
                _remove(old)
                _link(entry.path, place)
    for old in known.values():
        _remove(old)


def _remove(entry: os.DirEntry[str] | None) -> None:
    if entry is not None and entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path)
    elif entry is not None:
        os.unlink(entry.path)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def switch(public: Path, release: Path) -> None:
    """Make a release the live one, in one rename: of a symbolic link, or of a file that names the release."""
    fresh, place = public / ".current.new", public / "current"
    fresh.unlink(missing_ok=True)
    try:
        fresh.symlink_to(Path("releases") / release.name, target_is_directory=True)
    except (OSError, NotImplementedError):
        if place.is_symlink():
            raise
        place = public / POINTER
        fresh.write_text(f"releases/{release.name}\n", encoding="ascii")
    os.replace(fresh, place)


def pointer(public: Path) -> Path:
    """Return what leads to the live release: the link, or the file that names it."""
    return public / POINTER if (public / POINTER).is_file() and not (public / "current").is_symlink() else public / "current"


def live(public: Path) -> Path | None:
    """Return the folder of the live release, None before the first publication."""
    place = pointer(public)
    if place.name == POINTER:
        found = public / place.read_text(encoding="ascii").strip()
        return found if found.parent == public / "releases" and found.is_dir() else None
    return place.resolve() if place.exists() else None


def remove_old(public: Path) -> None:
    """Keep the newest releases and the live one."""
    for release in older(public, KEPT):
        shutil.rmtree(release)


def older(public: Path, kept: int) -> list[Path]:
    """Return the releases that are neither live nor among the newest `kept`, oldest first."""
    shown = live(public)
    releases = sorted(path for path in (public / "releases").iterdir() if path.is_dir() and not path.name.startswith("."))
    return [release for release in releases[:-kept] if shown is None or release.resolve() != shown.resolve()]
