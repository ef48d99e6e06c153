"""A missing content folder stops the build, like a missing `tin`, and a page without a file is reported."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.plugins.incremental.histories import Life, differences, tree
from tests.tinysite import article

PAGE = "---\ntiêu đề: Giới thiệu\n---\nLời của chúng tôi.\n"
BODY = "Đoạn.\n\n![Cảnh](/anh/a.jpg)\n\n[Tệp](/van-ban/a.pdf)"


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """A page, a picture and an attachment, built."""
    life = Life(tmp_path)
    life.write("tin/2024/05/a.md", article(BODY))
    life.write("trang/gioi-thieu.md", PAGE)
    life.write("van-ban/a.pdf", "%PDF-1.4\n")
    (life.content / "anh").mkdir()
    Image.new("RGB", (40, 30), "green").save(life.content / "anh" / "a.jpg")
    assert life.build() == 0
    return life


@pytest.mark.parametrize("name", ["trang", "anh", "van-ban"])
@pytest.mark.parametrize("edit", [False, True])
def test_a_folder_that_is_gone_stops_the_build_and_takes_no_page(
    life: Life, name: str, edit: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    before = tree(life.output)
    (life.content / name).rename(life.root / "elsewhere")
    if edit:  # also for a small edit
        life.write("tin/2024/05/a.md", article(f"{BODY}\n\nThêm."))
    for _ in range(2):
        assert life.build() == 1
        said = capfd.readouterr().err
        assert f"content/{name} không còn" in said and "Chưa dựng gì" in said and "tạo thư mục trống" in said
        assert tree(life.output) == before
    (life.root / "elsewhere").rename(life.content / name)
    assert life.build() == 0
    assert differences(tree(life.output), life.clean()) == []


def test_an_empty_folder_says_that_it_is_meant(life: Life, capfd: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(life.content / "trang")
    (life.content / "trang").mkdir()
    assert life.build() == 0
    assert "trang/gioi-thieu.md  W216" in capfd.readouterr().err
    assert "Lời của chúng tôi" not in tree(life.output)["gioi-thieu/index.html"].decode()
    shutil.rmtree(life.content / "trang")  # nothing was in it at the last build
    assert life.build() == 0


def test_a_page_that_is_removed_is_told_at_the_build_that_takes_it_away(life: Life, capfd: pytest.CaptureFixture[str]) -> None:
    life.write("trang/lich-su.md", PAGE.replace("Giới thiệu", "Lịch sử"))
    assert life.build() == 0
    life.remove("trang/lich-su.md")
    capfd.readouterr()
    assert life.build() == 0
    assert "trang/lich-su.md  W216" in capfd.readouterr().err
    assert "lich-su/index.html" not in tree(life.output)
