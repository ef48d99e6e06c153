"""Owns the tables of units and topics."""

from __future__ import annotations

from portal import urls
from portal.domain.portal import Portal
from portal.domain.unit import Ending, Level, UnitKind
from portal.views.data.table import Column, Table

UNITS = Table(
    "don-vi",
    "Cơ quan, đơn vị",
    "Mỗi dòng là một cơ quan, đơn vị hoặc địa bàn, kể cả nơi đã kết thúc hoạt động, với nơi trước và nơi kế tiếp.",
    (
        Column("id", "Mã đơn vị", lambda at: at.record.id),
        Column("url", "Địa chỉ trang", lambda at: at.url(urls.unit(at.record.id))),
        Column("name", "Tên", lambda at: at.record.name),
        Column("short_name", "Tên gọn", lambda at: at.record.short_name),
        Column("aliases", "Tên khác", lambda at: at.record.aliases),
        Column("name_en", "Tên tiếng Anh", lambda at: at.record.name_en),
        Column("kind", "Loại", lambda at: at.record.kind, choices=tuple(UnitKind)),
        Column("level", "Cấp", lambda at: at.record.level, choices=tuple(Level)),
        Column("parent", "Mã đơn vị cấp trên", lambda at: at.record.parent, of="don-vi"),
        Column("codes", "Mã hành chính", lambda at: tuple(f"{system}:{code}" for system, code in at.record.codes)),
        Column("valid_from", "Ngày bắt đầu", lambda at: at.record.valid_from, "date"),
        Column("valid_to", "Ngày cuối cùng", lambda at: at.record.valid_to, "date"),
        Column("legal_basis", "Căn cứ pháp lý", lambda at: at.record.legal_basis),
        Column("ending", "Kết thúc do", lambda at: at.record.ending or "", choices=tuple(Ending)),
        Column("predecessors", "Mã các đơn vị trước", lambda at: at.record.predecessors),
        Column("successors", "Mã các đơn vị kế tiếp", lambda at: at.record.successors),
        Column("function", "Chức năng", lambda at: at.record.function),
        Column("address", "Địa chỉ trụ sở", lambda at: at.record.address),
        Column("phone", "Điện thoại", lambda at: at.record.phone),
        Column("fax", "Fax", lambda at: at.record.fax),
        Column("email", "Thư điện tử", lambda at: at.record.email),
        Column("site", "Trang riêng", lambda at: at.record.site),
    ),
    lambda portal: portal.ids("units"),
    Portal.unit,
)  # fmt: skip

TOPICS = Table(
    "chu-de",
    "Chủ đề",
    "Mỗi dòng là một chủ đề với các tên gọi khác và quan hệ với chủ đề khác.",
    (
        Column("id", "Mã chủ đề", lambda at: at.record.id),
        Column("url", "Địa chỉ trang", lambda at: at.url(urls.topic(at.record.id))),
        Column("name", "Tên", lambda at: at.record.name),
        Column("alt_names", "Tên khác", lambda at: at.record.alt_names),
        Column("description", "Mô tả", lambda at: at.record.description),
        Column("broader", "Mã chủ đề rộng hơn", lambda at: at.record.broader, of="chu-de"),
        Column("related", "Mã các chủ đề gần", lambda at: at.record.related),
    ),
    lambda portal: portal.ids("topics"),
    Portal.topic,
)  # fmt: skip
