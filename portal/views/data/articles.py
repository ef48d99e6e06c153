"""Owns the table of news."""

from __future__ import annotations

from portal.domain.article import ArticleKind, Status
from portal.domain.event import EventState, Person
from portal.domain.portal import Portal
from portal.views.card import moment, timed
from portal.views.data.table import At, Cell, Column, Table


def _moment(at: At) -> Cell:
    card = at.record.card
    return moment(card.at) if card.dated and timed(card.at) else None


def _event(name: str) -> Column:
    titles = {
        "kind": "Loại sự kiện", "name": "Tên sự kiện", "day": "Ngày diễn ra", "end_day": "Ngày kết thúc", "time": "Giờ",
        "end_time": "Giờ kết thúc", "session": "Buổi", "place": "Địa điểm",
        "said": "Thời gian như bài viết, khi không đọc được thành ngày giờ",
    }  # fmt: skip
    column = {"day": "event_date", "end_day": "event_end_date"}.get(name, f"event_{name}")
    return Column(
        column, titles[name], lambda at: getattr(at.record.event, name) if at.record.event else None, "date" if "day" in name else "string"
    )


ARTICLES = Table(
    "tin",
    "Tin, bài",
    "Mỗi dòng là một tin, bài đã đăng; tin đã rút còn lại mã, tiêu đề và ngày rút.",
    (
        Column("id", "Mã bài", lambda at: at.record.id),
        Column("url", "Địa chỉ", lambda at: at.url(at.record.url)),
        Column("title", "Tiêu đề", lambda at: at.record.card.title),
        Column("summary", "Tóm tắt", lambda at: "" if at.record.card.status is Status.WITHDRAWN else at.record.card.summary),
        Column("date", "Ngày đăng, hoặc ngày dùng để xếp thứ tự khi nguồn không ghi ngày", lambda at: at.record.card.at.date(), "date"),
        Column("moment", "Ngày giờ đăng, khi có ghi giờ", _moment, "datetime"),
        Column("date_stated", "Nguồn có ghi ngày đăng", lambda at: at.record.card.dated, "boolean"),
        Column("date_basis", "Căn cứ của ngày, khi nguồn không ghi", lambda at: at.record.basis.text if at.record.basis else ""),
        Column("unit", "Mã đơn vị", lambda at: at.record.card.unit, of="don-vi"),
        Column("unit_name", "Đơn vị", lambda at: at.unit(at.record.card.unit)),
        Column("section", "Mã chuyên mục", lambda at: at.record.card.section),
        Column("kind", "Loại bài", lambda at: at.record.card.kind, choices=tuple(ArticleKind)),
        Column("status", "Trạng thái", lambda at: at.record.card.status, choices=(Status.PUBLISHED, Status.WITHDRAWN)),
        Column("topics", "Mã các chủ đề", lambda at: at.record.topics),
        Column("plans", "Mã các chương trình, đề án, kế hoạch", lambda at: tuple(one.plan for one in at.record.plans)),
        *(_event(name) for name in ("kind", "name", "day", "end_day", "time", "end_time", "session", "said", "place")),
        Column("event_hosts", "Mã các cơ quan tổ chức", lambda at: at.record.event.hosts if at.record.event else ()),
        Column("event_state", "Tình trạng sự kiện", lambda at: at.record.event.state if at.record.event else "", choices=tuple(EventState)),
        Column("people", "Những người được nêu", lambda at: tuple(map(_person, at.record.people))),
        Column("authors", "Tác giả", lambda at: tuple(one.name for one in at.record.credits if one.role == "tác giả")),
        Column("source_name", "Nguồn", lambda at: at.record.source.name if at.record.source else ""),
        Column("source_url", "Địa chỉ nguồn", lambda at: at.record.source.url if at.record.source else ""),
        Column("source_title", "Tiêu đề ở nguồn", lambda at: at.record.source.title if at.record.source else ""),
        Column("changed", "Ngày sửa đổi lớn gần nhất", lambda at: at.record.changes[0].day if at.record.changes else None, "date"),
        Column("withdrawn", "Ngày rút", lambda at: at.record.withdrawn.day if at.record.withdrawn else None, "date"),
        Column("language", "Ngôn ngữ", lambda at: at.record.lang),
    ),
    lambda portal: portal.ids("articles"),
    Portal.article,
)  # fmt: skip


def _person(person: Person) -> str:
    """Return «Lương Văn Lành – Bí thư Huyện ủy, Chủ tịch HĐND huyện (phát biểu)»."""
    roles = f" – {', '.join(person.roles)}" if person.roles else ""
    return person.name + roles + (f" ({person.action})" if person.action else "")
