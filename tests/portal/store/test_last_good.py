"""Only good texts are stored: by a first build, which stages all of them while they are linked, and by every later one."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from portal.source.load import Loaded
from portal.store.last_good import LastGood
from portal.store.sources import Sources
from tests.tinysite import REGISTRIES, article, write_site

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


PLAN = "du-lieu/ke-hoach/ke-hoach-rung.yml"
OTHERS = {
    PLAN: "tên: Kế hoạch rừng\n",
    "du-lieu/can-cu.yml": "- mã: luat-a\n  tên: Luật A\n",
    "trang/gioi-thieu.md": "---\ntiêu đề: Trang\n---\nLời.\n",
}


def whole(loaded: Loaded) -> tuple[set[str], set[str], set[str], set[str]]:
    assert loaded.portal and loaded.state
    portal = loaded.portal
    return set(portal.ids("articles")), set(portal.ids("topics")), set(portal.ids("plans")), set(loaded.state.registries.laws)


@pytest.mark.parametrize("path", ["du-lieu/chu-de.yml", "du-lieu/can-cu.yml", "du-lieu/don-vi.yml", "du-lieu/co-quan.yml"])
def test_a_registry_that_is_gone_is_told_and_its_last_good_text_speaks_at_every_build(tmp_path: Path, content: Path, path: str) -> None:
    write_site(content, OTHERS)
    before = whole(build(tmp_path, content))
    (content / path).unlink()
    for _ in range(3):
        loaded = build(tmp_path, content)
        assert whole(loaded) == before
        assert ("R205", path) in {(fault.code, fault.path) for fault in loaded.problems}
        assert loaded.code == 3


def test_a_registry_given_up_on_purpose_is_an_empty_list(tmp_path: Path, content: Path) -> None:
    build(tmp_path, content)
    (content / "du-lieu/chu-de.yml").write_text("[]\n", "utf-8")
    loaded = build(tmp_path, content)
    assert not {fault.path for fault in loaded.problems} & {"du-lieu/chu-de.yml"}
    assert whole(loaded)[1] == set()


@pytest.mark.parametrize("kind", ["link", "folder"])
@pytest.mark.parametrize("path", [GOOD, PLAN, "du-lieu/chu-de.yml", "du-lieu/don-vi.yml", "trang/gioi-thieu.md"])
def test_what_took_the_place_of_a_file_and_is_none_leaves_its_last_good_text_standing(
    tmp_path: Path, content: Path, path: str, kind: str
) -> None:
    write_site(content, {**OTHERS, GOOD: article(tiêu_đề="Tin", ngày_đăng="15/02/2024")})
    first = build(tmp_path, content)
    (content / path).unlink()
    if kind == "link":
        (content / path).symlink_to("khong-co")
    else:
        (content / path).mkdir()
    for _ in range(3):
        loaded = build(tmp_path, content)
        assert whole(loaded) == whole(first)
        assert loaded.portal and first.portal and loaded.portal.ids("pages") == first.portal.ids("pages")
        told = {fault.code for fault in loaded.problems if fault.path == path}
        assert path in loaded.held or told & {"R205", "F163"} or path.startswith("trang/")
        assert told


def test_a_plan_whose_file_was_deleted_is_told(tmp_path: Path, content: Path) -> None:
    write_site(content, OTHERS)
    build(tmp_path, content)
    build(tmp_path, content)
    (content / PLAN).unlink()
    assert [fault.path for fault in build(tmp_path, content).problems if fault.code == "W201"] == [PLAN]
