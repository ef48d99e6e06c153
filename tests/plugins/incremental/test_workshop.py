"""The workshop of `portal serve`: whatever is saved while it watches, the output equals a clean build, and faults are reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.builder.quick import Workshop
from portal.source.reading.tree import walk
from portal.store.watched import Watched
from tests.plugins.incremental.histories import Life, differences, tree
from tests.tinysite import article


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path)
    for month in range(1, 5):
        life.write(f"tin/2024/{month:02}/tin.md", article(tiêu_đề=f"Tin tháng {month}", ngày_đăng=f"15/{month}/2024", chủ_đề="can-bo"))
    return life


def test_every_save_reaches_the_output(life: Life) -> None:
    workshop = Workshop(life.raw(life.output, life.state))
    assert workshop.build() == ""
    place = "tin/2024/02/tin.md"

    def saved(*paths: str) -> str:
        told = workshop.build({str(life.content / path) for path in paths})
        assert differences(tree(life.output), life.clean()) == []
        return told

    life.write(place, life.read(place) + "\nThêm một câu.\n")
    assert saved(place) == ""
    life.write("tin/2024/02/moi.md", article(tiêu_đề="Tin mới", ngày_đăng="20/2/2024", sự_kiện="Hội nghị ngày 21/2/2024"))
    assert saved("tin/2024/02/moi.md") == ""
    life.write(place, life.read(place).replace("Huyện ủy Thử", "Huyện ủy Không Có"))
    assert "Huyện ủy Không Có" in saved(place)
    life.write(place, life.read(place).replace("Huyện ủy Không Có", "Huyện ủy Thử"))
    assert saved(place) == ""
    life.rename("tin/2024/02/moi.md", "tin/2024/02/khac.md")
    assert saved("tin/2024/02/moi.md", "tin/2024/02/khac.md") == ""
    life.remove("tin/2024/02/khac.md")
    assert saved("tin/2024/02/khac.md") == ""


@pytest.mark.parametrize("into", ["output", "public"])
def test_what_another_build_took_before_is_taken_once_more_without_harm(life: Life, into: str) -> None:
    """`portal build`, run during `portal serve`, sees a save first; it builds the same output, or a different one."""
    workshop = Workshop(life.raw(life.output, life.state))
    workshop.build()
    output, place, new, old = life.output, "tin/2024/02/tin.md", "tin/2024/03/moi.md", "tin/2024/04/tin.md"
    life.write(place, life.read(place) + "\nThêm một câu.\n")
    life.write(new, article(tiêu_đề="Tin mới", ngày_đăng="20/3/2024"))
    life.remove(old)
    life.output = life.root / into
    life.build()
    for paths in ({old}, {new, place}, {"tin/2024/01/tin.md"}):
        assert workshop.build({str(life.content / path) for path in paths}) == ""
        assert differences(tree(output), life.clean()) == []


def test_a_watched_folder_is_walked_when_nothing_is_known_or_a_folder_moved(life: Life) -> None:
    watched = Watched(life.content)
    assert watched.look([]) is None
    watched.built(walk(life.content))
    (life.content / "tin/2024/03").rename(life.content / "tin/2024/05")
    seen = watched.look([str(life.content / "tin/2024/03"), str(life.content / "tin/2024/05")])
    assert seen is not None and seen.tree is not None
    assert list(seen.tree.articles) == [f"tin/2024/{month}/tin.md" for month in ("01", "02", "04", "05")]
    assert watched.look([]) is None  # until a build remembered it


def test_only_the_changed_file_is_looked_at(life: Life) -> None:
    watched = Watched(life.content)
    before = walk(life.content)
    watched.built(before)
    life.write("tin/2024/01/a.md", article())
    life.write("tin/2024/02/tin.md", article())
    seen = watched.look([str(life.content / "tin/2024/01/a.md")])
    assert seen is not None and seen.tree is not None
    assert next(iter(seen.tree.articles)) == "tin/2024/01/a.md"
    assert seen.tree.articles["tin/2024/02/tin.md"] == before.articles["tin/2024/02/tin.md"]


def test_the_last_line_says_what_a_build_was_for(life: Life, capsys: pytest.CaptureFixture[str]) -> None:
    def said() -> str:
        life.build()
        return capsys.readouterr().out.strip().splitlines()[-1].rsplit(" · vì: ")[-1]

    assert said() == "dựng lần đầu"
    life.write("tin/2024/02/tin.md", life.read("tin/2024/02/tin.md") + "\nThêm.\n")
    assert said() == "tin/2024/02/tin.md"
    life.remove("tin/2024/03/tin.md")
    assert said() == "tin/2024/03/tin.md"
    life.settings["SITEURL"] = "https://thu.example"
    assert said() == "thiết lập thay đổi"
    life.write("du-lieu/chu-de.yml", life.read("du-lieu/chu-de.yml").replace("Công tác cán bộ", "Cán bộ, công chức"))
    assert said() == "nội dung hoặc ngày xem thay đổi"


def test_a_first_build_that_fails_says_why_in_the_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    life = Life(tmp_path)
    life.write("tin/2024/01/tin.md", article())
    life.output.mkdir()
    (life.output / "cua-nguoi-khac.txt").write_text("x", encoding="utf-8")
    told = Workshop(life.raw(life.output, life.state)).build()
    assert "không do portal dựng" in told
    assert told in capsys.readouterr().err
