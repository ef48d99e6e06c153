"""Other languages: catalogues are read, templates speak them, Vietnamese pages pay nothing, the English pages leave no word out."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from jinja2 import Environment

from plugins.incremental.fingerprint import Closures
from plugins.rendering.environment import environment
from plugins.rendering.languages import catalogue, catalogues
from portal.domain.portal import Portal
from portal.views import site_view as frames
from portal.views.article import article_view
from portal.views.english import EnglishView, contacts_view, organisation_view
from portal.views.page_types import PAGE_TYPES, Place
from portal.views.site import AssetUrls
from tests.tinysite import IDENTITY, UNITS, article, load_site

THEME = Path(__file__).parents[3] / "theme"
ENGLISH = """\
tên tiếng Anh: Thu District Portal
cơ quan quản lý tiếng Anh: People's Committee of Thu District
cơ quan chủ quản tiếng Anh: People's Committee of Mau Province
người chịu trách nhiệm tiếng Anh: Tran Van Thu, Head of Office
địa chỉ tiếng Anh: No. 1 Mau Street
"""
CONTENT = {
    "du-lieu/don-vi.yml": UNITS + "- mã: ubnd\n  tên: UBND huyện Thử\n  tên tiếng Anh: People's Committee\n  loại: Ủy ban nhân dân\n"
    "  cấp: Huyện\n  địa chỉ: Số 1, đường Mẫu\n  điện thoại: 0123\n",
    "tin/2026/05/hai.md": article(tiêu_đề="District adopts a plan", ngày_đăng="11/5/2026", ngôn_ngữ="en", tóm_tắt="In short."),
    "trang/gioi-thieu.md": "---\ntiêu đề: Giới thiệu\n---\nHuyện Thử.\n",
    "trang/lien-he.md": "---\ntiêu đề: Liên hệ\n---\nHuyện Thử.\n",
}
VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
SPOKEN = ("aria-label", "alt", "placeholder", "title", "content", "data-stop", "data-name")
WORD = re.compile(r'"([^"]+)"\s*\|\s*t\b')


def portal_of(folder: Path, identity: str = IDENTITY) -> Portal:
    return load_site(folder, {**CONTENT, "du-lieu/co-quan.yml": identity}).portal


def tiny_theme(folder: Path, english: str) -> Environment:
    files = {
        "templates/base.html": '<html lang="{{ "vi" | t }}">{% block main %}{% endblock %}</html>',
        "templates/page.html": '{% extends "base.html" %}{% from "components/card/card.html" import card %}'
        '{% block main %}{{ card() }}{{ view | t }}{% endblock %}',
        "components/card/card.html": '{% macro card() %}{{ "Ảnh & tin" | t }} {% endmacro %}',
        "locale/en.po": english,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return environment(folder)


PO = 'msgid "vi"\nmsgstr "en"\n\nmsgid "Ảnh & tin"\nmsgstr "Pictures & news"\n'


def test_catalogue_joins_strings_and_keeps_escapes() -> None:
    assert catalogue('# nói\nmsgid ""\n"Một "\n"hai"\nmsgstr "One\\n"\n"\\"two\\""\n') == {"Một hai": 'One\n"two"'}


def test_header_and_fuzzy_empty_and_obsolete_entries_are_left_out() -> None:
    text = 'msgid ""\nmsgstr "Language: en\\n"\n\n#, fuzzy\nmsgid "Một"\nmsgstr "Won"\n\n'
    text += 'msgid "Hai"\nmsgstr ""\n\n#~ msgid "Ba"\n#~ msgstr "Three"\n'
    assert catalogue(text) == {}


@pytest.mark.parametrize("line", ["msgctxt", "msgid_plural"])
def test_what_no_frame_needs_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=line):
        catalogue(f'msgid "một"\n{line} "a"\nmsgstr "one"\n')


def test_template_speaks_each_language_with_all_it_includes(tmp_path: Path) -> None:
    made = tiny_theme(tmp_path, PO)
    assert made.get_template("page.html").render(view="Ảnh & tin") == '<html lang="vi">Ảnh &amp; tin Ảnh &amp; tin</html>'
    assert made.get_template("en/page.html").render(view="Ảnh & tin") == '<html lang="en">Pictures &amp; news Pictures &amp; news</html>'


def test_word_that_nobody_translated_stays_vietnamese(tmp_path: Path) -> None:
    assert "Mới" in tiny_theme(tmp_path, PO).get_template("en/page.html").render(view="Mới")


def test_words_of_vietnamese_templates_are_worked_out_when_they_are_compiled(tmp_path: Path) -> None:
    made = tiny_theme(tmp_path, PO)
    template = made.get_template("base.html")
    made.filters["t"] = None
    assert template.render() == '<html lang="vi"></html>'


def test_changed_word_renders_the_pages_of_its_language_anew_and_no_other(tmp_path: Path) -> None:
    before, after = (Closures(tiny_theme(tmp_path, words)) for words in (PO, PO.replace("Pictures", "Photos")))
    assert before.digest("en/page.html") != after.digest("en/page.html")
    assert before.digest("page.html") == after.digest("page.html")


def test_every_word_of_the_theme_has_its_english_and_no_english_is_left_over() -> None:
    templates = "".join(file.read_text(encoding="utf-8") for file in sorted(THEME.rglob("*.html")))
    menus = Path(frames.__file__).read_text(encoding="utf-8")
    said = set(WORD.findall(templates)) | set(re.findall(r'notice="([^"]+)"', menus))
    said |= {words for type in PAGE_TYPES for place, words in type.links.items() if place in (Place.MENU, Place.FOOTER)}
    assert said == set(catalogues(THEME)["en"])


@pytest.mark.parametrize("identity", [IDENTITY + ENGLISH, IDENTITY], ids=["translated", "untranslated"])
@pytest.mark.parametrize("view", [organisation_view, contacts_view])
def test_no_vietnamese_stands_unmarked_on_an_english_page(tmp_path: Path, identity: str, view: Callable[[Portal], EnglishView]) -> None:
    soup = english_page(portal_of(tmp_path, identity), view)
    unmarked = [text for tag in soup.find_all(True) for text in words_of(tag) if VIETNAMESE.search(text) and language(tag) == "en"]
    assert not unmarked


def test_english_page_has_an_english_frame_and_leads_to_its_twin_and_back(tmp_path: Path) -> None:
    soup = english_page(portal_of(tmp_path, IDENTITY + ENGLISH), contacts_view)
    menu = {link.get_text(): (link["href"], link.get("hreflang")) for link in soup.select(".site-header-link")}
    assert soup.html["lang"] == "en"
    assert soup.select_one(".skip-link").get_text() == "Skip to main content"
    assert menu["Organisation"] == ("/en/", None)
    assert menu["Contacts"] == ("/en/contacts/", None)
    assert menu["News"] == ("/tin/", "vi")
    assert soup.select_one("[data-module=display-settings] summary").get_text() == "Text size, contrast"
    back = soup.select_one(".site-footer-menu [hreflang=vi][lang=vi]")
    assert (back.get_text(), back["href"]) == ("Tiếng Việt", "/")


def test_words_nobody_translated_are_marked_in_the_frame(tmp_path: Path) -> None:
    soup = english_page(portal_of(tmp_path), organisation_view)
    name = soup.select_one(".site-footer-name")
    assert (name.get_text(), name["lang"]) == ("Trang thông tin điện tử huyện Thử", "vi")


def test_article_in_english_stands_in_a_vietnamese_frame_with_its_own_words_marked(tmp_path: Path) -> None:
    portal = portal_of(tmp_path)
    html = environment(THEME).get_template("article.html").render(
        view=article_view(portal, "tin/2026/05/hai"), site=frames.site_view(portal, AssetUrls(""), "")
    )
    soup = BeautifulSoup(html, "lxml")
    assert soup.html["lang"] == "vi"
    assert [soup.select_one(place)["lang"] for place in ("h1", ".article-summary", ".prose")] == ["en", "en", "en"]


def english_page(portal: Portal, view: Callable[[Portal], EnglishView]) -> BeautifulSoup:
    site = frames.site_view(portal, AssetUrls(""), "")
    return BeautifulSoup(environment(THEME).get_template("en/english.html").render(view=view(portal), site=site), "lxml")


def words_of(tag: Tag) -> list[str]:
    """What a tag itself says, in text and in attributes; machine-readable JSON names its language itself."""
    own = [] if tag.name == "script" else [text for text in tag.children if type(text) is NavigableString]
    return [*own, *(str(tag[name]) for name in SPOKEN if tag.has_attr(name))]


def language(tag: Tag) -> str:
    return next(str(place["lang"]) for place in (tag, *tag.parents) if place.has_attr("lang"))
