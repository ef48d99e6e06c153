"""The Markdown of offices (docs/markdown.md): what staff type is what readers get."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.source.reading.draft import Draft, read_draft
from portal.source.reading.markdown.body import render
from portal.text.plain import plain
from tests.tinysite import TOPICS, UNITS, article, load_site


def html(text: str) -> str:
    return render(text).html


def codes(text: str) -> list[str]:
    return sorted(found.code for found in render(text).findings)


def draft(text: str) -> Draft:
    return read_draft("tin/2024/05/tin.md", article(text))


NUMBERS = {
    "2. Hai\n\n4. Bốn\n\n7. Bảy": '<ol start="2"><li><p>Hai</p></li><li value="4"><p>Bốn</p></li><li value="7"><p>Bảy</p></li></ol>',
    "1. A\n2. B\n4. D": '<ol><li>A</li><li>B</li><li value="4">D</li></ol>',
    "1. A\n1. B": '<ol><li>A</li><li value="1">B</li></ol>',
    "3. A\n2. B\n1. C": '<ol start="3"><li>A</li><li value="2">B</li><li value="1">C</li></ol>',
    "1. A\n\nĐoạn.\n\n2. B": '<ol><li>A</li></ol><p>Đoạn.</p><ol start="2"><li>B</li></ol>',
    "10. A\n11. B": '<ol start="10"><li>A</li><li>B</li></ol>',
    "1. A\n   1. A1\n   3. A3\n2. B": '<ol><li>A<ol><li>A1</li><li value="3">A3</li></ol></li><li>B</li></ol>',
    "1) A\n2) B": "<p>1) A</p><p>2) B</p>",
    "(1) A\n(2) B": "<p>(1) A</p><p>(2) B</p>",
    "a) A\nb) B\nđ) Đ": "<p>a) A</p><p>b) B</p><p>đ) Đ</p>",
    "a. A\nb. B": "<p>a. A</p><p>b. B</p>",
    "I. A\nII. B": "<p>I. A</p><p>II. B</p>",
    "1.1. A\n1.2. B": "<p>1.1. A</p><p>1.2. B</p>",
    "1/ A\n2/ B\na/ C": "<p>1/ A</p><p>2/ B</p><p>a/ C</p>",
    f"1/ A {'chữ ' * 15}\n2/ B {'chữ ' * 15}": f"<p>1/ A {'chữ ' * 15}</p><p>2/ B {'chữ ' * 15}</p>".replace(" </p>", "</p>"),
    "30/4 là ngày lễ.": "<p>30/4 là ngày lễ.</p>",
    "01. A\n02. B": "<p>01. A</p><p>02. B</p>",
    "1.Xã A\n2.Xã B": "<ol><li>Xã A</li><li>Xã B</li></ol>",
    "2016. Năm ấy mưa.": "<p>2016. Năm ấy mưa.</p>",
    "Vào năm\n2016. Năm ấy mưa.": "<p>Vào năm<br>\n2016. Năm ấy mưa.</p>",
    "- 2016. Năm ấy mưa.": "<ul><li>2016. Năm ấy mưa.</li></ul>",
    "1.000 hộ": "<p>1.000 hộ</p>",
    "1. Khoản\na) điểm\nb) điểm\n2. Khoản": "<ol><li><p>Khoản</p><p>a) điểm</p><p>b) điểm</p></li><li><p>Khoản</p></li></ol>",
}
LISTS = {
    "Thống nhất:\n- A;\n- B.": "<p>Thống nhất:</p><ul><li>A;</li><li>B.</li></ul>",
    "Thống nhất:\n+ A\n+ B": "<p>Thống nhất:</p><ul><li>A</li><li>B</li></ul>",
    "Thống nhất:\n* A\n* B": "<p>Thống nhất:</p><ul><li>A</li><li>B</li></ul>",
    "Thống nhất:\n• A\n• B": "<p>Thống nhất:</p><ul><li>A</li><li>B</li></ul>",
    "Thống nhất:\n•A\n•B": "<p>Thống nhất:</p><ul><li>A</li><li>B</li></ul>",
    "Thống nhất:\n– A\n– B": "<p>Thống nhất:</p><ul><li>A</li><li>B</li></ul>",
    "Thống nhất:\n\uf0b7 A\n\uf0b7 B": "<p>Thống nhất:</p><ul><li>A</li><li>B</li></ul>",
    "Thống nhất:\n· A\n· B": "<p>Thống nhất:</p><ul><li>A</li><li>B</li></ul>",
    "Thống nhất:\n1. A\n2. B": "<p>Thống nhất:</p><ol><li>A</li><li>B</li></ol>",
    "Nhiệm vụ trọng tâm\n- A\n- B": "<p>Nhiệm vụ trọng tâm</p><ul><li>A</li><li>B</li></ul>",
    "-Rà soát;\n-Báo cáo.": "<ul><li>Rà soát;</li><li>Báo cáo.</li></ul>",
    "    - A\n    - B": "<ul><li>A</li><li>B</li></ul>",
    "- A\n+ B\n+ C\n- D": "<ul><li>A<ul><li>B</li><li>C</li></ul></li><li>D</li></ul>",
    "- A\n  + B\n- D": "<ul><li>A<ul><li>B</li></ul></li><li>D</li></ul>",
    "1. A\n- B\n+ C\n- D\n2. E": "<ol><li>A<ul><li>B<ul><li>C</li></ul></li><li>D</li></ul></li><li>E</li></ol>",
    "- A\no Bé\no Cé": "<ul><li>A<ul><li>Bé</li><li>Cé</li></ul></li></ul>",
    "- A.\n- B.\nĐoạn sau.": "<ul><li>A.</li><li>B.</li></ul><p>Đoạn sau.</p>",
    "- Rà soát hồ sơ của các\nhộ dân": "<ul><li>Rà soát hồ sơ của các<br>\nhộ dân</li></ul>",
    "– Ông A nói.": "<p>– Ông A nói.</p>",
    "giai đoạn 2016\n- 2020, huyện": "<p>giai đoạn 2016<br>\n- 2020, huyện</p>",
    "- A\n\n    Trong mục.\n\n- B": "<ul><li><p>A</p><p>Trong mục.</p></li><li><p>B</p></li></ul>",
    "- A\n\n        Thụt sâu.": "<ul><li><p>A</p><p>Thụt sâu.</p></li></ul>",
    "- # A\n- > B\n- #SonKhe": "<ul><li># A</li><li>&gt; B</li><li>#SonKhe</li></ul>",
    "- A\n- - -\n- B": "<ul><li>A</li></ul><hr><ul><li>B</li></ul>",
}
LETTERS = {
    "10*15*20 m": "<p>10*15*20 m</p>",
    "2*3 và 4*5": "<p>2*3 và 4*5</p>",
    "2 *3* 4": "<p>2 *3* 4</p>",
    "2 * 3 * 4": "<p>2 * 3 * 4</p>",
    "2**3**4": "<p>2**3**4</p>",
    "khách sạn 5*, 4*, 3*": "<p>khách sạn 5*, 4*, 3*</p>",
    "a*b*c": "<p>a*b*c</p>",
    "a_b_c": "<p>a_b_c</p>",
    "mau_01_2024.docx": "<p>mau_01_2024.docx</p>",
    "_HỌ TÊN_ và _NGÀY SINH_": "<p>_HỌ TÊN_ và _NGÀY SINH_</p>",
    "Họ tên: ____ Tuổi: ____": "<p>Họ tên: ____ Tuổi: ____</p>",
    "0912***456": "<p>0912***456</p>",
    "(*) Tạm tính (*)": "<p>(*) Tạm tính (*)</p>",
    "*Ghi chú: A. *Nguồn: B.": "<p>*Ghi chú: A. *Nguồn: B.</p>",
    "**đậm**, *nghiêng*, _nghiêng_, __đậm__": ("<p><strong>đậm</strong>, <em>nghiêng</em>, <em>nghiêng</em>, <strong>đậm</strong></p>"),
    "**đậm **chữ": "<p><strong>đậm</strong> chữ</p>",
    "chữ ** đậm**": "<p>chữ  <strong>đậm</strong></p>",
    "**100%** và *15* xã": "<p><strong>100%</strong> và <em>15</em> xã</p>",
    "***cả hai***": "<p><strong><em>cả hai</em></strong></p>",
    "**Bí thư**Nguyễn": "<p><strong>Bí thư</strong>Nguyễn</p>",
    "**“Trích”**, **(đậm)**": "<p><strong>“Trích”</strong>, <strong>(đậm)</strong></p>",
    "**đậm *nghiêng* đậm**": "<p><strong>đậm <em>nghiêng</em> đậm</strong></p>",
    "`10*2*3`": "<p><code>10*2*3</code></p>",
    "[a](b_c_d.pdf)": '<p><a href="b_c_d.pdf">a</a></p>',
}
INDENTS = {
    "    Đoạn thụt, **đậm**.": "<p>Đoạn thụt, <strong>đậm</strong>.</p>",
    "\tĐoạn thụt.": "<p>Đoạn thụt.</p>",
    "\u00a0\u00a0\u00a0\u00a0Đoạn thụt.": "<p>Đoạn thụt.</p>",
    "\u3000\u3000Đoạn thụt.": "<p>Đoạn thụt.</p>",
    "        Đoạn thụt.\n\n        Đoạn nữa.": "<p>Đoạn thụt.</p><p>Đoạn nữa.</p>",
    "    Thụt.\n\n- A\n\n    Thụt nữa.": "<p>Thụt.</p><ul><li>A</li></ul><p>Thụt nữa.</p>",
    "A.\n\n     B.": "<p>A.</p><p>B.</p>",
}
BREAKS = {
    "CHỦ TỊCH\n\nNguyễn Văn A": "<p>CHỦ TỊCH</p><p>Nguyễn Văn A</p>",
    "TM. ỦY BAN\nCHỦ TỊCH\nNguyễn Văn A": "<p>TM. ỦY BAN<br>\nCHỦ TỊCH<br>\nNguyễn Văn A</p>",
    "Trong đầm gì đẹp bằng sen\nLá xanh bông trắng": "<p>Trong đầm gì đẹp bằng sen<br>\nLá xanh bông trắng</p>",
    f"{'chữ ' * 18}và\nchữ nữa": f"<p>{'chữ ' * 18}và\nchữ nữa</p>",
    f"{'Chữ ' * 40}hết.\nĐoạn sau.": f"<p>{'Chữ ' * 40}hết.</p><p>Đoạn sau.</p>",
    "Hai dấu cách  \nxuống dòng": "<p>Hai dấu cách<br>\nxuống dòng</p>",
}
TAGS = {
    "Theo mẫu <Họ và tên> <Tên xã> gửi": "<p>Theo mẫu &lt;Họ và tên&gt; &lt;Tên xã&gt; gửi</p>",
    "<số điện thoại>": "<p>&lt;số điện thoại&gt;</p>",
    "<xã> <Mẫu> <Ten xa> <A>": "<p>&lt;xã&gt; &lt;Mẫu&gt; &lt;Ten xa&gt; &lt;A&gt;</p>",
    "<5% và >3%; a<b; a < b": "<p>&lt;5% và &gt;3%; a&lt;b; a &lt; b</p>",
    "x <b và c> y": "<p>x &lt;b và c&gt; y</p>",
    "> 80% số hộ": "<p>&gt; 80% số hộ</p>",
    ">= 5 xã": "<p>&gt;= 5 xã</p>",
    "<b>đậm</b>, m<sup>2</sup>, H<sub>2</sub>O": "<p><b>đậm</b>, m<sup>2</sup>, H<sub>2</sub>O</p>",
    "<https://a.vn> <a@b.vn>": '<p><a href="https://a.vn">https://a.vn</a> <a href="mailto:a@b.vn">a@b.vn</a></p>',
    "`<Họ tên>`": "<p><code>&lt;Họ tên&gt;</code></p>",
    "**<Họ tên>**": "<p><strong>&lt;Họ tên&gt;</strong></p>",
    "| <A> | b |\n|---|---|\n| <c d> | e |": (
        "<table><thead><tr><th>&lt;A&gt;</th><th>b</th></tr></thead><tbody><tr><td>&lt;c d&gt;</td><td>e</td></tr></tbody></table>"
    ),
    "Chữ<o:p></o:p> Word": "<p>Chữ Word</p>",
    '<p class="MsoNormal" style="color:red">Chữ</p>': "<p>Chữ</p>",
}
HIDDEN = {
    "A.\n\n<!-- nội bộ -->\n\nB.": "<p>A.</p><p>B.</p>",
    "A <!-- nội bộ --> B": "<p>A  B</p>",
    "A <!-- nội\n\nbộ --> B": "<p>A  B</p>",
    "<!-- a <!-- nội bộ --> nội bộ -->B": "<p>B</p>",
    "<!--> nội bộ --> B": "<p>B</p>",
    "<!-->B": "<p>B</p>",
    "- A\n<!-- nội bộ -->\n- B": "<ul><li>A</li><li>B</li></ul>",
    "| a | b |\n|---|---|\n<!-- nội bộ -->\n| c | d |": (
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>"
    ),
    "| a | b |\n|---|---|\n| c <!-- nội bộ --> | d |": (
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>"
    ),
    "<!--[if gte mso 9]><xml>nội bộ</xml><![endif]-->A": "<p>A</p>",
    "<!--[if !mso]><!-->A<!--<![endif]-->": "<p>A</p>",
    "<![if !supportLists]>A<![endif]>": "<p>A</p>",
    "A <![CDATA[nội bộ]]>": "<p>A </p>",
    '<?xml version="1.0"?>\nA': "<p>A</p>",
    "<!DOCTYPE html>\nA": "<p>A</p>",
    "> A\n> <!-- nội bộ -->\n> B": "<blockquote><p>A</p><p>B</p></blockquote>",
    "A --> B": "<p>A --&gt; B</p>",
    "A <! B": "<p>A &lt;! B</p>",
    "<!-- nội bộ\n```\nmã\n```\n-->\nA": "<p>A</p>",
}
TABLES = {
    "Bảng:\n| a | b |\n|---|---|\n| c | d |\nNguồn: X": ("a b", "c d"),
    "| a | b |\n|---|---|\n| c | d | e |": ("a b ", "c d e"),
    "| a |\n|---|---|\n| c | d |": ("a ", "c d"),
    "| a | b | c |\n|---|---|\n| d |": ("a b c", "d  "),
    "| a | b |\n| c | d |": ("a b", "c d"),
    "| a | b |\n|–|—|\n| c | d |": ("a b", "c d"),
    "a\tb\nc\td": ("a b", "c d"),
    "a | b | c\nd | e | f": ("a b c", "d e f"),
    "+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+": ("a b", "c d"),
    "a\tb\tc\nd\t\te": ("a b c", "d  e"),
    "a | b\n---|---\nc | d": ("a b", "c d"),
    "| a \\| x | b |\n|---|---|\n| c | d |": ("a | x b", "c d"),
    "- A\n\n    | a | b |\n    |---|---|\n    | c | d |": ("a b", "c d"),
}
HEADINGS = {
    "#Không dấu cách": "<h1>Không dấu cách</h1>",
    "##Kết quả\nChữ": "<h2>Kết quả</h2><p>Chữ</p>",
    "#SonKhe #DinhHoa": "<p>#SonKhe #DinhHoa</p>",
    "#1 toàn tỉnh": "<p>#1 toàn tỉnh</p>",
    "## C#": "<h2>C#</h2>",
    "## Kết quả ##": "<h2>Kết quả</h2>",
    "Kết quả\n======\nChữ": "<h1>Kết quả</h1><p>Chữ</p>",
    "Hết bài.\n---\nNguồn: X": "<p>Hết bài.</p><hr><p>Nguồn: X</p>",
    "A\n———\nB": "<p>A</p><hr><p>B</p>",
}
OTHERS = {
    "Lời\n: nghĩa\nLời hai\n: nghĩa hai": "<dl><dt>Lời</dt><dd>nghĩa</dd><dt>Lời hai</dt><dd>nghĩa hai</dd></dl>",
    "[1]: Theo": "<p>[1]: Theo</p>",
    "[a]: https://a.vn\n\nxem [a]": '<p>xem <a href="https://a.vn">a</a></p>',
    "a\x00b\x02c\x0bd": "<p>a b c d</p>",
    "“Trích” ‘đơn’ – …": "<p>“Trích” ‘đơn’ – …</p>",
    "AT&T &amp; &lt;b&gt;": "<p>AT&amp;T &amp; &lt;b&gt;</p>",
}


@pytest.mark.parametrize(
    "text", [*NUMBERS, *LISTS, *LETTERS, *INDENTS, *BREAKS, *TAGS, *HIDDEN, *HEADINGS, *OTHERS], ids=lambda text: repr(text)[:60]
)
def test_what_is_typed_is_what_readers_get(text: str) -> None:
    wanted = {**NUMBERS, **LISTS, **LETTERS, **INDENTS, **BREAKS, **TAGS, **HIDDEN, **HEADINGS, **OTHERS}[text]
    assert shown(draft_html(text)) == wanted


def draft_html(text: str) -> str:
    """As an article's body, but with headings as they are typed."""
    from portal.source.reading.fields.frontmatter import split

    return html(split(article(text)).body)


