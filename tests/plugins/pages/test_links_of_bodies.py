"""Links of a body that lead nowhere are told at their line; one to an article that is not on the site yet is printed as text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal.domain.problem import Problem
from portal.source.load import Loaded
from portal.views.text import printed
from tests.plugins.incremental.histories import Life, differences, tree
from tests.tinysite import article, load_site

PLACE, LATER = "tin/2024/05/a.md", "tin/2026/12/sau.md"
HEAD = article("").count("\n")  # lines before a body


def told(loaded: Loaded, path: str = PLACE) -> list[Problem]:
    """What is said of one file."""
    return [fault for fault in loaded.problems if fault.path == path]


WAYS = {
    "inline": ("[tin cũ](../04/khong-co.md)", "L101", "../04/khong-co.md"),
    "an address": ("xem [tin cũ](/tin/2024/04/khong-co/) nhé", "L101", "/tin/2024/04/khong-co/"),
    "with a title": ('[tin](/tin/2024/04/khong-co/ "Tên")', "L101", "/tin/2024/04/khong-co/"),
    "an anchor": ("[tin](/tin/2024/04/khong-co/#muc)", "L101", "/tin/2024/04/khong-co/#muc"),
    "a reference": ("[tin][1]\n\n[1]: /tin/2024/04/khong-co/", "L101", "/tin/2024/04/khong-co/"),
    "a tag": ('<a href="/tin/2024/04/khong-co/">tin</a>', "L101", "/tin/2024/04/khong-co/"),
    "in a list": ("- một\n- [tin](khong-co.md)", "L101", "khong-co.md"),
    "in a table": ("| a | b |\n|---|---|\n| [tin](khong-co.md) | c |", "L101", "khong-co.md"),
    "in a quotation": ("> lời\n> [tin](khong-co.md)", "L101", "khong-co.md"),
    "a file": ("[tệp](/van-ban/khong-co.pdf)", "L102", "/van-ban/khong-co.pdf"),
    "a file with marks": ("[tệp](/van-ban/kế%20hoạch.pdf)", "L102", "/van-ban/kế%20hoạch.pdf"),
    "a picture": ("![Cảnh](/anh/khong-co.jpg)", "L102", "/anh/khong-co.jpg"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_link_that_leads_nowhere_is_told_at_its_line(tmp_path: Path, way: str) -> None:
    written, code, mark = WAYS[way]
    text = article(f"Đoạn đầu.\n\nĐoạn hai.\n\n{written}")
    (fault,) = told(load_site(tmp_path, {PLACE: text}))
    assert fault.code == code and fault.mark == mark
    assert fault.excerpt == text.split("\n")[fault.line - 1] and mark in fault.excerpt


def test_links_of_a_page_of_the_portal_are_looked_at_too(tmp_path: Path) -> None:
    page = "---\ntiêu đề: Giới thiệu\n---\nLời.\n\n[tin](/tin/2024/04/khong-co/)\n"
    (fault,) = told(load_site(tmp_path, {"trang/gioi-thieu.md": page}), "trang/gioi-thieu.md")
    assert (fault.code, fault.line) == ("L101", 6)


WAITING = {
    "a draft": (article(trạng_thái="Bản nháp"), "bản nháp"),
    "of a later day": (article(ngày_đăng="01/12/2026"), "hẹn giờ 01/12/2026"),
    "with an error": (article(đơn_vị="Xã không ai biết"), "lỗi"),
    "not readable": (b"\xff\xfe", "lỗi"),
}


@pytest.mark.parametrize("kind", WAITING)
def test_a_link_to_an_article_that_is_not_on_the_site_yet_is_text_and_is_told(tmp_path: Path, kind: str) -> None:
    text, why = WAITING[kind]
    body = "Lời.\n\nXem [tin **sau**](../../2026/12/sau.md) và [tin này](a.md)."
    loaded = load_site(tmp_path, {PLACE: article(body), LATER: text})
    (fault,) = told(loaded)
    assert fault.code == "L105" and why in fault.message and fault.line == HEAD + 2 and "sau.md" in fault.excerpt
    assert loaded.portal
    shown = printed(loaded.portal, loaded.portal.body("tin/2024/05/a").html)
    assert "Xem tin <strong>sau</strong> và" in shown and '<a href="/tin/2024/05/a/">tin này</a>' in shown


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """An article that links to one of a later day, built."""
    life = Life(tmp_path)
    life.write(PLACE, article("Xem [tin sau](../../2026/12/sau.md)."))
    life.write("trang/gioi-thieu.md", "---\ntiêu đề: Giới thiệu\n---\nXem [tin sau](/tin/2026/12/sau/).\n")
    life.write(LATER, article(tiêu_đề="Tin sau", ngày_đăng="01/12/2026"))
    assert life.build() == 0
    return life


def links(life: Life) -> list[bool]:
    """Whether the article and the page have a link."""
    found = tree(life.output)
    return [b'href="/tin/2026/12/sau/"' in found[name] for name in ("tin/2024/05/a/index.html", "gioi-thieu/index.html")]


def test_the_link_comes_when_the_article_does_and_goes_with_it(life: Life) -> None:
    assert links(life) == [False, False]
    life.as_of = date(2026, 12, 2)
    assert life.build() == 0 and links(life) == [True, True]
    assert differences(tree(life.output), life.clean()) == []
    life.write(LATER, article(tiêu_đề="Tin sau", ngày_đăng="01/12/2026", trạng_thái="Bản nháp"))
    assert life.build() == 0 and links(life) == [False, False]
    assert differences(tree(life.output), life.clean()) == []


def test_the_line_stays_right_when_words_come_above_it(life: Life, capfd: pytest.CaptureFixture[str]) -> None:
    for above in ("", "Một.\n\n", "Một.\n\nHai.\n\n"):
        life.write(PLACE, article(f"{above}Xem [tin sau](../../2026/12/sau.md) và [đây](khong-co.md)."))
        capfd.readouterr()
        assert life.build() == 0
        said = capfd.readouterr().err
        assert [f"{PLACE}:{HEAD + above.count(chr(10))}  {code}" in said for code in ("L101", "L105")] == [True, True], said


def test_a_link_of_a_page_alone_comes_and_goes_with_its_article(tmp_path: Path) -> None:
    life, there = Life(tmp_path), "tin/2024/05/sau.md"
    life.write("trang/gioi-thieu.md", "---\ntiêu đề: Giới thiệu\n---\nXem [tin sau](/tin/2024/05/sau/).\n")
    life.write(there, article(tiêu_đề="Tin sau", trạng_thái="Bản nháp"))
    for name in ("a", "b", "c"):  # the last one after a small edit
        life.write(f"tin/2024/05/{name}.md", article(tiêu_đề=f"Tin {name}"))
        assert life.build() == 0
    assert life.ways[-1] == "changes" and b'href="/tin/2024/05/sau/"' not in tree(life.output)["gioi-thieu/index.html"]
    life.write(there, article(tiêu_đề="Tin sau"))
    assert life.build() == 0 and b'href="/tin/2024/05/sau/"' in tree(life.output)["gioi-thieu/index.html"]
    assert differences(tree(life.output), life.clean()) == []
    life.remove(there)
    assert life.build() == 0
    assert differences(tree(life.output), life.clean()) == []
