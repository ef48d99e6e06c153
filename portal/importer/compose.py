"""Owns the article made of material: facts in the front matter, blocks in the body, uncertain findings in a hidden note below."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import field
from datetime import date
from urllib.parse import urlsplit

from portal.importer.article_files import SAFE, Files
from portal.importer.found import Evidence, Imported, Material
from portal.importer.front import Value, written
from portal.importer.markdown import Writer
from portal.record import dataclass
from portal.source.reading.fields.vocabulary import label
from portal.text.day import format_day
from portal.text.slug import slug

UNDATED = "tin/chua-ro-ngay"
NOTE, NOTE_LINES = "<!-- Nhập tự động", 40
SPECIAL = re.compile(r"--+|[<>]")
NAMES = {
    "targets": "chỉ tiêu", "results": "kết quả", "plans": "kế hoạch", "documents": "văn bản", "event.name": "sự kiện",
    "event.date": "ngày của sự kiện", "event.host": "cơ quan tổ chức", "unit": "đơn vị", "published": "ngày đăng",
    "updated": "ngày cập nhật", "abbreviation": "chữ viết tắt", "author": "tác giả", "photographer": "người chụp", "source": "nguồn",
    "chair": "chủ trì", "speakers": "phát biểu", "concluded_by": "kết luận", "title": "tiêu đề", "section": "chuyên mục",
    "kicker": "tít dẫn", "issuer": "cơ quan ban hành", "signer": "người ký", "subject": "trích yếu", "number": "số văn bản",
    "signed": "ngày văn bản", "caption": "chú thích ảnh", "photo.credit": "nguồn ảnh",
    "credits": "ghi công", "kind": "loại bài", "topics": "chủ đề", "attendees": "thành phần dự", "stage": "bước",
}  # fmt: skip


@dataclass(slots=True)
class ArticleFacts:
    """The findings on an article, by field."""

    findings: list[Evidence] = field(default_factory=list)

    def one(self, name: str) -> str:
        """Return the first certain value of a field, "" for none."""
        return next((one.value for one in self.findings if one.field == name and one.certain), "")

    def many(self, name: str) -> list[str]:
        """Return all certain values of a field, in order."""
        return list(dict.fromkeys(one.value for one in self.findings if one.field == name and one.certain))

    def doubtful(self) -> list[Evidence]:
        """Return what a person has to decide, without values the same field has for certain."""
        single = {"published", "updated", "title", "unit", "section", "event.host", "event.date", "event.name"}
        asked = [one for one in self.findings if not one.certain and one.field not in ("caption", "photo.credit")]
        new = [one for one in self.findings if one.field == "abbreviation" and one.basis == "lời văn"]  # for a file of its own
        return [one for one in asked if not (one.field in single and self.one(one.field))] + new


def day_of(value: str) -> date | None:
    """Return the day of a value in a finding."""
    found = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})", value)
    return date(int(found[3]), int(found[2]), int(found[1])) if found else None


@dataclass(frozen=True, slots=True)
class DraftForm:
    """How a draft is written: `unit` if none is certain; with bold and italics or without; with the hidden note or without."""

    unit: str = ""
    emphasis: bool = True
    hints: bool = True


def composed(material: Material, facts: ArticleFacts, event_day: date | None, form: DraftForm) -> Imported:
    """Return the article. `event_day`: the day of its event if the year is known."""
    title = facts.one("title")
    day = day_of(facts.one("published")) or day_of(facts.one("updated")) or day_of(facts.one("signed")) or event_day
    folder = f"{day:%Y}/{day:%m}" if day else "chua-ro-ngay"
    name = slug(title) or slug(posixpath.splitext(posixpath.basename(urlsplit(material.origin).path))[0]) or "bai"
    files = Files(material, folder, name)
    body = Writer(files.link, files.picture, emphasis=form.emphasis).write(material.blocks)
    head = written(_pairs(material, facts, files, event_day, form.unit))
    doubts = [*_doubts(facts, day, form.unit), *files.doubts]
    note = _note(facts.doubtful(), doubts) if form.hints else ""
    path = f"tin/{folder}/{name}.md" if day else f"{UNDATED}/{name}.md"
    return Imported(
        material.origin, path, f"{head}\n{body}{note}", title, files.made, facts.findings, material.dropped, [*material.notes, *doubts],
        address=material.address,
    )  # fmt: skip


def _pairs(material: Material, facts: ArticleFacts, files: Files, event_day: date | None, unit: str) -> list[tuple[str, Value]]:
    published = facts.one("published")
    return [
        ("tiêu đề", facts.one("title")), ("tít dẫn", facts.one("kicker")), ("ngày đăng", published),
        ("căn cứ ngày", {} if published else _basis(facts, event_day)),
        ("đơn vị", facts.one("unit") or unit), ("chuyên mục", facts.one("section")), ("trạng thái", label("status", "draft")),
        ("loại bài", facts.one("kind")),
        ("sự kiện", _event(facts)), ("chủ trì", facts.many("chair")), ("phát biểu", facts.many("speakers")),
        ("kết luận", facts.many("concluded_by")), ("thành phần dự", facts.one("attendees")),
        ("kế hoạch", [{"tên": name} for name in facts.many("plans")]), ("văn bản", _paper(facts)),
        ("ảnh", _images(material, files)), ("tác giả", _people(facts.many("author"))), ("người chụp", _people(facts.many("photographer"))),
        ("ghi công", facts.many("credits")), ("nguồn", _source(material, facts)), ("địa chỉ cũ", list(material.aliases)),
    ]  # fmt: skip


def _people(names: Sequence[str]) -> Value:
    """Return one name on the line of its key, several as a list; «N.V - Văn Lạ» are two."""
    parts = [
        part.strip() for name in names for part in (re.split(r"\s+[-–]\s+|\s*[,;/&]\s*|\s+và\s+", name) if "(" not in name else [name])
    ]
    return parts[0] if len(parts) == 1 else [part for part in parts if part]


def _basis(facts: ArticleFacts, event_day: date | None) -> dict[str, Value]:
    """Return what the article is ordered by if the source gives no day of publication."""
    if updated := day_of(facts.one("updated")):
        return {"theo": f"ngày cập nhật ghi tại nguồn {format_day(updated)}"}
    if signed := day_of(facts.one("signed")):
        return {"theo": f"ngày ghi trên văn bản {format_day(signed)}"}
    return {"theo": f"ngày diễn ra sự kiện {format_day(event_day)}", "suy ra": "có"} if event_day else {}


def _event(facts: ArticleFacts) -> dict[str, Value]:
    name, host = facts.one("event.name"), facts.one("event.host")
    host = "" if host == facts.one("unit") else host  # by default the article's unit hosts an event
    return {"tên": name, "ngày": facts.one("event.date"), "cơ quan tổ chức": host} if name and facts.one("event.date") else {}


def _paper(facts: ArticleFacts) -> list[Value]:
    """Return the document that the file itself is."""
    number, title = facts.one("number"), facts.one("paper.title")
    if not (number and title):
        return []
    issuer = facts.one("issuer")
    return [
        {
            "số": number,
            "loại": facts.one("paper.kind"),
            "cơ quan ban hành": issuer,
            "ngày ban hành": facts.one("signed"),
            "trích yếu": title,
        }
    ]


def _images(material: Material, files: Files) -> list[Value]:
    """Return the pictures in the body, with their captions and credits; the site shows each once, at its place."""
    found: list[Value] = []
    for block in material.blocks:
        if block.name == "img":
            file = files.picture(str(block.get("src", "")))
            said = {name: str(block.get(key, "")) for name, key in (("mô tả", "alt"), ("chú thích", "title"), ("nguồn ảnh", "data-credit"))}
            if file or said["chú thích"]:  # a caption without its picture is shown too
                found.append({"tệp": file.lstrip("/"), **said})
    return found


def _source(material: Material, facts: ArticleFacts) -> dict[str, Value]:
    name = facts.one("source")
    host = urlsplit(material.address).hostname or ""
    address = material.address if SAFE.match(material.address) else ""
    return {"tên": name or host, "địa chỉ": address} if name or host else {}


def _doubts(facts: ArticleFacts, day: date | None, unit: str) -> list[str]:
    doubts = []
    title = facts.one("title")
    if not title:
        doubts.append("Chưa rõ tiêu đề: ghi «tiêu đề».")
    elif title == title.upper() and len(title) > 12:
        doubts.append("Tiêu đề viết hoa toàn bộ: viết lại theo lối thường.")
    if day is None:
        doubts.append("Nguồn không cho biết ngày: ghi «ngày đăng», rồi chuyển bài vào thư mục tháng bằng `portal move`.")
    elif not facts.one("published"):
        doubts.append("Nguồn không ghi ngày đăng: bài xếp theo «căn cứ ngày».")
    if not (facts.one("unit") or unit):
        doubts.append("Chưa rõ đơn vị của bài: ghi «đơn vị».")
    return doubts


def _note(findings: Sequence[Evidence], doubts: Sequence[str]) -> str:
    """Return a hidden note for the editor of the draft. It is never published; the editor deletes it after reading."""
    lines = [*doubts, *(f"{NAMES.get(one.field, one.field)}: {one.value}" for one in findings)]
    if not lines:
        return ""
    shown = [f"- {SPECIAL.sub('–', line)}" for line in lines[:NOTE_LINES]]
    more = [f"- và {len(lines) - NOTE_LINES} gợi ý khác trong báo cáo nhập"] if len(lines) > NOTE_LINES else []
    return f"\n{NOTE}, xem lại rồi xóa ghi chú này. Gợi ý chưa ghi vào phần đầu bài:\n" + "\n".join([*shown, *more]) + "\n-->\n"
