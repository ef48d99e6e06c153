"""Owns the preparation of a .docx for reading.

Invisible parts are removed and recorded, computed numbers written out, letters of old fonts and formulas converted. HTML is made elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import field
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from portal.importer.found import Dropped, NotImported
from portal.importer.legacy import FONTS, VNI_BASES, VNI_MARKS, Uncertain, mending
from portal.importer.word_forms import add_heading_styles, mark_headings, simplify, usual_parts
from portal.importer.word_numbers import Numbering, write_numbers
from portal.importer.word_symbols import mend_symbols
from portal.importer.word_words import words_in
from portal.importer.word_xml import (
    COMMENTS,
    DOCUMENT,
    MATH,
    NUMBERING,
    STYLES,
    WITH_TEXT,
    Styles,
    W,
    parsed,
    runs,
    text_of,
    with_parents,
    written,
)
from portal.record import dataclass

MARKED = re.compile(r"[^\x00-\x7f]")
DELETED = (f"{W}del", f"{W}moveFrom")
OBJECTS = (("word/charts/", "biểu đồ"), ("word/diagrams/data", "sơ đồ SmartArt"), ("word/embeddings/", "tệp nhúng (Excel, PDF …)"))


@dataclass(slots=True)
class Cleaned:
    """The parts of a document to be read, with what was left out, remarks, and the words that must be in the article."""

    parts: dict[str, bytes]
    dropped: list[Dropped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)


def cleaned(parts: dict[str, bytes]) -> Cleaned:
    """Return the document ready for reading. Raises NotImported if it is no Word document."""
    parts = usual_parts(parts)
    if DOCUMENT not in parts:
        raise NotImported("Tệp này không phải văn bản Word (.docx).")
    made = Cleaned(dict(parts))
    styles_tree = parsed(parts[STYLES]) if STYLES in parts else None
    styles = Styles(styles_tree)
    numbering = Numbering(parsed(parts[NUMBERING]) if NUMBERING in parts else None, styles)
    trees = {name: parsed(parts[name]) for name in WITH_TEXT if name in parts}
    if styles_tree is not None:
        add_heading_styles(styles_tree)
        made.parts[STYLES] = written(styles_tree)
    if contents := simplify(trees[DOCUMENT], styles):
        made.dropped.append(Dropped("mục lục của Word", contents))
    for tree in trees.values():
        _remove_hidden(tree, styles, made)
        _remove_deleted(tree, made)
        _write_formulas(tree, made)
    numbers = write_numbers(trees[DOCUMENT], numbering)
    if numbers:
        made.notes.append(f"Word tự đánh số {numbers} đoạn; các số ấy đã thành chữ trong bài.")
    if unknown := mend_symbols(trees.values(), styles):
        made.notes.append(f"Có {unknown} ký hiệu của phông riêng không rõ là chữ gì: xem lại trong bài.")
    _mend_fonts(trees.values(), styles, made)
    mark_headings(trees[DOCUMENT], styles)
    _report_comments(parts, made)
    _report_objects(parts, made)
    made.words = words_in(trees[DOCUMENT], [tree for name, tree in trees.items() if name != DOCUMENT])
    made.parts.update({name: written(tree) for name, tree in trees.items()})
    return made


def _remove_hidden(tree: Element, styles: Styles, made: Cleaned) -> None:
    hidden = {id(run) for paragraph, run in runs(tree) if styles.is_hidden(run, paragraph)}
    removed = []
    for parent, child in with_parents(tree):
        if id(child) in hidden:
            removed.append(text_of(child))
            parent.remove(child)
    text = " ".join(reversed([text for text in removed if text]))
    if text:
        made.dropped.append(Dropped("chữ ẩn trong Word", text))


def _remove_deleted(tree: Element, made: Cleaned) -> None:
    removed = [text for element in tree.iter() if element.tag in DELETED and (text := text_of(element))]
    added = sum(1 for element in tree.iter(f"{W}ins") if text_of(element))
    if removed:
        made.dropped.append(Dropped("chữ đã xóa khi sửa (track changes)", " · ".join(removed)))
    if removed or added:
        made.notes.append(f"Tệp còn theo dõi sửa đổi: đã nhận {added} chỗ thêm, bỏ {len(removed)} chỗ xóa.")


def _write_formulas(tree: Element, made: Cleaned) -> None:
    """Convert formulas of Word's editor to letters: their order is kept, not their layout."""
    count = 0
    for parent, child in with_parents(tree):
        if child.tag == f"{MATH}oMath":
            run = Element(f"{W}r")
            SubElement(run, f"{W}t").text = _formula(child)
            parent[list(parent).index(child)] = run
            count += 1
    for parent, child in with_parents(tree):
        if child.tag == f"{MATH}oMathPara":
            place = list(parent).index(child)
            parent[place : place + 1] = [run for run in child if run.tag == f"{W}r"]
    if count:
        made.notes.append(f"{count} công thức đã thành chữ thường: xem lại.")


