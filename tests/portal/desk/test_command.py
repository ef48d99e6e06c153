"""The command line: its exit codes, its Vietnamese words, and `check` for people and for machines."""

from __future__ import annotations

import gc
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from portal.__main__ import main
from portal.desk.command import COMMANDS, ROOT
from tests.tinysite import GOOD, write_site

UNKNOWN_UNIT = GOOD.replace("Huyện ủy Thử", "Huyện ủy Thu Xa")
BUILD = """
import sys
from pathlib import Path
from portal.__main__ import SERVICES
from portal.desk.build import build
content, output, state = map(Path, sys.argv[1:])
sys.exit(build(content, output, {"PORTAL_STATE": str(state), "PORTAL_WORKERS": 1}, SERVICES))
"""


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_AS_OF", "2024-06-01")


def check(root: Path, *words: str) -> int:
    return main(["check", "--content", str(root), *words])


def build(root: Path, content: Path | None = None) -> subprocess.CompletedProcess[str]:
    """As a program of its own, with its memory apart: Pelican leaves traces in a process."""
    words = [sys.executable, "-c", BUILD, content or root / "content", root / "output", root / "state"]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_whole_site_is_checked_with_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(write_site(tmp_path, {"tin/2024/05/tin.md": GOOD})) == 0
    assert capsys.readouterr().out.endswith("Đã kiểm tra 1 bài: 0 lỗi, 0 lưu ý.\n")


def test_an_article_with_an_error_is_told_with_file_and_line_and_gives_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(write_site(tmp_path, {"tin/2024/05/tin.md": UNKNOWN_UNIT})) == 3
    told = capsys.readouterr().out
    assert "tin/2024/05/tin.md:4  T104 LỖI" in told
    assert "docs/errors.md#t104" in told


def test_content_that_is_not_there_or_lacks_a_required_registry_gives_one(tmp_path: Path) -> None:
    assert check(tmp_path / "none") == 1
    write_site(tmp_path, {"tin/2024/05/tin.md": GOOD})
    (tmp_path / "du-lieu/don-vi.yml").unlink()
    assert check(tmp_path) == 1


@pytest.mark.parametrize(
    "words", [[], ["kiem-tra"], ["check", "--lạ"], ["check", "--format", "xml"], ["check", "--as-of", "hôm nay"], ["check", "--fix", "fr"],
     ["build", "--workers", "hai"], ["build", "--output"], ["new"], ["move", "a"], ["demo", "--articles=nhiều"], ["export"], ["chekc"],
     ["import", "a.xlsx", "--date", "hôm qua"], ["unit"], ["unit", "rename", "a"], ["build", "--verify=có"], ["check", "--f"]],
)
def test_wrong_usage_gives_two_and_says_so_in_vietnamese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "sai cách dùng" in told
    assert not re.search(r"\b(argument|invalid|required|choose|unrecognized|expected|usage|error)\b", told)


@pytest.mark.parametrize("command", [name for name, _, module in COMMANDS])
def test_every_command_has_its_help_in_vietnamese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"cách dùng: portal {command}" in capsys.readouterr().out


def test_for_machines_problems_held_articles_and_readings_are_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = GOOD.replace(
        "---\nĐoạn", "kế hoạch:\n  - tên: Đề án Nước sạch\n    chỉ tiêu:\n      - (1) Đến năm 2025, ít nhất 90% số hộ có nước\n---\nĐoạn"
    )
    assert check(write_site(tmp_path, {"tin/2024/05/a.md": target, "tin/2024/05/b.md": UNKNOWN_UNIT}), "--format", "json") == 3
    told = json.loads(capsys.readouterr().out)
    assert told["held"] == ["tin/2024/05/b.md"]
    problem = next(problem for problem in told["problems"] if problem["severity"] == "error")
    assert (problem["code"], problem["path"], problem["line"]) == ("T104", "tin/2024/05/b.md", 4)
    assert [(entry["path"], entry["line"]) for entry in told["understood"]] == [("tin/2024/05/a.md", 8)]
    assert "ít nhất" in told["understood"][0]["understood"]


def test_a_command_in_a_process_that_goes_on_leaves_garbage_collection_on(tmp_path: Path) -> None:
    assert main(["build", "--content", str(tmp_path / "none"), "--output", str(tmp_path / "output")]) == 1
    assert gc.isenabled()


def test_the_date_given_on_the_command_line_decides_what_is_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    later = "---\ntiêu đề: Tin\nngày đăng: 10/5/2024\nđơn vị: Xã Một\n---\nThân.\n"  # the commune begins on 01/7/2025
    write_site(tmp_path, {"tin/2024/05/tin.md": later})
    assert check(tmp_path, "--as-of", "2024-06-01") == 0
    assert capsys.readouterr().out


def test_a_build_gives_zero_then_three_with_the_last_good_text_and_one_without_registries(tmp_path: Path) -> None:
    content, page = tmp_path / "content", tmp_path / "output/tin/2024/05/tin/index.html"
    write_site(content, {"tin/2024/05/tin.md": GOOD, "tin/2024/05/hai.md": GOOD.replace("Một tin", "Hai tin")})
    first = build(tmp_path)
    assert first.returncode == 0, first.stderr
    (content / "tin/2024/05/tin.md").write_text(UNKNOWN_UNIT.replace("Đoạn đầu", "Đoạn khác"), encoding="utf-8")
    second = build(tmp_path)
    assert second.returncode == 3
    assert "1 tệp tạm giữ" in second.stderr
    assert "Đoạn đầu của tin." in page.read_text(encoding="utf-8")
    assert (tmp_path / "output/tin/2024/05/hai/index.html").is_file()


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_later_build_without_pelican_is_a_first_one_through_it_to_the_byte(tmp_path: Path) -> None:
    content = write_site(tmp_path / "content", {"tin/2024/05/tin.md": GOOD})
    assert build(tmp_path).returncode == 0
    units = content / "du-lieu/don-vi.yml"
    units.write_text(
        units.read_text(encoding="utf-8").replace("tên: Huyện ủy Thử", "tên: Huyện ủy Thử\n  địa chỉ: Số 2 đường Mẫu"), encoding="utf-8"
    )
    (content / "tin/2024/05/hai.md").write_text(GOOD.replace("Một tin", "Hai tin"), encoding="utf-8")
    later = build(tmp_path)
    assert later.returncode == 0
    assert build(tmp_path / "anew", content).returncode == 0
    assert "Số 2 đường Mẫu" in (tmp_path / "output/don-vi/huyen-uy-thu/index.html").read_text(encoding="utf-8")
    assert files(tmp_path / "output") == files(tmp_path / "anew/output")


def test_an_output_folder_that_is_not_ours_is_refused_and_left_alone(tmp_path: Path) -> None:
    write_site(tmp_path / "content", {"tin/2024/05/tin.md": GOOD})
    (tmp_path / "output").mkdir()
    (tmp_path / "output/thu.docx").write_text("của ai đó")
    ended = build(tmp_path)
    assert ended.returncode == 1
    assert "không do portal dựng" in ended.stderr
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["thu.docx"]
