"""The thirteen targets and ten results of the five real articles, as staff write them in front matter, line by line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from portal.text.sentence import read_statement
from portal.text.statement import Comparator, Form, Statement

Fact = tuple[str, str, str, str, int | None, str]  # value, comparator, measure, scope, deadline, its source


def read_lines(lines: list[str], *, role: str, period: tuple[int, int] | None = None, day: date | None = None) -> list[Statement]:
    """The statements of a list, each line read below the ones above it."""
    statements: list[Statement] = []
    for line in lines:
        reading = read_statement(line, role=role, before=statements, plan_period=period, reference=day)
        assert reading.statement is not None, (line, reading.fault)
        statements.append(reading.statement)
    return statements


def fact(s: Statement) -> Fact:
    by = s.by
    return str(s.value), s.comparator.value, s.measure, s.scope, by.day.year if by else None, by.source if by else ""


REFORM = [
    "(1) Đến năm 2018, 100% các tổ chức cơ sở Đảng, chính quyền, đoàn thể trao đổi thông tin, văn bản qua hệ thống thông tin điện tử",
    "(2) Đến năm 2020, có 100% số xã, thị trấn có văn phòng làm việc của bộ phận tiếp nhận và trả kết quả",
]
CADRES = [
    "(1) Phấn đấu đến năm 2020, cấp huyện 15% có trình độ sau đại học",
    "(2) 65% có trình độ cao cấp, cử nhân về lý luận chính trị",
    "(3) Luân chuyển từ 4 đến 6 lãnh đạo là cấp trưởng tại huyện về làm lãnh đạo quản lý tại cấp xã",
]
DRAFT = [
    "(1) Phấn đấu đến năm 2025, 100% cấp ủy cấp huyện và cấp cơ sở được bồi dưỡng kiến thức về công tác xây dựng Đảng",
    "(2) 100% cán bộ, công chức, viên chức được đánh giá hoàn thành nhiệm vụ",
    "(3) trong đó có ít nhất 80% hoàn thành tốt nhiệm vụ trở lên",
    "(4) mỗi năm toàn tỉnh kết nạp được 1.000 đảng viên",
    "(5) phấn đấu đến năm 2025, 100% cán bộ, công chức cấp tỉnh, cấp huyện có trình độ chuyên môn đại học trở lên",
    "(6) 10% trình độ trên đại học",
    "(7) 100% cán bộ, công chức cấp xã có trình độ chuyên môn từ trung cấp trở lên",
    "(8) trong đó có 80% có trình độ chuyên môn đại học trở lên",
]


def test_the_two_targets_of_the_reform_plan_have_their_own_deadlines() -> None:
    assert [fact(s) for s in read_lines(REFORM, role="target", period=(2016, 2020), day=date(2016, 11, 28))] == [
        ("100", "eq", "%", "các tổ chức cơ sở Đảng, chính quyền, đoàn thể", 2018, "stated"),
        ("100", "eq", "%", "số xã, thị trấn", 2020, "stated"),
    ]


def test_a_line_inherits_scope_and_deadline_and_a_new_sentence_takes_the_plans() -> None:
    statements = read_lines(CADRES, role="target", period=(2016, 2020), day=date(2016, 11, 28))
    assert [fact(s) for s in statements] == [
        ("15", "eq", "%", "cấp huyện", 2020, "stated"),
        ("65", "eq", "%", "cấp huyện", 2020, "inherited"),
        ("4", "range", "lãnh đạo", "", 2020, "plan"),
    ]
    assert statements[2].value_max == Decimal(6)
    assert statements[1].indicator == "có trình độ cao cấp, cử nhân về lý luận chính trị"
    assert read_lines(CADRES, role="target")[2].by is None


def test_the_eight_targets_of_the_draft_resolution_are_understood() -> None:
    statements = read_lines(DRAFT, role="target", period=(2021, 2025), day=date(2021, 7, 9))
    assert [fact(s) for s in statements] == [
        ("100", "eq", "%", "cấp ủy cấp huyện và cấp cơ sở", 2025, "stated"),
        ("100", "eq", "%", "cán bộ, công chức, viên chức", 2025, "inherited"),
        ("80", "ge", "%", "cán bộ, công chức, viên chức", 2025, "inherited"),
        ("1000", "eq", "đảng viên", "toàn tỉnh", 2025, "inherited"),
        ("100", "eq", "%", "cán bộ, công chức cấp tỉnh, cấp huyện", 2025, "stated"),
        ("10", "eq", "%", "cán bộ, công chức cấp tỉnh, cấp huyện", 2025, "inherited"),
        ("100", "eq", "%", "cán bộ, công chức cấp xã", 2025, "inherited"),
        ("80", "eq", "%", "cán bộ, công chức cấp xã", 2025, "inherited"),
    ]
    assert [s.part_of for s in statements] == ["", "", "2", "", "", "", "", "7"]
    assert statements[3].per == "năm" and statements[3].indicator == "kết nạp đảng viên"
    assert [s.number for s in statements] == list("12345678")


def test_the_nine_results_of_the_grassroots_article_are_understood() -> None:
    lines = [
        "Năm 2013, đánh giá, xếp loại chính quyền cơ sở: 5 xã thực hiện tốt",
        "Năm 2013, 7 xã, thị trấn hoàn thành khá tốt",
        "Chương trình đối thoại với nhân dân trên sóng truyền thanh của huyện: 2 kỳ/tháng",
        "Cán bộ, công chức cấp xã tiếp xúc, đối thoại với nhân dân tại xã Phú Thọ mỗi tháng 2 lần",
        "Tổng số cán bộ chính quyền, công chức cấp xã trong huyện là 169 người",
        "gần 86,5% cán bộ, công chức cấp xã có trình độ chuyên môn từ trung cấp trở lên",
        "hơn 59% cán bộ, công chức cấp xã có trình độ lý luận chính trị từ sơ cấp trở lên",
        "(8) Cán bộ, đảng viên có biểu hiện suy thoái, yếu kém: 63 đồng chí",
        "(9) trong đó trên 30 đồng chí có chiều hướng khắc phục tốt",
    ]
    statements = read_lines(lines, role="result", day=date(2014, 6, 23))
    assert [fact(s)[:3] for s in statements] == [
        ("5", "eq", "xã"), ("7", "eq", "xã, thị trấn"), ("2", "eq", "kỳ"), ("2", "eq", "lần"), ("169", "eq", "người"),
        ("86.5", "approx_below", "%"), ("59", "gt", "%"), ("63", "eq", "đồng chí"), ("30", "gt", "đồng chí"),
    ]  # fmt: skip
    assert [s.per for s in statements] == ["", "", "tháng", "tháng", "", "", "", "", ""]
    assert [s.period.start if s.period else None for s in statements][:2] == [date(2013, 1, 1), date(2013, 1, 1)]
    assert statements[8].part_of == "8" and not any(s.by for s in statements)


def test_the_tally_of_the_resolution_keeps_its_total() -> None:
    (tally,) = read_lines(["trong 16 mục tiêu của Nghị quyết, còn 10 mục tiêu không đạt"], role="result", day=date(2021, 7, 9))
    assert (tally.form, tally.comparator, tally.value, tally.of, tally.measure) == (
        Form.TALLY,
        Comparator.EQ,
        Decimal(10),
        Decimal(16),
        "mục tiêu",
    )