def shown(made: str) -> str:
    """HTML without the newlines between elements and the box of tables."""
    made = made.replace('<div class="table-scroll" role="group" tabindex="0" aria-label="Bảng">\n', "").replace(
        "</table>\n</div>", "</table>"
    )
    return made.replace(">\n<", "><").replace("</li>\n", "</li>").replace("<br><", "<br>\n<")


@pytest.mark.parametrize("text", TABLES, ids=lambda text: repr(text)[:60])
def test_tables_as_offices_type_them(text: str) -> None:
    made = draft_html(text)
    rows = [row.split("</tr>")[0] for row in made.split("<tr>")[1:]]
    told = [" ".join(plain(cell.partition(">")[2]) for cell in row.replace("<th", "<td").split("<td")[1:]) for row in rows]
    assert told == list(TABLES[text])


def test_nothing_of_a_note_mark_is_left_in_plain_text() -> None:
    made = draft("Toàn huyện có 15[^1] xã, 72,5%[^2].\n\n## Có 3[^3] xã\n\n[^1]: Một.\n[^2]: Hai.\n[^3]: Ba.")
    assert made.lead == "Toàn huyện có 15 xã, 72,5%."
    assert made.body
    assert made.body.headings[0].text == "Có 3 xã"
    assert made.body.headings[0].anchor == "co-3-xa"
    assert plain(made.body.html).split("\n") == ["Toàn huyện có 15 xã, 72,5%.", "Có 3 xã", "Một.", "Hai.", "Ba."]
    assert '<sup id="fnref-1"><a class="footnote-ref" href="#fn-1">1</a></sup>' in made.body.html
    assert '<li id="fn-1">' in made.body.html


