"""Pages in the encodings of the nineties, whole or in part, as bytes, as Unicode letters, as entities: the article is Vietnamese, or refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from html.entities import codepoint2name

import pytest

from portal.importer.completeness import words
from portal.importer.found import Imported, NotImported
from portal.importer.reading import ImportSource, import_bytes
from portal.source.reading.fields.frontmatter import split
from portal.source.reading.registries.registry import Registries
from tests.portal.importer.test_encodings import in_table, in_viqr
from tests.portal.importer.test_platform_pages import CAPTION, PAGES, PARAGRAPHS, TITLE, filled

OLD = {"tcvn3": lambda text: in_table(text, "tcvn3"), "vni": lambda text: in_table(text, "vni"), "viqr": in_viqr}
PAGE = "webforms"


def old(html: str, kind: str) -> str:
    """A page whose words are in an old encoding; its tags stay."""
    return "".join(part if part.startswith("<") else OLD[kind](part) for part in re.split(r"(<[^>]*>)", html))


def named(text: str) -> str:
    """Letters beyond ASCII as named entities, as page editors wrote them."""
    return "".join(f"&{codepoint2name[ord(one)]};" if ord(one) > 127 and ord(one) in codepoint2name else one for one in text)


def body(made: Imported) -> str:
    return " ".join(line for line in split(made.text).body.split("\n") if not line.startswith("!["))


FORMS: dict[str, Callable[[str], bytes]] = {
    "letters": str.encode,
    "bytes": lambda text: text.encode("cp1252", "xmlcharrefreplace"),
    "entities": lambda text: named(text).encode(),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", OLD)
def test_a_page_of_the_nineties_becomes_unicode(registries: Registries, kind: str, form: str) -> None:
    page = old(filled(PAGE).decode(), kind)
    made = import_bytes(ImportSource("x.html", FORMS[form](page)), registries, hints=False)[0]
    assert words(body(made)) == words(" ".join(PARAGRAPHS)) and made.title == TITLE
    assert any("sang Unicode" in doubt for doubt in made.doubts)


@pytest.mark.parametrize("kind", OLD)
def test_an_old_paragraph_in_a_page_of_today_becomes_unicode_and_the_others_stay(registries: Registries, kind: str) -> None:
    page = filled(PAGE).decode().replace(PARAGRAPHS[1], OLD[kind](PARAGRAPHS[1])).replace(CAPTION, OLD[kind](CAPTION))
    made = import_bytes(ImportSource("x.html", page.encode()), registries, hints=False)[0]
    assert words(body(made)) == words(" ".join(PARAGRAPHS)) and CAPTION in made.text


def test_letters_that_were_damaged_are_told(registries: Registries) -> None:
    page = filled(PAGE).replace("Thảo".encode(), b"Th\xe1o", 1)
    made = import_bytes(ImportSource("x.html", page), registries)[0]
    assert PARAGRAPHS[3] in made.text and any("chữ hỏng" in doubt for doubt in made.doubts)


def test_a_text_of_no_known_encoding_is_refused_with_a_way_out(registries: Registries) -> None:
    text = "HuyŒn ûy Thº sÖ k‰t công tác. Sáng nay, huyŒn ûy t° chÙc h¶i nghÎ sÖ k‰t công tác chín tháng ÇÀu næm, tri‹n khai nhiŒm vø."
    with pytest.raises(NotImported, match="UTF-8"):
        import_bytes(ImportSource("x.txt", text.encode()), registries)


def test_the_pages_of_today_stay_as_they_are(registries: Registries) -> None:
    for page in PAGES:
        doubts = import_bytes(ImportSource("x.html", unescape(filled(page).decode()).encode()), registries)[0].doubts
        assert not any("sang Unicode" in doubt for doubt in doubts)
