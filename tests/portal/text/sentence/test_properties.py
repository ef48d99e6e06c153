"""Properties of any text: the parser never raises, gives a reason for a rejection, and its explanation names every figure it used."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.text.numbers import format_number
from portal.text.sentence import explain, read_number_label, read_statement, same_figures, sentence
from portal.text.sentence.suggest import suggest
from portal.text.statement import Form

WORDS = [
    "tại",
    "2 thị trấn",
    "trên địa bàn",
    "trong đó",
    "không",
    "cao hơn",
    "vượt 5%",
    "(45%)",
    "hằng năm",
    "và",
    "từ 2 con trở lên",
    "Đến",
    "năm",
    "2025",
    "phấn",
    "đấu",
    "100%",
    "80%",
    "19/23",
    "xã",
    "thị",
    "trấn",
    "(82,6%)",
    "từ",
    "4",
    "đến",
    "6",
    "trên",
    "dưới",
    "gần",
    "khoảng",
    "ít",
    "nhất",
    "trở",
    "lên",
    "giảm",
    "tăng",
    "còn",
    "xuống",
    "so",
    "với",
    "cùng",
    "kỳ",
    "kế",
    "hoạch",
    "dự",
    "toán",
    "tỷ",
    "đồng",
    "triệu",
    "đồng/người/năm",
    "/tháng",
    "mỗi",
    "tháng",
    "quý",
    "III/2019",
    "trước",
    "30/6/2025",
    "9",
    "tháng",
    "trong",
    "đó",
    ",",
    ";",
    ".",
    "(",
    ")",
    "mục",
    "tiêu",
    "không",
    "đạt",
    "vượt",
    "1.000",
    "1,000",
    "36",
    "lần",
    "thứ",
    "4",
    "Nghị",
    "quyết",
    "số",
    "12-NQ/TW",
    "“",
    "”",
    "hộ",
    "nghèo",
    "đảng",
    "viên",
    "-",
    "–",
    "%",
    "/",
    "0",
    "00",
    "99999999999999999999",
    "31/02",
    "quý",
    "9",
    "tháng",
    "13",
    "năm",
]

salad = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
article_dates = st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31))
roles = st.sampled_from(["target", "result"])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(salad | st.text(max_size=80), roles, article_dates)
def test_any_text_is_read_or_refused_with_a_reason(text: str, role: str, reference: date | None) -> None:
    reading = read_statement(text, role=role, reference=reference, plan_period=(2016, 2020))
    if reading.statement is None:
        assert reading.fault and reading.hint
        return
    assert not reading.fault
    statement = reading.statement
    assert statement.form is Form.QUALITY or (statement.value is not None and statement.measure)
    for figure in (statement.value, statement.value_max, statement.of, statement.share, statement.planned):
        assert figure is None or format_number(figure) in reading.explanation
    assert "\ue000" not in reading.explanation + statement.quote
    assert same_figures(statement, statement)
    assert explain(statement) == reading.explanation and sentence(statement)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(salad | st.text(max_size=60), max_size=4), article_dates)
def test_suggestions_quote_the_paragraph_they_name(paragraphs: list[str], reference: date | None) -> None:
    for found in suggest(paragraphs, reference=reference):
        assert found.quote and 0 <= found.paragraph < len(paragraphs)
        assert found.statement.value is not None and found.role in ("target", "result")


@pytest.mark.long
@settings(max_examples=20000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(salad, roles, article_dates)
def test_twenty_thousand_word_salads_raise_nothing(text: str, role: str, reference: date | None) -> None:
    assert read_statement(text, role=role, reference=reference).explanation is not None


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("(2) 19/23 xã", "2", "19/23 xã"),
        ("(02) 19/23 xã", "2", "19/23 xã"),
        ("  ( 12 )  100% xã", "12", "100% xã"),
        ("(3a) 5 xã", "3a", "5 xã"),
        ("2. 5 xã", "2", "5 xã"),
        ("2) 5 xã", "2", "5 xã"),
        ("2/ Trồng rừng", "2", "Trồng rừng"),
        ("2/ 100% xã", "2", "100% xã"),
        ("2: Đến năm 2025", "2", "Đến năm 2025"),
        ("- 2: Đến năm 2025", "2", "Đến năm 2025"),
        ("2 - Trồng rừng", "2", "Trồng rừng"),
        ("2.Trồng rừng", "2", "Trồng rừng"),
        ("2.\u00a0Trồng rừng", "2", "Trồng rừng"),
        ("[2] Trồng rừng", "2", "Trồng rừng"),
        ("(2): Trồng rừng", "2", "Trồng rừng"),
        ("02. Trồng rừng", "2", "Trồng rừng"),
        ("+ 2. Trồng rừng", "2", "Trồng rừng"),
        ("1.1. Trồng rừng", "1.1", "Trồng rừng"),
        ("b) Trồng rừng", "b", "Trồng rừng"),
        ("Chỉ tiêu 2: Trồng rừng", "2", "Trồng rừng"),
        ("Chỉ tiêu số (2): Trồng rừng", "2", "Trồng rừng"),
        ("2/5 xã", "", "2/5 xã"),
        ("2/ 5 xã", "", "2/ 5 xã"),
        ("2 - 5 xã", "", "2 - 5 xã"),
        ("2.5 xã", "", "2.5 xã"),
        ("2.000 ha", "", "2.000 ha"),
        ("15.3% hộ", "", "15.3% hộ"),
        ("2/năm một lần", "", "2/năm một lần"),
        ("24/7 phục vụ", "", "24/7 phục vụ"),
        ("12/2025: 5 xã", "", "12/2025: 5 xã"),
        ("2025: 5%", "", "2025: 5%"),
        ("(2 kỳ/tháng)", "", "(2 kỳ/tháng)"),
        ("100% xã (23/23 xã)", "", "100% xã (23/23 xã)"),
    ],
)
def test_a_label_is_a_number_of_the_list_at_the_beginning(text: str, label: str, rest: str) -> None:
    assert read_number_label(text) == (label, rest)


def test_an_unreadable_spelling_of_the_text_reads_the_same() -> None:
    plain = "Đến năm 2020, ít nhất 80% số xã, thị trấn được đánh giá hoàn thành tốt nhiệm vụ"
    twisted = "\ufeffĐến\u00a0năm 2020, ít nhất 80% số xã, thị trấn được đánh giá  hoàn thành tốt nhiệm vụ"
    one, other = (read_statement(t, role="target").statement for t in (plain, twisted))
    assert one is not None and other is not None and same_figures(one, other)


def test_both_tone_styles_and_both_spellings_of_i_read_the_same() -> None:
    for text in ("Luỹ kế đến 30/9/2019, thu 25 tỷ đồng", "Lũy kế đến 30/9/2019, thu 25 tỉ đồng", "LŨY KẾ ĐẾN 30/9/2019, THU 25 TỶ ĐỒNG"):
        read = read_statement(text, role="result").statement
        assert read is not None and (str(read.value), read.measure, read.as_of) == ("25", "tỷ đồng", date(2019, 9, 30))


@pytest.mark.parametrize("flood", ["từ ", "100% ", "1", "5 hộ, 6 xã và ", "so với ", "tháng 9 và 9 tháng ", "đề án a a "])
def test_a_flood_of_words_is_refused_at_once(flood: str) -> None:
    start = time.process_time()
    assert read_statement(flood * 20000, role="target").fault.startswith("Câu dài hơn")
    assert isinstance(suggest([flood * 20000], reference=None), list)
    assert read_statement((flood * 2000)[:1900], role="target").fault
    assert time.process_time() - start < 8


def test_an_enumeration_over_pages_is_read_item_by_item() -> None:
    items = "; ".join(f"{n % 90 + 1}% hộ ở khu vực {n} có nước sạch" for n in range(120))
    found = suggest([f"Phấn đấu đến năm 2025, {items}."], reference=date(2019, 10, 5))
    assert len(found) == 120 and all(f.statement.by and f.statement.by.day.year == 2025 for f in found)
