"""Checkers by others, run as part of the one test run: ruff, mypy, import-linter, and Node for the JavaScript tests."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT, files, name

SCRIPTS = [path for path in files("tests/js", suffix=".mjs") if re.search(r"^test[-_.]|[.-]test\.mjs$", path.name)]


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


def module(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", *arguments)


def test_ruff_finds_nothing() -> None:
    ended = module("ruff", "check", ".")
    assert ended.returncode == 0, ended.stdout


def test_mypy_finds_nothing_when_strict() -> None:
    ended = module("mypy")
    assert ended.returncode == 0, ended.stdout
    assert "no issues found" in ended.stdout


def test_imports_go_downward() -> None:
    ended = run(sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")
    assert ended.returncode == 0, ended.stdout
    assert "0 broken" in ended.stdout


def test_there_is_javascript_to_test() -> None:
    assert SCRIPTS


@pytest.mark.parametrize("script", SCRIPTS or [ROOT], ids=name)
def test_javascript(script: Path) -> None:
    if shutil.which("node") is None:
        pytest.skip("không có Node (node)")
    ended = run("node", "--test", "--test-reporter=tap", name(script))
    passed = re.search(r"^# pass (\d+)$", ended.stdout, re.MULTILINE)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert passed, ended.stdout
    assert int(passed[1]) > 0, f"{name(script)} tests nothing"
