import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.text.plain import first_paragraph, plain, truncate, word_count, words_of

MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>", "</p>", "<P>", "<br>", "<br />", "<br/>", "<em>", "</em>", "</em >", '<a href="/tin/a/">', "<a href='x'>",
            '<a title="a > b">', '<a "',
            '<h2 id="a">', "</h2>", "<li", ">", "<", '"', "'", "<!-- ", " -->", "--", "<script>", "</script>", "<pre>", "<x>", "<!x>",
            "&lt;", "&nbsp;", "\n", " ", "một", "hai", "86,5%", "10-NQ/TU", "“ba”", "–", "a_b", "(1)", "x’y", ".", "5%.6", "<<p>", "p>",
        ]
    ), max_size=12,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Ngày 25/11,\n <b>Huyện ủy</b></p><p>Hai&nbsp;đề án</p>", "Ngày 25/11, Huyện ủy\nHai đề án"),
        ("<ul><li>một<li>hai</ul>", "một\nhai"),
        ("5 &lt; 6 &amp; 7 &#8220;x&#8221;", "5 < 6 & 7 “x”"),
        ("<!-- bỏ --><script>var a = '<p>';</script>còn<style>p{}</style>", "còn"),
        ('<a title="a > b">liên kết</a>', "liên kết"),
        ("một<br>hai<BR/>ba", "một\nhai\nba"),
        ("<table><tr><td>xã</td><td>19/23</td></tr></table>", "xã\n19/23"),
        ("a < b và c", "a < b và c"),
        ("&lt;p&gt; là thẻ", "<p> là thẻ"),
        ("<script>không đóng", ""),
        ('còn <a href="không đóng', "còn"),
        ("Huyện<em>ủy</em>", "Huyệnủy"),
        ("", ""),
    ],
)
def test_html_becomes_lines_of_text(html: str, text: str) -> None:
    assert plain(html) == text


def test_the_first_paragraph_with_text_is_the_lead() -> None:
    assert (
        first_paragraph("<h2>Đề mục</h2><p>&nbsp;</p><p>Sáng 5/6,<br>huyện <i>họp</i>.</p><p>Sau</p>")
        == "Sáng 5/6, huyện họp."
    )
    assert first_paragraph("<ul><li>x</li></ul>") == ""


def test_text_is_cut_at_a_words_edge() -> None:
    assert truncate("cải cách hành chính", 19) == "cải cách hành chính"
    assert truncate("cải cách hành chính", 15) == "cải cách hành…"
    assert truncate("cải cách, hành chính", 11) == "cải cách…"
    assert truncate("Llanfairpwll", 5) == "Llan…"


@pytest.mark.parametrize("length", range(1, 40))
def test_a_cut_text_fits(length: int) -> None:
    assert len(truncate("Huyện ủy Định Hóa tổ chức hội nghị triển khai", length)) <= length


def test_written_words_are_counted() -> None:
    assert word_count("Đạt 86,5% theo 10-NQ/TU, ngày 26/4/2016 – tốt.") == 7
    assert word_count("") == 0


@given(MARKUP)
@settings(max_examples=1500, deadline=None)
@example("<b <p> một")
@example('<a "x> <p> " hai>')
def test_markup_whose_tags_all_end_is_read_as_any_other(html: str) -> None:
    """A comment before it forces the slow path."""
    assert plain(html) == plain(f"<!---->{html}")


@given(MARKUP)
@settings(max_examples=1500, deadline=None)
def test_a_paragraph_ends_where_the_next_begins_or_the_text_does(html: str) -> None:
    inside = re.findall(r"<p\b[^>]*>(.*?)(?=</p\s*>|<p\b|$)", html, re.DOTALL | re.IGNORECASE)
    assert first_paragraph(html) == next((plain(text).replace("\n", " ") for text in inside if plain(text)), "")


@given(MARKUP)
@settings(max_examples=1500, deadline=None)
def test_words_are_counted_as_they_are_written(html: str) -> None:
    text = plain(html)
    assert words_of(html) == word_count(text) == len(re.findall(r"\w+(?:[.,/:'’-]\w+)*%?", text))


@given(st.text(st.sampled_from("aĐ_9.,/:'’-%– \n\x00“ñ日\u0301×²\ufffe\U0001f600")) | st.text())
@settings(max_examples=1500, deadline=None)
def test_letters_of_any_script_make_words(text: str) -> None:
    """Letters that no Vietnamese text has force the slow path."""
    assert word_count(text) == len(re.findall(r"\w+(?:[.,/:'’-]\w+)*%?", text))


@pytest.mark.parametrize("part", ["<", "<a ", '<a "', "<!--", "<script>", "<!", " \n"])
def test_long_broken_html_is_read_in_no_time(part: str) -> None:
    """A pattern that backtracks repeatedly would take minutes for these."""
    assert len(plain(part * 20_000)) <= len(part) * 20_000