def _formula(element: Element) -> str:
    joints = {"f": "/", "sSup": "^", "sSub": "_"}
    name = element.tag.removeprefix(MATH)
    if name == "t":
        return element.text or ""
    parts = [text for child in element if (text := _formula(child))]
    if name in joints and len(parts) > 1:
        return joints[name].join(part if len(part) == 1 or part.isalnum() else f"({part})" for part in parts)
    return "".join(parts)


def _mend_fonts(trees: Iterable[Element], styles: Styles, made: Cleaned) -> None:
    """Convert letters of old fonts to Unicode, font by font: one document may hold several encodings."""
    by_font: dict[str, list[Element]] = {}
    for tree in trees:
        for paragraph, run in runs(tree):
            font = styles.font(run, paragraph)
            if any(pattern.match(font) for _, pattern in FONTS):
                _write_hyphens(run)
            by_font.setdefault(font, []).extend(run.iter(f"{W}t"))
    kinds: Counter[str] = Counter()
    for font, texts in by_font.items():
        try:
            kinds[_mend(font, texts)] += sum(len(text.text or "") for text in texts)
        except Uncertain as why:
            raise NotImported(
                f"Không chắc bảng mã của phông {font or '(không tên)'}: {why}. Mở bằng Word, đổi sang Unicode rồi nhập lại."
            ) from None
    for kind, letters in kinds.items():
        if kind:
            made.notes.append(f"Đã chuyển {letters} chữ từ bảng mã {kind} sang Unicode; xem lại vài dòng.")


def _write_hyphens(run: Element) -> None:
    """Restore the letter ư, which is the soft hyphen in TCVN3."""
    for child in run:
        if child.tag == f"{W}softHyphen":
            child.tag, child.text = f"{W}t", "\xad"


def _mend(font: str, texts: list[Element]) -> str:
    """Convert the letters of one font; all of them together show the encoding. Returns its name, "" for Unicode."""
    whole = "\n".join(text.text or "" for text in texts)
    if not MARKED.search(whole) and not any(pattern.match(font) for _, pattern in FONTS):
        return ""
    convert, kind = mending(whole, font)
    if kind:
        _join_marks(texts)
        for text in texts:
            text.text = convert(text.text or "")
    return kind


def _join_marks(texts: list[Element]) -> None:
    """Move VNI marks to their vowels: one that begins a run belongs to the previous run."""
    for before, text in pairwise(texts):
        if before.text and before.text[-1] in VNI_BASES and text.text and text.text[0] in VNI_MARKS:
            before.text, text.text = before.text + text.text[0], text.text[1:]


def _report_comments(parts: dict[str, bytes], made: Cleaned) -> None:
    if COMMENTS not in parts:
        return
    comments = [text for comment in parsed(parts[COMMENTS]).iter(f"{W}comment") if (text := text_of(comment))]
    if comments:
        made.dropped.append(Dropped("ghi chú của người soạn (comment)", " · ".join(comments)))


def _report_objects(parts: dict[str, bytes], made: Cleaned) -> None:
    for folder, what in OBJECTS:
        count = sum(name.startswith(folder) for name in parts)
        if count:
            made.notes.append(f"Tệp có {count} {what}: không đưa vào bài được, hãy chụp thành ảnh hoặc gắn thành tệp đính kèm.")
