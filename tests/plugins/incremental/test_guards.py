"""Nothing is concluded from what is not seen: a folder that is gone, a disk that is full, too many articles removed at once."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.builder.quick import Workshop
from portal.__main__ import main
from portal.store import last_good
from portal.store.damage import NotKept, is_unwritable, remove
from tests.plugins.incremental.histories import ROOT, Life, differences, tree
from tests.portal.desk.test_publish import WHOLE
from tests.tinysite import article

MANY = 30


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path)
    for number in range(MANY):
        day, month = number % 28 + 1, number % 3 + 1
        life.write(f"tin/2024/{month:02}/tin-{number}.md", article(tiêu_đề=f"Tin {number}", ngày_đăng=f"{day}/{month}/2024"))
    assert life.build() == 0
    return life


def kept(life: Life) -> set[str]:
    folder = life.state / "last-good"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}


def refused(life: Life, capsys: pytest.CaptureFixture[str], *words: str) -> None:
    """Run a build that ends with 1, gives a reason, and changes nothing."""
    before, texts = tree(life.output), kept(life)
    capsys.readouterr()
    assert life.build() == 1
    told = capsys.readouterr().err
    assert all(word in told for word in words), told
    assert "Traceback" not in told
    assert differences(tree(life.output), before) == []
    assert kept(life) >= texts


@pytest.mark.parametrize("folder", ["tin", "du-lieu", ""])
@pytest.mark.parametrize("how", ["away", "file", "link"])
def test_a_folder_that_is_not_there_is_an_error(life: Life, capsys: pytest.CaptureFixture[str], folder: str, how: str) -> None:
    place, aside = life.content / folder, life.root / "aside"
    place.rename(aside)
    if how == "file":
        place.write_text("", encoding="utf-8")
    elif how == "link" and folder:
        place.symlink_to(aside)
    refused(life, capsys, "thư mục")
    assert main(["check", "--content", str(life.content)]) == 1
    place.unlink(missing_ok=True)
    aside.rename(place)
    assert life.build() == 0
    assert differences(tree(life.output), life.clean()) == []


def unreadable(monkeypatch: pytest.MonkeyPatch, folder: Path, code: int) -> None:
    scan = os.scandir

    def scandir(place: Any = ".") -> Any:
        if os.fspath(place) == str(folder):
            raise OSError(code, os.strerror(code), place)
        return scan(place)

    monkeypatch.setattr(os, "scandir", scandir)


@pytest.mark.parametrize("folder", ["tin", "tin/2024", "tin/2024/02", "du-lieu", ""])
@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO, errno.ESTALE])
def test_a_folder_that_cannot_be_read_is_an_error(
    life: Life, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: str, code: int
) -> None:
    with monkeypatch.context() as patch:
        unreadable(patch, life.content / folder, code)
        refused(life, capsys, "Không đọc được thư mục", folder)
        assert main(["check", "--content", str(life.content)]) == 1
    assert life.build() == 0


def test_a_share_that_is_gone_while_it_is_served_empties_nothing(life: Life) -> None:
    workshop = Workshop(life.raw(life.output, life.state))
    workshop.build()
    before, paths = tree(life.output), {str(life.content / path) for path in life.articles()}
    (life.content / "tin").rename(life.root / "aside")
    (life.content / "tin").mkdir()
    assert "allow-removals" in workshop.build(paths)
    (life.content / "tin").rmdir()
    assert "Thư mục" in workshop.build({str(life.content / "tin")})
    assert differences(tree(life.output), before) == []
    (life.root / "aside").rename(life.content / "tin")
    assert workshop.build(paths) == ""
    assert differences(tree(life.output), life.clean()) == []


def drop(life: Life, count: int) -> None:
    for path in life.articles()[:count]:
        life.remove(path)


def empty(life: Life) -> None:
    shutil.rmtree(life.content / "tin")
    (life.content / "tin").mkdir()


def rename_a_folder(life: Life) -> None:
    (life.content / "tin/2024").rename(life.content / "tin/2024-cu")


def look_from_long_ago(life: Life) -> None:
    life.as_of = date(1999, 1, 1)


@pytest.mark.parametrize("how", [lambda life: drop(life, 21), empty, rename_a_folder, look_from_long_ago])
def test_a_build_that_would_remove_too_many_articles_is_refused_unless_told_so(
    life: Life, capsys: pytest.CaptureFixture[str], how: Callable[[Life], None]
) -> None:
    how(life)
    refused(life, capsys, "--allow-removals", f"trong {MANY} bài")
    refused(life, capsys, "--allow-removals")
    life.settings["PORTAL_ALLOW_REMOVALS"] = True
    assert life.build() in (0, 3)
    assert differences(tree(life.output), life.clean()) == []


def test_few_may_be_removed_the_short_way_and_all_but_the_last(life: Life, capsys: pytest.CaptureFixture[str]) -> None:
    drop(life, 20)
    assert life.build() == 0
    assert life.ways[-1] == "changes"
    drop(life, 9)
    assert life.build() == 0
    drop(life, 1)
    refused(life, capsys, "--allow-removals", "1 trong 1 bài")


def test_the_share_is_a_setting(life: Life, capsys: pytest.CaptureFixture[str]) -> None:
    drop(life, 25)
    refused(life, capsys, "25 trong 30 bài")
    life.settings["PORTAL_REMOVALS"] = 0.9
    assert life.build() == 0


def test_publishing_refuses_too_and_leaves_the_site_whole(life: Life) -> None:
    place = life.root / "place"
    place.mkdir()

    def published(*words: str) -> subprocess.CompletedProcess[str]:
        program = WHOLE.replace("sys.argv[1:]", "sys.argv[1:3]").replace('"2024-06-01"]', '"2024-06-01", *sys.argv[3:]]')
        command = [sys.executable, "-c", program, str(life.content), str(place), *words]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert published().returncode == 0
    before = tree(place / "public/current/")
    empty(life)
    ended = published()
    assert ended.returncode == 1 and "--allow-removals" in ended.stderr and "Traceback" not in ended.stderr
    assert differences(tree(place / "public/current/"), before) == []
    assert published("--allow-removals").returncode == 0
    assert differences(tree(place / "public/current/"), before) != []


FULL = """
import resource, signal, sys
from pathlib import Path
from tests.plugins.incremental.histories import Life
life = Life(Path(sys.argv[1]), fresh=False)
life.settings = eval(sys.argv[3])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
sys.exit(life.build())
"""


@pytest.mark.parametrize("most", [0, 3_000, 30_000])
@pytest.mark.parametrize("fresh", [True, False])
@pytest.mark.parametrize("workers", [1, 2])
def test_a_disk_without_room_is_told_in_words(life: Life, most: int, fresh: bool, workers: int) -> None:
    before = tree(life.output)
    if fresh:
        shutil.rmtree(life.state)
    for path in life.articles():
        life.write(path, life.read(path) + "\nMột câu rất dài. " * 300)
    given = [sys.executable, "-c", FULL, str(life.root), str(most), repr({"PORTAL_WORKERS": workers})]
    ended = subprocess.run(given, cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 1, ended.stderr
    assert "Traceback" not in ended.stderr
    assert "Không ghi được" in ended.stderr or "Không đọc hoặc ghi được" in ended.stderr, ended.stderr
    assert tree(life.output).keys() >= before.keys(), "no page went"
    assert life.build() == 0
    assert differences(tree(life.output), life.clean()) == []


@pytest.mark.parametrize("part", [".portal", "output"])
def test_a_folder_that_cannot_be_made_is_told_in_words(life: Life, capsys: pytest.CaptureFixture[str], part: str) -> None:
    state, output = life.state, life.output
    (life.root / "tep").write_text("", encoding="utf-8")
    life.state, life.output = (life.root / "tep/portal", output) if part == ".portal" else (state, life.root / "tep/ra")
    capsys.readouterr()
    assert life.build() == 1
    told = capsys.readouterr().err
    assert "không phải là thư mục" in told and "Traceback" not in told


def test_a_text_that_cannot_be_kept_ends_the_build(life: Life, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(target: str, data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), target)

    life.write("du-lieu/don-vi.yml", life.read("du-lieu/don-vi.yml").replace("Xã Hai", "Xã Ba"))
    with monkeypatch.context() as patch:
        patch.setattr(last_good, "_write", full)
        capsys.readouterr()
        assert life.build() == 1
        told = capsys.readouterr().err
        assert "đĩa đã đầy" in told and "Traceback" not in told
    assert life.build() == 0
    assert differences(tree(life.output), life.clean()) == []


@pytest.mark.parametrize("code", [sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR_WRITE])
def test_a_memory_that_cannot_be_written_is_not_taken_for_a_damaged_one(tmp_path: Path, code: int) -> None:
    file = tmp_path / "sources.sqlite"
    file.write_bytes(b"x")
    failure = sqlite3.OperationalError("?")
    failure.sqlite_errorcode = code
    assert is_unwritable(failure)
    with pytest.raises(NotKept, match="Không ghi được"):
        remove(file, failure)
    assert file.is_file()
