"""Edits of facts change what they say, and leave a file that still reads."""

from pathlib import Path

import pytest

from bench.district import Article
from bench.fact_edits import FACT_EDITS, FIGURE, PLAN, TOPIC, UNIT, as_of

REGISTRY = "- mã: xa\n  tên: Xã Thử\n  loại: Địa bàn\n- mã: huyen\n  tên: Huyện Thử\n  tên khác:\n    - Thử\n"
TOPICS = "- mã: rung\n  tên: Rừng\n"


def site(folder: Path, **facts: object) -> list[Article]:
    """A folder with one article and two registries."""
    article = Article("tin/2024/01/tin.md", {"title": "Tin", "unit": "huyen", "topics": ["rung"], **facts}, "Lời.\n")
    (folder / "content/tin/2024/01").mkdir(parents=True)
    (folder / "content/du-lieu").mkdir()
    (folder / "content" / article.path).write_text("---\ntiêu đề: Tin\nkết quả:\n  - Năm 2018, trồng 350 ha rừng\n---\n\nLời.\n", "utf-8")
    (folder / "content/du-lieu/don-vi.yml").write_text(REGISTRY, "utf-8")
    (folder / "content/du-lieu/chu-de.yml").write_text(TOPICS, "utf-8")
    return [article]


@pytest.mark.parametrize(
    ("case", "path", "line"),
    [
        (PLAN, "tin/2024/01/tin.md", "  - tên: Kế hoạch Thử mới 2 giai đoạn 2026 - 2028"),
        (UNIT, "du-lieu/don-vi.yml", "  tên: Huyện Thử 2"),
        (UNIT, "du-lieu/don-vi.yml", "    - Huyện Thử"),
        (TOPIC, "du-lieu/chu-de.yml", "  tên: Rừng 2"),
    ],
)
def test_edit_writes_its_line(tmp_path: Path, case: str, path: str, line: str) -> None:
    FACT_EDITS[case](tmp_path, site(tmp_path), 2)
    text = (tmp_path / "content" / path).read_text("utf-8")
    assert line in text.splitlines()
    assert text.count("tên khác:") <= 1
    assert path.endswith(".yml") or text.endswith("---\n\nLời.\n")


def test_new_figure_is_the_last_number_of_the_sentence_not_its_year(tmp_path: Path) -> None:
    FACT_EDITS[FIGURE](tmp_path, site(tmp_path, results=[{"target": "x"}]), 0)
    assert "  - Năm 2018, trồng 351 ha rừng" in (tmp_path / "content/tin/2024/01/tin.md").read_text("utf-8")


def test_each_round_begins_on_the_day_that_the_one_before_ended() -> None:
    assert [as_of(1), as_of(1, "next day"), as_of(1, "next month"), as_of(2)] == ["2026-11-21", "2026-11-22", "2026-12-21", "2026-12-21"]
