"""What a target measures, as people call it: the place apart from the thing, the thing as a noun; what no rule is sure of stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text.sentence.grammar import read_statement
from portal.text.statement import Form, Statement
from portal.views.measured import measured


def told(sentence: str) -> tuple[str, str]:
    said = read_statement(sentence, role="target").statement
    assert said is not None, sentence
    return measured(said)


@pytest.mark.parametrize(
    ("sentence", "what", "where"),
    [
        ("Đến năm 2025, thị trấn Chợ Khê trồng mới ít nhất 32 ha rừng", "diện tích rừng trồng mới", "thị trấn Chợ Khê"),
        ("Đến năm 2025, Xã Hạ Khê có tỷ lệ hộ nghèo giảm xuống còn dưới 9%", "tỷ lệ hộ nghèo", "Xã Hạ Khê"),
        ("Đến năm 2025, xã Hạ Khê có ít nhất 90% hộ dân được dùng nước sạch", "tỷ lệ hộ dân được dùng nước sạch", "xã Hạ Khê"),
        ("Đến năm 2025, xã Kim Khê kết nạp ít nhất 24 đảng viên mới", "số đảng viên mới được kết nạp", "xã Kim Khê"),
        ("Đến năm 2025, thôn 3 có 95% hộ đạt danh hiệu gia đình văn hóa", "tỷ lệ hộ đạt danh hiệu gia đình văn hóa", "thôn 3"),
        ("Mỗi năm thành lập mới ít nhất 4 hợp tác xã", "số hợp tác xã được thành lập mới", ""),
        ("Mỗi năm giải quyết việc làm cho ít nhất 1.300 lao động", "số lao động được giải quyết việc làm", ""),
        ("Đến năm 2025, di dời ít nhất 180 hộ ra khỏi vùng nguy hiểm", "số hộ được di dời ra khỏi vùng nguy hiểm", ""),
        ("Đến năm 2020, cứng hóa ít nhất 180 km đường trong cả giai đoạn", "chiều dài đường cứng hóa trong cả giai đoạn", ""),
        ("Đến năm 2020, 10/19 xã, thị trấn đạt chuẩn nông thôn mới", "số xã, thị trấn đạt chuẩn nông thôn mới", ""),
        ("Đến năm 2020, 100% số xã, thị trấn có bộ phận một cửa", "tỷ lệ xã, thị trấn có bộ phận một cửa", "số xã, thị trấn"),
        ("Đến năm 2030, 100% số thôn có chi bộ sinh hoạt chuyên đề", "tỷ lệ thôn có chi bộ sinh hoạt chuyên đề", "số thôn"),
        ("Tỷ lệ che phủ rừng đạt 60%", "Tỷ lệ che phủ rừng", ""),
        ("Thu ngân sách đạt 105 tỷ đồng", "Thu ngân sách", ""),
    ],
)
def test_the_thing_is_named_apart_from_the_place(sentence: str, what: str, where: str) -> None:
    assert told(sentence) == (what, where)


@pytest.mark.parametrize(
    ("indicator", "scope"),
    [
        ("có trình độ sau đại học", "cấp huyện (cán bộ lãnh đạo quản lý)"), ("xã hội hóa giáo dục", ""), ("bản đồ số", ""),
        ("số thôn chưa có chi bộ riêng", ""), ("xã, thị trấn có điện", ""), ("", ""),
    ],
)  # fmt: skip
def test_what_no_rule_is_sure_of_stays_as_it_was_read(indicator: str, scope: str) -> None:
    assert measured(Statement("…", indicator=indicator, scope=scope, form=Form.QUALITY)) == (indicator, scope)
    if scope.startswith("cấp"):
        assert measured(Statement("…", indicator=indicator, scope=scope, measure="%")) == (indicator, scope)


WORDS = st.lists(st.sampled_from(["xã", "Hạ", "Khê", "trồng", "mới", "rừng", "tỷ lệ", "số", "hộ", "3", "được"]), max_size=8).map(" ".join)


@given(indicator=WORDS, scope=WORDS, measure=st.sampled_from(["", "%", "ha", "ha rừng", "hộ", "tỷ đồng", "lần", "nghìn lượt"]))
def test_nothing_that_was_told_is_lost(indicator: str, scope: str, measure: str) -> None:
    said = Statement("…", indicator=indicator, scope=scope, measure=measure, value=None)
    what, where = measured(said)
    kept = f"{what} {where}".split()
    assert all(word in kept for word in indicator.split() if word not in ("có", ",")), (what, where)
