"""What was published once is never lost without a word: it is told, and its address says what became of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portal.__main__ import main
from portal.desk.promises import keep_promises
from portal.source.load import load_portal
from portal.source.reading.tree import PUBLISHED
from portal.store.sources import Sources
from portal.store.stamps import memory_of
from tests.plugins.incremental.histories import Life, differences, tree
from tests.tinysite import article

A, B, C = "tin/2024/05/a.md", "tin/2024/05/b.md", "tin/2024/06/c.md"
LEAD = "Sáng 10/5, huyện Thử tổ chức hội nghị bàn về nước sạch nông thôn với sự tham dự của các xã."
PAGE = "tin/2024/05/a/index.html"


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """Two articles, published."""
    life = Life(tmp_path)
    life.write(A, article(LEAD, tiêu_đề="Hội nghị nước sạch"))
    life.write(B, article("Xem [bài ấy](a.md).", tiêu_đề="Tin khác"))
    assert life.build() == 0
    assert PUBLISHED in keep_promises(life.content, life.as_of, life.state)
    return life


def codes(life: Life) -> list[str]:
    return [problem.code for problem in load_portal(life.content, life.as_of).problems]


def page(life: Life) -> str:
    """The page at the old address, after a build that is a clean build's."""
    life.build()
    found = tree(life.output)
    assert differences(found, life.clean()) == []
    lists = [name for name in found if name.startswith(("sitemap", "du-lieu/", "tin/index"))]
    assert not [name for name in lists if b"/tin/2024/05/a/" in found[name]]
    return found[PAGE].decode()


def test_publishing_lists_every_address_and_nothing_changes_by_it(life: Life) -> None:
    rows = [json.loads(line) for line in (life.content / PUBLISHED).read_text(encoding="utf-8").splitlines()]
    assert [row["địa chỉ"] for row in rows] == ["/tin/2024/05/a/", "/tin/2024/05/b/"]
    assert codes(life) == []
    before = tree(life.output)
    assert life.build() == 0
    assert tree(life.output) == before
    life.write("tin/2024/05/d.md", article("Tin nữa.", tiêu_đề="Tin nữa"))
    assert life.build() == 0
    assert keep_promises(life.content, life.as_of, life.state) == [PUBLISHED]
    before = tree(life.output)
    assert life.build() == 0
    assert life.ways[-2:] == ["changes", "changes"]
    assert tree(life.output) == before
    assert keep_promises(life.content, life.as_of, life.state) == []


def test_a_published_article_that_was_deleted_is_told_and_its_address_says_so(life: Life) -> None:
    life.remove(A)
    shown = page(life)
    assert "không còn trên trang" in shown and 'content="noindex"' in shown and "Hội nghị nước sạch" not in shown
    assert codes(life).count("W133") == 1
    (told,) = [problem for problem in load_portal(life.content, life.as_of).problems if problem.code == "W133"]
    assert told.path == A and "portal move tin/2024/05/a.md" in told.hint and "portal remove tin/2024/05/a.md" in told.hint


@pytest.mark.parametrize("edited", [False, True])
def test_one_that_was_renamed_by_hand_is_known_again_and_the_very_command_is_told(life: Life, edited: bool) -> None:
    life.rename(A, C)
    if edited:
        life.write(C, life.read(C).replace("Hội nghị nước sạch", "Hội nghị về nước sạch"))
    shown = page(life)
    assert 'href="/tin/2024/06/c/"' in shown and "Bài nay ở địa chỉ khác" in shown
    (told,) = [problem for problem in load_portal(life.content, life.as_of).problems if problem.code == "W134"]
    assert f"portal move {A} {C}" in told.hint
    assert main(["move", "--content", str(life.content), A, C]) == 0
    assert "W134" not in codes(life)
    life.build()
    assert 'http-equiv="refresh" content="0; url=/tin/2024/06/c/"' in tree(life.output)[PAGE].decode()
    assert differences(tree(life.output), life.clean()) == []


def test_one_that_became_a_draft_is_told(life: Life) -> None:
    life.write(A, article(LEAD, trạng_thái="Bản nháp"))
    assert "tạm thời không đăng" in page(life)
    assert "W135" in codes(life)


def test_one_that_is_removed_on_purpose_is_told_no_more_and_its_page_says_why(life: Life, capsys: pytest.CaptureFixture[str]) -> None:
    life.write(B, article("Không dẫn đi đâu.", tiêu_đề="Tin khác"))
    asked = ["remove", "--content", str(life.content), "--as-of", "2026-11-20", "--reason", "Đăng nhầm", A]
    assert main(asked) == 0
    assert "Đã gỡ" in capsys.readouterr().out
    assert not (life.content / A).exists()
    shown = page(life)
    assert "Bài đã được gỡ ngày 20/11/2026." in shown and "Lý do: Đăng nhầm" in shown
    assert not {"W133", "W134", "W135"} & set(codes(life))
    life.write("tin/2024/05/d.md", article("Bài mới.", tiêu_đề="Bài mới"))
    life.build()
    assert life.ways[-1] == "changes"
    life.write(A, article(LEAD, tiêu_đề="Hội nghị nước sạch"))
    life.build()
    assert "Hội nghị nước sạch" in tree(life.output)[PAGE].decode()
    assert differences(tree(life.output), life.clean()) == []


