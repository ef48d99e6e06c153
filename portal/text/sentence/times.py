"""Owns time in a sentence: deadlines, ranges, "đến nay", rates. Years that belong to a document's name are excluded."""

from __future__ import annotations

import re
from datetime import date

from portal.record import dataclass
from portal.text.sentence.days import LED_POINT, POINT, Span, months, span_of
from portal.text.sentence.measures import noun_at
from portal.text.sentence.surface import mask


@dataclass(frozen=True, slots=True)
class Mark:
    """One understood expression of time. `kind`: by · in · stretch · now · from · per · outlook · name (of a document)."""

    start: int
    end: int
    kind: str
    first: date | None = None
    last: date | None = None
    precision: str = ""
    per: str = ""
    cumulative: bool = False
    open: bool = False  # "hết nhiệm kỳ": the end of the plan's period


_YEAR = r"(?:19|20)\d\d"
_LEAD = (
    r"(?:(?:từ nay|tính|lũy kế|cộng dồn|kể|ước|chậm nhất|muộn nhất|phấn đấu|dự kiến|và) )*(?:cho )?(?:đến|tới)"
    r"(?: (?:khoảng|hết|cuối|trước|đầu|giữa|thời điểm|thời điểm cuối|năm học|ngày cuối))*"
    r"|(?:tại|vào) thời điểm(?: cuối)?|(?:chậm nhất|muộn nhất)(?: (?:là|vào|trong|đến|hết|cuối|trước))*"
    r"|(?:ngay )?(?:trước|trong|vào|hết|cuối|đầu|giữa|từ|kể từ|sau|ngay trong|vào cuối|trước cuối|trước hết)(?: (?:cuối|hết|đầu|giữa))?"
)
_STRETCH = (
    r"(?:(?:trong|cả|bình quân|tổng) )*(?:(?P<term>giai đoạn|nhiệm kỳ|thời kỳ|năm học|niên vụ|các năm|những năm"
    r"|hai năm|\d năm|từ năm|từ|năm|vụ)[ :]*)*"
    rf"\(?(?P<y1>{_YEAR}) ?- ?(?P<y2>{_YEAR})\)?(?!\d)"
    rf"|từ (?:đầu )?(?:năm )?(?P<y3>{_YEAR}) (?:đến|tới) (?:hết |cuối )?(?:năm )?(?P<y4>{_YEAR})(?!\d)"
)
_MONTHS = (
    rf"(?P<cum>lũy kế )?(?:(?:trong|qua|kết quả|kết thúc) )*(?:(?P<n>\d{{1,2}}) tháng(?! tuổi| liền)(?P<half> đầu năm"
    rf"| cuối năm| đầu| cuối| năm| qua)?|(?P<six>nửa (?:đầu|cuối) năm))(?: (?:năm )?(?P<y5>{_YEAR})| nay)?"
)
_PER = (
    r"(?:định kỳ |bình quân |trung bình )?(?<!cây )(?<!kế hoạch )(?<!báo cáo )(?<!đánh giá )(?:mỗi|hằng"
    r"|hàng|từng)(?: một| 1)? (?P<per>năm|tháng|quý|tuần|ngày|vụ|nhiệm kỳ|kỳ)(?!\w)"
    r"|(?:một|1) (?P<per2>năm|tháng|quý|tuần)(?= (?:\d|ít nhất|từ|khoảng))|(?:bình quân|trung bình)(?: ?/ ?| )(?P<per3>năm|tháng)(?! \d)"
)
_SCAN = re.compile(
    rf"(?<![^\W\ue000])(?:(?P<outlook>(?:và )?(?:định hướng|tầm nhìn|hướng tới|hướng đến)(?: đến)?(?: năm)? {_YEAR})"
    rf"|(?P<start>(?:lũy kế )?từ (?:đầu )?(?:năm {_YEAR}|năm|nhiệm kỳ) (?:đến|tới) nay|(?:tính |cho )?(?:đến|tới) (?:nay"
    rf"|thời điểm (?:này|hiện tại|hiện nay))(?! {_YEAR})|hiện nay|hiện tại|tính đến hiện nay)"
    rf"|(?P<stretch>{_STRETCH})|(?P<led>(?P<lead>{_LEAD}) (?P<point>{LED_POINT})(?!\w))|(?P<per0>{_PER})|(?P<months>{_MONTHS})"
    rf"|(?P<bare>{POINT}))"
)
_NAMES = re.compile(
    r"nghị quyết|đề án|chương trình|kế hoạch|chiến lược|quy hoạch|dự án|đại hội|chỉ thị|kết luận|đảng bộ"
    r"|dự toán|luật|chuẩn nghèo|quyết định|tiêu chí"
)
_VERB_BEHIND = re.compile(r",? (?:ước |thực hiện |đã )*(?:đạt|được|thu được|ước|tăng|giảm|có|còn|bằng|là|thực hiện)(?!\w)| \d")
_FREED = re.compile(r"đề ra|đặt ra|mục tiêu|phấn đấu|xác định|chỉ tiêu|như sau|:")


