"""Owns the release on another machine, where readers are: carried into a folder of its own, made live by one rename there.

The system's own `ssh` does it, with `rsync` where that is installed, else with a tar stream. Nothing of the release that readers have is
touched before the new one is whole; whatever fails leaves it live. Refuses passwords: the key of this machine has to be known there.
Accounts that have SFTP and no shell are served by `sftp`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

PLACE = re.compile(r"(?P<way>sftp:)?(?P<host>(?:[\w.]+[\w.-]*@)?[A-Za-z0-9][\w.-]*):(?P<path>/[\w./-]*[\w-])", re.ASCII)
SSH = ("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=20")
POINTER = "current.txt"  # names the live release where symbolic links are not to be had
KEPT = 5
ONLY_SFTP = "sftp connections only"  # said by OpenSSH
SAID = 400  # letters of a failure that are told
# What is done there; «{path}» and «{name}» hold letters, digits and -_./ only.
BEGIN = """set -e
mkdir -p {path}/releases
cd {path}
if [ -e current ] && [ ! -L current ]; then echo "{path}/current is not a link of ours" >&2; exit 9; fi
if [ "$(readlink current)" = releases/{name} ]; then echo "{name} is live already" >&2; exit 8; fi
rm -rf releases/.*.part releases/{name}
mkdir releases/.{name}.part"""
SWITCH = """set -e
cd {path}
mv releases/.{name}.part releases/{name}
ln -s releases/{name} .current.new.{name}
mv -fT .current.new.{name} current 2>/dev/null || mv -fh .current.new.{name} current
ls -1 releases | sort -r | tail -n +{first} | while read -r old; do
  [ "releases/$old" = "$(readlink current)" ] || rm -rf "releases/$old"
done"""


class NotCarried(Exception):
    """Why a release did not get there, in Vietnamese. Readers there have what they had."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A folder of another machine: the host as `ssh` knows it, an absolute path. `sftp`: the account there has no shell."""

    host: str
    path: str
    sftp: bool = False

    @classmethod
    def of(cls, words: str) -> Elsewhere:
        """Read «user@host:/path», with «sftp:» before it for accounts without a shell. Raises ValueError."""
        found = PLACE.fullmatch(words)
        if not found or ".." in found["path"].split("/"):
            raise ValueError(f"«{words}» phải viết như cong@may-chu.example:/srv/cong (chữ không dấu, số và . _ - /)")
        return cls(found["host"], found["path"], bool(found["way"]))

    def __str__(self) -> str:
        return f"{'sftp:' if self.sftp else ''}{self.host}:{self.path}"


def carry(release: Path, to: Elsewhere) -> None:
    """Let a finished release be the live one there, too. Raises NotCarried."""
    name = release.name
    _there(to, BEGIN.format(path=to.path, name=name))
    if shutil.which("rsync"):
        _by_rsync(release, to)
    else:
        _by_tar(release, to)
    _there(to, SWITCH.format(path=to.path, name=name, first=KEPT + 1))


def _by_rsync(release: Path, to: Elsewhere) -> None:
    """What readers there have already, by size and time to the nanosecond, is linked, not sent."""
    linked = ("--modify-window=-1", f"--link-dest={to.path}/current/")
    options = ("-rlt", "--delete", "--chmod=D755,F644", "--timeout=60", *linked, "-e", " ".join(SSH))
    target = f"{to.host}:{to.path}/releases/.{release.name}.part/"
    _done(["rsync", *options, f"{release}/", target], to)


def _by_tar(release: Path, to: Elsewhere) -> None:
    """All of it in one stream, for machines without rsync."""
    command = [*SSH, to.host, f"tar -xf - -C {to.path}/releases/.{release.name}.part"]
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            said = _streamed(release, running)
    except OSError as fault:
        raise not_carried(to, str(fault)) from fault
    if running.returncode:
        raise not_carried(to, said)


def _streamed(release: Path, running: subprocess.Popen[bytes]) -> str:
    """What the other side said while a release was sent to it."""
    assert running.stdin and running.stderr
    try:
        with tarfile.open(fileobj=cast(BinaryIO, running.stdin), mode="w|") as stream:
            stream.add(release, ".")
        running.stdin.close()
    except BrokenPipeError:
        running.kill()  # the other side is gone; its own words say why
    return running.stderr.read().decode(errors="replace")


def _there(to: Elsewhere, script: str) -> None:
    _done([*SSH, to.host, script], to)


def _done(command: list[str], to: Elsewhere) -> None:
    try:
        ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False)
    except OSError as fault:
        raise not_carried(to, str(fault)) from fault
    if ended.returncode:
        raise not_carried(to, ended.stderr or f"{command[0]}: {ended.returncode}")


def not_carried(to: Elsewhere, said: str) -> NotCarried:
    """Return why a release did not get there: what the programs said, and a way out where one is known."""
    hint = f" Tài khoản này chỉ có SFTP: ghi sftp:{to}." if ONLY_SFTP in said and not to.sftp else ""
    return NotCarried(f"Chưa chuyển được lên {to}; ở đó bạn đọc vẫn thấy bản trước. {' '.join(said.split())[-SAID:]}{hint}")
