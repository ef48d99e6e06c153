"""`portal init`: a new site has its own name and bodies, no faults, and no articles of others."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from portal.__main__ import main
from portal.desk.command import ROOT
from portal.source.load import load_portal
from tests.portal.desk.test_command import BUILD

DAY = date(2026, 11, 21)
WHOLE = (
    "--name", "xã Sơn Khê", "--province", "tỉnh Hạ Lam", "--address", "Số 1, đường Một", "--phone", "0208 123 456",
    "--email", "vp@sonkhe.example", "--person", "Trần Văn Thử – Chủ tịch UBND xã", "--site", "https://sonkhe.example",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _nobody_at_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_AS_OF", DAY.isoformat())
    monkeypatch.setattr(sys, "stdin", io.StringIO())


@pytest.mark.parametrize("place", ["xã Sơn Khê", "Phường Sơn Khê", "Đặc khu Sơn Khê", "Thị trấn Sơn Khê"])
def test_a_commune_begins_without_any_problem(place: str, tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "moi"), *WHOLE[2:], "--name", place]) == 0
    loaded = load_portal(tmp_path / "moi", DAY)
    assert loaded.portal
    assert {problem.code for problem in loaded.problems} == {"N192"}
    assert loaded.portal.identity().site_url == "https://sonkhe.example"
    assert f"Ủy ban nhân dân {place[:1].lower()}{place[1:]}" in {unit.name for unit in map(loaded.portal.unit, loaded.portal.ids("units"))}
    assert loaded.portal.ids("articles") == ()


@pytest.mark.parametrize(("place", "party"), [("Tỉnh Hạ Lam", "Tỉnh ủy Hạ Lam"), ("thành phố Hạ Lam", "Thành ủy Hạ Lam")])
def test_a_province_begins_too(place: str, party: str, tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "moi"), "--name", place]) == 0
    portal = load_portal(tmp_path / "moi", DAY).portal
    assert portal and party in {unit.name for unit in map(portal.unit, portal.ids("units"))}


def test_what_was_not_said_is_marked_and_told_until_it_is_filled_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "moi"), *WHOLE[:4]]) == 0
    assert "Danh tính của trang còn chỗ cần điền: «địa chỉ»" in capsys.readouterr().out
    told = [problem.message for problem in load_portal(tmp_path / "moi", DAY).problems if problem.code == "W194"]
    assert len(told) == 5


def test_no_shipped_article_or_fictional_name_stands_in_it(tmp_path: Path) -> None:
    main(["init", str(tmp_path / "moi"), *WHOLE[2:], "--name", "Xã Một Hai"])
    text = "\n".join(file.read_text(encoding="utf-8") for file in (tmp_path / "moi").rglob("*.*") if file.is_file())
    assert not [word for word in ("Định Hóa", "Bạch Thông", "Sơn Khê", "hư cấu") if word in text]
    assert [file.name for file in (tmp_path / "moi/tin").rglob("*.md")] == ["bai-mau.md"]


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        ((), 2, "Cần có tên địa bàn"), (("--name", "Xã Mẫu"), 2, "Cần có tỉnh"), (("--name", "Mẫu"), 2, "«Xã Mẫu»"),
        ((*WHOLE[:4], "--site", "sonkhe.vn"), 2, "bắt đầu bằng https://"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told(words: tuple[str, ...], code: int, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "moi"), *words]) == code
    assert named in capsys.readouterr().err
    assert not (tmp_path / "moi").exists()


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("của ai đó")
    assert main(["init", str(tmp_path), *WHOLE]) == 1
    assert "không trống" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_the_new_content_is_built(tmp_path: Path) -> None:
    main(["init", str(tmp_path / "content"), *WHOLE])
    words = [sys.executable, "-c", BUILD, str(tmp_path / "content"), str(tmp_path / "output"), str(tmp_path / "state")]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "Ủy ban nhân dân xã Sơn Khê" in (tmp_path / "output/index.html").read_text(encoding="utf-8")
    assert "tin/2026/11/bai-mau.md: bản nháp" in ended.stderr
