"""Owns how a target's measure is named to people: what is counted, and where or of whom, apart from each other.

A sentence has the place in front and the verb before its figure («thị trấn Chợ Khê trồng mới 25 ha rừng»); a table asks for «Diện tích rừng
trồng mới» and «thị trấn Chợ Khê». Only what a rule is sure of is said another way; all else stays as it was read.
"""

from __future__ import annotations

import re

from portal.text.statement import Form, Statement

TERRITORIES = (
    "thị trấn", "thị xã", "thành phố", "đặc khu", "khu phố", "tổ dân phố", "xã", "phường", "huyện", "quận", "tỉnh", "thôn", "bản", "làng",
    "xóm", "ấp", "khóm", "buôn",
)  # fmt: skip
TERRITORY = re.compile(rf"(?:{'|'.join(TERRITORIES)})(?!\w)", re.I)
NAME = re.compile(r"\s+(?=[^\W\d_]|\d)([^\s,;:()]+)")
QUANTITY = re.compile(
    r"(?:số|tỷ lệ|tỉ lệ|tổng|mức|thu(?! gom| hút| hồi)|chi(?! bộ| đoàn| hội| đảng)|giá trị|diện tích|sản lượng|năng suất"
    r"|bình quân|doanh thu|tốc độ|quy mô|chỉ số|độ|thời gian"
    r"|chiều dài|khối lượng|dân số|lượng|công suất|mật độ)(?!\w)",
    re.I,
)
HAS = re.compile(rf"^(?:có|với)\s+(?={QUANTITY.pattern})", re.I)
MONEY = re.compile(r"(?:nghìn |triệu |tỷ )*(?:đồng|usd)", re.I)
SIZES = {
    "diện tích": re.compile(r"(?:ha|héc ?ta|m2|m²|km2|km²|sào|công)(?!\w)\s*", re.I),
    "chiều dài": re.compile(r"(?:km|ki-?lô-?mét|m)(?!\w)\s*", re.I),
    "sản lượng": re.compile(r"(?:tấn|tạ|kg|m3|m³)(?!\w)\s*", re.I),
}
THOUSANDS = re.compile(r"(?:nghìn|ngàn|triệu)\s+", re.I)
TIMES = frozenset({"lần", "kỳ", "buổi", "lượt", "cuộc", "đợt"})
MADE = (
    "trồng mới", "trồng lại", "trồng", "thành lập mới", "thành lập", "xây dựng mới", "xây dựng", "kết nạp", "đào tạo nghề", "đào tạo",
    "giải quyết việc làm", "luân chuyển", "hỗ trợ", "tổ chức", "giúp", "di dời", "bồi dưỡng", "tập huấn", "giám sát", "kiểm tra",
    "công nhận", "cấp", "sửa chữa", "nâng cấp", "cứng hóa", "chuyển đổi", "khai hoang", "phục hồi", "chăm sóc", "bảo vệ", "tặng", "trao",
    "thu hút", "tuyển",
)  # fmt: skip
VERB = re.compile(rf"(?:{'|'.join(sorted(MADE, key=len, reverse=True))})(?!\w)", re.I)
LOOSE = re.compile(r"\s+(?:cho|tại|với|đối với|ở|trên|về)$", re.I)
TURNED = re.compile(r"\s+(?=(?:sang|thành|trong|tại|ở)\s)")
BEHIND = re.compile(r"(?:ra|về|vào|từ|ở|tại|theo|đến|sang|với|trên|trong)(?!\w)", re.I)
PREDICATE = re.compile(
    r"(?:được|có|đạt|là|bị|chưa|không|còn|hoàn thành|sử dụng|tham gia|thực hiện|xây dựng|duy trì|biết|đăng ký|hài lòng)(?!\w)", re.I
)


def measured(said: Statement) -> tuple[str, str]:
    """Return (what is measured, where or of whom) as people say it; either may be ""."""
    place, words = _placed(said.indicator)
    scope = said.scope
    if not place:
        place, rest = _placed(scope)
        scope = rest if place and not rest else scope
    words = HAS.sub("", words)
    if said.measure == "%" and said.form is Form.VALUE:
        return _share(words, scope), place or scope
    if said.form is Form.VALUE and said.value is not None:
        words = _counted(words, said.measure, whole=said.of is not None)
    return words, f"{scope} ở {place}" if scope and place and scope != place else place or scope


def _placed(words: str) -> tuple[str, str]:
    """Return (the named place words begin with, the rest): «thị trấn Chợ Khê trồng mới» → («thị trấn Chợ Khê», «trồng mới»)."""
    kind = TERRITORY.match(words)
    if not kind:
        return "", words
    end = kind.end()
    while (found := NAME.match(words, end)) and (found[1][:1].isupper() or (end == kind.end() and found[1].isdigit())):
        end = found.end()
    rest = words[end:]
    if end == kind.end() or rest[:1] in (",", ";"):  # no name, or a list of places
        return "", words
    return words[:end], rest.strip()


def _share(words: str, scope: str) -> str:
    """Name a share: «được cứng hóa» of «đường thôn» → «tỷ lệ đường thôn được cứng hóa»."""
    whole = re.sub(r"^(?:tổng )?số\s+", "", scope)
    plain = whole and "(" not in whole and not re.match(r"(?:cấp|toàn)\b", whole) and not TERRITORY.match(whole + " ")
    if QUANTITY.match(words) or not PREDICATE.match(words) or not whole:
        return words
    named = re.match(r"(?:xã|phường|thị trấn|huyện|thôn|bản)(?:,|\s*$|\s+[a-zà-ỹ])", whole)  # kinds of places, none by name
    return f"tỷ lệ {whole} {words}" if plain or (named and "(" not in whole) else words


def _counted(words: str, measure: str, *, whole: bool) -> str:
    """Name what a count or a size counts: «kết nạp đảng viên mới» → «số đảng viên mới được kết nạp».

    `whole`: it is a count out of a total («19/19 xã»), whose things do what the words say.
    """
    thing = THOUSANDS.sub("", measure.partition("/")[0]).strip()
    if not words or not thing or QUANTITY.match(words) or MONEY.match(measure):
        return words
    for name, unit in SIZES.items():
        if found := unit.match(thing):
            return _sized(words, name, thing[found.end() :])
    if thing in TIMES:
        return words if thing in words.split() else f"số {thing} {words[:1].lower()}{words[1:]}"
    before, held, after = words.partition(thing)
    verb = LOOSE.sub("", before.strip())
    if not held:
        return f"số {thing} {words}" if whole or PREDICATE.match(words) or not VERB.match(words) else words
    if not VERB.match(verb) or (after[:1] and after[:1] not in " ,"):
        return words
    verb = verb[:1].lower() + verb[1:]
    return f"số {thing} được {verb}{after}" if BEHIND.match(after.strip()) else f"số {thing}{after} được {verb}"


def _sized(words: str, name: str, thing: str) -> str:
    """Name a size: «trồng mới» of «rừng» → «diện tích rừng trồng mới»."""
    found = VERB.match(words)
    if not found:
        return words
    verb, noun = found[0].lower(), f"{thing} {words[found.end() :].strip()}".strip()
    noun, *turned = TURNED.split(noun, maxsplit=1)
    return " ".join([name, noun, verb, *turned]) if noun else words
