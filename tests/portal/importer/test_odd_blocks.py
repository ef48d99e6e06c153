"""Blocks that old editors and broken pages make: no word of them is lost or glued."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from portal.importer.completeness import words
from portal.importer.found import Imported
from portal.source.reading.fields.frontmatter import split
from tests.portal.importer.office_files import LEAD, MORE, TEXT, TITLE

ODD = {
    "an article laid out with a list of terms": f"<dl><p>{TEXT}</p><p>{MORE}</p></dl>",
    "words beside the terms of a list": f"<dl>{TEXT}<dt>Thời gian</dt><dd>8 giờ</dd></dl>",
    "quotations that indent, one in another": f"{'<blockquote>' * 40}<p>{TEXT}</p>{'</blockquote>' * 40}",
    "terms without their list": f"<p><dd>{TEXT}</dd><dd>{MORE}</dd></p>",
    "words outside the cells of a table in a table": f"<table><tr><td><table><tr><div>{MORE}</div><td>Một</td><td>Hai</td></tr><tr><td>Ba</td><td>Bốn</td></tr></table></td></tr></table>",
    "an entity whose letters stand in two strings": f"<p>&amp;<!-- x -->nbsp; {TEXT}</p>",
}


@pytest.mark.parametrize("name", ODD)
def test_no_word_of_an_odd_block_is_lost(imported: Callable[..., Imported], name: str) -> None:
    made = imported(f"<div><h1>{TITLE}</h1><p>{LEAD}</p>{ODD[name]}<p>{MORE}</p></div>".encode(), "a.html", hints=False)
    assert made.lost == []
    wanted = words(BeautifulSoup(ODD[name], "lxml").get_text(" "))
    assert wanted - words(split(made.text).body) == words("")


def test_a_line_that_only_leads_to_another_article_is_left_out_and_told(imported: Callable[..., Imported]) -> None:
    made = imported(
        f"<div><h1>{TITLE}</h1><p>{LEAD}</p><p>Xem thêm: <a href='/khac.html'>{MORE}</a></p><p>{TEXT}</p><nav></nav></div>".encode(),
        "a.html",
    )
    assert "Xem thêm" not in made.text and any(drop.text.startswith("Xem thêm") for drop in made.dropped)
