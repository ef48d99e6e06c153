"""Owns the two ends of an article: the lines above its text (section, kicker, title, day) and those below it (credits, furniture).

Their content becomes facts; furniture is recorded as dropped; everything in between is the text.
"""

from __future__ import annotations

import re

from bs4.element import NavigableString, Tag

from portal.importer.blocks import HEADINGS, has_class, lines_of, text_of
from portal.importer.captions import same
from portal.importer.found import CERTAIN, LIKELY, Dropped, Evidence, Material
from portal.importer.furniture import is_file
from portal.importer.headings import is_bold
from portal.importer.labels import GLUED_DAY, credit, day_label, furniture, names_alone, when_of
from portal.importer.letterhead import is_body_name, issuer_of
from portal.importer.opening import LONGEST_TITLE, PROSE, text_begins
from portal.source.reading.registries.registry import Registries
from portal.text.fold import fold_name

END_MARK = re.compile(r"(?P<dots>\.{1,3}|…)?\s*/\s*\.\s*$|\.\s*/\s*$")
HEAD_BLOCKS, TAIL_BLOCKS = 8, 60
BESIDE_LINK = 25  # letters of an item of a list of news besides its link: a day and an hour
BEFORE_LETTERS = re.compile(r"^[\W_]+")
PAPER = re.compile(
    r"^(?:NGHỊ ĐỊNH|NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO|BÁO CÁO|KẾ HOẠCH|ĐỀ ÁN|CHƯƠNG TRÌNH|TỜ TRÌNH|HƯỚNG DẪN|THÔNG TƯ|QUY CHẾ"
    r"|QUY ĐỊNH|CÔNG ĐIỆN|GIẤY MỜI"
    r"|KẾT LUẬN|LỊCH|DANH SÁCH|THƯ|LỜI|PHƯƠNG ÁN|CÔNG VĂN|BIÊN BẢN|DỰ THẢO)\b[^.]*$"
)


def cut_head(material: Material, registries: Registries) -> None:
    """Remove title, kicker, section and labels above the text, and record them."""
    blocks = material.blocks
    known = next((fact.value for fact in material.facts if fact.field == "title"), "")
    consumed, rest = [], []
    last = text_begins(blocks[:HEAD_BLOCKS], titled=bool(known or _subject(material)))
    lines: list[Tag] = []
    for block in blocks[:last]:
        text = text_of(block)
        facts = day_label(text)
        if facts or (furniture(text) and not known and not _is_head(block)):
            material.facts += facts
            consumed.append(block)
            if not facts:
                material.dropped.append(Dropped(furniture(text), text))
        elif block.name == "p" and not re.search(r"[^\W_]", text):
            consumed.append(block)  # a line drawn with "____"
        elif block.name == "img" or block.name in ("table", "ul", "ol"):
            rest.append(block)
        else:
            lines.append(block)
    names = _bodies(material, lines)
    consumed += names
    lines = [line for line in lines if not _holds(names, line)]
    used = _known_title(lines, known) if known else _title(material, lines, registries)
    _above(material, [line for line in lines if not _holds(used, line)], registries, used, consumed)
    gone = {id(block) for block in [*consumed, *used]}
    material.blocks = [block for block in blocks if id(block) not in gone]


def _is_head(block: Tag) -> bool:
    return block.name in HEADINGS or is_bold(block)


def _subject(material: Material) -> str:
    """Return the subject in a letterhead, which is the title of a letter."""
    return next((fact.value for fact in material.facts if fact.field == "subject"), "")


def _is_paper(text: str) -> bool:
    return PAPER.match(BEFORE_LETTERS.sub("", text)) is not None


def _known_title(lines: list[Tag], title: str) -> list[Tag]:
    """Return the lines that repeat a title found elsewhere in the page."""
    return [line for line in lines if same(text_of(line), title) or same(GLUED_DAY.sub("", text_of(line)), title)]


def _title(material: Material, lines: list[Tag], registries: Registries) -> list[Tag]:
    if not lines:
        return []
    named = [line for line in lines if line.name == "h1"]
    plain = [line for line in lines if not _is_name(text_of(line), registries)]
    papers = [line for line in plain if _is_paper(text_of(line))] if material.written else []
    first = (named or papers or [line for line in plain if _is_head(line)] or plain[-1:] or lines)[0]
    used = [first, *_more_of(first, lines)]
    text = " ".join(text_of(line) for line in used)
    glued = GLUED_DAY.search(text)
    if glued and (when := when_of(glued["day"])):
        material.facts.append(Evidence("published", when, CERTAIN, glued[0].strip(), "ngày dính ở cuối tiêu đề"))
        text = text[: glued.start()].strip()
    rivals = [line for line in plain if not _holds(used, line) and not material.written]
    sure = CERTAIN if len(text) <= LONGEST_TITLE and (not rivals or _is_head(first)) and not _is_rival(first, rivals) else LIKELY
    material.facts.append(Evidence("title", text, sure, text, "dòng tiêu đề"))
    return used


def _bodies(material: Material, lines: list[Tag]) -> list[Tag]:
    """Return the names of bodies above a document's title, in capitals: a letterhead without the state's motto. They become the issuer."""
    names = [line for line in lines[:3] if is_body_name(text_of(line))] if material.written else []
    if not names or len(names) == len(lines):
        return []
    texts = [text_of(line) for line in names]
    material.facts.append(Evidence("issuer", issuer_of(texts), LIKELY, " / ".join(texts), "dòng tên cơ quan trên tiêu đề"))
    return names


def _is_rival(first: Tag, rivals: list[Tag]) -> bool:
    """Return whether another line of a page looks as much like a title as the chosen one."""
    return any(_is_head(line) == _is_head(first) for line in rivals)


