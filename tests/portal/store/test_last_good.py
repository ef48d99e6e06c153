"""Only good texts are kept: by a first build, which lays all aside while they are linked, and by every later one."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from portal.source.load import Loaded
from portal.store.last_good import LastGood
from portal.store.sources import Sources
from tests.tinysite import REGISTRIES, article

AS_OF = date(2026, 11, 21)
GOOD, BAD = "tin/2024/02/tin.md", "tin/2024/03/hong.md"
ALIEN = article(tiêu_đề="Hỏng", ngày_đăng="15/03/2024", đơn_vị="Cơ quan không ai biết")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    for path, text in {**REGISTRIES, GOOD: article(tiêu_đề="Tin", ngày_đăng="15/02/2024"), BAD: ALIEN}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
        os.utime(folder / path, (1_500_000_000, 1_500_000_000))
    return folder


def build(place: Path, content: Path, workers: int = 1) -> Loaded:
    """What a build does with the sources whose pages were all made."""
    sources = Sources(place / "state", content)
    loaded = sources.load(AS_OF, workers)
    sources.remember(loaded, workers)
    return loaded


@pytest.mark.parametrize("workers", [1, 2])
def test_a_first_build_keeps_the_good_texts_and_no_other(tmp_path: Path, content: Path, workers: int) -> None:
    loaded = build(tmp_path, content, workers)
    kept = tmp_path / "state" / "last-good"
    assert loaded.held == [BAD], "the linking found the fault, when the texts were laid aside already"
    assert LastGood(kept).paths() == {*REGISTRIES, GOOD}
    assert (kept / GOOD).read_bytes() == (content / GOOD).read_bytes()
    assert not kept.with_name("last-good.new").exists()


def test_what_a_killed_first_build_laid_aside_is_nobodys_good_text(tmp_path: Path, content: Path) -> None:
    LastGood(tmp_path / "state" / "last-good").begin([(BAD, b"half")])
    build(tmp_path, content)
    assert LastGood(tmp_path / "state" / "last-good").paths() == {*REGISTRIES, GOOD}


def test_a_text_mended_later_is_kept_then(tmp_path: Path, content: Path) -> None:
    build(tmp_path, content)
    (content / BAD).write_text(article(tiêu_đề="Lành", ngày_đăng="15/03/2024"), "utf-8")
    build(tmp_path, content)
    assert LastGood(tmp_path / "state" / "last-good").read(BAD) == (content / BAD).read_text("utf-8")
