import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text.slug import slug, whole_slug


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Định Hóa triển khai hai đề án", "dinh-hoa-trien-khai-hai-de-an"),
        ("Định Hoá", "dinh-hoa"),
        ("Đạt gần 86,5%", "dat-gan-86-5"),
        ("Nghị quyết 10-NQ/TU (2016 – 2020)", "nghi-quyet-10-nq-tu-2016-2020"),
        ("“Chuyển\u00a0đổi\u200b số”", "chuyen-doi-so"),
        ("Diện tích 5 m² ﬁn", "dien-tich-5-m2-fin"),
        ("– … –", ""),
    ],
)
def test_a_title_becomes_ascii_words(text: str, made: str) -> None:
    assert slug(text) == made


def test_a_long_title_is_cut_at_a_words_edge() -> None:
    assert slug("cải cách hành chính", limit=12) == "cai-cach"
    assert slug("cải cách hành chính", limit=13) == "cai-cach-hanh"
    assert slug("cải cách hành chính", limit=14) == "cai-cach-hanh"
    assert slug("Llanfairpwllgwyngyll", limit=10) == "llanfairpw"


@given(st.text(), st.integers(1, 90))
def test_a_slug_is_ascii_short_and_its_own_slug(text: str, limit: int) -> None:
    made = slug(text, limit)
    assert made.isascii()
    assert len(made) <= limit
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert slug(made, limit) == made


@pytest.mark.parametrize("limit", [3, 5, 8, 80])
@pytest.mark.parametrize("text", ["dinh-hoa", "a", "--a", "a--b", "a-", "86-5", "abcdef", "Dinh-hoa", "đ-a", ""])
def test_what_may_be_a_slug_already_is_treated_as_any_text(text: str, limit: int) -> None:
    assert slug(text, limit) == slug(f" {text}", limit)


@given(st.text(), st.integers(20, 90))
def test_the_id_of_a_name_is_never_empty_nor_too_long(text: str, limit: int) -> None:
    made = whole_slug(text, limit)
    assert 0 < len(made) <= limit
    assert slug(made, limit) == made


def test_names_that_differ_only_behind_the_limit_have_two_ids() -> None:
    name = "Kế hoạch thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm"
    assert whole_slug(f"{name} 2023", 70) != whole_slug(f"{name} 2024", 70)
    assert whole_slug(f"{name} 2023", 70) == whole_slug(f"{name.upper()}, 2023.", 70)
    assert whole_slug("Đề án Nước sạch", 70) == "de-an-nuoc-sach"
    assert whole_slug("@@@", 70) != whole_slug("%", 70)
