"""The output tree writes and removes nothing outside itself, whatever a path says and whatever the tree contains."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental.writer import ForeignOutput, OutputTree, OutsideOutput
from portal.text.path import is_below

HOSTILE = [
    "../victim", "../../victim", "a/../../victim", "/etc/victim", "..", ".", "", "a//b", "./a", "a/./b",
    "a/..", "a\\..\\b", "a\0b", "a/",
]  # fmt: skip


@pytest.fixture
def tree(tmp_path: Path) -> OutputTree:
    """An output folder of ours, next to a file that is not ours."""
    (tmp_path / "victim").write_text("không phải của trang")
    tree = OutputTree(tmp_path / "site" / "output")
    tree.claim()
    return tree


@pytest.mark.parametrize("path", HOSTILE)
@pytest.mark.parametrize("known", [False, True])
def test_a_path_that_leads_outside_is_refused(tree: OutputTree, path: str, known: bool) -> None:
    tree.known = known
    for put in (tree.write, tree.add):
        with pytest.raises(OutsideOutput, match="ra ngoài thư mục kết quả"):
            put(path, b"x")
    assert tree.read(path) is None


@pytest.mark.parametrize("path", ["../../victim", "a/../../../victim", "{here}/victim"])
def test_a_path_that_leads_outside_is_never_removed(tree: OutputTree, tmp_path: Path, path: str) -> None:
    assert tree.prune([path.format(here=tmp_path)]) == 0
    assert (tmp_path / "victim").read_text() == "không phải của trang"
    assert tmp_path.is_dir() and tree.root.is_dir()


def test_a_link_to_a_folder_within_the_output_is_not_written_through(tree: OutputTree, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.html").write_text("của người khác")
    (tree.root / "tin").symlink_to(tmp_path / "other")
    for path in ("tin/index.html", "tin/2016/index.html"):
        with pytest.raises(OutsideOutput, match="liên kết tượng trưng"):
            tree.write(path, b"x")
    assert tree.prune(["tin/index.html"]) == 0
    assert [file.name for file in (tmp_path / "other").iterdir()] == ["index.html"]
    assert (tmp_path / "other" / "index.html").read_text() == "của người khác"


def test_a_link_to_a_file_within_the_output_is_replaced(tree: OutputTree, tmp_path: Path) -> None:
    tree.known = True
    (tree.root / "index.html").symlink_to(tmp_path / "victim")
    assert tree.write("index.html", "không phải của trang".encode())  # the same bytes, but not our file
    assert not (tree.root / "index.html").is_symlink()
    (tree.root / "a.html").symlink_to(tmp_path / "nowhere")
    assert tree.add("a.html", b"x") and not (tmp_path / "nowhere").exists()


def test_a_link_in_the_place_for_temporary_files_is_taken_away(tree: OutputTree, tmp_path: Path) -> None:
    tree.release()
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "a").touch()
    (tree.root.parent / ".output.tmp").symlink_to(tmp_path / "kept")
    OutputTree(tree.root).claim()
    assert (tmp_path / "kept" / "a").exists()


def test_a_tree_is_written_changed_and_pruned(tree: OutputTree) -> None:
    assert tree.write("a/b/c.html", b"1") and tree.write("a/d.html", b"1")
    tree.known = True
    assert tree.write("a/b/c.html", b"2") and not tree.write("a/b/c.html", b"2")
    assert tree.read("a/b/c.html") == b"2"
    assert tree.prune(["a/b/c.html", "a/d.html"]) == 2 and not (tree.root / "a").exists()


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ForeignOutput):
        OutputTree(tmp_path.parent).claim()


@given(st.text(alphabet="ab./\\\0", max_size=12))
def test_what_is_below_stays_below(path: str) -> None:
    if is_below(path):
        assert Path("/top", path).resolve().is_relative_to("/top")
        assert str(Path(path)) == path != "."
