"""Owns the columns that targets and results share: the content of a measured sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from portal.text.statement import Comparator, Form
from portal.views.data.table import At, Cell, Column
from portal.views.measured import measured


def said(name: str, title: str, type: str = "string", choices: tuple[str, ...] = ()) -> Column:
    """Return a column of the statement itself."""
    return Column(name, title, lambda at: getattr(at.record.statement, name), type, choices)


def within(part: str, get: Callable[[Any], Cell]) -> Callable[[At], Cell]:
    """Return a getter for a cell of a part that a statement may lack: its deadline, its period."""

    def cell(at: At) -> Cell:
        found = getattr(at.record.statement, part)
        return get(found) if found else None

    return cell


SENTENCE = Column("sentence", "Câu như đã viết", lambda at: at.record.statement.quote)
MEASURED = (
    said("indicator", "Nội dung đo"),
    said("scope", "Phạm vi"),
    Column("measured", "Nội dung đo, như thường gọi", lambda at: measured(at.record.statement)[0]),
    Column("measured_of", "Phạm vi, như thường gọi", lambda at: measured(at.record.statement)[1]),
    said("form", "Dạng con số", choices=tuple(Form)),
    said("comparator", "So sánh", choices=tuple(Comparator)),
    said("value", "Giá trị", "number"),
    said("value_max", "Giá trị trên của khoảng", "number"),
    said("of", "Trên tổng số", "number"),
    said("share", "Tỷ lệ ghi kèm (%)", "number"),
    said("measure", "Đơn vị tính"),
    said("per", "Tính cho mỗi"),
    said("share_of_plan", "So với kế hoạch, dự toán …"),
    said("change", "Chiều thay đổi", choices=("increase", "decrease")),
    said("change_base", "Thay đổi so với"),
)
