"""Owns the banners above an article's text: withdrawn, replaced, corrected, expired, changed, its unit ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from portal.domain.article import Article
from portal.domain.document import Consultation
from portal.domain.portal import Portal
from portal.text.dates import format_day
from portal.text.hour import said_hour
from portal.views.card import article_link, day_view, limit_text
from portal.views.ground import ended_banner
from portal.views.parts import Banner, Link


def banners(portal: Portal, article: Article, corrections: Iterable[str]) -> Iterator[Banner]:
    """Yield all banners, the most important first; `corrections`: ids of the articles that correct this one."""
    if article.withdrawn:
        yield Banner("withdrawn", "Bài đã rút", article.withdrawn.note, date=day_view(article.withdrawn.day))
    yield from _others(portal, article, corrections)
    if article.expired and article.expires:
        yield Banner("expired", "Hết hạn", f"Nội dung này có giá trị đến {limit_text(article.expires, article.expires_at)}.")
    if article.consultation and not article.consultation.open:
        yield _consultation(article.consultation)
    for change in article.changes:
        yield Banner("correction", "Nội dung cập nhật", change.note, date=day_view(change.day))
    ended = ended_banner(portal, article.card.unit)
    if ended:
        yield ended
    if article.stale:
        yield Banner("held", "Bài tạm giữ, chưa đăng", "Bản mới của bài đang được kiểm tra; dưới đây là bản đăng trước đó.")


def withdrawal(article: Article) -> str:
    """Return the words that replace the text of a withdrawn article."""
    when = f" ngày {format_day(article.withdrawn.day)}" if article.withdrawn else ""
    why = article.withdrawn.note if article.withdrawn else ""
    return f"Bài này đã được rút{when}. {f'Lý do: {why}' if why else ''}".strip()


def _others(portal: Portal, article: Article, corrections: Iterable[str]) -> Iterator[Banner]:
    for kind, title, other in (
        ("info", "Bài này đã được thay bằng bài khác", article.replaced_by),
        ("correction", "Bài này đính chính một bài đã đăng", article.corrects),
    ):
        if other and portal.has_article(other):
            yield Banner(kind, title, links=(_dated(article_link(portal, other)),))
    for id in corrections:
        yield Banner("correction", "Bài này đã được đính chính", links=(_dated(article_link(portal, id)),))


def _dated(link: Link) -> Link:
    return Link(link.text, link.href, f"ngày {link.note}")


def _consultation(asked: Consultation) -> Banner:
    if asked.outcome:
        return Banner("info", "Đã kết thúc lấy ý kiến", asked.outcome)
    since = f"từ {_since(asked.opens, asked.opens_at)} " if asked.opens else ""
    until = f"đến {limit_text(asked.closes, asked.closes_at)}" if asked.closes else ""
    until = f"Nhận góp ý {since}{until}".strip() + "." if since or until else ""
    where = f" Gửi góp ý về: {asked.where}." if asked.where and (asked.open or asked.awaited) else ""
    over = asked.closes and not asked.awaited
    title = "Đang lấy ý kiến góp ý" if asked.open else "Đã hết hạn góp ý" if over else "Lấy ý kiến góp ý"
    return Banner("info", title, (until + where).strip())


def _since(day: date, clock: str) -> str:
    return f"{said_hour(clock)} ngày {format_day(day)}" if clock else f"ngày {format_day(day)}"