def _more_of(first: Tag, lines: list[Tag]) -> list[Tag]:
    """Return the lines below that continue a title: in the same capitals, or the subject of a document («KẾ HOẠCH»)."""
    used: list[Tag] = []
    text = text_of(first)
    for line in lines[_place(lines, first) + 1 :]:
        more = text_of(line)
        capitals = text == text.upper() and more == more.upper() and len(text) + len(more) < 260
        about = _is_paper(text) and not used and len(more) < 260
        goes_on = more[:1].islower() or text.endswith((",", "–", "-"))
        centred = has_class(first, "centred") == has_class(line, "centred") or line.name in HEADINGS
        if not (centred and (capitals or about or goes_on)) or re.match(r"^\(.*\)$", more):
            break
        used.append(line)
    return used


def _is_name(text: str, registries: Registries) -> bool:
    return bool(registries.section_names.find(text).ids or registries.unit_names.find(text).ids)


def _above(material: Material, lines: list[Tag], registries: Registries, used: list[Tag], consumed: list[Tag]) -> None:
    """Record short lines above a title: a section of the site, or a kicker."""
    top = used[0] if used else None
    for line in lines:
        text = text_of(line)
        above = top is None or _place(material.blocks, line) < _place(material.blocks, top)
        if sections := registries.section_names.find(text).ids:
            found = registries.sections[sections[0]]
            material.facts.append(Evidence("section", found.name, CERTAIN, text, "dòng trên tiêu đề"))
            consumed.append(line)
        elif above and len(text) < 80 and top is not None and not any(fact.field == "kicker" for fact in material.facts):
            material.facts.append(Evidence("kicker", text, CERTAIN, text, "dòng trên tiêu đề"))
            consumed.append(line)


def _place(blocks: list[Tag], one: Tag) -> int:
    return next(place for place, block in enumerate(blocks) if block is one)


def _holds(lines: list[Tag], one: Tag) -> bool:
    return any(line is one for line in lines)


def cut_tail(material: Material, registries: Registries) -> None:
    """Remove credits, labels and furniture below the text, and the end mark, and record them."""
    blocks = material.blocks
    places = {word for unit in registries.units.values() for name in unit.names for word in _endings(fold_name(name))}
    first = _tail_begins(blocks)
    kept: list[Tag] = []
    furnished = False
    for block in blocks[first:]:
        text = text_of(block)
        facts = day_label(text) or (
            [] if furnished else credit(text) or (names_alone(text) if not kept and fold_name(text) not in places else [])
        )
        if facts:
            material.facts += facts
        elif block.name == "hr":
            continue
        elif block.name == "img" and not furnished:
            kept.append(block)
        elif furnished or furniture(text) or _heads_furniture(block) or is_link_list(block):
            material.dropped.append(Dropped(furniture(text) or "quanh bài", text))
            furnished = True
        else:
            kept.append(block)
    material.blocks = blocks[:first] + kept
    while material.blocks and material.blocks[-1].name == "hr":
        material.blocks.pop()
    _cut_end_mark(material.blocks)


def _endings(name: str) -> set[str]:
    """Return a folded name without its first words: «tinh thai nguyen» is «thai nguyen» too, which is a place and not a person."""
    words = name.split()
    return {" ".join(words[place:]) for place in range(min(4, len(words) - 1))}


def _tail_begins(blocks: list[Tag]) -> int:
    """Return the index after the last block of text: what follows is short lines, some of which are credits, labels or furniture."""
    first = len(blocks)
    begins = len(blocks)
    for place in range(len(blocks) - 1, max(-1, len(blocks) - TAIL_BLOCKS), -1):
        block, text = blocks[place], text_of(blocks[place])
        if furniture(text) or _heads_furniture(block) or day_label(text) or credit(text) or is_link_list(block):
            begins = place
        elif block.name in ("img", "hr") or (block.name in ("p", *HEADINGS) and _may_stand_below(text)):
            if names_alone(text) and all(one.name == "hr" for one in blocks[place + 1 : begins]):
                begins = place
        else:
            break
        first = place
    return max(begins, first)


def is_link_list(block: Tag) -> bool:
    """Return whether a list leads to other pages in all its items, each with little more than its link: a date."""
    items = block.find_all("li") if block.name in ("ul", "ol") else []
    links = [next((link for link in item.find_all("a", href=True) if not is_file(str(link["href"]))), None) for item in items]
    return bool(items) and all(
        link is not None and len(text_of(item)) - len(text_of(link)) <= BESIDE_LINK for item, link in zip(items, links, strict=True)
    )


def _heads_furniture(block: Tag) -> bool:
    """Return whether the first of several lines of a block is furniture: «Các tin đã đưa» above their titles."""
    lines = lines_of(block) if block.name == "p" else []
    return len(lines) > 1 and bool(furniture(lines[0])) and all(len(line) < 160 for line in lines)


def _may_stand_below(text: str) -> bool:
    return len(text) < 90 and not (len(text) > 50 and PROSE.search(text)) and not END_MARK.search(text)


def _cut_end_mark(blocks: list[Tag]) -> None:
    """Remove «./.», which marks the end of a document."""
    last = next((block for block in reversed(blocks) if block.name in ("p", "ul", "ol", "blockquote")), None)
    words = [child for child in last.descendants if isinstance(child, NavigableString) and child.strip()] if last is not None else []
    if words and (found := END_MARK.search(words[-1])):
        words[-1].replace_with(words[-1][: found.start()] + ((found["dots"] or "") if found["dots"] is not None else "."))
