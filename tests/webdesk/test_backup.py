"""Last night's archive on an empty machine: the same pages, people and log. A damaged one brings nothing back."""

from __future__ import annotations

import shutil
import subprocess
import time
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from portal.text.day import TZ
from tests.webdesk.kit import PARTS, ROOT, OpenDesk


def run(desk: OpenDesk, root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command of the portal in a checkout, as of the desk's moment."""
    command = [desk.command()[0], "-m", "portal", *words]
    return subprocess.run(command, cwd=root, env=desk.environment(), capture_output=True, text=True, encoding="utf-8", check=False)


def empty_machine(folder: Path) -> Path:
    """A checkout without content, people or memory."""
    folder.mkdir()
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, folder / part)
    return folder


def published(root: Path) -> dict[str, bytes]:
    current = root / "public/current"
    return {path.relative_to(current).as_posix(): path.read_bytes() for path in current.rglob("*") if path.is_file()}


def test_an_archive_brings_pages_people_and_log_to_an_empty_machine(mini_content: Path, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    desk = OpenDesk(tmp_path / "a", mini_content, "--demo")
    ha, quan = desk.person("ha"), desk.person("quan")
    path = desk.begin(ha, "Bài còn nháp lúc sao lưu")
    desk.write(ha, path, body="Chữ của bản nháp.")
    quan.post("/nguoi/", {"new": "nguyen_lan", "full": "Nguyễn Lan", "password": "mat-khau-rat-dai", "kind": "author"})
    broken = next(iter(sorted((desk.content / "tin/2026").rglob("*.md"))))
    desk.person("dang").post("/cong-bo/lai")
    desk.published()
    broken.write_text(broken.read_text(encoding="utf-8").replace("đơn vị:", "đơn vi la:"), encoding="utf-8")
    desk.person("dang").post("/cong-bo/lai")
    desk.published()
    log = quan.get("/nhat-ky/csv").text
    own = ["--content", str(desk.content), "--data", str(desk.root / "data")]
    made = run(desk, desk.root, "desk", *own, "--backup", str(tmp_path / "goi"))
    assert made.returncode == 0, made.stderr
    before = published(desk.root)
    desk.stop()

    (archive,) = (tmp_path / "goi").glob("*.zip")
    assert archive.stat().st_mode & 0o077 == 0
    root = empty_machine(tmp_path / "b")
    place = ["--content", str(root / "noi-dung"), "--data", str(root / "data")]
    back = run(desk, root, "desk", *place, "--restore", str(archive))
    assert back.returncode == 0, back.stderr
    out = run(desk, root, "publish", "--content", str(root / "noi-dung"), "--public", str(root / "public"))
    assert out.returncode == 3, out.stderr
    after = published(root)
    pages = {name for name in before if name.endswith((".html", ".xml", ".json", ".csv"))}
    assert before.keys() == after.keys()
    assert not [name for name in pages if before[name] != after[name]]
    again = OpenDesk(root, mini_content, "--demo")
    try:
        assert "Nguyễn Lan" in again.person("quan").get("/nguoi/").text
        assert again.person("quan").get("/nhat-ky/csv").text.startswith(log)
        assert "đã bị sửa" not in again.person("quan").get("/nhat-ky/").text
        assert "Chữ của bản nháp." in again.text(path)
    finally:
        again.stop()
    assert "Chỉ khôi phục vào chỗ trống" in run(desk, root, "desk", *place, "--restore", str(archive)).stderr


def test_an_archive_without_the_database_of_a_server_says_so(mini_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = OpenDesk(tmp_path, mini_content, started=False)
    own = ["--content", str(desk.content), "--data", str(desk.root / "data")]
    made = run(desk, desk.root, "desk", *own, "--backup", str(tmp_path / "chua-mo"))
    assert made.returncode == 0 and "chưa có người dùng và nhật ký" in made.stderr
    monkeypatch.setenv("PORTAL_DESK_DATABASE", "ban_bien_tap")
    made = run(desk, desk.root, "desk", *own, "--backup", str(tmp_path / "goi"))
    assert made.returncode == 3 and "Đã ghi gói sao lưu" in made.stdout
    assert "KHÔNG có người dùng" in made.stderr and "«ban_bien_tap»" in made.stderr and "pg_dump" in made.stderr
    (archive,) = (tmp_path / "goi").glob("*.zip")
    empty = ["--content", str(tmp_path / "b/noi-dung"), "--data", str(tmp_path / "b/data")]
    back = run(desk, desk.root, "desk", *empty, "--restore", str(archive))
    assert back.returncode == 3 and "KHÔNG có người dùng" in back.stderr


def test_a_damaged_archive_or_another_file_brings_nothing_back(mini_content: Path, tmp_path: Path) -> None:
    from webdesk.workflow import backup

    archive = backup.backup(mini_content, tmp_path / "data", tmp_path / "state", tmp_path / "goi")
    spoilt = tmp_path / "hong.zip"
    with zipfile.ZipFile(archive) as whole, zipfile.ZipFile(spoilt, "w") as made:
        for name in whole.namelist():
            made.writestr(name, whole.read(name) + (b"x" if name.endswith("don-vi.yml") else b""))
    other = tmp_path / "khac.zip"
    with zipfile.ZipFile(other, "w") as made:
        made.writestr("../../ngoai.txt", "x")
    no_zip = mini_content / "du-lieu/don-vi.yml"
    for file, words in ((spoilt, "đã hỏng"), (other, "không phải gói sao lưu"), (no_zip, "không phải gói sao lưu")):
        with pytest.raises(backup.NoBackup, match=words):
            backup.restore(file, tmp_path / "b/noi-dung", tmp_path / "b/data", tmp_path / "b/state")
        assert not (tmp_path / "b/noi-dung").exists() and not list((tmp_path / "b").glob(".khoi-phuc-*"))


@pytest.mark.parametrize(
    ("names", "due"),
    [
        ((), True),
        (("2026-11-20T023001",), True),
        (("2026-11-21T022959",), True),
        (("2026-11-21T023000",), False),
        (("2026-11-20T120000", "2026-11-21T085900"), False),
    ],
)
def test_last_nights_archive_is_missed_when_there_is_none(tmp_path: Path, names: tuple[str, ...], due: bool) -> None:
    from webdesk.workflow import backup

    for name in names:
        (tmp_path / f"sao-luu-{name}.zip").write_bytes(b"")
    assert backup.is_due(tmp_path, datetime(2026, 11, 21, 9, 0, tzinfo=TZ)) is due
    assert backup.is_due(tmp_path, datetime(2026, 11, 21, 2, 29, tzinfo=TZ)) is (not names or names[0] < "2026-11-20T023000")


def test_an_open_desk_archives_by_itself(mini_content: Path, tmp_path: Path) -> None:
    desk = OpenDesk(tmp_path, mini_content)
    try:
        for _ in range(120):
            if found := list((tmp_path / "data/sao-luu").glob("sao-luu-*.zip")):
                break
            time.sleep(0.5)
        assert [file.name for file in found] == ["sao-luu-2026-11-21T090000.zip"]
        with zipfile.ZipFile(found[0]) as archive:
            assert {"ban-bien-tap.sqlite3", "noi-dung/du-lieu/don-vi.yml"} <= set(archive.namelist())
    finally:
        desk.stop()


def test_thirty_archives_are_kept(tmp_path: Path) -> None:
    from webdesk.workflow import backup

    content = tmp_path / "noi-dung"
    (content / "tin").mkdir(parents=True)
    (tmp_path / "goi").mkdir()
    for number in range(35):
        (tmp_path / "goi" / f"sao-luu-2020-01-{number:02d}T000000.zip").write_bytes(b"")
    newest = backup.backup(content, tmp_path / "data", tmp_path / "state", tmp_path / "goi")
    kept = backup.archives(tmp_path / "goi")
    assert kept[0] == newest and len(kept) == backup.KEPT
