"""Publishing: a release, one switch, five kept; if killed at any moment the published site stays complete."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal.__main__ import SERVICES
from portal.desk import publish
from portal.desk.command import ROOT
from portal.desk.services import Services
from tests.tinysite import GOOD, IDENTITY, write_site

FILES = {"index.html": "trang chủ", "tin/a/index.html": "bài a", "tin/b/index.html": "bài b"}
STEPS = ("mkdir", "link", "unlink", "rename", "replace")  # every step of a release is one of these calls of os
KILLED = """
import os, signal, sys
from pathlib import Path
from portal.desk import publish
tree, public, name, last = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
done = 0
def counted(call):
    def step(*args, **kwargs):
        global done
        done += 1
        if done > last:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **kwargs)
    return step
for name_of_step in sys.argv[5:]:
    setattr(os, name_of_step, counted(getattr(os, name_of_step)))
publish.switch(public, publish.make_release(tree, public, name))
"""
WHOLE = """
import sys
from pathlib import Path
from portal.desk import publish
from portal.__main__ import main
content, place = map(Path, sys.argv[1:])
build, publish.ROOT = publish.build, place
publish.build = lambda content, tree, extra, *rest: build(content, tree, {**extra, "PORTAL_STATE": str(place / "state")}, *rest)
sys.exit(main(["publish", "--content", str(content), "--public", str(place / "public"), "--as-of", "2024-06-01"]))
"""


def write(tree: Path, files: dict[str, str]) -> Path:
    """Files as the engine writes them: by rename, so that hard links to older ones keep their bytes."""
    for path, text in files.items():
        target = tree / path
        target.parent.mkdir(parents=True, exist_ok=True)
        spare = target.with_name(".spare")
        spare.write_text(text, encoding="utf-8")
        os.replace(spare, target)
    return tree


def published(public: Path) -> dict[str, str]:
    """What a reader finds."""
    current = public / "current"
    return {path.relative_to(current).as_posix(): path.read_text(encoding="utf-8") for path in sorted(current.rglob("*")) if path.is_file()}


def release(tree: Path, public: Path, name: str) -> None:
    publish.switch(public, publish.make_release(tree, public, name))
    publish.remove_old(public)


def test_a_release_is_hard_linked_and_made_live(tmp_path: Path) -> None:
    tree, public = write(tmp_path / "tree", {**FILES, ".portal-tree": "dấu"}), tmp_path / "public"
    release(tree, public, "1")
    assert published(public) == FILES
    assert os.readlink(public / "current") == "releases/1"
    assert (public / "current/index.html").stat().st_ino == (tree / "index.html").stat().st_ino


def test_an_older_release_keeps_its_bytes_when_the_tree_changes(tmp_path: Path) -> None:
    tree, public = write(tmp_path / "tree", FILES), tmp_path / "public"
    release(tree, public, "1")
    write(tree, {"index.html": "trang chủ mới"})
    release(tree, public, "2")
    assert published(public)["index.html"] == "trang chủ mới"
    assert (public / "releases/1/index.html").read_text(encoding="utf-8") == "trang chủ"


def test_the_last_five_releases_are_kept(tmp_path: Path) -> None:
    tree, public = write(tmp_path / "tree", FILES), tmp_path / "public"
    for number in range(1, 9):
        release(tree, public, f"2024-06-0{number}")
    assert sorted(path.name for path in (public / "releases").iterdir()) == [f"2024-06-0{number}" for number in range(4, 9)]
    assert published(public) == FILES


def test_the_oldest_release_becomes_the_next_one_file_by_file(tmp_path: Path) -> None:
    tree, public = write(tmp_path / "tree", {**FILES, "cu/x.html": "cũ", "thu-muc": "tệp"}), tmp_path / "public"
    for number in range(1, 6):
        release(tree, public, f"{number}")
    kept = (public / "releases/1/tin/a").stat().st_ino
    (tree / "cu/x.html").unlink()
    (tree / "thu-muc").unlink()
    after = {**FILES, "index.html": "trang chủ mới", "thu-muc/y.html": "nay là thư mục"}
    write(tree, after)
    release(tree, public, "6")
    assert published(public) == after
    assert (public / "current/tin/a").stat().st_ino == kept
    assert not (public / "releases/1").exists()
    assert (public / "releases/2/cu/x.html").read_text(encoding="utf-8") == "cũ"


def test_the_oldest_release_stays_when_it_is_the_live_one(tmp_path: Path) -> None:
    tree, public = write(tmp_path / "tree", FILES), tmp_path / "public"
    for number in range(1, 6):
        release(tree, public, f"{number}")
    publish.switch(public, public / "releases/1")
    write(tree, {"index.html": "trang chủ mới"})
    publish.make_release(tree, public, "6")
    assert published(public) == FILES


def test_a_live_release_is_kept_however_old_it_is(tmp_path: Path) -> None:
    tree, public = write(tmp_path / "tree", FILES), tmp_path / "public"
    publish.switch(public, publish.make_release(tree, public, "1"))
    for number in range(2, 9):
        publish.make_release(tree, public, f"{number}")
    publish.remove_old(public)
    assert sorted(path.name for path in (public / "releases").iterdir()) == ["1", "4", "5", "6", "7", "8"]
    assert published(public) == FILES


def test_two_releases_of_one_second_are_two(tmp_path: Path) -> None:
    tree, public = write(tmp_path / "tree", FILES), tmp_path / "public"
    release(tree, public, "1")
    release(tree, public, "1")
    assert os.readlink(public / "current") == "releases/1-2"


@pytest.mark.parametrize("kept", [1, 5])
def test_killed_at_any_step_it_leaves_the_old_site_or_the_new_one_whole(tmp_path: Path, kept: int) -> None:
    """With five releases the oldest one is reused, file by file."""
    tree, public = write(tmp_path / "tree", FILES), tmp_path / "public"
    release(tree, public, "1")
    after = {**FILES, "index.html": "trang chủ mới", "tin/c/index.html": "bài c"}
    write(tree, after)
    old = write(tmp_path / "old", FILES)
    for steps in range(50):
        while len(list((public / "releases").glob("[!.]*"))) < kept:
            publish.make_release(old, public, f"0-{steps}")
        words = [sys.executable, "-c", KILLED, tree, public, f"2-{steps}", str(steps), *STEPS]
        ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
        assert published(public) in (FILES, after)
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        assert published(public) == FILES
    assert steps > len(after)  # it was killed at least once for every file
    assert published(public) == after
    assert not list((public / "releases").glob(".*"))  # what killed runs left is gone


@pytest.mark.parametrize("code", [1, 2])
def test_nothing_is_switched_when_nothing_was_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(publish, "ROOT", tmp_path)
    monkeypatch.setattr(publish, "build", _builds({}, code))
    given = argparse.Namespace(content=tmp_path, public=tmp_path / "public", allow_removals=False, if_changed=False, to=None)
    assert publish.run(given, SERVICES) == code
    assert not (tmp_path / "public").exists()


def _builds(files: dict[str, str], code: int) -> Callable[..., int]:
    def build(content: Path, tree: Path, extra: dict[str, Any], services: Services, conf: str) -> int:
        write(tree, files)
        return code

    return build


def test_the_command_builds_for_production_and_publishes_even_with_a_held_article(tmp_path: Path) -> None:
    content = write_site(tmp_path / "content", {"tin/2024/05/tin.md": GOOD, "tin/2024/05/hong.md": "---\ntiêu đề: Hỏng\n---\n"})
    ended = subprocess.run([sys.executable, "-c", WHOLE, content, tmp_path], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 3, ended.stderr
    assert "Đã công bố" in ended.stdout
    live = published_names(tmp_path / "public")
    assert {"index.html", "tin/2024/05/tin/index.html", "rss.xml", "404.html"} <= live
    assert "tin/2024/05/hong/index.html" not in live
    assert not {name for name in live if name.startswith(".")}


def test_the_published_address_is_the_one_the_published_content_gives(tmp_path: Path) -> None:
    content = write_site(
        tmp_path / "content", {"tin/2024/05/tin.md": GOOD, "du-lieu/co-quan.yml": f"{IDENTITY}địa chỉ cổng: https://thu.example/\n"}
    )
    for given, address in (("", "https://thu.example"), ("https://khac.example", "https://khac.example")):
        words = [sys.executable, "-c", WHOLE, content, tmp_path]
        ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "SITE_URL": given})
        assert ended.returncode == 0, ended.stderr
        assert f"<link>{address}/tin/2024/05/tin/</link>" in (tmp_path / "public/current/rss.xml").read_text(encoding="utf-8")


def published_names(public: Path) -> set[str]:
    current = public / "current"
    return {path.relative_to(current).as_posix() for path in current.rglob("*") if path.is_file()}


def test_without_symbolic_links_a_file_names_the_live_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, target: Path, target_is_directory: bool = False) -> None:
        raise OSError(1314, "A required privilege is not held by the client")

    monkeypatch.setattr(Path, "symlink_to", refused)
    public, names = tmp_path / "public", []
    for number in range(7):
        tree = write(tmp_path / "tree", {"index.html": f"bản {number}"})
        release = publish.make_release(tree, public, f"2024-06-01T00000{number}")
        publish.switch(public, release)
        publish.remove_old(public)
        names.append(release.name)
        found = publish.live(public)
        assert found and (found / "index.html").read_text(encoding="utf-8") == f"bản {number}"
    assert (public / "current.txt").read_text(encoding="ascii") == f"releases/{names[-1]}\n"
    assert sorted(path.name for path in (public / "releases").iterdir()) == names[-5:]
    (public / "current.txt").write_text("../../etc", encoding="ascii")
    assert publish.live(public) is None
