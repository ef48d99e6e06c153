"""Owns the advice on unknown words that staff type: which key or value is probably meant, and where it belongs.

Nothing is replaced: unambiguous variants are aliases in the table itself.
"""

from __future__ import annotations

from portal.source.reading.fields import schema
from portal.source.reading.fields.field import Field
from portal.source.reading.fields.vocabulary import VOCABULARIES
from portal.text.nearest import nearest

_BELOW = "Lời văn của bài viết dưới dòng --- thứ hai, không cần khóa."
_FILE = "Tệp đính kèm là một mục của «văn bản»: «- trích yếu: …», rồi dòng con «tệp: van-ban/…»."
_EVENT = "Ghi «sự kiện: Hội nghị …, sáng 25/11», hoặc các dòng con tên, ngày, giờ, địa điểm."
_TOPIC = "Ghi «chủ đề: …» với tên có trong du-lieu/chu-de.yml; portal không dùng từ khóa tự do."
_LINK = "Liên kết trong bài viết vào lời văn: [chữ](https://…); địa chỉ của nguồn là dòng con «địa chỉ» của «nguồn»."
_ADDRESS = "Địa chỉ của bài là tên tệp: đổi tên bằng `portal move`, rồi bỏ dòng này."
_USELESS = "Bỏ dòng này: portal không dùng."
_TIME = "Ngày giờ đăng bài ghi ở «ngày đăng»; thời gian của hội nghị là dòng con «ngày», «giờ» của «sự kiện»."
_BOTH = "Ghi hai dòng: «tác giả: …» và «người chụp: …»."
_ROLE = "Chức vụ viết sau tên: «phát biểu: Họ tên – chức vụ»."
_FILM = "Chép địa chỉ của phim vào lời văn thành một liên kết: [Xem phim](https://…)."
_PLAN = "«{0}» là dòng con của một kế hoạch: «kế hoạch:», «  - tên: …», «    {0}:»."
_CHILD = "«{0}» là dòng con của «{1}»: viết dưới dòng ấy, thụt vào hai dấu cách."
_EDIT = "Sửa đổi mà bạn đọc cần biết ghi ở «cập nhật», mỗi lần một ngày và nội dung; lỗi chính tả thì không cần ghi."

_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (_BELOW, ("nội dung", "nội dung bài", "nội dung tin", "thân bài", "bài viết", "toàn văn", "chi tiết", "body", "content", "text")),
    (_FILE, ("tệp", "tệp đính kèm", "file đính kèm", "file", "đính kèm", "tập tin", "tập tin đính kèm", "tài liệu", "tài liệu đính kèm",
             "phụ lục", "attachment", "attachments")),
    (_EVENT, ("hội nghị", "hội thảo", "cuộc họp", "buổi lễ", "lễ hội", "tên hội nghị", "tên sự kiện")),
    (_TOPIC, ("hashtag", "hashtags", "từ khóa", "từ khoá", "keywords", "keyword", "thẻ", "nhãn")),
    (_LINK, ("link", "links", "liên kết", "đường link", "website", "trang web", "web")),
    (_ADDRESS, ("url", "slug", "permalink", "đường dẫn", "địa chỉ bài", "tên tệp", "tên file")),
    (_USELESS, ("layout", "template", "weight", "comments", "stt", "số thứ tự", "lượt xem", "phiên bản", "version", "font", "màu")),
    (_TIME, ("thời gian", "giờ đăng", "lúc", "time")),
    (_BOTH, ("tin, ảnh", "tin ảnh", "tin và ảnh", "bài, ảnh", "bài ảnh", "bài và ảnh", "tin bài ảnh")),
    (_ROLE, ("chức vụ", "chức danh")),
    (_FILM, ("video", "clip", "phim", "youtube", "audio")),
    (_EDIT, ("ngày sửa", "ngày cập nhật", "sửa đổi", "lần sửa", "modified", "ngày tạo")),
    ("Ghi «nguồn ảnh» dưới từng ảnh của «ảnh», hoặc «người chụp: …» cho cả bài.", ("nguồn ảnh", "bản quyền ảnh")),
    ("Ghi «mô tả» dưới từng ảnh của «ảnh»; tóm tắt của bài là «tóm tắt: …».", ("mô tả", "alt")),
    ("Ghi «chú thích» dưới từng ảnh của «ảnh».", ("chú thích", "chú thích ảnh", "caption")),
    ("Số điện thoại của cơ quan viết vào lời văn; số của cá nhân mà bài chủ ý đăng ghi ở «số được đăng: …».",
     ("điện thoại", "số điện thoại", "sđt", "phone", "liên hệ")),
    ("Ghi «trạng thái: Bản nháp» để chưa đăng.", ("draft", "nháp", "bản nháp", "ẩn")),
    ("Người biên tập, người duyệt ghi ở «ghi công: …», nếu muốn bạn đọc biết.",
     ("biên tập", "người biên tập", "người duyệt", "người đăng", "ban biên tập")),
    ("Dòng dẫn trên tiêu đề là «tít dẫn: …»; câu tóm tắt dưới tiêu đề là «tóm tắt: …».",
     ("tít phụ", "phụ đề", "tiêu đề phụ", "tiêu đề con")),
    ("Hạn của thông báo là «hết hạn: …»; hạn góp ý là «lấy ý kiến:» với dòng con «hạn góp ý: …».",
     ("hạn", "thời hạn", "hạn chót", "deadline")),
)  # fmt: skip
KEYS = {schema.key_of(word): advice for advice, words in _WORDS for word in words}
VALUES = {
    ("status", schema.key_of(word)): "Bỏ dòng này: ngày đăng ở tương lai là hẹn giờ, đến lúc ấy bài tự lên trang."
    for word in ("hẹn giờ", "lên lịch", "đặt lịch", "chờ đến giờ", "hẹn giờ đăng", "scheduled")
}


