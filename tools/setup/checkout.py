"""The checkout being set up: where it is, what was done in it already, and how a program is run in it.

Owns the marks `.venv/.ready-*`. Refuses to know what the steps do.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


class SetupFault(Exception):
    """Set-up cannot go on; the text says why and how to mend it, in Vietnamese and then in English."""


def digest(*names: str) -> str:
    """One hexadecimal digest of the named files of the checkout, by content: a copy with new times is no change."""
    contents = [(ROOT / name).read_bytes() for name in names]
    return hashlib.sha256(b"\0".join(contents)).hexdigest()


def read_mark(step: str) -> str:
    """What the step was last done for; empty where it was never done, or not to its end."""
    mark = _mark(step)
    return mark.read_text() if mark.is_file() else ""


def mark_done(step: str, key: str) -> None:
    """Written last and by rename: a step that was killed is a step that was not done."""
    fresh = _mark(step).with_suffix(".new")
    fresh.write_text(key)
    os.replace(fresh, _mark(step))


@contextmanager
def unfinished(*steps: str) -> Iterator[None]:
    """While the block runs the steps count as never done: whoever is killed inside it starts anew from nothing."""
    marks = {step: read_mark(step) for step in steps}
    for step in steps:
        _mark(step).unlink(missing_ok=True)
    try:
        yield
    except SetupFault:
        _restore(marks)  # pip gave up by itself, and has put back what it had taken
        raise
    _restore(marks)


def _restore(marks: Mapping[str, str]) -> None:
    for step, key in marks.items():
        if key:
            mark_done(step, key)


def _mark(step: str) -> Path:
    return VENV / f".ready-{step}"


def say(vietnamese: str) -> None:
    print(f"· {vietnamese}", flush=True)


def succeeds(*command: str | Path) -> bool:
    """Whether the program exists, can be started and exits 0; what it prints is dropped."""
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, cwd=ROOT).returncode == 0
    except OSError:
        return False


def run(*command: str | Path, env: Mapping[str, str] | None = None) -> None:
    """Run the program, its output shown; a `SetupFault` naming it when it does not exit 0."""
    try:
        ended = subprocess.run(command, stdin=subprocess.DEVNULL, cwd=ROOT, env={**os.environ, **(env or {})})
    except OSError as fault:
        raise SetupFault(_failed(command, str(fault))) from None
    if ended.returncode:
        raise SetupFault(_failed(command, str(ended.returncode)))


def _failed(command: tuple[str | Path, ...], why: str) -> str:
    line = " ".join(map(str, command))
    return f"Lệnh không chạy được ({why}): {line}\nThe command failed ({why})."
