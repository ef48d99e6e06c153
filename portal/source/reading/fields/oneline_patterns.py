"""Owns the patterns used by one-line forms: days, files, numbers of documents, words before an address."""

from __future__ import annotations

import re

CLOCK = r"(?:\d{1,2}(?::|\s*(?:giờ|h|g)\s*)(?:\d{1,2})?(?:\s*phút|['’])?)"
WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
PLAIN_DAY = (
    r"\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{2,4})?(?![\d/])|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}\s+tháng\s+\d{1,2}(?:(?:\s+năm|,)\s+\d{4})?"
)
WHOLE_DAY = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}")
DAY = rf"(?:{CLOCK}[\s,]*)?(?:ngày\s+)?(?:{PLAIN_DAY})(?:[\s,]*(?:lúc\s+)?{CLOCK})?"
AFTER_DAY = re.compile(rf"\s*\(?{WEEKDAY}\)?(?!\w)", re.I)
FIRST = re.compile(rf"[\s(]*(?P<day>{DAY})[\s)\]]*(?:[:,;.|–—-]+\s*)?(?P<rest>.*)$", re.I | re.S)
LAST = re.compile(rf"(?P<rest>.*?)[\s,;:|–—(\[-]+(?:từ\s+|lúc\s+)?(?P<day>{DAY})[\s)\].]*$", re.I | re.S)
URL = re.compile(r"(?:https?://|www\.)[^\s<>()|]+[^\s<>()|.,;:]", re.I)
MARKDOWN = re.compile(r"!?\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)\s*$")
PICTURE = re.compile(r"(?:\S.*?[^\s.])?\.(?:jpe?g|jfif|png|gif|webp|avif|bmp|tiff?|hei[cf]|svg)(?=$|[\s|,;:)–—-])", re.I)
FILE = re.compile(
    r"(?:[\w:.\\-]*[/\\])?[^\s|]*?\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z|csv|txt|jpe?g|png|tiff?)(?=$|[\s|,;:)])", re.I
)
REASON = re.compile(r"(?:lý do|nội dung|ghi chú)\s*[:–-]?\s+", re.I)
OPENING = re.compile(
    r"(?:\b(?:nhận|lấy|gửi|góp ý|ý kiến|tham gia|thời gian|thời hạn|hạn|từ|kể từ|đến|tới|hết|trước|chậm nhất|muộn nhất|trễ nhất|không quá"
    r"|bắt đầu|kết thúc|cuối cùng|cuối|là|vào|ngày)\b"
    rf"|{WEEKDAY}|[\s:,–—-])*",
    re.I,
)
OUTCOME = re.compile(r"(?:^|[;,.])\s*kết quả\s*:\s*", re.I)
WORDS = re.compile(r"[^\W_]")
SENT = re.compile(
    r"(?:(?:xin\s+)?(?:gửi|góp ý|nơi nhận|nhận|địa chỉ)(?:\s+(?:góp ý|ý kiến))?(?:\s+(?:về|tại|qua|đến|tới))?|về|qua)\s*:?\s+", re.I
)
NUMBER = re.compile(r"(?:[Ss]ố\s*:?\s*)?(?P<number>\d+(?:/\d{4})?[-/][A-ZĐ][\w-]*(?:[-/][\wĐ]+)*)")
KIND = (
    "nghị quyết", "quyết định", "chỉ thị", "kế hoạch", "chương trình hành động", "chương trình", "kết luận", "thông báo", "báo cáo",
    "công văn", "hướng dẫn", "tờ trình", "quy chế", "quy định", "đề án", "thông tư", "nghị định", "luật", "công điện", "giấy mời",
)  # fmt: skip
KIND_IN_NUMBER = {
    "NQ": "nghị quyết", "QĐ": "quyết định", "CT": "chỉ thị", "KH": "kế hoạch", "KL": "kết luận", "TB": "thông báo", "BC": "báo cáo",
    "HD": "hướng dẫn", "TTR": "tờ trình", "QC": "quy chế", "ĐA": "đề án", "TT": "thông tư", "NĐ": "nghị định", "CĐ": "công điện",
    "GM": "giấy mời", "CTR": "chương trình",
}  # fmt: skip
PAPER = re.compile(rf"(?P<kind>{'|'.join(KIND)})\s*{NUMBER.pattern}", re.I)
DATED = re.compile(rf"[\s,(]*(?:ngày\s+)(?P<day>{PLAIN_DAY})\)?", re.I)
ISSUED = re.compile(r"[\s,]*của\s+(?P<issuer>.+?)(?=\s*[,:–—-]\s|\s+(?:ngày|về|v/v|ban hành|phê duyệt)\b|$)", re.I)
PLAN = re.compile(rf"(?:{'|'.join(KIND)})\s", re.I)
# What each of several forms on one line begins with.
BEGINNINGS = {"change": (FIRST,), "image": (PICTURE,), "document": (PAPER, NUMBER), "mention": (PLAN,)}
