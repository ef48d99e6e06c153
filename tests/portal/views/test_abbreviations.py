"""Abbreviations in the text of an article: marked once, explained below, the words never changed."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from portal.domain.topic import Abbreviation
from portal.views.abbreviations import _also_long, _forms, _marked, _near_brackets, _pattern, abbreviated
from portal.views.article import ArticleView, article_view
from tests.sitekit import portal_of, site
from tests.tinysite import article

FILE = """\
- viết tắt: UBND
  viết đủ: Ủy ban nhân dân
- viết tắt: CCHC
  viết đủ: cải cách hành chính
- viết tắt: KH-UBND
  viết đủ: kế hoạch của Ủy ban nhân dân
- viết tắt: Q&A
  viết đủ: hỏi & "đáp"
"""


def view_of(root: Path, text: str, **fields: str) -> ArticleView:
    files = {"tin/2024/05/a.md": article(text, **fields), "du-lieu/viet-tat.yml": FILE}
    return article_view(portal_of(site(root, as_of="2024-12-31", files=files)), "tin/2024/05/a")


def explained(view: ArticleView) -> list[tuple[str, str]]:
    return [(fact.label, fact.values[0].text) for fact in view.abbreviations]


def test_the_first_use_is_marked_and_explained_below(tmp_path: Path) -> None:
    view = view_of(tmp_path, "UBND huyện bàn về CCHC. UBND huyện giao việc.")

    assert view.body.count("<abbr") == 2
    assert view.body.startswith('<p><abbr title="Ủy ban nhân dân">UBND</abbr> huyện bàn')
    assert explained(view) == [("UBND", "Ủy ban nhân dân"), ("CCHC", "cải cách hành chính")]


def test_the_words_of_the_text_are_not_changed(tmp_path: Path) -> None:
    view = view_of(tmp_path, "Kế hoạch “Đẩy mạnh CCHC của UBND huyện”.")

    assert re.sub(r"<[^>]*>", "", view.body).strip() == "Kế hoạch “Đẩy mạnh CCHC của UBND huyện”."


def test_what_the_text_writes_out_is_not_explained_again(tmp_path: Path) -> None:
    view = view_of(tmp_path, "Ủy ban nhân dân (UBND) huyện họp. UBND quyết định.")

    assert "<abbr" not in view.body
    assert explained(view) == []


def test_nothing_is_put_into_sentences_of_a_text_that_uses_the_long_form_itself(tmp_path: Path) -> None:
    view = view_of(tmp_path, "Sáng 05/5, UBND huyện họp về CCHC.\n\nỦy ban nhân dân huyện giao việc cho các xã.")

    assert re.findall(r"<abbr[^>]*>(.*?)</abbr>", view.body) == ["CCHC"]
    assert explained(view) == [("UBND", "Ủy ban nhân dân"), ("CCHC", "cải cách hành chính")]


def test_numbers_links_headings_and_code_are_left_alone(tmp_path: Path) -> None:
    text = "## UBND huyện họp\n\nSố 45/KH-UBND, [UBND huyện](https://mau.example/), `UBND`, UBNDX, XUBND."
    view = view_of(tmp_path, text)

    assert "<abbr" not in view.body
    assert explained(view) == []


def test_signs_are_escaped(tmp_path: Path) -> None:
    assert '<abbr title="hỏi &amp; &quot;đáp&quot;">Q&amp;A</abbr>' in view_of(tmp_path, "Mục Q&A của huyện.").body


def test_an_article_in_another_language_is_left_alone(tmp_path: Path) -> None:
    assert "<abbr" not in view_of(tmp_path, "UBND met.", ngôn_ngữ="en").body


def test_a_word_in_a_tag_or_after_what_is_left_alone_is_told_apart(tmp_path: Path) -> None:
    text = "[UBND](https://mau.example/UBND) huyện, [đây](https://mau.example/ \"CCHC\"), rồi **UBND** và CCHC."
    view = view_of(tmp_path, text)

    assert "<strong><abbr" in view.body
    assert view.body.count("<abbr") == 2
    assert explained(view) == [("UBND", "Ủy ban nhân dân"), ("CCHC", "cải cách hành chính")]


def test_a_long_text_is_searched_for_explanations_wherever_a_bracket_opens(tmp_path: Path) -> None:
    far = "Một câu dài không nói gì. " * 20
    view = view_of(tmp_path, f"{far}(1) CCHC {far}ỦY BAN Nhân Dân (UBND) huyện{far}(2){far}UBND, Ủy ban nhân dân ( UBND )")

    assert explained(view) == [("CCHC", "cải cách hành chính")]


NESTED = tuple(Abbreviation(short, f"dài {short}") for short in ("TT", "TT-TH", "TT&TT", "UBND", "VH", "VH-TT"))
PORTAL: Any = SimpleNamespace(abbreviations=lambda: NESTED, shared=lambda make: make(PORTAL))
SIGNS = (" ", "-", "/", ".", "(", ")", "<p>", "<h2>", "</h2>")
WORDS = ("TT", "TT-TH", "TT&amp;TT", "UBND", "VH", "VH-TT", "dài TT-TH (TT-TH)", "UBND (dài ubnd)", *SIGNS)


@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_looking_for_all_abbreviations_finds_what_looking_for_the_unexplained_ones_does(html: str) -> None:
    forms = _forms(PORTAL)
    plainly = _near_brackets(html, 10_000)
    known = [short for short, form in forms.by_short.items() if not any(way in plainly for way in form.explained)]
    marked: dict[str, Any] = {}
    used = [*_pattern(known).finditer(html)] if known else []
    text = "".join(_marked(html, used, _also_long(forms, html, used), marked)) if known else html

    assert abbreviated(PORTAL, html)[0] == text
    assert [fact.label for fact in abbreviated(PORTAL, html)[1]] == [form.pair.short for form in marked.values()]
