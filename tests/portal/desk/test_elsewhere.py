"""Publishing on another machine: carried whole, switched by one rename there; whatever fails leaves readers what they had."""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path

import pytest

from portal.__main__ import SERVICES
from portal.desk import publish
from portal.desk.elsewhere import Elsewhere, NotCarried, carry

FAKE = """#!/bin/sh
# ssh to this very machine: without options and host, the rest is the command
while [ $# -gt 0 ]; do case "$1" in -o|-l|-p) shift 2;; -*) shift;; *) break;; esac; done
shift
echo "$*" >> "$SAID"
case "$*" in *"$FAIL_AT"*) [ -z "$FAIL_AT" ] || { echo "no route to host" >&2; exit 255; };; esac
exec sh -c "$*"
"""
TOOLS = ("sh", "mkdir", "rm", "mv", "ln", "ls", "sort", "tail", "readlink", "tar", "cat")


@pytest.fixture(params=["rsync", "tar"])
def there(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    """A folder of another machine, reached by an `ssh` that leads back here; with rsync, and without."""
    if request.param == "rsync" and not shutil.which("rsync"):
        pytest.skip("không có rsync")
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in (*TOOLS, *(["rsync"] if request.param == "rsync" else [])):
        (tools / name).symlink_to(str(shutil.which(name)))
    (tools / "ssh").write_text(FAKE, encoding="utf-8")
    (tools / "ssh").chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))
    monkeypatch.setenv("SAID", str(tmp_path / "said"))
    monkeypatch.setenv("FAIL_AT", "")
    return Elsewhere.of(f"cong@may-chu.example:{tmp_path}/noi-khac")


def release(folder: Path, name: str, text: str) -> Path:
    """A finished release."""
    made = folder / "releases" / name
    (made / "tin/a").mkdir(parents=True)
    (made / "index.html").write_text(text, encoding="utf-8")
    (made / "tin/a/index.html").write_text("bài a", encoding="utf-8")
    os.utime(made / "tin/a/index.html", (1_700_000_000, 1_700_000_000))
    return made


def shown(there: Elsewhere) -> str:
    return (Path(there.path) / "current/index.html").read_text(encoding="utf-8")


def test_a_release_is_live_there_and_five_are_kept(there: Elsewhere, tmp_path: Path) -> None:
    for number in range(7):
        carry(release(tmp_path, f"2026-11-21T09000{number}", f"bản {number}"), there)
        assert shown(there) == f"bản {number}" and (Path(there.path) / "current/tin/a/index.html").read_text(encoding="utf-8") == "bài a"
    kept = sorted(os.listdir(Path(there.path) / "releases"))
    assert kept == [f"2026-11-21T09000{number}" for number in range(2, 7)]
    assert os.readlink(Path(there.path) / "current") == "releases/2026-11-21T090006"
    if shutil.which("rsync"):
        links = {(Path(there.path) / "releases" / name / "tin/a/index.html").stat().st_ino for name in kept}
        assert len(links) == 1, "what is there already is linked, not sent"


@pytest.mark.parametrize("step", ["mkdir -p", "part/", "ln -s"])
def test_whatever_fails_leaves_the_release_before_live(
    there: Elsewhere, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:  # fmt: skip
    carry(release(tmp_path, "2026-11-21T090000", "bản trước"), there)
    step = step if shutil.which("rsync") or step != "part/" else "tar -xf"
    monkeypatch.setenv("FAIL_AT", step)
    fresh = release(tmp_path, "2026-11-21T100000", "bản mới")
    with pytest.raises(NotCarried, match=r"vẫn thấy bản trước\. no route to host|vẫn thấy bản trước.*rsync"):
        carry(fresh, there)
    assert shown(there) == "bản trước"
    monkeypatch.setenv("FAIL_AT", "")
    carry(fresh, there)
    assert shown(there) == "bản mới"
    assert not [name for name in os.listdir(Path(there.path) / "releases") if name.startswith(".")]


def test_a_folder_of_others_is_not_touched(there: Elsewhere, tmp_path: Path) -> None:
    (Path(there.path) / "current").mkdir(parents=True)
    (Path(there.path) / "current/index.html").write_text("của người khác", encoding="utf-8")
    with pytest.raises(NotCarried, match="is not a link of ours"):
        carry(release(tmp_path, "2026-11-21T090000", "bản mới"), there)
    assert shown(there) == "của người khác"


def test_no_ssh_is_told(there: Elsewhere, tmp_path: Path) -> None:
    (tmp_path / "bin/ssh").unlink()
    with pytest.raises(NotCarried, match=r"Chưa chuyển được lên cong@may-chu\.example:"):
        carry(release(tmp_path, "2026-11-21T090000", "bản mới"), there)


BAD = ("may-chu", "may-chu:cong", "-oProxyCommand=x:/a", "a b:/c", "may:/a;rm", "may:/../a", "may:/a/../b", "may:/$(x)")


@pytest.mark.parametrize("words", BAD)
def test_a_place_is_a_host_and_a_plain_absolute_path(words: str) -> None:
    with pytest.raises(ValueError, match="phải viết như"):
        Elsewhere.of(words)


def test_the_command_carries_what_it_published_and_a_failure_is_made_good_by_the_next_timer(
    there: Elsewhere, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    def build(content: Path, tree: Path, *rest: object) -> int:
        tree.mkdir(parents=True, exist_ok=True)
        (tree / "index.html").write_text("bản mới", encoding="utf-8")
        return 3

    monkeypatch.setattr(publish, "ROOT", tmp_path)
    monkeypatch.setattr(publish, "build", build)
    monkeypatch.setattr(publish, "unchanged", lambda *rest: True)
    monkeypatch.setattr(publish, "keep_promises", lambda *rest: [])
    given = argparse.Namespace(content=tmp_path / "noi-dung", public=tmp_path / "public", allow_removals=False, if_changed=True, to=there)
    monkeypatch.setenv("FAIL_AT", "ln -s")
    assert publish.run(given, SERVICES) == 1 and "Chưa chuyển được lên" in capsys.readouterr().err
    assert publish.live(tmp_path / "public") and not (Path(there.path) / "current").exists()
    monkeypatch.setenv("FAIL_AT", "")
    assert publish.run(given, SERVICES) == 3 and shown(there) == "bản mới"
    before = sorted(os.listdir(tmp_path / "public/releases"))
    assert publish.run(given, SERVICES) == 0 and sorted(os.listdir(tmp_path / "public/releases")) == before, "nothing to do"
    other = argparse.Namespace(**{**vars(given), "to": Elsewhere.of(f"{there.host}:{tmp_path}/noi-thu-ba")})
    assert publish.run(other, SERVICES) == 3 and shown(other.to) == "bản mới", "another place has nothing yet"
