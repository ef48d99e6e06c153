"""THE field table: every key staff may write in an article or a registry, with both its names and its type.

Validation, docs/front-matter.md, the JSON Schema and the editor's form derive from it; rules across fields are elsewhere.
"""

from __future__ import annotations

from functools import cache, lru_cache

from portal.source.reading.fields.field import TYPES, Field
from portal.source.reading.fields.registry_schema import (
    ABBREVIATION,
    IDENTITY,
    LAW,
    LINK,
    PAGE,
    PLAN,
    SECTION,
    STAGE,
    SYNONYMS,
    TOPIC,
    UNIT,
)  # fmt: skip
from portal.source.reading.fields.vocabulary import VOCABULARIES
from portal.text.fold import fold

__all__ = ["TABLES", "TYPES", "Field", "all_keys", "choices", "key_of", "keys"]

ARTICLE = (
    Field("title", "tiêu đề", "line", "Tiêu đề, đúng như đăng.", required=True, aliases=("tựa đề", "tít", "tiêu đề bài", "tiêu đề tin", "tên bài", "đầu đề")),
    Field("date", "ngày đăng", "moment", "Ngày đăng; ngày ở tương lai là hẹn giờ đăng.", aliases=("ngày", "ngày giờ đăng", "thời gian đăng", "ngày đăng tin", "ngày đăng bài", "ngày xuất bản"), example="28/11/2016"),
    Field("date_basis", "căn cứ ngày", "map", "Khi nguồn không ghi ngày đăng: bài xếp theo ngày nào.", "date_basis"),
    Field("unit", "đơn vị", "ref", "Đơn vị của bài.", "unit", required=True, aliases=("cơ quan", "tên đơn vị", "tên cơ quan"), example="Huyện ủy Định Hóa"),
    Field("section", "chuyên mục", "ref", "Chuyên mục; bỏ trống thì theo loại đơn vị.", "section", aliases=("category", "chuyên mục tin", "danh mục")),
    Field("topics", "chủ đề", "refs", "Chủ đề; bỏ trống thì theo kế hoạch nêu trong bài.", "topic", aliases=("tags", "tag")),
    Field("kind", "loại bài", "choice", "Loại bài; bỏ trống thì suy ra.", "article_kind", aliases=("loại",)),
    Field("status", "trạng thái", "choice", "Trạng thái biên tập.", "status", aliases=("trạng thái bài", "tình trạng bài")),
    Field("kicker", "tít dẫn", "line", "Dòng dẫn trên tiêu đề."),
    Field("summary", "tóm tắt", "text", "Tóm tắt; bỏ trống thì lấy đoạn đầu.", aliases=("sapo", "sa pô", "lời dẫn", "tóm lược", "mô tả ngắn", "tóm tắt nội dung")),
    Field("event", "sự kiện", "map", "Hội nghị, hội thảo: một dòng hoặc các dòng con.", "event", example="Hội nghị triển khai, ngày 25/11"),
    Field("speakers", "phát biểu", "lines", "Người phát biểu – chức vụ.", aliases=("người phát biểu",), example="Nguyễn Văn A – Chủ tịch UBND xã"),
    Field("chair", "chủ trì", "lines", "Người chủ trì – chức vụ.", aliases=("người chủ trì",), example="Nguyễn Văn A – Chủ tịch UBND xã"),
    Field("concluded_by", "kết luận", "lines", "Người kết luận – chức vụ.", aliases=("người kết luận",), example="Nguyễn Văn A – Chủ tịch UBND xã"),
    Field("attendees", "thành phần dự", "lines", "Thành phần dự.", aliases=("thành phần", "thành phần tham dự")),
    Field("conclusions", "nội dung kết luận", "lines", "Nội dung kết luận của hội nghị."),
    Field("plans", "kế hoạch", "maps", "Các chương trình, đề án, kế hoạch, nghị quyết nêu trong bài.", "mention", aliases=("đề án", "nghị quyết", "chương trình")),
    Field("results", "kết quả", "statements", "Kết quả không thuộc kế hoạch nào.", "statement"),
    Field("documents", "văn bản", "maps", "Văn bản nêu trong bài.", "document", aliases=("văn bản đính kèm",)),
    Field("consultation", "lấy ý kiến", "map", "Lấy ý kiến góp ý dự thảo.", "consultation", aliases=("góp ý",)),
    Field("images", "ảnh", "maps", "Ảnh, chú thích, nguồn ảnh; chú thích có thể đứng riêng.", "image", aliases=("hình ảnh", "ảnh đại diện", "ảnh bìa", "ảnh minh họa", "hình đại diện")),
    Field("author", "tác giả", "lines", "Tác giả (đơn vị).", aliases=("authors", "tin", "người viết", "người viết bài", "phóng viên")),
    Field("photographer", "người chụp", "lines", "Người chụp ảnh.", aliases=("ảnh của", "người chụp ảnh")),
    Field("credits", "ghi công", "lines", "Những người khác đã góp công."),
    Field("source", "nguồn", "map", "Nguồn của bài.", "source", aliases=("nguồn tin", "nguồn bài", "dẫn nguồn")),
    Field("featured", "nổi bật đến", "day", "Là tin nổi bật đến hết ngày này.", aliases=("nổi bật",)),
    Field("starts", "có hiệu lực từ", "limit", "Ngày bắt đầu của thông báo; bỏ trống là ngày đăng."),
    Field("expires", "hết hạn", "end", "Ngày cuối cùng còn giá trị.", aliases=("hết hiệu lực", "ngày hết hạn")),
    Field("changes", "cập nhật", "maps", "Những sửa đổi lớn, bạn đọc được biết.", "change", aliases=("đính chính",)),
    Field("withdrawn", "rút bài", "map", "Ngày và lý do rút bài.", "withdrawal", aliases=("gỡ bài", "thu hồi bài")),
    Field("replaced_by", "thay bằng", "ref", "Bài thay thế bài này: tệp hoặc địa chỉ.", "article"),
    Field("corrects", "đính chính cho", "ref", "Bài được bài này đính chính.", "article"),
    Field("public_numbers", "số được đăng", "lines", "Số điện thoại, tài khoản … trông như của cá nhân mà bài chủ ý đăng."),
    Field("id", "mã bài", "place", "Mã ổn định, do `portal move` ghi."),
    Field("aliases", "địa chỉ cũ", "lines", "Địa chỉ cũ, do `portal move` ghi."),
    Field("lang", "ngôn ngữ", "choice", "Ngôn ngữ của bài.", "lang"),
)
DATE_BASIS = (
    Field("text", "theo", "line", "Xếp theo ngày gì.", required=True, example="ngày diễn ra hội thảo 12/4/2016"),
    Field("date", "ngày", "day", "Ngày ấy; bỏ trống thì lấy trong dòng trên.", aliases=("day",)),
    Field("inferred", "suy ra", "flag", "Ngày này được suy ra, không ghi trong nguồn."),
)
EVENT = (
    Field("name", "tên", "line", "Tên hội nghị, hội thảo."),
    Field("kind", "loại", "line", "Hội nghị, hội thảo, lễ công bố …"),
    Field("date", "ngày", "line", "Ngày diễn ra, có thể không ghi năm.", aliases=("thời gian",), example="Chiều 09/7"),
    Field("session", "buổi", "choice", "Sáng, trưa, chiều, tối.", "session"),
    Field("time", "giờ", "line", "Giờ bắt đầu.", example="8 giờ 30"),
    Field("place", "địa điểm", "line", "Nơi diễn ra."),
    Field("host", "cơ quan tổ chức", "refs", "Cơ quan tổ chức; bỏ trống là đơn vị của bài.", "unit"),
    Field("state", "tình trạng", "choice", "Sẽ diễn ra, đã diễn ra, hoãn, hủy.", "event_state"),
    Field("reason", "lý do", "line", "Lý do hoãn hoặc hủy."),
    Field("old_date", "ngày cũ", "day", "Ngày đã định trước khi hoãn."),
    Field("people", "người dự", "lines", "Những người khác được nêu tên."),
    Field("attendees", "thành phần dự", "lines", "Thành phần dự."),
    Field("conclusions", "nội dung kết luận", "lines", "Nội dung kết luận."),
    Field("year_basis", "căn cứ năm", "line", "Năm được suy ra từ đâu, khi nguồn không ghi năm."),
    Field("id", "mã", "id", "Mã của sự kiện, để tin trước và tin sau nói về cùng một sự kiện."),
)
MENTION = (
    Field("name", "tên", "line", "Tên hoặc mã của kế hoạch.", required=True),
    Field("stage", "bước", "choice", "Bước mà bài này đưa tin.", "stage"),
    Field("targets", "chỉ tiêu", "statements", "Chỉ tiêu mà bài này nêu.", "statement"),
    Field("results", "kết quả", "statements", "Kết quả mà bài này nêu.", "statement"),
    Field("note", "ghi chú", "line", "Ghi chú, ví dụ lý do điều chỉnh chỉ tiêu."),
)
STATEMENT = (
    Field("sentence", "câu", "line", "Cả câu như trong bài.", aliases=("nội dung",)),
    Field("number", "số", "serial", "Số thứ tự của chỉ tiêu trong kế hoạch."),
    Field("indicator", "nội dung đo", "line", "Điều được đo."),
    Field("scope", "phạm vi", "line", "Đo trên ai, ở đâu."),
    Field("comparator", "so sánh", "choice", "Ít nhất, hơn, gần …", "comparator"),
    Field("value", "mức", "line", "Con số."),
    Field("value_max", "mức cao nhất", "line", "Số trên, khi là một khoảng."),
    Field("of", "trên tổng số", "line", "Tổng số: 23 trong 19/23."),
    Field("measure", "đơn vị tính", "line", "%, xã, triệu đồng …"),
    Field("per", "mỗi", "line", "Tháng, quý, năm …"),
    Field("period", "kỳ", "line", "9 tháng, quý III, năm 2018 …"),
    Field("by", "hạn", "line", "Hạn của chỉ tiêu."),
    Field("as_of", "tính đến", "line", "Ngày của số liệu."),
    Field("part_of", "thuộc", "line", "Số của dòng mà dòng này là một phần."),
    Field("share_of_plan", "so với kế hoạch", "line", "Kế hoạch, dự toán …"),
    Field("change", "tăng giảm", "line", "Tăng hoặc giảm, so với gì."),
    Field("quote", "trích nguyên văn", "line", "Nguyên văn trong nguồn."),
    Field("origin", "nguồn gốc", "choice", "Trung ương giao, tỉnh giao, địa phương đề ra.", "origin"),
    Field("better", "chiều tốt", "choice", "Cao hơn hay thấp hơn là tốt.", "better"),
    Field("unit", "đơn vị chịu trách nhiệm", "ref", "Đơn vị chịu trách nhiệm.", "unit", aliases=("đơn vị",)),
    Field("baseline", "mức đầu kỳ", "line", "Mức khi bắt đầu."),
    Field("verdict", "đánh giá", "choice", "Chỉ khi chính bài hoặc văn bản nói: đạt, không đạt.", "verdict"),
    Field("document", "văn bản", "line", "Văn bản nêu con số này."),
    Field("sensitive", "nhạy cảm", "flag", "Không vẽ biểu đồ, không đưa lên trang chủ."),
    Field("note", "ghi chú", "line", "Ghi chú."),
)
DOCUMENT = (
    Field("number", "số", "line", "Số, ký hiệu.", aliases=("số ký hiệu", "ký hiệu")),
    Field("kind", "loại", "line", "Nghị quyết, quyết định, báo cáo …"),
    Field("issuer", "cơ quan ban hành", "line", "Cơ quan ban hành."),
    Field("date", "ngày ban hành", "day", "Ngày ban hành.", aliases=("ngày",)),
    Field("effective", "ngày hiệu lực", "day", "Ngày có hiệu lực."),
    Field("title", "trích yếu", "line", "Trích yếu.", aliases=("tên",), required=True),
    Field("summary", "tóm tắt", "text", "Tóm tắt nội dung."),
    Field("draft", "dự thảo", "flag", "Còn là dự thảo."),
    Field("file", "tệp", "file", "Tệp đính kèm."),
    Field("plan", "kế hoạch", "ref", "Kế hoạch mà văn bản thuộc về.", "plan"),
)
CONSULTATION = (
    Field("opens", "từ ngày", "limit", "Ngày bắt đầu nhận góp ý; bỏ trống là ngày đăng."),
    Field("closes", "hạn góp ý", "end", "Ngày cuối nhận góp ý.", aliases=("đến ngày",)),
    Field("where", "nơi nhận", "line", "Gửi góp ý về đâu."),
    Field("outcome", "kết quả", "line", "Kết quả tiếp thu, khi đã xong."),
)
IMAGE = (
    Field("file", "tệp", "file", "Tệp ảnh."),
    Field("alt", "mô tả", "line", "Mô tả cho người không nhìn thấy ảnh.", aliases=("mô tả ảnh",)),
    Field("caption", "chú thích", "line", "Chú thích."),
    Field("credit", "nguồn ảnh", "line", "Người chụp hoặc nơi cấp ảnh.", aliases=("ảnh",)),
)
SOURCE = (
    Field("name", "tên", "line", "Tên nguồn.", required=True),
    Field("url", "địa chỉ", "address", "Địa chỉ."),
    Field("title", "tiêu đề", "line", "Tiêu đề tại nguồn."),
)
CHANGE = (
    Field("date", "ngày", "day", "Ngày sửa.", required=True),
    Field("note", "nội dung", "line", "Sửa gì.", required=True),
)
WITHDRAWAL = (
    Field("date", "ngày", "day", "Ngày rút.", required=True),
    Field("note", "lý do", "line", "Lý do.", required=True, aliases=("reason", "nội dung")),
)

