"""Publishing to an account that has SFTP and no shell, by a real server: differences are sent, one rename switches, failures leave all."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.desk import elsewhere
from portal.desk.elsewhere import Elsewhere, NotCarried
from portal.desk.sftp import SFTP, carry

SSHD = shutil.which("sshd") or "/usr/sbin/sshd"
WORDS = "Subsystem sftp internal-sftp\nForceCommand internal-sftp\nUsePAM no\nStrictModes no\nPasswordAuthentication no\n"


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """A server on loopback whose only account may do nothing but SFTP: its port, and the key."""
    if not (Path(SSHD).is_file() and shutil.which("sftp") and shutil.which("ssh-keygen")):
        pytest.skip("không có OpenSSH")
    folder = tmp_path_factory.mktemp("sshd")
    for name in ("host", "key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    config = f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/key.pub\nPidFile none\n{WORDS}"
    (folder / "config").write_text(config, encoding="ascii")
    Path("/run/sshd").mkdir(exist_ok=True) if os.access("/run", os.W_OK) else None
    server = subprocess.Popen([SSHD, "-D", "-e", "-f", folder / "config"], stderr=open(folder / "said", "wb"))  # noqa: SIM115
    for _ in range(100):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    else:
        pytest.skip(f"sshd: {(folder / 'said').read_text()}")
    yield port, folder / "key"
    server.kill()
    server.wait()


@pytest.fixture
def there(account: tuple[int, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    """A folder of that account; every batch is kept in `said`, and fails where the lines of `fail` begin."""
    port, key = account
    tools = tmp_path / "bin"
    tools.mkdir()
    options = f"-P {port} -i {key} -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
    (tools / "sftp").write_text(
        f"""#!/bin/sh
