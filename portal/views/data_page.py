"""Owns the page of the open data: its files explained, and the as-of date, which no other page shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from portal import urls
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.dates import format_day
from portal.text.numbers import format_number
from portal.views.card import crumbs
from portal.views.data import table as data
from portal.views.data.documents import TABLES
from portal.views.head import head, page_ld
from portal.views.jsonld import catalogue_ld
from portal.views.parts import DateView, Feed, Link, Meta

CATALOGUES = (
    Feed("Danh mục dữ liệu theo DCAT-AP 3 (Turtle)", urls.data("dcat.ttl"), "text/turtle"),
    Feed("Danh mục dữ liệu theo DCAT-AP 3 (JSON-LD)", urls.data("dcat.jsonld"), "application/ld+json"),
)


@dataclass(frozen=True)
class TableView:
    """One table of the open data with its files."""

    name: str
    anchor: str
    text: str
    count: str
    csv: Link
    json: Link


@dataclass(frozen=True)
class DataView:
    """The page /du-lieu/."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    as_of: DateView
    tables: tuple[TableView, ...]
    package: Link
    catalogues: tuple[Link, ...]
    license: Link | None
    reuse: str


def data_view(portal: Portal, as_of: str, origin: str = "") -> DataView:
    """Return the page, with the as-of date ("2026-11-21") from which every state was computed."""
    identity = portal.identity()
    day = date.fromisoformat(as_of)
    trail = crumbs(Link("Dữ liệu mở"))
    lede = "Mọi dữ kiện của trang dưới dạng bảng, để tải về, tính toán và đối chiếu. Không cần đăng ký, không có mã khóa."
    return DataView(
        meta=replace(
            head("Dữ liệu mở", urls.DATA, trail, origin, description=lede),
            feeds=CATALOGUES,
            json_ld=page_ld(
                trail, origin, *catalogue_ld(identity, origin, ((table.name, table.title, table.description) for table in TABLES))
            ),
        ),
        breadcrumb=trail,
        title="Dữ liệu mở",
        lede=lede,
        as_of=DateView(format_day(day), as_of, "Tình trạng các chỉ tiêu tính đến ngày"),
        tables=tuple(_table(portal, table) for table in TABLES),
        package=Link("datapackage.json", urls.data("datapackage.json"), "mô tả từng cột theo chuẩn Data Package, cho người viết phần mềm"),
        catalogues=tuple(Link(file.href.rpartition("/")[2], file.href) for file in CATALOGUES),
        license=Link(identity.license, identity.license_url) if identity.license else None,
        reuse=identity.reuse_clause,
    )


def _table(portal: Portal, table: data.Table) -> TableView:
    count = f"{format_number(len(tuple(table.ids(portal))))} dòng"
    csv = Link(f"{table.name}.csv", urls.data(f"{table.name}.csv"), "mở bằng phần mềm bảng tính")
    return TableView(
        table.title, f"bang-{table.name}", table.description, count, csv, Link(f"{table.name}.json", urls.data(f"{table.name}.json"))
    )
