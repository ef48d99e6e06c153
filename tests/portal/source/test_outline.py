"""The short way through front matter yields the tree that PyYAML yields, faults included; where it is not sure, it says so."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.source.reading.fields.frontmatter import Fault, composed
from portal.source.reading.fields.outline import outline

KEYS = st.sampled_from(
    [
        "tiêu đề", "title", "đơn vị", "kế hoạch", "chỉ tiêu", "câu", "tên", "số", "khóa lạ", "Ngày Đăng",
        "a-b", "... x", "? x", "<<", "8", "k" * 600, "*a",
    ]
)  # fmt: skip
TEXTS = st.sampled_from(
    [
        "Xã Tân Phú", "86,5% hộ: đạt", "a # b", "“trích”", "- 5 độ", "-5 độ", "-", "--- x", "[a, b]", "{a: b}", "[a] b", '"a"', '"a" b',
        "'a", "|", "> x", ">", "&a", "*a", "!a", "%a", "@a", "`a`", "a\\b", 'a"b', "\\", "~", "null", "a:", ":a", "a: b",
        "tên: b", "tên : b",
        "tên:b", "#a", "a  b", "a\u200bb", "a\u00a0b", "a\u2028b", "a\x07b", "a\ufeffb", "a\u3000b", "😀", "a,", "?", "? a", "...", "=",
        "- - a", "- tên: a",
    ]
)  # fmt: skip
BLANKS = st.sampled_from(["", "", "", "", " ", "  ", "   "])
INDENTS = st.sampled_from([0, 0, 0, 0, 1, 2, 2, 2, 3, 4, 4, 6, 8])
AFTER = st.sampled_from([" ", " ", " ", "", "  "])
PAIRS = st.builds(lambda key, gap, after, text, end: f"{key}{gap}:{after}{text}{end}", KEYS, BLANKS, AFTER, TEXTS, BLANKS)
HEADS = st.builds(lambda key, gap: f"{key}:{gap}", KEYS, BLANKS)
DASHED = st.builds(lambda gap, rest: f"-{gap}{rest}", AFTER, st.one_of(TEXTS, PAIRS, HEADS))
OTHERS = st.sampled_from(["", "   ", "# lời dặn", "  # lời: dặn", "lời lạc", "-", "---", "...", "%YAML 1.1"])
ENTRIES = st.one_of(PAIRS, HEADS, HEADS, DASHED, DASHED, OTHERS)
LINES = st.lists(st.builds(lambda indent, entry: " " * indent + entry, INDENTS, ENTRIES), max_size=8)

MENTION = [
    "tiêu đề: Một tin: hai vế", "kế hoạch:", "  - tên: Đề án A", "    bước: Ban hành", "    chỉ tiêu:",
    "      - (1) Đến năm 2020, 80% hộ đạt", "      -   số: 2", "          câu: Có 12 xã",
    "    ghi chú: # không phải lời dặn", "chủ đề:", "- Cán bộ", "- tên lạ: chữ", "",
    "tiêu đề: Hai lần", "rỗng:", "",
]  # fmt: skip


def same(lines: list[str]) -> bool:
    """Whether the short way was gone; then PyYAML says the same."""
    short: list[Fault] = []
    tree = outline(lines, 2, short)
    if tree is None:
        assert short == []
        return False
    long: list[Fault] = []
    assert (tree, short) == (composed(lines, 2, long), long)
    return True


@given(LINES)
@settings(max_examples=600, deadline=None)
@example(["tên: a", "  thêm"])
@example(["tên: a", "  - b"])
@example(["tên:", "  - a", " - b"])
@example(["tên:", "    a: b", "  c: d"])
@example(["- tên: a", "  số: 1", "- b"])
@example(["- tên:", "  - a", "- b"])
@example(["  tên: a", "  số: 1"])
@example(["... x: a"])
def test_the_short_way_yields_what_pyyaml_yields(lines: list[str]) -> None:
    same(lines)


@pytest.mark.long
@given(LINES)
@settings(max_examples=30_000, deadline=None)
def test_the_short_way_yields_what_pyyaml_yields_on_very_many_texts(lines: list[str]) -> None:
    same(lines)


@pytest.mark.parametrize("lines", [MENTION, ["tiêu đề: Một"], ["- a", "- b"], ["a:", "  b:", "    - c"]])
def test_what_staff_mostly_write_takes_the_short_way(lines: list[str]) -> None:
    assert same(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ['tiêu đề: "Một"'], ["tóm tắt: |", "  Một"], ["chủ đề: [a, b]"], ["tiêu đề: Một", "  hai"], ["tiêu đề: Một", "lạc"],
        ["tên: a", "  # lời dặn"], ["a: b\u2028c"], [], ["- - a"], ["tên:", "- a", "b"],
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_pyyaml(lines: list[str]) -> None:
    assert outline(lines, 1, []) is None
