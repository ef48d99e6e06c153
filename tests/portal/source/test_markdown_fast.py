"""The short way writes what python-markdown writes, on every text; where it is not sure, it says so."""

from functools import cache
from pathlib import Path

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.source.frontmatter import split
from portal.source.markdown_fast import html_of
from portal.source.office.dialect import converter

ROOT = Path(__file__).resolve().parents[3]

WORDS = st.sampled_from(
    [
        "Xã Tân Phú",
        "ngày 26/4/2016",
        "đạt 86,5%",
        "1.000",
        "3.",
        "12. ",
        "(ảnh)",
        "“Làm tốt”",
        "–",
        "a_b",
        "_",
        "*",
        "**",
        "***",
        "!",
        "#",
        ">",
        "|",
        ":",
        "-",
        "+",
        "=",
        "~",
        "`",
        "\\",
        "&",
        "&amp;",
        "<",
        "[",
        "]",
        "(",
        ")",
        "^",
        '"',
        "'",
        "x",
        "2",
        " ",
        "  ",
        "{.a}",
        "tel:",
        "http://a.vn/b_c?d=1",
    ]
)
MARKED = st.sampled_from(
    [
        "**đậm**",
        "*nghiêng*",
        "**a b**",
        "***cả hai***",
        "_gạch_",
        "__gạch__",
        "[bài](/tin/a/)",
        "[a b](b.md#c)",
        '[a](b "c")',
        "[a][b]",
        "[a]",
        "[^1]",
        "![ảnh](anh/a.jpg)",
        '![a"b](c.png)',
        "![](x.png)",
        "[](x)",
        "[^a](b)",
        "[a](b c)",
        "[a](<b>)",
        "[**a**](b)",
        "**[a](b)**",
        "![a][b]",
        "`mã`",
        "<b>đậm</b>",
        "<https://a.vn>",
        "<a@b.vn>",
        "&nbsp;",
        "\\*",
        "[a_b](c_d)",
        "**a_b**",
        "[x](a&b)",
        "[a](b)(c)",
        "[a](b)[c]",
        "!",
        "*a **b** c*",
        "**a *b* c**",
    ]
)
OPENINGS = st.sampled_from(
    [
        "",
        "",
        "",
        "- ",
        "* ",
        "+ ",
        "-",
        "1. ",
        "3. ",
        "10. ",
        "1) ",
        "# ",
        "## ",
        "###",
        "#### ",
        "####### ",
        "> ",
        ">",
        ">> ",
        "> - ",
        "> # ",
        "    ",
        " ",
        "  ",
        "   - ",
        "    - ",
        "  1. ",
        "\t",
        ": ",
        ":   ",
        "[a]: ",
        "[^1]: ",
        "| ",
        "---",
        "***",
        "===",
        "- - -",
        "* *",
        "-- ",
        "```",
        "~~~",
        "<div>",
        "</div>",
        "<!-- ",
        "- - ",
        "- # ",
        "- > ",
        "- 1. ",
        "1. - ",
        "–",
        "**",
        "*",
    ]
)
ROUGH_LINES = st.builds(
    lambda opening, pieces, gap, end: opening + gap.join(pieces) + end,
    OPENINGS,
    st.lists(st.one_of(WORDS, WORDS, MARKED), max_size=5),
    st.sampled_from(["", " ", " "]),
    st.sampled_from(["", "", "", "", " ", "  ", " #", "|", " |"]),
)
ROWS = st.sampled_from(
    [
        "| a | b |",
        "|---|---|",
        "| --- | :-: |",
        "|:--|--:|",
        "| **a** | [b](c) |",
        "|a|",
        "a | b",
        "---|---",
        "||",
        "| |",
        "| a | b | c |",
        "|",
        "| a |  ",
        " | a | b |",
        "|-|:|",
        "| a_b | - |",
        "| # | > |",
        "| | |",
    ]
)
BREAKS = st.sampled_from(
    ["\n", "\n", "\n\n", "\n\n", "\n\n", "\n\n\n", "\n \n", "\n   \n\n", "  \n", "\r\n", "\n\u00a0\n", "\x0b", "\u2028", "\n\n\n\n"]
)

