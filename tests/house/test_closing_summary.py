"""The end of a test run names what was not run, and a run without tests is a failed run."""

import os
import subprocess
import sys
from pathlib import Path

from tests.house.sources import ROOT


def run_tests(folder: Path, content: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_a.py").write_text(content)
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", "-q", "--rootdir", "."]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": ""}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment, check=False)


def test_skipped_tests_are_counted_by_reason_above_the_closing_line(tmp_path: Path) -> None:
    ended = run_tests(
        tmp_path,
        "import pytest\n"
        "def test_a(): pytest.skip('không có Chromium')\n"
        "def test_b(): pytest.skip('không có Chromium')\n"
        "def test_c(): pass\n",
    )
    assert ended.returncode == 0
    assert "NOT RUN" in ended.stdout
    assert "2 bài kiểm tra bị BỎ QUA: không có Chromium" in ended.stdout
    assert "1 passed, 2 skipped" in ended.stdout.splitlines()[-1]


def test_whole_run_is_quiet_about_skips(tmp_path: Path) -> None:
    assert "NOT RUN" not in run_tests(tmp_path, "def test_a(): pass\n").stdout


def test_run_that_finds_no_tests_fails(tmp_path: Path) -> None:
    assert run_tests(tmp_path, "").returncode != 0
