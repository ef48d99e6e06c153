"""The recorded dependencies of a page are complete: also changes deep inside a record, or in a file it shows, rebuild it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.plugins.incremental.histories import Life, differences, tree
from tests.tinysite import UNITS, article

HOST = "- mã: {}\n  tên: Ban Tổ chức Lễ hội\n  loại: Cơ quan Đảng\n  cấp: Huyện\n  thuộc: huyen-thu\n"
MEETING = "\n  tên: Lễ hội xuân\n  ngày: 20/3/2024\n  cơ quan tổ chức: Ban Tổ chức Lễ hội"
PICTURE = re.compile(r"/anh/[0-9a-f]+-\d+\.\w+")


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path)
    for month in range(1, 4):
        life.write(f"tin/2024/{month:02}/tin.md", article(tiêu_đề=f"Tin tháng {month}", ngày_đăng=f"15/{month}/2024", chủ_đề="can-bo"))
    return life


def assert_clean(life: Life) -> None:
    assert differences(tree(life.output), life.clean()) == []


def test_another_code_of_a_unit_that_only_hosts_reaches_the_open_data(life: Life) -> None:
    life.write("du-lieu/don-vi.yml", UNITS + HOST.format("ban-le-hoi"))
    life.write("tin/2024/03/le-hoi.md", article(ngày_đăng="21/3/2024", sự_kiện=MEETING))
    assert life.build() == 0
    assert b"ban-le-hoi" in (life.output / "du-lieu/tin.csv").read_bytes()
    life.write("du-lieu/don-vi.yml", UNITS + HOST.format("le-hoi"))
    assert life.build() == 0
    assert b"ban-le-hoi" not in (life.output / "du-lieu/tin.csv").read_bytes()
    assert_clean(life)


def test_a_withdrawn_article_with_many_newer_ones_keeps_no_old_list(life: Life) -> None:
    life.write("tin/2024/01/rut.md", article(ngày_đăng="2/1/2024", chủ_đề="can-bo", rút_bài="\n  ngày: 5/1/2024\n  lý do: Sai số liệu"))
    for day in range(1, 21):
        life.write(f"tin/2024/04/bai-{day}.md", article(tiêu_đề=f"Bài {day}", ngày_đăng=f"{day}/4/2024", chủ_đề="can-bo"))
    assert life.build() == 0
    life.write("tin/2024/05/moi.md", article(tiêu_đề="Bài mới nhất", ngày_đăng="2/5/2024", chủ_đề="can-bo"))
    assert life.build() == 0
    assert life.ways[-1] == "changes"
    assert_clean(life)
    life.remove("tin/2024/05/moi.md")
    assert life.build() == 0
    assert life.ways[-1] == "changes"
    assert_clean(life)


def paint(life: Life, file: str, colour: int) -> None:
    """A photograph; the same colour gives the same bytes."""
    (life.content / file).parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (900, 500), (colour, 90, 40)).save(life.content / file)
    os.utime(life.content / file, (1_400_000_000, 1_400_000_000))


def show(life: Life, path: str, *files: str, day: str = "20/2/2024", inside: bool = False) -> None:
    listed = "".join(f"\n  - tệp: {file}\n    mô tả: Ảnh" for file in files)
    body = "\n\n".join(f"![Ảnh](/{file})" for file in files)
    life.write(path, article(body, tiêu_đề=path, ngày_đăng=day) if inside else article(tiêu_đề=path, ngày_đăng=day, ảnh=listed))


def all_there(life: Life) -> None:
    """Every picture that any page, feed or list names is in the output."""
    named = {name for content in tree(life.output).values() for name in PICTURE.findall(content.decode(errors="ignore"))}
    assert named
    assert not [name for name in named if not (life.output / name[1:]).is_file()]


SHARED, SAME, OTHER = "anh/chung.jpg", "anh/chung-ten-khac.jpg", "anh/rieng.jpg"
ALBUM, COVER, TWIN, TEXT = (f"tin/2024/02/{name}.md" for name in ("bo-anh", "dau", "trung", "trong-bai"))


GOES = [(COVER,), (COVER, TWIN), (TWIN,), (ALBUM,), (ALBUM, COVER), (TEXT, COVER, TWIN), (ALBUM, TEXT)]


@pytest.mark.parametrize("goes", GOES, ids=lambda goes: "+".join(path[12:-3] for path in goes))
@pytest.mark.parametrize("by", ["removing", "editing", "both"])
def test_a_derived_picture_goes_only_when_nobody_names_it(life: Life, goes: tuple[str, ...], by: str) -> None:
    for file, colour in ((SHARED, 60), (SAME, 60), (OTHER, 160)):
        paint(life, file, colour)
    show(life, ALBUM, OTHER, SHARED)
    show(life, COVER, SHARED)
    show(life, TWIN, SAME)
    show(life, TEXT, SHARED, SAME, inside=True)
    assert life.build() == 0
    all_there(life)
    for number, path in enumerate(goes):
        if by == "removing" or (by == "both" and number % 2 == 0):
            life.remove(path)
        else:
            show(life, path, OTHER)
    assert life.build() == 0
    all_there(life)
    assert_clean(life)
    show(life, COVER, SHARED, SAME, day="21/2/2024")
    assert life.build() == 0
    all_there(life)
    assert_clean(life)
