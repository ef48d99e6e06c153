"""Owns the measure after a number: "%", "tỷ đồng", "xã, thị trấn", "triệu đồng/người". Unknown nouns are no measures."""

from __future__ import annotations

import re
from decimal import Decimal

from portal.record import dataclass
from portal.text.sentence.nouns import COUNTED, LONGEST, MEASURES, MONEY, PEOPLE, PERCENT, PLACES, SCALES, THINGS
from portal.text.sentence.words import PER_WORDS

_WORD = re.compile(r"đ/c(?!\w)|[^\W\ue000]+|%o(?!\w)|%|‰")
_JOINT = re.compile(r",? và |, | hoặc |/")
_TAIL = re.compile(
    r"(?:\s?/\s?| trên (?=(?:một |1 )?vạn dân|10{1,2}\.000 dân))"
    r"(?P<amount>10{0,2} ?vạn |1(?:00|0{0,2}\.?000(?:\.?000)?) |vạn |một |1 )?(?P<noun>[^\W\d]+(?: [^\W\d]+)?\d?)"
)
_ONE = re.compile(r"(?:1|một)(?: (?=vạn)|$)")
_TAIL_NOUNS = frozenset(
    [
        "người",
        "hộ",
        "ha",
        "xã",
        "dân",
        "lao động",
        "khẩu",
        "đầu người",
        "nhân khẩu",
        "thôn",
        "trường",
        "lớp",
        "m2",
        "km2",
        "sào",
        "vạn dân",
        "căn",
        "con",
        "mẫu",
        "học sinh",
        "chi bộ",
        "đơn vị",
        "đảng viên",
        "hộ nghèo",
        "mô hình",
        "công trình",
        "phụ nữ",
        "bé gái",
        "trẻ gái",
    ]
)
_MONTHLY = re.compile(r",? (?:trong )?(?:mỗi|một|1|hằng|hàng) (?P<per>năm|tháng|quý|tuần|ngày)\b")
_KINDS = tuple(frozenset(t.replace("\n", "").split("|")) for t in (PEOPLE, PLACES, THINGS))
_LONE = frozenset(
    {
        "tổ chức",
        "phòng",
        "điểm",
        "cầu",
        "độ",
        "công",
        "ban",
        "sở",
        "quỹ",
        "khu",
        "bản",
        "em",
        "kỳ",
        "nhà",
        "chi tiết",
        "bằng",
        "bộ",
    }
)
_CANON = {"phần trăm": "%", "điểm phần trăm": "điểm %", "km²": "km2", "m²": "m2", "m³": "m3", "bác sỹ": "bác sĩ", "đ/c": "đồng chí",
          "đ": "đồng", "vnđ": "đồng", "vnd": "đồng", "đồng việt nam": "đồng", "usd": "USD", "đô la mỹ": "đô la Mỹ", "phần nghìn": "‰",
    "%o": "‰", "mét": "m", "héc ta": "ha", "hecta": "ha",
          "htx": "hợp tác xã",
    "tccsđ": "TCCSĐ",
    "tccs": "TCCS",
    "tccs đảng": "TCCS đảng",
    "mbps": "Mbps", "trường thcs": "trường THCS", "trường thpt": "trường THPT", "trạm bts": "trạm BTS",
    "cbcc": "CBCC",
    "cbccvc": "CBCCVC", "mw": "MW", "kwh": "kWh", "kw": "kW", "sản phẩm ocop": "sản phẩm OCOP", "tthc": "thủ tục hành chính",
          "mét vuông": "m2", "mét khối": "m3", "ki lô mét": "km", "kilômét": "km", "cây số": "km"}  # fmt: skip


_ELSE = {
    "dân": ("tộc", "số", "cư", "chủ", "sinh", "vận", "trí", "phòng", "phố", "quân"), "xã": ("hội", "viên"), "nhà": ("nước", "trường"),
    "đội": ("ngũ",), "bộ": ("máy", "đội"), "con": ("đường", "người", "số", "em"),
    "giải": ("quyết", "phóng", "ngân", "đáp", "trình", "tỏa"),
}  # a noun that is only the beginning of another word: "dân tộc"  # fmt: skip
_DONG = frozenset({"đồng", "vnđ", "vnd", "đồng việt nam"})
_TIMES = {"": 1, "trăm": 100, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "trăm triệu": 10**8, "tỷ": 10**9, "trăm tỷ": 10**11,
          "nghìn tỷ": 10**12, "ngàn tỷ": 10**12, "vạn": 10**4, "chục": 10, "chục triệu": 10**7, "chục tỷ": 10**10}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """`name` as shown ("triệu đồng/người"), `per` for a rate ("năm"), `end` the offset after it."""

    name: str
    end: int
    per: str = ""
    known: bool = True


