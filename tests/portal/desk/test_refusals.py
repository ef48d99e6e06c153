"""Commands that cannot do what is asked say so in Vietnamese, with 1 or 2, and leave everything as it was."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest

from portal.__main__ import main
from portal.desk.demo import MARK, may_replace
from portal.text.system import reason
from tests.tinysite import GOOD, write_site

ENGLISH = re.compile(r"\b(error|file|directory|not|such|denied|exists|invalid|traceback|errno)\b", re.IGNORECASE)
CASES: tuple[tuple[str, ...], ...] = (
    ("check", "--content", "{none}"), ("build", "--content", "{none}"), ("build", "--content", "{text}"), ("check", "--content", "{text}"),
    ("new", "Tin", "--content", "{none}"), ("new", "?", "--content", "{site}"), ("suggest", "{none}"), ("suggest", "{site}"),
    ("export", "--results", "{none}/a.doc", "--content", "{site}"), ("export", "--results", "{none}/a.xlsx", "--content", "{site}"),
    ("import", "{none}", "--content", "{site}"), ("import", "{text}", "--content", "{site}"), ("report", "--content", "{none}"),
    ("unit", "end", "X", "--on", "1/1/2030", "--content", "{none}"), ("init", "{text}", "--name", "Xã A", "--province", "Tỉnh B"),
    ("init", "{text}/a", "--name", "Xã A", "--province", "Tỉnh B"), ("move", "tin/a.md", "tin/b.md", "--content", "{site}"),
    ("demo", "--content", "{site}", "--only-write"), ("check", "--content", "{site}", "không có"),
)  # fmt: skip


@pytest.mark.parametrize("words", CASES, ids=lambda words: "-".join(words[:3]).replace("{", "").replace("}", ""))
def test_what_cannot_be_done_is_told_in_vietnamese(words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = write_site(tmp_path / "trang", {"tin/2024/05/tin.md": GOOD})
    (tmp_path / "chu.txt").write_text("chữ", encoding="utf-8")
    places = {"none": tmp_path / "khong", "text": tmp_path / "chu.txt", "site": site}
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert main([word.format(**places) for word in words]) in (1, 2)
    told = capsys.readouterr()
    assert told.err.strip()
    assert not ENGLISH.search((told.out + told.err).replace(str(tmp_path), ""))
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.ENOTDIR, 9999])
def test_a_refusal_of_the_system_is_worded(number: int) -> None:
    assert not ENGLISH.search(reason(OSError(number, "No such file or directory")))


def test_only_a_folder_that_the_demo_wrote_is_replaced(tmp_path: Path) -> None:
    """Not one that merely is about a place of the same name."""
    begun = tmp_path / "son-khe"
    assert main(["init", str(begun), "--name", "Xã Sơn Khê", "--province", "Tỉnh Hạ Lam"]) == 0
    assert not may_replace(begun)
    (tmp_path / "mau").mkdir()
    assert may_replace(tmp_path / "mau") and may_replace(tmp_path / "chua-co")
    (tmp_path / "mau/tin.md").write_text("x")
    assert not may_replace(tmp_path / "mau")
    (tmp_path / "mau" / MARK).write_text("x")
    assert may_replace(tmp_path / "mau")
