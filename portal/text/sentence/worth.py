"""Owns which figures of prose are measured facts worth suggesting. Attendance, gifts, parts of a document and costs are not."""

from __future__ import annotations

import re

from portal.text.sentence.measures import is_known, is_money
from portal.text.sentence.nouns import COUNTED, FORMAL
from portal.text.sentence.words import TALLIED
from portal.text.statement import Comparator, Form, Statement

_VOTES = re.compile(
    r"biểu quyết|nhất trí|tán thành|phiếu|trúng cử|đại biểu|lãi suất|được hỗ trợ \d|hỗ trợ \d|giảm giá"
    r"|học phí|tín nhiệm|bầu (?:vào|bổ sung)|quyết tâm 100"
)
_MEETING = re.compile(
    r"gồm|tham dự|dự (?:hội|buổi|lễ|có)|(?:sự )?tham gia của|đại biểu|(?<!phiếu )bầu |trao (?:tặng|cho"
    r"|\d)|tặng|khen thưởng|giấy khen|bằng khen|ủng hộ|suất quà|phần quà|thăm hỏi|quy tụ|chia (?:làm|thành)"
    r"|hội thi|cuộc thi|thí sinh|vận động viên|tham luận|ý kiến phát biểu|cấu trúc|bố cục|kết cấu|mỗi suất"
    r"|trị giá|xử phạt|vi phạm hành chính|thành lập (?:ban|tổ|đoàn|hội đồng)|phát biểu|do đồng chí"
)
_JUDGED = re.compile(
    r"\s*(?:[^\W\d]+ ){0,5}?(?:đạt|được (?:công nhận|xếp loại|đánh giá|kết nạp|cấp|đào tạo|bồi dưỡng|giải quyết"
    r"|phê duyệt|luân chuyển|bổ nhiệm|quy hoạch|xây|sửa|hỗ trợ)|hoàn thành|thực hiện|không đạt|chưa đạt"
    r"|yếu kém|có (?:chiều hướng|trình độ|biểu hiện|việc làm|văn phòng|đủ|bằng|tổ chức)|thoát nghèo|qua đào tạo"
    r"|vượt|tốt nghiệp|không hoàn thành|xuất sắc|vi phạm|bị (?:xử lý|kỷ luật|thi hành)|nghỉ hưu|tinh giản"
    r"|xếp loại|là người|trong sạch|đảm bảo|đi vào hoạt động)\b"
)
_DONE = re.compile(
    r"(?:kết nạp|cử|giải quyết|giải quyết việc làm(?: mới)?(?: cho)?|đào tạo(?: nghề)?(?: cho)?|bồi dưỡng(?: cho)?"
    r"|tạo việc làm(?: mới)?(?: cho)?|xây dựng|xây mới|xây|thành lập|luân chuyển|điều động|bổ nhiệm|quy hoạch"
    r"|sắp xếp"
    r"|tinh giản|tinh gọn|phát triển|công nhận|hoàn thành|trồng|cấp|tập huấn(?: cho)?|tiếp nhận|xử lý|kiểm tra"
    r"|giám sát|kỷ luật|thi hành kỷ luật|xóa|hỗ trợ|nâng cấp|bê tông hóa|cứng hóa|làm|làm mới|thu hút|vận động"
    r"|huy động|giới thiệu"
    r"|tuyển dụng|thi tuyển|ra mắt|duy trì|mở|khám|tổ chức|củng cố|ban hành|cắt giảm|giảm|tăng|tăng thêm"
    r"|thực hiện|triển khai|có thêm|thêm|số hóa|đón|thu|giải ngân|sáp nhập|hòa giải|phát hiện|xuất khẩu"
    r"|sản xuất)"
    r"(?: mới| được| thành công| cho| thêm| và đưa vào sử dụng| tổng số| bình quân)*\s*$"
)
_SUM = re.compile(
    r"(?:tổng số|số lượng|tổng|số|sản lượng|diện tích|thu nhập|giá trị|doanh thu|dư nợ|thu ngân sách|tổng thu"
    r"|tổng chi|năng suất|tổng đàn|kim ngạch)\b[^;.]*$"
)
_COST = re.compile(
    r"kinh phí|nguồn vốn|vốn bố trí|tổng mức đầu tư|vốn (?:đầu tư )?(?:là|khoảng)|trị giá|ước tính thiệt hại"
    r"|thiệt hại|phạt|mức hỗ trợ|vay"
)
_PLACE = re.compile(r"\b(?:cách|dài|rộng|cao|sâu|nặng|bán kính|diện tích tự nhiên)\s*$")
_LED_BY = re.compile(r"\b(?:đạt|còn|là|được|chiếm|lên|xuống|tăng|giảm|:)\b|:")


def worth_proposing(statement: Statement, before: str, lead: str, after: str, *, wanted: bool = False) -> bool:
    """Return whether a figure is a target or result.

    `before`, `lead`, `after`: the lower-case words around it in its clause; `wanted`: the passage states targets.
    """
    whole = f"{before} {lead} {after}"
    if _VOTES.search(whole) or statement.value is None:
        return False
    if statement.form is not Form.VALUE:
        return statement.form is not Form.CHANGE or statement.measure == "%" or not _MEETING.search(whole)
    if statement.share is not None:
        return True
    if any(extra.form is not Form.VALUE for extra in statement.also):
        return not _MEETING.search(before)
    if statement.measure in ("%", "điểm %", "‰"):
        return True
    if statement.per and not statement.measure.endswith("ngày"):
        return not _MEETING.search(before)
    if _MEETING.search(f"{before} {lead}") or _is_formal(statement.measure) or not is_known(statement.measure):
        return False
    if is_money(statement.measure):
        return not _COST.search(before) and bool(_SUM.search(before) or _LED_BY.search(before[-2:] + lead) or "/" in statement.measure)
    return _count(statement, before, lead, after) or (wanted and _promised(statement))


def _promised(statement: Statement) -> bool:
    """Return whether it is a target: in a passage of targets "mỗi xã có ít nhất 01 mô hình" is one, "đến năm 2025 có 15 hợp tác xã" too."""
    if statement.measure in TALLIED:
        return False  # "đề ra 5 chỉ tiêu đến năm 2025" announces them
    dated = statement.by is not None and statement.by.source == "stated"
    return dated or statement.comparator in (Comparator.GE, Comparator.GT, Comparator.RANGE)


def _is_formal(measure: str) -> bool:
    return measure in FORMAL or bool({part.strip() for part in re.split(r",| và ", measure)} & FORMAL)


def _count(statement: Statement, before: str, lead: str, after: str) -> bool:
    if re.search(r"\b(?:của|tại|ở|thuộc|trong)\s*$", before):
        return False
    if statement.of is not None:
        return True
    if _PLACE.search(before):
        return False
    if _DONE.search(before) or _DONE.search(f"{before} {lead}"):
        return True
    counted = statement.measure in COUNTED or "," in statement.measure
    if not counted and _SUM.search(before):
        return True
    if _LED_BY.search(before[-2:] + lead) and (not counted or _SUM.search(before)):
        return True
    return counted and bool(_JUDGED.match(after))
