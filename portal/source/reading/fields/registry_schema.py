"""The part of the field table for registries: content/du-lieu and the static pages. `schema` holds the whole."""

from __future__ import annotations

from portal.source.reading.fields.field import Field

UNIT = (
    Field("id", "mã", "id", "Mã ổn định, chữ thường không dấu.", required=True, fixed=True),
    Field("name", "tên", "line", "Tên đầy đủ.", required=True, fixed=True),
    Field("short_name", "tên ngắn", "line", "Tên ngắn."),
    Field("aliases", "tên khác", "lines", "Tên khác."),
    Field("name_en", "tên tiếng Anh", "line", "Tên tiếng Anh."),
    Field("kind", "loại", "choice", "Loại đơn vị.", "unit_kind", required=True, fixed=True),
    Field("level", "cấp", "choice", "Cấp hành chính.", "level", required=True, fixed=True),
    Field("parent", "thuộc", "ref", "Đơn vị cấp trên.", "unit", fixed=True),
    Field("codes", "mã số", "codes", "Mã số: gso, định danh …", fixed=True),
    Field("valid_from", "từ ngày", "day", "Ngày đầu tiên.", fixed=True),
    Field("valid_to", "đến ngày", "day", "Ngày cuối cùng.", fixed=True),
    Field("legal_basis", "căn cứ", "lines", "Căn cứ pháp lý."),
    Field("ending", "kết thúc do", "choice", "Vì sao kết thúc.", "ending", fixed=True),
    Field("successors", "đơn vị kế tiếp", "refs", "Các đơn vị kế tiếp.", "unit", fixed=True),
    Field("predecessors", "đơn vị trước", "refs", "Các đơn vị trước.", "unit", fixed=True),
    Field("function", "chức năng", "text", "Chức năng, nhiệm vụ."),
    Field("address", "địa chỉ", "line", "Địa chỉ."),
    Field("phone", "điện thoại", "line", "Điện thoại."),
    Field("fax", "fax", "line", "Fax."),
    Field("email", "thư điện tử", "line", "Thư điện tử."),
    Field("site", "trang thông tin", "address", "Trang thông tin."),
    Field("leaders", "lãnh đạo", "lines", "Họ tên – chức vụ – điện thoại – thư điện tử."),
)
TOPIC = (
    Field("id", "mã", "id", "Mã ổn định.", required=True, fixed=True),
    Field("name", "tên", "line", "Tên chủ đề.", required=True),
    Field("alt_names", "tên khác", "lines", "Cách gọi khác."),
    Field("description", "mô tả", "text", "Hai câu mô tả."),
    Field("broader", "thuộc chủ đề", "ref", "Chủ đề rộng hơn.", "topic"),
    Field("related", "chủ đề gần", "refs", "Chủ đề gần.", "topic"),
)
SECTION = (
    Field("id", "mã", "id", "Mã ổn định.", required=True, fixed=True),
    Field("name", "tên", "line", "Tên chuyên mục.", required=True),
    Field("parent", "thuộc", "ref", "Chuyên mục trên (hai cấp).", "section"),
    Field("description", "mô tả", "text", "Mô tả."),
    Field("aliases", "tên khác", "lines", "Tên khác."),
    Field("kinds", "nhận tin của", "lines", "Loại đơn vị có tin vào đây khi bài không ghi chuyên mục.", "unit_kind"),
)
ABBREVIATION = (
    Field("short", "viết tắt", "line", "Chữ viết tắt.", required=True),
    Field("long", "viết đủ", "line", "Viết đủ.", required=True),
)
SYNONYMS = (
    Field("words", "từ", "lines", "Các từ, cụm từ cùng nghĩa; tìm từ nào cũng ra bài viết bằng từ kia.", required=True),
    Field("procedure", "thủ tục", "flag", "Là giấy tờ, thủ tục người dân hay nộp hồ sơ."),
)
LAW = (
    Field("id", "mã", "id", "Mã ổn định.", required=True, fixed=True),
    Field("name", "tên", "line", "Tên.", required=True),
    Field("number", "số", "line", "Số, ký hiệu."),
    Field("effective_from", "từ ngày", "day", "Có hiệu lực từ."),
    Field("effective_to", "đến ngày", "day", "Hết hiệu lực."),
    Field("note", "ghi chú", "line", "Ghi chú."),
)
STAGE = (
    Field("date", "ngày", "day", "Ngày."),
    Field("stage", "bước", "choice", "Bước.", "stage", required=True),
    Field("article", "bài", "line", "Bài đưa tin: tệp hoặc địa chỉ."),
    Field("document", "văn bản", "line", "Văn bản."),
    Field("note", "ghi chú", "line", "Ghi chú."),
)
PLAN = (
    Field("id", "mã", "id", "Mã ổn định; bỏ trống thì là tên tệp."),
    Field("kind", "loại", "line", "Đề án, kế hoạch, nghị quyết …"),
    Field("name", "tên", "line", "Tên đầy đủ.", required=True),
    Field("aliases", "tên khác", "lines", "Cách gọi khác của cùng kế hoạch."),
    Field("issuer", "cơ quan ban hành", "line", "Cơ quan ban hành."),
    Field("drafting_unit", "cơ quan chủ trì", "line", "Cơ quan chủ trì soạn thảo."),
    Field("number", "số", "line", "Số, ký hiệu."),
    Field("date", "ngày ban hành", "day", "Ngày ban hành.", aliases=("ngày",)),
    Field("period", "giai đoạn", "span", "Giai đoạn: 2016 - 2020, định hướng đến 2025."),
    Field("summary", "tóm tắt", "text", "Tóm tắt."),
    Field("topics", "chủ đề", "refs", "Chủ đề.", "topic"),
    Field("parts", "các phần", "lines", "Các phần."),
    Field("goals", "mục tiêu", "lines", "Mục tiêu bằng lời."),
    Field("solutions", "giải pháp", "lines", "Nhóm giải pháp."),
    Field("steering", "ban chỉ đạo", "line", "Ban Chỉ đạo."),
    Field("stages", "quá trình", "maps", "Các bước có ngày.", "stage_entry"),
    Field("replaces", "thay thế", "refs", "Kế hoạch trước.", "plan"),
    Field("replaced_by", "được thay bằng", "ref", "Kế hoạch sau.", "plan"),
    Field("targets", "chỉ tiêu", "statements", "Chỉ tiêu.", "statement"),
    Field("results", "kết quả", "statements", "Kết quả.", "statement"),
    Field("draft", "dự thảo", "flag", "Còn là dự thảo."),
    Field("documents", "văn bản", "maps", "Văn bản của kế hoạch.", "document"),
)
LINK = (
    Field("name", "tên", "line", "Chữ của liên kết.", required=True),
    Field("url", "địa chỉ", "address", "Địa chỉ.", required=True),
)
IDENTITY = (
    Field("name", "tên cổng", "line", "Tên của cổng hoặc trang thông tin điện tử.", required=True),
    Field("short_name", "tên gọn", "line", "Tên gọn, cho màn hình hẹp."),
    Field("owner", "cơ quan quản lý", "line", "Cơ quan quản lý.", required=True),
    Field("owner_unit", "đơn vị quản lý", "ref", "Mã đơn vị của cơ quan quản lý, nếu có trong don-vi.yml.", "unit"),
    Field("parent", "cơ quan chủ quản", "line", "Cơ quan chủ quản.", required=True),
    Field("responsible_person", "người chịu trách nhiệm", "line", "Người chịu trách nhiệm quản lý nội dung – chức vụ.", required=True),
    Field("address", "địa chỉ", "line", "Địa chỉ.", required=True),
    Field("phone", "điện thoại", "line", "Điện thoại.", required=True),
    Field("fax", "fax", "line", "Fax."),
    Field("email", "thư điện tử", "line", "Thư điện tử.", required=True),
    Field("reuse_clause", "ghi nguồn", "line", "Câu nhắc ghi nguồn khi phát hành lại.", required=True),
    Field("copyright_from", "bản quyền từ", "whole", "Năm bắt đầu bản quyền.", required=True),
    Field(
        "feed_authority", "mã kênh tin", "line", "Phần đầu của mã trong kênh RSS: tên miền,năm. Không bao giờ đổi.", required=True,
        fixed=True,
    ),
    Field("site_url", "địa chỉ cổng", "address", "Địa chỉ đầy đủ khi đăng."),
    Field("fictional", "hư cấu", "flag", "Danh tính này là hư cấu: không để máy tìm kiếm ghi nhận."),
    Field("notice", "lời báo trang chủ", "line", "Một dòng trên trang chủ."),
    Field("tagline", "lời giới thiệu", "line", "Một câu dưới tên."),
    Field("slogan", "khẩu hiệu", "line", "Khẩu hiệu."),
    Field("common_tasks", "việc thường tìm", "maps", "Liên kết cho việc thường tìm.", "link"),
    Field(
        "menu", "menu", "maps",
        "Mục đứng đầu menu, theo thứ tự này: trang của cổng như /van-ban/, /lich-cong-tac/, hoặc trang khác; mục có sẵn đứng sau.",
        "link",
    ),
    Field("menu_hidden", "ẩn khỏi menu", "lines", "Mục có sẵn không đưa vào menu; trang vẫn còn, vẫn có ở Sơ đồ trang.", "menu_entry"),
    Field("web_links", "liên kết web", "maps", "Liên kết web.", "link"),
    Field("license", "giấy phép dữ liệu", "line", "Giấy phép của dữ liệu mở."),
    Field("license_url", "địa chỉ giấy phép", "address", "Địa chỉ giấy phép."),
    Field("name_en", "tên tiếng Anh", "line", "Tên tiếng Anh của cổng."),
    Field("owner_en", "cơ quan quản lý tiếng Anh", "line", "Tên tiếng Anh của cơ quan quản lý."),
    Field("parent_en", "cơ quan chủ quản tiếng Anh", "line", "Tên tiếng Anh của cơ quan chủ quản."),
    Field("responsible_person_en", "người chịu trách nhiệm tiếng Anh", "line", "Người chịu trách nhiệm, tiếng Anh."),
    Field("address_en", "địa chỉ tiếng Anh", "line", "Địa chỉ bằng tiếng Anh."),
    Field("spokesperson", "người phát ngôn", "line", "Người phát ngôn."),
    Field("zalo", "zalo", "address", "Địa chỉ trang Zalo chính thức (Zalo Official Account) của cơ quan."),
    Field("newsletter", "nhận tin qua thư", "address", "Địa chỉ nơi bạn đọc đăng ký nhận tin qua thư điện tử."),
    Field("comment_form", "trang góp ý", "address", "Địa chỉ trang nhận góp ý dự thảo (`portal desk --gop-y`); bỏ trống là không có."),
    Field("websub_hub", "trạm websub", "address", "Địa chỉ trạm WebSub báo tin mới ngay cho ứng dụng đọc tin."),
)
PAGE = (
    Field("title", "tiêu đề", "line", "Tiêu đề của trang.", required=True),
    Field("summary", "tóm tắt", "text", "Tóm tắt."),
    Field("lang", "ngôn ngữ", "choice", "Ngôn ngữ.", "lang"),
)