TABLES: dict[str, tuple[Field, ...]] = {
    "article": ARTICLE, "date_basis": DATE_BASIS, "event": EVENT, "mention": MENTION, "statement": STATEMENT,
    "document": DOCUMENT, "consultation": CONSULTATION, "image": IMAGE, "source": SOURCE, "change": CHANGE,
    "withdrawal": WITHDRAWAL, "unit": UNIT, "topic": TOPIC, "section": SECTION, "abbreviation": ABBREVIATION,
    "law": LAW, "synonyms": SYNONYMS, "stage_entry": STAGE, "plan": PLAN, "link": LINK, "identity": IDENTITY, "page": PAGE,
}  # fmt: skip


@lru_cache(4096)
def key_of(word: str) -> str:
    """Return the folded form in which keys are compared: marks, case, "_", "-" and runs of space do not count."""
    return " ".join(fold(word).replace("_", " ").replace("-", " ").split())


@cache
def keys(table: str) -> dict[str, Field]:
    """Return every spelling of every key of a table, folded."""
    return {key_of(word): item for item in TABLES[table] for word in (item.name, item.vi, *item.aliases)}


@cache
def all_keys() -> frozenset[str]:
    """Return every folded key of every table: what makes a list item a mapping."""
    return frozenset(word for table in TABLES for word in keys(table))


@cache
def choices(vocabulary: str) -> dict[str, str]:
    """Return folded word → value, for a vocabulary: the value itself, its label and its other names."""
    return {key_of(word): value for value, words in VOCABULARIES[vocabulary].items() for word in (value, *words)}
