"""Owns the nouns that can be counted or measured, by kind. A noun that is not listed is not recognised here."""

from __future__ import annotations

PEOPLE = """người|đồng chí|đ/c|đảng viên|cán bộ|công chức|viên chức|cbcc|cbccvc|người lao động|lao động|công nhân|học sinh
|sinh viên|học viên|giáo viên|bác sĩ|bác sỹ|y sĩ|y sỹ|điều dưỡng|dược sĩ|dược sỹ|trẻ em|trẻ|bé trai|bé gái|trẻ trai|em|cháu|phụ nữ
|đoàn viên|hội viên|thanh niên|đoàn viên thanh niên|hộ|hộ dân|hộ nghèo|hộ cận nghèo|hộ gia đình|gia đình
|nhân khẩu|khẩu|dân|người dân|lượt người|lượt khách|lượt|khách|du khách|khách du lịch|lượt khách du lịch
|lượt du khách|đối tượng|người có công|bệnh nhân|ca|ca mắc|cử tri|quần chúng|quần chúng ưu tú|lãnh đạo
|cán bộ lãnh đạo|cán bộ lãnh đạo, quản lý|cán bộ, đảng viên|cấp ủy viên|ủy viên|bí thư|nông dân|doanh nhân
|lượt cán bộ|lượt đảng viên|đại biểu|thành viên|biên chế|chuyên gia|cộng tác viên|tuyên truyền viên
|hòa giải viên|công dân|thanh niên nhập ngũ|hộ kinh doanh|hộ sản xuất|hộ nông dân|lượt hộ|lượt lao động
|lượt học viên|lượt công dân|lượt cử tri|người nghèo|người cao tuổi|người khuyết tật|vận động viên|nghệ nhân
|diễn viên|sỹ quan|chiến sĩ|chiến sỹ|dân quân|lượt đoàn viên|lượt hội viên|chủ tịch|phó chủ tịch|cấp trưởng
|cấp phó|nhân lực|lượt bệnh nhân|đảng viên dự bị|lượt người dân|báo cáo viên|đầu mối"""

PLACES = """xã|phường|thị trấn|huyện|quận|tỉnh|thành phố|thị xã|thôn|bản|ấp|khóm|tổ dân phố|khu phố|khu dân cư|làng|buôn|xóm
|bon|sóc|thôn, bản|cơ quan|đơn vị|cơ quan, đơn vị|sở|phòng|ban|ngành|trường|trường học|trường mầm non
|trường tiểu học|trường thcs|trường thpt|trạm y tế|bệnh viện|chi bộ|đảng bộ|chi, đảng bộ|chi đảng bộ|đảng ủy
|tổ chức đảng|tổ chức cơ sở đảng|tccsđ|tccs|tccs đảng|tcs đảng|chi bộ cơ sở|đảng bộ cơ sở|đảng bộ, chi bộ|cấp ủy|chi hội
|chi đoàn|cơ sở hội|cơ sở đoàn|tổ chức đoàn|công đoàn cơ sở|công đoàn|doanh nghiệp|hợp tác xã|htx|tổ hợp tác
|trang trại|cơ sở|tập thể|cá nhân|địa phương|đơn vị hành chính|đơn vị cấp xã|đơn vị cấp huyện|xã nông thôn mới
|câu lạc bộ|tổ|đội|lớp|lớp học|phòng học|giường bệnh|giường|trung tâm|khu|cụm|cụm công nghiệp|khu công nghiệp
|khu du lịch|chợ|nhà văn hóa|điểm|điểm trường|điểm cầu|cụm dân cư|tổ tự quản|hộ kinh doanh|bộ phận một cửa
|thôn, làng|chi bộ thôn|chi bộ, đảng bộ|cơ sở giáo dục|cơ sở y tế|cơ sở sản xuất|nhà máy|ngân hàng|quỹ|tổ chức
|tổ chức hội|tổ chức chính trị|đầu mối|tổ công nghệ số cộng đồng|chi bộ trực thuộc|thôn, tổ dân phố|thôn, buôn
|buôn, làng|thôn, xóm|vùng|bộ phận|trạm|trại|điểm du lịch|điểm bưu điện|nhóm hộ|nhóm|tổ tiết kiệm|tổ vay vốn
|đoàn thể|đơn vị sự nghiệp|đơn vị sự nghiệp công lập|trường chuẩn quốc gia|đô thị"""

