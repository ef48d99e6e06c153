"""Files that go with articles are looked at once."""

import os
import sqlite3

import pytest

from portal.source.linking import media
from portal.source.reading.tree import walk
from portal.store import files as module
from portal.store.files import KeptFiles

NAMES = ["van-ban/a.pdf", "van-ban/b.exe"]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "van-ban").mkdir()
    for name in NAMES:
        (tmp_path / name).write_bytes(b"%PDF-1.4 " + name.encode())
        os.utime(tmp_path / name, (1_500_000_000, 1_500_000_000))
    return tmp_path


@pytest.fixture
def looked(monkeypatch):
    seen = []

    def look(root, file):
        seen.append(file)
        return media.look(root, file)

    monkeypatch.setattr(module, "look", look)
    return seen


def look_all(base, folder, names=NAMES, **more):
    return dict(KeptFiles(base, walk(folder).files, 1, **more).look_all(folder, list(names)))


def test_a_file_is_looked_at_once_and_its_faults_are_remembered(folder, looked):
    base = sqlite3.connect(":memory:")
    first = look_all(base, folder)
    assert looked == NAMES
    assert look_all(base, folder) == first
    assert looked == NAMES
    assert first["van-ban/a.pdf"].record.size == 22
    assert [problem.code for problem in first["van-ban/b.exe"].problems] == ["P106"]


def test_a_changed_file_alone_is_looked_at_again(folder, looked):
    base = sqlite3.connect(":memory:")
    look_all(base, folder)
    (folder / NAMES[0]).write_bytes(b"%PDF-1.4 other")
    os.utime(folder / NAMES[0], (1_500_000_001, 1_500_000_001))
    assert look_all(base, folder)["van-ban/a.pdf"].record.size == 14
    assert looked == [*NAMES, NAMES[0]]


def test_a_file_changed_a_moment_ago_is_never_trusted(folder, looked):
    base = sqlite3.connect(":memory:")
    os.utime(folder / NAMES[0])
    look_all(base, folder)
    look_all(base, folder)
    assert looked == [*NAMES, NAMES[0]]


def test_verifying_looks_at_everything(folder, looked):
    base = sqlite3.connect(":memory:")
    look_all(base, folder)
    look_all(base, folder, verify=True)
    assert looked == NAMES * 2


def test_files_nobody_names_any_more_are_forgotten(folder, looked):
    base = sqlite3.connect(":memory:")
    look_all(base, folder)
    look_all(base, folder, NAMES[:1])
    assert base.execute("select path from files").fetchall() == [(NAMES[0],)]
