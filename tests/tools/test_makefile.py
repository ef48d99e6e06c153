"""The Makefile has every target the contract promises, and cleans away no more than what was built."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROMISED = ("site", "demo", "serve", "check", "test", "bench", "publish", "clean", "test-long", "fuzz", "lock", "lint")


def make(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    # What an outer make exports would steer this one.
    plain = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    return subprocess.run(["make", *arguments], cwd=folder, capture_output=True, text=True, env=plain, check=False)


@pytest.mark.parametrize("target", PROMISED)
def test_promised_target_exists_and_is_explained(target: str) -> None:
    assert make("-n", target).returncode == 0
    assert f"make {target} " in make("help").stdout


def test_make_alone_builds_the_site() -> None:
    assert make("-n").stdout == make("-n", "site").stdout


def test_another_tree_is_built_when_it_is_named() -> None:
    assert '--content "a b" --output "c d"' in make("-n", "CONTENT=a b", "OUTPUT=c d").stdout


def test_exit_code_of_the_portal_is_printed(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/portal").write_text("#!/bin/sh\nexit 3\n")
    (tmp_path / ".venv/bin/portal").chmod(0o755)
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools/python.sh").touch()
    ended = make("site", folder=tmp_path)
    assert ended.returncode == 2
    assert "Error 3" in ended.stderr


def test_clean_keeps_the_last_good_texts_and_what_was_published(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("output/a", ".portal/ledger", ".portal/last-good/a.md", "public/current/a", "content/a.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert make("clean", folder=tmp_path).returncode == 0
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"Makefile", ".portal/last-good/a.md", "public/current/a", "content/a.md"}
