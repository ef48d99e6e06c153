"""`portal check`: of everything one screen, of a file everything; a file is found however it is called."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from portal.__main__ import main
from tests.tinysite import GOOD, article, write_site

TARGET = "\n  - tên: Đề án Nước sạch\n    chỉ tiêu:\n      - (1) Đến năm 2025, ít nhất 90% số hộ có nước sạch"
FILES = {
    "tin/2024/05/tot.md": article(kế_hoạch=TARGET),
    "tin/2024/05/sai.md": article(đơn_vị="Huyện ủy Lạ", kế_hoạch=TARGET),
    "tin/2024/05/nhap.md": article(trạng_thái="Bản nháp"),
    "tin/2024/05/hen.md": article(ngày_đăng="20/5/2024"),
    "tin/2023/01/cu.md": article(ngày_đăng="10/1/2023"),
    "tin/2023/01/hai.md": article(ngày_đăng="11/1/2023"),
    "tin/2024/05/hai.md": article(),
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PORTAL_AS_OF", "2024-05-15")
    return write_site(tmp_path / "content", FILES)


def check(root: Path, *words: str) -> int:
    return main(["check", "--content", str(root), *words])


@pytest.mark.parametrize(
    "word",
    [
        "tin/2024/05/sai.md", "./tin/2024/05/sai.md", "content/tin/2024/05/sai.md", r"tin\2024\05\sai.md", r".\content\tin\2024\05\sai.md",
        r"C:\Users\Lan\portal\content\tin\2024\05\sai.md", "/tin/2024/05/sai/", "https://thu.example/tin/2024/05/sai/",
        "tin/2024/05/sai", "sai.md", "05/sai.md", '"tin/2024/05/sai.md"', "tin//2024/05/sai.md", "/tin/2024/05/sai/index.html",
    ],
)  # fmt: skip
def test_a_file_is_found_however_it_is_called(word: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root, word) == 3
    told = capsys.readouterr().out
    assert "T104 LỖI" in told
    assert "tin/2024/05/sai.md: bài tạm giữ" in told
    assert "tot.md" not in told
    assert told.endswith("Đã kiểm tra 1 tệp: 1 lỗi, 0 lưu ý.\n")


@pytest.mark.parametrize(("place", "word"), [(".", "sai.md"), ("..", "05/sai.md"), ("../../..", "tin/2024/05/sai.md"), (".", "./sai.md")])
def test_a_file_is_found_from_where_one_stands(
    place: str, word: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root / "tin/2024/05" / place)
    assert check(root, word) == 3
    assert "1 tệp: 1 lỗi" in capsys.readouterr().out


def test_an_absolute_path_and_a_folder_are_found(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root, str(root / "tin/2024/05/tot.md")) == 0
    assert "1 tệp" in capsys.readouterr().out
    assert check(root, "tin/2023") == 0
    assert "2 tệp: 0 lỗi" in capsys.readouterr().out
    assert check(root, r"tin\2024" + "\\") == 3
    assert "5 tệp: 1 lỗi" in capsys.readouterr().out


def test_several_files_are_checked_together(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root, "tot.md", "nhap.md") == 0
    told = capsys.readouterr().out
    assert "Chưa lên trang: bản nháp" in told
    assert "tin/2024/05/tot.md: sẽ lên trang ở /tin/2024/05/tot/" in told


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("tin/2024/05/sia.md", "Có phải «tin/2024/05/sai.md»?"), ("hai.md", "có thể là nhiều tệp"), ("../khac/x.md", "Không có tệp"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_there_is_told_and_gives_two(word: str, named: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root, word) == 2
    assert named in capsys.readouterr().err


def test_a_file_outside_the_content_is_told_where_it_belongs(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ngoai.md").write_text(GOOD, encoding="utf-8")
    assert check(root, str(tmp_path / "ngoai.md")) == 2
    assert "nằm ngoài thư mục nội dung" in capsys.readouterr().err


def test_readings_are_told_with_a_file_also_of_a_held_article_or_with_a_flag(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(root)
    assert "Hiểu là" not in capsys.readouterr().out
    for words in (["sai.md"], ["tot.md"], ["--readings"], ["--all"]):
        check(root, *words)
        assert "Hiểu là: 90 %, ít nhất, hạn 2025" in capsys.readouterr().out
    check(root, "tot.md", "--quiet")
    assert "Hiểu là" not in capsys.readouterr().out


def test_drafts_and_articles_of_a_later_time_are_listed_at_the_end(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(root)
    lines = capsys.readouterr().out.splitlines()
    assert lines[-4:-1] == ["Chưa lên trang (2 bài):", "  tin/2024/05/hen.md: hẹn giờ 20/5/2024", "  tin/2024/05/nhap.md: bản nháp"]


def test_many_good_articles_are_told_in_one_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_AS_OF", "2024-05-15")
    files = {f"tin/2024/05/bai-{n}.md": article(tiêu_đề=f"Tin số {n}", kế_hoạch=TARGET) for n in range(600)}
    files |= {f"tin/2024/05/nhap-{n}.md": article(tiêu_đề=f"Nháp số {n}", trạng_thái="nháp") for n in range(40)}
    assert check(write_site(tmp_path, files)) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) <= 20
    assert "… và 28 bài nữa" in "\n".join(told)


def test_many_faults_are_summed_up_by_kind_first_and_none_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {f"tin/2024/05/sai-{n}.md": article(đơn_vị=f"Đơn vị lạ {n}") for n in range(7)}
    files |= {f"tin/2024/06/thang-{n}.md": article(tiêu_đề=f"Tin {n}") for n in range(20)}
    assert check(write_site(tmp_path, files)) == 3
    told = capsys.readouterr().out
    assert told.splitlines()[:3] == [
        "Tóm tắt: 27 tệp có chỗ cần xem.", "     7 × T104 LỖI: Không có … …",
        "    20 × W115 Lưu ý: Tệp nằm ở thư mục …, nhưng ngày của bài là …",
    ]  # fmt: skip
    assert all(f"sai-{n}.md:4  T104" in told for n in range(7))
    assert told.count("W115 Lưu ý: Tệp nằm ở thư mục 2024/06") == 12
    assert "… và 8 chỗ nữa" in told
    check(tmp_path, "--all")
    assert capsys.readouterr().out.count("W115 Lưu ý: Tệp nằm ở thư mục 2024/06") == 20


def test_a_rare_remark_is_not_drowned_by_many_of_another_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {f"tin/2024/06/thang-{n}.md": article(tiêu_đề=f"Tin {n}") for n in range(40)}
    files |= {"tin/2024/09/cuoi.md": article("Xem [đây](/tin/2023/01/khong-co/).", tiêu_đề="Tin cuối", ngày_đăng="2/9/2024")}
    check(write_site(tmp_path, files))
    told = capsys.readouterr().out
    assert re.search(r"tin/2024/09/cuoi\.md:6  L101 Lưu ý", told)
    assert "… và 28 chỗ nữa như thế (W115)" in told
    assert told.count("dùng lệnh `portal move`") == 1


def test_a_few_remarks_are_told_with_their_line_and_way_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(write_site(tmp_path, {"tin/2024/06/a.md": article()}))
    told = capsys.readouterr().out
    assert re.search(r"tin/2024/06/a\.md  W115", told)
    assert "dùng lệnh `portal move`" in told


def test_for_machines_everything_is_whole_and_a_file_is_only_itself(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root, "--format", "json") == 3
    everything = json.loads(capsys.readouterr().out)
    assert {"problems", "held", "understood"} <= everything.keys()
    assert len(everything["understood"]) == 2
    assert check(root, "--format", "json", "tot.md") == 0
    one = json.loads(capsys.readouterr().out)
    assert {problem["path"] for problem in one["problems"]} <= {"tin/2024/05/tot.md"}
    assert one["held"] == []


def test_only_the_named_files_are_rewritten(root: Path) -> None:
    check(root, "--fix", "en", "tot.md")
    assert "title: Một tin" in (root / "tin/2024/05/tot.md").read_text(encoding="utf-8")
    assert "tiêu đề: Một tin" in (root / "tin/2024/05/nhap.md").read_text(encoding="utf-8")


def test_without_registries_whatever_is_wrong_is_told_also_with_a_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "du-lieu/don-vi.yml").unlink()
    assert check(root, "tot.md") == 1
    assert "R102 LỖI" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ({}, {}, True),
        ({}, {"ngày_đăng": "12/5/2024"}, True),
        ({}, {"tiêu_đề": "MỘT  TIN."}, True),
        ({}, {"trạng_thái": "Bản nháp"}, True),
        ({}, {"ngày_đăng": "17/5/2024"}, True),  # with the same first paragraph
        ({}, {"ngày_đăng": "17/5/2024", "body": "Tuần này."}, False),  # a weekly calendar
        ({}, {"đơn_vị": "Xã Trùng"}, False),
        ({}, {"tiêu_đề": "Một tin khác"}, False),
        ({}, {"đính_chính_cho": "tin/2024/05/a.md"}, False),
        ({"thay_bằng": "tin/2024/05/b.md"}, {}, False),
    ],
)
def test_one_story_entered_twice_is_told_at_the_later_file(
    one: dict[str, str], other: dict[str, str], told: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(write_site(tmp_path, {"tin/2024/05/a.md": article(**one), "tin/2024/05/b.md": article(**other)}))
    assert ("tin/2024/05/b.md:2  W191 Lưu ý: Trùng tiêu đề" in capsys.readouterr().out) is told


def test_one_fault_in_many_files_is_told_once_with_all_its_places(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(20):
        write_site(root, {f"tin/2024/05/la-{number:02}.md": article(tiêu_đề=f"Tin {number}", đơn_vị="Huyện ủy Lạ")})
    assert check(root) == 3
    told = capsys.readouterr().out
    assert told.count("Không có đơn vị «Huyện ủy Lạ»") == 1
    assert "Cũng thế ở 20 chỗ nữa: tin/2024/05/la-01.md:4, " in told and "còn 8 chỗ" in told
    assert check(root, "--all") == 3
    assert capsys.readouterr().out.count("Không có đơn vị «Huyện ủy Lạ»") == 21
