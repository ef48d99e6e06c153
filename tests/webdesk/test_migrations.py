"""The tables of the desk: the migrations are one line, and they make what the models say."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.webdesk.kit import ROOT


def test_migrations_are_one_line_and_nothing_of_the_models_is_missing() -> None:
    command = [sys.executable, "-m", "django", "makemigrations", "desk", "--check", "--dry-run"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "webdesk.settings", "PYTHONUTF8": "1"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