def test_what_was_deleted_before_may_be_removed_after_the_fact(life: Life) -> None:
    life.remove(A)
    life.build()
    assert main(["remove", "--content", str(life.content), "/tin/2024/05/a/"]) == 0
    assert "được gỡ ngày" in page(life)
    assert "W133" not in codes(life)
    assert main(["remove", "--content", str(life.content), "tin/2024/05/khong-co.md"]) == 1


def test_a_moved_article_has_a_redirect_and_everything_names_its_new_address(life: Life) -> None:
    assert main(["move", "--content", str(life.content), A, C]) == 0
    life.build()
    found = tree(life.output)
    assert differences(found, life.clean()) == []
    assert "url=/tin/2024/06/c/" in found[PAGE].decode()
    assert found["_redirects"].decode() == "/tin/2024/05/a/ /tin/2024/06/c/ 301\n"
    assert 'href="/tin/2024/06/c/"' in found["tin/2024/05/b/index.html"].decode()
    naming = [name for name, data in found.items() if b"/tin/2024/05/a/" in data]
    assert sorted(naming) == ["_redirects", "_redirects.nginx"]
    assert b"tag:thu.example,2016:tin/2024/05/a<" in found["rss.xml"]
    assert b"/tin/2024/06/c/" in found["sitemap.xml"]
    assert keep_promises(life.content, life.as_of, life.state) == [PUBLISHED]
    assert codes(life) == ["W115"]
    assert main(["move", "--content", str(life.content), C, "tin/2024/05/d.md"]) == 0
    life.build()
    found = tree(life.output)
    assert differences(found, life.clean()) == []
    assert all("url=/tin/2024/05/d/" in found[name].decode() for name in (PAGE, "tin/2024/06/c/index.html"))
    assert main(["move", "--content", str(life.content), "tin/2024/05/d.md", A]) == 0
    life.build()
    found = tree(life.output)
    assert differences(found, life.clean()) == []
    assert "Hội nghị nước sạch" in found[PAGE].decode()
    assert all("url=/tin/2024/05/a/" in found[name].decode() for name in ("tin/2024/05/d/index.html", "tin/2024/06/c/index.html"))


def test_a_list_that_comes_from_elsewhere_is_noticed(life: Life) -> None:
    row = {"địa chỉ": "/tin/2023/01/xa-xua/", "bài": "tin/2023/01/xa-xua"}
    with (life.content / PUBLISHED).open("a", encoding="utf-8") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
    life.build()
    assert "không còn trên trang" in tree(life.output)["tin/2023/01/xa-xua/index.html"].decode()


def test_a_broken_line_is_told_and_the_list_left_alone(life: Life) -> None:
    text = (life.content / PUBLISHED).read_text(encoding="utf-8") + "{hỏng\n[]\n7\n"
    (life.content / PUBLISHED).write_text(text, encoding="utf-8")
    assert codes(life) == ["R130"] * 3
    assert keep_promises(life.content, life.as_of, life.state) == []
    assert (life.content / PUBLISHED).read_text(encoding="utf-8") == text


def test_the_new_place_of_one_renamed_by_hand_is_still_known_after_it_was_published_there(life: Life) -> None:
    life.rename(A, C)
    assert "Bài nay ở địa chỉ khác" in page(life)
    for words in ("Hội nghị nước sạch", "Hội nghị về nước sạch", "Họp về nước sạch"):  # its text changes, too
        life.write(C, life.read(C).replace("Hội nghị nước sạch", words).replace(LEAD, f"{words}. {LEAD}"))
        life.build()
        keep_promises(life.content, life.as_of, life.state)
        shown = page(life)
        assert 'href="/tin/2024/06/c/"' in shown and "Bài nay ở địa chỉ khác" in shown
        assert codes(life).count("W134") == 1
    life.rename(C, "tin/2024/06/d.md")
    shown = page(life)
    assert 'href="/tin/2024/06/d/"' in shown
    keep_promises(life.content, life.as_of, life.state)
    assert 'href="/tin/2024/06/d/"' in page(life)