THINGS = """chỉ tiêu|mục tiêu|tiêu chí|nhiệm vụ|nội dung|dự án|công trình|mô hình|sản phẩm|sản phẩm ocop|văn bản|hồ sơ
|thủ tục|thủ tục hành chính|tthc|dịch vụ|dịch vụ công|vụ|vụ việc|vụ án|cuộc|cuộc kiểm tra|cuộc giám sát|cuộc họp
|buổi|buổi đối thoại|lần|kỳ|lượt|đợt|hội nghị|hội thảo|lớp tập huấn|lớp bồi dưỡng|lớp đào tạo|tuyến|tuyến đường
|căn|căn nhà|nhà|ngôi nhà|nhà ở|căn hộ|phòng ở|suất|phần quà|suất quà|con|con gia súc|con gia cầm|cây|cây xanh
|máy|chiếc|bộ|ngày|giờ|phút|ngày làm việc|ngày công|tuổi|bậc|giải|huy chương|đơn|đơn thư|lượt hồ sơ|ý kiến
|kiến nghị|câu hỏi|tin|bài|tin, bài|tin bài|chuyên mục|chương trình|đề tài|sáng kiến|giấy chứng nhận|thửa
|thửa đất|nghị quyết|kế hoạch|đề án|giải pháp|nhóm giải pháp|nhóm nhiệm vụ|bằng|chứng chỉ|giấy phép|trường hợp
|giao dịch|tài khoản|thuê bao|camera|hộp|cuốn|quyển|tờ|bức|bài viết|chuyên đề|cuộc thanh tra|mô hình, điển hình
|điển hình|lượt truy cập|lượt xem|lượt tin|cơ sở dữ liệu|hệ thống|phần mềm|thiết bị|trạm bts|điểm wifi
|điểm phát sóng|lồng|bè|tàu|tàu cá|xe|phương tiện|đàn|đàn ong|đàn bò|ô|thùng|chậu|bầu|hố|công|khâu|khâu đột phá
|chỉ số|nhóm chỉ tiêu|việc|phần việc|công trình, phần việc|cầu|cây cầu|cống|bồn|bể|giếng|trạm bơm|hồ chứa|tiết
|tín chỉ|di tích|lễ hội|đoàn|đoàn kiểm tra|chuyến|văn kiện|lần/người|nhãn hiệu|chuỗi|chuỗi liên kết|vườn
|vườn mẫu|bàn|ghế|đề xuất|biên bản|quyết định|cuộc gọi|ngôi|tủ sách|tủ|đầu sách|bản sách|loại|bậc thang|chi tiết
|lò|điểm số|sao|điểm trung bình|tổ chức, cá nhân|tập thể, cá nhân"""

UNITS = """%|phần trăm|điểm %|điểm phần trăm|điểm phần nghìn|‰|%o|phần nghìn|ha|héc ta|hecta|ha rừng|km|km2|km²|m|m2|m2 sàn|m²|m3|m³
|mét|mét vuông|mét khối|mét dài|ki lô mét|kilômét|cây số|tấn|tạ|kg|yến|lít|sào|mẫu|công đất|kwh|kw|mw|mwp|gb
|mbps|lần|đồng|đ|usd|đô la|đô la mỹ|vnđ|vnd|đồng việt nam|euro|tấn lương thực|tấn thủy sản|tấn rác|m3 nước|ha lúa
|ha đất|ha mặt nước|km đường|km kênh mương|km đường giao thông|m đường|mét đường|ha rừng trồng|tấn thóc|khối|độ
|người/km2"""

SCALES = (
    "nghìn tỷ",
    "ngàn tỷ",
    "trăm triệu",
    "trăm tỷ",
    "chục triệu",
    "chục tỷ",
    "nghìn",
    "ngàn",
    "triệu",
    "tỷ",
    "vạn",
    "trăm",
    "chục",
)

# never an achievement when found in prose: parts of a document or a meeting
FORMAL = frozenset(
    """đề án|nhóm giải pháp|giải pháp|nhóm nhiệm vụ|nhiệm vụ|nội dung|ý kiến|đại biểu|thành viên|chương trình
|nghị quyết|kế hoạch|khâu|khâu đột phá|ngày|giờ|phút|tháng|năm|tuổi|văn bản|hội nghị|hội thảo|buổi|phần quà
|suất quà|suất|ủy viên|câu hỏi|bài|tin|tin, bài|tin bài|quyết định|loại|bậc|ban|ngành|sở|phòng|tờ|tiết|đoàn|bộ
|điểm cầu|chuyên đề|chỉ số|độ|việc|phần việc|văn kiện|biên bản|cấp ủy viên|lần|kỳ|lượt|cuộc họp|nhóm|tổ|khu|vùng
|sao|hệ thống|đợt|bậc thang|cụm|biểu|điển hình|cuốn|quyển|bức|bước|bằng|giải|huy chương|trường hợp|ô|bàn|ghế
|chi tiết|chuyến""".replace("\n", "").split("|")
)


def _set(*tables: str) -> frozenset[str]:
    return frozenset(noun for table in tables for noun in table.replace("\n", "").split("|"))


PERCENT = frozenset({"%", "phần trăm"})
MEASURES = _set(PEOPLE, PLACES, THINGS, UNITS)
COUNTED = _set(PEOPLE, PLACES, THINGS) | {
    "TCCSĐ", "TCCS", "TCCS đảng", "CBCC", "CBCCVC", "sản phẩm OCOP", "trường THCS", "trường THPT", "trạm BTS",
}  # fmt: skip
MONEY = frozenset({"đồng", "đ", "usd", "đô la", "đô la mỹ", "vnđ", "vnd", "đồng việt nam", "euro"})
LONGEST = max(len(noun.split()) for noun in MEASURES)
