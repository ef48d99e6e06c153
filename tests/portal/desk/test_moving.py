"""The effects of `portal move` on a text: its id, its old addresses, its own links; and the obstacles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal.__main__ import main
from portal.desk.relinking import relinked
from portal.domain.portal import Portal
from portal.source.load import load_portal
from portal.views.redirect import redirects
from portal.views.text import printed
from tests.tinysite import GOOD, IDENTITY, article, write_site

A, B, C = "tin/2024/05/a.md", "tin/2024/06/b.md", "tin/2024/07/c.md"
OTHER = "tin/2024/05/khac.md"
AS_OF = date(2026, 11, 21)


def site(root: Path, text: str = GOOD, **more: str | bytes) -> Path:
    return write_site(root, {A: text, **more})


def move(root: Path, old: str, new: str) -> int:
    return main(["move", "--content", str(root), old, new])


def portal_of(root: Path) -> Portal:
    loaded = load_portal(root, AS_OF)
    assert loaded.portal is not None
    assert not loaded.held, loaded.problems
    return loaded.portal


def old_addresses(root: Path) -> list[str]:
    return [old for old, _ in redirects(portal_of(root), ())]


@pytest.mark.parametrize(
    "entry",
    ["", "địa chỉ cũ: /cu/\n", 'địa chỉ cũ: "/cu/"\n', "aliases: [/cu/]\n", "dia chi cu:\n- /cu/\n", "địa chỉ cũ: tin/cu.md; /cu/\n",
     "địa chỉ cũ:\n\n  - /cu/\n"],
)  # fmt: skip
def test_every_address_an_article_ever_had_leads_to_it_however_the_first_were_written(entry: str, tmp_path: Path) -> None:
    root = site(tmp_path, GOOD.replace("---\nĐoạn", f"{entry}tác giả: An\n---\nĐoạn"))
    assert move(root, A, B) == 0
    assert move(root, B, C) == 0
    found = old_addresses(root)
    assert {"/tin/2024/05/a/", "/tin/2024/06/b/"} <= set(found)
    assert ("/cu/" in found) is bool(entry)
    assert portal_of(root).article("tin/2024/05/a").credits[0].name == "An"


def test_an_article_that_comes_back_has_its_first_address_and_no_loop(tmp_path: Path) -> None:
    root = site(tmp_path)
    assert move(root, A, B) == 0
    assert move(root, B, A) == 0
    portal = portal_of(root)
    assert portal.card("tin/2024/05/a").url == "/tin/2024/05/a/"
    assert old_addresses(root) == ["/tin/2024/06/b/"]


def test_a_file_with_the_line_ends_of_windows_keeps_them(tmp_path: Path) -> None:
    root = site(tmp_path, GOOD.replace("\n", "\r\n"))
    assert move(root, A, B) == 0
    text = (root / B).read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n")
    assert old_addresses(root) == ["/tin/2024/05/a/"]


LINKS = """\
Xem [một](khac.md), [hai](./khac.md#muc "Tên"), [ba](../05/khac.md?x=1), <a href="khac.md">bốn</a>, [năm](<khac.md>), [sáu][s],
[bảy](/tin/2024/05/khac/), [tám](tin/2024/05/khac.md), [chín](https://khac.example/khac.md), [mười](#muc), [tôi](a.md#muc).

![Ảnh](../../../anh/Ảnh%201.jpg)

[s]: khac.md
"""


def test_a_moved_articles_own_links_lead_where_they_led(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path, GOOD + LINKS, **{OTHER: article()})
    before = portal_of(root).body("tin/2024/05/a")
    assert move(root, A, "tin/2023/12/xa/b.md") == 0
    assert "Xem lại" not in capsys.readouterr().err
    after = portal_of(root).body("tin/2024/05/a")
    assert [link for link in after.links if "/a/" not in link and "/b/" not in link] == [link for link in before.links if "/a/" not in link]
    assert "/tin/2023/12/xa/b/" in after.links


def test_words_that_only_look_like_links_are_left(tmp_path: Path) -> None:
    text = "Điểm a) và (khac.md) [x] (y.md), `href=z`, mảng[0](1)"
    assert relinked(text, A, B).replace("(tin/2024/05/1)", "(1)") == text


@pytest.mark.parametrize(
    "link",
    ["a.md", "/tin/2024/05/a/", "/tin/2024/05/a", "/tin/2024/05/a/index.html", "tin/2024/05/a.md#muc", "/tin/2024/05/a/#muc",
     "https://thu.example/tin/2024/05/a/", "http://thu.example/tin/2024/05/a/index.html#muc", "http://localhost:8000/tin/2024/05/a/",
     "content/tin/2024/05/a.md", "..\\05\\a.md", "/tin/2024/05/a/?in=1#muc"],
)  # fmt: skip
def test_links_of_others_to_a_moved_article_are_no_broken_links_and_lead_to_it(link: str, tmp_path: Path) -> None:
    identity = IDENTITY + "địa chỉ cổng: https://thu.example\n"
    root = site(tmp_path, **{OTHER: article(f"Xem [bài](<{link}>)."), "du-lieu/co-quan.yml": identity})
    assert move(root, A, B) == 0
    loaded = load_portal(root, AS_OF)
    assert not [fault for fault in loaded.problems if fault.code in ("L101", "L102")]
    portal = portal_of(root)
    tail = link[link.index("#") :] if "#" in link else ""
    query = "?in=1" if "?" in link else ""
    assert f'href="/tin/2024/06/b/{query}{tail}"' in printed(portal, portal.body("tin/2024/05/khac").html)


def test_a_step_of_a_plan_finds_its_article_where_it_lies_now(tmp_path: Path) -> None:
    filed = "mã: x\ntên: Đề án X\ncơ quan ban hành: Huyện ủy Thử\n"
    filed += "quá trình:\n  - bước: ban hành\n    ngày: 1/5/2024\n    bài: tin/2024/06/b.md\n"
    root = site(tmp_path, GOOD, **{"du-lieu/ke-hoach/x.yml": filed})
    assert move(root, A, B) == 0
    assert move(root, B, C) == 0
    assert portal_of(root).plan("x").stages[0].article == "tin/2024/05/a"


def test_an_article_renamed_by_hand_is_moved_after_the_fact(tmp_path: Path) -> None:
    root = site(tmp_path, GOOD + "Xem [một](khac.md).\n", **{OTHER: article()})
    (root / B).parent.mkdir(parents=True)
    (root / A).rename(root / B)
    assert move(root, A, B) == 0
    portal = portal_of(root)
    assert portal.card("tin/2024/05/a").url == "/tin/2024/06/b/"
    assert portal.body("tin/2024/05/a").links == ("/tin/2024/05/khac/",)
    assert old_addresses(root) == ["/tin/2024/05/a/"]


def test_no_article_takes_the_old_address_of_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path, **{OTHER: article()})
    assert move(root, A, B) == 0
    assert move(root, OTHER, A) == 1
    assert "là địa chỉ cũ của tin/2024/06/b.md" in capsys.readouterr().err
    assert (root / OTHER).is_file()


@pytest.mark.parametrize(
    "word",
    [
        "content/tin/2024/05/a.md",
        "./tin/2024/05/a.md",
        "tin\\2024\\05\\a.md",
        "/tin/2024/05/a/",
        "https://thu.example/tin/2024/05/a/",
        "tin/2024/05/a",
    ],
)
def test_the_old_place_may_be_told_as_a_path_or_as_an_address(word: str, tmp_path: Path) -> None:
    root = site(tmp_path)
    assert move(root, word, "tin/2024/06/") == 0
    assert (root / "tin/2024/06/a.md").is_file()


@pytest.mark.parametrize("new", ["tin/2024/Tháng 6/b.md", "tin/2024/06/B.md", "tin/../b.md", "tin/2024/06/"])
def test_a_place_that_cannot_be_an_address_is_refused(new: str, tmp_path: Path) -> None:
    root = site(tmp_path, **{"tin/2024/06/a.md": GOOD})
    assert move(root, A, new) == 1
    assert (root / A).is_file()


def test_an_article_of_a_folder_that_cannot_be_an_address_is_moved_out_of_it(tmp_path: Path) -> None:
    bad = "tin/2024/tháng 6/bai.md"
    root = write_site(tmp_path, {bad: GOOD})
    assert move(root, bad, B) == 0
    portal = portal_of(root)
    assert portal.ids("articles") == ("tin/2024/06/b",)
    assert old_addresses(root) == ["/tin/2024/th%C3%A1ng%206/bai/"]
