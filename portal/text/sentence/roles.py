"""Owns the roles of words: which are the scope ("số xã, thị trấn") and which the indicator ("có văn phòng …").

Figures are read elsewhere.
"""

from __future__ import annotations

import re

_PREDICATES = """có|được|đạt|là|bị|chưa|không|đã|đang|phải|đều|sẽ|biết|cam kết|đăng ký|tham gia|hoàn thành|thực hiện|sử dụng
|ứng dụng|áp dụng|triển khai|trao đổi|ban hành|xây dựng|duy trì|bảo đảm|đảm bảo|kết nối|giải quyết|công khai
|xử lý|nộp|ký|tiếp cận|hưởng|trở thành|mắc|tốt nghiệp|qua đào tạo|trình độ|đủ|vượt|chấp hành|giữ|giữ vững
|tổ chức|cài đặt|kích hoạt|quán triệt|lắp đặt|xếp loại|chuyển|thành lập|hoạt động|học tập|dùng|còn|bố trí|ký kết
|niêm yết|tiếp nhận|cung cấp|trang bị|thu gom|tiêm|hòa giải|số hóa|cập nhật|gửi|nhận|lập|mở|vận hành|tự
|sinh hoạt|bồi dưỡng|tập huấn|có trình độ|hài lòng|cơ bản|tăng|giảm|tiến hành|khám|sống|vay|thoát nghèo|ra quân
|làm theo|lãnh đạo việc|kê khai|nâng cao|cấp cho""".replace("\n", "").split("|")
_AS_NOUN = r"(?! (?:cơ sở|đảng|chính trị|hội|đoàn|chi|công đoàn|xã hội|quần chúng|kinh tế|trong hệ thống|chủ chốt|quản lý|nghèo))"
_PREDICATE = re.compile(
    r"(?<![\w/])(?<!công (?=lập))(?:"
    + "|".join(
        f"{p}{_AS_NOUN}" if p in ("tổ chức", "lãnh đạo việc", "hoạt động") else p for p in sorted(_PREDICATES, key=len, reverse=True)
    )
    + r")(?!\w)"
)
_ADVERBS = re.compile(
    r"(?:trong đó|trong số đó|trong số này)(?:,? (?:có|phấn đấu))?[\s,:]*|(?:phấn đấu|mục tiêu|chỉ tiêu"
    r"|đặt mục tiêu|đề ra|cụ thể|dự kiến|tiếp tục phấn đấu|kết quả|riêng|lũy kế|cộng dồn)(?=[\s,:]|$)[\s,:]*"
    r"|(?:theo đó|qua đó|bên cạnh đó),\s*|theo (?:báo cáo"
    r"|thống kê|đánh giá|kết quả)[^,]{0,60},\s*",
    re.IGNORECASE,
)
_FRAME = re.compile(r"^.*\b(?:đề ra|đặt ra|đặt|xác định)(?: các| một số)? (?:mục tiêu|chỉ tiêu)(?: là| đến)?\b", re.IGNORECASE)
_EMPTY = re.compile(r"\(\s*[,;.]*\s*\)")
_DOUBLED = re.compile(r"\s*,(?:\s*,)*")
_LOOSE_ENDS = re.compile(r"^(?:và|thì)$|[ ,]+(?:và|trong đó)$|,\s*(?:đạt|bằng)$")
_EDGES = " ,;:.-–—\ue000…/(*•+"
_TRIVIAL = frozenset(
    {
        "có",
        "đạt",
        "vượt",
        "được",
        "là",
        "và",
        "thì",
        "đã",
        "đã có",
        "cho",
        "bảo đảm",
        "đảm bảo",
        "duy trì",
        "nhưng",
        "với",
        "trong",
        "phấn đấu có",
        "còn",
        "số",
        "khoảng",
        "tỷ lệ",
    }
)
_PLACE_FIRST = re.compile(
    r"(?!cấp nước)(?:toàn|cấp|cả) (?:huyện|tỉnh|xã|phường|thị trấn|thị xã|thành phố|đảng bộ huyện|đảng bộ tỉnh|đảng bộ"
    r"|nước|ngành|quận)\b,? ?(?:\([^)]*\) ?)?"
)