def measure_at(low: str, at: int) -> Measure | None:
    """Return the measure that begins at `at` (spaces skipped), with its "/người/năm"; None if there is no known noun."""
    core = _core(low, at)
    return _with_tail(low, core) if core else None


def canonical(noun: str) -> str:
    """Return the canonical spelling of a measure: "phần trăm" is "%", "m²" is "m2"."""
    return _CANON.get(noun, noun)


def is_money(measure: str) -> bool:
    """Return whether a measure is money: "tỷ đồng", "triệu đồng/người"; "đồng chí" is not."""
    core = measure.split("/")[0].lower()
    scale, behind = _scale(core, 0)
    return core[behind:].strip() in MONEY if scale else core in MONEY


def in_dong(value: Decimal, measure: str) -> Decimal | None:
    """Return an amount of money in đồng, None for anything else."""
    core = measure.split("/")[0].lower()
    scale, behind = _scale(core, 0)
    return value * _TIMES[scale] if core[behind:].strip() in _DONG else None


def is_known(measure: str) -> bool:
    """Return whether a measure has only known nouns ("triệu lượt khách", "xã, thị trấn"), not ones guessed from the context."""
    core = measure.split("/")[0].lower()
    found = measure_at(core, 0)
    return found is not None and found.end == len(core)


def noun_at(low: str, at: int) -> tuple[str, int] | None:
    """Return the longest known noun that begins at `at`, and its end."""
    words = _words(low, at)
    for size in range(len(words), 0, -1):
        name = " ".join(w for w, _ in words[:size])
        if name in _ELSE and len(words) > size and words[size][0] in _ELSE[name]:
            continue
        if name in MEASURES and low[words[0][1] : words[size - 1][1] + len(words[size - 1][0])].count(",") == 0:
            return name, words[size - 1][1] + len(words[size - 1][0])
    return None


def _words(low: str, at: int) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    position = at
    while len(found) < LONGEST:
        start = position + (low[position : position + 1] == " ")
        word = _WORD.match(low, start)
        if not word:
            break
        found.append((word.group(), start))
        position = word.end()
    return found


def _core(low: str, at: int) -> Measure | None:
    start = at + (low[at : at + 1] == " ")
    scale, behind = _scale(low, start)
    found = noun_at(low, behind)
    if found is None:
        return _bare_money(low, scale, behind) if scale else None
    name, end = found
    if name in PERCENT:
        return Measure("%", end)
    if scale and name not in MONEY and scale in ("trăm", "chục"):
        return None
    name, end = _coordinated(low, name, end)
    return Measure(f"{scale} {canonical(name)}".strip(), end)


def _scale(low: str, at: int) -> tuple[str, int]:
    for scale in SCALES:
        if low.startswith(scale, at) and not low[at + len(scale) : at + len(scale) + 1].isalnum():
            return scale, at + len(scale)
    return "", at


def _bare_money(low: str, scale: str, end: int) -> Measure | None:
    """Return money for "36 tỷ" at a stop: nothing else is counted in bare tỷ and triệu."""
    stop = low[end : end + 1]
    return Measure(f"{scale} đồng", end) if scale in ("triệu", "tỷ", "nghìn tỷ") and stop in ("", ",", ";", ".", "/", ")") else None


def _coordinated(low: str, name: str, end: int) -> tuple[str, int]:
    if name not in COUNTED:
        return name, end
    while joint := _JOINT.match(low, end):
        if joint.group() == "/" and not low.startswith("lượt", joint.end()) and name != "hộ":
            break
        following = noun_at(low, joint.end())
        if following is None or following[0] in _LONE or not _alike(name, following[0]):
            break
        name, end = name + joint.group() + following[0], following[1]
    return name, end


def _alike(name: str, other: str) -> bool:
    first = re.split(r",? và |, | hoặc |/", name)[0]
    return any(first in kind and other in kind for kind in _KINDS)


def _with_tail(low: str, core: Measure) -> Measure:
    name, end, per = core.name, core.end, ""
    while tail := _TAIL.match(low, end):
        amount, noun = (tail["amount"] or "").strip(), tail["noun"]
        if noun not in _TAIL_NOUNS and noun not in PER_WORDS and noun not in ("năm học", "nhiệm kỳ"):
            noun = noun.split()[0]
        if noun in PER_WORDS and not per:
            per = noun
        elif noun in _TAIL_NOUNS:
            name += "/" + f"{_ONE.sub('', amount)} {noun}".strip()
        else:
            break
        end = tail.start("noun") + len(noun)
    if not per and (monthly := _MONTHLY.match(low, end)):
        per, end = monthly["per"], monthly.end()
    return Measure(name, end, per)
