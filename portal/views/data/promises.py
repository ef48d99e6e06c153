"""Owns the tables of plans, targets and results."""

from __future__ import annotations

from datetime import date

from portal import urls
from portal.domain.figure import deadline, figure
from portal.domain.plan import Origin, Stage, State, TargetChange
from portal.domain.portal import Portal
from portal.domain.standing import LABELS
from portal.domain.statement_history import in_force
from portal.text.statement import Statement
from portal.views.data.statements import MEASURED, SENTENCE, within
from portal.views.data.table import At, Column, Table


def _first(at: At) -> str:
    return in_force(at.record, date.min).quote if at.record.changes else ""


def _change(change: TargetChange) -> str:
    return f"{change.day.isoformat()}: {_level(change.old)} → {_level(change.new)}" + f" ({change.note})" * bool(change.note)


def _level(said: Statement) -> str:
    return figure(said) + (f", hạn {deadline(said.by)}" if said.by else "")


VERDICTS = {"met": "Nguồn ghi: đạt", "not_met": "Nguồn ghi: không đạt"}

PLANS = Table(
    "ke-hoach",
    "Chương trình, đề án, kế hoạch",
    "Mỗi dòng là một chương trình, đề án, kế hoạch hoặc nghị quyết được nêu trong tin, bài hoặc trong danh mục.",
    (
        Column("id", "Mã kế hoạch", lambda at: at.record.id),
        Column("url", "Địa chỉ", lambda at: at.plan(at.record.id)),
        Column("kind", "Loại", lambda at: at.record.kind),
        Column("name", "Tên", lambda at: at.record.name),
        Column("aliases", "Cách gọi khác", lambda at: at.record.aliases),
        Column("number", "Số, ký hiệu", lambda at: at.record.number),
        Column("date", "Ngày ban hành", lambda at: at.record.day, "date"),
        Column("issuer", "Mã cơ quan ban hành", lambda at: at.record.issuer, of="don-vi"),
        Column("issuer_name", "Cơ quan ban hành", lambda at: at.unit(at.record.issuer) or at.record.issuer_name),
        Column("issuer_inferred", "Cơ quan ban hành được suy ra", lambda at: at.record.issuer_inferred, "boolean"),
        Column("drafting_unit_name", "Cơ quan soạn thảo", lambda at: at.unit(at.record.drafting_unit) or at.record.drafting_unit_name),
        Column("period_start", "Năm đầu", lambda at: at.record.period.start if at.record.period else None, "integer"),
        Column("period_end", "Năm cuối", lambda at: at.record.period.end if at.record.period else None, "integer"),
        Column("outlook", "Định hướng đến năm", lambda at: at.record.period.outlook if at.record.period else None, "integer"),
        Column("stage", "Bước", lambda at: at.record.stage, choices=tuple(Stage)),
        Column("draft", "Là dự thảo", lambda at: at.record.draft, "boolean"),
        Column("topics", "Mã các chủ đề", lambda at: at.record.topics),
        Column("replaces", "Mã các kế hoạch được thay thế", lambda at: at.record.replaces),
        Column("replaced_by", "Mã kế hoạch thay thế", lambda at: at.record.replaced_by, of="ke-hoach"),
        Column("targets", "Số chỉ tiêu", lambda at: len(at.record.targets), "integer"),
        Column("parts", "Các phần", lambda at: at.record.parts),
        Column("goals", "Mục tiêu", lambda at: at.record.goals),
        Column("solutions", "Giải pháp", lambda at: at.record.solutions),
        Column("summary", "Tóm tắt", lambda at: at.record.summary),
        Column("fact_date", "Ngày của tin mới nhất", lambda at: at.record.fact_day, "date"),
    ),
    lambda portal: portal.ids("plans"),
    Portal.plan,
)  # fmt: skip