def find_times(low: str, *, reference: date | None, forward: bool) -> tuple[list[Mark], str]:
    """Return every expression of time, in order, and the text with them masked."""
    marks: list[Mark] = []
    for found in _SCAN.finditer(low):
        mark = _mark(found, low, reference, forward)
        if mark:
            marks.append(mark)
            low = mask(low, mark.start, mark.end)
    return marks, low


def _mark(found: re.Match[str], low: str, reference: date | None, forward: bool) -> Mark | None:
    start, end = found.span()
    if found["outlook"]:
        return Mark(start, end, "outlook")
    if found["start"]:
        return Mark(start, end, "now", last=reference, cumulative="từ" in found.group())
    if found["stretch"]:
        return _stretch(found, low)
    if found["per0"]:
        return Mark(start, end, "per", per=found["per"] or found["per2"] or found["per3"])
    if found["months"]:
        return _months(found, low, reference)
    return _led(found, low, reference, forward) if found["led"] else _bare(found, low, reference, forward)


def _stretch(found: re.Match[str], low: str) -> Mark:
    first, last = int(found["y1"] or found["y3"]), int(found["y2"] or found["y4"])
    if _names_document(low, found.start(), tight=False):
        return Mark(*found.span(), "name")
    if "năm học" in found.group():
        return Mark(*found.span(), "stretch", date(first, 9, 1), date(last, 5, 31), "month")
    return Mark(*found.span(), "stretch", date(first, 1, 1), date(last, 12, 31), "year")


def _months(found: re.Match[str], low: str, reference: date | None) -> Mark | None:
    count, half = int(found["n"] or 6), found["half"] or found["six"] or ""
    if not 1 <= count <= 12 or (not half and not found["y5"] and not _stands_free(low, *found.span())):
        return None
    if _names_document(low, found.start(), tight=True):
        return Mark(*found.span(), "name")
    late = "cuối" in half
    span = _span_of_months(count, late, int(found["y5"] or 0), reference)
    return Mark(*found.span(), "stretch", span.first, span.last, "month", cumulative=bool(found["cum"]))


def _span_of_months(count: int, late: bool, year: int, reference: date | None) -> Span:
    first, last = (13 - count, 12) if late else (1, count)
    if year:
        return months(year, first, last)
    if reference is None:
        return Span(None, None, "month")
    here = months(reference.year, first, last)
    ahead = here.last is not None and (here.last - reference).days > 31
    return months(reference.year - 1, first, last) if ahead else here


def _stands_free(low: str, start: int, end: int) -> bool:
    """Return whether "9 tháng" opens the sentence or is between commas; "nuôi con 24 tháng" is not."""
    if low[:start].rstrip().endswith(("sau", "vòng", "khoảng", "hơn", "gần", "thêm", "dưới", "trên", "thời gian")):
        return False
    opens = not low[:start].strip(" ,(-") or low[:start].rstrip().endswith((",", "(", ":"))
    return (opens and low[end : end + 1] in ("", ",", ":", ")", " ")) or bool(_VERB_BEHIND.match(low, end))


