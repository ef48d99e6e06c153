"""Owns the check for numbers that look like a citizen's own: identity numbers, private mobile phones, accounts.

It asks and never removes; numbers of offices (contact lines, the registries) and those an article declares as intended are accepted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from portal.text.fold import fold

RUN = re.compile(r"[0-9](?:[ .)-]{0,2}[0-9]){7,18}(?![\w/]|[.,-]\d)")
GLUED = re.compile(r"[\w/,.-]$")  # what makes digits a part of something else
ABROAD = re.compile(r"\(?\+$")
CITIZEN = re.compile(r"0(?:0[1-9]|[1-8]\d|9[0-6])\d{9}")  # province, then sex and century, year, a number
MOBILE = re.compile(r"(?:84|0)?([35789]\d{8})")
GROUPS = frozenset(
    {(10,), (4, 3, 3), (3, 3, 4), (3, 4, 3), (4, 2, 2, 2), (4, 6), (3, 7), (2, 4, 4), (4, 2, 4), (5, 5), (3, 3, 2, 2), (2, 2, 2, 2, 2)}
)
IDENTITY = re.compile(r"\b(?:cccd|cmnd|cmtnd|cmt|chung minh|can cuoc|dinh danh|ho chieu|so the|so bhxh|so bao hiem|the bhyt|ma so bhxh)\b")
ACCOUNT = re.compile(r"\b(?:stk|so tk|tk so|so tai khoan)\b|\btk ?:|tài khoản")  # "tại khoản" of a law is "tai khoan" too
MONEY = re.compile(r"\d{1,3}(?:[. ]\d{3})+")
OFFICE = re.compile(
    r"\b(?:lien he|duong day nong|hotline|tong dai|truc ban|tiep nhan|tiep cong dan|phan anh|gop y|noi nhan|co quan|van phong"
    r"|bo phan mot cua|nguoi phat ngon|tuyen dung|dang ky|ho tro)\b"
)
NO_PHONE = re.compile(r"\b(?:mst|ma so thue|ma so doanh nghiep|ma ho so|so ho so|ma don vi|ma so|so hieu|seri|kho bac)\b")
URL = re.compile(r"(?:https?://|www\.|\]\()\S*$")
NEAR = 45  # letters before a number that are searched for its name


class Asked(NamedTuple):
    """A number to ask about: what it may be, as it is written, and where."""

    what: str
    written: str
    place: int


def personal_numbers(text: str, meant: Collection[str] = ()) -> Iterator[Asked]:
    """Yield the numbers of a text that may be personal; `meant`: those the article declares as intended, as digits."""
    for found in RUN.finditer(text):
        begin = text.rfind("\n", 0, found.start()) + 1
        if GLUED.search(text, begin, found.start()) or URL.search(text, begin, found.start()):
            continue
        end = text.find("\n", found.end())
        line = fold(text[begin : end if end >= 0 else None])
        before = text[max(begin, found.start() - NEAR) : found.start()].lower()
        before = f"{fold(before)} {before}"
        plus = ABROAD.search(text, begin, found.start())
        written = text[plus.start() if plus else found.start() : found.end()]
        what = _what(written, before, line)
        if what and digits(written) not in meant:
            yield Asked(what, written, found.start())


def _what(written: str, before: str, line: str) -> str:
    number = re.sub(r"\D", "", written)
    named = IDENTITY.search(before)
    if CITIZEN.fullmatch(number) and (named or written.isdecimal()) and not NO_PHONE.search(before):
        return "số căn cước (định danh)"
    if named and len(number) in (9, 10, 12):
        return "số giấy tờ"
    if ACCOUNT.search(before) and len(number) > 8 and not (MONEY.fullmatch(written) or NO_PHONE.search(line)):
        return "số tài khoản"
    if _is_mobile(written) and not OFFICE.search(line) and not NO_PHONE.search(before):
        return "số điện thoại di động"
    return ""


def _is_mobile(written: str) -> bool:
    """Return whether these are ten digits with a mobile prefix, grouped as people group them."""
    number = re.sub(r"\D", "", written)
    known = MOBILE.fullmatch(number)
    if known is None or (len(number) == 9):
        return False
    if number.startswith("84"):
        return written.startswith(("+", "(")) or written.isdecimal()
    groups = tuple(len(part) for part in re.split(r"[ .)-]+", written))
    return groups in GROUPS


def digits(number: str) -> str:
    """Return a number in the form for comparison: digits only, +84 as 0."""
    found = re.sub(r"\D", "", number)
    return f"0{found[2:]}" if found.startswith("84") and len(found) == 11 else found
