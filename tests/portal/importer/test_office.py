"""Old files of offices: LibreOffice makes .docx of them where it is, and where it is not that is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from portal.importer import office
from portal.importer.forms import form_of
from portal.importer.found import Imported, NotImported
from tests.portal.importer.office_files import FILES

OLE = b"\xd0\xcf\x11\xe0" + b"\x00" * 600
RTF = b"{\\rtf1\\ansi Tin}"


def fake(folder: Path, script: str) -> str:
    """A substitute for LibreOffice: its last two arguments are the folder and the file."""
    program = folder / "soffice"
    program.write_text(f'#!/bin/sh\nfor last; do before="$dir"; dir="$now"; now="$last"; done\n{script}\n', encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize("data", [OLE, RTF])
def test_without_libreoffice_the_way_out_is_told(imported: Callable[..., Imported], data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: "")
    with pytest.raises(NotImported, match=r"cần LibreOffice.*apt install"):
        imported(data, "tin.doc")


def test_with_libreoffice_its_docx_is_read(imported: Callable[..., Imported], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(FILES["plain_news"]()[0].made())
    monkeypatch.setattr(office, "program", lambda: fake(tmp_path, f'cp "{tmp_path / "made.docx"}" "$dir/nguon.docx"'))
    assert imported(OLE, "tin.doc").title == "Huyện Thử triển khai nhiệm vụ năm 2016"


def test_libreoffice_that_made_its_profile_is_asked_again(
    imported: Callable[..., Imported], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made.docx").write_bytes(FILES["plain_news"]()[0].made())
    script = f'[ -e "{tmp_path}/once" ] || {{ touch "{tmp_path}/once"; exit 81; }}\ncp "{tmp_path / "made.docx"}" "$dir/nguon.docx"'
    monkeypatch.setattr(office, "program", lambda: fake(tmp_path, script))
    assert imported(RTF, "tin.rtf").title == "Huyện Thử triển khai nhiệm vụ năm 2016"


def test_libreoffice_that_fails_or_hangs_is_told(
    imported: Callable[..., Imported], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "program", lambda: fake(tmp_path, "exit 1"))
    with pytest.raises(NotImported, match="không đọc được"):
        imported(OLE, "tin.doc")
    monkeypatch.setattr(office, "SECONDS", 0.2)
    monkeypatch.setattr(office, "program", lambda: fake(tmp_path, "exec sleep 5"))
    with pytest.raises(NotImported, match="không đọc xong"):
        imported(OLE, "tin.doc")


@pytest.mark.parametrize(("data", "name", "form"), [
    (OLE, "a.docx", "doc"), (RTF, "a.txt", "doc"), (b"<!DOCTYPE html><p>x", "a.doc", "html"), (b"<?xml version='1.0'?><rss version='2.0'>", "a.html", "feed"),
    ("tin".encode("utf-16"), "a.txt", "txt"), (b"%PDF-1.7", "a.docx", ""), (b"\x89PNG\r\n", "a.html", ""), (b"MIME-Version: 1.0\r\n", "a.mht", "mhtml"),
    ("<html>x</html>".encode("utf-16"), "a.html", "html"), (b"tin x", "tin.aspx@id=5", "html"),
])  # fmt: skip
def test_a_file_is_what_it_holds(data: bytes, name: str, form: str) -> None:
    assert form_of(data, name) == form