@pytest.mark.parametrize(
    ("text", "told"),
    [("10 m<sup>2</sup>", "10 m²"), ("15<sup>1</sup> xã", "15¹ xã"), ("10<sup>3</sup>", "10³"), ("15<sup>(1)</sup>", "15⁽¹⁾")],
)
def test_raised_figures_do_not_join_others_in_plain_text(text: str, told: str) -> None:
    assert draft(text).lead == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A <!-- b -->", ["N140"]),
        ("A <!-- b", ["T141"]),
        ("A <!-- b <!-- c --> d", ["T141"]),
        ("A <![CDATA[b", ["T141"]),
        ("A <![CDATA[b]]>", ["W143"]),
        ("<span style='color:red'>A</span> <font>B</font>", ["N142"]),
        ("<b>A</b> <i>B</i>", []),
        ("<Họ tên>", []),
        ("| a | b |\n|---|---|\n| c | d | e |", ["N144"]),
        ("| a | b |\n|---|---|\n| c |", []),
        ("| a | b |\n| c | d |", ["N145"]),
        ("a\tb\nc\td", ["N145"]),
        ("Tên      Số\nA        10", ["W146"]),
        ("Tên | Số\nA | 10", ["W146"]),
        ("Có 15[^1] xã.", ["W148"]),
        ("[a](ftp://b) ![c](https://d/e.png) ![f](//g/h.png)", ["W147", "W147", "W147"]),
        ("[a](https://b) [c](mailto:d@e.vn) [f](../g.md) [h](tel:0123)", []),
        ("[a](C:\\Users\\b.docx)", ["W147"]),
        ("Dữ liệu: data: 123, javascript: ngôn ngữ", []),
        ("từ 8h on air = phát sóng", []),
    ],
)
def test_what_is_left_out_or_guessed_is_told(text: str, told: list[str]) -> None:
    assert codes(text) == told


