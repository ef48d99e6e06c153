import pytest

from portal.text.syllable import is_folded_syllable, is_syllable, put_tone, split_onset, split_tone
from tests.portal.text import vectors

WELL_SPELT = "hội Định HÓA hoá hòa được nghiêng khuỷu quý giếng gì gìn gịa yêu ỷ thuở xoong Kạn"
MISSPELT = "web kăng ngẻ ghà hòan qúy tàt tảc iêu hưô đ dduowc 2016 hộii"


@pytest.mark.parametrize("word", WELL_SPELT.split())
def test_well_spelt_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", *MISSPELT.split()])
def test_misspelt_and_foreign_words(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(("word", "is_one"), vectors.read("syllables"))
def test_folded_syllables_keep_the_shared_vectors(word: str, is_one: bool) -> None:
    assert is_folded_syllable(word) is is_one


@pytest.mark.parametrize(
    ("word", "base", "tone"),
    [
        ("Hội", "Hôi", 5),
        ("thuỷ", "thuy", 2),
        ("NGÃ", "NGA", 3),
        ("an", "an", 0),
        ("được", "đươc", 5),
        ("Xuân", "Xuân", 0),
    ],
)
def test_a_tone_comes_off_and_the_letter_stays(word: str, base: str, tone: int) -> None:
    assert split_tone(word) == (base, tone)


@pytest.mark.parametrize(
    ("base", "tone", "old", "new"),
    [
        ("hoa", 1, "hòa", "hoà"),
        ("thuy", 2, "thủy", "thuỷ"),
        ("quy", 4, "quý", "quý"),
        ("gia", 1, "già", "già"),
        ("gin", 1, "gìn", "gìn"),
        ("giêng", 4, "giếng", "giếng"),
        ("hoan", 1, "hoàn", "hoàn"),
        ("đươc", 5, "được", "được"),
        ("mua", 1, "mùa", "mùa"),
        ("ngoeo", 5, "ngoẹo", "ngoẹo"),
        ("khuyu", 2, "khuỷu", "khuỷu"),
        ("HÔI", 5, "HỘI", "HỘI"),
        ("ng", 4, "ng", "ng"),
        ("an", 0, "an", "an"),
    ],
)
def test_a_tone_goes_where_the_style_wants_it(base: str, tone: int, old: str, new: str) -> None:
    assert (put_tone(base, tone, "old"), put_tone(base, tone, "new")) == (old, new)


def test_the_u_of_qu_and_the_i_of_gi_belong_to_the_onset() -> None:
    assert split_onset("quyên") == ("qu", "yên")
    assert split_onset("giêng") == ("gi", "êng")
    assert split_onset("gin") == ("g", "in")
    assert split_onset("ân") == ("", "ân")
