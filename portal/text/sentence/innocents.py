"""Owns the numbers that measure nothing: document numbers, ordinals, ages, durations, slogans, phones. Refuses to judge amounts."""

from __future__ import annotations

import re

from portal.text.sentence.measures import measure_at, noun_at
from portal.text.sentence.surface import mask

_DOCUMENTS = (
    r"nghị quyết|chỉ thị|quyết định|kết luận|kế hoạch|chương trình|đề án|quy định|hướng dẫn|thông tư|nghị định|luật|bộ luật|thông báo"
    r"|công văn|dự án|quy chế|pháp lệnh|báo cáo|tờ trình|công điện|hiến pháp|thông tri|cuộc vận động|phong trào|chuyên đề"
)
_ORDINALS = (
    r"lần thứ|thứ|lần|đợt|khóa|kỳ|phiên|chương|điều|khoản|mục|bước|vòng|lớp|khối|cấp độ|cấp|mức độ|mức|loại|hạng|bậc|tuyến|khu vực"
    r"|giai đoạn|phường|quận|tổ dân phố|tổ|thôn|ấp|khu phố|khu|xóm|bản|đội|quốc lộ|tỉnh lộ|đường tỉnh|đường|ql|tl|đt|km|mũi|tiêu chí|nhóm|trang|tập"
    r"|lô|gói thầu|cụm|vùng|phần|ngành|tờ bản đồ|thửa|quyển|hợp phần|tiểu dự án|nội dung|chi bộ|khóm|tốp|top|ca"
)
_ALWAYS = re.compile(
    r"(?P<địa_chỉ>[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+|\S+\.(?:vn|com)\b\S*)"
    rf"|(?P<số_văn_bản>(?:(?:{_DOCUMENTS})[^,;.\d]{{0,30}} )?(?:số:? ?)?\d+[a-zđ]?(?:/(?:19|20)\d\d)?[-/][a-zđ]{{1,8}}\d{{0,2}}[-/][a-zđ0-9]+(?:[-/][a-zđ0-9]+)*(?:,? ngày \d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}})?)"
    r"|(?P<điện_thoại>\+?\b(?:84|0)\d{1,3}[ .]\d{1,4}(?:[ .]\d{2,4})+|\b0\d{8,10}\b|\b1[89]00[ .]?\d{4}\b)"
    r"|(?P<khẩu_hiệu>\b(?:covid|sars-cov)-?\d+|\biso ?\d+(?:[:-]\d+)*|\b[3-5]g\b|\b5s\b|24 ?/ ?(?:24|7)h?(?: giờ)?|\b\d{1,2} (?:sạch|không|nhất|tại chỗ|cùng|trong 1|bám|biết|rõ|tự)\b(?! (?:có|đạt)))"
    r"|(?P<giờ>\b\d{1,2}(?:h\d{0,2}| giờ(?: \d{1,2} phút)?(?= ngày|,| sáng| chiều|$))|\b\d{1,2}:\d{2}(?::\d{2})?\b)"
    r"|(?P<tuổi>(?:(?:từ|trên|dưới|đủ|khoảng|hơn|gần) )*\d+(?: ?(?:-|đến|tới) ?(?:dưới )?\d+)? (?:tháng tuổi|năm tuổi đảng|tuổi đảng|tuổi quân|năm tuổi|tuổi)(?: trở lên| trở xuống)?)"
    r"|(?P<thứ_hạng>\b(?:xếp|đứng|vị trí|thứ hạng|hạng|thứ)(?: thứ| hạng| vị trí)* \d+(?: ?/ ?\d+| trên \d+| trong \d+)(?: [^\W\d]+)?)"
    r"|(?P<giá>giá (?:so sánh|cố định|gốc)(?: năm)? (?:19|20)\d\d)"
    r"|(?P<học_kỳ>\b\d buổi ?/ ?ngày)"
    r"|(?P<ngày>\b\d{1,2}(?:, \d{1,2})* (?:và|-) \d{1,2}/\d{1,2}(?:/\d{4})?|(?:sáng|trưa|chiều|tối)(?: ngày)? \d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?(?![\d/]))"
    r"|(?P<huy_hiệu>(?:huy hiệu|kỷ niệm|nhân dịp) (?:lần thứ )?\d+(?: ?(?:,|và|-) ?\d+)* năm)"
    r"|(?P<luật>(?:bộ luật|luật|hiến pháp|pháp lệnh)(?: [^\W\d]+){0,7} (?:năm )?(?:19|20)\d\d\b)"
    r"|(?P<đồng_thời>(?<!tổng )(?<!trong )(?<!\w)(?:số|hiệu) (?:hiệu )?\d+[a-zđ]?(?![\d.,]*\d|\s?%|\w))"
    r"|(?P<chuẩn>(?:đô thị|xã|trường|chợ|đường|rừng|bệnh viện|đơn vị hành chính|chuẩn quốc gia|an toàn) (?:đặc biệt )?(?:mức độ|mức|loại|hạng|cấp) (?:\d|[iv]+)\b)"
)
_LABELS = {
    "địa_chỉ": "một địa chỉ", "số_văn_bản": "số của một văn bản", "điện_thoại": "số điện thoại", "khẩu_hiệu": "tên gọi", "giờ": "giờ trong ngày",
    "tuổi": "độ tuổi", "giá": "năm gốc của giá so sánh", "thứ_hạng": "thứ hạng", "học_kỳ": "số buổi trong ngày", "ngày": "ngày tháng", "huy_hiệu": "số năm", "luật": "tên một đạo luật",
    "đồng_thời": "số hiệu", "chuẩn": "hạng, mức",
}  # fmt: skip
_NAMED = re.compile(rf"\b(?:{_DOCUMENTS})(?: hành động| số| phối hợp)* \d+[a-zđ]?(?![\w]|[.,]\d|\s?%|/\d)")
_ORDERED = re.compile(
    rf"\b(?:{_ORDINALS})(?: số)? \d+[a-z]?(?:(?:, | và |,|-| - )\d+(?!\d*\s?%|[.,]\d))*(?![\w/]|[.,]\d|\s?%)"
)
_LASTING = re.compile(
    r"(?:(?:sau|trong|qua|suốt|gần|hơn|trên|khoảng|vòng|thời gian|thời hạn|từ|mới) )*\d+(?: ?- ?\d+| đến \d+)? (?:năm|tháng|tuần|ngày đêm)\b(?! (?:19|20)\d\d)"
    r"|(?:sau|trong|qua|suốt|thời gian|thời hạn)(?: vòng| gần| hơn| thời gian)? \d+ ngày\b(?! làm việc| công)"
)
_QUOTED = re.compile(r"[“\"][^”\"]{0,120}[”\"]")
_DIGITS = re.compile(r"\d[\d.,/-]*")


