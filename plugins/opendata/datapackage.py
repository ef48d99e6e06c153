"""Owns datapackage.json (Frictionless Data Package 1): what each file is, its schema, size and checksum, and the licence."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import orjson

from portal import urls
from portal.domain.identity import Identity
from portal.domain.portal import Portal
from portal.text.slug import slug
from portal.views.data.documents import TABLES
from portal.views.data.table import Column, Table
from portal.views.feed import origin_of

NAME = "datapackage.json"
DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}
NUMBERS = {"number": {"decimalChar": ",", "bareNumber": True}}
NOTES = (
    "Tệp .csv: UTF-8 có BOM, dấu phẩy ngăn cột, dấu phẩy thập phân, không nhóm chữ số; nhiều giá trị trong một ô cách nhau "
    "bằng dấu chấm phẩy. Ô chữ bắt đầu bằng = + - @ hoặc dấu nháy ' có thêm một dấu nháy ' ở đầu để bảng tính không chạy "
    "nó như công thức: bỏ một dấu nháy ở đầu thì được nguyên văn. Tệp .json cùng tên chứa cùng dữ liệu."
)


def datapackage(portal: Portal, origin: str, files: Mapping[str, Sequence[bytes]]) -> bytes:
    """Return the package of all tables; `files` are their CSV by name, in parts."""
    identity = portal.identity()
    package = {
        "profile": "tabular-data-package",
        "name": slug(identity.short_name or identity.name) or "du-lieu",
        "id": f"tag:{identity.feed_authority}:{urls.DATA}",
        "title": f"Dữ liệu mở – {identity.name}",
        "description": NOTES,
        "homepage": origin_of(identity, origin) + urls.DATA,
        "licenses": _licenses(identity),
        "contributors": [{"title": identity.owner, "role": "publisher"}],
        "resources": [_resource(table, files[table.name]) for table in TABLES],
    }
    return orjson.dumps({key: value for key, value in package.items() if value}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _licenses(identity: Identity) -> list[dict[str, str]]:
    """Return the licence as configured, otherwise the reuse clause that every page shows."""
    title = identity.license or identity.reuse_clause
    named = {"name": "CC-BY-4.0"} if "creativecommons.org/licenses/by/4.0" in identity.license_url else {"name": "other-open"}
    return [named | {"title": title} | ({"path": identity.license_url} if identity.license_url else {})]


def _resource(table: Table, parts: Sequence[bytes]) -> dict[str, object]:
    checksum = hashlib.sha256()
    for part in parts:
        checksum.update(part)
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": sum(map(len, parts)),
        "hash": f"sha256:{checksum.hexdigest()}",
        "dialect": DIALECT,
        "schema": schema(table),
    }


def schema(table: Table) -> dict[str, object]:
    """Return the table's schema; foreign keys refer to the tables of this package."""
    keys = [column for column in table.columns if column.of]
    found: dict[str, object] = {
        "fields": [_field(column, column is table.columns[0]) for column in table.columns],
        "primaryKey": "id",
        "missingValues": [""],
    }
    if keys:
        found["foreignKeys"] = [_key(column, table) for column in keys]
    return found


def _field(column: Column, key: bool) -> dict[str, object]:
    rules: dict[str, object] = {"required": True, "unique": True} if key else {}
    if column.choices:
        rules["enum"] = [str(choice) for choice in column.choices]
    field = {"name": column.name, "type": column.type, "title": column.title, **NUMBERS.get(column.type, {})}
    return field | ({"constraints": rules} if rules else {})


def _key(column: Column, table: Table) -> dict[str, object]:
    resource = "" if column.of == table.name else column.of
    return {"fields": column.name, "reference": {"resource": resource, "fields": "id"}}
