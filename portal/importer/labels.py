"""Owns the small lines around an article: days of publication and update, credits, and the furniture of pages. Prose is ignored."""

from __future__ import annotations

import re
from datetime import datetime

from portal.importer.found import CERTAIN, LIKELY, Evidence
from portal.source.reading.fields.people import SURNAMES
from portal.text.dates import read_when
from portal.text.day import format_day
from portal.text.fold import fold
from portal.text.letters import SMALL

MOST = 160  # letters of a label
UPDATED = re.compile(r"cập\s*nhật|sửa\s+(?:lần\s+)?cuối|last\s+(?:update|modified)|updated", re.I)
POSTED = re.compile(
    r"^\W*(?:ngày\s+đăng(?:\s+tin|\s+bài)?|đăng\s+(?:ngày|lúc|vào)|ngày\s+(?:xuất\s+bản|phát\s+hành|tạo|gửi)|xuất\s+bản|gửi\s+lúc|đã\s+đăng"
    r"|(?:được\s+)?(?:đăng|viết|gửi)\s+bởi\s+[^\d]{1,60}|thời\s+gian\s+(?:đăng|đưa|gửi)|ngày\s+(?:ban\s+hành\s+tin)|posted|published|date)\b", re.I
)  # fmt: skip
DAY = r"(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{4}-\d{2}-\d{2}|(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm|,)?\s+\d{4})"
CLOCK = r"(?:\d{1,2}\s*(?::|giờ|h|g)\s*\d{0,2}(?::\d{2})?(?:\s*(?:phút|SA|CH|AM|PM))?)"
WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|t[2-7]\b|chủ\s+nhật)"
ONLY_DAY = re.compile(rf"^[\s(|,–-]*(?:{WEEKDAY}\s*[,|-]?\s*)?(?:(?:ngày)\s+)?(?:{CLOCK}\s*[,|–-]?\s*)?(?:{WEEKDAY}\s*[,"
rf"|-]?\s*)?(?:ngày\s+)?{DAY}"
                      rf"(?:\s*[,|–-]?\s*(?:lúc\s+)?{CLOCK})?(?:\s*\(?GMT\s*\+?7\)?)?[\s)|.]*$", re.I)  # fmt: skip