TARGETS = Table(
    "chi-tieu",
    "Chỉ tiêu",
    "Mỗi dòng là một chỉ tiêu như được hiểu hiện nay, với tình trạng và cách đánh giá. Im lặng không có nghĩa là không đạt.",
    (
        Column("id", "Mã chỉ tiêu", lambda at: at.record.id),
        Column("url", "Địa chỉ trang", lambda at: at.url(urls.target(at.record.id))),
        Column("plan", "Mã kế hoạch", lambda at: at.record.plan, of="ke-hoach"),
        Column("number", "Số trong kế hoạch", lambda at: at.record.number),
        SENTENCE,
        *MEASURED,
        Column("deadline", "Hạn (ngày cuối cùng)", within("by", lambda by: by.day), "date"),
        Column("deadline_text", "Hạn như được hiểu", lambda at: deadline(at.record.statement.by)),
        Column("deadline_source", "Hạn lấy từ đâu", within("by", lambda by: by.source), choices=("stated", "inherited", "plan")),
        Column("part_of", "Là một phần của chỉ tiêu", lambda at: at.record.part_of, of="chi-tieu"),
        Column("unit", "Mã đơn vị chịu trách nhiệm", lambda at: at.record.unit, of="don-vi"),
        Column("unit_name", "Đơn vị chịu trách nhiệm", lambda at: at.unit(at.record.unit)),
        Column("origin", "Ai đặt ra", lambda at: at.record.origin, choices=tuple(origin for origin in Origin if origin)),
        Column("better", "Hướng đánh giá ghi cho chỉ tiêu", lambda at: at.record.better, choices=("higher", "lower")),
        Column("sensitive", "Số liệu nhạy cảm", lambda at: at.record.sensitive, "boolean"),
        Column("baseline", "Mức đầu kỳ", lambda at: at.record.baseline.statement if at.record.baseline else ""),
        Column("draft", "Nằm trong dự thảo", lambda at: at.portal.plan(at.record.plan).draft, "boolean"),
        Column("state", "Mã tình trạng", lambda at: at.record.standing.state, choices=tuple(State)),
        Column("state_label", "Tình trạng", lambda at: LABELS[at.record.standing.state]),
        Column("state_sentence", "Tình trạng bằng lời", lambda at: at.record.standing.sentence),
        Column("rule", "Cách đánh giá", lambda at: at.record.standing.rule),
        Column("adjusted", "Đã điều chỉnh", lambda at: at.record.standing.adjusted, "boolean"),
        Column("dropped", "Dừng thực hiện", lambda at: at.record.standing.dropped, "boolean"),
        Column("first_sentence", "Câu như nêu lần đầu, nếu nay đã khác", _first),
        Column("changes", "Các lần thay đổi", lambda at: tuple(map(_change, at.record.changes))),
        Column("result", "Mã kết quả mới nhất", lambda at: at.record.standing.result, of="ket-qua"),
        Column("fact_date", "Ngày của số liệu mới nhất", lambda at: at.record.standing.fact_day, "date"),
        Column("article", "Mã bài nêu chỉ tiêu", lambda at: at.record.article, of="tin"),
        Column("source_url", "Địa chỉ nơi nêu chỉ tiêu", lambda at: at.article(at.record.article) or at.plan(at.record.plan)),
        Column("document", "Mã văn bản đặt ra chỉ tiêu", lambda at: at.record.document, of="van-ban"),
        Column("document_name", "Văn bản đặt ra chỉ tiêu, như đã ghi", lambda at: at.record.document_name),
        Column("date", "Ngày nêu chỉ tiêu", lambda at: at.record.day, "date"),
        Column("note", "Ghi chú", lambda at: at.record.note),
    ),
    lambda portal: portal.ids("targets"),
    Portal.target,
)  # fmt: skip

RESULTS = Table(
    "ket-qua",
    "Kết quả thực hiện",
    "Mỗi dòng là một con số do một bài hoặc văn bản nêu: của một chỉ tiêu, của cả kế hoạch, hoặc không thuộc kế hoạch nào.",
    (
        Column("id", "Mã kết quả", lambda at: at.record.id),
        Column("target", "Mã chỉ tiêu", lambda at: at.record.target, of="chi-tieu"),
        Column("plan", "Mã kế hoạch", lambda at: at.record.plan, of="ke-hoach"),
        Column("number", "Số như nguồn ghi", lambda at: at.record.number),
        SENTENCE,
        *MEASURED,
        Column("planned", "Mức giao ghi kèm", lambda at: at.record.statement.planned, "number"),
        Column("period", "Kỳ như đã viết", within("period", lambda period: period.text)),
        Column("period_start", "Kỳ từ ngày", within("period", lambda period: period.start), "date"),
        Column("period_end", "Kỳ đến ngày", within("period", lambda period: period.end), "date"),
        Column("cumulative", "Lũy kế", within("period", lambda period: period.cumulative), "boolean"),
        Column("as_of", "Tính đến ngày", lambda at: at.record.statement.as_of, "date"),
        Column("verdict", "Nguồn tự đánh giá", lambda at: at.record.verdict, choices=tuple(VERDICTS)),
        Column("sensitive", "Số liệu nhạy cảm", lambda at: at.record.sensitive, "boolean"),
        Column("part_of", "Là một phần của kết quả", lambda at: at.record.part_of, of="ket-qua"),
        Column("unit", "Mã đơn vị", lambda at: at.record.unit, of="don-vi"),
        Column("article", "Mã bài nêu kết quả", lambda at: at.record.article, of="tin"),
        Column("source_url", "Địa chỉ nơi nêu kết quả", lambda at: at.article(at.record.article) or at.plan(at.record.plan)),
        Column("document", "Mã văn bản nêu kết quả", lambda at: at.record.document, of="van-ban"),
        Column("document_name", "Văn bản nêu kết quả, như đã ghi", lambda at: at.record.document_name),
        Column("date", "Ngày của số liệu", lambda at: at.record.day, "date"),
        Column("note", "Ghi chú", lambda at: at.record.note),
    ),
    lambda portal: portal.ids("results"),
    Portal.result,
)  # fmt: skip
