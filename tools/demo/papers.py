"""Owns documents with numbers: what an article's paper is called, and the text of its attached file. Refuses to write articles."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from portal.text.slug import slug
from tools.demo import attachments, units
from tools.demo.lexicon import lexicon
from tools.demo.matter import Value, day
from tools.demo.places import DISTRICT
from tools.demo.story import Story

KINDS = (("Kế hoạch", "KH"), ("Công văn", "CV"), ("Quyết định", "QĐ"), ("Hướng dẫn", "HD"))
TYPES = ("pdf", "pdf", "docx")
MOST, MOST_DRAFTS = 60, 20
ASKING = ("gop-y", "plan.consultation")


def paper_of(story: Story) -> dict[str, Value]:
    """The document of a story: a draft, of its plan, or one with a number that no other of its issuer and day can have."""
    if story.kind in ASKING:
        return _draft(story)
    if story.moment:
        return _of_plan(story)
    kind, code = Random(f"paper/{story.number}").choice(KINDS)
    told = story.happened
    number = f"{told.timetuple().tm_yday * 3 + story.number % 3:02}/{code}-UBND"
    territory = story.setting.words["huyen"]
    row: dict[str, Value] = {
        "number": number, "kind": kind, "issuer": units.bodies()[story.unit].name, "date": told,
        "title": f"Về {story.setting.words['work']} trên địa bàn {territory} năm {told.year}", "file": story.file,
    }  # fmt: skip
    if kind == "Quyết định":
        row["effective"] = told + timedelta(days=10)
    return row


def _of_plan(story: Story) -> dict[str, Value]:
    assert story.moment is not None
    scheme = story.moment.scheme
    return {
        "number": scheme.number, "kind": scheme.kind, "issuer": story.unit_name, "date": scheme.issue, "title": scheme.name,
        "summary": f"Gồm {len(scheme.promises)} chỉ tiêu và các nhóm giải pháp cho giai đoạn {scheme.period[0]} - {scheme.period[1]}",
        "file": story.file, "plan": scheme.full,
    }  # fmt: skip


def _draft(story: Story) -> dict[str, Value]:
    scheme = story.moment.scheme if story.moment else None
    about = f"Về {story.setting.words['work']} trên địa bàn {story.setting.words['huyen']}, bản ngày {day(story.happened)}"
    return {
        "kind": scheme.kind if scheme else "Kế hoạch", "issuer": units.bodies()[story.unit].name, "title": scheme.name if scheme else about,
        "draft": "có", "file": story.file, "plan": scheme.full if scheme else "",
    }  # fmt: skip


def attach(stories: list[Story]) -> list[Story]:
    """Give the newest documents and drafts a file each, a bounded number; the stories that got one."""
    newest = [*reversed(stories)]
    found = [story for story in newest if story.kind in ("van-ban", "plan.issued")][:MOST]
    found += [story for story in newest if story.kind in ASKING][:MOST_DRAFTS]
    for place, story in enumerate(found):
        name = "du-thao" if story.kind in ASKING else slug(str(paper_of(story)["number"]))
        story.file = f"van-ban/{name}-{story.happened.isoformat()}-{story.number}.{TYPES[place % 3]}"
    return found


def file_of(story: Story) -> bytes:
    """The attached file of a story's document."""
    row = paper_of(story)
    issued = story.moment.scheme.issue if story.moment and story.kind not in ASKING else story.happened
    subject = lexicon().subjects[story.subject]
    tasks = [text for text in subject.lists["task"] if "{" not in text]
    numbered = [f"{row['kind']} số {row['number']}", f"Trích yếu: {row['title']}"] if "number" in row else []
    named = numbered or [f"Dự thảo {row['kind']}: {row['title']}"]
    lines = [
        *named, f"{DISTRICT}, ngày {day(issued)}",
        f"Cơ quan {'soạn thảo' if 'draft' in row else 'ban hành'}: {row['issuer']}",
        "Căn cứ tình hình thực tế, cơ quan ban hành yêu cầu thực hiện các nội dung sau:",
        *(f"{place}. {text[0].upper()}{text[1:]}." for place, text in enumerate(tasks, 1)),
        "Các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành văn bản này.", "Văn bản hư cấu, dùng để trình diễn.",
    ]  # fmt: skip
    return attachments.docx(lines) if story.file.endswith("docx") else attachments.pdf(lines)
