import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text.letters import TONED
from portal.text.normalise import clean, is_nfd, nfc, place_tones
from tests.portal.text import vectors

VIETNAMESE = "".join("".join(row) for row in TONED.values()) + "bcdđghklmnpqrstvxĐHQTKG ,-2"


@pytest.mark.parametrize(("text", "old", "new"), vectors.read("tone"))
def test_tones_move_only_in_open_oa_oe_uy(text: str, old: str, new: str) -> None:
    assert (place_tones(text, "old"), place_tones(text, "new")) == (old, new)


@given(st.text(VIETNAMESE))
def test_old_to_new_to_old_loses_nothing(text: str) -> None:
    old = place_tones(text, "old")
    assert place_tones(place_tones(old, "new"), "old") == old


def test_odd_spaces_become_plain_and_invisible_letters_go() -> None:
    assert clean("Ủy\u00a0ban\u2009nhân\u3000dân") == "Ủy ban nhân dân"
    assert clean("\ufeffchuyển\u200b đ\u00adổi") == "chuyển đổi"


def test_quotes_dashes_ellipsis_and_newlines_stay() -> None:
    assert clean("“Đề án” – 2016 …\r\nhai\rba\u2028bốn") == "“Đề án” – 2016 …\nhai\nba\nbốn"


def test_a_mark_parted_from_its_letter_comes_back_to_it() -> None:
    assert clean("a\u200b\u0301") == "á"


def test_decomposed_file_names_are_seen_and_composed() -> None:
    name = unicodedata.normalize("NFD", "Nghị quyết.docx")
    assert is_nfd(name)
    assert nfc(name) == "Nghị quyết.docx"
    assert not is_nfd("Nghị quyết.docx")


@given(st.text())
def test_clean_text_is_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert not is_nfd(clean(text))
