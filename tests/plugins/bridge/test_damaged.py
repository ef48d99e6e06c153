"""Stored records that cannot be read are read again from the files, also where Pelican asks for them; replaced code stores nothing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from portal.store import conditions
from portal.store.conditions import engine_digest
from tests.conftest import AS_OF, ROOT
from tests.plugins.incremental.histories import Life
from tests.tinysite import article

BUILD = """
import sys
from pathlib import Path
from portal.__main__ import SERVICES
from portal.desk.build import build
content, output, state = map(Path, sys.argv[1:])
sys.exit(build(content, output, {"PORTAL_STATE": str(state)}, SERVICES))
"""


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path)
    life.write("tin/2024/03/tin.md", article("Lời đầu.", ngày_đăng="5/3/2024"))
    return life


def built(life: Life, output: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", BUILD, life.content, life.root / output, life.state]
    return subprocess.run(words, cwd=ROOT, env={**os.environ, "PORTAL_AS_OF": AS_OF}, capture_output=True, text=True, check=False)


def test_a_record_that_cannot_be_read_does_not_stop_the_first_build_of_a_tree(life: Life) -> None:
    assert built(life, "a").returncode == 0
    (store,) = life.state.rglob("sources/*.sqlite")
    base = sqlite3.connect(store)
    base.execute("update records set data = x'55'")
    base.commit()
    base.close()
    ended = built(life, "b")
    assert ended.returncode == 0, ended.stderr
    assert (life.root / "b/tin/2024/03/tin/index.html").read_bytes() == (life.root / "a/tin/2024/03/tin/index.html").read_bytes()


def test_what_a_build_stores_while_the_code_is_replaced_is_not_used_again(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    engine_digest()
    with monkeypatch.context() as update:
        update.setattr(conditions, "_stats", list)
        update.setattr(conditions, "_digest", lambda: "another")
        assert life.build() == 0
    life.ways.clear()
    assert life.build() == 0
    assert life.build() == 0
    assert life.ways == ["all", "changes"]
