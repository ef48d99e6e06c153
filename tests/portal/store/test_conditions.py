"""Nothing is stored for later builds once the code was replaced while a process ran."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.store import conditions


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program of one file, read already."""
    file = tmp_path / "portal" / "text" / "words.py"
    file.parent.mkdir(parents=True)
    file.write_text("A = 1\n")
    monkeypatch.setattr(conditions, "ROOT", tmp_path)
    conditions._first.cache_clear()
    assert conditions.engine_to_store() == conditions.engine_digest()
    yield file
    conditions._first.cache_clear()


def test_code_that_was_written_anew_and_says_the_same_is_the_same(code: Path) -> None:
    os.utime(code, (1, 1))
    assert conditions.engine_to_store() == conditions.engine_digest()


@pytest.mark.parametrize("name", ["words.py", "more.py"])
def test_code_that_was_replaced_is_told_from_what_the_process_runs(code: Path, name: str) -> None:
    code.with_name(name).write_text("A = 2\n")
    assert conditions.engine_to_store() == ""


def test_code_that_is_gone_is_told_too(code: Path) -> None:
    code.unlink()
    assert conditions.engine_to_store() == ""


def test_what_is_no_code_is_not_looked_at(code: Path) -> None:
    code.with_name("words.pyc").write_bytes(b"x")
    assert conditions.engine_to_store() == conditions.engine_digest()
