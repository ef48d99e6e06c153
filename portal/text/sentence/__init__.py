"""Reads measured Vietnamese sentences: targets and results as offices write them. An uncertain sentence is rejected, never misread.

Steps of a sentence (`grammar`): `surface` cleans it; `innocents`, `bases` and `times` mask what measures nothing; `figures`
reads the rest (`leads` before a number, `measures` after it, `governors` what belongs to it from further away); `choice` and
`forms` decide which figure is meant and how; `making` builds the statement, and `roles` keeps the other words as scope and
indicator; `context` adds what the lines above say; `explanation` states the result in words. `parts` splits sentences with
several statements; `part` says what these share.
Decided here, since usage leaves it open:
- "trước ngày 30/6/2025" is due on 30/6/2025; "trước năm 2020" on 31/12/2019 (usage: the named day is the last lawful one);
- "tất cả", "toàn bộ" are 100 %, "một nửa" is 50 %, if the sentence has no figure in digits;
- "vượt 5% kế hoạch" is 105 % of the plan; "bằng 105% so với cùng kỳ" is an increase by 5 %;
- a line that begins with a capital letter is a new sentence and inherits no deadline, except after "trong đó";
- a number of chỉ tiêu or mục tiêu out of a total ("18/20 chỉ tiêu") is a tally over a plan, whatever verb it has;
- "45/50 đảng viên, đạt 90% chỉ tiêu": 50 is the plan's figure (`planned`), since the share is the fraction's; so is 33 in
  "36 tỷ đồng/33 tỷ đồng"; "45/50 đảng viên" alone is 45 of a total of 50;
- "trước 15/12 hằng năm" sets no deadline, and "sau năm 2025" none either;
- of "50% (8 xã)" the first figure is the statement's, the second is in `also`.
Rejected: ambiguous numbers, sentences with two equally likely figures, nouns without a clear end.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from portal.text.sentence.explanation import explain
    from portal.text.sentence.fields import FaultyFields, statement_from_fields
    from portal.text.sentence.grammar import Reading, read_statement
    from portal.text.sentence.label import read_number_label
    from portal.text.sentence.likeness import plainly_other, same_figures
    from portal.text.sentence.making import trim_quote
    from portal.text.sentence.part import Part
    from portal.text.sentence.parts import read_parts
    from portal.text.sentence.wording import sentence

__all__ = [
    "FaultyFields",
    "Part",
    "Reading",
    "explain",
    "plainly_other",
    "read_number_label",
    "read_parts",
    "read_statement",
    "same_figures",
    "sentence",
    "statement_from_fields",
    "trim_quote",
]

PLACES = {
    "FaultyFields": "fields", "Reading": "grammar", "explain": "explanation", "read_number_label": "label", "read_statement": "grammar",
    "same_figures": "likeness", "plainly_other": "likeness", "sentence": "wording", "statement_from_fields": "fields", "Part": "part",
    "read_parts": "parts", "trim_quote": "making",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Return one of these names, imported on first use: the grammar takes long to compile, and most edits contain no figure."""
    if name not in PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{PLACES[name]}"), name)
