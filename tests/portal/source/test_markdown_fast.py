"""The fast path returns what python-markdown writes, for every text; if it is not sure, it returns None."""

from functools import cache
from pathlib import Path

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.source.reading.fields.frontmatter import split
from portal.source.reading.markdown.markdown_fast import html_of
from portal.source.reading.markdown.office.dialect import converter
from tests.bodies import ORDINARY, ROUGH

ROOT = Path(__file__).resolve().parents[3]


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
def test_fast_path_is_python_markdown_on_rough_text(text: str) -> None:
    agrees(text)


@given(ORDINARY)
@settings(max_examples=300)
def test_fast_path_is_python_markdown_on_what_staff_write(text: str) -> None:
    agrees(text)


@given(st.text(alphabet="ab1Đ.*_#>-+=|:![]()^\"' \n\n\n~{}", max_size=40))
@settings(max_examples=300)
def test_fast_path_is_python_markdown_on_any_marks(text: str) -> None:
    agrees(text)


@pytest.mark.long
@given(ROUGH)
@settings(max_examples=30_000)
def test_fast_path_is_python_markdown_on_much_rough_text(text: str) -> None:
    agrees(text)


@pytest.mark.long
@given(ORDINARY)
@settings(max_examples=30_000)
def test_fast_path_is_python_markdown_on_much_of_what_staff_write(text: str) -> None:
    agrees(text)


@pytest.mark.long
@given(st.text(alphabet="ab1Đ.*_#>-+=|:![]()^\"' \n\n\n~{}", max_size=40))
@settings(max_examples=60_000)
def test_fast_path_is_python_markdown_on_very_many_marks(text: str) -> None:
    agrees(text)


def test_fast_path_is_python_markdown_on_our_content() -> None:
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
