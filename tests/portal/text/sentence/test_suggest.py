"""Proposals from prose: what is proposed, with which figures and which quotation, and above all what is not."""

from __future__ import annotations

from datetime import date

import pytest

from portal.text.sentence.clauses import clauses, sentences
from portal.text.sentence.suggest import Suggestion, suggest
from portal.text.sentence.surface import surface

DAY = date(2019, 10, 5)


def proposed(*paragraphs: str, day: date | None = DAY) -> list[Suggestion]:
    return suggest(paragraphs, reference=day)


def figures(*paragraphs: str) -> list[tuple[str, str, str, str, int | None]]:
    """Role, comparator, value, measure and year of the deadline of each proposal."""
    return [
        (f.role, s.comparator.value, str(s.value), s.measure, s.by.day.year if s.by else None)
        for f in proposed(*paragraphs)
        for s in [f.statement]
    ]


LAUNCH = (
    "Ngày 02/10, Huyện ủy Suối Mơ tổ chức hội nghị triển khai Đề án “Nâng cao chất lượng cán bộ xã giai đoạn 2020 - 2025”. "
    "Ban Chỉ đạo Đề án gồm 11 đồng chí. Đề án nêu 5 nhóm giải pháp. Mục tiêu: Phấn đấu đến 2021, 100% công chức xã dùng được "
    "hệ thống văn bản điện tử; đến năm 2023, cấp huyện 20% có trình độ sau đại học, 60% có trình độ cao cấp lý luận chính trị. "
    "Luân chuyển từ 3 đến 5 lãnh đạo phòng về làm lãnh đạo tại xã…"
)
DRAFT = (
    "Nghị quyết đề ra mục tiêu phấn đấu đến năm 2025, 100% cấp ủy được bồi dưỡng; 100% viên chức được xếp loại hoàn thành nhiệm vụ, "
    "trong đó có ít nhất 70% hoàn thành tốt trở lên; mỗi năm toàn huyện kết nạp được 120 đảng viên; 15% trình độ trên đại học."
)
REVIEW = (
    "Qua đánh giá năm 2018, có 4 xã thực hiện tốt và 8 xã, thị trấn hoàn thành khá; chuyên mục hỏi đáp được duy trì (3 kỳ/tháng). "
    "Tổng số cán bộ, công chức cấp xã là 214 người; gần 88,5% có trình độ từ trung cấp trở lên và hơn 41% có trình độ sơ cấp lý luận. "
    "Tuy nhiên, trong 14 mục tiêu của Nghị quyết, còn 6 mục tiêu không đạt."
)


def test_targets_of_a_launch_are_proposed_with_stated_and_inherited_deadlines() -> None:
    assert figures(LAUNCH) == [
        ("target", "eq", "100", "%", 2021),
        ("target", "eq", "20", "%", 2023),
        ("target", "eq", "60", "%", 2023),
        ("target", "range", "3", "lãnh đạo", None),
    ]


def test_a_draft_resolutions_enumeration_is_one_governed_list() -> None:
    found = proposed(DRAFT)
    assert figures(DRAFT) == [
        ("target", "eq", "100", "%", 2025),
        ("target", "eq", "100", "%", 2025),
        ("target", "ge", "70", "%", 2025),
        ("target", "eq", "120", "đảng viên", 2025),
        ("target", "eq", "15", "%", 2025),
    ]
    assert found[2].statement.part_of and found[3].statement.per == "năm"


def test_results_of_a_review_are_proposed_with_their_comparators() -> None:
    assert figures(REVIEW) == [
        ("result", "eq", "4", "xã", None),
        ("result", "eq", "8", "xã, thị trấn", None),
        ("result", "eq", "3", "kỳ", None),
        ("result", "eq", "214", "người", None),
        ("result", "approx_below", "88.5", "%", None),
        ("result", "gt", "41", "%", None),
        ("result", "eq", "6", "mục tiêu", None),
    ]
    assert proposed(REVIEW)[-1].statement.of == 14


