"""Backslashes, Markdown within HTML, and mistyped links: nothing is lost without a report."""

from __future__ import annotations

import pytest

from portal.source.reading.draft import read_draft
from portal.source.reading.markdown.body import render
from tests.tinysite import article

PATHS = [
    r"Lưu ở D:\*.xlsx.", r"Lưu ở D:\*.xls và E:\_tam\*.doc.", r"Xem \\may-chu\chung\_a\*.doc", r"Xem \\10.0.0.1\d$", r"C:\tep\[1].doc",
    r"C:\Users\Lan\Desktop\báo cáo.docx.", r"D:\Bao cao\2024\-cu\tep.xlsx", r"\\may-chu\Chung _a\x.doc, xem",
]  # fmt: skip


@pytest.mark.parametrize("text", PATHS)
def test_a_path_of_windows_stands_as_typed(text: str) -> None:
    made = render(text)
    assert made.html == f"<p>{text}</p>" and made.findings == []


@pytest.mark.parametrize("mark", ["*", "_", "[", "#", "-", "\\"])
def test_a_backslash_that_is_not_printed_is_told_once_with_its_line(mark: str) -> None:
    made = read_draft("tin/2024/05/a.md", article(f"Một.\n\nGiá \\{mark}chưa thuế \\{mark} hai."))
    assert f"Giá {mark}chưa thuế {mark} hai." in made.body.html  # type: ignore[union-attr]
    (fault,) = made.problems
    assert (fault.code, fault.mark) == ("N211", f"\\{mark}") and fault.mark in fault.excerpt


@pytest.mark.parametrize("text", ["`\\*`", "```\na\\*b\n```", "và\\hoặc", "1\\2"])
def test_a_backslash_that_is_printed_is_not_told(text: str) -> None:
    made = render(text)
    assert "\\" in made.html and made.findings == []


@pytest.mark.parametrize("code", ["*", "_a_", "*.xlsx", "a*b*c", "<b>"])
def test_marks_in_code_are_letters_also_between_others(code: str) -> None:
    printed = code.replace("<", "&lt;").replace(">", "&gt;")
    assert render(f"Gõ `{code}` rồi *nghiêng* và `{code}`.").html == (
        f"<p>Gõ <code>{printed}</code> rồi <em>nghiêng</em> và <code>{printed}</code>.</p>"
    )


def test_a_mark_of_code_without_its_like_is_a_letter() -> None:
    """The possessive group of Python 3.11.2 took one and two for alike."""
    assert render("Gõ a`*``*").html == "<p>Gõ a`<em>``</em></p>"


WITHIN = {
    "<div>**đậm** và *nghiêng*</div>": "<p><strong>đậm</strong> và <em>nghiêng</em></p>",
    "<div>\n**đậm**\n</div>": "<p><strong>đậm</strong></p>",
    "<div>\n\n- a\n- b\n\n</div>": "<ul><li>a</li><li>b</li></ul>",
    "<div>\n## Mục\nLời.\n</div>": "<h2>Mục</h2><p>Lời.</p>",
    "<center>**CỘNG HÒA**</center>": "<p><strong>CỘNG HÒA</strong></p>",
    "<div><div>*a*</div></div>": "<p><em>a</em></p>",
    "<div>*a*</div><div>**b**</div>": "<div><em>a</em></div><div><strong>b</strong></div>",
    '<div lang="en">**a**</div>': '<div lang="en"><strong>a</strong></div>',
    "<p>**a** [b](https://c.example) _d_</p>": '<p><strong>a</strong> <a href="https://c.example">b</a> <em>d</em></p>',
    "<p>10*15*20 và a_b_c, 5*</p>": "<p>10*15*20 và a_b_c, 5*</p>",
    "<ul><li>**a**</li><li>b*c</li></ul>": "<ul><li><strong>a</strong></li><li>b*c</li></ul>",
    "<p>**a</p><p>b**</p>": "<p>**a</p><p>b**</p>",
    "<pre>**a**</pre>": "<pre>**a**</pre>",
    "<p><code>**a**</code></p>": "<p><code>**a**</code></p>",
    '<p><b title="a*b*c">*x*</b></p>': "<p><b><em>x</em></b></p>",
    "Trên\n<div>*a*</div>\nDưới": "<p>Trên</p><p><em>a</em></p><p>Dưới</p>",
}


@pytest.mark.parametrize("text", WITHIN)
def test_markdown_within_tags_is_read(text: str) -> None:
    assert render(text).html.replace("\n", "") == WITHIN[text]


def test_many_blocks_within_each_other_are_no_harm() -> None:
    made = render("<div>" * 400 + "*a*" + "</div>" * 400)
    assert "a" in made.html or [found.code for found in made.findings] == ["F160"]


def test_what_is_told_within_a_block_stands_at_its_line() -> None:
    made = read_draft("tin/2024/05/a.md", article("Một.\n\n<div>\nHai.\n\n![x](https://a.example/a.jpg)\n</div>"))
    (fault,) = [fault for fault in made.problems if fault.code == "W147"]
    assert "a.example" in fault.excerpt


TITLES = ['"c)', '"c")', "'c)", "'c')", "“c”)", "”c“)", "‘c’)", "«c»)", '"c ")', "“c)"]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("address", ["http://b.example/x", "<http://b.example/x>"])
def test_a_link_keeps_its_address_whatever_its_title_is_typed_like(title: str, address: str) -> None:
    made = render(f"Xem [A]({address} {title} nhé.")
    assert made.html == '<p>Xem <a href="http://b.example/x" title="c">A</a> nhé.</p>' and made.findings == []


@pytest.mark.parametrize("text", ["[A](<http://b.example)", "[A](http://b.example>)", "[A]( http://b.example )"])
def test_half_of_an_angle_bracket_is_no_part_of_an_address(text: str) -> None:
    made = render(text)
    assert made.html == '<p><a href="http://b.example">A</a></p>' and made.findings == []


LOST = ["[A]()", "[A](<>)", "[A](http://b c d)", '<a href="zz:1">A</a>', "[A](ftp://b.example)", "[**A** b](zz:1)"]


@pytest.mark.parametrize("text", LOST)
def test_a_link_whose_address_is_lost_is_told_once(text: str) -> None:
    made = render(f"Một.\n\n{text}")
    assert "A" in made.html and "href" not in made.html
    assert [(found.code, found.line) for found in made.findings] == [("W147", 2)]
