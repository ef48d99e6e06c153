"""Owns the table of documents, and the list of all tables."""

from __future__ import annotations

from portal import urls
from portal.domain.portal import Portal
from portal.views.data.articles import ARTICLES
from portal.views.data.bodies import TOPICS, UNITS
from portal.views.data.promises import PLANS, RESULTS, TARGETS
from portal.views.data.table import At, Column, Table


def _first(at: At) -> str:
    articles: tuple[str, ...] = at.record.articles
    return at.article(articles[-1]) if articles else at.plan(at.record.plan)


DOCUMENTS = Table(
    "van-ban",
    "Văn bản",
    "Mỗi dòng là một văn bản được nêu trong tin, bài hoặc trong danh mục kế hoạch.",
    (
        Column("id", "Mã văn bản", lambda at: at.record.id),
        Column("url", "Địa chỉ trang", lambda at: at.url(urls.document(at.record.id))),
        Column("kind", "Loại", lambda at: at.record.kind),
        Column("number", "Số, ký hiệu", lambda at: at.record.number),
        Column("title", "Trích yếu", lambda at: at.record.title),
        Column("issuer", "Mã cơ quan ban hành", lambda at: at.record.issuer, of="don-vi"),
        Column("issuer_name", "Cơ quan ban hành", lambda at: at.unit(at.record.issuer) or at.record.issuer_name),
        Column("date", "Ngày ban hành", lambda at: at.record.day, "date"),
        Column("effective", "Ngày có hiệu lực", lambda at: at.record.effective, "date"),
        Column("draft", "Là dự thảo", lambda at: at.record.draft, "boolean"),
        Column("plan", "Mã kế hoạch mà văn bản này là", lambda at: at.record.plan, of="ke-hoach"),
        Column("summary", "Tóm tắt", lambda at: at.record.summary),
        Column("file_url", "Địa chỉ tệp", lambda at: at.url(urls.attachment(at.record.file)) if at.record.file else ""),
        Column("articles", "Mã các bài nêu văn bản", lambda at: at.record.articles),
        Column("source_url", "Địa chỉ nơi nêu văn bản lần đầu", _first),
    ),
    lambda portal: portal.ids("documents"),
    Portal.document,
)  # fmt: skip

TABLES = (ARTICLES, UNITS, TOPICS, PLANS, TARGETS, RESULTS, DOCUMENTS)
