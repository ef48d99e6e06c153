"""Owns the words of figures as data: comparators, levels, changes, plans. The grammar is in `figures` and `roles`."""

from __future__ import annotations

from portal.text.statement import Comparator

COMPARATORS: dict[str, Comparator] = {
    **dict.fromkeys(
        ("ít nhất", "ít nhất là", "tối thiểu", "tối thiểu là", "không dưới", "không ít hơn", "không thấp hơn", "≥", ">="),
        Comparator.GE,
    ),
    **dict.fromkeys(("hơn", "trên", "quá", "vượt mức", "vượt trên", "vượt quá", "nhiều hơn", ">"), Comparator.GT),
    **dict.fromkeys(
        ("tối đa", "tối đa là", "không quá", "không vượt quá", "không vượt", "không trên", "không hơn", "không cao hơn",
         "không nhiều hơn", "không lớn hơn", "nhiều nhất", "nhiều nhất là", "≤", "<="),
        Comparator.LE,
    ),
    **dict.fromkeys(("dưới", "chưa đến", "chưa tới", "chưa đầy", "chưa quá", "không đến", "không tới", "<"), Comparator.LT),
    **dict.fromkeys(("gần", "gần như", "gần như là", "ngót", "gần đạt", "sắp đạt"), Comparator.APPROX_BELOW),
    **dict.fromkeys(
        ("khoảng", "xấp xỉ", "chừng", "trên dưới", "ước", "ước đạt", "ước tính", "ước khoảng", "ước tính đạt",
         "ước thực hiện", "ước có", "dự ước", "dự kiến đạt", "tương đối", "độ", "~", "≈"),
        Comparator.APPROX,
    ),
}  # fmt: skip

ESTIMATES = frozenset({"ước", "ước đạt", "ước tính", "ước tính đạt", "ước thực hiện", "ước có", "dự ước", "dự kiến đạt"})

NEUTRAL = frozenset({
    "đạt", "đạt được", "là", "có", "được", "bằng", "chiếm", "mức", "ở mức", "đạt mức", "tỷ lệ", "đạt tỷ lệ", "với", "chỉ", "cho",
    "bình quân", "trung bình", "bình quân đạt", "đã", "đã có", "đều", "đảm bảo", "bảo đảm", "tương đương", "tương ứng",
    "hoàn thành", "thực hiện", "thực hiện đạt", "phấn đấu", "phấn đấu đạt", "gồm", "thì", "cơ bản", "thực hiện được",
    "đã đạt", "với tỷ lệ", "chiếm tỷ lệ", "nay", "hiện", "hiện có", "hiện đạt", "cả", "đủ", "thu được", "giao", "trong đó có",
})  # fmt: skip

LEVELS: dict[str, str] = {
    **dict.fromkeys(
        ("xuống", "xuống còn", "giảm còn", "giảm xuống", "giảm xuống còn", "chỉ còn", "hạ xuống", "xuống mức", "về", "về mức", "về còn",
         "giảm về", "kéo giảm còn", "kéo giảm xuống", "kéo giảm xuống còn"),
        "decrease",
    ),
    "còn": "decrease",
    **dict.fromkeys(
        ("lên", "lên đến", "lên tới", "tăng lên", "tăng lên đến", "tăng lên tới", "lên mức", "nâng lên", "tăng đến", "lên thành", "lên đạt",
         "tăng lên đạt"),
        "increase",
    ),
}  # fmt: skip

CHANGES: dict[str, str] = {
    **dict.fromkeys(
        ("tăng", "tăng thêm", "tăng được", "đã tăng", "tăng bình quân", "tăng trung bình", "cao hơn", "nhiều hơn",
         "gấp", "tăng gấp", "nâng thêm", ),
        "increase",
    ),
    **dict.fromkeys(
        ("giảm", "giảm được", "đã giảm", "giảm bình quân", "giảm thêm", "thấp hơn", "ít hơn", "kéo giảm", "cắt giảm", "rút ngắn",
         "tinh giản", "tiết giảm"),
        "decrease",
    ),
}  # fmt: skip

AMBIGUOUS_CHANGES = frozenset({"cao hơn", "nhiều hơn", "thấp hơn", "ít hơn"})  # "thấp hơn 5%": a level, or five points less?
PLAIN_NOUN_CHANGES = (
    "tốc độ tăng",
    "mức tăng",
    "tỷ lệ tăng",
    "tỷ lệ giảm",
    "mức giảm",
    "tốc độ giảm",
    "tỷ suất tăng",
    "chỉ số tăng",
)
NO_CHANGE_AFTER = ("cường", "trưởng", "gia", "nghèo", "thiểu", "tải", "trừ", "nhẹ", "sút", "ni", "huyết", "đau")

PLAN_NOUNS = ("kế hoạch", "dự toán", "chỉ tiêu", "nghị quyết", "mục tiêu", "kh", "định mức", "phương án")
TALLIED = frozenset({"chỉ tiêu", "mục tiêu", "nhiệm vụ, chỉ tiêu", "chỉ tiêu, nhiệm vụ", "mục tiêu, chỉ tiêu", "chỉ tiêu, mục tiêu"})

NUMBER_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # "năm" is far more often a year than a five  # fmt: skip

PER_WORDS = ("năm", "tháng", "quý", "tuần", "ngày", "vụ", "kỳ", "nhiệm kỳ", "năm học", "giờ")