# What staff write: mostly inside the grammar of the short way, so that it is truly compared and not only declined.
SOUND = st.lists(
    st.sampled_from(
        [
            "Ngày 26/4,",
            "xã Tân Phú",
            "đạt 86,5%;",
            "“tốt lắm!”",
            "1.000 hộ",
            "(10-NQ/TU).",
            "– Phó Chủ tịch",
            "a_b@c.vn",
            "2. ý",
            "- gạch",
            "tỷ lệ: 3",
            "**đồng chí A**",
            "*nhấn*",
            "[bài trước](/tin/2016/04/a/)",
            "[văn bản](../van-ban/a_b.pdf)",
            "![ảnh](anh/a.jpg)",
            "C#",
            "!",
            "a: b",
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
PROSE = st.one_of(*[SOUND] * 15, st.sampled_from(["a > b", "2 * 3", "**a", "b**", "a_ b", "*a **b***", "a *b* ", " a"]))
TEXTS = st.lists(st.tuples(PROSE, st.sampled_from(["\n", "\n", "  \n"])), min_size=1, max_size=3).map(
    lambda pairs: "".join(text + end for text, end in pairs).rstrip("\n")
)
PLAIN_BLOCKS = st.one_of(
    TEXTS,
    st.builds(
        lambda level, text, more: "#" * level + " " + text + more, st.integers(1, 6), PROSE, st.one_of(st.just(""), TEXTS.map("\n".__add__))
    ),
    st.builds(
        lambda mark, items: "\n".join(f"{mark} {item}" for item in items), st.sampled_from("-*+"), st.lists(TEXTS, min_size=1, max_size=3)
    ),
    st.builds(
        lambda first, items: "\n".join(f"{first + at}. {item}" for at, item in enumerate(items)),
        st.integers(0, 4),
        st.lists(PROSE, min_size=1, max_size=3),
    ),
    st.lists(st.tuples(st.integers(1, 12), PROSE), min_size=1, max_size=4).map(
        lambda items: "\n".join(f"{number}. {item}" for number, item in items)
    ),
    st.lists(st.one_of(PROSE, st.just("")), min_size=1, max_size=4).map(lambda lines: "\n".join(f"> {line}" for line in lines)),
    st.builds(
        lambda rule, rows: "\n".join(["| Tên | Số |", rule, *rows]),
        st.sampled_from(["|---|---|", "| :--- | ---: |", "|:-:|-|"]),
        st.lists(st.one_of(PROSE, st.tuples(PROSE, PROSE).map(lambda pair: f"| {pair[0]} | {pair[1]} |"), ROWS), max_size=3),
    ),
)
ORDINARY = st.lists(st.tuples(PLAIN_BLOCKS, st.sampled_from(["\n\n", "\n\n", "\n\n\n", "\n \n", "\n", " \n\n"])), max_size=6).map(
    lambda pairs: "".join(block + gap for block, gap in pairs)
)

# Two or three lines, each of any kind, so that kinds meet in every order.
ROUGH = st.lists(st.tuples(st.one_of(ROUGH_LINES, ROWS, SOUND, PLAIN_BLOCKS), BREAKS), max_size=4).map(
    lambda pairs: "".join(line + gap for line, gap in pairs)
)


@cache
def reference() -> markdown.Markdown:
    return converter()


def by_markdown(text: str) -> str:
    reference().reset()
    return str(reference().convert(text))


def agrees(text: str) -> None:
    fast = html_of(text)
    assert fast is None or fast == by_markdown(text), repr(text)


@given(ROUGH)
@example('![a"b](c.png)')
@example("a_[x](y)b _c")
@example("- a\n- b\n\n- c\n\n1. d\n\n- e")
@example("> a\n>\n> b\n\n> c\nd")
@example("|a|b|\n|-|:|")
@example("# \na")
@example("3. a\n4. b\n\n1. c")
@settings(max_examples=300)
def test_short_way_is_python_markdown_on_rough_text(text: str) -> None:
    agrees(text)


@given(ORDINARY)
@settings(max_examples=300)
def test_short_way_is_python_markdown_on_what_staff_write(text: str) -> None:
    agrees(text)


@given(st.text(alphabet="ab1Đ.*_#>-+=|:![]()^\"' \n\n\n~{}", max_size=40))
@settings(max_examples=300)
def test_short_way_is_python_markdown_on_any_marks(text: str) -> None:
    agrees(text)


@pytest.mark.long
@given(ROUGH)
@settings(max_examples=30_000)
def test_short_way_is_python_markdown_on_much_rough_text(text: str) -> None:
    agrees(text)


@pytest.mark.long
@given(ORDINARY)
@settings(max_examples=30_000)
def test_short_way_is_python_markdown_on_much_of_what_staff_write(text: str) -> None:
    agrees(text)


@pytest.mark.long
@given(st.text(alphabet="ab1Đ.*_#>-+=|:![]()^\"' \n\n\n~{}", max_size=40))
@settings(max_examples=60_000)
def test_short_way_is_python_markdown_on_very_many_marks(text: str) -> None:
    agrees(text)


def test_short_way_is_python_markdown_on_our_content() -> None:
    texts = [split(path.read_text("utf-8")).body for path in sorted((ROOT / "content").rglob("*.md"))]
    assert texts
    for text in texts:
        agrees(text)


ARTICLE = """Ngày 26/4, **xã Tân Phú** họp; *nhiều* ý kiến, xem [bài trước](/tin/2016/04/a/).

## Kết quả
Đạt 86,5% kế hoạch, a_b@c.vn.

- Một
- Hai

> “Rất tốt!”, bà A nói.

| Tên | Số |
|---|---:|
| Đường | 12 |

![Cầu mới](anh/cau.jpg)

3. Ba
4. Bốn
7. Bảy

7. Bảy nữa

Xã Một{br}
Điện thoại: 0000
""".replace("{br}", "  ")


def test_what_staff_write_takes_the_short_way() -> None:
    assert html_of(ARTICLE) == by_markdown(ARTICLE)


@pytest.mark.parametrize(
    "text",
    [
        "a[^1]\n\n[^1]: chú",
        "Từ\n:   nghĩa",
        "```\nmã\n```",
        "<div>a</div>",
        "a &amp; b",
        "a\\*b",
        "- a\n    - b",
        "Tiêu đề\n---",
        "_a_",
        "[a][b]\n\n[b]: c",
    ],
)
def test_what_only_python_markdown_can_judge_is_left_to_it(text: str) -> None:
    assert html_of(text) is None


def test_blank_text_is_nothing() -> None:
    assert [html_of(text) for text in ("", "\n\n")] == ["", ""]
