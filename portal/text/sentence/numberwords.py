"""Owns numbers in words: "mười hai xã", "hai phần ba", "một nửa", "gấp đôi", "tất cả". "một số" and "vài" are no figures."""

from __future__ import annotations

import re

from portal.text.sentence.measures import noun_at
from portal.text.sentence.nouns import COUNTED
from portal.text.sentence.words import NUMBER_WORDS

_DIGITS = {**NUMBER_WORDS, "mốt": 1, "tư": 4, "năm": 5, "lăm": 5}
_ONE = r"(?:một|mốt|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín)"
_TENS = rf"(?:(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi|mười)(?: {_ONE})?"
_NUMBER = rf"(?:(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|một) trăm(?: (?:linh|lẻ) {_ONE}| {_TENS})?|{_TENS}|một|hai|ba|bốn|sáu|bảy|tám|chín)"
_SPELT = re.compile(rf"(?<!\w)(?<!trăm )(?<!mươi )(?<!mười )(?<!nghìn )(?<!ngàn ){_NUMBER}(?= [^\W\d])")
_LED = re.compile(r"(?:có|thêm|được|ít nhất|tối thiểu|hơn|gần|khoảng|tối đa|không quá|đạt|mỗi năm|mỗi tháng)(?: thêm| được)?\s*$")
_HALF = re.compile(r"(?<!\w)một nửa(?!\w)")
_PARTS = re.compile(r"(?<!\w)(?P<part>một|hai|ba|bốn) phần (?P<whole>ba|tư|bốn|năm|sáu|tám|mười)(?!\w)")
_TIMES = re.compile(r"(?<!\w)(?:gấp|tăng) (?P<times>đôi|rưỡi|ba|bốn)(?= (?:lần|so|năm|cùng|mức|với)|$|[,;.])")
_FACTORS = {"đôi": "2", "rưỡi": "1,5", "ba": "3", "bốn": "4"}
_WHOLE = re.compile(r"^\s*(?:\S+ ){0,8}?(?P<all>tất cả|toàn bộ)(?= (?:các |số |những )?(?P<noun>[^\W\d]))")


def spelt_out(low: str) -> str:
    """Return `low` with a figure in words converted to digits, if it has no digit; the length is kept by fillers."""
    if re.search(r"\d\s*%|\d\s*[^\W\d]", _without_years(low)):
        return low
    for pattern, digits in ((_HALF, "50%"), (_WHOLE, "100%")):
        if (found := pattern.search(low)) and (pattern is _HALF or _counts(low, found.end("all"))):
            group = "all" if pattern is _WHOLE else 0
            return _put(low, found.start(group), found.end(group), digits)
    if found := _PARTS.search(low):
        return _put(low, *found.span(), f"{_DIGITS[found['part']]}/{_DIGITS[found['whole']]}")
    if found := _TIMES.search(low):
        return _put(low, *found.span("times"), _FACTORS[found["times"]])
    for found in _SPELT.finditer(low):
        noun = noun_at(low, found.end())
        if noun and noun[0] in COUNTED and (found.group() != "một" or _LED.search(low[: found.start()])):
            return _put(low, found.start(), found.end(), str(_value(found.group())))
    return low


def _value(words: str) -> int:
    """Return the value: "hai mươi lăm" is 25, "một trăm linh hai" 102."""
    value, one = 0, 0
    for word in words.split():
        if word == "trăm":
            value, one = value + 100 * one, 0
        elif word == "mươi":
            value, one = value + 10 * one, 0
        elif word == "mười":
            value += 10
        elif word in _DIGITS:
            one = _DIGITS[word]
    return value + one


def _without_years(low: str) -> str:
    return re.sub(r"(?:19|20)\d\d|\d{1,2}/\d{1,2}|(?:tháng|quý|ngày) \d+|\d+ (?:năm|tháng)", "", low)


def _counts(low: str, at: int) -> bool:
    rest = re.match(r" (?:các |số |những )?", low[at:])
    noun = noun_at(low, at + (rest.end() - 1 if rest else 0))
    return noun is not None and noun[0] in COUNTED


def _put(low: str, start: int, end: int, digits: str) -> str:
    """Put the digits at the end of the words' place, directly before the measure."""
    return low[:start] + "\ue000" * (end - start - len(digits)) + digits + low[end:]
