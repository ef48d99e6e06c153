"""Owns words apart from a figure that belong to it: "ít nhất" before, "trở lên" and "/năm" after, "(tỷ đồng)" before."""

from __future__ import annotations

import re
from dataclasses import replace

from portal.text.sentence.figure import Figure
from portal.text.sentence.measures import measure_at, noun_at
from portal.text.sentence.nouns import COUNTED
from portal.text.sentence.words import COMPARATORS
from portal.text.statement import Comparator

_UNIT_BEFORE = re.compile(r"\((?:đơn vị(?: tính)?|đvt)?[\s:]*(?P<unit>[^()\d]+)\)[\s:]*(?:(?:đạt|là|còn|trên|dưới|khoảng)\s*)*$")
_RATE_LATER = re.compile(
    r"(?P<words>(?: (?!trở |mỗi |là |có |và |đạt )[^\W\d]+){0,4})(?P<rate> ?/ ?(?P<per>năm|tháng|quý|tuần|ngày|vụ))(?!\w)"
)
_ONWARD = re.compile(r"[ \ue000]*(?:(?P<up>trở lên)|(?P<down>trở xuống))(?!\w)(?: ?/ ?(?=tổng))?")
_ONWARD_LATER = re.compile(r" (?:mới|ưu tú|nghèo|dân|gia đình|chính thức|trẻ|nữ)(?P<way> (?:(?P<up>trở lên)|(?P<down>trở xuống)))(?!\w)")
_ONWARD_NOUN = re.compile(r" (?:số |các )?(?P<noun>[^\W\d]+(?: [^\W\d]+){0,2})(?P<way> (?:(?P<up>trở lên)|(?P<down>trở xuống)))(?!\w)")
_ONWARD_FAR = re.compile(r"[^;.\d]*?(?:(?P<up>trở lên)|(?P<down>trở xuống))(?!\w)")
_FAR = re.compile(r"(?<!\w)(?:ít nhất|tối thiểu|không dưới|tối đa|không quá|nhiều nhất)(?!\w)")
_NUMBER_OF = re.compile(
    r"[\s\ue000]*(?:(?:nâng|đưa|tăng|giảm|duy trì|phấn đấu|hiện nay|hiện|toàn huyện|toàn xã|toàn tỉnh|có)\s+)*(?:tổng )?số(?= [^\W\d])"
)
_OTHERWISE = re.compile(r"\d|%|\btrên một\b|\bmỗi\b|\bbình quân\b")
_STOP = re.compile(r"[\s\ue000]*(?:[,;.)]|$)")
_ESTIMATED = re.compile(r"(?<!\w)ước(?! (?:mơ|nguyện|vọng|lệ))(?!\w)")


def governed(low: str, figure: Figure, floor: int) -> Figure:
    """Apply "Ít nhất mỗi xã có 01 mô hình": a comparator further left in the clause that has no other number."""
    if figure.lead.comparator is not None or figure.value_max is not None:
        return figure
    clause = low[max(floor, *(low.rfind(sign, 0, figure.start) + 1 for sign in ",;:.(")) : figure.start]
    if _ESTIMATED.search(clause) and not re.search(r"\d|%", clause):
        figure.lead.comparator, figure.lead.estimate = Comparator.APPROX, True
        return figure
    found = _FAR.search(clause)
    if found and not re.search(r"\d|%", clause):
        figure.lead.comparator = COMPARATORS[found.group()]
    return figure


def onward(low: str, figure: Figure) -> Figure:
    """Apply "từ 80% trở lên": at least or at most, written after the figure."""
    found = _ONWARD.match(low, figure.end)
    if found:
        return replace(figure, onward=_way(found), end=found.end())
    if figure.measure == "%" and (found := _ONWARD_NOUN.match(low, figure.end)) and noun_at(low, found.start("noun") - 1):
        noun = noun_at(low, found.start("noun") - 1)
        if noun and noun[1] == found.end("noun"):  # "95% đơn thư trở lên"
            return replace(figure, onward=_way(found), loose=found.span("way"))
    if figure.measure != "%" and (found := _ONWARD_LATER.match(low, figure.end)):
        return replace(figure, onward=_way(found), loose=(found.start("way"), found.end()))
    if figure.lead.ranged and figure.value_max is None and (found := _ONWARD_FAR.match(low, figure.end)):
        near = len(found.group().split()) <= 4  # "từ 95% dân số trở lên"
        way = found.span("up" if found["up"] else "down") if near else None
        return replace(figure, onward=_way(found), loose=way)  # "từ 80% … hoàn thành tốt nhiệm vụ trở lên": "từ" alone says at least
    return figure


def rated(low: str, figure: Figure) -> Figure:
    """Apply "20 đảng viên trở lên/năm", "12 tấn rác thải/ngày": a rate after intermediate words."""
    found = _RATE_LATER.match(low, figure.end)
    if figure.per or not found or (figure.measure == "%" and found["words"]):
        return figure
    return replace(figure, per=found["per"], rate=found.span("rate"))


def unit_before(low: str, figure: Figure) -> Figure:
    """Apply "Thu ngân sách (tỷ đồng): 45,5": the measure in brackets before, as in tables; "Tổng số xã đạt chuẩn: 9/14": xã."""
    found = _UNIT_BEFORE.search(low[: figure.at])
    if not found and (noun := _counted_before(low, figure)):
        return replace(figure, measure=noun)
    measure = measure_at(f" {found['unit'].strip()}", 0) if found else None
    if not found or measure is None or measure.end <= len(found["unit"].strip()):
        return figure
    return replace(figure, measure=measure.name, per=measure.per, rate=(found.start(), low.index(")", found.start()) + 1))


def _counted_before(low: str, figure: Figure) -> str:
    """Return the noun of "số xã …" in the clause of a figure without a measure; "" if there is none."""
    if not _STOP.match(low, figure.end):
        return ""
    clause = low[max(low.rfind(sign, 0, figure.start) + 1 for sign in ",;.(") : figure.start]
    said = _NUMBER_OF.match(clause)
    measure = measure_at(clause, said.end()) if said and figure.value == int(figure.value) and not _OTHERWISE.search(clause) else None
    return measure.name if measure and measure.name.split("/")[0] in COUNTED and "/" not in clause[measure.end :] else ""


def _way(found: re.Match[str]) -> Comparator:
    return Comparator.GE if found["up"] else Comparator.LE
