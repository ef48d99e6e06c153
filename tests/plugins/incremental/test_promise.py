"""The promise: after any history the incremental tree is a clean build's, and work is in proportion to the change."""

from __future__ import annotations

import gc
import os
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from tests.plugins.incremental.histories import ROOT, Life, differences, tree
from tests.tinysite import UNITS, article

PLAN = "\n  - tên: Đề án Nước sạch giai đoạn 2021 - 2025\n    chỉ tiêu:\n      - (1) Đến năm 2025, 90% hộ có nước sạch"
RESULT = "\n  - tên: Đề án Nước sạch giai đoạn 2021 - 2025\n    kết quả:\n      - (1) 84% hộ có nước sạch, tính đến 31/12/2023"


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path)
    life.write("tin/2021/03/de-an.md", article("Lời *đầu*.\n\nĐoạn hai.", ngày_đăng="5/3/2021", kế_hoạch=PLAN))
    life.write("tin/2024/01/ket-qua.md", article(ngày_đăng="9/1/2024", kế_hoạch=RESULT, chủ_đề="Một cửa"))
    for month in range(1, 7):
        life.write(f"tin/2024/{month:02}/tin.md", article(tiêu_đề=f"Tin tháng {month}", ngày_đăng=f"15/{month}/2024", chủ_đề="can-bo"))
    assert life.build() == 0
    return life


def assert_clean(life: Life) -> None:
    assert differences(tree(life.output), life.clean()) == []


def test_a_second_build_writes_nothing(life: Life) -> None:
    before = {path: (life.output / path).stat().st_mtime_ns for path in tree(life.output)}
    life.build()
    assert {path: (life.output / path).stat().st_mtime_ns for path in tree(life.output)} == before
    assert life.ways[-1] == "changes"


def test_two_builds_of_the_same_content_are_the_same_to_the_byte(life: Life) -> None:
    assert_clean(life)


def test_a_body_edit_takes_the_short_way_and_touches_only_what_shows_the_body(life: Life) -> None:
    before = tree(life.output)
    life.write("tin/2021/03/de-an.md", life.read("tin/2021/03/de-an.md").replace("Đoạn hai.", "Đoạn hai đã sửa."))
    life.build()
    touched = differences(before, tree(life.output))
    assert life.ways[-1] == "changes"
    assert "tin/2021/03/de-an/index.html" in touched
    assert not [path for path in touched if path.endswith("index.html") and not path.startswith("tin/2021/03/de-an/")]
    assert_clean(life)


def test_a_title_edit_takes_the_short_way_and_reaches_every_list(life: Life) -> None:
    life.write("tin/2024/03/tin.md", life.read("tin/2024/03/tin.md").replace("Tin tháng 3", "Tin tháng ba"))
    life.build()
    assert life.ways[-1] == "changes"
    assert "Tin tháng ba" in (life.output / "tin/2024/index.html").read_text(encoding="utf-8")
    assert_clean(life)


CHANGES = ["add", "remove", "rename", "redate", "plan", "unit", "break", "as-of", "settings", "future", "identity"]


@pytest.mark.parametrize("change", CHANGES)
def test_after_each_kind_of_change_the_tree_is_a_clean_builds(life: Life, change: str) -> None:
    place = "tin/2024/03/tin.md"
    if change == "add":
        newer = RESULT.replace("84", "91").replace("2023", "2024")
        life.write("tin/2024/03/moi.md", article(tiêu_đề="Tin mới", ngày_đăng="20/3/2024", kế_hoạch=newer))
    elif change == "remove":
        life.remove(place)
    elif change == "rename":
        life.rename(place, "tin/2024/03/ten-khac.md")
    elif change == "redate":
        life.write(place, life.read(place).replace("15/3/2024", "16/5/2024"))
    elif change == "plan":
        life.write("tin/2021/03/de-an.md", life.read("tin/2021/03/de-an.md").replace("90%", "95%"))
    elif change == "unit":
        life.write("du-lieu/don-vi.yml", UNITS.replace("tên: Huyện ủy Thử\n", "tên: Huyện ủy Mới\n  tên khác: Huyện ủy Thử\n"))
    elif change == "break":
        life.write(place, life.read(place).replace("Huyện ủy Thử", "Huyện ủy Không Có"))
    elif change == "as-of":
        life.as_of = date(2022, 1, 1)
    elif change == "settings":
        life.settings["SITEURL"] = "https://thu.example"
    elif change == "identity":
        life.write("du-lieu/co-quan.yml", life.read("du-lieu/co-quan.yml").replace("0000 000 000", "0206 3111 222"))
    elif change == "future":
        life.write(place, life.read(place).replace("15/3/2024", "15/3/2027"))
    life.build()
    assert_clean(life)
    life.as_of = date(2026, 11, 21)
    life.settings.clear()
    life.build()
    assert_clean(life)


