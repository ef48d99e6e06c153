"""An id and an address have one article: the one that was shown with them. What wants them too is held, and no page is made of two."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.__main__ import main
from portal.domain.problem import Problem, errors
from portal.source.load import load_portal
from tests.plugins.incremental.histories import Life, differences, tree
from tests.tinysite import article

A, B, C = "tin/2024/05/a.md", "tin/2024/05/b.md", "tin/2024/06/c.md"
OLD = article("Đoạn của bài cũ, về nước sạch nông thôn ở các xã trong huyện.", tiêu_đề="Bài cũ")
NEW = article("Đoạn của bài mới, về đường giao thông liên thôn trong huyện.", tiêu_đề="Bài mới")


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """One article, shown."""
    life = Life(tmp_path)
    life.write(A, OLD)
    assert life.build() == 0
    return life


def built(life: Life) -> dict[str, bytes]:
    """The tree, which is a clean build's."""
    life.build()
    found = tree(life.output)
    assert differences(found, life.clean()) == []
    return found


def told_errors(life: Life) -> list[Problem]:
    """The errors of the content as it is, with the last good texts there are."""
    kept = life.state / "last-good"
    read = lambda path: (kept / path).read_text(encoding="utf-8") if (kept / path).is_file() else None  # noqa: E731
    return errors(load_portal(life.content, life.as_of, read).problems)


def shown_whole(found: dict[str, bytes]) -> None:
    """No page and no feed has the head of one article and the body of another."""
    for name, data in found.items():
        text = data.decode(errors="replace")
        if name.startswith("tin/2024/") and name.count("/") == 4:
            assert not ("Bài cũ</h1>" in text and "Đoạn của bài mới" in text), name
            assert not ("Bài mới</h1>" in text and "Đoạn của bài cũ" in text), name


def move(life: Life, old: str, new: str) -> None:
    assert main(["move", "--content", str(life.content), old, new]) == 0


@pytest.mark.parametrize("between", [True, False])
def test_a_new_article_where_one_was_moved_away_is_held_and_the_moved_one_stays(life: Life, between: bool) -> None:
    move(life, A, C)
    if between:
        life.build()
    life.write(A, NEW)
    for _ in range(2):
        found = built(life)
        shown_whole(found)
        assert "Đoạn của bài cũ" in found["tin/2024/06/c/index.html"].decode()
        assert "Bài mới" not in found["tin/2024/05/index.html"].decode()
        life.write(B, article(tiêu_đề="Tin nữa"))
    (told,) = told_errors(life)
    assert (told.code, told.path) == ("C205", A) and C in told.message and "tên tệp khác" in told.hint
    life.rename(A, "tin/2024/05/d.md")
    found = built(life)
    assert "Bài mới" in found["tin/2024/05/d/index.html"].decode()
    assert told_errors(life) == []


def test_a_copy_of_a_moved_article_does_not_take_its_place(life: Life) -> None:
    move(life, A, C)
    life.build()
    life.write("tin/2024/06/c-2.md", life.read(C).replace("Bài cũ", "Bài mới").replace("Đoạn của bài cũ", "Đoạn của bài mới"))
    for _ in range(2):
        found = built(life)
        shown_whole(found)
        assert "Bài cũ" in found["tin/2024/06/c/index.html"].decode()
        assert "tin/2024/06/c-2/index.html" not in found
        life.write(B, article(tiêu_đề="Tin nữa"))


def test_an_id_typed_into_another_file_is_not_taken_from_the_article_that_has_it(life: Life) -> None:
    life.write("tin/2024/04/z.md", article("Đoạn của bài mới.", tiêu_đề="Bài mới", mã_bài="tin/2024/05/a"))
    found = built(life)
    shown_whole(found)
    assert "Đoạn của bài cũ" in found["tin/2024/05/a/index.html"].decode()
    assert "tin/2024/04/z/index.html" not in found


def test_a_last_good_text_that_wants_what_another_has_by_now_is_not_shown(life: Life) -> None:
    life.write(C, NEW.replace("---\n", "---\nmã bài: chung\n", 1))
    life.build()
    life.write(C, NEW.replace("Huyện ủy Thử", "Ban Không Có"))  # held; its last good text is «chung»
    life.write(B, article("Đoạn của bài cũ, chép lại.", tiêu_đề="Bài cũ", mã_bài="chung"))
    for _ in range(2):
        found = built(life)
        shown_whole(found)
        life.write(A, OLD.replace("Bài cũ", "Bài cũ, sửa"))


@pytest.mark.parametrize("by_hand", [False, True])
def test_an_article_that_is_held_stays_on_the_site_when_it_is_moved(life: Life, by_hand: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.desk.move.STATE", life.state)
    life.write(A, OLD.replace("Huyện ủy Thử", "Ban Không Có").replace("Đoạn của bài cũ", "Đoạn chưa duyệt"))
    assert life.build() == 3
    if by_hand:
        life.rename(A, C)
    move(life, A, C)
    for _ in range(2):
        found = built(life)
        assert "Đoạn của bài cũ" in found["tin/2024/06/c/index.html"].decode()
        assert "url=/tin/2024/06/c/" in found["tin/2024/05/a/index.html"].decode()
        assert b"2016:tin/2024/05/a<" in found["rss.xml"]
        assert not [name for name, data in found.items() if "Đoạn chưa duyệt".encode() in data]
        life.write(B, article(tiêu_đề="Tin nữa"))
    life.write(C, life.read(C).replace("Ban Không Có", "Huyện ủy Thử"))
    assert "Đoạn chưa duyệt" in built(life)["tin/2024/06/c/index.html"].decode()
