"""kill -9 at any moment: no half file is in the output, and the next build makes it equal to a clean build."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.incremental.writer import MARK_TEXT, OutputTree
from portal.store.ledger import Ledger
from tests.histories.play import Record
from tests.histories.tally import PROPERTY, Tally
from tests.plugins.incremental.histories import ROOT, Life, differences, tree
from tests.tinysite import article

PROGRAM = """
import sys
from portal.store.ledger import Ledger
from tests.plugins.incremental.histories import Life
life = Life(__import__("pathlib").Path(sys.argv[1]), fresh=False)
print("ready", flush=True)
life.build()
"""

LATE = """
import os, signal, sys, time
from pathlib import Path
from plugins.incremental.writer import OutputTree
from portal.store.workers import in_background
tree = OutputTree(Path(sys.argv[1]))
tree.claim()
parent = os.getpid()
def work():
    while os.getppid() == parent:
        time.sleep(0.01)
    getattr(tree, sys.argv[2])(sys.argv[3], b"late")
with in_background(work, 2):
    os.kill(parent, signal.SIGKILL)
"""


def killed_build(life: Life, seconds: float) -> None:
    """A build as a process of its own, killed after some time; it may have ended by then."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(life.root)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "ready"
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def histories(root: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    life = Life(root)
    for month in range(1, 7):
        life.write(f"tin/2024/{month:02}/tin.md", article(tiêu_đề=f"Tin tháng {month}", ngày_đăng=f"15/{month}/2024"))
    life.build()
    whole = tree(life.output)
    for number in range(rounds):
        month = chance.randint(1, 6)
        path = f"tin/2024/{month:02}/tin.md"
        before, new = life.read(path), f"tin/2024/{month:02}/moi-{number}.md"
        if edited := chance.random() < 0.5:
            life.write(path, before.replace("tiêu đề: ", f"tiêu đề: Lần {number} ", 1))
        else:
            life.write(new, article(tiêu_đề=f"Mới {number}", ngày_đăng=f"16/{month}/2024"))
        killed_build(life, chance.uniform(0, 0.6))
        assert all(data or not whole.get(name) for name, data in tree(life.output).items()), "a half file"
        if chance.random() < 0.3:  # what was not built is reverted
            life.write(path, before) if edited else life.remove(new)
        life.build()
        whole = life.clean()
        assert differences(tree(life.output), whole) == []


class Killed(BaseException):
    """What no build catches, as it catches no kill."""


@pytest.mark.parametrize("change", ["edited", "new", "gone"])
def test_a_change_taken_back_after_its_files_were_written_leaves_none_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    life = Life(tmp_path)
    for month in (1, 2, 3):
        life.write(f"tin/2024/{month:02}/tin.md", article(tiêu_đề=f"Tin tháng {month}", ngày_đăng=f"15/{month}/2024"))
    life.build()
    path, new = "tin/2024/02/tin.md", "tin/2024/02/moi.md"
    before = life.read(path)
    if change == "edited":
        life.write(path, before.replace("Tin tháng 2", "Tin tháng khác"))
    elif change == "new":
        life.write(new, article(tiêu_đề="Mới", ngày_đăng="16/02/2024"))
    else:
        life.remove(path)
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "save", killed)
        with pytest.raises(Killed):
            life.build()
    page = {"edited": "tin/2024/02/tin", "new": "tin/2024/02/moi", "gone": "tin/2024/02/tin"}[change]
    written = tree(life.output).get(f"{page}/index.html", b"").decode()
    assert ("Tin tháng khác" in written or "Mới" in written) != (change == "gone"), "the files were not written when it was killed"
    life.remove(new) if change == "new" else life.write(path, before)
    life.build()
    assert differences(tree(life.output), life.clean()) == []


def test_half_a_file_of_a_first_build_that_was_killed_does_not_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    life = Life(tmp_path)
    life.write("tin/2024/02/tin.md", article(tiêu_đề="Tin", ngày_đăng="15/02/2024"))
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "save", killed)
        with pytest.raises(Killed):
            life.build()
    page = life.output / "tin/2024/02/tin/index.html"
    page.write_bytes(page.read_bytes()[:100])
    (life.output / "la.txt").write_text("dở", "utf-8")
    life.build()
    assert differences(tree(life.output), life.clean()) == []


@pytest.mark.parametrize(("way", "path"), [("write", "cu.html"), ("add", "cu.html"), ("add", "moi.html")])
def test_a_child_that_outlives_a_killed_build_writes_nothing_over_the_next_one(tmp_path: Path, way: str, path: str) -> None:
    site = OutputTree(tmp_path / "site")
    site.claim()
    site.write("cu.html", b"next")
    ended = subprocess.run([sys.executable, "-c", LATE, str(site.root), way, path], cwd=ROOT, capture_output=True, check=False, timeout=30)
    assert ended.returncode == -signal.SIGKILL
    assert tree(site.root) == {".portal-output": MARK_TEXT.encode(), "cu.html": b"next"}


def killed(*given: object, **named: object) -> None:
    raise Killed


def test_after_a_few_kills_the_tree_is_a_clean_builds(tmp_path: Path) -> None:
    histories(tmp_path, rounds=4, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("part", range(20))
def test_after_hundreds_of_kills_the_tree_is_a_clean_builds(
    tmp_path: Path, part: int, first_seed: int, record_property: Record
) -> None:
    histories(tmp_path, rounds=15, seed=first_seed + part)
    record_property(PROPERTY + "Killed", Tally(1, 15, 15).recorded())
