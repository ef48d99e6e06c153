"""Owns the page of the open data: its files explained, and the one place where the as-of date stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal import urls
from portal.domain.portal import Portal
from portal.text.dates import format_day
from portal.text.numbers import format_number
from portal.views.card import crumbs
from portal.views.head import head
from portal.views.parts import DateView, Link, Meta

TABLES = (
    ("tin", "articles", "Tin, bài", "Mỗi dòng là một tin, bài: tiêu đề, địa chỉ, ngày, đơn vị, chuyên mục, chủ đề, tóm tắt."),
    ("don-vi", "units", "Cơ quan, đơn vị", "Tên, cấp, mã số, thời gian hoạt động, đơn vị trước và đơn vị kế tiếp."),
    ("chu-de", "topics", "Chủ đề", "Tên, các cách gọi khác, mô tả, chủ đề rộng hơn và chủ đề gần."),
    ("ke-hoach", "plans", "Chương trình, đề án, kế hoạch", "Loại, tên, số, cơ quan ban hành, giai đoạn, bước hiện tại."),
    ("chi-tieu", "targets", "Chỉ tiêu", "Câu nguyên văn, mức đề ra, đơn vị tính, phạm vi, hạn, đơn vị chịu trách nhiệm, tình trạng."),
    ("ket-qua", "results", "Kết quả", "Con số đã được báo cáo, của chỉ tiêu hoặc kế hoạch nào, ngày, bài đưa tin."),
    ("van-ban", "documents", "Văn bản", "Số, ký hiệu, loại, trích yếu, cơ quan ban hành, ngày, tệp."),
)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the open data with its files."""

    name: str
    anchor: str
    text: str
    count: str
    csv: Link
    json: Link


@dataclass(frozen=True, slots=True)
class DataView:
    """The page /du-lieu/."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    as_of: DateView
    tables: tuple[Table, ...]
    package: Link
    license: Link | None
    reuse: str


def data_view(portal: Portal, as_of: str, origin: str = "") -> DataView:
    """The page, with the as-of date ("2026-11-21") from which every state was computed."""
    identity = portal.identity()
    day = date.fromisoformat(as_of)
    trail = crumbs(Link("Dữ liệu mở"))
    lede = "Mọi dữ kiện của trang dưới dạng bảng, để tải về, tính toán và đối chiếu. Không cần đăng ký, không có mã khóa."
    return DataView(
        meta=head("Dữ liệu mở", urls.DATA, trail, origin, description=lede),
        breadcrumb=trail,
        title="Dữ liệu mở",
        lede=lede,
        as_of=DateView(format_day(day), as_of, "Tình trạng các chỉ tiêu tính đến ngày"),
        tables=tuple(_table(portal, *row) for row in TABLES),
        package=Link("datapackage.json", urls.data("datapackage.json"), "mô tả từng cột theo chuẩn Data Package, cho người viết phần mềm"),
        license=Link(identity.license, identity.license_url) if identity.license else None,
        reuse=identity.reuse_clause,
    )


def _table(portal: Portal, file: str, table: str, name: str, text: str) -> Table:
    count = f"{format_number(len(portal.ids(table)))} dòng"
    csv = Link(f"{file}.csv", urls.data(f"{file}.csv"), "mở bằng phần mềm bảng tính")
    return Table(name, f"bang-{file}", text, count, csv, Link(f"{file}.json", urls.data(f"{file}.json")))