def test_a_comment_does_not_move_the_lines_that_are_told() -> None:
    made = draft("A\n\n<!-- b\nc\nd -->\n\nE\n\n| a | b |\n|---|---|\n| c | d | e |")
    assert [(problem.code, problem.line, problem.excerpt) for problem in made.problems if problem.code == "N144"] == [
        ("N144", 14, "| a | b |")
    ]


@pytest.mark.parametrize("place", ["body", "head", "crlf", "diff3"])
def test_edits_that_nobody_merged_hold_the_article(place: str) -> None:
    marks = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> nhanh"
    text = {
        "body": article("Đoạn.\n\n" + marks.format("Một.", "Hai.")),
        "head": article("Đoạn.").replace("ngày đăng: 10/5/2024", marks.format("ngày đăng: 10/5/2024", "ngày đăng: 11/5/2024")),
        "crlf": article("Đoạn.\n\n" + marks.format("Một.", "Hai.")).replace("\n", "\r\n"),
        "diff3": article("Đoạn.\n\n<<<<<<< a\nMột.\n||||||| b\nCũ.\n=======\nHai.\n>>>>>>> c"),
    }[place]
    made = read_draft("tin/2024/05/tin.md", text)
    assert "F140" in [problem.code for problem in made.problems]
    assert not made.sound


