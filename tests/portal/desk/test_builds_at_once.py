"""Builds of one checkout at the same time, as real processes: whoever comes second waits, and nothing is lost or built twice."""

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

from tests.plugins.incremental.histories import differences, share_fonts, tree
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
from portal.desk.command import main
from portal.store import underway
settle = underway.settle
def paused(base):
    settle(base)
    print("half", flush=True)
    sys.stdin.readline()
underway.settle = paused
sys.exit(main(sys.argv[1:]))
"""  # stands still in the middle of saving its ledger


class Program:
    """A program that runs in a checkout; its lines are heard as they come."""

    def __init__(self, place: Path, *words: str) -> None:
        environment = {**os.environ, "PORTAL_AS_OF": "2026-11-21"}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        self.process = subprocess.Popen([sys.executable, *words], cwd=place, env=environment, text=True, encoding="utf-8", **pipes)  # type: ignore[call-overload]
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
        """Let one that stands still go on."""
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
    share_fonts(tmp_path / ".portal")
    write_site(tmp_path / "content", {f"tin/2024/{month:02}/tin.md": article(tiêu_đề=f"Tin tháng {month}") for month in (1, 2, 3)})
    Program(tmp_path, *BUILD).end()
    return tmp_path


@pytest.fixture
def half(checkout: Path) -> Iterator[Program]:
    """A build of an edit that stands still in the middle of saving."""
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
    """The databases, each with its number on the disk: one that was begun anew has another."""
    return {file.name: file.stat().st_ino for file in (checkout / ".portal").rglob("*.sqlite")}


def assert_clean(checkout: Path) -> None:
    """The output is that of a clean build, and the ledger knows it."""
    assert UNCHANGED in Program(checkout, *BUILD).end().lower()
    Program(checkout, *BUILD, "--output", str(checkout / "clean")).end()
    assert differences(tree(checkout / "output"), tree(checkout / "clean")) == []


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