for word; do [ "$last" = -b ] && cat "$word" >> {tmp_path}/said && batch=$word; last=$word; done
if [ -s {tmp_path}/fail ] && grep -q "$(cat {tmp_path}/fail)" "$batch"; then echo "Connection closed" >&2; exit 255; fi
exec {shutil.which("sftp")} {options} "$@"
""",
        encoding="utf-8",
    )
    (tools / "sftp").chmod(0o755)
    monkeypatch.setenv("PATH", str(tools), prepend=os.pathsep)
    import getpass

    return Elsewhere.of(f"sftp:{getpass.getuser()}@127.0.0.1:{tmp_path}/cong")


def release(folder: Path, name: str, **files: str) -> Path:
    """A finished release; «__» in a name stands for a slash, other names as they are."""
    made = folder / "releases" / name
    for number, (path, text) in enumerate({"index.html": name, "tin__a__index.html": "bài a", **files}.items()):
        place = made / path.replace("__", "/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        if path != "index.html":
            os.utime(place, (1_700_000_000 + number, 1_700_000_000 + number))
    return made


def tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


def test_differences_are_sent_one_rename_switches_and_two_folders_are_kept(there: Elsewhere, tmp_path: Path) -> None:
    state, place, said = tmp_path / "state.json", Path(there.path), tmp_path / "said"
    odd = {"anh__[1] * ?.txt": "lạ", 'anh__hai "nháy" \\ chéo.txt': "cũng lạ"}
    for number in range(5):
        extra = {f"tin__moi-{number}__index.html": "mới"} | odd
        made = release(tmp_path, f"2026-11-21T09000{number}", **extra)
        said.write_text("")
        carry(made, there, state)
        assert tree(place / "current") == tree(made), number
        assert (place / "current").is_symlink() and len(os.listdir(place / "releases")) == min(number + 1, 2)
    sent = said.read_text(encoding="utf-8")
    assert "moi-4" in sent and "put" in sent and "/tin/a/index.html" not in sent and "nháy" not in sent, "what is there already is not sent"
    assert sent.splitlines()[-1].startswith("rename ")


@pytest.mark.parametrize("step", ["^put", "^ln -s", "^rename"])
def test_whatever_fails_leaves_the_release_before_live_and_the_next_run_mends(there: Elsewhere, tmp_path: Path, step: str) -> None:
    state, place = tmp_path / "state.json", Path(there.path)
    first, second, third = (release(tmp_path, f"2026-11-21T1{number}0000", dieu=str(number) * (number + 3)) for number in range(3))
    carry(first, there, state)
    carry(second, there, state)
    shown = tree(second)
    (tmp_path / "fail").write_text(step)
    with pytest.raises(NotCarried, match="vẫn thấy bản trước"):
        carry(third, there, state)
    assert tree(place / "current") == shown
    (tmp_path / "fail").write_text("")
    fourth = release(tmp_path, "2026-11-21T200000", them="thêm")
    carry(fourth, there, state)
    assert tree(place / "current") == tree(fourth)
    assert not (place / "current.txt").exists()


def test_killed_before_the_switch_was_remembered_what_readers_see_is_not_touched(
    there: Elsewhere, tmp_path: Path
) -> None:
    state, place = tmp_path / "state.json", Path(there.path)
    carry(release(tmp_path, "2026-11-21T100000"), there, state)
    carry(release(tmp_path, "2026-11-21T110000"), there, state)
    before = state.read_text(encoding="utf-8")
    (tmp_path / "fail").write_text("^rename")
    with pytest.raises(NotCarried):
        carry(release(tmp_path, "2026-11-21T120000"), there, state)
    unsure = state.read_text(encoding="utf-8")
    (tmp_path / "fail").write_text("")
    carry(release(tmp_path, "2026-11-21T120001"), there, state)
    live = os.readlink(place / "current")
    assert before != unsure != state.read_text(encoding="utf-8")
    state.write_text(unsure, encoding="utf-8")  # as if killed before it was remembered
    carry(release(tmp_path, "2026-11-21T130000"), there, state)
    assert (place / "current/index.html").read_text(encoding="utf-8") == "2026-11-21T130000" and os.readlink(
        place / "current"
    ) != "" != live


def test_without_links_a_file_names_the_folder_and_a_folder_of_others_is_not_touched(there: Elsewhere, tmp_path: Path) -> None:
    state, place = tmp_path / "state.json", Path(there.path)
    (tmp_path / "fail").write_text("^ln -s")
    made = release(tmp_path, "2026-11-21T100000")
    carry(made, there, state)
    named = (place / "current.txt").read_text(encoding="ascii").strip()
    assert not (place / "current").exists() and tree(place / named) == tree(made)
    (tmp_path / "fail").write_text("")
    (place / "current").mkdir()
    (place / "current/cua-ho.txt").write_text("của người khác", encoding="utf-8")
    with pytest.raises(NotCarried):
        carry(release(tmp_path, "2026-11-21T110000"), there, state)
    assert tree(place / "current") == {"cua-ho.txt": "của người khác"}


def test_what_was_removed_there_by_hand_is_sent_again(there: Elsewhere, tmp_path: Path) -> None:
    state, place = tmp_path / "state.json", Path(there.path)
    for number in range(2):
        carry(release(tmp_path, f"2026-11-21T1{number}0000"), there, state)
    for folder in (place / "releases").iterdir():
        if folder.name not in os.readlink(place / "current"):
            shutil.rmtree(folder)
    made = release(tmp_path, "2026-11-21T200000")
    carry(made, there, state)
    assert tree(place / "current") == tree(made)


def test_an_account_without_a_shell_is_told_how_to_be_written() -> None:
    plain = Elsewhere.of("cong@may-chu.example:/srv/cong")
    assert "ghi sftp:cong@may-chu.example:/srv/cong" in str(elsewhere.not_carried(plain, "This service allows sftp connections only."))
    assert str(Elsewhere.of(f"sftp:{plain}")) == f"sftp:{plain}" and "BatchMode=yes" in SFTP
