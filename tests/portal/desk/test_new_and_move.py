"""A new article is in its place; a moved one keeps its id and its old address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal.__main__ import main
from portal.source.load import load_portal
from portal.views.redirect import redirects
from tests.tinysite import GOOD, write_site

OLD, NEW = "tin/2024/05/tin.md", "tin/2024/06/ten-moi.md"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PORTAL_AS_OF", "2024-06-01")
    return write_site(tmp_path, {OLD: GOOD})


def move(root: Path, old: str = OLD, new: str = NEW) -> int:
    return main(["move", "--content", str(root), old, new])


def test_a_new_article_is_named_after_its_title_and_is_a_draft(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--content", str(root), "Định Hóa: “hai đề án” mới", "--unit", "Huyện ủy Thử"]) == 0
    file = root / "tin/2024/06/dinh-hoa-hai-de-an-moi.md"
    assert capsys.readouterr().out.strip() == str(file)
    assert file.read_text(encoding="utf-8").startswith(
        "---\ntiêu đề: Định Hóa: “hai đề án” mới\nngày đăng: 01/6/2024\nđơn vị: Huyện ủy Thử\ntrạng thái: Bản nháp\n---\n"
    )
    loaded = load_portal(root, date(2024, 6, 1))
    assert loaded.code == 0
    assert loaded.portal and loaded.portal.ids("articles") == ("tin/2024/05/tin",)


def test_a_new_article_never_overwrites_one(root: Path) -> None:
    assert main(["new", "--content", str(root), "Tin", "--as-of", "2024-05-02"]) == 1
    assert (root / OLD).read_text(encoding="utf-8") == GOOD


def test_a_title_without_a_letter_is_wrong_usage(root: Path) -> None:
    assert main(["new", "--content", str(root), "!!!"]) == 2


def test_a_moved_article_keeps_its_id_and_its_old_address_leads_to_it(root: Path) -> None:
    assert move(root) == 0
    assert not (root / OLD).exists()
    portal = load_portal(root, date(2024, 6, 1)).portal
    assert portal
    assert portal.ids("articles") == ("tin/2024/05/tin",)
    assert portal.card("tin/2024/05/tin").url == "/tin/2024/06/ten-moi/"
    assert list(redirects(portal, ())) == [("/tin/2024/05/tin/", "tin/2024/05/tin")]


def test_an_article_moved_twice_is_found_at_both_old_addresses(root: Path) -> None:
    assert move(root) == 0
    assert move(root, f"content/{NEW}", "tin/2024/07/lan-hai.md") == 0
    portal = load_portal(root, date(2024, 6, 1)).portal
    assert portal
    assert sorted(old for old, _ in redirects(portal, ())) == ["/tin/2024/05/tin/", "/tin/2024/06/ten-moi/"]
    assert portal.card("tin/2024/05/tin").url == "/tin/2024/07/lan-hai/"


def test_a_list_of_old_addresses_is_extended_and_nothing_else_is_changed(root: Path) -> None:
    listed = GOOD.replace("---\nĐoạn", "địa chỉ cũ:\n  - /cu/1.html\n  - /cu/2.html\ntác giả: A\n---\nĐoạn")
    (root / OLD).write_text(listed, encoding="utf-8")
    assert move(root) == 0
    made = (root / NEW).read_text(encoding="utf-8")
    assert "địa chỉ cũ:\n  - /cu/1.html\n  - /cu/2.html\n  - /tin/2024/05/tin/\ntác giả: A\nmã bài: tin/2024/05/tin\n---\nĐoạn" in made


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tin/2024/05/khong-co.md", NEW),
        (OLD, "trang/ten-moi.md"),
        (OLD, "tin/2024/06/Tên Mới.md"),
        (OLD, "tin/2024/06/ten-moi.docx"),
        (OLD, "tin/2024/05/co-roi.md"),
        (OLD, "tin/../../ngoai.md"),
        ("tin/../../ben-ngoai.md", NEW),
        ("../ben-ngoai.md", NEW),
    ],
)
def test_a_move_that_cannot_be_made_changes_nothing(root: Path, old: str, new: str, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "tin/2024/05/co-roi.md").write_text(GOOD, encoding="utf-8")
    (root.parent / "ben-ngoai.md").write_text(GOOD, encoding="utf-8")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert move(root, old, new) == 1
    assert capsys.readouterr().err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert (root.parent / "ben-ngoai.md").exists()
