"""Owns the two names of every key the generated files use. Refuses values: those are written in Vietnamese always."""

from __future__ import annotations

VIETNAMESE = {
    "date_basis": "căn cứ ngày", "title": "tiêu đề", "date": "ngày đăng",
    "unit": "đơn vị", "section": "chuyên mục", "topics": "chủ đề", "kind": "loại bài",
    "status": "trạng thái", "kicker": "tít dẫn", "summary": "tóm tắt", "event": "sự kiện", "speakers": "phát biểu",
    "chair": "chủ trì", "concluded_by": "kết luận", "attendees": "thành phần dự", "conclusions": "nội dung kết luận",
    "plans": "kế hoạch", "results": "kết quả", "documents": "văn bản", "consultation": "lấy ý kiến", "images": "ảnh",
    "author": "tác giả", "photographer": "người chụp", "credits": "ghi công", "source": "nguồn", "featured": "nổi bật đến",
    "starts": "có hiệu lực từ", "expires": "hết hạn", "changes": "cập nhật", "withdrawn": "rút bài", "replaced_by": "thay bằng",
    "corrects": "đính chính cho", "lang": "ngôn ngữ",
    "event.name": "tên", "event.kind": "loại", "event.date": "ngày", "event.session": "buổi", "event.time": "giờ",
    "event.place": "địa điểm", "event.host": "cơ quan tổ chức", "event.state": "tình trạng", "event.reason": "lý do",
    "event.old_date": "ngày cũ", "event.id": "mã",
    "plans.name": "tên", "plans.stage": "bước", "plans.targets": "chỉ tiêu", "plans.results": "kết quả", "plans.note": "ghi chú",
    "statement.sentence": "câu", "statement.number": "số", "statement.origin": "nguồn gốc", "statement.baseline": "mức đầu kỳ",
    "statement.verdict": "đánh giá", "statement.sensitive": "nhạy cảm", "statement.unit": "đơn vị chịu trách nhiệm",
    "statement.better": "chiều tốt", "statement.note": "ghi chú", "statement.document": "văn bản",
    "documents.number": "số", "documents.kind": "loại", "documents.issuer": "cơ quan ban hành", "documents.date": "ngày ban hành",
    "documents.effective": "ngày hiệu lực", "documents.title": "trích yếu", "documents.summary": "tóm tắt", "documents.file": "tệp",
    "documents.draft": "dự thảo", "documents.plan": "kế hoạch",
    "consultation.closes": "hạn góp ý", "consultation.where": "nơi nhận", "consultation.outcome": "kết quả",
    "images.file": "tệp", "images.alt": "mô tả", "images.caption": "chú thích", "images.credit": "nguồn ảnh",
    "date_basis.text": "theo",
    "source.name": "tên", "source.url": "địa chỉ", "source.title": "tiêu đề",
    "changes.date": "ngày", "changes.note": "nội dung", "withdrawn.date": "ngày", "withdrawn.note": "lý do",
}  # fmt: skip


def key(name: str, table: str = "", english: bool = False) -> str:
    """How a key is written: `table` tells keys of nested mappings apart."""
    return name if english else VIETNAMESE[f"{table}.{name}" if table else name]