def trim(words: str) -> str:
    """Strip punctuation from the ends, make spaces single, close or drop an open bracket."""
    words = " ".join(words.replace("\ue000", " ").split())
    if "(" in words or ", ," in words or " ," in words:
        words = _DOUBLED.sub(",", _EMPTY.sub("", words))
    words = words.strip(_EDGES)
    if words.endswith(")") and words.count("(") < words.count(")"):
        words = words[:-1].strip(_EDGES)
    return words


def lead_off(words: str) -> str:
    """Strip "phấn đấu", "mục tiêu", "trong đó" from the front."""
    words = trim(words)
    words = _FRAME.sub("", words)
    while found := _ADVERBS.match(words):
        words = words[found.end() :].strip(_EDGES)
    return words


def split_subject(words: str) -> tuple[str, str]:
    """Split ("số xã, thị trấn", "có văn phòng") from the words after a percentage; without a predicate all of it is scope."""
    found = _PREDICATE.search(words)
    if not found:
        return words, ""
    return trim(words[: found.start()]), trim(words[found.start() :])


def roles_of(before: str, after: str, *, percent: bool, noun: str) -> tuple[str, str]:
    """(scope, indicator) from the words left and right of the figure.

    "100% | số xã có văn phòng" → ("số xã", "có văn phòng"); "cấp huyện | 15% | có trình độ …" → ("cấp huyện", …);
    "toàn tỉnh kết nạp | 1.000 đảng viên |" → ("toàn tỉnh", "kết nạp đảng viên").
    """
    before, after = _meaningful(lead_off(before)), after.lstrip(" \ue000")
    if before and after.startswith(",") and percent:
        return _wide(before, trim(after))
    if before and (aside := re.match(r"\([^()]*\)", after)):
        remark = aside.group() if re.search(r"\w", aside.group()) else ""
        before, after = f"{before} {remark}".strip(), after[aside.end() :]
    after = trim(_LOOSE_ENDS.sub("", trim(after)))
    if not before:
        return split_subject(after) if percent else ("", after or noun)
    scope = ""
    if wide := _PLACE_FIRST.match(before.lower()):
        scope, before = trim(before[: wide.end()]), trim(before[wide.end() :])
    if not before:
        own, indicator = split_subject(after) if percent else ("", f"{noun} {after}".strip())
        return (f"{own} {scope}".strip() if own else scope), indicator
    if percent:
        return _around_percent(scope, before, after)
    noun = "" if re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", before.lower()) else noun  # "Số hộ nghèo giảm 215 hộ"
    return scope, " ".join(filter(None, (before, noun, after)))


def _wide(before: str, aside: str) -> tuple[str, str]:
    """Return an indicator that ends before its figure: what follows a comma is additional."""
    aside = trim(_LOOSE_ENDS.sub("", aside))
    return "", f"{before}, {aside}" if aside else before


def _around_percent(scope: str, before: str, after: str) -> tuple[str, str]:
    if after and _PREDICATE.match(after) and not _PREDICATE.search(before):
        return " ".join(filter(None, (before, scope))), after
    if after and before.lower().startswith(("tỷ lệ", "số", "mức", "tốc độ")):
        return scope, f"{before} {after}"
    if after and not _PREDICATE.match(after):
        own, rest = split_subject(after)
        return own if not scope else f"{own}, {scope}", " ".join(filter(None, (before, rest)))
    return scope, " ".join(filter(None, (before, after)))


def _meaningful(words: str) -> str:
    words = trim(words)
    while words.lower() not in _TRIVIAL and (tail := re.search(r"[ ,](?:và|thì|còn|nhưng|có|đạt|vượt)$", words)):
        words = trim(words[: tail.start()])
    return "" if words.lower() in _TRIVIAL else words
