"""`portal import` at the terminal: what it says, what it gives back, where it leaves its report."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from portal.__main__ import main
from portal.desk import import_articles
from tests.portal.importer.office_files import FILES
from tests.portal.importer.test_feeds import RSS
from tests.tinysite import write_site


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder, with the importer's memory next to it."""
    monkeypatch.setattr(import_articles, "STATE", tmp_path / ".portal" / "nhap")
    (tmp_path / "content" / "tin").mkdir(parents=True)
    return write_site(tmp_path / "content", {})


def test_a_word_file_becomes_a_draft_and_a_report(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tin.docx"
    file.write_bytes(FILES["plain_news"]()[0].made())
    assert main(["import", str(file), "--content", str(site)]) == 0
    out = capsys.readouterr().out
    assert "tin/2016/04/huyen-thu-trien-khai-nhiem-vu-nam-2016.md: nhập mới" in out and "bao-cao.html" in out
    assert (tmp_path / ".portal/nhap/bao-cao.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert main(["import", str(file), "--content", str(site)]) == 0
    assert "không đổi 1" in capsys.readouterr().out


def test_a_folder_with_a_bad_file_gives_three(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "tin"
    folder.mkdir()
    (folder / "a.docx").write_bytes(FILES["plain_news"]()[0].made())
    (folder / "b.docx").write_bytes(b"PK\x03\x04")
    assert main(["import", str(folder), "--content", str(site), "--report", str(tmp_path / "bao cao")]) == 3
    assert "! b.docx: Tệp Word bị hỏng" in capsys.readouterr().out
    assert (tmp_path / "bao cao" / "bao-cao.html").is_file()


@pytest.mark.parametrize(("words", "code", "told"), [
    (("--profile", "khong-co"), 2, "nukeviet"), (("--unit", "Xã Không Có"), 2, "Không có đơn vị"), (("--publish",), 2, "bảng kết quả"),
    (("--title", "x"), 2, "bảng kết quả"),
])  # fmt: skip
def test_wrong_words_are_told(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, told: str
) -> None:
    file = tmp_path / "tin.docx"
    file.write_bytes(FILES["plain_news"]()[0].made())
    assert main(["import", str(file), "--content", str(site), *words]) == code
    assert told in capsys.readouterr().err
    assert not list((site / "tin").rglob("*"))


def test_a_feed_of_the_web_is_fetched_and_imported(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "rss.xml").write_text(RSS, encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(tmp_path / "web")))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        place = f"http://127.0.0.1:{server.server_port}"
        assert main(["import", f"{place}/rss.xml", "--content", str(site)]) == 0
        assert main(["import", f"{place}/rss.xml", "--content", str(site)]) == 0
        assert main(["import", f"{place}/khong-co.xml", "--content", str(site)]) == 1
    finally:
        server.shutdown()
    assert "Không tải được" in capsys.readouterr().err
    assert len(list((site / "tin").rglob("*.md"))) == 2


def test_the_unit_that_is_given_stands_where_the_source_names_none(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "tin.txt"
    file.write_text(
        "Tin không nêu cơ quan nào\n\nNgày 05/5/2016, bà con trong xóm cùng nhau làm đường, dọn vệ sinh và trồng cây hai bên đường.\n",
        encoding="utf-8",
    )
    assert main(["import", str(file), "--content", str(site), "--unit", "Xã Một", "--no-hints"]) == 0
    (made,) = (site / "tin").rglob("*.md")
    text = made.read_text(encoding="utf-8")
    assert "đơn vị: Xã Một" in text and "<!--" not in text
