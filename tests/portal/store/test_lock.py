"""One process builds at a time; the others wait, say so, and go on at once when it is gone, however it went."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.search.store import Store
from portal.store.damage import InUse, is_sound, put_away
from portal.store.ledger import Ledger
from portal.store.lock import LOCK, WAITING, locked
from portal.store.sources import Sources
from portal.store.underway import logged
from portal.store.workers import in_background
from tests.tinysite import AS_OF, GOOD, write_site

ROOT = Path(__file__).resolve().parents[3]
HOLDER = """
import os, sys, time
from pathlib import Path
from portal.store.lock import locked
with locked(Path(sys.argv[1])):
    child = os.fork() if "child" in sys.argv else 1
    if child:
        print(child, flush=True)
    time.sleep(60)
"""


class Holder:
    """A process that has the turn."""

    def __init__(self, state: Path, *words: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(state), *words], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.child = int(self._process.stdout.readline())

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[Holder]:
    made = Holder(tmp_path / ".portal")
    yield made
    made.kill()


def ready_for_ctrl_c() -> None:
    """A shell has its background jobs ignore Ctrl+C, and so what they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def is_free(state: Path) -> bool:
    """Return whether another process could acquire the lock now."""
    program = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute('begin exclusive')"
    ended = subprocess.run([sys.executable, "-c", program, str(state / LOCK)], capture_output=True, text=True, check=False, timeout=20)
    assert ended.returncode == 0 or "database is locked" in ended.stderr
    return ended.returncode == 0


def test_the_lock_is_had_by_one_process_and_given_back(tmp_path: Path) -> None:
    with locked(tmp_path):
        assert not is_free(tmp_path)
    assert is_free(tmp_path)


def test_who_has_the_lock_has_it_again_and_keeps_it_to_the_end(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    with locked(tmp_path):
        with locked(tmp_path / "link"):
            assert not is_free(tmp_path)
        assert not is_free(tmp_path)
    assert is_free(tmp_path)


def test_a_build_that_fails_gives_the_lock_back(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path):
        _ = 1 / 0
    assert is_free(tmp_path)


def test_a_forked_child_neither_ends_the_lock_nor_needs_one(tmp_path: Path) -> None:
    def nested() -> None:
        with locked(tmp_path):
            pass

    with locked(tmp_path):
        with in_background(nested, 2):
            pass
        assert not is_free(tmp_path)


def test_a_killed_holder_lets_the_next_one_go_on_at_once_though_its_child_lives(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    holder = Holder(tmp_path, "child")
    try:
        holder.kill()
        begun = time.monotonic()
        with locked(tmp_path):
            assert time.monotonic() - begun < 0.5
        os.kill(holder.child, 0)  # it lives
    finally:
        os.kill(holder.child, signal.SIGKILL)
    assert capsys.readouterr().err == ""


def test_who_waits_says_so_once_and_goes_on_by_itself(tmp_path: Path) -> None:
    first = Holder(tmp_path)
    second = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert second.stdout is not None and second.stderr is not None
    assert second.stderr.readline().strip() == WAITING
    time.sleep(2.2)
    first.kill()
    assert second.stdout.readline()  # it has the lock
    second.kill()
    assert second.communicate()[1] == ""


def test_waiting_is_ended_by_ctrl_c(tmp_path: Path, holder: Holder) -> None:
    words = ["build", "--content", str(write_site(tmp_path / "content", {}))]
    program = "import sys; from pathlib import Path; from portal.__main__ import main; from portal.desk import build; "
    program += f"build.ROOT = Path({str(tmp_path)!r}); sys.exit(main({words!r}))"
    waiting = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stderr=subprocess.PIPE, text=True, preexec_fn=ready_for_ctrl_c
    )
    assert waiting.stderr is not None
    assert waiting.stderr.readline().strip() == WAITING
    waiting.send_signal(signal.SIGINT)
    begun = time.monotonic()
    assert waiting.wait(5) == 1
    assert time.monotonic() - begun < 2
    assert waiting.stderr.read() == ""


def test_a_long_wait_ends_with_words_and_exit_code_1(tmp_path: Path, holder: Holder) -> None:
    program = "import sys; from pathlib import Path; from portal.store import lock; lock.PATIENCE = 2\n"
    program += "with lock.locked(Path(sys.argv[1])): print('never')"
    words = [sys.executable, "-c", program, str(tmp_path / ".portal")]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.splitlines()[0] == WAITING
    assert ended.stderr.splitlines()[1].startswith("Đã chờ ")


def test_where_nothing_can_be_written_nobody_waits(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with locked(tmp_path / "file" / ".portal"):
        pass
    assert not (tmp_path / "file").is_dir()


def test_a_database_that_a_child_of_a_killed_build_still_writes_is_waited_for(tmp_path: Path) -> None:
    child = sqlite3.connect(tmp_path / "x.sqlite", check_same_thread=False)
    child.execute("create table t(a)")
    child.execute("insert into t values (1)")
    ends = threading.Timer(0.5, child.rollback)
    ends.start()
    base = sqlite3.connect(tmp_path / "x.sqlite")
    logged(base)
    ends.join()
    assert base.execute("pragma journal_mode").fetchone() == ("wal",)


BUSY = [
    lambda state, content: Ledger(state / "ledger.sqlite").begin({}),
    lambda state, content: Sources(state, content).load(AS_OF),
    lambda state, content: Store(state, "2"),
]


@pytest.mark.parametrize("opened", BUSY, ids=["ledger", "sources", "search"])
def test_a_busy_database_is_not_taken_for_a_damaged_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[[Path, Path], object]
) -> None:
    """Another program has them all to itself."""
    content = write_site(tmp_path / "content", {"tin/2024/05/tin.md": GOOD})
    Ledger(tmp_path / "ledger.sqlite").close()
    Sources(tmp_path, content).load(AS_OF)
    store = Store(tmp_path, "1")
    store.commit()
    store.close()
    files = list(tmp_path.rglob("*.sqlite"))
    before = {file: file.stat().st_ino for file in files}
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda file, **given: connect(file, **{**given, "timeout": 0.1}))
    others = [connect(file) for file in files]
    for other in others:
        other.execute("pragma locking_mode = exclusive")
        other.execute("pragma journal_mode = delete")
        other.execute("begin exclusive")
    try:
        with pytest.raises(InUse):
            opened(tmp_path, content)
        assert all(map(is_sound, files))
        with pytest.raises(InUse):
            put_away(files, _locked(files[0]))
    finally:
        for other in others:
            other.close()
    assert {file: file.stat().st_ino for file in tmp_path.rglob("*.sqlite")} == before


def _locked(file: Path) -> Exception:
    with pytest.raises(sqlite3.OperationalError) as told:
        sqlite3.connect(file).execute("begin immediate")
    return told.value
