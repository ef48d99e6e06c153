"""`portal check` says of pages what a build says."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.pages import articles, home
from portal.__main__ import main
from tests.plugins.incremental.test_failures import PLACE, breaks, exploding, text
from tests.tinysite import write_site


@pytest.fixture
def content(tmp_path: Path) -> Path:
    files = {f"tin/2024/{month:02}/tin.md": text(f"Tin tháng {month}", month) for month in (1, 2)}
    return write_site(tmp_path / "content", {**files, PLACE: text("Tin NỔ")})


def check(content: Path, *words: str) -> int:
    return main(["check", "--content", str(content), "--as-of", "2026-11-21", *words])


def test_an_article_whose_page_cannot_be_made_is_told(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(content) == 0
    exploding(monkeypatch)
    assert check(content) == 3
    assert "F165" in capsys.readouterr().out
    assert check(content, PLACE) == 3
    assert "ZeroDivisionError: nổ" in capsys.readouterr().out
    assert check(content, "tin/2024/01/tin.md") == 0


def test_any_other_page_that_cannot_be_made_is_told(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    breaks(monkeypatch, home, "home_view")
    assert check(content, "--all") == 3
    assert "Không dựng được index.html" in capsys.readouterr().out


def test_the_pages_of_a_part_that_cannot_be_found_are_told(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, articles, "artifacts")
    assert check(content) == 3


def test_a_check_writes_nothing(content: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in content.rglob("*")}
    assert check(content) == 0
    assert {path: path.stat().st_mtime_ns for path in content.rglob("*")} == before
