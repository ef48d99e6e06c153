"""Sentences that say several things: each part is read, or the whole is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from portal.text.numbers import format_number
from portal.text.sentence import read_parts

DAY = date(2022, 3, 15)


def told(text: str, role: str) -> list[str]:
    """Each part as "letter<whole| figure measure | scope | indicator"."""
    lines = []
    for part in read_parts(text, role=role, reference=DAY):
        said = part.reading.statement
        if said is None:
            return [part.reading.fault]
        number = format_number(said.value if said.value is not None else Decimal(-1))
        whole = f"<{part.within}" if part.within >= 0 else ""
        lines.append(" | ".join(filter(None, (f"{part.letter}{whole} {number} {said.measure}".strip(), said.scope, said.indicator))))
    return lines


SEVERAL = {
    "Tỷ lệ che phủ rừng đến 2025: 80 %; 2030: 100 %": ["a 80 % | Tỷ lệ che phủ rừng", "b 100 % | Tỷ lệ che phủ rừng"],
    "Tỷ lệ hộ nghèo: 2023: 5%, 2024: 4%, 2025: 3%": ["a 5 % | Tỷ lệ hộ nghèo", "b 4 % | Tỷ lệ hộ nghèo", "c 3 % | Tỷ lệ hộ nghèo"],
    "Trồng rừng mới 350 ha; tỷ lệ che phủ 62,3 %": ["a 350 ha | Trồng rừng mới", "b 62,3 % | tỷ lệ che phủ"],
    "Trồng rừng mới 350 ha, tỷ lệ che phủ rừng đạt 62,3%": ["a 350 ha | Trồng rừng mới", "b 62,3 % | tỷ lệ che phủ rừng"],
    "Trồng rừng mới 350 ha và tỷ lệ che phủ rừng đạt 62,3%": ["a 350 ha | Trồng rừng mới", "b 62,3 % | tỷ lệ che phủ rừng"],
    "Trồng rừng mới đạt 350 ha. Tỷ lệ che phủ rừng đạt 62,3%": ["a 350 ha | Trồng rừng mới", "b 62,3 % | Tỷ lệ che phủ rừng"],
    "100 % thôn, 95 % hộ": ["a 100 % | thôn", "b 95 % | hộ"],
    "100% thôn, 95% hộ được dùng điện lưới": ["a 100 % | thôn | được dùng điện lưới", "b 95 % | hộ | được dùng điện lưới"],
    "100% xã có điện, 80% hộ có nước sạch": ["a 100 % | xã | có điện", "b 80 % | hộ | có nước sạch"],
    "1.250 ha; 58 tạ/ha; 7.250 tấn": ["a 1.250 ha", "b 58 tạ/ha", "c 7.250 tấn"],
    "Cây lúa: 1.250 ha; 58 tạ/ha; 7.250 tấn": ["a 1.250 ha | Cây lúa", "b 58 tạ/ha | Cây lúa", "c 7.250 tấn | Cây lúa"],
    "Lúa: diện tích 1.250 ha, năng suất 58 tạ/ha, sản lượng 7.250 tấn": [
        "a 1.250 ha | Lúa: diện tích", "b 58 tạ/ha | Lúa: năng suất", "c 7.250 tấn | Lúa: sản lượng",
    ],
    "Đến năm 2025, 70% lao động qua đào tạo, trong đó 35% có bằng cấp, chứng chỉ": [
        "70 % | lao động | qua đào tạo", "a<0 35 % | lao động | có bằng cấp, chứng chỉ",
    ],
    "Tổng đàn gia súc 12.500 con (trâu 3.200, bò 9.300)": [
        "12.500 con | Tổng đàn gia súc", "a<0 3.200 con | trâu", "b<0 9.300 con | bò",
    ],
    "Tổng đàn gia súc 12.500 con, trong đó trâu 3.200 con, bò 9.300 con": [
        "12.500 con | Tổng đàn gia súc", "a<0 3.200 con | trâu", "b<0 9.300 con | bò",
    ],
    "Đàn trâu 3.200 con, đàn bò 9.300 con": ["a 3.200 con | Đàn trâu", "b 9.300 con | đàn bò"],
    "Nước sạch: 55%, nước hợp vệ sinh: 97%": ["a 55 % | Nước sạch", "b 97 % | nước hợp vệ sinh"],
    "Lúa: 1.250 ha; ngô: đạt 500 ha": ["a 1.250 ha | Lúa", "b 500 ha | ngô"],
    "Thu gom rác: đô thị: 95%, nông thôn: 75%": ["a 95 % | Thu gom rác: đô thị", "b 75 % | Thu gom rác: nông thôn"],
    "Công nhận mới 05 sản phẩm OCOP, trong đó 02 sản phẩm 4 sao": [
        "5 sản phẩm OCOP | Công nhận mới sản phẩm OCOP", "a<0 2 sản phẩm | 4 sao",
    ],
    "Sản lượng chè búp tươi 15.600 tấn; giá trị 1ha đất trồng trọt 110 triệu đồng": [
        "a 15.600 tấn | Sản lượng chè búp tươi", "b 110 triệu đồng/ha | giá trị 1ha đất trồng trọt",
    ],
    "Thu hút 02 dự án, tổng vốn 150 tỷ": ["a 2 dự án | Thu hút dự án", "b 150 tỷ đồng | tổng vốn"],
    "Trồng 100 ha quế và 50 ha hồi": ["a 100 ha | Trồng quế", "b 50 ha | Trồng hồi"],
    "5 xã và 2 thị trấn đạt chuẩn": ["a 5 xã | đạt chuẩn", "b 2 thị trấn | đạt chuẩn"],
    "90 % TCCS đảng hoàn thành tốt nhiệm vụ trở lên, không có TCCS yếu kém": [
        "a 90 % | TCCS đảng | hoàn thành tốt nhiệm vụ trở lên", "b 0 TCCS | TCCS yếu kém",
    ],
    "Trong kỳ kết nạp 45 đảng viên, trong đó nữ 20 đồng chí, dân tộc thiểu số 12 đồng chí": [
        "45 đảng viên | Trong kỳ kết nạp đảng viên", "a<0 20 đồng chí | nữ đồng chí", "b<0 12 đồng chí | dân tộc thiểu số đồng chí",
    ],
    "Trồng được 350 ha rừng; trong đó: rừng phòng hộ 50 ha, rừng sản xuất 300 ha": [
        "350 ha rừng | Trồng", "a<0 50 ha | rừng phòng hộ", "b<0 300 ha | rừng sản xuất",
    ],
    "Thu hút 15 dự án (8 dự án công nghiệp, 7 dự án du lịch)": [
        "15 dự án | Thu hút dự án", "a<0 8 dự án | công nghiệp", "b<0 7 dự án | du lịch",
    ],
    "Tỷ lệ hộ nghèo năm 2022 còn 8%, năm 2023 còn 6,5%, năm 2024 còn 5%": [
        "a 8 % | Tỷ lệ hộ nghèo", "b 6,5 % | Tỷ lệ hộ nghèo", "c 5 % | Tỷ lệ hộ nghèo",
    ],
    "Tỷ lệ đô thị hóa đạt 35% đến năm 2025 và 45% đến năm 2030": ["a 35 % | Tỷ lệ đô thị hóa", "b 45 % | Tỷ lệ đô thị hóa"],
    "Đến 2025 đạt 80%, đến 2030 đạt 95% hộ dân dùng nước sạch": ["a 80 % | hộ dân | dùng nước sạch", "b 95 % | hộ dân | dùng nước sạch"],
    "Có 85% cán bộ xã có trình độ đại học, 100% đạt chuẩn": ["a 85 % | cán bộ xã | có trình độ đại học", "b 100 % | cán bộ xã | đạt chuẩn"],
    "Giảm 3 đầu mối, 12 biên chế": ["a 3 đầu mối | đầu mối", "b 12 biên chế | biên chế"],
    "100% cán bộ và công chức xã được tập huấn, 80% thôn có tổ công nghệ số": [
        "a 100 % | cán bộ và công chức xã | được tập huấn", "b 80 % | thôn | có tổ công nghệ số",
    ],
    "Trên 95% dân số tham gia BHYT; 35% lao động tham gia BHXH, trong đó BHXH tự nguyện 5%": [
        "a 95 % | dân số | tham gia BHYT", "b 35 % | lao động | tham gia BHXH", "c<1 5 % | lao động | BHXH tự nguyện",
    ],
    "Năm 2018 có 14/16 chỉ tiêu đạt và vượt, 2 chỉ tiêu chưa đạt": ["a 14 chỉ tiêu | đạt và vượt", "b 2 chỉ tiêu | chưa đạt"],
    "Không còn hộ nghèo, giảm 50% số hộ cận nghèo": ["a 0 hộ nghèo | hộ nghèo", "b 50 % | số hộ cận nghèo"],
    "Đến năm 2023 không còn nhà tạm, xóa 320 căn nhà": ["a 0 nhà | nhà tạm", "b 320 căn nhà | xóa căn nhà"],
    "Đảm bảo 8 bác sỹ/1 vạn dân, 25 giường bệnh/1 vạn dân": ["a 8 bác sĩ/vạn dân", "b 25 giường bệnh/vạn dân"],
    "Cơ cấu kinh tế: Nông nghiệp: 35,5%; công nghiệp - xây dựng: 30,2%; dịch vụ: 34,3%": [
        "a 35,5 % | Cơ cấu kinh tế: Nông nghiệp", "b 30,2 % | Cơ cấu kinh tế: công nghiệp - xây dựng", "c 34,3 % | Cơ cấu kinh tế: dịch vụ",
    ],
    "Tỷ lệ lao động qua đào tạo 70%, có bằng cấp, chứng chỉ 35%": [
        "a 70 % | Tỷ lệ lao động qua đào tạo", "b 35 % | có bằng cấp, chứng chỉ",
    ],
    "Trồng mới 1.500 ha rừng (bình quân 300 ha/năm)": ["a 1.500 ha rừng | Trồng mới", "b 300 ha | Trồng mới"],
    "Thu ngân sách tăng bình quân 10 - 12%/năm; đến năm 2025 đạt 65 tỷ đồng": ["a 10 % | Thu ngân sách", "b 65 tỷ đồng | Thu ngân sách"],
    "Năm 2018 có 12 xã, năm 2019 có 15 xã": ["a 12 xã", "b 15 xã"],
    "Trong 20 chỉ tiêu, có 17 chỉ tiêu đạt, 3 chỉ tiêu không đạt": ["a 17 chỉ tiêu | chỉ tiêu đạt", "b 3 chỉ tiêu | không đạt"],
    "Tổng số 250 đồng chí, trong đó nữ 50 đồng chí": ["250 đồng chí | Tổng số đồng chí", "a<0 50 đồng chí | nữ đồng chí"],
    "5 lớp cho 300 học viên": ["a 5 lớp | lớp", "b 300 học viên | lớp cho học viên"],
    "Mở 5 lớp đào tạo nghề cho 300 lao động nông thôn": [
        "a 5 lớp đào tạo | Mở lớp đào tạo nghề", "b 300 lao động | Mở lớp đào tạo nghề cho lao động nông thôn",
    ],
    "Hỗ trợ 12 con bò giống cho 6 hộ": ["a 12 con | Hỗ trợ con bò giống", "b 6 hộ | Hỗ trợ con bò giống cho hộ"],
    "Tổ chức 12 buổi tuyên truyền với 1.500 lượt người tham gia": [
        "a 12 buổi | Tổ chức buổi tuyên truyền", "b 1.500 lượt người | Tổ chức buổi tuyên truyền với lượt người tham gia",
    ],
    "Xây mới 3,5 km đường bê tông trị giá 4,2 tỷ đồng": [
        "a 3,5 km đường | Xây mới bê tông", "b 4,2 tỷ đồng | Xây mới bê tông trị giá",
    ],
    "Hỗ trợ xóa 120 nhà tạm với tổng kinh phí 6 tỷ đồng": [
        "a 120 nhà | Hỗ trợ xóa nhà tạm", "b 6 tỷ đồng | Hỗ trợ xóa nhà tạm với tổng kinh phí",
    ],
    "Cấp 1.250 giấy chứng nhận quyền sử dụng đất với diện tích 320 ha": [
        "a 1.250 giấy chứng nhận | Cấp giấy chứng nhận quyền sử dụng đất",
        "b 320 ha | Cấp giấy chứng nhận quyền sử dụng đất với diện tích",
    ],
    "Công nhận thêm 2 xã đạt chuẩn nông thôn mới, nâng tổng số lên 9/14 xã": [
        "a 2 xã | Công nhận xã đạt chuẩn nông thôn mới", "b 9 xã | tổng số xã đạt chuẩn nông thôn mới",
    ],
    "công nhận 2 xã, nâng tổng số lên 9/14": ["a 2 xã | công nhận xã", "b 9 xã | tổng số xã"],
    "Kết nạp 30 đảng viên, nâng tổng số lên 500": ["a 30 đảng viên | Kết nạp đảng viên", "b 500 đảng viên | tổng số đảng viên"],
    "Thành lập mới 3 hợp tác xã, nâng tổng số hợp tác xã lên 25": [
        "a 3 hợp tác xã | Thành lập mới hợp tác xã", "b 25 hợp tác xã | nâng tổng số hợp tác xã",
    ],
    "Tiếp nhận 1.200 hồ sơ, giải quyết 1.180 hồ sơ, đạt 98,3%": ["a 1.200 hồ sơ | Tiếp nhận hồ sơ", "b 1.180 hồ sơ | giải quyết hồ sơ"],
    "Nâng tổng số xã đạt chuẩn lên 9/14": ["9 xã | Nâng tổng số xã đạt chuẩn"],
    "Số hộ nghèo còn 45": ["45 hộ nghèo | Số hộ nghèo"],
    "Tổng số đảng viên: 5.120": ["5.120 đảng viên | Tổng số đảng viên"],
}  # fmt: skip


@pytest.mark.parametrize("text", SEVERAL)
def test_each_part_of_a_sentence_is_read(text: str) -> None:
    assert told(text, "result" if text[:3] in ("Năm", "Tro") else "target") == SEVERAL[text]


REFUSED = {
    "Phát triển 20 mô hình kinh tế, thu nhập trên 200 triệu đồng/năm": "Hai con số",  # the second says which models
    "Không có gì vướng mắc, hoàn thành 95% khối lượng": "Câu có hai ý",
    "Hỗ trợ 120 hộ với kinh phí 6 tỷ đồng, đạt 80% kế hoạch": "Hai con số",  # of the households or of the money
    "Thành lập mới 3 hợp tác xã, nâng tổng số lên 2 hợp tác xã": "Hai con số",  # fewer in all than came
    "Tặng 200 suất quà, mỗi suất 500.000 đồng": "Hai con số",
    "Bê tông hóa 12 km đường thôn, lũy kế 85 km, đạt 70%": "Hai con số",
    "3/14 xã với 200 hộ": "Hai con số",
    "Hỗ trợ 3 sào cho 1 hộ": "Hai con số",
    "Mở 5 lớp cho 300 học viên và nhiều lớp khác": "Hai con số",
    "Xã A và xã B đạt tương ứng 44% và 28%": "Hai con số",
    "Tổng đàn 12.500 con (trâu 3.200, bò 10.300)": "Hai con số",  # more than the whole
    "Thu ngân sách 16,6 tỷ đồng (15.600.000.000 đ)": "Hai số tiền không bằng nhau",
    "100% xã có điện, nhiều hộ trong 200 thôn có nước": "Hai con số",
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_sentence_with_a_part_that_cannot_be_told_is_refused_whole(text: str) -> None:
    (fault,) = told(text, "target")
    assert REFUSED[text] in fault


def test_the_same_amount_in_brackets_is_said_once() -> None:
    for text in ("Thu ngân sách 16,6 tỷ đồng (16.600.000.000 đ)", "Thu ngân sách 16,6 tỷ đồng (tức 16.600 triệu đồng)"):
        assert told(text, "target") == ["16,6 tỷ đồng | Thu ngân sách"]


def test_the_deadline_of_the_first_part_holds_for_all() -> None:
    parts = read_parts("Đến năm 2025, 100% thôn có nhà văn hóa; 95% hộ có nước sạch; đến năm 2023, 80% xã có chợ", role="target")
    due = [(s.by.day.year, s.by.source) for part in parts if (s := part.reading.statement) and s.by]
    assert due == [(2025, "stated"), (2025, "stated"), (2023, "stated")]


def test_a_compound_word_before_a_figure_stays_whole() -> None:
    said = {text: read_parts(text, role="target")[0].reading.statement for text in WHOLE}
    assert {text: one and one.indicator for text, one in said.items()} == WHOLE


WHOLE = {
    "Tỷ lệ tổ chức đảng hoàn thành tốt nhiệm vụ trở lên đạt 90%": "Tỷ lệ tổ chức đảng hoàn thành tốt nhiệm vụ trở lên",
    "Tỷ lệ trẻ em tiêm chủng đầy đủ: Từ 95% trở lên": "Tỷ lệ trẻ em tiêm chủng đầy đủ",
}


TIMES = [("Mỗi năm", "target"), ("Mỗi năm", "result"), ("Đến năm 2025,", "target"), ("Năm 2021,", "result"), ("Đến nay,", "result")]


@pytest.mark.parametrize(("time", "role"), TIMES)
def test_both_figures_of_a_pair_are_of_one_time(time: str, role: str) -> None:
    one, other = (part.reading.statement for part in read_parts(f"{time} mở 5 lớp cho 300 học viên", role=role, reference=DAY))
    assert one and other
    assert (one.by, one.per, one.period, one.as_of) == (other.by, other.per, other.period, other.as_of)


BARE = ["Tỷ lệ số hộ nghèo: 12", "Chỉ số hài lòng của người dân: 85", "Mật độ dân số xã: 120", "Số xã đạt chuẩn: 9,5"]


@pytest.mark.parametrize("text", BARE)
def test_a_figure_without_a_measure_takes_none_from_other_words(text: str) -> None:
    (fault,) = told(text, "result")
    assert fault.startswith("Không rõ số")


@pytest.mark.parametrize("text", ["Tỷ lệ hộ nghèo 2025: 5%", "Tỷ lệ hộ nghèo: 2025: 5%", "2025: 5% hộ nghèo", "Tỷ lệ hộ nghèo (2025: 5%)"])
def test_a_year_before_a_colon_is_a_time(text: str) -> None:
    (part,) = read_parts(text, role="target", reference=DAY)
    said = part.reading.statement
    assert said and said.by and (said.value, said.by.day, said.period and said.period.text) == (5, date(2025, 12, 31), "năm 2025")


@pytest.mark.parametrize("text", ["Xây 2.025: 5 nhà", "Số 2025:5", "Mã 12025: 5%"])
def test_another_number_before_a_colon_is_none(text: str) -> None:
    said = read_parts(text, role="target", reference=DAY)[0].reading.statement
    assert said is None or said.period is None


def test_a_year_in_a_message_has_no_dot() -> None:
    (fault,) = told("80 % (2025), 100 % (2030)", "target")
    assert "80 %; 2025; 100 %; 2030" in fault


@pytest.mark.parametrize(
    ("wide", "plain"),
    [("Tỷ lệ hộ nghèo ５％", "Tỷ lệ hộ nghèo 5%"), ("Giảm ２～３ điểm ％", "Giảm 2-3 điểm %"), ("Giảm 2~3%", "Giảm 2-3%")],
)
def test_signs_of_other_keyboards_mean_the_same(wide: str, plain: str) -> None:
    assert told(wide, "target") == told(plain, "target")
    assert told("~ 5% hộ", "target") == ["5 % | hộ"]


@pytest.mark.parametrize("text", ["Thời gian giải quyết không quá 3 ngày", "Thời gian giải quyết 3 ngày", "Thời gian giải quyết: 3 ngày"])
def test_a_length_of_time_adds_no_noun(text: str) -> None:
    assert told(text, "target") == ["3 ngày | Thời gian giải quyết"]
