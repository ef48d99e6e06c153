"""Entries that are no files, or not ours, are reported one by one; none stops the rest or vanishes silently."""

import os
import socket
from pathlib import Path

import pytest

from portal.domain.problem import Severity
from portal.source import load
from portal.source.load import Loaded
from portal.source.reading import files as reading
from portal.source.reading import limits
from portal.source.reading.tree import walk
from tests.tinysite import AS_OF, GOOD, IDENTITY, load_site, write_site

PLACE = "tin/2024/05"
# A registry that was never good stops the build; a plan's file, a page and an article are only left out.
OTHERS = [(f"{PLACE}/khac.md", 3), ("trang/khac.md", 3), ("du-lieu/chu-de.yml", 1), ("du-lieu/ke-hoach/khac.yml", 3)]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A site of one good article."""
    return write_site(tmp_path / "content", {f"{PLACE}/tin-thuong.md": GOOD})


def told(content: Path) -> tuple[Loaded, dict[str, str]]:
    """The site loaded, and the faults by path."""
    loaded = load.load_portal(content, AS_OF)
    assert loaded.portal is not None
    assert f"{PLACE}/tin-thuong" in loaded.portal.ids("articles")
    return loaded, {fault.path: f"{fault.code} {fault.message}" for fault in loaded.problems}


def test_names_that_are_no_utf8_are_told_readably(content: Path) -> None:
    for folder, name in ((PLACE, b"c\xf4ng-t\xe1c.md"), ("anh", b"h\xecnh.jpg"), ("van-ban", b"\xff.pdf"), ("du-lieu", b"\xe9.yml")):
        (content / folder).mkdir(exist_ok=True)
        Path(os.fsdecode(os.fsencode(content / folder) + b"/" + name)).write_text(GOOD)
    os.mkdir(os.fsencode(content) + b"/tin/th\xe1ng")
    loaded, faults = told(content)
    assert {path: fault[:4] for path, fault in faults.items()} == {
        f"{PLACE}/c\\xf4ng-t\\xe1c.md": "F162", "anh/h\\xecnh.jpg": "F162", "van-ban/\\xff.pdf": "F162", "du-lieu/\\xe9.yml": "F162",
        "tin/th\\xe1ng": "F162",
    }  # fmt: skip
    assert loaded.code == 3
    assert all(fault.encode() for fault in faults.values())


def test_symbolic_links_that_lead_nowhere_or_away_are_told(content: Path, tmp_path: Path) -> None:
    secret = tmp_path / "mat.md"
    secret.write_text(GOOD.replace("Một tin", "Điều kín"))
    place = content / PLACE
    (place / "vong.md").symlink_to(place / "vong.md")
    (place / "mat.md").symlink_to(place / "khong-co.md")
    (place / "ra-ngoai.md").symlink_to(secret)
    (place / "leo.md").symlink_to("../../../../mat.md")
    (content / "tin" / "quanh").symlink_to(content / "tin")
    (content / "tin" / "tro").symlink_to(content / "tin" / "lai")
    (content / "tin" / "lai").symlink_to(content / "tin" / "tro")
    (content / "anh").symlink_to("/")
    loaded, faults = told(content)
    odd = {f"{PLACE}/{name}.md" for name in ("vong", "mat", "ra-ngoai", "leo")} | {"tin/quanh", "tin/tro", "tin/lai", "anh"}
    assert {path for path, fault in faults.items() if fault.startswith("F163 ")} == odd == set(faults)
    assert "Điều kín" not in str(loaded.drafts)


def test_a_symbolic_link_within_the_content_is_a_file(content: Path) -> None:
    (content / PLACE / "ban-sao.md").symlink_to("tin-thuong.md")
    loaded, faults = told(content)
    assert not faults and loaded.portal and len(loaded.portal.ids("articles")) == 2


def test_pipes_and_sockets_are_told_and_never_waited_for(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(content / PLACE / "ong.md")
    monkeypatch.chdir(content / PLACE)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("cam.md")
    _, faults = told(content)
    assert {path: fault[:4] for path, fault in faults.items()} == {f"{PLACE}/ong.md": "F163", f"{PLACE}/cam.md": "F163"}


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(content: Path) -> None:
    os.mkfifo(content / PLACE / "ong.md")
    assert reading.read_bytes(content, f"{PLACE}/ong.md") == b""


def test_a_folder_named_like_an_article_is_told(content: Path) -> None:
    (content / PLACE / "hop.md").mkdir()
    _, faults = told(content)
    assert faults == {f"{PLACE}/hop.md": "W162 Thư mục có tên như một tệp: hop.md"}


def test_folders_a_thousand_deep_are_told(content: Path) -> None:
    (deep := content / "tin" / "x" / "/".join(["a"] * 600)).mkdir(parents=True)
    (deep / "bai.md").write_text(GOOD)
    _, faults = told(content)
    assert [fault[:4] for fault in faults.values()] == ["F160"]


def test_a_file_that_goes_away_while_the_folder_is_walked_is_no_more(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (content / PLACE / "di.md").write_text(GOOD)
    kind_of = load.content.ContentTree.kind_of

    def kind_and_gone(tree: load.content.ContentTree, path: str) -> object:
        if path.endswith("di.md"):
            (content / path).unlink(missing_ok=True)
        return kind_of(tree, path)

    monkeypatch.setattr(load.content.ContentTree, "kind_of", kind_and_gone)
    assert list(walk(content).articles) == [f"{PLACE}/tin-thuong.md"]


@pytest.mark.parametrize(("path", "code"), OTHERS)
def test_a_file_that_cannot_be_read_is_told_and_held(content: Path, monkeypatch: pytest.MonkeyPatch, path: str, code: int) -> None:
    (content / path).parent.mkdir(exist_ok=True)
    (content / path).write_text(GOOD)
    opened = os.open

    def refused(file: str, *given: int) -> int:
        if str(file).endswith(path):
            raise PermissionError(13, "Permission denied", file)
        return opened(file, *given)

    monkeypatch.setattr(reading.os, "open", refused)
    loaded = load.load_portal(content, AS_OF)
    assert loaded.code == code
    assert any(fault.path == path and "không có quyền" in fault.message for fault in loaded.problems)


@pytest.mark.parametrize(("path", "code"), OTHERS)
def test_a_file_beyond_its_limit_is_not_read(tmp_path: Path, path: str, code: int) -> None:
    most = limits.REGISTRY_BYTES if path.startswith("du-lieu") else limits.ARTICLE_BYTES
    loaded = load_site(tmp_path / "content", {f"{PLACE}/tin-thuong.md": GOOD, path: GOOD + "\n" * most.most})
    assert loaded.code == code
    assert any(fault.path == path and "nhiều nhất" in fault.message and fault.severity is Severity.ERROR for fault in loaded.problems)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("thu.example,2016", "thu example", True), ("thu.example,2016", "thu.example", True), ("thu.example,2016", "thu.example,16", True),
        ("thu.example,2016", "thử.vn,2016", True), ("từ: 2016", "từ: 99999", True), ("từ: 2016", "từ: 16", True),
        ("thu.example,2016", "ban-bien-tap@thu.example,2016-05-01", False), ("từ: 2016", "từ: 1997", False),
    ],
)  # fmt: skip
def test_what_names_the_feeds_for_ever_and_the_year_of_copyright_have_a_form(content: Path, old: str, new: str, told: bool) -> None:
    (content / "du-lieu/co-quan.yml").write_text(IDENTITY.replace(old, new), "utf-8")
    found = load.load_portal(content, AS_OF)
    assert found.portal
    assert [problem.code for problem in found.problems if problem.path == "du-lieu/co-quan.yml"] == ["W203"] * told
