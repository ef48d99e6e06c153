"""Whatever form a value of any field has, it is in a record or reported on its line: nothing is dropped silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.domain.facts import Facts
from portal.source.load import Loaded
from portal.source.reading.fields.schema import TABLES
from tests.tinysite import REGISTRIES, load_site

PLACE = "tin/2024/05/tin.md"
HEAD = {"title": "tiêu đề: Một tin", "date": "ngày đăng: 10/5/2024", "unit": "đơn vị: Huyện ủy Thử"}
FORMS = {
    "one line": "{key}: Chữ {a}",
    "a bare number": "{key}: {a}",
    "a list of lines": "{key}:\n{pad}- Chữ {a}\n{pad}- Chữ {b}",
    "a list within a list": "{key}:\n{pad}- - Chữ {a}\n{pad}  - Chữ {b}",
    "unknown lines below": "{key}:\n{pad}chữ lạ: Chữ {a}",
    "a list of unknown mappings": "{key}:\n{pad}- tên: Chữ {a}\n{pad}  chữ lạ: Chữ {b}",
    "a flow list": "{key}: [Chữ {a}, Chữ {b}]",
    "a block of text": "{key}: |\n{pad}Chữ {a}\n{pad}Chữ {b}",
    "twice": "{key}: Chữ {a}\n{indent}{key}: Chữ {b}",
    "twice under two names": "{key}: Chữ {a}\n{indent}{other}: Chữ {b}",
    "empty": "{key}:",
    "an empty list item": "{key}:\n{pad}-\n{pad}- Chữ {a}",
}  # fmt: skip
# table → what precedes the field, and the other fields that its table requires
ARTICLE = {
    "date_basis": ("căn cứ ngày:", {"text": "theo: ngày ghi trên bản in 12/4/2016"}),
    "event": ("sự kiện:", {"name": "tên: Hội nghị", "date": "ngày: 12/5/2024"}),
    "mention": ("kế hoạch:\n  -", {"name": "tên: Đề án Nước sạch"}),
    "statement": ("kế hoạch:\n  - tên: Đề án Nước sạch\n    chỉ tiêu:\n      -", {"sentence": "câu: Đến năm 2025, 90% số hộ có nước sạch"}),
    "document": ("văn bản:\n  -", {"title": "trích yếu: Về nước sạch"}),
    "consultation": ("lấy ý kiến:", {"closes": "hạn góp ý: 25/5/2024"}),
    "image": ("ảnh:\n  -", {"caption": "chú thích: Quang cảnh"}),
    "source": ("nguồn:", {"name": "tên: Báo Mẫu"}),
    "change": ("cập nhật:\n  -", {"date": "ngày: 12/5/2024", "note": "nội dung: sửa"}),
    "withdrawal": ("rút bài:", {"date": "ngày: 12/5/2024", "note": "lý do: sai"}),
}
REGISTRY = {
    "unit": ("don-vi", "-", {"id": "mã: xa-ba", "name": "tên: Xã Ba", "kind": "loại: Địa bàn", "level": "cấp: Xã"}),
    "topic": ("chu-de", "-", {"id": "mã: nuoc", "name": "tên: Nước"}),
    "section": ("chuyen-muc", "-", {"id": "mã: muc-moi", "name": "tên: Mục mới"}),
    "abbreviation": ("viet-tat", "-", {"short": "viết tắt: HĐND", "long": "viết đủ: Hội đồng nhân dân"}),
    "synonyms": ("tu-cung-nghia", "-", {"words": "từ: [mất điện, cúp điện]"}),
    "law": ("can-cu", "-", {"id": "mã: luat-moi", "name": "tên: Luật Mới"}),
    "plan": ("ke-hoach/nuoc-sach", "", {"name": "tên: Đề án Nước sạch"}),
    "stage_entry": ("ke-hoach/nuoc-sach", "tên: Đề án Nước sạch\nquá trình:\n  -", {"stage": "bước: Ban hành", "date": "ngày: 1/3/2024"}),
    "link": ("co-quan", "liên kết web:\n  -", {"name": "tên: Cổng", "url": "địa chỉ: https://cong.example"}),
    "identity": ("co-quan", "", {}),
}  # fmt: skip


def words_of(form: str) -> dict[str, str]:
    """Two words that occur nowhere else."""
    number = list(FORMS).index(form)
    return {"a": str(74101 + number), "b": str(85201 + number)}


def written(table: str, name: str, form: str, indent: str) -> str:
    field = next(field for field in TABLES[table] if field.name == name)
    other = field.aliases[0] if field.aliases else field.name.replace("_", " ")
    return FORMS[form].format(key=field.vi, other=other, indent=indent, pad=f"{indent}  ", **words_of(form))


def row(before: str, rest: dict[str, str], table: str, name: str, form: str) -> str:
    """A mapping with the field in the form, below or after what precedes it."""
    last = before.rsplit("\n", 1)[-1]
    indent = " " * (len(last) - len(last.lstrip()) + 2) if before else ""
    keys = [text for key, text in rest.items() if key != name]
    lines = [*keys, written(table, name, form, indent)]
    if before.endswith("-"):
        return f"{before} " + f"\n{indent}".join(lines)
    return before + "\n" + "\n".join(indent + line for line in lines) if before else "\n".join(lines)


def site(table: str, name: str, form: str) -> tuple[str, str]:
    """(file, text) of a content in which nothing but the one field is of interest."""
    if table == "article":
        keys = [text for key, text in HEAD.items() if key != name]
        return PLACE, "\n".join(["---", *keys, written(table, name, form, ""), "---", "Đoạn đầu.", ""])
    if table == "page":
        keys = ["tiêu đề: Trang"] if name != "title" else []
        return "trang/trang.md", "\n".join(["---", *keys, written(table, name, form, ""), "---", "Đoạn đầu.", ""])
    if table in ARTICLE:
        before, rest = ARTICLE[table]
        head = [HEAD["title"], HEAD["unit"], *([HEAD["date"]] if table != "date_basis" else [])]
        return PLACE, "\n".join(["---", *head, row(before, rest, table, name, form), "---", "Đoạn đầu.", ""])
    file, before, rest = REGISTRY[table]
    path = f"du-lieu/{file}.yml"
    field = next(field for field in TABLES[table] if field.name == name)
    base = REGISTRIES.get(path, "")
    if table == "identity":
        base = "".join(line for line in base.splitlines(keepends=True) if not line.startswith(f"{field.vi}:"))
    return path, f"{base}{row(before, rest, table, name, form)}\n"


def records(facts: Facts) -> str:
    tables = ("identity", "articles", "plans", "targets", "results", "documents", "events", "units", "topics", "sections", "pages")
    return repr([getattr(facts, table) for table in (*tables, "abbreviations", "laws", "synonyms")])


def lost(path: str, text: str, form: str, loaded: Loaded, known: str) -> list[str]:
    """Return the lines of a value that are in no record and not reported."""
    lines = text.split("\n")
    there = [place for place, line in enumerate(lines, 1) if any(word in line for word in words_of(form).values())]
    told = {problem.line for problem in loaded.problems if problem.path == path}
    if not there or not told.isdisjoint(range(there[0] - 2, there[-1] + 1)):
        return []
    words = [word for word in words_of(form).values() if word in text and word not in known]
    return [f"{form}: {words}\n{text}"] if words else []


def texts(table: str, name: str) -> list[dict[str, tuple[str, str]]]:
    """Contents to load: form → (file, text). Articles without plans and documents share one content."""
    made = {form: site(table, name, form) for form in FORMS}
    if table in ("article", *ARTICLE) and table not in ("mention", "statement", "document"):
        return [{form: (f"tin/2024/05/tin-{number}.md", text) for number, (form, (_, text)) in enumerate(made.items())}]
    return [{form: told} for form, told in made.items()]


FIELDS = [(table, field.name) for table, fields in TABLES.items() for field in fields]
SAID_TO_CHECK = [("article", "public_numbers")]  # shows the interpretation in `portal check`, and nothing to readers


@pytest.mark.parametrize(("table", "name"), [field for field in FIELDS if field not in SAID_TO_CHECK])
def test_no_value_is_dropped_without_a_word(table: str, name: str, tmp_path: Path) -> None:
    found = []
    for number, forms in enumerate(texts(table, name)):
        files = {PLACE: "\n".join(["---", *HEAD.values(), "---", "Lời.", ""]), **dict(forms.values())}
        loaded = load_site(tmp_path / str(number), files)
        known = records(loaded.portal.facts) if loaded.portal else ""
        found += [one for form, (path, text) in forms.items() for one in lost(path, text, form, loaded, known)]
    assert not found, "\n".join(found)
