"""Owns the publishing: `portal publish` in a process of its own, one at a time, asked for again while it runs at most once.

Killed at any moment it leaves the published site whole; that is the command's promise, and why it is not done in here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from portal.desk import clock
from portal.desk.publish import live
from portal.domain.asof import moment
from portal.text.day import TZ
from webdesk.place import Place
from webdesk.workflow.content_files import write_whole

PATIENCE = 1800  # seconds
COVERED = "cong-bo-den.txt"
SAID = 4_000  # letters of what a run said that are kept


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command: its exit code (None while it runs), what it said, and when it ended."""

    code: int | None = None
    said: str = ""
    at: str = ""

    @property
    def done(self) -> bool:
        """Whether readers have what was published."""
        return self.code in (0, 3)


@dataclass(slots=True)
class Publisher:
    """The publishing of one desk."""

    place: Place
    last: Run = field(default_factory=lambda: Run(0))
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _wanted: int = 0
    _served: int = 0
    _running: bool = False

    @property
    def busy(self) -> bool:
        """Whether something is being published, or waits for it."""
        return self._running

    def ask(self, told: Callable[[Run], None]) -> None:
        """Publish what is approved by now; `told` hears of each run when it has ended."""
        with self._turn:
            self._wanted += 1
            if self._running:
                return
            self._running = True
        threading.Thread(target=self._work, args=(told,), name="publisher", daemon=True).start()

    def _work(self, told: Callable[[Run], None]) -> None:
        while True:
            with self._turn:
                if self._served == self._wanted:
                    self._running = False
                    return
                self._served = self._wanted
            self.last = self._run()
            told(self.last)

    @property
    def covered(self) -> datetime | None:
        """The moment up to which everything that was due is with readers; None before the first publication."""
        shown, kept = live(self.place.public), self.place.data / COVERED
        if shown is None:
            return None
        try:
            return datetime.fromisoformat(kept.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return datetime.fromtimestamp(shown.lstat().st_mtime, TZ)

    def _run(self) -> Run:
        began = moment(clock.as_of(os.environ))
        run = self._published()
        if run.done:
            write_whole(self.place.data / COVERED, began.isoformat().encode())
        return run

    def _published(self) -> Run:
        command = [sys.executable, "-m", "portal", "publish", "--content", str(self.place.content), "--public", str(self.place.public)]
        try:
            ended = subprocess.run(
                command, cwd=self.place.root, env={**os.environ, "PYTHONUTF8": "1"}, stdin=subprocess.DEVNULL, timeout=PATIENCE,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace",
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as fault:
            return Run(1, str(fault), _now())
        return Run(ended.returncode, ended.stdout[-SAID:], _now())


def releases(public: Path) -> tuple[list[str], str]:
    """The kept releases, newest first, and the one readers see."""
    folder = public / "releases"
    names = [path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")] if folder.is_dir() else []
    shown = live(public)
    return sorted(names, reverse=True), shown.name if shown else ""


def _now() -> str:
    return f"{timezone.localtime():%d/%m/%Y %H:%M:%S}"
