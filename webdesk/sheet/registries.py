"""Owns the list of registries that have forms: what people call each, its file, its table. Refuses to read or write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from portal.source.reading.fields.schema import TABLES, Field
from portal.source.reading.registries.files import TABLES as TABLE_OF
from portal.source.reading.registries.registry import FILES
from portal.text.slug import slug
from webdesk.sheet.registry import Row
from webdesk.sheet.values import Value, is_empty

NAMES = {
    "identity": ("Cơ quan", "Tên cổng, cơ quan quản lý, địa chỉ, điện thoại, liên kết, mục thêm vào menu hay ẩn đi."),
    "units": ("Đơn vị", "Địa chỉ, điện thoại, chức năng, lãnh đạo của từng đơn vị. Đơn vị mới, đổi tên, sáp nhập: ở trang Đơn vị."),
    "sections": ("Chuyên mục", "Hai cấp, theo thứ tự ở đây: trang chủ, trang Tin tức, sơ đồ trang."),
    "topics": ("Chủ đề", "Bài, kế hoạch nói về việc gì; mỗi chủ đề có một trang."),
    "abbreviations": ("Viết tắt", "Chữ viết tắt và cách viết đủ, cho tìm kiếm."),
    "synonyms": ("Từ cùng nghĩa", "Tìm từ nào cũng ra bài viết bằng từ kia."),
    "laws": ("Căn cứ", "Luật, tiêu chuẩn được viện dẫn, với ngày có hiệu lực."),
}


@dataclass(frozen=True, slots=True)
class Registry:
    """One registry as people know it. `kind`: its key in FILES."""

    kind: str
    name: str
    help: str

    @property
    def path(self) -> str:
        """Its file below the content folder."""
        return FILES[self.kind]

    @property
    def slug(self) -> str:
        """In addresses."""
        return PurePosixPath(self.path).stem

    @property
    def home(self) -> str:
        """Where its rows are."""
        return f"/danh-muc/{self.slug}/"

    @property
    def table(self) -> str:
        """Of its rows, in the field table."""
        return TABLE_OF[self.kind]

    @property
    def fields(self) -> tuple[Field, ...]:
        """What a row may say."""
        return TABLES[self.table]

    def name_of(self, row: Mapping[str, Value]) -> str:
        """What people call a row: its name, else the first thing it must say."""
        first = next((item.name for item in self.fields if item.name == "name" or (item.required and item.type != "id")), "name")
        value = row.get(first, "")
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


REGISTRIES = tuple(Registry(kind, *words) for kind, words in NAMES.items())


def with_id(registry: Registry, rows: Iterable[Row], values: Row) -> Row:
    """A new row with an id of its name, unless it says one or needs none."""
    if not any(item.type == "id" for item in registry.fields) or not is_empty(values.get("id")):
        return values
    used, stem = {str(row.get("id", "")) for row in rows}, slug(registry.name_of(values))
    forms = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    return {**values, "id": next(form for form in forms if form not in used)}


def said(registry: Registry, before: Mapping[str, Value], now: Mapping[str, Value]) -> str:
    """What changed in a row, for the log: its name, and the names of its fields."""
    names = [item.vi for item in registry.fields if before.get(item.name, "") != now.get(item.name, "")]
    return f"«{registry.name_of(now) or registry.name_of(before)}»: {', '.join(names) or 'không đổi gì'}"
