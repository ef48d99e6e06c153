"""kill -9 at any moment: no half file stands in the output, and the next build makes it what a clean build would."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.plugins.incremental.histories import ROOT, Life, differences, tree
from tests.tinysite import article

PROGRAM = """
import sys
from tests.plugins.incremental.histories import Life
life = Life(__import__("pathlib").Path(sys.argv[1]), fresh=False)
print("ready", flush=True)
life.build()
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
        if chance.random() < 0.5:
            life.write(path, life.read(path).replace("tiêu đề: ", f"tiêu đề: Lần {number} ", 1))
        else:
            life.write(f"tin/2024/{month:02}/moi-{number}.md", article(tiêu_đề=f"Mới {number}", ngày_đăng=f"16/{month}/2024"))
        killed_build(life, chance.uniform(0, 0.6))
        assert all(data or not whole.get(name) for name, data in tree(life.output).items()), "a half file"
        life.build()
        whole = life.clean()
        assert differences(tree(life.output), whole) == []


def test_after_a_few_kills_the_tree_is_a_clean_builds(tmp_path: Path) -> None:
    histories(tmp_path, rounds=4, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_after_hundreds_of_kills_the_tree_is_a_clean_builds(tmp_path: Path, seed: int) -> None:
    histories(tmp_path, rounds=15, seed=seed)
