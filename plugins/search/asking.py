"""Owns the words of a question: which ask for a fact of a record, and which say nothing of what is looked for.

Refuses to answer: the client does, with the facts of a result (theme/js/search/names.mjs).
"""

from __future__ import annotations

from functools import cache

from plugins.search.words import form, plain

ASKED = {
    "phone": "số điện thoại|sđt|điện thoại|đường dây nóng|hotline|số máy|gọi số nào|liên hệ|liên lạc",
    "address": "địa chỉ|nằm ở đâu|ở chỗ nào|ở đâu|trụ sở|chỗ nào",
    "email": "thư điện tử|email|e-mail|gmail|hòm thư|hộp thư",
    "hours": "giờ làm việc|thời gian làm việc|giờ mở cửa|mấy giờ mở cửa|mấy giờ làm việc|lịch làm việc|giờ hành chính|có làm việc không",
    "site": "trang web|website|trang thông tin điện tử|trang thông tin|cổng thông tin",
    "who": "là ai|ai là|là người nào|do ai|tên gì|ai làm",
    "when": "bao giờ hết hạn|khi nào hết hạn|hạn đến ngày nào|khi nào|bao giờ|ngày nào|hôm nào|mấy giờ|lúc nào|đến khi nào|đến bao giờ",
    "much": "bao nhiêu|là mấy|mấy phần trăm|đạt mức nào",
}
IDLE = (
    "cho tôi hỏi|cho em hỏi|cho hỏi|xin hỏi|bà con muốn hỏi|tôi muốn hỏi|tôi muốn|tôi cần|làm thế nào|làm sao"
    "|như thế nào|là gì|là xã nào|hiện nay|bây giờ"
    "|mới nhất|vậy ạ|ạ|… vậy|… thế|… rồi|của tôi|của em|của mình|cho con|cho cháu"
    "|có … không|có … chưa|có … gì|có … nào|những gì|cần giấy tờ gì"
    "|cần làm giấy tờ gì"
)
# When what is asked for is to be: the words are not looked for, what holds or is to come goes far ahead.
SOON = "hôm nay|ngày mai|ngày kia|tuần này|tuần sau|tuần tới|tháng này|sắp tới|sắp diễn ra|tới đây|sắp có"
AHEAD = "lịch|khi nào|bao giờ|mấy giờ|hôm nào|ngày nào|đang"  # looked for if no question, and yet of what holds
FILL = (
    "lãnh đạo|ban lãnh đạo|nay là xã nào|giờ là xã nào|giờ thuộc xã nào|nay là|nay thuộc|thuộc xã nào|cũ|trước đây|thứ bảy|thứ 7"
    "|chủ nhật|cuối tuần|mở"
    "|cho tôi hỏi|cho em hỏi|cho hỏi|xin hỏi|tôi muốn hỏi|tôi muốn|em muốn|muốn|tôi cần|cần tìm|tìm|xem|thông tin về|"
    "thông tin|của|tại|hiện nay|hiện tại|bây giờ|mới nhất|thủ tục|làm thủ tục|hướng dẫn|cách làm|cách|làm thế nào|"
    "làm sao|như thế nào|thế nào|làm như thế nào|cần những gì|cần giấy tờ gì|cần làm giấy tờ gì|cần gì|gồm những gì|"
    "hồ sơ|làm hồ sơ|nộp hồ sơ|"
    "xin cấp|xin|làm|đi làm|làm lại|cấp lại|cấp mới|cấp|đổi|trực tuyến|online|qua mạng|ở|số|là gì|gì|không|ạ|với|"
    "sáp nhập|sáp nhập vào đâu|nhập vào đâu|gặp|cần gặp|"
    "đồng chí|ông|bà|anh|chị|trang|mục|bị mất|bị hỏng|nộp|gồm những xã nào|những xã nào nhập lại|nhập lại|"
    + SOON
)


@cache
def asks() -> dict[str, str]:
    """{code: "phrase|phrase"} as forms; "fill" say nothing in a name, "idle" nothing at all, "soon" and "ahead" ask for what is to be."""
    told = {**ASKED, "fill": FILL, "idle": f"{IDLE}|{SOON}", "soon": SOON, "ahead": AHEAD}
    return {code: _forms(phrases) for code, phrases in told.items()}


def _forms(phrases: str) -> str:
    found = {" ".join(form(word) for word in plain(phrase).replace("-", " ").split()) for phrase in phrases.split("|")}
    return "|".join(sorted(found))