@pytest.mark.parametrize("text", ["Tiêu đề\n=======\n\nChữ", "=======", "a <<<<<<< b", ">>>>>>> trích sâu", "<<<<<<<<<"])
def test_rules_and_titles_are_no_marks_of_a_merge(text: str) -> None:
    assert "F140" not in [problem.code for problem in draft(text).problems]


MERGE = "<<<<<<< HEAD\n{}=======\n{}>>>>>>> nhanh\n"
APART = {
    "tin/2024/05/tin.md": MERGE.format(article("Một."), article("Hai.")),
    "trang/gioi-thieu.md": "---\ntiêu đề: Giới thiệu\n---\nĐoạn.\n\n" + MERGE.format("Một\n", "Hai\n"),
    "du-lieu/chu-de.yml": TOPICS + MERGE.format("- mã: a\n  tên: A\n", "- mã: b\n  tên: B\n"),
    "du-lieu/don-vi.yml": UNITS + MERGE.format("- mã: a\n", "- mã: b\n"),
    "du-lieu/ke-hoach/nuoc-sach.yml": MERGE.format("tên: Đề án Một\n", "tên: Đề án Hai\n"),
    "du-lieu/da-cong-bo.yml": MERGE.format("", ""),
}


@pytest.mark.parametrize("path", APART)
def test_edits_that_nobody_merged_are_told_in_every_file(path: str, tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {"tin/2024/05/khac.md": article(), path: APART[path]})
    told = [(problem.path, problem.code) for problem in loaded.problems if problem.code != "N191"]
    assert told == [(path, "F140")]
    assert loaded.code


