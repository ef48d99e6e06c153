"""Owns the numbers that measure nothing: document numbers, ordinals, ages, durations, phones. Amounts are judged elsewhere."""

from __future__ import annotations

import re

from portal.text.sentence.measures import measure_at, noun_at
from portal.text.sentence.surface import mask

_DOCUMENTS = (
    r"nghị quyết|chỉ thị|quyết định|kết luận|kế hoạch|chương trình|đề án|quy định|hướng dẫn|thông tư|nghị định|luật"
    r"|bộ luật|thông báo|công văn|dự án|quy chế|pháp lệnh|báo cáo|tờ trình|công điện|hiến pháp|thông tri|cuộc vận động"
    r"|phong trào|chuyên đề"
)
_ORDINALS = (
    r"lần thứ|thứ|lần|đợt|khóa|kỳ|phiên|chương|điều|khoản|mục|bước|vòng|lớp|khối|cấp độ|cấp|mức độ|mức|loại|hạng|bậc"
    r"|tuyến|khu vực|giai đoạn|phường|quận|tổ dân phố|tổ|thôn|ấp|khu phố|khu|xóm|bản|đội|quốc lộ|tỉnh lộ|đường tỉnh|đường"
    r"|ql|tl|đt|km|mũi|tiêu chí|nhóm|trang|tập|lô|gói thầu|cụm|vùng|phần|ngành|tờ bản đồ|thửa|quyển|hợp phần"
    r"|tiểu dự án|nội dung|chi bộ|khóm|tốp|top|ca"
)
_SURE = (
    (
        "số của một văn bản",
        (
            r"(?:số:? ?)?\d+[a-zđ]?(?:/(?:19|20)\d\d)?[-/][a-zđ]{1,8}\d{0,2}[-/][a-zđ0-9]+(?:[-/][a-zđ0-9]+)*"
            r"(?:,? ngày \d{1,2}[/.-]\d{1,2}[/.-]\d{4})?"
        ),
    ),
    ("số điện thoại", r"\+?(?:84|0)\d{1,3}[ .]\d{1,4}(?:[ .]\d{2,4})+|0\d{8,10}\b|1[89]00[ .]?\d{4}\b"),
    (
        "tên gọi",
        (
            r"(?:covid|sars-cov)-?\d+|iso ?\d+(?:[:-]\d+)*|[3-5]g\b|5s\b|24 ?/ ?(?:24|7)h?(?: giờ)?"
            r"|\d{1,2} (?:sạch|không|nhất|tại chỗ|cùng|trong 1|bám|biết|rõ|tự)\b(?! (?:có|đạt))"
        ),
    ),
    ("giờ trong ngày", r"\d{1,2}(?:h\d{0,2}| giờ(?: \d{1,2} phút)?(?= ngày|,| sáng| chiều|$))\b|\d{1,2}:\d{2}(?::\d{2})?\b"),
    (
        "độ tuổi",
        (
            r"(?:(?:từ|trên|dưới|đủ|khoảng|hơn|gần) )*\d+(?: ?(?:-|đến|tới) ?(?:dưới )?\d+)?"
            r" (?:tháng tuổi|năm tuổi đảng|tuổi đảng|tuổi quân|năm tuổi|tuổi)(?: trở lên| trở xuống)?"
        ),
    ),
    (
        "thứ hạng",
        (
            r"(?:nằm |đứng |thuộc |lọt )?(?:trong|vào) (?:nhóm|top|tốp) \d+"
            r"|(?:nhóm|top|tốp) \d+(?= [^,;.\d]*dẫn đầu)|(?:xếp|thứ) hạng (?:từ )?\d+(?: ?(?:-|đến) ?\d+)?"
            r"|(?:xếp|đứng|vị trí|thứ hạng|hạng|thứ)(?: thứ| hạng| vị trí)* \d+"
            r"(?: ?/ ?\d+| trên \d+| trong \d+)(?: [^\W\d]+)?"
        ),
    ),
    ("số thứ tự", r"\(\d{1,2}\)"),
    ("năm gốc của giá so sánh", r"giá (?:so sánh|cố định|gốc)(?: năm)? (?:19|20)\d\d"),
    (
        "tên một chuẩn",
        (
            r"theo (?:bộ )?(?:chuẩn|tiêu chí)(?: [^\W\d]+){0,8} (?:19|20)\d\d(?: ?- ?(?:19|20)\d\d)?"
            r"|(?:chuẩn nghèo|bộ tiêu chí)(?: [^\W\d]+){0,8} (?:19|20)\d\d ?- ?(?:19|20)\d\d"
        ),
    ),
    ("số buổi trong ngày", r"\d buổi ?/ ?ngày"),
    (
        "ngày tháng",
        (
            r"\d{1,2}(?:, \d{1,2})* (?:và|-) \d{1,2}/\d{1,2}(?:/\d{4})?"
            r"|(?:sáng|trưa|chiều|tối)(?: ngày)? \d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?(?![\d/])"
        ),
    ),
    ("số năm", r"(?:huy hiệu|kỷ niệm|nhân dịp) (?:lần thứ )?\d+(?: ?(?:,|và|-) ?\d+)* năm"),
    ("tên một đạo luật", r"(?:bộ luật|luật|hiến pháp|pháp lệnh)(?: [^\W\d]+){0,7} (?:năm )?(?:19|20)\d\d\b"),
    ("số hiệu", r"(?<!tổng )(?<!trong )(?<!thiểu )(?<!dân )(?<!đa )(?<!chỉ )(?:số|hiệu) (?:hiệu )?\d+[a-zđ]?(?![\d.,]*\d|\s?%|\w)"),
    (
        "hạng, mức",
        (
            r"(?:đô thị|xã|trường|chợ|đường|rừng|bệnh viện|đơn vị hành chính|chuẩn quốc gia|an toàn) (?:đặc biệt )?"
            r"(?:mức độ|mức|loại|hạng|cấp) (?:\d|[iv]+)\b"
        ),
    ),
)
_ALWAYS = re.compile(r"(?<!\w)(?:" + "|".join(f"(?P<g{i}>{pattern})" for i, (_, pattern) in enumerate(_SURE)) + ")")
_GRADED = re.compile(
    r"(?<![\w.,/])\d+ (?:sản phẩm|khách sạn|cơ sở|nhà hàng|homestay)(?: [^\W\d]+){0,6}? "
    r"(?P<grade>[1-5](?: ?- ?[1-5])? sao(?: trở lên)?)(?!\w)"
)
_PER_MANY = re.compile(r"(?:^|[,;:.(])[^\d,;:.()/]*[^\W\d] ?(?P<per>/ ?\d[\d.]* ?(?:vạn )?(?:dân|người|hộ|trẻ|lao động)(?!\w))")
_ADDRESS = re.compile(r"(?<!\S)\S*(?:@|://|www\.|\.vn\b|\.com\b)\S*")
_NAMED = re.compile(rf"\b(?:{_DOCUMENTS})(?: hành động| số| phối hợp)* \d+[a-zđ]?(?![\w]|[.,]\d|\s?%|/\d)")
_ORDERED = re.compile(rf"\b(?:{_ORDINALS})(?: số)? \d+[a-z]?(?:(?:, | và |,|-| - )\d+(?!\d*\s?%|[.,]\d))*(?![\w/]|[.,]\d|\s?%)")
_LASTING = re.compile(
    r"\b(?:(?:sau|trong|qua|suốt|gần|hơn|trên|khoảng|vòng|thời gian|thời hạn|từ|mới) )*\d+(?: ?- ?\d+| đến \d+)?"
    r" (?:năm|tháng|tuần|ngày đêm)\b(?! (?:19|20)\d\d)"
    r"|\b(?:sau|trong|qua|suốt|thời gian|thời hạn)(?: vòng| gần| hơn| thời gian)? \d+ ngày\b(?! làm việc| công)"
)
_QUOTED = re.compile(r"[“\"][^”\"]{0,120}[”\"]")
_DIGITS = re.compile(r"\d[\d.,/-]*")
_NO_MEASURES = frozenset({"kỳ", "công", "điểm", "bản", "độ", "khu", "bằng", "ban", "đơn vị"})  # "lần 2 kỳ họp", "khóa 5 ban"