@pytest.mark.parametrize("row", ['"gỡ":"1/6/2024"', '"gỡ":"hôm qua"', '"gỡ":["2024-06-01"]'])
def test_a_day_that_is_none_in_the_list_is_told_and_stops_nothing(life: Life, row: str) -> None:
    life.remove(A)
    life.build()
    rows = life.read(PUBLISHED).splitlines()
    life.write(PUBLISHED, "\n".join([rows[0][:-1] + f",{row}}}", *rows[1:]]) + "\n")
    assert life.build() in (0, 3)
    assert "R130" in codes(life)
    assert differences(tree(life.output), life.clean()) == []
    life.write(PUBLISHED, "\n".join(rows) + "\n")
    assert "không còn trên trang" in page(life)


def test_another_reason_for_a_removal_is_shown(life: Life) -> None:
    asked = ["remove", "--content", str(life.content), "--as-of", "2026-11-20", A]
    for reason in ("Đăng nhầm", "Theo yêu cầu của đơn vị"):
        assert main([*asked, "--reason", reason]) == 0
        assert f"Lý do: {reason}" in page(life)


def test_the_old_address_of_one_that_is_moved_and_held_is_not_told_as_lost(life: Life) -> None:
    assert main(["move", "--content", str(life.content), A, C]) == 0
    life.build()
    keep_promises(life.content, life.as_of, life.state)
    life.write(C, life.read(C).replace("Huyện ủy Thử", "Ban Không Có"))
    assert "T104" in codes(life) and not {"W133", "W134", "W135"} & set(codes(life))  # only the cause is told


BROKEN = {
    "an unknown unit": lambda text: text.replace("Huyện ủy Thử", "Ban Không Có"),
    "a key nobody knows": lambda text: text.replace("tiêu đề:", "lạ: x\ntiêu đề:"),
    "no end of the head": lambda text: text.replace("\n---\nSáng", "\nSáng"),
    "another title, too": lambda text: text.replace("Hội nghị nước sạch", "Nước sạch").replace("Huyện ủy Thử", "Ban Không Có"),
    "a mark of a merge": lambda text: text + "\n<<<<<<< HEAD\nmột\n=======\nhai\n>>>>>>> b\n",
}


@pytest.mark.parametrize("fault", BROKEN)
@pytest.mark.parametrize("name", ["tin/2024/05/ten-moi.md", "tin/2024/06/a.md", "tin/2024/05/Tên mới.md"])
def test_one_that_is_renamed_while_it_is_broken_stays_at_its_address(life: Life, fault: str, name: str) -> None:
    text = life.read(A)
    life.remove(A)
    life.write(name, BROKEN[fault](text))
    for _ in range(3):
        assert life.build() == 3
        found = tree(life.output)
        assert LEAD in found[PAGE].decode() and "Hội nghị nước sạch" in found["tin/2024/05/index.html"].decode()
        assert differences(found, life.clean()) == []
        life.write(B, article("Lời khác.", tiêu_đề="Tin khác"))
    assert "N213" in built_codes(life) and not {"W133", "W134", "W135", "C103"} & set(built_codes(life))
    life.remove(name)
    life.write("tin/2024/05/ten-moi.md", text)
    assert life.build() == 0
    assert "tin/2024/05/ten-moi/index.html" in tree(life.output)
    assert "W134" in built_codes(life)
    assert differences(tree(life.output), life.clean()) == []


def test_one_with_an_id_is_known_by_it_whatever_else_changed(life: Life) -> None:
    life.write(C, article(LEAD, tiêu_đề="Bài có mã", mã_bài="tin/cu/co-ma"))
    assert life.build() == 0
    keep_promises(life.content, life.as_of, life.state)
    life.remove(C)
    life.write("tin/2024/06/d.md", article("Lời mới hẳn.", tiêu_đề="Tên mới hẳn", mã_bài="tin/cu/co-ma", đơn_vị="Ban Không Có"))
    assert life.build() == 3
    found = tree(life.output)
    assert LEAD in found["tin/2024/06/c/index.html"].decode() and "tin/2024/06/d/index.html" not in found
    assert "N213" in built_codes(life)


def test_another_article_that_is_broken_is_not_taken_for_the_one_that_is_gone(life: Life) -> None:
    life.remove(A)
    life.write("tin/2024/05/d.md", article("Bài khác hẳn về việc khác của huyện.", tiêu_đề="Việc khác", đơn_vị="Ban Không Có"))
    assert life.build() == 3
    assert "W133" in built_codes(life) and "N213" not in built_codes(life)


def test_one_that_was_removed_on_purpose_does_not_come_back(life: Life) -> None:
    text = life.read(A)
    assert main(["remove", "--content", str(life.content), "--as-of", "2026-11-20", A, "--reason", "Đăng nhầm"]) == 0
    life.write(C, BROKEN["an unknown unit"](text))
    assert life.build() == 3
    assert "N213" not in built_codes(life)


def built_codes(life: Life) -> list[str]:
    """What the last build had to say."""
    memory = memory_of(life.state.resolve(), life.content.resolve())
    return [fault.code for fault in Sources(memory, life.content).load(life.as_of).problems]