def test_two_outputs_of_one_content_follow_each_other(life: Life, tmp_path: Path) -> None:
    preview, public = life.output, tmp_path / "public"
    life.output = public
    life.build()
    life.output = preview
    life.ways.clear()
    life.build()
    for number in range(3):
        life.write("tin/2024/03/tin.md", life.read("tin/2024/03/tin.md").replace("Tin tháng 3", f"Tin {number}"))
        life.write(f"tin/2024/05/moi-{number}.md", article(tiêu_đề=f"Bài mới {number}", ngày_đăng="20/5/2024"))
        life.output = preview
        life.build()
    life.output = public
    life.build()
    assert life.ways == ["changes"] * 5
    assert_clean(life)
    life.output = preview
    life.build()
    assert life.ways[-1] == "changes"
    assert_clean(life)


@pytest.mark.parametrize("part", ["templates/listing.html", "css/base.css"])
def test_a_change_of_the_theme_reaches_every_page_it_is_seen_on(life: Life, tmp_path: Path, part: str) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    life.settings["THEME"] = str(theme)
    life.build()
    old = (theme / part).read_text(encoding="utf-8")
    new = old + "\nmain { margin-top: 7px; }" if part.endswith("css") else old.replace("stack", "stack moi", 1)
    (theme / part).write_text(new, encoding="utf-8")
    before = tree(life.output)
    life.build()
    assert any(path.endswith("tin/index.html") for path in differences(before, tree(life.output)))
    assert_clean(life)


def test_an_output_folder_of_somebody_else_is_refused(life: Life, tmp_path: Path) -> None:
    foreign = tmp_path / "output"
    (foreign / ".portal-output").unlink()
    life.state = tmp_path / "other-state"
    assert life.build() == 1
    assert (foreign / "index.html").is_file()


def test_files_changed_by_another_hand_are_found_by_verify(life: Life) -> None:
    before = tree(life.output)
    (life.output / "index.html").write_text("sửa bằng tay", encoding="utf-8")
    (life.output / "tin/index.html").unlink()
    (life.output / "la.html").write_text("lạ", encoding="utf-8")
    life.settings["PORTAL_VERIFY"] = True
    life.build()
    assert differences(before, tree(life.output)) == []


DAMAGES = [
    ("ledger", "update queries set dependents = x'010203'"),
    ("sources", "update records set data = x'55'"), ("sources", "update lists set ids = x'55'"),
    ("sources", "update drafts set body = x'55'"),
]  # fmt: skip


@pytest.mark.parametrize(("which", "statement"), DAMAGES)
def test_a_store_damaged_within_is_found_while_building_and_rebuilt(life: Life, which: str, statement: str) -> None:
    for file in life.state.rglob(f"{which}/*.sqlite"):
        base = sqlite3.connect(file)
        base.execute(statement)
        base.commit()
        base.close()
    life.write("tin/2024/03/tin.md", life.read("tin/2024/03/tin.md").replace("Tin tháng 3", "Tin khác"))
    assert life.build() == 0
    assert_clean(life)


def test_a_ledger_without_the_number_of_its_files_counts_them(life: Life) -> None:
    for file in life.state.rglob("ledger/*.sqlite"):
        base = sqlite3.connect(file)
        base.execute("delete from conditions where name = 'files'")
        base.commit()
        base.close()
    before = tree(life.output)
    life.build()
    assert differences(before, tree(life.output)) == []


