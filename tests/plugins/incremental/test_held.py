"""A held article stays held: whatever else changes, its page shows the last good text until it is corrected."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.builder.quick import Workshop
from tests.plugins.incremental.histories import ROOT, Life, differences, tree
from tests.plugins.incremental.test_killed import killed_build
from tests.portal.desk.test_publish import WHOLE
from tests.tinysite import article

PLACE, NEXT = "tin/2024/03/tin.md", "tin/2024/04/tin.md"
GOOD = article("Lời đã đăng.", tiêu_đề="Tin tháng 3", ngày_đăng="15/3/2024", chủ_đề="can-bo")
MENDED = GOOD.replace("Lời đã đăng.", "Lời đã chữa.")
NEW = GOOD.replace("Lời đã đăng.", "Lời chưa duyệt.")
BREAKS: dict[str, str | bytes] = {
    "unit": NEW.replace("Huyện ủy Thử", "Huyện ủy Không Có"),
    "script": NEW + "\n<script>alert(1)</script>\n",
    "yaml": NEW.replace("---\n", "---\n: [\n", 1),
    "fence": NEW.replace("chủ đề: can-bo\n---\n", "chủ đề: can-bo\n"),
    "utf-8": NEW.encode("utf-16"),
    "empty": b"",
    "reference": NEW.replace("chủ đề: can-bo", "thay bằng: tin/2020/01/khong-co.md"),
    "target": NEW.replace("chủ đề: can-bo", "kế hoạch:\n  - tên: Đề án Đèn đường\n    kết quả:\n      - (9) 12% đường có đèn"),
    "address": NEW.replace("chủ đề: can-bo", "địa chỉ cũ: /tin/2024/01/tin/"),
}


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path)
    for month in (1, 2, 4, 5):
        life.write(f"tin/2024/{month:02}/tin.md", article(tiêu_đề=f"Tin tháng {month}", ngày_đăng=f"15/{month}/2024", chủ_đề="can-bo"))
    life.write(PLACE, GOOD)
    assert life.build() == 0
    return life


def save(life: Life, text: str | bytes) -> None:
    life.write(PLACE, text if isinstance(text, str) else "")
    if isinstance(text, bytes):
        (life.content / PLACE).write_bytes(text)


def shown(output: Path, word: str = "Lời đã đăng.") -> None:
    page = (output / "tin/2024/03/tin/index.html").read_text(encoding="utf-8")
    assert word in page
    everything = [text.decode(errors="ignore") for text in tree(output).values()]
    assert not any("chưa duyệt" in text or "alert(1)" in text or "Lời chưa" in text for text in everything)


def retitle(life: Life, place: str = NEXT) -> None:
    life.write(place, life.read(place).replace("tiêu đề: ", "tiêu đề: Sửa "))


def other_theme(life: Life) -> None:
    theme = life.root / "theme"
    shutil.copytree(ROOT / "theme", theme)
    page = theme / "templates/article.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<article", '<article data-moi="1"', 1), encoding="utf-8")
    life.settings["THEME"] = str(theme)


@pytest.mark.parametrize("fault", BREAKS)
def test_a_broken_article_keeps_its_last_good_text_whatever_happens_beside_it(life: Life, fault: str) -> None:
    save(life, BREAKS[fault])
    assert life.build() == 3
    shown(life.output)
    retitle(life)
    assert life.build() == 3
    assert life.ways[-1] == "changes"
    assert "Sửa Tin tháng 4" in (life.output / "tin/2024/03/tin/index.html").read_text(encoding="utf-8"), "its page was made anew"
    shown(life.output)
    other_theme(life)
    assert life.build() == 3
    assert "data-moi" in (life.output / "tin/2024/03/tin/index.html").read_text(encoding="utf-8")
    shown(life.output)
    assert differences(tree(life.output), life.clean()) == []
    preview, life.output = life.output, life.root / "public"
    assert life.build() == 3
    shown(life.output)
    life.output = preview
    save(life, MENDED)
    assert life.build() == 0
    shown(life.output, "Lời đã chữa.")
    assert differences(tree(life.output), life.clean()) == []


@pytest.mark.parametrize("memory", ["sources", "ledger"])
def test_it_keeps_it_when_the_memory_is_lost(life: Life, memory: str) -> None:
    save(life, BREAKS["utf-8"])
    assert life.build() == 3
    for folder in life.state.rglob(memory):
        shutil.rmtree(folder)
    for place in (NEXT, "tin/2024/02/tin.md"):
        retitle(life, place)
        assert life.build() == 3
        shown(life.output)


@pytest.mark.parametrize("seconds", [0.05, 0.15, 0.3])
def test_it_keeps_it_after_a_build_that_was_killed(life: Life, seconds: float) -> None:
    save(life, BREAKS["script"])
    retitle(life)
    killed_build(life, seconds)
    retitle(life)
    killed_build(life, seconds)
    assert life.build() == 3
    shown(life.output)
    assert differences(tree(life.output), life.clean()) == []


def test_it_keeps_it_while_it_is_served(life: Life) -> None:
    workshop = Workshop(life.raw(life.output, life.state))
    save(life, BREAKS["script"])
    assert "không an toàn" in workshop.build()
    for _ in range(3):
        retitle(life)
        assert "không an toàn" in workshop.build({str(life.content / NEXT)})
        shown(life.output)
    save(life, MENDED)
    assert workshop.build({str(life.content / PLACE)}) == ""
    shown(life.output, "Lời đã chữa.")


def test_two_broken_saves_in_a_row_show_the_same_good_text(life: Life) -> None:
    for fault in ("unit", "script", "yaml"):
        save(life, BREAKS[fault])
        assert life.build() == 3
        retitle(life)
        assert life.build() == 3
        shown(life.output)


def published(life: Life) -> int:
    (life.root / "place").mkdir(exist_ok=True)
    place = str(life.root / "place")
    return subprocess.run([sys.executable, "-c", WHOLE, str(life.content), place], cwd=ROOT, capture_output=True).returncode


@pytest.mark.parametrize("beside", [retitle, lambda life: None])
def test_nothing_of_a_held_text_is_published(life: Life, beside: Callable[[Life], None]) -> None:
    assert published(life) == 0
    for _ in range(2):
        save(life, BREAKS["script"])
        beside(life)
        assert published(life) == 3
        shown(life.root / "place/public/current")
    save(life, MENDED)
    assert published(life) == 0
    shown(life.root / "place/public/current", "Lời đã chữa.")