PLACES_TO_FILL = [
    "Ngày sinh: __/__/____", "lúc __:__ ngày __.__.____", "Số:__/QĐ-__", "(__)/(__)", "https://f.example/p?__cft__[0]=1&_x_=2 và sau",
    "www.a.example/_b_/c",
]  # fmt: skip


@pytest.mark.parametrize("text", PLACES_TO_FILL)
def test_low_lines_with_nothing_between_and_in_addresses_are_letters(text: str) -> None:
    assert plain(html(text)) == text


def test_low_lines_around_words_still_set_them() -> None:
    assert html("_(nghiêng)_ __“Đậm”__ _**x**_ __Đậm:__") == (
        "<p><em>(nghiêng)</em> <strong>“Đậm”</strong> <em><strong>x</strong></em> <strong>Đậm:</strong></p>"
    )


def test_a_note_with_words_twice_loses_neither() -> None:
    made = render("- a\n- b\nA[^1].\n\n[^1]: Một.\n[^1]: Hai.\n\n[^2]: Ba.")
    assert "Một." in made.html and "<p>[^1]: Hai.</p>" in made.html and "Ba." in made.html
    assert [(found.code, found.line) for found in made.findings] == [("W215", 5)]


def test_findings_of_links_and_notes_stand_on_their_lines() -> None:
    """However many blank lines the layout puts in between."""
    made = render("Đoạn:\n- a\n- b\n\n![x](https://a.example/a.jpg)\n[^x]\n\n![x](https://a.example/a.jpg)")
    assert [(found.code, found.line) for found in made.findings] == [("W147", 4), ("W147", 7), ("W148", 5)]


