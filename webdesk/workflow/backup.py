"""Owns the archive of everything a lost machine would take with it: content, people and log, last good texts. And the way back.

One zip file: `noi-dung/`, `ban-bien-tap.sqlite3`, `last-good/`, and `muc-luc.json` with the digest of every other file. The key that
sessions are signed with is left out: after a restoration everybody logs in again, and preview links have ended. So have second steps of
log-ins, whose secrets are made of that key, unless a copy of it that was kept elsewhere is put into the data folder first.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import IO

from portal.desk import clock
from portal.domain.asof import moment
from portal.store.stamps import memory_of
from portal.text.day import TZ
from portal.text.path import is_below

CONTENT, GOOD, DATABASE, INDEX = "noi-dung", "last-good", "ban-bien-tap.sqlite3", "muc-luc.json"
NAME = "sao-luu-"
NIGHT = time(2, 30)
KEPT = 30
CHUNK = 1 << 20
APART = "Gói này KHÔNG có người dùng, các bản sửa và nhật ký: chúng nằm trong PostgreSQL «{}». Sao lưu riêng bằng pg_dump."
FORM = 1  # of the archive
NO_TABLES = "Gói này chưa có người dùng và nhật ký: {} chưa có tệp của bàn biên tập. Nếu dùng PostgreSQL, đặt {} cho lệnh này."


class NoBackup(Exception):
    """Nothing was archived or restored; says why in Vietnamese."""


def backup(content: Path, data: Path, state: Path, folder: Path, kept: int = KEPT) -> Path:
    """Write one archive into a folder, and keep only the newest there. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f".{NAME}*.part"):
        left.unlink()
    name = f"{NAME}{_now():%Y-%m-%dT%H%M%S}.zip"
    part = folder / f".{name}.part"
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        _write(file, content, data, state)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, folder / name)
    for old in archives(folder)[kept:]:
        old.unlink()
    return folder / name


def is_due(folder: Path, now: datetime) -> bool:
    """Whether last night's archive is missing: none was made since the last half past two."""
    night = datetime.combine(now.date(), NIGHT, now.tzinfo)
    night -= timedelta(days=1 if now < night else 0)
    newest = archives(folder)[:1]
    return not newest or newest[0].name < f"{NAME}{night:%Y-%m-%dT%H%M%S}.zip"


def archives(folder: Path) -> list[Path]:
    """The archives in a folder, newest first."""
    return sorted(folder.glob(f"{NAME}*.zip"), reverse=True)


def left_out(database: str) -> str:
    """What an archive lacks where the tables are kept by a database server of that name, in words; "" where it lacks nothing."""
    return APART.format(database) if database else ""


def _write(file: IO[bytes], content: Path, data: Path, state: Path) -> None:
    digests: dict[str, str] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, tempfile.TemporaryDirectory() as spare:
        for name, place in _files(content, data, state, Path(spare)):
            digests[name] = _add(archive, name, place)
        told = {"form": FORM, "at": _now().isoformat(timespec="seconds"), "files": digests}
        archive.writestr(INDEX, json.dumps(told, ensure_ascii=False, indent=0))


def _files(content: Path, data: Path, state: Path, spare: Path) -> Iterator[tuple[str, Path]]:
    """Every file by its name in the archive. The database comes first: a text saved meanwhile is then in its file at least."""
    if (data / DATABASE).is_file():
        yield DATABASE, _copied(data / DATABASE, spare / DATABASE)
    for base, folder in ((CONTENT, content), (GOOD, memory_of(state.resolve(), content.resolve()) / "last-good")):
        for place in sorted(folder.rglob("*")):
            if place.is_file() and not (place.name.startswith(".") and place.name.endswith(".tmp")):
                yield f"{base}/{place.relative_to(folder).as_posix()}", place


def _now() -> datetime:
    return moment(clock.as_of(os.environ))


def _copied(database: Path, copy: Path) -> Path:
    """A copy of a database that is in use, whole."""
    with closing(sqlite3.connect(database, timeout=60)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def _add(archive: zipfile.ZipFile, name: str, place: Path) -> str:
    found = hashlib.sha256()
    info = zipfile.ZipInfo(name, datetime.fromtimestamp(max(place.stat().st_mtime, 315_619_200), TZ).timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    with open(place, "rb") as source, archive.open(info, "w", force_zip64=True) as target:
        while part := source.read(CHUNK):
            found.update(part)
            target.write(part)
    return found.hexdigest()


# ---- back


def restore(archive: Path, content: Path, data: Path, state: Path) -> int:
    """Bring everything back to where nothing is yet; the number of files. All of it is checked before any of it is in place.

    Raises NoBackup, OSError.
    """
    good = memory_of(state.resolve(), content.resolve()) / "last-good"
    for place in (content, data / DATABASE, good):
        if place.is_file() or (place.is_dir() and any(place.iterdir())):
            raise NoBackup(f"{place} đã có nội dung. Chỉ khôi phục vào chỗ trống: chuyển nó sang chỗ khác rồi chạy lại.")
    content.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=".khoi-phuc-", dir=content.parent))
    try:
        count = _unpacked(archive, part)
        for base, target in ((CONTENT, content), (GOOD, good), (DATABASE, data / DATABASE)):
            _bring(part / base, target)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return count


def _bring(source: Path, target: Path) -> None:
    if not source.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        target.rmdir()
    shutil.move(source, target)
    if target.is_file():
        target.chmod(0o600)


def _unpacked(archive: Path, part: Path) -> int:
    """Unpack below a folder, and hold every file against its digest."""
    try:
        with zipfile.ZipFile(archive) as file:
            told = json.loads(file.read(INDEX))
            files: dict[str, str] = told["files"]
            if told["form"] != FORM or set(file.namelist()) != {*files, INDEX} or not all(map(is_below, files)):
                raise NoBackup("Gói sao lưu này không đủ tệp như mục lục của nó, hoặc do một bản phần mềm khác làm.")
            for name, digest in files.items():
                _unpack(file, name, digest, part / name)
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile) as fault:
        raise NoBackup(f"{archive} không phải gói sao lưu của bàn biên tập, hoặc đã hỏng.") from fault
    return len(files)


def _unpack(file: zipfile.ZipFile, name: str, digest: str, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    found = hashlib.sha256()
    with file.open(name) as source, open(place, "wb") as target:
        while part := source.read(CHUNK):
            found.update(part)
            target.write(part)
    if found.hexdigest() != digest:
        raise NoBackup(f"Tệp {name} trong gói sao lưu đã hỏng; dùng gói của đêm trước.")