@pytest.mark.parametrize("paragraph", [LAUNCH, DRAFT, REVIEW])
def test_every_quotation_stands_in_its_paragraph(paragraph: str) -> None:
    for index, found in ((0, f) for f in proposed(paragraph)):
        assert found.quote in paragraph and found.paragraph == index


@pytest.mark.parametrize(
    "paragraph",
    [
        "Tham dự hội nghị có 120 đại biểu đại diện cho 35 chi bộ trực thuộc.",
        "Huyện ủy quyết định thành lập Ban Chỉ đạo gồm 16 đồng chí.",
        "Hai Đề án đưa ra 7 nhóm giải pháp và 4 nhiệm vụ trọng tâm.",
        "Khi 02 Đề án được thực hiện sẽ tạo sự thống nhất trong công tác lãnh đạo.",
        "Hội nghị đã nghe 12 ý kiến phát biểu, tham luận của các đơn vị.",
        "Sau 5 năm thực hiện Nghị quyết, công tác cán bộ có nhiều chuyển biến.",
        "Đại hội bầu Ban Chấp hành khóa XXV, nhiệm kỳ 2020 – 2025 gồm 37 đồng chí.",
        "Dịp này, Chủ tịch UBND huyện tặng Giấy khen cho 5 tập thể và 9 cá nhân có thành tích xuất sắc.",
        "Đoàn đã trao 50 suất quà, mỗi suất trị giá 500.000 đồng cho các hộ nghèo.",
        "Điện thoại: 0203.3.811.222 - Fax: 0203.3.811.333",
        "Nghị quyết số 12-NQ/TW Hội nghị lần thứ 4 Ban Chấp hành Trung ương Đảng khóa XI.",
        "Tại phiên họp, 100% đại biểu biểu quyết thông qua Nghị quyết.",
        "Bí thư Huyện ủy trúng cử với tỷ lệ phiếu 98%.",
        "Đề án gồm 4 phần, 12 trang, 3 phụ lục.",
        "Xã cách trung tâm huyện 12 km, có 7 thôn.",
        "Ngày 15/4/2019, từ 8 giờ 30, hội nghị trực tuyến kết nối 14 điểm cầu.",
        "Công trình có tổng mức đầu tư 15 tỷ đồng.",
        "Cập nhật ngày: 23/06/2014 04:16:00",
        "Đề án được xây dựng gồm 3 phần, nêu 5 căn cứ và 6 nhiệm vụ.",
        "Kinh nghiệm rút ra từ đại hội của 21/25 chi bộ được chọn làm điểm.",
        "Hội thi thu hút 12 đội với 180 vận động viên.",
        "Xã có diện tích tự nhiên 2.350 ha, gồm 9 thôn.",
        "Đồng chí 55 tuổi, có 30 năm công tác.",
        "Hơn 300 cán bộ chủ chốt dự hội nghị tại 25 điểm cầu.",
        "Các đơn vị thực hiện quy trình 1 cách nghiêm túc.",
        "Tỷ lệ cán bộ trẻ và cán bộ nữ tương ứng là 44,1% và 28,5%.",
    ],
)
def test_counts_terms_ordinals_gifts_and_votes_are_not_proposed(paragraph: str) -> None:
    assert [f.quote for f in proposed(paragraph)] == []