LEAST = 4  # letters of a key that says enough: "tin …" may be anything


def near_key(key: str, table: str) -> Field | None:
    """Return the field of a table whose key is most like the typed one; None if none is near."""
    words = {word: item for item in schema.TABLES[table] for word in (item.vi, item.name, *item.aliases)}
    near = nearest(key, list(words)) or _longer(schema.key_of(key), list(words))
    return words[near] if near else None


def _longer(key: str, words: list[str]) -> str:
    """Return the key that stands in the typed one («tác giả bài viết»), or that begins with it («rút»); "" for none."""
    pairs = [(word, schema.key_of(word)) for word in words]
    within = [word for word, known in pairs if len(known) >= LEAST and f" {known} " in f" {key} "]
    return max(within or [word for word, known in pairs if len(key) > 1 and known.startswith(f"{key} ")], key=len, default="")


def advice_on_key(key: str, table: str, near: Field | None) -> str:
    """Return what to write instead of an unknown key."""
    word = schema.key_of(key)
    if table == "article" and word in KEYS:
        return KEYS[word]
    elsewhere = _elsewhere(word, table)
    if elsewhere:
        return elsewhere
    if near:
        return f"«{near.vi}»?"
    return "Các khóa dùng được: " + ", ".join(item.vi for item in schema.TABLES[table]) + "."


def _elsewhere(word: str, table: str) -> str:
    """Return advice on a key that is valid one level deeper, or one level up."""
    above = next((item for item in schema.TABLES[table] if item.type in ("map", "maps") and word in schema.keys(item.of)), None)
    if above:
        vi = schema.keys(above.of)[word].vi
        return (_PLAN if above.name == "plans" else _CHILD).format(vi, above.vi)
    if table in _NESTED and word in schema.keys("article"):
        return f"«{schema.keys('article')[word].vi}» là khóa của cả bài: viết sát lề trái, không thụt vào."
    return ""


_NESTED = frozenset(item.of for item in schema.TABLES["article"] if item.type in ("map", "maps"))


def advice_on_choice(word: str, item: Field) -> str:
    """Return what to write instead of a word that a vocabulary does not contain."""
    known = VALUES.get((item.of, schema.key_of(word)))
    if known:
        return known
    labels = [words[0] for words in VOCABULARIES[item.of].values()]
    meant = {other: words[0] for words in VOCABULARIES[item.of].values() for other in words}
    near = nearest(word, labels) or meant.get(_longer(schema.key_of(word), list(meant)), "")
    return f"«{near}»?" if near else "Chọn một trong: " + ", ".join(labels) + "."
