"""The portal where Windows' lacks are taken away on purpose: no fork, no fcntl, no symbolic links, a console that cannot say «đã».

Real Windows was not to be had; this is the nearest that a test run can come.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.webdesk.kit import PARTS, ROOT, OpenDesk, Visitor

WITHOUT = Path(__file__).with_name("without.py")
AS_OF = "2026-11-21T09:00"


@pytest.fixture
def checkout(tmp_path: Path, mini_content: Path) -> Path:
    """A checkout whose own content is the miniature district."""
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, tmp_path / part)
    shutil.copytree(mini_content, tmp_path / "content")
    return tmp_path


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PORTAL_AS_OF": AS_OF, "PYTHONUTF8": "0", "LC_ALL": "C"}
    command = [sys.executable, str(WITHOUT), *words]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def test_check_build_and_publish_work_and_speak_vietnamese(checkout: Path) -> None:
    checked = run(checkout, "check")
    assert checked.returncode == 0 and "Đã kiểm tra 24 bài" in checked.stdout, checked.stderr
    built = run(checkout, "build")
    assert built.returncode == 0 and "Đọc 24 bài" in built.stderr + built.stdout, built.stderr
    assert (checkout / "output/index.html").is_file()
    for number in (1, 2):
        published = run(checkout, "publish")
        assert published.returncode == 0, published.stderr
        assert len(list((checkout / "public/releases").iterdir())) == number
    live = checkout / "public" / (checkout / "public/current.txt").read_text(encoding="ascii").strip()
    assert (live / "index.html").is_file() and not (checkout / "public/current").exists()
    wrong = run(checkout, "build", "--content", "khong-co")
    assert wrong.returncode == 1 and "Không có thư mục nội dung" in wrong.stderr


class Bare(OpenDesk):
    """A desk without what Windows lacks."""

    def command(self, *words: str) -> list[str]:
        """Through the module that takes it away."""
        return [sys.executable, str(WITHOUT), *super().command(*words)[3:]]

    def environment(self) -> dict[str, str]:
        """With a console that is not UTF-8."""
        return {**super().environment(), "PYTHONUTF8": "0", "LC_ALL": "C"}


def test_the_desk_opens_saves_and_publishes(mini_content: Path, tmp_path: Path) -> None:
    desk = Bare(tmp_path, mini_content, "--demo")
    try:
        ha = desk.person("ha")
        path = desk.begin(ha, "Bài viết trên máy Windows")
        desk.write(ha, path, body="Đoạn văn có dấu.")
        assert "Đoạn văn có dấu." in desk.text(path)
        ha.act("gui-duyet", path)
        desk.person("vi").act("duyet", path)
        desk.person("dang").act("dang", path)
        desk.published()
        assert desk.page(path) is not None
        assert "Bàn biên tập:" in (desk.root / "said.txt").read_text(encoding="utf-8")
        assert Visitor(desk.origin).get("/").url.endswith("/dang-nhap/?next=/")
        made = finished(desk, "--backup", str(tmp_path / "goi"))
        assert made.returncode == 0 and "Đã ghi gói sao lưu" in made.stdout, made.stderr
    finally:
        desk.stop()
    before = desk.text(path)
    shutil.rmtree(desk.content)
    shutil.rmtree(tmp_path / "data")
    shutil.rmtree(tmp_path / ".portal")
    (archive,) = (tmp_path / "goi").glob("*.zip")
    back = finished(desk, "--restore", str(archive))
    assert back.returncode == 0 and "Đã khôi phục" in back.stdout, back.stderr
    assert desk.text(path) == before
    desk.start()
    try:
        assert "Bài viết trên máy Windows" in desk.person("ha").get("/bai/").text
    finally:
        desk.stop()


def finished(desk: OpenDesk, *words: str) -> subprocess.CompletedProcess[str]:
    """A command of the desk that ends."""
    given = {"cwd": desk.root, "env": desk.environment(), "check": False}
    return subprocess.run(desk.command(*words), capture_output=True, text=True, encoding="utf-8", **given)


def test_files_for_windows_are_what_windows_reads() -> None:
    batch = (ROOT / "deploy/mo-ban-bien-tap.bat").read_bytes()
    assert batch.isascii() and batch.count(b"\n") == batch.count(b"\r\n"), "cmd.exe reads lines that end in CR LF"
    assert b"set PYTHONUTF8=1" in batch and b"-m portal desk" in batch
    mark, last = batch.index(b"echo ready> .venv\\ready-for-desk"), batch.rindex(b"pip install")
    assert b"if not exist .venv\\ready-for-desk (" in batch and mark > last, "what broke off is begun again"
    task = ElementTree.parse(ROOT / "deploy/windows-dang-bai.xml").getroot()
    names = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    assert task.findtext("t:Actions/t:Exec/t:Arguments", namespaces=names) == "-X utf8 -m portal publish --if-changed"
    assert task.findtext("t:Settings/t:StartWhenAvailable", namespaces=names) == "true"
    attributes = (ROOT / ".gitattributes").read_text(encoding="ascii")
    assert "*.bat text eol=crlf" in attributes and "* text=auto eol=lf" in attributes
