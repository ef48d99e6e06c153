"""Owns the article made of a filled form: written in the style of staff, and parsed again before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from portal.desk.reporting.returns import Returned
from portal.domain.portal import Portal
from portal.source.reading.fields.vocabulary import label
from portal.text.dates import format_day
from portal.text.slug import slug


@dataclass(frozen=True, slots=True)
class Head:
    """The article's own fields. `status` is a value of the vocabulary."""

    title: str
    day: date
    unit: str
    status: str = "draft"

    @property
    def path(self) -> str:
        """Return its file below the content folder."""
        return f"tin/{self.day:%Y}/{self.day:%m}/{slug(self.title)}.md"


def default_title(results: Sequence[Returned]) -> str:
    """Return a title with the period of all figures, otherwise their latest day."""
    periods = {one.statement.period.text for one in results if one.statement.period}
    if len(periods) == 1 and all(one.statement.period for one in results):
        return f"Kết quả thực hiện các chỉ tiêu {periods.pop()}"
    days = [day for one in results if (day := one.statement.as_of or (one.statement.period and one.statement.period.end))]
    return f"Kết quả thực hiện các chỉ tiêu, tính đến ngày {format_day(max(days))}"


def default_unit(portal: Portal, results: Iterable[Returned]) -> str:
    """Return the one unit responsible for every reported plan, otherwise the portal's own; "" if neither is known."""
    units = {portal.plan(one.target.plan).issuer for one in results}
    if len(units) == 1 and (unit := units.pop()):
        return unit
    return portal.identity().owner_unit


def by_plan(results: Iterable[Returned]) -> list[tuple[str, list[Returned]]]:
    """Return results in the order of the form, those of one plan together."""
    order: dict[str, int] = {}
    placed = [(order.setdefault(one.target.plan, len(order)), one) for one in results]
    placed.sort(key=lambda pair: pair[0])
    return [(group[0].target.plan, group) for _, found in groupby(placed, key=lambda pair: pair[0]) if (group := [one for _, one in found])]


def article_text(portal: Portal, head: Head, results: Iterable[Returned]) -> str:
    """Return the whole file."""
    plans = by_plan(results)
    lines = ["---", f"tiêu đề: {head.title}", f"ngày đăng: {format_day(head.day)}", f"đơn vị: {portal.unit(head.unit).name}"]
    lines += [f"trạng thái: {label('status', head.status)}", "kế hoạch:"]
    for id, found in plans:
        lines += [f"  - tên: {portal.plan(id).name}", "    kết quả:"]
        lines += [line for one in found for line in _entry(one)]
    return "\n".join([*lines, "---", "", *_body(portal, plans)]) + "\n"


def _entry(one: Returned) -> list[str]:
    """Return a result as a sentence, or as a mapping if it has more fields."""
    more = [("đánh giá", label("verdict", one.verdict) if one.verdict else ""), ("văn bản", one.document), ("ghi chú", one.note)]
    if not any(text for _, text in more):
        return [f"      - ({one.target.number}) {one.sentence}"]
    fields = [f"        {key}: {text}" for key, text in more if text]
    return [f"      - số: {one.target.number}", f"        câu: {one.sentence}", *fields]


def _body(portal: Portal, plans: Iterable[tuple[str, list[Returned]]]) -> Iterable[str]:
    for id, found in plans:
        yield f"Kết quả thực hiện {portal.plan(id).name}:"
        yield ""
        yield from (f"- Chỉ tiêu ({one.target.number}): {one.sentence}." for one in found)
        yield ""