def blot_documents(low: str, seen: list[tuple[str, str]]) -> str:
    """Return the text with certain names and numbers masked before anything is read. `seen` collects (words, what they are)."""
    if "@" in low or "." in low or "://" in low:
        low = _blot(low, _ADDRESS, "một địa chỉ", seen)
    for found in reversed(list(_ALWAYS.finditer(low))):
        what = _SURE[int((found.lastgroup or "g0")[1:])][0]
        if what != "độ tuổi" or "tuổi thọ" not in low:
            seen.append((found.group().strip(), what))
            low = mask(low, *found.span())
    for pattern, group, what in ((_GRADED, "grade", "hạng"), (_PER_MANY, "per", "mẫu số")):
        for found in pattern.finditer(low):
            seen.append((found[group], what))
            low = mask(low, *found.span(group))
    for name in _QUOTED.finditer(low):
        if name.end() - name.start() < len(low) - 4:
            inside = _blot(name.group(), _DIGITS, "nằm trong tên gọi đặt giữa ngoặc kép", seen)
            low = low[: name.start()] + inside + low[name.end() :]
    return low


def blot_ordinals(low: str, seen: list[tuple[str, str]]) -> str:
    """Return the text with "Chương trình 135", "mức độ 3, 4", "sau 5 năm" masked: ordinal numbers, unless a measure follows."""
    for pattern, what in ((_NAMED, "tên một văn bản"), (_ORDERED, "số thứ tự"), (_LASTING, "khoảng thời gian")):
        low = _blot(low, pattern, what, seen, measured=pattern is not _LASTING)
    return low


def _blot(low: str, pattern: re.Pattern[str], what: str, seen: list[tuple[str, str]], *, measured: bool = False) -> str:
    for found in pattern.finditer(low):
        if not (measured and _measures(low, found)):
            seen.append((found.group().strip(), what))
            low = mask(low, *found.span())
    return low


def _measures(low: str, found: re.Match[str]) -> bool:
    """Return whether a number counts: "cấp 200 giấy chứng nhận" does, "cấp 2" does not."""
    if low[found.end() : found.end() + 1] != " " or measure_at(low, found.end()) is None:
        return False
    noun = noun_at(low, found.end())
    return noun is None or noun[0] not in _NO_MEASURES