BARE_YEAR = re.compile(r"(tháng\s+\d{1,2})\s+(\d{4})", re.I)
FOUND_DAY = re.compile(rf"(?:{CLOCK}\s*[,|–-]?\s*(?:{WEEKDAY}\s*[,|-]?\s*)?(?:ngày\s+)?)?{DAY}(?:\s*[,|–-]?\s*(?:lúc\s+)?{CLOCK})?", re.I)
GLUED_DAY = re.compile(rf"\s*[(\[–|-]\s*(?:(?:ngày|cập nhật(?: ngày)?|đăng ngày)\s*:?\s*)?(?P<day>{DAY}\s*(?:{CLOCK})?)\s*[)\]]?\s*$", re.I)
NAME_WORD = rf"[^\W\d_{SMALL}][^\W\d_]*\.?"
NAME = rf"(?:{NAME_WORD}(?:[ .]{NAME_WORD}){{0,5}})"
ROLE = re.compile(
    r"(?P<role>(?:Tin|Bài|Ảnh|Video|Clip|Tác\s+giả(?:\s+bài\s+viết)?|Người\s+viết(?:\s+bài)?|Nguồn(?:\s+tin|\s+bài)?|Thực\s+hiện|Biên\s+tập|BBT|Người\s+đăng"
    r"|Phóng\s+viên|PV|CTV)"
    r"(?:\s*(?:,|và|&|-|–|\+|/)\s*(?:bài|tin|ảnh|video|clip|hình|hình\s+ảnh|âm\s+thanh))*)\s*[:：]\s*(?P<who>[^:：]+?)"
    r"(?=\s*(?:[.;,–|-]\s*)?(?:Tin|Bài|Ảnh|Video|Clip|Tác\s+giả|Nguồn|Thực\s+hiện|Biên\s+tập)(?:\s*,\s*\w+)*\s*[:：]|\s*[.;)]*\s*$)", re.I
)  # fmt: skip
BESIDE_DAY = re.compile(
    r"(?:số\s+)?(?:lượt\s+(?:xem|đọc|truy\s+cập)|đã\s+xem|views?)\s*:?\s*[\d.,]+(?:\s+lượt)?|\|\s*[\d.,]+\s+lượt\s+xem", re.I
)
LEAD = re.compile(r"^(?:Tin|Bài|Tin,?\s+bài|Tác\s+giả(?:\s+bài\s+viết)?|Người\s+viết|Phóng\s+viên|PV)\s*[:：]\s*", re.I)
ACCORDING = re.compile(r"^\(?\s*(?:Theo|Nguồn|Trích\s+nguồn|Nguồn\s+tin)\s*[:：]?\s+(?P<who>[^()]{3,80}?)\s*\)?\.?$", re.I)
ORGANISED = re.compile(
    rf"^(?P<name>{NAME})\s*(?:[:：]|[–-]|\()\s*(?P<org>(?:Đài|Phòng|Ban|Trung tâm|TT|VP|Văn phòng|Sở|Báo|UBND|HĐND|MTTQ|Hội|Đoàn|Công "
    rf"an|Trạm|Cổng|Trang|BBT|CTV)\b[^()]*?)\)?\.?$"
)
NAMES = re.compile(rf"^\(?{NAME}(?:\s*(?:[–,;/&-]|và)\s*{NAME}){{0,3}}\)?\.?$")
POST_WORDS = re.compile(
    r"\b(?:chủ tịch|bí thư|giám đốc|trưởng|phòng|ban|ủy|sở|hội|đảng|trung tâm|văn phòng|xã|huyện|tỉnh|cộng hòa|thông báo|kết luận"
    r"|công văn)\b",
    re.I,
)
FURNITURE = (
    ("liên kết tin khác", re.compile(
        r"^[<>»«\s]*(?:xem\s+(?:thêm|tiếp)|đọc\s+(?:thêm|tiếp)|chi\s+tiết|(?:các\s+)?(?:tin|bài)(?:\s+(?:viết|tức|bài|đã\s+đăng))?\s*"
        r"(?:,\s*bài\s*)?(?:liên\s+quan|khác|mới\s+(?:hơn|nhất)?|cũ\s+hơn|cùng\s+chuyên\s+mục|(?:đã\s+)?đăng\b|đọc\s+nhiều|nổi\s+bật|xem\s+nhiều)"
        r"|các\s+tin\s+(?:cùng|khác|mới|đã)"
        r"|những\s+tin\s+(?:mới|cũ)|tin\s+cùng|có\s+thể\s+bạn\s+quan\s+tâm|related|theo\s+dòng\s+sự\s+kiện"
        r"|tin\s+đã\s+đưa)\b.{0,40}$", re.I)),
    ("thanh chia sẻ, in, gửi", re.compile(
        r"^[<>»«\s|]*(?:chia\s+sẻ|share|tweet|facebook|zalo|twitter|like|gửi\s+(?:mail|email|cho\s+bạn|tin|bài|trang|email)"
        r"|in(?:\s+(?:ra|bài|trang|nội\s+dung|tin)(?:\s+(?:này|viết))*)?"
        r"|lưu\s+bài|sao\s+chép|copy|theo\s+dõi|bản\s+in|print|email|về\s+(?:đầu\s+trang|trang\s+(?:trước|chủ))|<?\s*trở\s+(?:về"
        r"|lại)|quay\s+(?:lại|về)|lên\s+đầu\s+trang|back"
        r"|đầu\s+trang|top|nghe\s+đọc(?:\s+bài)?|đọc\s+bài\s+viết|cỡ\s+chữ|tương\s+phản|xem\s+với\s+cỡ\s+chữ)\b.{0,30}$", re.I)),
    ("lượt xem, đánh giá", re.compile(
        r"^\W*(?:(?:số\s+)?lượt\s+(?:xem|truy\s+cập|đọc)|số\s+lần\s+xem|đã\s+xem|views?|tổng\s+(?:số\s+)?(?:điểm|lượt)|đánh\s+giá"
        r"|bình\s+chọn|thống\s+kê\s+truy\s+cập|đang\s+(?:truy\s+cập|online)"
        r"|hôm\s+nay|click\s+để\s+đánh\s+giá|xếp\s+hạng|điểm|\d+(?:[.,]\d+)?\s+(?:lượt\s+xem|lượt|views?|trên\s+\d))\b.{0,60}$", re.I)),
    ("bình luận", re.compile(
        r"^[•\s*]*(?:(?:gửi|viết|ý\s+kiến)\s+(?:bình\s+luận|phản\s+hồi|ý\s+kiến|bạn\s+đọc)|bình\s+luận|ý\s+kiến\s+bạn\s+đọc"
        r"|phản\s+hồi|comments?|tiêu\s+đề\s*\*|người\s+gửi\s*\*?|họ\s+(?:và\s+)?tên\s*\*"
        r"|e-?mail\s*\*|nội\s+dung(?:\s+bình\s+luận)?\s*\*|mã\s+(?:xác\s+nhận|bảo\s+(?:vệ|mật)|an\s+toàn)|captcha|hủy|gửi|nhập\s+mã"
        r"|điện\s+thoại\s*\*)\W*.{0,30}$", re.I)),
    ("tiện ích của trang", re.compile(
        r"^\W*(?:bản\s+đồ(?:\s+hành\s+chính)?|thời\s+tiết|liên\s+kết(?:\s+(?:web|website|trang))?|tỷ\s+giá|giá\s+vàng|lịch\s+(?:âm"
        r"|vạn\s+niên)|thư\s+viện\s+(?:ảnh|video)|quảng\s+cáo|banner|thăm\s+dò"
        r"|trang\s+chủ|đăng\s+nhập|tìm\s+kiếm|sơ\s+đồ\s+(?:trang|cổng|site)|rss|english|từ\s+khóa|tags?|facebook"
        r"|youtube)\b.{0,40}$", re.I)),
    ("chân trang", re.compile(
        r"^\W*(?:địa\s+chỉ|điện\s+thoại|đt|tel|fax|hotline|e-?mail|thư\s+điện\s+tử|website)\s*[:：]|bản\s+quyền|copyright|©"
        r"|ghi\s+rõ\s+nguồn|phát\s+triển\s+bởi|thiết\s+kế\s+(?:bởi|web)|khi\s+(?:phát\s+hành|sử\s+dụng)"
        r"\s+lại\s+(?:các\s+)?thông\s+tin|chịu\s+trách\s+nhiệm\s+(?:chính|nội\s+dung|quản\s+lý)|giấy\s+phép\s+(?:số|thiết\s+lập)"
        r"|người\s+phát\s+ngôn|powered\s+by|trưởng\s+ban\s+biên\s+tập|tín\s+nhiệm\s+mạng"
        r"|^cổng\s+thông\s+tin\s+điện\s+tử|^trang\s+thông\s+tin\s+điện\s+tử", re.I)),
)  # fmt: skip


