"""Owns docs/front-matter.md, docs/errors.md and the JSON Schema, generated from the field table and the catalogue of faults."""

from __future__ import annotations

from collections.abc import Iterator

from portal.domain.problem import Severity
from portal.source.reading.faults import CATALOGUE
from portal.source.reading.fields.schema import TABLES, TYPES, Field
from portal.source.reading.fields.vocabulary import VOCABULARIES

NAMES = {
    "article": "Bài viết (content/tin)", "date_basis": "căn cứ ngày", "event": "sự kiện", "mention": "kế hoạch (trong bài)",
    "statement": "chỉ tiêu, kết quả", "document": "văn bản", "consultation": "lấy ý kiến", "image": "ảnh", "source": "nguồn",
    "change": "cập nhật", "withdrawal": "rút bài", "unit": "Đơn vị (du-lieu/don-vi.yml)", "topic": "Chủ đề (du-lieu/chu-de.yml)",
    "section": "Chuyên mục (du-lieu/chuyen-muc.yml)", "abbreviation": "Viết tắt (du-lieu/viet-tat.yml)",
    "synonyms": "Từ cùng nghĩa (du-lieu/tu-cung-nghia.yml)",
    "law": "Căn cứ (du-lieu/can-cu.yml)", "stage_entry": "quá trình", "plan": "Kế hoạch (du-lieu/ke-hoach/*.yml)",
    "link": "liên kết", "identity": "Danh tính của cổng (du-lieu/co-quan.yml)", "page": "Trang tĩnh (content/trang)",
}  # fmt: skip
SEVERITIES = {
    Severity.ERROR: "lỗi: bài tạm giữ, mã kết thúc 3",
    Severity.WARNING: "lưu ý: bài vẫn đăng",
    Severity.NOTE: "ghi nhận: đã tự sửa",
}
ONE_SENTENCE = "lỗi: bài vẫn đăng, câu này đứng nguyên văn với dấu «Chưa đọc được thành số liệu», mã kết thúc 3"


def front_matter_page() -> Iterator[str]:
    """Yield the lines of docs/front-matter.md."""
    yield "# Các khóa của phần đầu bài và của danh mục\n"
    yield "Trang này được viết từ mã nguồn (`portal docs`). Khóa viết có dấu, không dấu hoặc bằng tiếng Anh đều được.\n"
    for table, title in NAMES.items():
        yield f"## {title}\n\n| Khóa | Tiếng Anh | Cách viết | Ý nghĩa |\n|---|---|---|---|"
        for item in TABLES[table]:
            yield f"| {_key(item)} | `{item.name}` | {_type(item)} | {_meaning(item)} |"
        yield ""
    yield "## Các từ được chọn\n"
    for name, words in VOCABULARIES.items():
        listed = " · ".join(f"{labels[0]} (`{value}`)" for value, labels in words.items())
        yield f"- **{name}**: {listed}"


def _key(item: Field) -> str:
    others = f" ({', '.join(item.aliases)})" if item.aliases else ""
    return f"**{item.vi}**{others}{' – bắt buộc' if item.required else ''}"


def _type(item: Field) -> str:
    if item.type in ("map", "maps", "statements"):
        return f"{TYPES[item.type]}: xem «{NAMES.get(item.of, item.of)}»"
    return f"{TYPES[item.type]} ({item.of})" if item.type == "choice" else TYPES[item.type]


def _meaning(item: Field) -> str:
    return f"{item.doc} Ví dụ: `{item.example}`" if item.example else item.doc


def errors_page() -> Iterator[str]:
    """Yield the lines of docs/errors.md."""
    yield "# Các thông báo khi kiểm tra nội dung\n"
    yield "Trang này được viết từ mã nguồn (`portal docs`). `{0}`, `{1}` là chỗ điền những gì tìm thấy.\n"
    for code, entry in sorted(CATALOGUE.items()):
        yield f"## {code}\n\n{entry.message}\n\n- Mức: {SEVERITIES[entry.severity] if entry.holds else ONE_SENTENCE}"
        if entry.hint:
            yield f"- Cách sửa: {entry.hint}"
        yield ""


def json_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of an article's front matter, with both names of every key."""
    tables = {table: _object(table) for table in TABLES if table != "article"}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Phần đầu bài", **_object("article"), "$defs": tables}


def _object(table: str) -> dict[str, object]:
    properties = {word: _schema(item) for item in TABLES[table] for word in (item.vi, item.name, *item.aliases)}
    needed = [{"anyOf": [{"required": [word]} for word in (item.vi, item.name)]} for item in TABLES[table] if item.required]
    return {"type": "object", "properties": properties, "additionalProperties": False, **({"allOf": needed} if needed else {})}


def _schema(item: Field) -> dict[str, object]:
    text: dict[str, object] = {"type": ["string", "number", "boolean"], "description": item.doc}
    if item.type == "choice":
        return {"enum": [word for value, words in VOCABULARIES[item.of].items() for word in (*words, value)], "description": item.doc}
    if item.type in ("lines", "refs"):
        return {"anyOf": [text, {"type": "array", "items": text}]}
    if item.type == "map":
        return {"anyOf": [text, {"$ref": f"#/$defs/{item.of}"}]}
    if item.type in ("maps", "statements"):
        entry = {"anyOf": [text, {"$ref": f"#/$defs/{item.of}"}]}
        return {"anyOf": [entry, {"type": "array", "items": entry}]}
    return {"type": "object"} if item.type == "codes" else text
