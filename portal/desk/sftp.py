"""Owns the release on a machine whose account has SFTP and no shell: the differences are sent, then one rename makes them live.

The system's own `sftp` does it, by batches. Two folders are kept there; the one that readers do not see becomes the next release. What each
holds is remembered here (`state`), since SFTP lists folder by folder; without that memory new folders are begun, and the old ones stay.
Where no symbolic link is to be had there, `current.txt` names the folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from portal.desk.elsewhere import POINTER, Elsewhere, NotCarried, not_carried

SFTP = ("sftp", "-q", "-o", "BatchMode=yes", "-o", "ConnectTimeout=20", "-o", "ServerAliveInterval=15", "-b")
FIRST = "index.html"
Files = Mapping[str, str]  # path in a release → stamp of its bytes; "": what is there is not known


@dataclass(slots=True)
class Known:
    """What the other machine holds, folder by folder. `live`: the one that readers there see; `next`: one that was about to be."""

    to: str
    live: str
    next: str
    folders: dict[str, dict[str, str]]

    @classmethod
    def of(cls, state: Path, to: Elsewhere) -> Known:
        """Read what was remembered; nothing, if it is of another place or cannot be read."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            told = json.loads(state.read_text(encoding="utf-8"))
            if told["to"] == str(to):
                return cls(**told)
        return cls(str(to), "", "", {})

    def keep(self, state: Path) -> None:
        """Remember it, in one rename."""
        spare = state.with_suffix(".tmp")
        spare.write_text(json.dumps(asdict(self)), encoding="utf-8")
        os.replace(spare, state)


def carry(release: Path, to: Elsewhere, state: Path) -> None:
    """Let a finished release be the live one there. Raises NotCarried; readers there then have what they had."""
    known, wanted = Known.of(state, to), _files(release)
    if known.next:
        _make_live(known, to, state)
    folder = next((name for name in known.folders if name != known.live), release.name)
    there = f"{to.path}/releases/{folder}"
    held = _held(known, to, folder)
    known.folders[folder] = {path: held[path] if held.get(path) == wanted.get(path) else "" for path in held.keys() | wanted.keys()}
    known.keep(state)
    _run(to, _sent(release, there, known.folders[folder], wanted))
    known.folders[folder], known.next = wanted, folder
    known.keep(state)
    _make_live(known, to, state)


def _held(known: Known, to: Elsewhere, folder: str) -> Files:
    """What a folder there holds; all of it unknown if its first page is not there any more."""
    held = known.folders.get(folder, {})
    return held if not held.get(FIRST) or _is_there(to, f"releases/{folder}/{FIRST}") else dict.fromkeys(held, "")


def _is_there(to: Elsewhere, file: str) -> bool:
    try:
        _run(to, [f"ls -1 {_quoted(f'{to.path}/{file}')}"])
    except NotCarried:
        return False
    return True


def _make_live(known: Known, to: Elsewhere, state: Path) -> None:
    """Let readers there see the next folder, which is complete; done twice, it is the same."""
    _switch(to, known.next)
    known.live, known.next = known.next, ""
    known.keep(state)


def _files(release: Path) -> dict[str, str]:
    """Every file of a release with its stamp: size, and time to the nanosecond."""
    found = {}
    for folder, _, names in os.walk(release):
        for name in names:
            stat = os.stat(os.path.join(folder, name))
            found[Path(folder, name).relative_to(release).as_posix()] = f"{stat.st_size}-{stat.st_mtime_ns}"
    return found


def _sent(release: Path, there: str, held: Files, wanted: Files) -> Iterator[str]:
    """The batch that makes a folder there equal to a release here: what may be gone already may fail."""
    yield from (f"-mkdir {_quoted(place)}" for place in (str(PurePosixPath(there).parent.parent), str(PurePosixPath(there).parent), there))
    yield from (f"-rm {_quoted(f'{there}/{path}')}" for path in sorted(held.keys() - wanted.keys()))
    gone = _folders(held) - _folders(wanted)
    yield from (f"-rmdir {_quoted(f'{there}/{folder}')}" for folder in sorted(gone, reverse=True))
    yield from (f"-mkdir {_quoted(f'{there}/{folder}')}" for folder in sorted(_folders(wanted)))
    for path in sorted(wanted):
        if not held.get(path):
            yield f"put {_quoted(str(release / path))} {_quoted(f'{there}/{path}')}"


def _folders(files: Files) -> set[str]:
    """Every folder that a set of files needs."""
    return {str(parent) for path in files for parent in PurePosixPath(path).parents if str(parent) != "."}


def _switch(to: Elsewhere, folder: str) -> None:
    fresh = _quoted(f"{to.path}/.current.new")
    try:
        _run(to, [f"-rm {fresh}", f"ln -s {_quoted(f'releases/{folder}')} {fresh}"])
    except NotCarried:
        if _is_there(to, f"current/{FIRST}"):  # links are to be had, or it is not ours
            raise
        with tempfile.TemporaryDirectory() as spare:
            named = Path(spare, POINTER)
            named.write_text(f"releases/{folder}\n", encoding="ascii")
            _run(to, [f"put {_quoted(str(named))} {fresh}", f"rename {fresh} {_quoted(f'{to.path}/{POINTER}')}"])
        return
    _run(to, [f"rename {fresh} {_quoted(f'{to.path}/current')}"])


def _quoted(path: str) -> str:
    """A path as one word of a batch; between these marks no letter is a pattern."""
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _run(to: Elsewhere, lines: Iterable[str]) -> None:
    """Let `sftp` do the lines of a batch; it stops at the first that fails, unless that may fail. Raises NotCarried."""
    with tempfile.TemporaryDirectory() as spare:
        batch = Path(spare, "batch")
        batch.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        command = [*SFTP, str(batch), to.host]
        try:
            ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False)
        except OSError as fault:
            raise not_carried(to, str(fault)) from fault
    if ended.returncode:
        raise not_carried(to, ended.stderr or f"sftp: {ended.returncode}")
