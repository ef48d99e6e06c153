"""Owns the form: its columns, and the rows that the Portal fills in. It may already contain an article's results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from portal.desk.reporting.wording import short_of, without_moment
from portal.domain.figure import deadline, figure
from portal.domain.plan import Result, State, Target
from portal.domain.portal import Portal
from portal.domain.standing import LABELS
from portal.source.reading.fields.vocabulary import label
from portal.text.dates import format_day
from portal.text.fold import fold_name

Row = dict[str, str]

ID, PLAN, NUMBER, TARGET, LEVEL = "Mã chỉ tiêu", "Kế hoạch", "Số", "Chỉ tiêu", "Mức đề ra"
DEADLINE, STATE, KNOWN, KNOWN_DAY = "Hạn", "Tình trạng", "Kết quả đã có", "Ngày của kết quả đã có"
RESULT, AS_OF, PERIOD, VERDICT, DOCUMENT, NOTE = "Kết quả kỳ này", "Tính đến ngày", "Kỳ", "Nguồn tự đánh giá", "Văn bản", "Ghi chú"
GIVEN = (ID, PLAN, NUMBER, TARGET, LEVEL, DEADLINE, STATE, KNOWN, KNOWN_DAY)  # filled in by the Portal
FILLED = (RESULT, AS_OF, PERIOD, VERDICT, DOCUMENT, NOTE)  # filled in by staff
COLUMNS = GIVEN + FILLED
OPEN = frozenset({State.RUNNING, State.SILENT, State.UNKNOWN})
HELP = (
    "Điền vào các cột tô màu; mỗi dòng là một chỉ tiêu. Dòng không có gì mới thì để trống.",
    "«Kết quả kỳ này»: con số, như 72,5 hoặc 19/23 xã hoặc hơn 70%, hoặc cả câu như «đạt 105% kế hoạch năm».",
    "«Tính đến ngày» (như 30/6/2020) hoặc «Kỳ» (như quý II/2020, 9 tháng năm 2020): cần ít nhất một trong hai.",
    "«Nguồn tự đánh giá»: Đạt hoặc Không đạt, chỉ khi chính báo cáo hay văn bản nói như vậy.",
    "Không sửa các cột khác. Muốn điều chỉnh một chỉ tiêu thì viết trong một bài, kèm lý do.",
    "Gửi lại tệp này; người phụ trách chạy: portal import <tệp>.",
)


@dataclass(frozen=True, slots=True)
class FormChoice:
    """The targets the form asks for: of one unit, of one plan (names or ids), or all, decided ones too."""

    unit: str = ""
    plan: str = ""
    all: bool = False


def form_rows(portal: Portal, choice: FormChoice = FormChoice(), article: str = "") -> list[Row]:
    """Return a row for every target that is open, or that the article reports on; the article's results fill its rows."""
    reported = [portal.result(id) for id in portal.ids("results") if article and portal.result(id).article == article]
    by_target: dict[str, list[Result]] = {}
    for result in reported:
        by_target.setdefault(result.target, []).append(result)
    rows: list[Row] = []
    for target in chosen(portal, choice, by_target):
        rows += [_row(portal, target, result) for result in by_target.get(target.id, [None])]
    return rows


def chosen(portal: Portal, choice: FormChoice, reported: Iterable[str]) -> Iterator[Target]:
    """Yield the targets of a form, in the order of plans."""
    always = frozenset(reported)
    for id in portal.ids("targets"):
        target = portal.target(id)
        if target.id in always or (_asked(portal, target, choice) and (choice.all or _is_open(portal, target))):
            yield target


def _asked(portal: Portal, target: Target, choice: FormChoice) -> bool:
    plan = portal.plan(target.plan)
    unit = not choice.unit or fold_name(choice.unit) in (target.unit, *_names(portal, target.unit))
    return unit and (not choice.plan or choice.plan == plan.id or fold_name(choice.plan) in {fold_name(name) for name in plan.names})


def _names(portal: Portal, unit: str) -> list[str]:
    return [fold_name(name) for name in portal.unit(unit).names] if unit else []


def _is_open(portal: Portal, target: Target) -> bool:
    return target.standing.state in OPEN and not target.standing.dropped


def _row(portal: Portal, target: Target, reported: Result | None) -> Row:
    plan, said = portal.plan(target.plan), target.statement
    known = portal.result(target.standing.result) if target.standing.result else None
    if known and reported and known.article == reported.article:
        known = _before(portal, target, reported)
    given = {
        ID: target.id,
        PLAN: plan.name,
        NUMBER: target.number,
        TARGET: said.quote,
        LEVEL: figure(said),
        DEADLINE: deadline(said.by),
        STATE: LABELS[target.standing.state],
        KNOWN: figure(known.statement) if known else "",
        KNOWN_DAY: format_day(known.day) if known else "",
    }
    return given | (_filled(portal, target, reported) if reported else dict.fromkeys(FILLED, ""))


def _before(portal: Portal, target: Target, reported: Result) -> Result | None:
    """Return the latest result that the article itself does not report: what the form showed when it was sent out."""
    older = [result for id in target.results if (result := portal.result(id)).article != reported.article]
    return max(older, key=lambda result: result.day, default=None)


def _filled(portal: Portal, target: Target, reported: Result) -> Row:
    said = reported.statement
    text, as_of, period = without_moment(said)
    document = portal.document(reported.document) if reported.document else None
    return {
        RESULT: short_of(target.statement, text),
        AS_OF: day_text(as_of),
        PERIOD: period,
        VERDICT: label("verdict", reported.verdict) if reported.verdict else "",
        DOCUMENT: (document.number or document.title) if document else reported.document_name,
        NOTE: reported.note,
    }


def day_text(day: date | None) -> str:
    """Return a day in the format of the form."""
    return format_day(day) if day else ""