@pytest.mark.parametrize("what", ["garbage", "truncated", "foreign"])
def test_a_damaged_or_foreign_store_is_detected_and_rebuilt(life: Life, what: str) -> None:
    gc.collect()  # connections of builds before, which would have ended with their process
    for file in life.state.rglob("*.sqlite"):
        data = file.read_bytes()
        file.write_bytes({"garbage": b"khong phai sqlite" * 99, "truncated": data[: len(data) // 2], "foreign": b""}[what])
        for beside in file.parent.glob(f"{file.name}-*"):
            beside.unlink()
    life.write("tin/2024/03/tin.md", life.read("tin/2024/03/tin.md").replace("Tin tháng 3", "Tin khác"))
    life.build()
    assert_clean(life)


EVENT = "\n  tên: Hội nghị tổng kết nước sạch\n  ngày: 20/3/2024"


def test_an_article_about_a_known_plan_takes_the_short_way_and_reaches_every_page_of_the_plan(life: Life) -> None:
    newer = RESULT.replace("84", "91").replace("31/12/2023", "31/5/2024")
    life.write("tin/2024/06/moi.md", article(tiêu_đề="Tin mới", ngày_đăng="20/6/2024", kế_hoạch=newer))
    life.build()
    assert life.ways[-1] == "changes"
    target = (life.output / "chi-tieu/de-an-nuoc-sach-giai-doan-2021-2025-1/index.html").read_text(encoding="utf-8")
    assert "91%" in target and "Tin mới" in target
    assert_clean(life)


def test_a_figure_put_right_takes(life: Life) -> None:
    life.write("tin/2024/01/ket-qua.md", life.read("tin/2024/01/ket-qua.md").replace("84%", "93%"))
    life.build()
    assert life.ways[-1] == "changes"
    assert "93%" in (life.output / "ke-hoach/de-an-nuoc-sach-giai-doan-2021-2025/index.html").read_text(encoding="utf-8")
    assert_clean(life)


def test_an_article_about_a_plan_that_goes_takes_its_figures_with_it(life: Life) -> None:
    life.remove("tin/2024/01/ket-qua.md")
    life.build()
    assert life.ways[-1] == "changes"
    assert "84%" not in (life.output / "ke-hoach/de-an-nuoc-sach-giai-doan-2021-2025/index.html").read_text(encoding="utf-8")
    assert_clean(life)


def test_what_would_make_another_article_tell_otherwise_is_told_again(life: Life) -> None:
    earlier = PLAN.replace("90%", "80%")
    life.write("tin/2021/01/truoc.md", article(tiêu_đề="Nêu trước", ngày_đăng="5/1/2021", kế_hoạch=earlier))
    life.build()
    assert life.ways[-1] == "changes"
    assert_clean(life)


def test_two_articles_about_one_event_join_and_part(life: Life) -> None:
    for number, title in enumerate(("Sắp tổng kết", "Đã tổng kết")):
        life.write(f"tin/2024/03/ho-{number}.md", article(tiêu_đề=title, ngày_đăng=f"{19 + number}/3/2024", sự_kiện=EVENT))
        life.build()
        assert life.ways[-1] == "changes"
        assert_clean(life)
    assert "Sắp tổng kết" in (life.output / "tin/2024/03/ho-1/index.html").read_text(encoding="utf-8")
    life.remove("tin/2024/03/ho-0.md")
    life.build()
    assert life.ways[-1] == "changes"
    assert_clean(life)


def test_a_plan_that_is_renamed_is_found_by_its_new_name_with_all_its_targets(life: Life) -> None:
    filed = "tên: {}\ncơ quan ban hành: Huyện ủy Thử\nngày: 1/2/2023\nchỉ tiêu:\n  - (1) Đến năm 2025, 70% đường có đèn\n"
    life.write("du-lieu/ke-hoach/chieu-sang.yml", filed.format("Đề án Chiếu sáng"))
    life.build()
    life.write("du-lieu/ke-hoach/chieu-sang.yml", filed.format("Đề án Thắp sáng đường quê"))
    life.build()
    assert_clean(life)


def picture(life: Life, name: str, colour: tuple[int, int, int] = (40, 90, 140)) -> None:
    """A photograph, saved a while ago."""
    life.write(name, "")
    Image.new("RGB", (640, 420), colour).save(life.content / name)
    os.utime(life.content / name, (1_500_000_000, 1_500_000_000))


def test_an_article_that_comes_with_its_pictures_takes(life: Life) -> None:
    for number in range(2):
        picture(life, f"anh/2024/hoi-nghi-{number}.jpg", (40, 90 + number, 140))
    shown = "".join(f"\n  - tệp: anh/2024/hoi-nghi-{number}.jpg\n    mô tả: Toàn cảnh" for number in range(2))
    life.write("tin/2024/03/co-anh.md", article(tiêu_đề="Có ảnh", ngày_đăng="20/3/2024", ảnh=shown))
    life.build()
    assert life.ways[-1] == "changes"
    assert "<picture" in (life.output / "tin/2024/03/co-anh/index.html").read_text(encoding="utf-8")
    assert_clean(life)
    life.write("tin/2024/04/cung-anh.md", article(tiêu_đề="Cùng ảnh", ngày_đăng="20/4/2024", ảnh="\n  - tệp: anh/2024/hoi-nghi-1.jpg"))
    life.build()
    assert life.ways[-1] == "changes"
    assert_clean(life)
    life.remove("tin/2024/03/co-anh.md")
    life.build()
    assert life.ways[-1] == "changes"
    assert_clean(life)


def test_a_picture_that_an_article_waited_for_and_one_that_is_exchanged_go_the_long_way(life: Life) -> None:
    life.write("tin/2024/03/co-anh.md", article(tiêu_đề="Có ảnh", ngày_đăng="20/3/2024", ảnh="\n  - tệp: anh/a.jpg\n    mô tả: Toàn cảnh"))
    life.build()
    assert life.ways[-1] == "changes"
    picture(life, "anh/a.jpg")
    life.build()
    assert life.ways[-1] == "changes"
    assert_clean(life)
    picture(life, "anh/a.jpg", (200, 10, 10))
    life.build()
    assert life.ways[-1] == "changes"
    assert_clean(life)


def test_a_picture_that_nobody_names_changes_nothing(life: Life) -> None:
    before = tree(life.output)
    picture(life, "anh/de-danh.jpg")
    life.build()
    assert life.ways[-1] == "changes"
    assert tree(life.output) == before
    life.build()
    assert_clean(life)