@pytest.mark.parametrize(
    ("paragraph", "value", "measure"),
    [
        ("Trong năm, huyện đã kết nạp được 146 đảng viên.", "146", "đảng viên"),
        ("Đến nay, toàn huyện có 8/19 xã đạt chuẩn nông thôn mới.", "8", "xã"),
        ("Thu ngân sách 9 tháng đạt 36 tỷ đồng, bằng 81% dự toán, tăng 6% so với cùng kỳ.", "36", "tỷ đồng"),
        ("Tổng diện tích gieo trồng là 11.409 ha, đạt 98,7% kế hoạch.", "11409", "ha"),
        ("Toàn huyện còn 312 hộ nghèo, chiếm 2,4%.", "312", "hộ nghèo"),
        ("Kết quả, 18/20 chỉ tiêu đạt và vượt kế hoạch.", "18", "chỉ tiêu"),
        ("Huyện đã giải quyết việc làm cho 1.034 lao động.", "1034", "lao động"),
        ("Có 12 tổ chức cơ sở đảng được xếp loại hoàn thành xuất sắc nhiệm vụ.", "12", "tổ chức cơ sở đảng"),
        ("Tỷ lệ hộ nghèo giảm từ 12,5% xuống còn 8,3%.", "8.3", "%"),
        ("Sản lượng lương thực tăng 2,5% so với cùng kỳ.", "2.5", "%"),
    ],
)
def test_measured_facts_of_ordinary_prose_are_proposed_once(paragraph: str, value: str, measure: str) -> None:
    assert [(str(f.statement.value), f.statement.measure, f.role) for f in proposed(paragraph)] == [(value, measure, "result")]


def test_a_heading_with_a_colon_governs_the_list_below_it_and_no_further() -> None:
    found = proposed(
        "Các chỉ tiêu chủ yếu đến năm 2025:",
        "- Tỷ lệ hộ nghèo còn dưới 3%.",
        "- Số trường đạt chuẩn quốc gia: 14 trường.",
        "Năm 2018, huyện đã kết nạp 60 đảng viên.",
    )
    assert [(f.role, f.paragraph, f.statement.by.day.year if f.statement.by else None) for f in found] == [
        ("target", 1, 2025),
        ("target", 2, 2025),
        ("result", 3, None),
    ]


def test_numbered_items_inside_one_sentence_are_each_proposed() -> None:
    paragraph = (
        "Nghị quyết đặt ra 3 chỉ tiêu đến năm 2025: (1) 100% chi bộ sinh hoạt đúng quy định; (2) Kết nạp mới 250 đảng viên trở lên; "
        "(3) giảm 10% biên chế so với năm 2015."
    )
    found = proposed(paragraph)
    assert [(f.role, str(f.statement.value), f.statement.comparator.value, f.statement.number) for f in found] == [
        ("target", "100", "eq", "1"),
        ("target", "250", "ge", "2"),
        ("target", "10", "eq", "3"),
    ]
    assert all(f.statement.by and f.statement.by.day.year == 2025 for f in found)


def test_each_figure_is_hinted_the_plan_named_last_before_it() -> None:
    hints = [f.plan_hint for f in proposed(LAUNCH)]
    assert set(hints) == {"Đề án “Nâng cao chất lượng cán bộ xã giai đoạn 2020 - 2025”"}


def test_sentences_end_at_stops_but_not_inside_names_and_numbers() -> None:
    text = "TP. Hạ Long có 86.5% hộ… Đến nay, còn 3 xã. 100% đạt. Mức độ 4. Đây là kết quả"
    assert [s.text for s in sentences(text)] == [
        "TP. Hạ Long có 86.5% hộ…",
        "Đến nay, còn 3 xã.",
        "100% đạt.",
        "Mức độ 4.",
        "Đây là kết quả",
    ]


def test_a_sentence_is_cut_into_clauses_of_one_figure() -> None:
    face = surface("có 4 xã làm tốt và 8 xã, thị trấn làm khá; tỷ lệ hộ nghèo còn 3%, tỷ lệ hộ có nước sạch đạt 90%")
    assert [face.text[c.start : c.end].strip(" ,;") for c in clauses(face)] == [
        "có 4 xã làm tốt",
        "và 8 xã, thị trấn làm khá",
        "tỷ lệ hộ nghèo còn 3%",
        "tỷ lệ hộ có nước sạch đạt 90%",
    ]
