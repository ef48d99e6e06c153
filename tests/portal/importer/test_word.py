"""Word files as offices write them: everything that a reader of the printed page sees is in the article, at its place."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from portal.importer.found import Imported
from portal.source.reading.fields.frontmatter import split
from portal.source.reading.markdown.body import render
from portal.text.plain import plain
from tests.portal.importer.docx import Document, p
from tests.portal.importer.office_files import FILES as OFFICE_FILES
from tests.portal.importer.office_files import LEAD, TEXT
from tests.portal.importer.office_quirks import QUIRKS

Import = Callable[..., Imported]
FILES = OFFICE_FILES | QUIRKS


@pytest.mark.parametrize("name", FILES)
def test_all_that_an_office_writes_is_kept(imported: Import, name: str) -> None:
    document, kept = FILES[name]()
    made = imported(document.made())
    body = split(made.text).body.split("<!--")[0]
    html = render(body).html
    assert made.lost == []
    assert len(re.findall(r"<h[1-6][ >]", html)) == kept.headings
    assert html.count("<table>") == kept.tables
    assert len(re.findall(r"<t[hd][ >]", html)) == kept.cells
    assert body.count("![") == kept.pictures == len(made.files)
    assert len(re.findall(r'<li id="fn-', html)) == kept.notes
    shown = f"{split(made.text).head}\n{body}\n{plain(html)}"
    assert [words for words in kept.words if words not in shown] == []
    assert [words for words in kept.absent if words in shown] == []
    found = {one.field: one.value for one in reversed(made.findings) if one.certain}
    assert {key: found.get(key) for key in kept.fields} == kept.fields


@pytest.mark.parametrize("name", FILES)
def test_the_same_file_gives_the_same_article(imported: Import, name: str) -> None:
    document, _ = FILES[name]()
    first, second = imported(document.made()), imported(document.made())
    assert (first.text, first.path, first.files) == (second.text, second.path, second.files)


def test_what_is_left_out_is_told(imported: Import) -> None:
    document, _ = FILES["comments_and_hidden"]()
    told = {drop.reason: drop.text for drop in imported(document.made()).dropped}
    assert told["chữ ẩn trong Word"] == "(xem lại số liệu)"
    assert told["ghi chú của người soạn (comment)"] == "Anh kiểm tra giúp số này"


def test_merged_cells_keep_their_spans(imported: Import) -> None:
    document, _ = FILES["merged_table"]()
    text = imported(document.made()).text
    assert '<td rowspan="2">Chỉ tiêu</td><td colspan="2">Năm 2016</td>' in text


def test_pictures_are_named_by_their_article_and_stand_where_they_stood(imported: Import) -> None:
    document, _ = FILES["captioned_pictures"]()
    made = imported(document.made())
    assert list(made.files) == [f"anh/2016/04/huyen-thu-trien-khai-nhiem-vu-nam-2016-{number}.jpg" for number in (1, 2)]
    lines = [line for line in split(made.text).body.split("\n") if line]
    assert lines[1] == '![](/anh/2016/04/huyen-thu-trien-khai-nhiem-vu-nam-2016-1.jpg "Quang cảnh hội nghị. Ảnh: Văn Mẫu")'
    assert "nguồn ảnh: Văn Mẫu" in made.text and "nguồn ảnh: Thu Mẫu" in made.text


def test_a_picture_word_itself_cannot_give_away_is_told(imported: Import) -> None:
    document, _ = FILES["unreadable_picture"]()
    assert any("WMF/EMF" in doubt for doubt in imported(document.made()).doubts)


def test_a_place_at_the_end_is_no_author(imported: Import) -> None:
    body = [p("Tin của huyện", bold=True), p(LEAD), p(TEXT), p("Huyện Thử", bold=True)]
    assert not [one for one in imported(Document(body).made()).findings if one.field == "author"]
    body[-1] = p("Văn Thử", bold=True)
    assert [one.value for one in imported(Document(body).made()).findings if one.field == "author"] == ["Văn Thử"]


def test_an_image_used_twice_is_one_file(imported: Import) -> None:
    document, _ = FILES["captioned_pictures"]()
    same = document.pictures["rP1"][1]
    document.pictures = {"rP1": ("a.jpg", same), "rP2": ("b.jpg", same)}
    made = imported(document.made())
    assert len(made.files) == 1
    assert made.text.count("![](/anh/") == 2


def test_words_that_the_conversion_does_not_know_are_told(imported: Import) -> None:
    unknown = f"<w:p><w:x>{p('Đoạn trong phần tử lạ')}</w:x></w:p>"
    made = imported(Document([p("Tin của huyện", bold=True), p(LEAD), unknown, p(TEXT)]).made())
    assert made.lost == ["lạ", "phần", "trong", "tử", "đoạn"] and "chữ của nguồn không có trong bài" in made.doubts[-1]


def test_the_contents_of_a_document_are_told_as_left_out(imported: Import) -> None:
    document, _ = FILES["contents"]()
    told = {drop.reason: drop.text for drop in imported(document.made()).dropped}
    assert told["mục lục của Word"].startswith("Mục lục")