def test_blocks_that_pages_do_not_use_glue_no_words() -> None:
    for name in ("section", "aside", "footer", "center", "nav", "address"):
        assert plain(html(f"<{name}>Một</{name}><{name}>Hai</{name}>")).split() == ["Một", "Hai"]


def test_a_paragraph_tag_without_an_end_is_no_text() -> None:
    made = render("<p>Một\n<p>Hai\n\n**Ba** bốn<p>năm<div>sáu")
    assert made.html == "<p>Một<br>\nHai</p>\n<p><strong>Ba</strong> bốn<br>năm<br>sáu</p>"
    assert [found.code for found in made.findings] == ["N142"]


def test_a_comment_over_lines_glues_no_words() -> None:
    assert plain(html("Một<!--\nẩn\n-->hai, ba<!-- ẩn -->bốn")) == "Một hai, babốn"


def test_a_picture_tag_of_another_site_is_told() -> None:
    assert codes('<img src="https://a.example/a.jpg" alt="A"> <img src="anh/x.jpg" alt="X">') == ["W147"]


def test_letters_that_are_none_are_named() -> None:
    told = draft("Một \ufdd0hai\ufdd1 ba")
    assert plain(told.body.html).split() == ["Một", "hai", "ba"]
    assert "N131" in {problem.code for problem in told.problems}


def test_headings_take_no_anchor_of_the_page() -> None:
    made = draft("## Nội dung\n\nA.\n\n## Văn bản\n\nB.\n\n## Nội dung\n\nC.")
    assert [heading.anchor for heading in made.body.headings] == ["noi-dung-2", "van-ban-2", "noi-dung-3"]


def test_notes_keep_their_numbers() -> None:
    made = html("15[^7] xã, 20[^2] hộ, 3[^7] cầu.\n\n[^7]: Bảy.\n[^2]: Hai.\n[^3]: Ba.")
    assert re.findall(r"footnote-ref[^>]*>([^<]*)<", made) == ["7", "2", "7"]
    assert re.findall(r'<li id="fn-(\d+)"(?: value="(\d+)")?>\s*<p>(\w+)', made) == [("2", "2", "Hai"), ("3", "", "Ba"), ("7", "7", "Bảy")]
    assert re.findall(r'href="#fnref\d?-(\d)" title="[^"]*?(\d) ', made) == [("2", "2"), ("3", "3"), ("7", "7"), ("7", "7")]


def test_notes_with_names_are_numbered_as_they_are_called() -> None:
    made = html("15[^b] xã, 20[^a] hộ.\n\n[^a]: A.\n[^b]: Bê.")
    assert re.findall(r"footnote-ref[^>]*>([^<]*)<", made) == ["1", "2"]
    assert re.findall(r"<p>(\w+)\.&nbsp;", made) == ["Bê", "A"]


@pytest.mark.parametrize("name", ["ghi chú", "*", "số 1/a", "a b c"])
def test_a_note_of_any_name_is_reached_and_left(name: str) -> None:
    made = html(f"15[^{name}] xã.\n\n[^{name}]: Lời.")
    anchors, links = set(re.findall(r' id="([^"]+)"', made)), set(re.findall(r'href="#([^"]+)"', made))
    assert len(links) == 2 and links <= anchors
    assert "Lời." in made


def test_notes_of_like_names_stay_apart() -> None:
    made = html("A[^a b], B[^a/b].\n\n[^a b]: Một.\n[^a/b]: Hai.")
    assert "Một." in made and "Hai." in made and made.count("<li") == 2