def _led(found: re.Match[str], low: str, reference: date | None, forward: bool) -> Mark | None:
    lead, words = found["lead"], found["point"]
    end = found.end()
    if (words.isdigit() or re.fullmatch(r"\d+/\d+", words)) and noun_follows(low, end):
        return None
    if words in ("nhiệm kỳ", "năm", "cuối năm", "hết năm"):
        return _relative(found, lead, words, reference)
    if lead.startswith("trong") and words.startswith("ngày"):
        return _bare(found, low, reference, forward)
    if _comes_back(low, end):
        return Mark(found.start(), end, "name")
    span = span_of(words, reference=reference, forward=forward)
    if span is None:
        return None
    if lead == "sau":
        return Mark(found.start(), end, "from", span.last and date.fromordinal(span.last.toordinal() + 1), None, span.precision)
    if lead in ("từ", "kể từ", "từ đầu"):
        return Mark(found.start(), end, "from", span.first, span.last, span.precision)
    if lead.endswith("trước") and span.precision != "day":
        day = span.first and date.fromordinal(span.first.toordinal() - 1)
        return Mark(found.start(), end, "by", None, day, span.precision)
    cumulative = lead.startswith(("lũy kế", "cộng dồn"))
    inside = lead.startswith(("trong", "vào", "ngay trong")) and "cuối" not in lead
    last = _middle(lead, span)
    return Mark(found.start(), end, "in" if inside else "by", span.first, last, span.precision, cumulative=cumulative)


def _middle(lead: str, span: Span) -> date | None:
    """Return the end of "đầu năm 2020" and "giữa năm 2020", which is before the year's."""
    if span.precision == "year" and span.first:
        if lead.endswith("giữa"):
            return date(span.first.year, 6, 30)
        if lead.endswith("đầu"):
            return date(span.first.year, 3, 31)
    return span.last


def _relative(found: re.Match[str], lead: str, words: str, reference: date | None) -> Mark | None:
    closing = any(w in f"{lead} {words}".split() for w in ("hết", "cuối"))
    if not closing:
        return None
    if words == "nhiệm kỳ":
        return Mark(*found.span(), "by", open=True)
    last = date(reference.year, 12, 31) if reference else None
    return Mark(*found.span(), "by", reference and date(reference.year, 1, 1), last, "year")


def _bare(found: re.Match[str], low: str, reference: date | None, forward: bool) -> Mark | None:
    words = found["bare"] or found["point"]
    if _comes_back(low, found.end()):
        return Mark(*found.span(), "name")
    if _names_document(low, found.start(), tight=True):
        return Mark(*found.span(), "name")
    span = span_of(words, reference=reference, forward=forward)
    return Mark(*found.span(), "in", span.first, span.last, span.precision) if span else None


def _comes_back(low: str, end: int) -> bool:
    """Return whether it recurs: "trước 15/12 hằng năm" is no deadline."""
    return re.match(r" (?:hằng|hàng|mỗi) (?:năm|tháng|quý)(?!\w)", low[end : end + 12]) is not None


def noun_follows(low: str, end: int) -> bool:
    """Return whether a counted noun or a "%" follows, so that "2020" or "10/12" is an amount."""
    rest = low[end : end + 1]
    return rest in ("%", " ") and bool(noun_at(low, end))


def _names_document(low: str, at: int, *, tight: bool) -> bool:
    """Return whether the time at `at` only completes the name of a document: "Nghị quyết … nhiệm kỳ 2020 - 2025", "kế hoạch năm 2019"."""
    before = low[max(low.rfind(";", 0, at), low.rfind(". ", 0, at), 0) : at]
    if tight:
        before = before[before.rfind(",") + 1 :]
    names = list(_NAMES.finditer(before))
    return bool(names) and not _FREED.search(before, names[-1].end())