def blot_documents(low: str, seen: list[tuple[str, str]]) -> str:
    """Blot out names and numbers that are sure before anything is read. `seen` gathers (words, what they are)."""
    for found in reversed(list(_ALWAYS.finditer(low))):
        if found.lastgroup == "tuổi" and "tuổi thọ" in low:
            continue
        seen.append((found.group().strip(), _LABELS[found.lastgroup or ""]))
        low = mask(low, *found.span())
    for found in _QUOTED.finditer(low):
        for digits in _DIGITS.finditer(low, *found.span()):
            if found.end() - found.start() < len(low) - 4:
                seen.append((digits.group(), "nằm trong tên gọi đặt giữa ngoặc kép"))
                low = mask(low, *digits.span())
    return low


def blot_ordinals(low: str, seen: list[tuple[str, str]]) -> str:
    """Blot out "Chương trình 135", "mức độ 3, 4", "sau 5 năm": numbers behind a noun they name, unless a measure follows."""
    for pattern, label in ((_NAMED, "tên một văn bản"), (_ORDERED, "số thứ tự"), (_LASTING, "khoảng thời gian")):
        for found in pattern.finditer(low):
            if pattern is not _LASTING and _measures(low, found):
                continue
            seen.append((found.group().strip(), label))
            low = mask(low, *found.span())
    return low


def _measures(low: str, found: re.Match[str]) -> bool:
    """ "cấp 200 giấy chứng nhận" counts; "cấp 2" does not."""
    if low[found.end() : found.end() + 1] != " " or measure_at(low, found.end()) is None:
        return False
    noun = noun_at(low, found.end())
    return noun is None or noun[0] not in ("kỳ", "công", "điểm", "bản", "độ", "khu", "bằng", "ban", "đơn vị")
