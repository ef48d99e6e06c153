"""Owns the accessibility statement: what is checked, the result of the last recorded check, known limits.

It checks nothing itself, and states only what the record contains: a committed file, passed as arguments. The parts follow the W3C's
minimal statement (standard, assessment, known limits, how to complain).
"""

from __future__ import annotations

from typing import NamedTuple

from portal import urls
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.numbers import format_number
from portal.views.card import crumbs
from portal.views.head import head
from portal.views.parts import Fact, Link, Meta
from portal.views.unit import phone_href

TITLE = "Khả năng tiếp cận"
STANDARD = Link("WCAG 2.2, mức AA", "https://www.w3.org/TR/WCAG22/")
LEDE = "Mọi người phải đọc được, dùng được trang này, kể cả người khiếm thị, người lớn tuổi, người chỉ dùng bàn phím hoặc điện thoại nhỏ."

CHECKED = (
    "Mọi loại trang được axe-core dò lỗi ở giao diện sáng, tối, tương phản cao, bảng màu của hệ điều hành và bản in.",
    "Việc dò lỗi làm trên khổ điện thoại, máy tính và khi phóng to 200%.",
    "Mã HTML của các trang được chương trình html-validate kiểm tra theo chuẩn.",
    "Độ tương phản của từng cặp màu chữ và nền được tính lại, ở giao diện sáng, tối và tương phản cao.",
    "Mỗi trang có một tiêu đề chính, vùng đầu trang, nội dung, cuối trang và liên kết bỏ qua để đến thẳng nội dung.",
    "Chỉ dùng bàn phím vẫn đến được, thấy rõ và dùng được trình đơn, bộ lọc, mục lục, thư viện ảnh và ô Cỡ chữ, tương phản.",
    "Trang không phải kéo ngang ở bề rộng 320 điểm ảnh, kể cả khi chọn cỡ chữ rất lớn.",
    "Trang đọc được khi trình duyệt tắt JavaScript (trừ trang tìm kiếm).",
)
LIMITS = (
    "Chương trình chỉ tìm được một phần lỗi; chưa có đánh giá của người khuyết tật, chưa thử bằng phần mềm đọc màn hình.",
    "“Nghe bài viết” cần máy có sẵn giọng đọc tiếng Việt; máy không có giọng đọc thì không hiện nút này.",
    "Bản in và tệp PDF lưu từ trình duyệt chưa được kiểm thử bằng phần mềm đọc màn hình.",
    "Văn bản đính kèm (PDF, Word) được đăng nguyên như nơi ban hành gửi; có tệp là ảnh chụp, máy không đọc được chữ.",
    "Kết quả trên ghi lúc kiểm tra phần mềm bằng nội dung có sẵn khi đó; bài đăng sau ngày ấy chưa chắc đã được dò lỗi.",
)


@dataclass(frozen=True)
class Points:
    """A heading with sentences below it."""

    heading: str
    anchor: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class AccessibilityView:
    """The page /kha-nang-tiep-can/."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    facts_title: str
    facts: tuple[Fact, ...]
    points: tuple[Points, ...]
    complaint_title: str
    complaint: str
    ways: tuple[Fact, ...]


class AccessibilityCheck(NamedTuple):
    """The last recorded check: `day` "dd/mm/yyyy" ("" without a record), `engine` "axe-core 4.12.1", `pages`: the number checked."""

    day: str = ""
    engine: str = ""
    pages: int = 0
    faults: tuple[str, ...] = ()


def accessibility_view(portal: Portal, check: AccessibilityCheck, origin: str = "") -> AccessibilityView:
    """Return the statement."""
    trail = crumbs(Link(TITLE))
    found = (Points("Lỗi đã biết", "loi", check.faults),) if check.faults else ()
    return AccessibilityView(
        meta=head(TITLE, urls.ACCESSIBILITY, trail, origin, description=LEDE),
        breadcrumb=trail,
        title=TITLE,
        lede=LEDE,
        facts_title="Kết quả kiểm tra gần nhất",
        facts=(Fact("Tiêu chuẩn theo đuổi", (STANDARD,)), *_results(check)),
        points=(Points("Những gì được kiểm tra", "kiem-tra", CHECKED), *found, Points("Những điều còn hạn chế", "han-che", LIMITS)),
        complaint_title="Phản ánh",
        complaint="Gặp trang nào khó đọc, khó dùng, xin gửi địa chỉ trang, máy và trình duyệt đang dùng, và điều không làm được đến:",
        ways=_ways(portal),
    )


def _results(check: AccessibilityCheck) -> tuple[Fact, ...]:
    if not check.day:
        return (Fact("Kết quả", (Link("chưa có lần kiểm tra nào được ghi lại"),)),)
    faults = len(check.faults)
    return (
        Fact("Ngày kiểm tra", (Link(check.day),)),
        Fact("Chương trình", (Link(check.engine),)),
        Fact("Số trang đã dò", (Link(f"{format_number(check.pages)} trang, mỗi loại trang từ một đến hai trang, ở tám cách xem"),)),
        Fact("Lỗi tìm thấy", (Link(f"{format_number(faults)} lỗi" if faults else "không có lỗi nào chương trình nhận ra được"),)),
    )


def _ways(portal: Portal) -> tuple[Fact, ...]:
    identity = portal.identity()
    return (
        Fact("Thư điện tử", (Link(identity.email, f"mailto:{identity.email}"),)),
        Fact("Điện thoại", (Link(identity.phone, phone_href(identity.phone)),)),
        Fact("Cơ quan quản lý trang", (Link(identity.owner),)),
    )
