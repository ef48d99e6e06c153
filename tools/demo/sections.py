"""Owns the small registries: sections, topics, abbreviations and laws, as rows in Vietnamese keys."""

from __future__ import annotations

from datetime import date

from tools.demo.lexicon import lexicon
from tools.demo.matter import Value

SECTIONS = (
    ("tin-tuc", "Tin tức - Sự kiện", "", "", "Tin hoạt động trên địa bàn."),
    ("xay-dung-dang", "Xây dựng Đảng", "tin-tuc", "Cơ quan Đảng", "Hoạt động của cấp ủy và các tổ chức đảng."),
    ("hoat-dong-hdnd", "Hoạt động HĐND", "tin-tuc", "Hội đồng nhân dân", "Kỳ họp, giám sát, tiếp xúc cử tri."),
    ("chi-dao-dieu-hanh", "Chỉ đạo, điều hành", "tin-tuc", "Ủy ban nhân dân; Phòng, ban chuyên môn",
     "Hoạt động điều hành của Ủy ban nhân dân và các phòng, ban."),
    ("mat-tran-doan-the", "Mặt trận, đoàn thể", "tin-tuc", "Mặt trận, đoàn thể", "Phong trào của Mặt trận và các đoàn thể."),
    ("cai-cach-hanh-chinh", "Cải cách hành chính - Chuyển đổi số", "tin-tuc", "",
     "Thủ tục, một cửa và dịch vụ công trực tuyến."),
    ("kinh-te", "Kinh tế", "", "", "Sản xuất, đầu tư, ngân sách."),
    ("nong-thon-moi", "Nông thôn mới - OCOP", "kinh-te", "", "Nông thôn mới và sản phẩm của địa phương."),
    ("van-hoa-xa-hoi", "Văn hóa - Xã hội", "", "Đơn vị sự nghiệp", "Văn hóa, giáo dục, y tế, an sinh."),
    ("giao-duc-y-te", "Giáo dục - Y tế", "van-hoa-xa-hoi", "", "Trường học, trạm y tế, chăm sóc sức khỏe."),
    ("quoc-phong-an-ninh", "Quốc phòng - An ninh", "", "Ngành dọc", "An ninh trật tự, quân sự địa phương."),
    ("tin-co-so", "Tin cơ sở", "", "Địa bàn", "Tin từ các xã, thị trấn, thôn, tổ dân phố."),
    ("thong-bao", "Thông báo", "", "", "Thông báo có thời hạn."),
    ("gop-y-du-thao", "Góp ý dự thảo", "", "", "Dự thảo văn bản lấy ý kiến Nhân dân."),
)  # fmt: skip
LAWS = (
    ("nd-42-2022", "Nghị định về việc cung cấp thông tin và dịch vụ công trực tuyến của cơ quan nhà nước (2022)", "42/2022/NĐ-CP",
     date(2022, 8, 15), date(2026, 6, 30)),
    ("luat-chuyen-doi-so-2025", "Luật Chuyển đổi số", "148/2025/QH15", date(2026, 7, 1), None),
    ("nd-224-2026", "Nghị định quy định chi tiết Luật Chuyển đổi số, trong đó có thông tin của cơ quan nhà nước trên môi trường mạng",
     "224/2026/NĐ-CP", date(2026, 7, 1), None),
)  # fmt: skip
OF_TOPIC = {
    "cong-tac-can-bo": "xay-dung-dang", "xay-dung-dang": "xay-dung-dang", "kiem-tra-giam-sat": "xay-dung-dang",
    "cai-cach-hanh-chinh": "cai-cach-hanh-chinh", "chuyen-doi-so": "cai-cach-hanh-chinh", "chinh-quyen-co-so": "chi-dao-dieu-hanh",
    "nong-thon-moi": "nong-thon-moi", "nong-nghiep": "kinh-te", "moi-truong": "kinh-te", "ha-tang": "kinh-te", "tai-chinh": "kinh-te",
    "giam-ngheo": "van-hoa-xa-hoi", "viec-lam": "van-hoa-xa-hoi", "van-hoa-du-lich": "van-hoa-xa-hoi", "giao-duc": "giao-duc-y-te",
    "y-te": "giao-duc-y-te", "an-ninh": "quoc-phong-an-ninh", "phong-chong-thien-tai": "quoc-phong-an-ninh",
    "doan-the": "mat-tran-doan-the",
}  # fmt: skip
ABBREVIATIONS = (
    ("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("MTTQ", "Mặt trận Tổ quốc"), ("CCHC", "cải cách hành chính"),
    ("CĐS", "chuyển đổi số"), ("NTM", "nông thôn mới"), ("OCOP", "mỗi xã một sản phẩm"), ("TT-TH", "Truyền thanh - Truyền hình"),
    ("VH-TT&TT", "Văn hóa, Thể thao và Truyền thông"), ("LHPN", "Liên hiệp Phụ nữ"), ("CCB", "Cựu chiến binh"),
    ("LĐLĐ", "Liên đoàn Lao động"),
    ("GDNN-GDTX", "Giáo dục nghề nghiệp - Giáo dục thường xuyên"), ("QLDA", "quản lý dự án"), ("NHCSXH", "Ngân hàng Chính sách xã hội"),
    ("CHQS", "Chỉ huy Quân sự"), ("PTNT", "phát triển nông thôn"), ("HU", "Huyện ủy"), ("ĐU", "Đảng ủy"), ("BCĐ", "Ban Chỉ đạo"),
)  # fmt: skip


def name_of(id: str) -> str:
    """A section's name."""
    return next(row[1] for row in SECTIONS if row[0] == id)


def section_rows() -> list[dict[str, Value]]:
    """chuyen-muc.yml."""
    return [
        {"mã": id, "tên": name, "thuộc": parent, "mô tả": description, "nhận tin của": kind.split("; ") if kind else []}
        for id, name, parent, kind, description in SECTIONS
    ]


def topic_rows() -> list[dict[str, Value]]:
    """chu-de.yml."""
    return [
        {
            "mã": subject.id, "tên": subject.name, "tên khác": list(subject.lists["alt"]), "mô tả": " ".join(subject.lists["description"]),
            "thuộc chủ đề": subject.lists.get("broader", ("",))[0], "chủ đề gần": list(subject.lists.get("related", ())),
        }
        for subject in lexicon().subjects.values()
    ]  # fmt: skip


def law_rows(as_of: date) -> list[dict[str, Value]]:
    """can-cu.yml: real law, for a portal's duties are the same in a district that does not exist; none from after the as-of date."""
    return [
        {"mã": id, "tên": name, "số": number, "từ ngày": start, "đến ngày": end or ""}
        for id, name, number, start, end in LAWS
        if start <= as_of
    ]


def abbreviation_rows() -> list[dict[str, Value]]:
    """viet-tat.yml."""
    return [{"viết tắt": short, "viết đủ": long} for short, long in ABBREVIATIONS]
