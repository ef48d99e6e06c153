"""One switch selects plain Jinja, and so does an untested version of it; the site is byte-identical."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import Environment

from plugins.rendering import environment as rendering
from plugins.rendering.environment import environment
from tests.conftest import AS_OF, ROOT
from tests.theme.example_site import THEME

BUILD = """
import sys
from pathlib import Path
from portal.__main__ import SERVICES
from portal.desk.build import build
content, output, state = map(Path, sys.argv[1:])
sys.exit(build(content, output, {"PORTAL_STATE": str(state), "PORTAL_PLAIN_TEMPLATES": True}, SERVICES))
"""


def test_another_version_than_the_compiler_was_written_for_is_used_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    assert type(environment(THEME)) is not Environment
    assert type(environment(THEME, plain=True)) is Environment
    monkeypatch.setattr(rendering, "installed", lambda name: "4.0.0" if name == "jinja2" else "3.0.9")
    assert type(environment(THEME)) is Environment
    monkeypatch.setattr(rendering, "installed", lambda name: "3.1.99" if name == "jinja2" else "3.1.0")
    assert type(environment(THEME)) is Environment


def test_a_site_is_the_same_to_the_byte(tmp_path: Path, mini_content: Path, mini_site: Path) -> None:
    words = [sys.executable, "-c", BUILD, mini_content, tmp_path / "output", tmp_path / "state"]
    ended = subprocess.run(words, cwd=ROOT, env={**os.environ, "PORTAL_AS_OF": AS_OF}, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    plain, ours = (
        {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (tmp_path / "output", mini_site)
    )
    assert plain.keys() == ours.keys() and len([path for path in ours if path.endswith(".html")]) > 100
    assert not [path for path in ours if plain[path] != ours[path]]
