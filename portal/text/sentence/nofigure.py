"""Owns definite sentences without a figure: "không còn nhà tạm" is 0; "cơ bản hoàn thành …" is a state to be reached.

Wishes ("nâng cao chất lượng") and vague amounts ("hầu hết các xã") are rejected.
"""

from __future__ import annotations

import re

from portal.text.sentence.measures import canonical, noun_at
from portal.text.sentence.nouns import COUNTED
from portal.text.sentence.roles import lead_off, trim
from portal.text.sentence.surface import FILLER

_NONE = re.compile(
    r"(?<!\w)(?P<rough>(?:cơ bản|gần như|hầu như) )?(?:chưa (?=có)|không )"
    r"(?P<how>còn|có|để xảy ra|để phát sinh|để tồn tại|để tồn đọng|để|xảy ra|phát sinh)(?!\w)"
)
_WEAK = frozenset(
    """con|điểm|độ|công|bằng|bộ|kỳ|lần|ngày|giờ|phút|tuổi|ban|sở|loại|bậc|sao|ô|tin|bài|khối|khâu|bước|tổ|khu|vùng|nhóm|việc|nội dung|ý kiến
|chỉ số|điểm số|tiết|phòng|quỹ|cầu|bản|đoàn|ngành|cơ sở""".replace("\n", "").split("|")
)  # after a lone "không có" these begin other words, or name nothing countable
_HAPPENS = ("xảy ra", "phát sinh")
_CASE = re.compile(r" (?:tình trạng|hiện tượng)(?!\w)")
_OPENING = re.compile(
    r"(?:(?:cơ bản|căn bản) (?:hoàn thành|đạt|xóa|khắc phục|giải quyết|không còn)|hoàn thành|đạt chuẩn|đạt danh hiệu|được công nhận"
    r"|giữ vững|duy trì|giữ danh hiệu|giữ nguyên)(?!\w) \w"
)
_OUTCOME = re.compile(
    r"(?:đã |đã cơ bản |cơ bản |chưa |không )?(?:hoàn thành|đạt)(?: (?:mục tiêu|chỉ tiêu|kế hoạch|yêu cầu))?"
    r"(?: (?:đề ra|được giao|nghị quyết))?"
)
_ONE_BODY = re.compile(
    r"(?:huyện|xã|thị trấn|thị xã|thành phố|phường|tỉnh|đảng bộ|chi bộ|đảng ủy|chính quyền|ubnd|hđnd|mttq|mặt trận|trường|trạm|công an|ban"
    r"|hội|đoàn|liên đoàn|trung tâm)(?: [^\W\d]+){0,8}?"
    r" (?:được (?:công nhận|đánh giá|xếp loại)|đạt chuẩn|đạt danh hiệu|hoàn thành|về đích)(?!\w)"
)
_VAGUE = re.compile(r"(?<!\w)(?:nhiều|hầu hết|đa số|phần lớn|một số|vài|các|những|hàng trăm|hàng chục|hàng nghìn)(?!\w)")


def none_at_all(low: str, text: str) -> tuple[str, str, str] | None:
    """Return (measure, scope, indicator) of "không còn nhà tạm": what there shall be none of. None if nothing countable is named.

    `low` and `text` are the sentence with its times and names masked.
    """
    found = _NONE.search(low)
    if not found or found["rough"] or re.search(r"\d", low):
        return None
    noun = noun_at(low, found.end())
    if noun and noun[0] in COUNTED - _WEAK:
        measure = canonical(noun[0])
    elif found["how"].endswith(_HAPPENS) and re.match(r" [^\W\d]", low[found.end() :]):
        measure = "vụ"
    elif found["how"] == "còn" and _CASE.match(low, found.end()):
        measure = "trường hợp"
    else:
        return None
    return measure, lead_off(text[: found.start()]), trim(text[found.end() :])


def is_state(low: str, *, is_result: bool) -> bool:
    """Return whether the words name a state that is reached or not, by one body or in one matter.

    `is_result`: it is a result, for which "đã hoàn thành" suffices.
    """
    words = lead_off(low.replace(FILLER, " ")).strip(" ,:")
    found = _ONE_BODY.match(words)
    if is_result and _OUTCOME.fullmatch(words):
        return True
    return bool(_OPENING.match(words)) or (found is not None and not _VAGUE.search(found.group()))
