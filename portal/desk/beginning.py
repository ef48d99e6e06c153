"""Owns the initial content of a new site: its identity, the bodies of its place, sections, topics, two pages, one draft.

Everything in it comes from the staff, is true of every such place, or is marked as to be filled in; nothing is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal.source.checking.unfilled import BLANK_HOST, blank
from portal.text.dates import format_day
from portal.text.slug import slug

PROVINCES = ("tỉnh ", "thành phố ")
SECTIONS = (
    ("tin-tuc-su-kien", "Tin tức – Sự kiện", "", "Tất cả tin, bài của trang.", ()),
    ("thoi-su-chinh-tri", "Thời sự – Chính trị", "tin-tuc-su-kien", "Sự kiện chính trị và hoạt động chung của địa phương.", ("Địa bàn",)),
    ("xay-dung-dang", "Xây dựng Đảng", "tin-tuc-su-kien", "Hoạt động của cấp ủy, nghị quyết, công tác cán bộ.", ("Cơ quan Đảng",)),
    ("hoat-dong-hdnd", "Hoạt động Hội đồng nhân dân", "tin-tuc-su-kien", "Kỳ họp, giám sát và tiếp xúc cử tri.", ("Hội đồng nhân dân",)),
    ("hoat-dong-ubnd", "Hoạt động Ủy ban nhân dân", "tin-tuc-su-kien", "Chỉ đạo, điều hành của Ủy ban nhân dân và các phòng.",
     ("Ủy ban nhân dân", "Phòng, ban chuyên môn")),
    ("mttq-doan-the", "Mặt trận Tổ quốc – Đoàn thể", "tin-tuc-su-kien", "Hoạt động của Mặt trận Tổ quốc và các đoàn thể.",
     ("Mặt trận, đoàn thể",)),
    ("kinh-te", "Kinh tế", "tin-tuc-su-kien", "Sản xuất, kinh doanh, đầu tư và ngân sách.", ()),
    ("van-hoa-xa-hoi", "Văn hóa – Xã hội", "tin-tuc-su-kien", "Văn hóa, giáo dục, y tế, lao động và an sinh xã hội.",
     ("Đơn vị sự nghiệp",)),
)  # fmt: skip
TOPICS = (
    ("cai-cach-hanh-chinh", "Cải cách hành chính", "Thủ tục hành chính, một cửa, dịch vụ công trực tuyến."),
    ("chuyen-doi-so", "Chuyển đổi số", "Chính quyền số, kinh tế số, xã hội số."),
    ("nong-thon-moi", "Nông thôn mới", "Chương trình xây dựng nông thôn mới."),
    ("giam-ngheo", "Giảm nghèo", "Giảm nghèo bền vững và an sinh xã hội."),
)


@dataclass(frozen=True, slots=True)
class Office:
    """What the staff said about the body. `place` is its territory: "Xã Mẫu"; "" means still to be filled in."""

    place: str
    province: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    person: str = ""
    site: str = ""

    @property
    def name(self) -> str:
        """Return the territory within other names: "xã Mẫu"."""
        return small(self.place)

    @property
    def is_province(self) -> bool:
        """Return whether the territory is a province itself."""
        return not self.province

    @property
    def level(self) -> str:
        """Return the label of its tier."""
        return "Tỉnh" if self.is_province else "Xã"


def small(name: str) -> str:
    """Return a name in the form within another: «Xã Mẫu» → «xã Mẫu»."""
    return name[:1].lower() + name[1:]


def content_of(body: Office, day: date) -> dict[str, str]:
    """Return every file of the new content folder."""
    return {
        "du-lieu/co-quan.yml": identity(body, day),
        "du-lieu/don-vi.yml": units(body),
        "du-lieu/chuyen-muc.yml": sections(),
        "du-lieu/chu-de.yml": topics(),
        "trang/gioi-thieu.md": about(body),
        "trang/lien-he.md": contact(body),
        f"tin/{day:%Y}/{day:%m}/bai-mau.md": sample(body, day),
        "anh/.gitkeep": "",
        "van-ban/.gitkeep": "",
    }


def identity(body: Office, day: date) -> str:
    """Return co-quan.yml."""
    host = body.site.partition("://")[2].partition("/")[0] or BLANK_HOST
    rows = [
        ("tên cổng", f"Trang thông tin điện tử {body.name}"),
        ("tên gọn", body.place),
        ("cơ quan quản lý", f"Ủy ban nhân dân {body.name}"),
        ("đơn vị quản lý", f"ubnd-{slug(body.place)}"),
        ("cơ quan chủ quản", f"Ủy ban nhân dân {small(body.province or body.place)}"),
        ("người chịu trách nhiệm", body.person or blank("họ tên – chức vụ")),
        ("địa chỉ", body.address or blank("địa chỉ trụ sở")),
        ("điện thoại", body.phone or blank("số điện thoại cơ quan")),
        ("thư điện tử", body.email or blank("thư điện tử công vụ")),
        ("ghi nguồn", f"Ghi rõ nguồn “Trang thông tin điện tử {body.name}” khi phát hành lại thông tin từ trang này."),
        ("bản quyền từ", str(day.year)),
        ("mã kênh tin", f"{host},{day.year}"),
    ]
    rows += [("địa chỉ cổng", body.site)] if body.site else []
    head = (
        "# Danh tính của trang, in ở đầu và cuối mọi trang.\n"
        "# «mã kênh tin» là tên miền và năm bắt đầu: sau lần đăng đầu tiên không bao giờ đổi.\n\n"
    )
    return head + "".join(f"{key}: {value}\n" for key, value in rows)


def units(body: Office) -> str:
    """Return don-vi.yml: the province, the place, and its bodies."""
    place = slug(body.place)
    rows = [] if body.is_province else [(slug(body.province), body.province, "Địa bàn", "Tỉnh", "")]
    rows.append((place, body.place, "Địa bàn", body.level, "" if body.is_province else slug(body.province)))
    rows += [(id, name, kind, body.level, place) for id, name, kind in bodies(body, place)]
    head = (
        "# Cơ quan, đơn vị và địa bàn. Xóa đơn vị không có, sửa tên cho đúng TRƯỚC lần đăng đầu tiên.\n"
        "# Sau khi đã đăng thì không sửa «tên», không xóa: chạy `portal unit rename | merge | split | end`.\n"
    )
    return head + "".join(_unit(*row) for row in rows)


def bodies(body: Office, place: str) -> list[tuple[str, str, str]]:
    """Return the bodies every province or commune has: id, name, kind."""
    party = f"{'Tỉnh' if body.place.lower().startswith('tỉnh ') else 'Thành'} ủy {body.place.split(' ', 1)[-1]}"
    if body.place.lower().startswith("thành phố "):
        party = f"Thành ủy {body.place[len('thành phố ') :]}"
    found = [
        (f"dang-uy-{place}", party if body.is_province else f"Đảng ủy {body.name}", "Cơ quan Đảng"),
        (f"hdnd-{place}", f"Hội đồng nhân dân {body.name}", "Hội đồng nhân dân"),
        (f"ubnd-{place}", f"Ủy ban nhân dân {body.name}", "Ủy ban nhân dân"),
        (f"mttq-{place}", f"Ủy ban Mặt trận Tổ quốc Việt Nam {body.name}", "Mặt trận, đoàn thể"),
    ]
    if not body.is_province:
        economy = "Phòng Kinh tế" if body.name.startswith("xã ") else "Phòng Kinh tế, Hạ tầng và Đô thị"
        found += [
            (f"van-phong-{place}", f"Văn phòng HĐND và UBND {body.name}", "Phòng, ban chuyên môn"),
            (f"phong-kinh-te-{place}", f"{economy} {body.name}", "Phòng, ban chuyên môn"),
            (f"phong-van-hoa-xa-hoi-{place}", f"Phòng Văn hóa – Xã hội {body.name}", "Phòng, ban chuyên môn"),
            (f"trung-tam-hanh-chinh-cong-{place}", f"Trung tâm Phục vụ hành chính công {body.name}", "Phòng, ban chuyên môn"),
        ]
    return found


def _unit(id: str, name: str, kind: str, level: str, parent: str) -> str:
    above = f"  thuộc: {parent}\n" if parent else ""
    return f"\n- mã: {id}\n  tên: {name}\n  loại: {kind}\n  cấp: {level}\n{above}"


def sections() -> str:
    """Return chuyen-muc.yml."""
    text = "# Chuyên mục, hai cấp. «nhận tin của»: bài của loại đơn vị ấy vào đây khi bài không ghi chuyên mục.\n"
    for id, name, parent, description, kinds in SECTIONS:
        text += f"\n- mã: {id}\n  tên: {name}\n" + (f"  thuộc: {parent}\n" if parent else "") + f"  mô tả: {description}\n"
        text += "  nhận tin của:\n" + "".join(f"    - {kind}\n" for kind in kinds) if kinds else ""
    return text


def topics() -> str:
    """Return chu-de.yml."""
    head = "# Chủ đề của tin, bài. Thêm chủ đề khi có bài nói về nó.\n"
    return head + "".join(f"\n- mã: {id}\n  tên: {name}\n  mô tả: {description}\n" for id, name, description in TOPICS)


def about(body: Office) -> str:
    """Return the page about the site."""
    return (
        f"---\ntiêu đề: Giới thiệu\ntóm tắt: Giới thiệu trang thông tin điện tử {body.name}.\n---\n\n"
        f"Trang thông tin điện tử {body.name} do Ủy ban nhân dân {body.name} quản lý. Trang đăng tin hoạt động, văn bản, chỉ tiêu "
        "và kết quả thực hiện các chương trình, kế hoạch của địa phương.\n"
    )


def contact(body: Office) -> str:
    """Return the page of contacts; the site adds address and telephone."""
    return (
        f"---\ntiêu đề: Liên hệ\ntóm tắt: Địa chỉ liên hệ của {body.name}.\n---\n\n"
        f"Mọi ý kiến về nội dung của trang xin gửi Ủy ban nhân dân {body.name} theo địa chỉ ghi trên trang này.\n"
    )


def sample(body: Office, day: date) -> str:
    """Return one draft as a first example."""
    return (
        f"---\ntiêu đề: Bài mẫu, hãy thay bằng tiêu đề của tin\nngày đăng: {format_day(day)}\nđơn vị: Ủy ban nhân dân {body.name}\n"
        "trạng thái: Bản nháp\n---\n\nĐoạn đầu là tóm tắt của tin. Viết các đoạn cách nhau một dòng trống.\n\n"
        "Xong thì xóa dòng «trạng thái» để đăng.\n"
    )
