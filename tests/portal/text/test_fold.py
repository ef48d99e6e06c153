import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text.fold import fold, fold_name, syllables
from tests.portal.text import vectors


@pytest.mark.parametrize(("text", "folded"), vectors.read("fold"))
def test_fold_keeps_the_shared_vectors(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_decomposed_text_folds_as_composed(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    "name",
    [
        "Đề án “Tiếp tục đổi mới” giai đoạn 2016 – 2020",
        "đề án tiếp tục đổi mới giai đoạn 2016-2020",
        "ĐỀ ÁN  'TIẾP TỤC ĐỔI MỚI'\u00a0GIAI ĐOẠN 2016 — 2020.",
        "De an tiep\u200b tuc doi moi giai doan 2016 2020",
    ],
)
def test_one_plan_under_several_spellings_is_one_name(name: str) -> None:
    assert fold_name(name) == "de an tiep tuc doi moi giai doan 2016 2020"


def test_quoted_ellipsis_and_dashes_do_not_part_names() -> None:
    assert fold_name("Đề án “Tiếp tục …” 2016 – 2020") == fold_name("đề án tiếp tục … 2016 - 2020")


def test_tone_styles_are_one_name_but_i_and_y_are_two() -> None:
    assert fold_name("Hiệp Hoà") == fold_name("Hiệp Hòa")
    assert fold_name("Lý Nhân") != fold_name("Lí Nhân")


def test_text_falls_into_folded_syllables() -> None:
    assert syllables("Định Hóa, 86,5% (10-NQ/TU)") == ["dinh", "hoa", "86", "5", "10", "nq", "tu"]
    assert syllables(" – ") == []
