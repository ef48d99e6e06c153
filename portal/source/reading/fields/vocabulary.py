"""Owns the words of closed vocabularies: value → Vietnamese label first, then other words staff may write."""

from __future__ import annotations

VOCABULARIES: dict[str, dict[str, tuple[str, ...]]] = {
    "status": {
        "draft": (
            "Bản nháp", "nháp", "bản thảo", "dự thảo", "đang viết", "đang soạn", "lưu nháp", "chưa xong", "ẩn", "tạm ẩn", "không đăng",
        ),
        "review": ("Chờ duyệt", "chờ xuất bản", "chờ", "chờ đăng", "chờ phê duyệt", "trình duyệt", "đang duyệt", "chưa duyệt", "chưa đăng"),
        "published": (
            "Đã đăng", "đăng", "xuất bản", "đã xuất bản", "đã duyệt", "duyệt", "được duyệt", "duyệt đăng", "đã phê duyệt", "đăng bài",
            "đăng ngay", "công bố", "đã công bố", "công khai", "hiển thị", "hiện",
        ),
        "withdrawn": ("Đã rút", "rút", "rút bài", "đã gỡ", "gỡ bài", "thu hồi", "đã thu hồi"),
    },
    "article_kind": {
        "news": ("Tin", "tin tức"),
        "event": ("Tin hội nghị, hội thảo", "tin hội nghị", "tin hội thảo", "sự kiện"),
        "feature": ("Bài phản ánh", "bài viết", "phóng sự", "gương điển hình"),
        "notice": ("Thông báo",),
        "document": ("Giới thiệu văn bản",),
        "consultation": ("Lấy ý kiến dự thảo", "lấy ý kiến", "góp ý dự thảo"),
        "photos": ("Phóng sự ảnh", "chùm ảnh"),
        "correction": ("Đính chính",),
    },
    "session": {"sáng": ("Sáng", "buổi sáng"), "trưa": ("Trưa",), "chiều": ("Chiều", "buổi chiều"), "tối": ("Tối", "buổi tối")},
    "event_state": {
        "planned": ("Sẽ diễn ra", "sắp diễn ra", "dự kiến", "sẽ tổ chức", "sắp tổ chức", "chưa diễn ra"),
        "held": ("Đã diễn ra", "đã tổ chức", "đã kết thúc", "đã họp", "đã xong"),
        "postponed": ("Hoãn", "tạm hoãn", "lùi", "hoãn lại", "đã hoãn", "dời", "dời ngày", "lùi ngày"),
        "cancelled": ("Hủy", "không tổ chức", "hủy bỏ", "đã hủy", "bị hủy"),
    },
    "stage": {
        "drafting": ("Soạn thảo", "xây dựng", "hội thảo xây dựng", "chuẩn bị", "đang soạn thảo", "đang xây dựng"),
        "consultation": ("Lấy ý kiến", "góp ý", "lấy ý kiến dự thảo", "góp ý dự thảo", "đang lấy ý kiến"),
        "issued": ("Ban hành", "phê duyệt", "thông qua", "đã ban hành", "được ban hành", "đã phê duyệt", "được phê duyệt", "đã thông qua"),
        "launched": ("Triển khai", "quán triệt"),
        "running": ("Đang thực hiện", "thực hiện", "thí điểm", "đang triển khai"),
        "interim": ("Sơ kết",),
        "final": ("Tổng kết", "đánh giá"),
        "replaced": ("Được thay thế", "thay thế", "hết hiệu lực"),
        "dropped": ("Dừng thực hiện", "thôi thực hiện", "ngừng thực hiện", "bãi bỏ", "hủy bỏ"),
    },
    "comparator": {
        "eq": ("Đúng bằng", "bằng", "đạt"),
        "ge": ("Ít nhất", "tối thiểu", "trở lên", "không dưới"),
        "gt": ("Hơn", "trên"),
        "le": ("Tối đa", "không quá"),
        "lt": ("Dưới",),
        "approx_below": ("Gần", "xấp xỉ"),
        "approx": ("Khoảng", "ước"),
        "range": ("Từ … đến …", "khoảng từ"),
    },
    "origin": {
        "central": ("Trung ương giao",),
        "province": ("Tỉnh giao",),
        "local": ("Địa phương đề ra",),
    },
    "better": {"higher": ("Cao hơn", "càng cao càng tốt"), "lower": ("Thấp hơn", "càng thấp càng tốt")},
    "verdict": {"met": ("Đạt",), "not_met": ("Không đạt", "chưa đạt")},
    "unit_kind": {
        "territory": ("Địa bàn", "địa bàn hành chính"),
        "party": ("Cơ quan Đảng", "đảng"),
        "council": ("Hội đồng nhân dân", "HĐND"),
        "committee": ("Ủy ban nhân dân", "UBND"),
        "office": ("Phòng, ban chuyên môn", "phòng chuyên môn"),
        "front": ("Mặt trận, đoàn thể", "mặt trận", "đoàn thể"),
        "service": ("Đơn vị sự nghiệp", "sự nghiệp"),
        "vertical": ("Ngành dọc",),
    },
    "level": {
        "central": ("Trung ương",),
        "province": ("Tỉnh", "cấp tỉnh"),
        "district": ("Huyện", "cấp huyện"),
        "commune": ("Xã", "cấp xã"),
    },
    "ending": {
        "renamed": ("Đổi tên",),
        "merged": ("Sáp nhập", "nhập", "hợp nhất"),
        "replaced": ("Thay thế", "tổ chức lại"),
        "split": ("Chia tách", "chia", "tách"),
        "dissolved": ("Giải thể", "kết thúc hoạt động"),
    },
    "menu_entry": {  # names of page types (portal/views/page_types.py), with the words of their links
        "about": ("Giới thiệu",),
        "lists": ("Tin tức",),
        "plans": ("Chương trình, đề án, kế hoạch",),
        "documents": ("Văn bản",),
        "consultations": ("Góp ý dự thảo",),
        "contact": ("Liên hệ",),
        "units": ("Cơ quan, đơn vị",),
        "topics": ("Chủ đề",),
        "targets": ("Chỉ tiêu và kết quả thực hiện",),
        "events": ("Hội nghị, hội thảo",),
        "notices": ("Thông báo",),
    },
    "lang": {"vi": ("Tiếng Việt",), "en": ("Tiếng Anh",)},
}


def label(vocabulary: str, value: str) -> str:
    """Return the Vietnamese label of a value."""
    words = VOCABULARIES[vocabulary].get(value)
    return words[0] if words else value