def furniture(text: str) -> str:
    """Return the kind of furniture of a line, "" for none."""
    if len(text) > 260:
        return ""
    return next((name for name, pattern in FURNITURE if pattern.search(text)), "")


def day_label(line: str) -> list[Evidence]:
    """Return the day of publication or update in a line that contains nothing else; [] for any other line."""
    if len(line) > MOST:
        return []
    text = BESIDE_DAY.sub(" ", line).strip()
    found = FOUND_DAY.search(text)
    if not found:
        return []
    updated, posted = UPDATED.search(text[: found.start()]), POSTED.match(text)
    if not (updated or posted or ONLY_DAY.match(text)):
        return []
    value = _when(found[0])
    if not value:
        return []
    field = "updated" if updated and not posted else "published"
    sure = CERTAIN if updated or posted or re.search(rf"{CLOCK}|{WEEKDAY}", text, re.I) else LIKELY
    return [Evidence(field, value, sure, line, "dòng ghi ngày của trang")]


def _when(text: str) -> str:
    try:
        when = read_when(BARE_YEAR.sub(r"\1 năm \2", re.sub(r"\s*[,|]\s*", " ", text)))
    except ValueError:
        return ""
    if when is None:
        return ""
    hour = f" {when:%H:%M}" if isinstance(when, datetime) and (when.hour or when.minute) else ""
    return format_day(when) + hour


def when_of(text: str) -> str:
    """Return a day, with its hour if there is one, in the form of the fields; "" for no day."""
    found = FOUND_DAY.search(text)
    return _when(text) or (_when(found[0]) if found else "")


def credit(text: str) -> list[Evidence]:
    """Return the authors, photographers and sources of a line that contains nothing else; [] for any other line."""
    line = text.strip(" \xa0.")
    if len(line) > MOST or not line:
        return []
    content = line.strip("()[] ")
    if (lead := LEAD.match(content)) and (found := ORGANISED.match(content[lead.end() :])):
        return [Evidence("author", f"{found['name']} ({found['org'].strip()})", CERTAIN, text, "dòng ghi công")]
    roles = list(ROLE.finditer(content))
    if roles and roles[0].start() <= 1:
        return [one for role in roles for one in _of_role(role["role"], role["who"], text)]
    if found := ACCORDING.match(line):
        return [Evidence("source", found["who"].strip(), CERTAIN, text, "dòng ghi nguồn")] if _is_source(found["who"]) else []
    if found := ORGANISED.match(content):
        return [Evidence("author", f"{found['name']} ({found['org'].strip()})", CERTAIN, text, "dòng ghi công")]
    return []


def _is_source(text: str) -> bool:
    return len(text.split()) <= 10 and (text[:1].isupper() or "." in text)


def _of_role(role: str, who: str, text: str) -> list[Evidence]:
    words = fold(role)
    name = who.strip(" .;,-–")
    if not name or len(name) > 80:
        return []
    if words.startswith("nguon"):
        return [Evidence("source", name, CERTAIN, text, "dòng ghi nguồn")]
    found = []
    if any(word in words for word in ("tin", "bai", "tac gia", "nguoi viet", "phong vien", "pv", "ctv", "thuc hien")):
        found.append(Evidence("author", name, CERTAIN, text, "dòng ghi công"))
    if "anh" in words.replace("am thanh", "") or "hinh" in words:
        found.append(Evidence("photographer", name, CERTAIN, text, "dòng ghi công"))
    return found or [Evidence("credits", f"{role}: {name}", CERTAIN, text, "dòng ghi công")]


def names_alone(text: str) -> list[Evidence]:
    """Return the author of a last line that contains only a name: «Hòa Hiệp», «N.V - Văn Lạ»."""
    line = text.strip(" \xa0()")
    if not NAMES.match(line) or len(line) > 60 or furniture(line) or POST_WORDS.search(line) or (line == line.upper() and len(line) > 12):
        return []
    known = re.match(rf"(?:{SURNAMES})\b", line) is not None
    words = re.findall(r"\w+", line)
    if len(words) > 8 or (len(words) < 2 and not known):
        return []
    return [Evidence("author", line.rstrip("."), CERTAIN, text, "tên ở dòng cuối")]
