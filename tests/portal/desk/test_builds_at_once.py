"""Concurrent builds of one checkout, as real processes: the second waits, and nothing is lost or built twice."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugins.incremental.histories import Life, differences, share_caches, tree
from tests.tinysite import article, write_site

ROOT = Path(__file__).resolve().parents[3]
PARTS = ("portal", "plugins", "theme", "pelicanconf.py", "publishconf.py")
BUILD = ("-m", "portal", "build", "--as-of", "2026-11-21")
PUBLISH = ("-m", "portal", "publish", "--as-of", "2026-11-21")
PELICAN = ("-m", "pelican", "-s", "pelicanconf.py")
WAITING = "Một lần dựng khác đang chạy; chờ nó xong"
UNCHANGED = "không có gì thay đổi"
PAUSED = """
import sys
from portal.__main__ import main
from portal.store import underway
settle = underway.settle
def paused(base):
    settle(base)
    print("half", flush=True)
    sys.stdin.readline()
underway.settle = paused
sys.exit(main(sys.argv[1:]))
"""  # stops in the middle of saving its ledger


def _ready_for_ctrl_c() -> None:
    """A shell has its background jobs ignore Ctrl+C, and so what they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Program:
    """A program that runs in a checkout; its lines are heard as they come."""

    def __init__(self, place: Path, *words: str) -> None:
        environment = {**os.environ, "PORTAL_AS_OF": "2026-11-21"}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        words = (sys.executable, *words)
        self.process = subprocess.Popen(words, cwd=place, env=environment, encoding="utf-8", preexec_fn=_ready_for_ctrl_c, **pipes)  # type: ignore[call-overload]
        self.lines: list[str] = []
        self._heard: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._hear, daemon=True).start()

    def _hear(self) -> None:
        for line in self.process.stdout:
            self.lines.append(line)
            self._heard.put(line)

    def hear(self, word: str, seconds: float = 30) -> None:
        """Wait for a line that holds a word."""
        end = time.monotonic() + seconds
        while word not in self._heard.get(timeout=max(0.01, end - time.monotonic())):
            pass

    def go_on(self) -> None:
        """Let the stopped process continue."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def end(self, seconds: float = 60) -> str:
        """All it said, once it has ended well."""
        assert self.process.wait(seconds) == 0, "".join(self.lines)
        time.sleep(0.05)
        return "".join(self.lines)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a tiny content, built once."""
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, tmp_path / part)
    share_caches(tmp_path / ".portal")
    write_site(tmp_path / "content", {f"tin/2024/{month:02}/tin.md": article(tiêu_đề=f"Tin tháng {month}") for month in (1, 2, 3)})
    Program(tmp_path, *BUILD).end()
    return tmp_path


@pytest.fixture
def half(checkout: Path) -> Iterator[Program]:
    """A build of an edit that stops in the middle of saving."""
    edit(checkout, 1, "Tin tháng giêng")
    program = Program(checkout, "-c", PAUSED, *BUILD[2:])
    program.hear("half")
    yield program
    program.process.kill()
    program.process.wait()


def edit(checkout: Path, month: int, title: str) -> None:
    file = checkout / f"content/tin/2024/{month:02}/tin.md"
    file.write_text(article(tiêu_đề=title), encoding="utf-8")


def memory(checkout: Path) -> dict[str, int]:
    """Return the databases, each with its inode: a replaced one has a new inode."""
    return {file.name: file.stat().st_ino for file in (checkout / ".portal").rglob("*.sqlite")}


def assert_clean(checkout: Path) -> None:
    """The output is that of a clean build, and the ledger knows it."""
    assert UNCHANGED in Program(checkout, *BUILD).end().lower()
    assert differences(tree(checkout / "output"), Life(checkout, fresh=False).clean()) == []


@pytest.mark.parametrize("words", [BUILD, PELICAN], ids=["portal", "pelican"])
def test_a_second_build_waits_says_so_once_and_builds_its_own_edit_only(checkout: Path, half: Program, words: tuple[str, ...]) -> None:
    before = memory(checkout)
    second = Program(checkout, *words)
    second.hear(WAITING)
    edit(checkout, 2, "Tin tháng hai")
    time.sleep(2.5)
    half.go_on()
    half.end()
    said = second.end()
    assert said.count(WAITING) == 1
    assert "· ghi " in said and "lần đầu" not in said
    assert memory(checkout) == before
    assert "Tin tháng hai" in (checkout / "output/tin/2024/02/tin/index.html").read_text(encoding="utf-8")
    assert_clean(checkout)


def test_a_publication_waits_for_a_preview_that_is_built(checkout: Path, half: Program) -> None:
    second = Program(checkout, *PUBLISH)
    second.hear(WAITING)
    assert not (checkout / "public").exists()
    half.go_on()
    half.end()
    assert "Đã công bố" in second.end()
    assert "Tin tháng giêng" in (checkout / "public/current/tin/2024/01/tin/index.html").read_text(encoding="utf-8")
    assert_clean(checkout)


def test_publications_and_builds_begun_together_end_well(checkout: Path) -> None:
    Program(checkout, *PUBLISH).end()
    before = memory(checkout)
    edit(checkout, 3, "Tin tháng ba")
    together = [Program(checkout, *words) for words in (PUBLISH, BUILD, PELICAN, PUBLISH, BUILD)]
    assert all("lần đầu" not in program.end() for program in together)
    assert memory(checkout) == before
    assert "Tin tháng ba" in (checkout / "public/current/tin/2024/03/tin/index.html").read_text(encoding="utf-8")
    assert_clean(checkout)


def test_a_preview_waits_while_another_builds_and_not_while_it_looks(checkout: Path, half: Program) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    preview = Program(checkout, "-m", "portal", "serve", "--as-of", "2026-11-21", "--port", str(port))
    try:
        preview.hear(WAITING)
        half.go_on()
        half.end()
        preview.hear("Đang xem thử")
        before = memory(checkout)
        edit(checkout, 2, "Tin tháng hai")
        Program(checkout, *BUILD).end()  # at the same time as the preview, which builds the same edit
        edit(checkout, 3, "Tin tháng ba")
        preview.hear("tin/2024/03/tin.md\n")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/tin/2024/03/tin/") as page:
            assert "Tin tháng ba" in page.read().decode()
        assert memory(checkout) == before
        assert_clean(checkout)
    finally:
        preview.process.send_signal(signal.SIGINT)
        preview.process.wait(10)


def test_after_a_kill_the_next_build_goes_on_at_once_and_makes_it_good(checkout: Path, half: Program) -> None:
    waiting = Program(checkout, *BUILD)
    waiting.hear(WAITING)
    begun = time.monotonic()
    half.process.kill()
    waiting.end()
    assert time.monotonic() - begun < 10
    assert_clean(checkout)


def test_the_look_at_what_changed_waits_for_a_build_that_is_half_done(checkout: Path, half: Program) -> None:
    edit(checkout, 1, "Tin tháng 1")  # as the last whole build had it
    second = Program(checkout, *BUILD)
    second.hear(WAITING)
    half.go_on()
    half.end()
    second.end()
    assert "Tin tháng 1" in (checkout / "output/tin/2024/01/tin/index.html").read_text(encoding="utf-8")
    assert_clean(checkout)
