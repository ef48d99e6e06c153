"""`portal report` prints what to ask after and writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.__main__ import main
from tests.sitekit import news, site

SET = news("05/3/2021", stage="triển khai", targets=["(1) Đến năm 2025, 100% số xã có công trình cấp nước"])


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_AS_OF", "2025-12-01")  # the command sets it; this sets it back


def test_what_is_due_and_silent_is_printed_for_the_date_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site(tmp_path, SET, as_of="2025-12-01")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert main(["report", "--content", str(tmp_path), "--as-of", "2026-01-01"]) == 0
    assert "Chỉ tiêu đã đến hạn, trang này chưa có tin về kết quả (1)" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_content_that_cannot_be_read_gives_one(tmp_path: Path) -> None:
    assert main(["report", "--content", str(tmp_path / "none")]) == 1
